/** Refunds: the laws P6 and P7 under the policies that promise them, and the lines of an order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { BASE, club, lots, member, on, order, type Walk } from './accounts.ts';

/** Rules that differ in what they look at, a cap, and a ladder with a bonus. */
function rich(returns: object, caps = true): Programme {
  const tier = (id: string, atLeast: number, points: number) => ({
    id,
    qualify: [{ all: [{ counter: 'points', atLeast }] }],
    bonus: { currency: 'points', points, qualifying: true },
  });
  return club({
    earnRules: [
      BASE,
      { id: 'units', points: 3, each: 'unit' },
      { id: 'tenth', points: '0.5', perMinor: 1000, steps: 'whole' },
    ],
    ...(caps
      ? { caps: [{ id: 'monthly', points: 300, window: { kind: 'calendar', unit: 'month' } }] }
      : {}),
    ladders: [
      {
        id: 'status',
        window: { kind: 'calendar', unit: 'year' },
        tiers: [tier('silver', 50, 10), tier('gold', 200, 20)],
      },
    ],
    returns,
  });
}

const anyOrder = fc.array(
  fc.record({
    netMinor: fc.integer({ min: 1, max: 9000 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
);
type Lines = readonly { readonly netMinor: number; readonly quantity: number }[];

function bought(id: string, lines: Lines) {
  return {
    type: 'order',
    id,
    lines: lines.map((line, index) => ({ id: String(index), ...line })),
  } as const;
}

describe('P6: an order and its full refund, nothing spent in between', () => {
  it.each(['residual', 'pro-rata-cumulative', 'per-refund-floor'])(
    'leave everything as it was, with partial refunds %s and caps net',
    (partialRefund) => {
      let lifted = 0;
      let capped = 0;
      fc.assert(
        fc.property(anyOrder, anyOrder, (before, lines) => {
          const walk = member(rich({ partialRefund, spent: 'unlimited-debt' }));
          walk.does('2026-02-01', { type: 'Earn', occasion: bought('before', before) });
          const was = walk.state();
          const had = booksAt(was, on('2026-02-02'));
          walk.does('2026-02-02', { type: 'Earn', occasion: bought('A', lines) });
          lifted += Number(walk.state().bonuses.length > was.bonuses.length);
          capped += Number(
            JSON.stringify(walk.events().at(-1)).length > 0 &&
              booksAt(walk.state(), on('2026-02-02')).issued >= 300,
          );
          walk.does('2026-02-03', { type: 'Refund', order: 'A' });

          const now = walk.state();
          const has = booksAt(now, on('2026-02-03'));
          expect([has.available, has.debt, has.pending]).toEqual([
            had.available,
            had.debt,
            had.pending,
          ]);
          expect(now.capUse).toEqual(was.capUse);
          expect(now.counts).toEqual(was.counts);
          expect(now.lifetime).toEqual(was.lifetime);
          expect(now.bonuses).toEqual(was.bonuses);
          expect(now.couponUses).toEqual(was.couponUses);
        }),
        { numRuns: 60 },
      );
      expect(Math.min(lifted, capped)).toBeGreaterThan(3);
    },
  );
});

describe('P7: any partition of a refund', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 8 });
  const share = fc.integer({ min: 1, max: 1000 });

  it.each(['residual', 'pro-rata-cumulative'])(
    'takes back, and gives back, what one refund would: %s',
    (partialRefund) => {
      let several = 0;
      let partial = 0;
      fc.assert(
        fc.property(anyOrder, cuts, share, (lines, pieces, part) => {
          const whole = lines.reduce((sum, { netMinor }) => sum + netMinor, 0);
          const total = Math.max(1, Math.floor((whole * part) / 1000));
          const parts = partsOf(total, pieces);
          several += Number(parts.length > 2);
          partial += Number(total < whole);
          const after = (amounts: readonly number[]) => {
            const walk = paidOrder(partialRefund, lines);
            for (const amountMinor of amounts) {
              walk.does('2026-02-03', { type: 'Refund', order: 'A', amountMinor });
            }
            const { available, clawedBack, redeemed, debt } = walk.books('2026-02-03');
            return { available, clawedBack, redeemed, debt };
          };

          expect(after(parts)).toEqual(after([total]));
        }),
        { numRuns: 60 },
      );
      expect(Math.min(several, partial)).toBeGreaterThan(10);
    },
  );

  /** One line, so that an amount is spread over it alone, of which points paid a part. */
  function paidOrder(partialRefund: string, lines: Lines): Walk {
    const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0);
    const pay = { id: 'pay', kind: 'payment', points: 1, worthMinor: 1 };
    const walk = member(
      club({
        earnRules: [BASE],
        redemptions: [pay],
        returns: { partialRefund, spent: 'unlimited-debt' },
      }),
    );
    walk.does('2026-01-02', {
      type: 'Open',
      reference: 'o',
      lots: lots([40, '2027-01-01'], [60, null]),
    });
    const points = Math.min(100, netMinor);
    const paid = { type: 'Redeem', redemption: 'r', option: 'pay', order: 'A' } as const;
    walk.does('2026-02-01', { ...paid, points, orderMinor: netMinor });
    const occasion = { ...bought('A', [{ netMinor, quantity: 1 }]), paidWithPointsMinor: points };
    walk.does('2026-02-01', { type: 'Earn', occasion });
    return walk;
  }
});

/** An amount cut at these lengths; what is left over is the last piece. */
function partsOf(total: number, pieces: readonly number[]): readonly number[] {
  const parts: number[] = [];
  let left = total;
  for (const piece of pieces) {
    if (left <= piece) break;
    parts.push(piece);
    left -= piece;
  }
  return [...parts, left];
}

describe('what comes back of an order', () => {
  const two = () => {
    const walk = member(club());
    const lines = [
      { id: 'tea', netMinor: 3000, quantity: 3 },
      { id: 'cup', netMinor: 1000 },
    ];
    walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A', lines } });
    return walk;
  };

  it('is a line, a number of it, or an amount of it; then what is left of all', () => {
    const walk = two();
    walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: [{ line: 'tea', quantity: 1 }] });
    expect(walk.books('2026-02-02').clawedBack).toBe(10);
    walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: [{ line: 'tea', minor: 500 }] });
    expect(walk.books('2026-02-02').clawedBack).toBe(15);
    walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: [{ line: 'cup', quantity: 1 }] });
    expect(walk.books('2026-02-02').clawedBack).toBe(25);
    walk.does('2026-02-02', { type: 'Refund', order: 'A' });
    expect(walk.books('2026-02-02').clawedBack).toBe(40);
  });

  it('is refused where it is not there', () => {
    const walk = two();
    const refused = (
      lines: readonly (string | { line: string; quantity?: number; minor?: number })[],
    ) => walk.refused('2026-02-02', { type: 'Refund', order: 'A', lines });

    const both = { type: 'Refund', order: 'A', lines: ['cup'], amountMinor: 1 } as const;
    expect(walk.refused('2026-02-02', both)).toEqual({ code: 'LINES_AND_AMOUNT' });
    expect(refused(['mug'])).toEqual({ code: 'NO_SUCH_LINE' });
    expect(refused(['cup', 'cup'])).toEqual({ code: 'NO_SUCH_LINE' });
    expect(refused([])).toEqual({ code: 'NO_SUCH_LINE' });
    expect(refused([{ line: 'tea', quantity: 4 }])).toEqual({
      code: 'MORE_THAN_LEFT',
      left: 3,
      asked: 4,
    });
    expect(refused([{ line: 'tea', minor: 3001 }])).toMatchObject({ code: 'MORE_THAN_LEFT' });
    expect(walk.refused('2026-02-02', { type: 'Refund', order: 'A', amountMinor: 4001 })).toEqual({
      code: 'MORE_THAN_LEFT',
      left: 4000,
      asked: 4001,
    });
    expect(walk.refused('2026-02-02', { type: 'Refund', order: 'B' })).toEqual({
      code: 'NO_SUCH_ORDER',
    });
  });

  it('pending points go first, and of them those of the line that came back', () => {
    const walk = member(
      club({ currencies: [{ id: 'points', pending: { kind: 'return-window' } }] }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000, 2000) });
    const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: ['2'] });

    expect(event?.entries).toEqual([{ kind: 'clawed-back', lot: '2', points: 20 }]);
    expect(walk.books('2026-02-02')).toMatchObject({ pending: 10, available: 0 });
    expect(walk.available('2026-03-10')).toBe(10);
  });

  it('pending points go before active ones', () => {
    const slow = { kind: 'delay', hours: 2400 };
    const walk = member(
      club({ earnRules: [BASE, { id: 'slow', points: 1, perMinor: 100, pending: slow }] }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 3000) });
    const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'A', amountMinor: 1000 });
    const [first] = event?.entries ?? [];

    expect(event?.entries).toHaveLength(1);
    expect(walk.books('2026-02-02')).toMatchObject({ pending: 10, available: 30 });
    expect(first).toMatchObject({ kind: 'clawed-back', points: 20 });
  });

  it('of all its money takes what was free with it too', () => {
    const earnRules = [{ id: 'units', points: 3, each: 'unit' }];
    const walk = member(club({ earnRules }));
    const lines = [
      { id: 'tea', netMinor: 1000 },
      { id: 'gift', netMinor: 0 },
    ];
    walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A', lines } });
    walk.does('2026-02-02', { type: 'Refund', order: 'A', amountMinor: 1000 });

    expect(walk.books('2026-02-02')).toMatchObject({ clawedBack: 6, available: 0 });
    expect(walk.refused('2026-02-03', { type: 'Refund', order: 'A' })).toEqual({
      code: 'ALREADY_UNDONE',
    });
  });

  it('is taken back once, though the policy changed between two refunds', () => {
    const earnRules = [{ id: 'fixed', points: 100 }];
    const spent = 'unlimited-debt';
    const returns = { partialRefund: 'pro-rata-cumulative', spent };
    const versions = [
      { from: '2020-01-01T00:00Z', earnRules, returns },
      { from: '2026-03-01T00:00Z', earnRules, returns: { spent } },
    ];
    const walk = member(club({}, { versions }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 10_000) });
    const back = { type: 'Refund', order: 'A' } as const;
    walk.does('2026-02-02', { ...back, amountMinor: 5000 });
    walk.does('2026-03-02', { ...back, amountMinor: 1000 });
    expect(walk.books('2026-03-02').clawedBack).toBe(50);
    walk.does('2026-03-03', back);
    expect(walk.books('2026-03-03')).toMatchObject({ clawedBack: 100, available: 0, debt: 0 });
  });

  it('points that have expired by themselves are neither taken nor missing', () => {
    const walk = member(
      club({
        currencies: [
          {
            id: 'points',
            expiry: { kind: 'age', count: 10, unit: 'days', since: 'earned', endOf: 'day' },
          },
        ],
        returns: { spent: 'unlimited-debt' },
      }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    const [event] = walk.does('2026-03-01', { type: 'Refund', order: 'A' });

    expect(event).toMatchObject({ expired: { points: 50 }, shortfall: {}, entries: [] });
    expect(walk.books('2026-03-01')).toMatchObject({ debt: 0, expired: 50 });
  });

  it('of an order paid with points, cash leaves their share out', () => {
    const pay = { id: 'pay', kind: 'payment', points: 1, worthMinor: 1 };
    const walk = member(club({ redemptions: [pay], returns: { redeemed: 'full-refund-only' } }));
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([1000, null]) });
    const paid = { type: 'Redeem', redemption: 'r', option: 'pay', order: 'A' } as const;
    walk.does('2026-02-01', { ...paid, points: 1000, orderMinor: 4000 });
    const occasion = { ...order('A', 4000), paidWithPointsMinor: 1000 };
    walk.does('2026-02-01', { type: 'Earn', occasion });
    const [half] = walk.does('2026-02-02', { type: 'Refund', order: 'A', amountMinor: 2000 });
    expect(half).toMatchObject({ cashMinor: 1500, restored: [] });
    const [rest] = walk.does('2026-02-03', { type: 'Refund', order: 'A' });
    expect(rest).toMatchObject({ cashMinor: 1500, restored: [{ redemption: 'r' }] });
    expect(walk.books('2026-02-03')).toMatchObject({ redeemed: 0, available: 1000 });
  });

  it('an exchange takes goods back and sells others, or does neither', () => {
    const walk = two();
    const told = { type: 'Exchange', order: 'A', lines: ['cup'] } as const;
    expect(walk.refused('2026-02-02', { ...told, occasion: order('A', 900) })).toEqual({
      code: 'ALREADY_DONE',
    });
    walk.does('2026-02-02', { ...told, occasion: order('B', 900) });
    expect(walk.books('2026-02-02')).toMatchObject({ issued: 49, clawedBack: 10, available: 39 });
  });

  it('without a receipt comes from any lot, and is told once', () => {
    const walk = two();
    const told = { type: 'ReturnWithoutReceipt', reference: 'w', points: 50 } as const;
    const outcome = walk.ask('2026-02-02', told);
    expect(outcome).toMatchObject({ warnings: [{ code: 'SHORTFALL', points: 10 }] });
    expect(walk.books('2026-02-02')).toMatchObject({ clawedBack: 40, available: 0 });
    expect(walk.refused('2026-02-02', told)).toEqual({ code: 'ALREADY_DONE' });
  });

  it('a visit that did not happen is undone once', () => {
    const walk = member(club({ earnRules: [{ id: 'visit', on: 'visit', points: 5 }] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'visit', id: 'v' } });
    const told = { type: 'Undo', occasion: { type: 'visit', id: 'v' } } as const;
    walk.does('2026-02-02', told);
    expect(walk.books('2026-02-02')).toMatchObject({ available: 0, clawedBack: 5 });
    expect(walk.state().lifetime).toEqual({});
    expect(walk.refused('2026-02-02', told)).toEqual({ code: 'ALREADY_UNDONE' });
  });

  it('a coupon is used once by the order that names it, and again after its refund', () => {
    const coupons = [{ id: 'ten', off: { kind: 'share', share: '0.1' } }];
    const walk = member(club({ coupons }));
    const withCoupon = (id: string) => ({ ...order(id, 1000), coupon: 'ten' });
    walk.does('2026-02-01', { type: 'Earn', occasion: withCoupon('A') });
    expect(walk.refused('2026-02-01', { type: 'Earn', occasion: withCoupon('B') })).toEqual({
      code: 'COUPON_USED_UP',
      times: 1,
    });
    walk.does('2026-02-02', { type: 'Refund', order: 'A' });
    walk.does('2026-02-03', { type: 'Earn', occasion: withCoupon('B') });
  });
});

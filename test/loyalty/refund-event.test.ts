/** What the event of a refund says: every field, under each policy that fills it. */
import { describe, expect, it } from 'vitest';

import { RULES } from '../../src/domains/loyalty/account-rules.ts';
import { POINTS_MAX } from '../../src/domains/loyalty/points.ts';
import { BASE, club, lots, member, on, order, type Walk } from './accounts.ts';

const PAY = { id: 'pay', kind: 'payment', points: 1, worthMinor: 1 };
const VISIT = { id: 'visit', on: 'visit', points: 5 };
const visit = (id: string) => ({ type: 'visit', id }) as const;

/** An order of 40.00, of which points paid 10.00. */
function paid(version: object = {}): Walk {
  const walk = member(club({ earnRules: [BASE, VISIT], redemptions: [PAY], ...version }));
  walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([1000, null]) });
  const redeemed = { type: 'Redeem', redemption: 'r', option: 'pay', order: 'A' } as const;
  walk.does('2026-02-01', { ...redeemed, points: 1000, orderMinor: 4000 });
  const occasion = { ...order('A', 4000), paidWithPointsMinor: 1000 };
  walk.does('2026-02-01', { type: 'Earn', occasion });
  return walk;
}
const fact = {
  at: on('2026-02-02'),
  by: { actor: 'till-4', authority: null },
  programmeVersion: 1,
};

describe('the event of a refund', () => {
  it('names what was undone, what came back, and the money that goes back', () => {
    const walk = member(club());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 4000) });
    const told = { type: 'Refund', order: 'A', amountMinor: 1000, cancelledBy: 'firm' } as const;

    expect(walk.does('2026-02-02', told)).toEqual([
      {
        ...fact,
        type: 'Refunded',
        rules: [RULES.clawback],
        entries: [{ kind: 'clawed-back', lot: '1', points: 10 }],
        earning: 'order/A',
        cancelledBy: 'firm',
        lines: [{ line: '1', quantity: 0, minor: 1000 }],
        undone: {
          lines: [{ line: '1', quantity: 0, minor: 1000 }],
          points: { points: 10 },
          tallies: { points: 10, spend: 1000 },
          capUse: [],
          isWhole: false,
        },
        shortfall: {},
        expired: {},
        restored: [],
        bonuses: [],
        coupon: null,
        cashMinor: 1000,
      },
    ]);
  });

  it('of a whole order is by the customer unless it says so, and gives paid points back', () => {
    const [event] = paid().does('2026-02-02', { type: 'Refund', order: 'A' });

    expect(event).toMatchObject({
      type: 'Refunded',
      rules: [RULES.clawback, RULES.returned],
      cancelledBy: 'customer',
      restored: [{ redemption: 'r', parts: [{ lot: '1', points: 1000 }] }],
      cashMinor: 3000,
    });
  });

  it('of a visit says so', () => {
    const walk = member(club({ earnRules: [VISIT] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: visit('v') });

    expect(walk.does('2026-02-02', { type: 'Undo', occasion: visit('v') })).toEqual([
      {
        ...fact,
        type: 'Undone',
        rules: [RULES.clawback],
        entries: [{ kind: 'clawed-back', lot: '1', points: 5 }],
        earning: 'visit/v',
        cancelledBy: 'customer',
        lines: [],
        undone: {
          lines: [],
          points: { points: 5 },
          tallies: { points: 5, visits: 1 },
          capUse: [],
          isWhole: true,
        },
        shortfall: {},
        expired: {},
        restored: [],
        bonuses: [],
        coupon: null,
        cashMinor: 0,
      },
    ]);
  });

  it('is refused of an order that is called a visit, and of what never was', () => {
    const walk = paid();
    const code = 'NO_SUCH_ORDER';
    const undone = (occasion: { type: 'visit' | 'order'; id: string }) =>
      walk.refused('2026-02-02', { type: 'Undo', occasion });

    expect(undone({ type: 'order', id: 'A' })).toEqual({ code });
    expect(undone({ type: 'order', id: 'B' })).toEqual({ code });
    expect(undone(visit('v'))).toEqual({ code });
  });
});

describe('the points that paid for an order', () => {
  const restored = (walk: Walk, ...amounts: readonly (number | undefined)[]) =>
    amounts.map((amountMinor) => {
      const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'A', amountMinor });
      if (event?.type !== 'Refunded') throw new Error('no refund');
      return event.restored.map(({ parts }) => parts.map(({ points }) => points));
    });

  // 1,000 points of 40.00: a cent is a quarter of a point.
  it('come back by the share that came back by now, cut down', () => {
    const walk = paid({ returns: { redeemed: 'pro-rata' } });
    expect(restored(walk, 3, 2, 1000, 1000, undefined)).toEqual([
      [],
      [[1]],
      [[250]],
      [[250]],
      [[499]],
    ]);
  });

  it('come back with the whole order alone, or never, as the programme says', () => {
    const whole = paid({ returns: { redeemed: 'full-refund-only' } });
    expect(restored(whole, 2000, undefined)).toEqual([[], [[1000]]]);
    const none = paid({ returns: { redeemed: 'none' } });
    expect(restored(none, 2000, undefined)).toEqual([[], []]);
  });

  it('stay where they are when a visit of the same name is undone', () => {
    const walk = paid();
    walk.does('2026-02-01', { type: 'Earn', occasion: visit('A') });
    const [event] = walk.does('2026-02-02', { type: 'Undo', occasion: visit('A') });
    expect(event).toMatchObject({ type: 'Undone', restored: [], rules: [RULES.clawback] });
  });
});

describe('the coupon of an order', () => {
  const coupon = (coupons: string, ...amounts: readonly (number | undefined)[]) => {
    const off = { id: 'ten', off: { kind: 'share', share: '0.1' } };
    const walk = member(club({ coupons: [off], returns: { coupons } }));
    walk.does('2026-02-01', { type: 'Earn', occasion: { ...order('A', 1000), coupon: 'ten' } });
    return amounts.map((amountMinor) => {
      const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'A', amountMinor });
      return event?.type === 'Refunded' ? event.coupon : 'no refund';
    });
  };

  it('is given back with the whole order, or kept', () => {
    expect(coupon('released', 500, undefined)).toEqual([null, 'ten']);
    expect(coupon('kept', 500, undefined)).toEqual([null, null]);
  });
});

describe('points are taken back', () => {
  it('first from the lots of the lines that came back, all of these', () => {
    const walk = member(
      club({ currencies: [{ id: 'points', pending: { kind: 'return-window' } }] }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000, 2000, 3000) });
    const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: ['1', '3'] });

    expect(event?.entries).toEqual([
      { kind: 'clawed-back', lot: '1', points: 10 },
      { kind: 'clawed-back', lot: '3', points: 30 },
    ]);
  });

  it('currency by currency', () => {
    const walk = member(
      club({
        currencies: [{ id: 'points' }, { id: 'stars' }],
        earnRules: [BASE, { ...BASE, id: 'stars', currency: 'stars', points: 2 }],
      }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    walk.does('2026-02-01', { type: 'Earn', occasion: order('B', 1000) });
    const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'B' });

    expect(event?.entries).toEqual([
      { kind: 'clawed-back', lot: '3', points: 10 },
      { kind: 'clawed-back', lot: '4', points: 20 },
    ]);
  });

  it('currency by currency, though the lot of another ends sooner', () => {
    const expiry = { kind: 'age', count: 10, unit: 'days', since: 'earned', endOf: 'day' };
    const walk = member(
      club({
        currencies: [{ id: 'points' }, { id: 'stars', expiry }],
        earnRules: [BASE, { ...BASE, id: 'stars', currency: 'stars', points: 2 }],
      }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    const [event] = walk.does('2026-02-02', { type: 'Refund', order: 'A' });

    expect(event?.entries).toEqual([
      { kind: 'clawed-back', lot: '1', points: 10 },
      { kind: 'clawed-back', lot: '2', points: 20 },
    ]);
  });
});

describe('the bonus of a tier', () => {
  const tier = (id: string, atLeast: number, points: number) => ({
    id,
    qualify: [{ all: [{ counter: 'points', atLeast }] }],
    bonus: { currency: 'points', points },
  });
  const standing = (returns: object = {}) =>
    member(
      club({
        returns,
        ladders: [
          {
            id: 'status',
            window: { kind: 'calendar', unit: 'year' },
            tiers: [tier('silver', 50, 7), tier('gold', 100, 11)],
          },
        ],
      }),
    );
  const sells = (walk: Walk, id: string, minor: number) =>
    walk.does('2026-02-01', { type: 'Earn', occasion: order(id, minor) });
  const takes = (walk: Walk, id: string, amountMinor?: number) => {
    const events = walk.does('2026-02-02', { type: 'Refund', order: id, amountMinor });
    return events.flatMap((event) => (event.type === 'Refunded' ? event.bonuses : []));
  };

  it('goes with the order that brought it, and no other bonus does', () => {
    const walk = standing();
    sells(walk, 'A', 6000);
    sells(walk, 'B', 5000);
    expect(walk.available('2026-02-01')).toBe(128);
    expect(takes(walk, 'B')).toEqual(['gold']);
    expect(walk.available('2026-02-02')).toBe(67);
    expect(takes(walk, 'A')).toEqual(['silver']);
    expect(walk.available('2026-02-02')).toBe(0);
  });

  it('stays when a part of the order came back', () => {
    const walk = standing();
    sells(walk, 'A', 6000);
    expect(takes(walk, 'A', 2000)).toEqual([]);
  });

  it('stays when another order came back, though the tier is not earned any more', () => {
    const walk = standing();
    sells(walk, 'A', 6000);
    takes(walk, 'A', 2000);
    sells(walk, 'B', 2000);
    expect(takes(walk, 'B')).toEqual([]);
  });

  it('stays where what counts towards tiers is kept', () => {
    const walk = standing({ tier: 'kept' });
    sells(walk, 'A', 6000);
    expect(takes(walk, 'A')).toEqual([]);
  });

  it('goes, or stays, in a later year as the programme says', () => {
    const later = (returns: object) => {
      const walk = standing(returns);
      sells(walk, 'A', 6000);
      const events = walk.does('2028-02-02', { type: 'Refund', order: 'A' });
      return events.flatMap((event) => (event.type === 'Refunded' ? event.bonuses : []));
    };
    expect(later({ tier: 're-evaluated' })).toEqual(['silver']);
    expect(later({ tier: 'kept' })).toEqual([]);
  });

  it('goes with a visit that did not happen', () => {
    const silver = {
      ...tier('silver', 5, 7),
      qualify: [{ all: [{ counter: 'visits', atLeast: 1 }] }],
    };
    const ladder = {
      id: 'status',
      window: { kind: 'calendar', unit: 'year' },
      tiers: [silver],
    };
    const walk = member(club({ earnRules: [VISIT], ladders: [ladder] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: visit('v') });
    expect(walk.available('2026-02-01')).toBe(12);
    const [event] = walk.does('2026-02-02', { type: 'Undo', occasion: visit('v') });
    expect(event).toMatchObject({ type: 'Undone', bonuses: ['silver'] });
    expect(walk.available('2026-02-02')).toBe(0);
  });

  it('stays that was given by nobody’s order', () => {
    const walk = standing();
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'silver', until: on('2026-02-02') });
    sells(walk, 'A', 1000);
    expect(takes(walk, 'A')).toEqual([]);
  });
});

describe('goods without a receipt', () => {
  const told = { type: 'ReturnWithoutReceipt', reference: 'w', points: 50 } as const;
  const two = (spent: string) => {
    const walk = member(
      club({ currencies: [{ id: 'points' }, { id: 'stars' }], returns: { spent } }),
    );
    const opened = { expiresAt: null, points: 40 };
    const given = [
      { ...opened, currency: 'points' },
      { ...opened, currency: 'stars' },
    ];
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: given });
    return walk;
  };

  it('take points of the currency that is named, and say what they took', () => {
    const walk = two('clamp');
    const outcome = walk.ask('2026-02-02', { ...told, currency: 'stars', points: 30 });
    expect(outcome).toMatchObject({
      warnings: [],
      events: [
        {
          type: 'ReturnedWithoutReceipt',
          rules: [RULES.clawback],
          entries: [{ kind: 'clawed-back', lot: '2', points: 30 }],
          currency: 'stars',
          points: 30,
          shortfall: 0,
        },
      ],
    });
  });

  it('are owed for, where the programme lets points be owed', () => {
    const walk = two('unlimited-debt');
    walk.does('2026-02-02', told);
    expect(walk.books('2026-02-02')).toMatchObject({ clawedBack: 50, available: 0, debt: 10 });
  });

  it('are refused for a currency there is not, and for no points', () => {
    const walk = two('clamp');
    expect(walk.refused('2026-02-02', { ...told, currency: 'moons' })).toEqual({
      code: 'NO_SUCH_CURRENCY',
    });
    expect(walk.refused('2026-02-02', { ...told, points: 0 })).toEqual({
      code: 'BAD_POINTS',
      least: 1,
      most: POINTS_MAX,
    });
  });
});

describe('an exchange', () => {
  const told = { type: 'Exchange', order: 'A', occasion: order('B', 1000) } as const;

  it('is refused where the refund would be', () => {
    const walk = member(club());
    expect(walk.refused('2026-02-02', told)).toEqual({ code: 'NO_SUCH_ORDER' });
  });

  it('warns of points that nobody gives, as the refund would', () => {
    const walk = member(club({ returns: { spent: 'clamp' } }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 4000) });
    walk.does('2026-02-01', { type: 'Adjust', points: -15, reason: 'gift' });
    expect(walk.ask('2026-02-02', told)).toMatchObject({
      warnings: [{ code: 'SHORTFALL', currency: 'points', points: 15 }],
    });
  });
});

/** Acceptance: the semantics by other numbers than those of their examples, reckoned by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tierAt } from '../../src/domains/loyalty/account-preview.ts';
import { balanceAt } from '../../src/domains/loyalty/balance.ts';
import { type ExpiryRule, expiryOf } from '../../src/domains/loyalty/expiry-rule.ts';
import { poolShares } from '../../src/domains/loyalty/pool.ts';
import { redeemQuote } from '../../src/domains/loyalty/redeem-quote.ts';
import { instant } from '../../src/kernel/instant.ts';
import { BASE, club, lots, member, on, order, unaccounted, type Walk } from './accounts.ts';
import { earned, lineOf, orderOf, pointsOf, versionOf } from './programmes.ts';

const pay = { id: 'pay', kind: 'payment', points: 100, worthMinor: 100 };
const mug = { id: 'mug', kind: 'reward', points: 60, reward: 'mug' };
const spending = { redemptions: [pay, mug] };

const both = (walk: Walk, at: string) => {
  const { available, debt } = balanceAt(walk.state(), on(at));
  return [available, debt];
};
const tierOf = (walk: Walk, at: string) =>
  tierAt(walk.programme, walk.state(), on(at))?.tier ?? null;

describe('what an order earns', () => {
  it.each([
    [999, 0],
    [1000, 1],
    [10_999, 10],
    [11_000, 11],
  ])('at 1 point per 10.00, %d minor units earn %d', (minor, points) => {
    const version = { earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] };
    expect(pointsOf(earned(version, orderOf(minor)))).toBe(points);
  });

  it.each([
    // ⌊19.99⌋ and ⌊9.995⌋; ⌊9.99⌋, 10, ⌊4.995⌋ and 5; ⌊29.985⌋, and so on.
    ['rule', 'floor', 28],
    ['line', 'floor', 28],
    ['order', 'floor', 29],
    ['order', 'half-up', 30],
    ['line', 'half-up', 30],
    ['rule', 'ceiling', 30],
  ])('rounded once a %s, %s, two rules on 9.99 and 10.00 pay %d', (per, to, points) => {
    const earnRules = [BASE, { ...BASE, id: 'half', perMinor: 200 }];
    const lines = [lineOf(999, { id: '1' }), lineOf(1000, { id: '2' })];
    expect(pointsOf(earned({ earnRules, rounding: { per, to } }, orderOf(lines)))).toBe(points);
  });

  it.each([
    // 3 × 1.25 × 0.5 is 1.875.
    ['product', 75],
    // 1 + 2 + 0.25 − 0.5 is 2.75, and 2.75 × 40 is 110.
    ['additive', 110],
    ['best', 120],
    ['newest', 20],
  ])('of 40 points ×3, ×1.25 and ×0.5 make, by %s, %d', (meet, points) => {
    const list = ['3', '1.25', '0.5'].map((factor, index) => {
      return { id: factor, factor, validFrom: `2026-01-0${index + 1}T00:00Z` };
    });
    const version = { earnRules: [{ id: 'base', points: 40 }], multipliers: { meet, list } };
    expect(pointsOf(earned(version, orderOf(100)))).toBe(points);
  });

  it('is cut by a cap that a refund makes room in, unless the cap counts gross', () => {
    const left = (counts: string) => {
      const ada = member(
        club({ caps: [{ id: 'c', window: { kind: 'lifetime' }, points: 75, counts }] }),
      );
      ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 12_000) });
      expect(ada.available('2026-01-02')).toBe(75);
      ada.does('2026-01-03', { type: 'Refund', order: 'A' });
      ada.does('2026-01-04', { type: 'Earn', occasion: order('B', 5000) });
      return ada.available('2026-01-04');
    };
    expect([left('net'), left('gross')]).toEqual([50, 0]);
  });

  it('counts in the week of the programme: Monday begins in Tokyo at 15:00 of Sunday, UTC', () => {
    const caps = [{ id: 'c', window: { kind: 'calendar', unit: 'week' }, points: 100 }];
    const ada = member(club({ caps }, { zone: 'Asia/Tokyo' }));
    ada.does('2026-03-08T14:59:59.999Z', { type: 'Earn', occasion: order('A', 10_000) });
    ada.does('2026-03-08T15:00Z', { type: 'Earn', occasion: order('B', 5000) });

    expect(ada.available('2026-03-09')).toBe(150);
  });
});

describe('the end of points', () => {
  const age = { kind: 'age', count: 1, unit: 'months', since: 'earned', endOf: 'day' } as const;

  it.each<[string, ExpiryRule, string, string, string]>([
    ['a leap year', age, '2024-01-31T12:00Z', 'UTC', '2024-03-01T00:00:00.000Z'],
    [
      'a year from 29 February',
      { ...age, count: 12 },
      '2024-02-29T12:00Z',
      'UTC',
      '2025-03-01T00:00:00.000Z',
    ],
    [
      'a quarter',
      { ...age, count: 3, endOf: 'quarter' },
      '2026-02-10T12:00Z',
      'UTC',
      '2026-07-01T00:00:00.000Z',
    ],
    [
      'New York in winter',
      { ...age, count: 12, endOf: 'month' },
      '2020-11-06T12:00Z',
      'America/New_York',
      '2021-12-01T05:00:00.000Z',
    ],
    ['a zone of 5:45', age, '2026-01-30T18:30Z', 'Asia/Kathmandu', '2026-02-28T18:15:00.000Z'],
    [
      'a midnight that was left out',
      { kind: 'fixed-date', lastDate: '2018-11-03' },
      '2018-01-01T00:00Z',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
    ],
    [
      'a day that was left out',
      { kind: 'fixed-date', lastDate: '2011-12-30' },
      '2011-01-01T00:00Z',
      'Pacific/Apia',
      '2011-12-30T10:00:00.000Z',
    ],
  ])('falls right: %s', (_, rule, earnedAt, zone, end) => {
    const at = instant(earnedAt);
    expect(
      expiryOf(rule, { earnedAt: at, activeAt: at, lastActivityAt: at, zone, tiers: [] }),
    ).toBe(end);
  });

  it('by inactivity is moved by an order, and nothing revives what has ended', () => {
    const points = { id: 'points', expiry: { kind: 'inactivity', months: 6 } };
    const ada = member(club({ currencies: [points] }, { zone: 'Europe/Paris' }), '2025-01-01');
    ada.does('2025-02-01T10:00Z', { type: 'Earn', occasion: order('A', 10_000) });
    // In Paris 1 July has begun, so the end of 1 January is the end.
    ada.does('2025-06-30T22:30Z', { type: 'Earn', occasion: order('B', 1000) });

    expect(ada.available('2026-01-01T22:59:59.999Z')).toBe(110);
    expect(ada.available('2026-01-01T23:00Z')).toBe(0);
    ada.does('2026-01-05', { type: 'Earn', occasion: order('C', 500) });
    expect(ada.available('2026-01-05')).toBe(5);
  });
});

describe('what comes back', () => {
  it('seven refunds of 1.43 of 10.01, pro rata of 50 points, leave 50 − ⌊50k ÷ 7⌋', () => {
    const rules = [{ id: 'base', points: 50 }];
    const ada = member(
      club({ earnRules: rules, returns: { partialRefund: 'pro-rata-cumulative' } }),
    );
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 1001) });
    const left = [1, 2, 3, 4, 5, 6, 7].map(() => {
      ada.does('2026-01-03', { type: 'Refund', order: 'A', amountMinor: 143 });
      return ada.available('2026-01-03');
    });
    expect(left).toEqual([43, 36, 29, 22, 15, 8, 0]);
  });

  it.each([
    ['clamp', [40, 0], 70],
    ['within-balance', [0, 0], 30],
    ['any-lot', [0, 0], 30],
    ['unlimited-debt', [0, 30], null],
  ])('70 of an order’s 100 are spent and 40 others there: %s leaves %j', (spent, left, missing) => {
    const ada = member(
      club({ ...spending, returns: { spent }, lots: { consume: 'oldest-first' } }),
    );
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 10_000) });
    ada.does('2026-01-03', { type: 'Adjust', points: 40, reason: 'gift' });
    ada.does('2026-01-03', { type: 'Redeem', redemption: 'r', option: 'pay', points: 70 });
    const outcome = ada.ask('2026-01-04', { type: 'Refund', order: 'A' });

    expect(both(ada, '2026-01-04')).toEqual(left);
    const shortfall = { code: 'SHORTFALL', currency: 'points', points: missing };
    expect(outcome).toMatchObject({ warnings: missing === null ? [] : [shortfall] });
    expect(unaccounted(ada.books('2026-02-01'))).toBe(0);
  });

  it('a third of an order paid with points brings a third of them back to each lot', () => {
    const ada = member(club({ ...spending, earnRules: [] }));
    ada.does('2026-01-02', {
      type: 'Open',
      reference: 'o',
      lots: lots([300, '2026-06-01'], [300, '2026-09-01']),
    });
    const redeem = { type: 'Redeem', redemption: 'r', option: 'pay', order: 'A' } as const;
    ada.does('2026-01-03', { ...redeem, points: 600, orderMinor: 1200 });
    const occasion = { ...order('A', 1200), paidWithPointsMinor: 600 };
    ada.does('2026-01-03', { type: 'Earn', occasion });
    const [refunded] = ada.does('2026-01-04', { type: 'Refund', order: 'A', amountMinor: 400 });

    expect(refunded).toMatchObject({ cashMinor: 200 });
    expect(balanceAt(ada.state(), on('2026-01-04'))).toMatchObject({
      available: 200,
      nextExpiry: { at: on('2026-06-01'), points: 100 },
    });
  });

  it('a firm that cancels before the lot ends gives thirty days too', () => {
    const ada = member(club(spending));
    ada.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([100, '2026-04-10']) });
    ada.does('2026-03-20', { type: 'Redeem', redemption: 'r', option: 'mug' });
    ada.does('2026-04-05', { type: 'ReverseRedemption', redemption: 'r', cancelledBy: 'firm' });

    expect(
      ['2026-04-09', '2026-04-11', '2026-05-05', '2026-05-06'].map((at) => ada.available(at)),
    ).toEqual([100, 60, 60, 0]);
  });

  it('stamps go back and reopen a full card, or are kept, while points go back in any case', () => {
    const version = (stamps: string) => ({
      currencies: [{ id: 'points' }, { id: 'stamps', kind: 'stamps' }],
      earnRules: [BASE, { id: 'stamp', points: 1, each: 'line', currency: 'stamps' }],
      stampCards: [{ id: 'card', currency: 'stamps', size: 6, reward: 'tea' }],
      redemptions: [{ id: 'tea', kind: 'reward', currency: 'stamps', points: 6, reward: 'tea' }],
      returns: { stamps },
    });
    const after = (stamps: string) => {
      const ada = member(club(version(stamps)));
      for (const id of ['A', 'B', 'C']) {
        ada.does('2026-01-02', { type: 'Earn', occasion: order(id, 100, 200) });
      }
      const left = (): readonly number[] =>
        ['points', 'stamps'].map((currency) => ada.available('2026-01-03', currency));
      ada.does('2026-01-03', { type: 'Refund', order: 'B', lines: ['2'] });
      const first = left();
      ada.does('2026-01-03', { type: 'Refund', order: 'B' });
      const second = left();
      const tea = ada.ask('2026-01-04', { type: 'Redeem', redemption: 'r', option: 'tea' });
      return [first, second, tea.accepted];
    };
    expect(after('taken-back')).toEqual([[7, 5], [6, 4], false]);
    expect(after('kept')).toEqual([[7, 6], [6, 6], true]);
  });

  it('every way to the whole takes back all, and what came back decides, not the order of it', () => {
    const seen = { lines: 0, capped: 0 };
    const rules = fc.record({
      per: fc.constantFrom('rule', 'line', 'order'),
      to: fc.constantFrom('floor', 'half-up', 'ceiling'),
      partialRefund: fc.constantFrom('residual', 'pro-rata-cumulative'),
      perMinor: fc.constantFrom(1, 100, 333),
      bonusFrom: fc.integer({ min: 100, max: 9000 }),
      cap: fc.option(fc.integer({ min: 10, max: 300 })),
      minor: fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 2, maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        rules,
        fc.integer(),
        ({ per, to, partialRefund, perMinor, bonusFrom, cap, minor }, turn) => {
          const amount = { minor: bonusFrom, currency: 'EUR' };
          const when = { compare: 'order.amount', is: 'gte', to: amount };
          const programme = club({
            earnRules: [
              { ...BASE, perMinor },
              { id: 'large', points: 50, when },
            ],
            rounding: { per, to },
            caps: cap === null ? [] : [{ id: 'c', window: { kind: 'lifetime' }, points: cap }],
            returns: { partialRefund },
          });
          const after = (...parts: readonly object[]) => {
            const ada = member(programme);
            if (!ada.ask('2026-01-02', { type: 'Earn', occasion: order('A', ...minor) }).accepted)
              return 0;
            if (ada.available('2026-01-02') === cap) seen.capped += 1;
            for (const part of parts)
              ada.does('2026-01-03', { type: 'Refund', order: 'A', ...part });
            return ada.available('2026-01-03');
          };
          const ids = minor.map((_, index) => String(index + 1));
          const some = ids.filter((_, index) => index !== Math.abs(turn) % ids.length);
          seen.lines += some.length;
          const one = (line: string) => ({ lines: [line] });

          expect(after(...some.map(one))).toBe(after(...some.toReversed().map(one)));
          expect(after({ lines: some })).toBe(after(...some.map(one)));
          expect([after({}), after(...ids.map(one)), after({ amountMinor: 1 }, {})]).toEqual([
            0, 0, 0,
          ]);
        },
      ),
      { numRuns: 25 },
    );
    expect(seen.lines).toBeGreaterThan(35);
    expect(seen.capped).toBeGreaterThan(12);
  });
});

describe('what is spent', () => {
  it.each([
    [{ orderShareMax: '0.3' }, 750],
    [{ blockPoints: 400 }, 1200],
    [{ worthMinor: 80 }, 1400],
    [{ worthMinor: 400 }, 625],
  ])('of 1,400 points asked for an order of 25.00, with %j it takes %d', (terms, points) => {
    const [option] = versionOf({ redemptions: [{ ...pay, ...terms }] }).redemptions;
    expect(option && redeemQuote(option, { points: 1400, orderMinor: 2500 }).points).toBe(points);
  });

  it('a hold over two lots captured in part gives back to the later one first', () => {
    const ada = member(club());
    ada.does('2026-01-02', {
      type: 'Open',
      reference: 'o',
      lots: lots([60, '2027-01-01'], [60, '2027-02-01']),
    });
    ada.does('2026-01-03', { type: 'Hold', hold: 'h', points: 80, until: on('2026-02-01') });
    ada.does('2026-01-04', { type: 'Capture', hold: 'h', points: 65 });

    expect(balanceAt(ada.state(), on('2026-01-04'))).toMatchObject({
      available: 55,
      nextExpiry: { at: on('2027-02-01'), points: 55 },
    });
  });

  it('by a household of equals, the odd point comes from the first; by age, from the oldest', () => {
    const household = ['ada', 'bob', 'cy'].map((id, index) => {
      return { id, available: 7, joinedAt: on(`2026-01-0${3 - index}`) };
    });
    expect(
      poolShares(household, 10, { share: 'proportional' })?.map(({ points }) => points),
    ).toEqual([4, 3, 3]);
    expect(poolShares(household, 10, { share: 'oldest-member-first' })).toEqual([
      { id: 'bob', points: 3 },
      { id: 'cy', points: 7 },
    ]);
  });

  it('a debt is repaid by points that begin by themselves, and by no pending ones', () => {
    const points = { id: 'points', pending: { kind: 'delay', hours: 48 } };
    const ada = member(club({ currencies: [points], returns: { spent: 'unlimited-debt' } }));
    ada.does('2026-01-02', { type: 'Adjust', points: -30, reason: 'error' });
    ada.does('2026-01-03', { type: 'Earn', occasion: order('A', 5000) });

    expect([both(ada, '2026-01-03'), both(ada, '2026-01-05')]).toEqual([
      [0, 30],
      [20, 0],
    ]);
  });
});

describe('standing', () => {
  const ladder = (some: object = {}, ...least: number[]) => ({
    ladders: [
      {
        id: 'status',
        tiers: (least.length === 0 ? [100, 300] : least).map((atLeast) => {
          return { id: `t${atLeast}`, qualify: [{ all: [{ counter: 'points', atLeast }] }] };
        }),
        ...some,
      },
    ],
  });

  it.each([
    ['month', { window: { kind: 'calendar', unit: 'month' } }, '2026-03-31T23:59Z', '2026-04-01'],
    [
      'month, one more, and five days',
      { window: { kind: 'calendar', unit: 'month' }, extraWindows: 1, graceDays: 5 },
      '2026-05-05T23:59Z',
      '2026-05-06',
    ],
    ['year from joining', { window: { kind: 'anniversary' } }, '2026-12-31T23:59Z', '2027-01-01'],
    [
      'three months back',
      { window: { kind: 'rolling', months: 3 } },
      '2026-06-09T23:59Z',
      '2026-06-11',
    ],
  ])('of a %s stays until it is over', (_, some, last, over) => {
    const ada = member(club(ladder(some)));
    ada.does('2026-03-09', { type: 'Earn', occasion: order('A', 9900) });
    expect(tierOf(ada, '2026-03-09')).toBe(null);
    ada.does('2026-03-10', { type: 'Earn', occasion: order('B', 100) });

    const threshold = some.window.kind === 'rolling' ? '2026-03-10' : last;
    expect([tierOf(ada, threshold), tierOf(ada, over)]).toEqual(['t100', null]);
  });

  it('carries what is above the threshold into the next year where the programme says so', () => {
    const ada = member(club(ladder({ rollover: 'excess', downgrade: 'to-earned' })), '2025-01-01');
    ada.does('2025-06-01', { type: 'Earn', occasion: order('A', 25_000) });
    ada.does('2026-02-01', { type: 'Earn', occasion: order('B', 14_900) });
    expect(tierOf(ada, '2026-02-01')).toBe('t100'); // 150 + 149
    ada.does('2026-02-02', { type: 'Earn', occasion: order('C', 100) });
    expect(tierOf(ada, '2026-02-02')).toBe('t300');
  });

  it('may count an event of the host, and loses it when the event is undone', () => {
    const reviews = [{ all: [{ counter: 'event:review', atLeast: 2 }] }];
    const ada = member(
      club({
        earnRules: [{ id: 'review', on: 'event', event: 'review', points: 1 }],
        ladders: [
          { id: 'status', downgrade: 'to-earned', tiers: [{ id: 'critic', qualify: reviews }] },
        ],
      }),
    );
    const review = (id: string) => ({ type: 'event', event: 'review', id }) as const;
    ada.does('2026-01-02', { type: 'Earn', occasion: review('1') });
    ada.does('2026-01-03', { type: 'Earn', occasion: review('2') });
    expect(tierOf(ada, '2026-01-03')).toBe('critic');
    ada.does('2026-01-04', { type: 'Undo', occasion: review('2') });
    expect(tierOf(ada, '2026-01-04')).toBe(null);
  });

  it('that an import reaches pays no bonus, for no rule fires on what was had elsewhere', () => {
    const bonus = { currency: 'points', points: 20 };
    const qualify = (atLeast: number) => [{ all: [{ counter: 'points', atLeast }] }];
    const tiers = [
      { id: 'silver', qualify: qualify(100), bonus },
      { id: 'gold', qualify: qualify(300), bonus },
    ];
    const ada = member(club({ ladders: [{ id: 'status', tiers }] }));
    const counts = { points: { '2026-01-02': 150 } };
    ada.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([500, null]), counts });
    expect([tierOf(ada, '2026-01-02'), ada.available('2026-01-02')]).toEqual(['silver', 500]);

    ada.does('2026-01-03', { type: 'EvaluateTiers' });
    expect(ada.available('2026-01-03')).toBe(500);
    ada.does('2026-01-04', { type: 'Earn', occasion: order('A', 15_000) });
    expect([tierOf(ada, '2026-01-04'), ada.available('2026-01-04')]).toEqual(['gold', 670]);
  });

  it('is lifted step by step by bonuses: 86, Silver at 80 gives 15, Gold at 100 gives 7, 108', () => {
    const tier = (id: string, atLeast: number, points: number | null) => ({
      id,
      qualify: [{ all: [{ counter: 'points', atLeast }] }],
      bonus: points === null ? null : { currency: 'points', points },
    });
    const tiers = [tier('silver', 80, 15), tier('gold', 100, 7), tier('platinum', 108, null)];
    const ada = member(club({ ladders: [{ id: 'status', tiers }] }));
    const events = ada.does('2026-03-10', { type: 'Earn', occasion: order('A', 8600) });

    expect(
      events.map((event) => (event.type === 'TierChanged' ? event.held.tier : event.type)),
    ).toEqual(['Earned', 'silver', 'gold', 'platinum']);
    expect(ada.available('2026-03-10')).toBe(108);
  });
});

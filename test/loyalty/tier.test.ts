/** Tiers: the worked examples, every window and downgrade on both sides of its ends, and the laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TierCounters, TierHeld } from '../../src/domains/loyalty/tier.ts';
import { tierStanding } from '../../src/domains/loyalty/tier-standing.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { addMonths } from '../../src/time/local-date.ts';
import { earned, pointsOf, versionOf } from './programmes.ts';

const THRESHOLDS = { bronze: 50, silver: 100, gold: 200, platinum: 400 };

/** A version with one ladder of four tiers on points, with such terms. */
function ladderOf(terms: object, zone = 'UTC') {
  const tiers = Object.entries(THRESHOLDS).map(([id, atLeast]) => {
    return { id, qualify: [{ all: [{ counter: 'points', atLeast }] }] };
  });
  return versionOf({ zone, ladders: [{ id: 'club', tiers, ...terms }] });
}

type Days = Readonly<Record<string, number>>;

function countersOf(points: Days, other: Partial<TierCounters> = {}): TierCounters {
  const joinedAt = instant('2024-02-29T10:00Z');
  return { joinedAt, counts: { points }, balances: {}, granted: [], held: null, ...other };
}

const versions = new Map<string, ReturnType<typeof ladderOf>>();

function standing(terms: object, points: Days, at: string, other: Partial<TierCounters> = {}) {
  const key = JSON.stringify(terms);
  const version = versions.get(key) ?? ladderOf(terms);
  versions.set(key, version);
  const [ladder] = version.ladders;
  if (ladder === undefined) throw new Error('a ladder was given');
  return tierStanding(version, ladder, countersOf(points, other), instant(at));
}

function held(tier: string | null, since: string, asOf = since): TierHeld {
  return { tier, since: instant(since), asOf: instant(asOf), dropsAt: null };
}

const month = { window: { kind: 'calendar', unit: 'month' } };
const year = { window: { kind: 'calendar', unit: 'year' } };

describe('the worked examples', () => {
  it('21: Silver at 100 is reached with 100', () => {
    expect(standing(month, { '2026-03-10': 100 }, '2026-03-10T12:00Z').tier).toBe('silver');
    expect(standing(month, { '2026-03-10': 99 }, '2026-03-10T12:00Z').tier).toBe('bronze');
    expect(standing(month, { '2026-03-10': 49 }, '2026-03-10T12:00Z').tier).toBeNull();
  });

  it('21: a tier of the month reached on 10 March is valid through 31 March', () => {
    const points = { '2026-03-10': 100 };
    expect(standing(month, points, '2026-03-10T12:00Z').until).toBe('2026-04-01T00:00:00.000Z');
    expect(standing(month, points, '2026-03-31T23:59:59.999Z').tier).toBe('silver');
    expect(standing(month, points, '2026-04-01T00:00Z').tier).toBe('bronze');
  });

  it.each([
    ['one-step', 'gold'],
    ['to-earned', 'bronze'],
    ['never', 'platinum'],
  ])('22: Platinum with points of Bronze, downgraded %s, is %s', (downgrade, tier) => {
    const terms = { window: { kind: 'balance' }, downgrade };
    const before = held('platinum', '2026-01-01T00:00Z');
    const now = standing(terms, {}, '2026-03-10T00:00Z', {
      balances: { points: 60 },
      held: before,
    });
    expect(now.tier).toBe(tier);
    expect(now.earned).toBe('bronze');
  });

  it('23: each bonus is paid once, so that 95 points lead to Silver, its bonus, and Gold', () => {
    const tiers = [
      {
        id: 'silver',
        qualify: [{ all: [{ counter: 'points', atLeast: 90 }] }],
        bonus: { currency: 'points', points: 20 },
      },
      { id: 'gold', qualify: [{ all: [{ counter: 'points', atLeast: 110 }] }] },
    ];
    const version = versionOf({ ladders: [{ id: 'club', tiers }] });
    const [ladder] = version.ladders;
    if (ladder === undefined) throw new Error('a ladder was given');
    const at = instant('2026-03-10T12:00Z');
    const tierWith = (points: number, before: TierHeld | null) =>
      tierStanding(version, ladder, countersOf({ '2026-03-10': points }, { held: before }), at);
    const occasion = {
      type: 'tier',
      id: 'silver',
      tier: 'silver',
      at,
      partner: null,
      facts: {},
    } as const;
    const silver = tierWith(95, null);
    const bonus = earned(version, occasion);

    expect(silver.tier).toBe('silver');
    expect(bonus.lots.map(({ points, qualifying }) => [points, qualifying])).toEqual([[20, 20]]);
    expect(tierWith(95 + pointsOf(bonus), silver.held).tier).toBe('gold');
    const again = earned(version, occasion, { capUse: { 'rule:tier:silver': { lifetime: 1 } } });
    expect([again.lots, again.rejected[0]?.code]).toEqual([[], 'TOO_OFTEN']);
  });
});

describe('a window', () => {
  it('of the calendar lasts so many windows more', () => {
    const terms = { ...year, extraWindows: 1, downgrade: 'to-earned' };
    const points = { '2025-12-31': 200, '2026-06-01': 60 };

    expect(standing(terms, points, '2026-12-31T23:59:59.999Z').tier).toBe('gold');
    expect(standing(terms, points, '2026-12-31T00:00Z').until).toBe('2027-01-01T00:00:00.000Z');
    expect(standing(terms, points, '2027-01-01T00:00Z').tier).toBe('bronze');
    expect(standing(terms, points, '2028-01-01T00:00Z').tier).toBeNull();
  });

  it.each([
    ['quarter', '2026-01-01T00:00Z', '2026-04-01T00:00:00.000Z'],
    ['year', '2026-01-01T00:00Z', '2027-01-01T00:00:00.000Z'],
    ['month', '2026-01-01T00:00Z', '2026-02-01T00:00:00.000Z'],
  ])('of a %s is over when the next begins', (unit, at, until) => {
    const terms = { window: { kind: 'calendar', unit } };
    expect(standing(terms, { '2026-01-01': 50 }, at).until).toBe(until);
  });

  it('of an anniversary begins on the day of joining, 29 February on the last of a short one', () => {
    const terms = { window: { kind: 'anniversary' }, downgrade: 'to-earned' };
    const points = { '2025-02-27': 100 };

    expect(standing(terms, points, '2025-02-27T12:00Z').until).toBe('2025-02-28T00:00:00.000Z');
    expect(standing(terms, { '2025-02-28': 100 }, '2025-03-01T00:00Z').until).toBe(
      '2026-02-28T00:00:00.000Z',
    );
    expect(standing(terms, { '2027-03-01': 100 }, '2027-03-01T00:00Z').until).toBe(
      '2028-02-29T00:00:00.000Z',
    );
  });

  it('that rolls lets a date count until the same date so many months later', () => {
    const terms = { window: { kind: 'rolling', months: 12 }, downgrade: 'to-earned' };
    const points = { '2025-03-10': 60, '2025-07-01': 40 };

    expect(standing(terms, points, '2026-03-09T23:59Z').tier).toBe('silver');
    expect(standing(terms, points, '2026-01-01T00:00Z').until).toBe('2026-03-10T00:00:00.000Z');
    expect(standing(terms, points, '2026-03-10T00:00Z').tier).toBeNull();
    const leap = standing(
      { ...terms, window: { kind: 'rolling', months: 1 } },
      { '2026-01-31': 50 },
      '2026-02-27T00:00Z',
    );
    expect(leap.until).toBe('2026-02-28T00:00:00.000Z');
  });

  it('of a lifetime never ends, and a refund can lower what was counted in it', () => {
    const terms = { window: { kind: 'lifetime' }, downgrade: 'to-earned' };
    const reached = standing(terms, { '2020-01-01': 60, '2026-01-01': 40 }, '2026-02-01T00:00Z');

    expect([reached.tier, reached.until, reached.keeps]).toEqual(['silver', null, null]);
    const less = standing(terms, { '2020-01-01': 60 }, '2026-02-02T00:00Z', { held: reached.held });
    expect([less.tier, less.since]).toEqual(['bronze', '2026-02-02T00:00:00.000Z']);
  });
});

describe('a tier that is no longer earned', () => {
  const points = { '2026-01-05': 400 };

  it('is kept to the end of the grace period', () => {
    const terms = { ...month, graceDays: 10, downgrade: 'to-earned' };
    const before = standing(terms, points, '2026-01-31T00:00Z');

    expect([before.tier, before.until]).toEqual(['platinum', '2026-02-11T00:00:00.000Z']);
    expect(standing(terms, points, '2026-02-10T23:59Z').held.dropsAt).toBe(
      '2026-02-11T00:00:00.000Z',
    );
    expect(standing(terms, points, '2026-02-10T23:59Z').tier).toBe('platinum');
    expect(standing(terms, points, '2026-02-11T00:00Z').tier).toBeNull();
  });

  it('is kept for good if it is earned again within the grace period', () => {
    const terms = { ...month, graceDays: 10 };
    const again = { ...points, '2026-02-10': 400 };
    const now = standing(terms, again, '2026-02-20T00:00Z');

    expect([now.tier, now.since, now.held.dropsAt]).toEqual([
      'platinum',
      '2026-01-05T00:00:00.000Z',
      null,
    ]);
  });

  it('falls a step at the end of each window, until nothing is left', () => {
    const tierAt = (at: string) => standing(month, points, at).tier;

    expect(tierAt('2026-01-31T23:59Z')).toBe('platinum');
    expect(tierAt('2026-02-01T00:00Z')).toBe('gold');
    expect(tierAt('2026-02-28T23:59Z')).toBe('gold');
    expect(tierAt('2026-03-01T00:00Z')).toBe('silver');
    expect(tierAt('2026-04-01T00:00Z')).toBe('bronze');
    expect(tierAt('2026-05-01T00:00Z')).toBeNull();
  });

  it('falls to what was earned within the grace period, so that more points are never to the bad', () => {
    const terms = { window: { kind: 'rolling', months: 1 }, graceDays: 30, downgrade: 'to-earned' };
    const silver = { '2026-01-20': 100 };
    const gold = { ...silver, '2026-01-01': 100 };
    const tiersOf = (days: Days) =>
      ['2026-03-02', '2026-03-03', '2026-03-21', '2026-03-22'].map(
        (day) => standing(terms, days, `${day}T00:00Z`).tier,
      );

    expect(tiersOf(silver)).toEqual(['silver', 'silver', 'silver', null]);
    expect(tiersOf(gold)).toEqual(['gold', 'silver', 'silver', null]);
  });

  it('falls no deeper than what is earned', () => {
    const more = { ...points, '2026-02-03': 200, '2026-03-01': 100 };
    const gold = standing(month, more, '2026-02-28T00:00Z');
    const silver = standing(month, more, '2026-04-01T00:00Z');

    expect([gold.tier, gold.since, gold.held.dropsAt]).toEqual([
      'gold',
      '2026-02-01T00:00:00.000Z',
      null,
    ]);
    expect([silver.tier, silver.since]).toEqual(['bronze', '2026-04-01T00:00:00.000Z']);
    expect(standing(month, more, '2026-03-31T00:00Z').tier).toBe('silver');
  });
});

describe('what keeps and what lifts', () => {
  it('is told from the windows in which more can be earned', () => {
    const terms = { ...year, extraWindows: 1 };
    const points = { '2025-06-01': 200, '2026-02-01': 70 };
    const now = standing(terms, points, '2026-03-01T00:00Z');

    expect(now.tier).toBe('gold');
    expect(now.until).toBe('2027-01-01T00:00:00.000Z');
    expect(now.keeps).toEqual([{ counter: 'points', have: 70, need: 200, missing: 130 }]);
    expect(now.lifts).toEqual({
      tier: 'platinum',
      ways: [{ gaps: [{ counter: 'points', have: 70, need: 400, missing: 330 }] }],
    });
    expect(standing(terms, { '2026-02-01': 400 }, '2026-03-01T00:00Z').keeps).toEqual([
      { counter: 'points', have: 0, need: 400, missing: 400 },
    ]);
    expect(standing(terms, { '2026-02-01': 400 }, '2026-03-01T00:00Z').lifts).toBeNull();
  });

  it('names the way on which the least is missing', () => {
    const qualify = [
      {
        all: [
          { counter: 'spend', atLeast: 1000 },
          { counter: 'orders', atLeast: 2 },
        ],
      },
      { all: [{ counter: 'points', atLeast: 1_000_000, over: 'lifetime' }] },
    ];
    const version = versionOf({
      ladders: [{ id: 'club', ...year, extraWindows: 1, tiers: [{ id: 'gold', qualify }] }],
    });
    const [ladder] = version.ladders;
    if (ladder === undefined) throw new Error('a ladder was given');
    const tierWith = (counts: TierCounters['counts'], at: string) =>
      tierStanding(version, ladder, { ...countersOf({}), counts }, instant(at));
    const spent = { spend: { '2025-01-01': 1000 }, orders: { '2025-01-01': 1, '2025-02-02': 1 } };

    expect(tierWith(spent, '2025-02-01T00:00Z').tier).toBeNull();
    expect(tierWith(spent, '2025-02-02T00:00Z').tier).toBe('gold');
    expect(tierWith({ orders: { '2025-01-01': 5 } }, '2025-02-02T00:00Z').lifts?.ways[0]).toEqual({
      gaps: [
        { counter: 'spend', have: 0, need: 1000, missing: 1000 },
        { counter: 'orders', have: 5, need: 2, missing: 0 },
      ],
    });
    expect(tierWith({ points: { '2020-01-01': 1_000_000 } }, '2026-02-02T00:00Z').tier).toBe(
      'gold',
    );
    expect(tierWith(spent, '2026-02-02T00:00Z').keeps).toMatchObject([
      { counter: 'spend', missing: 1000 },
      { counter: 'orders', missing: 2 },
    ]);
  });

  it('counts a bought tier for its own time', () => {
    const granted = [
      { tier: 'gold', from: instant('2026-03-10T12:00Z'), until: instant('2026-04-10T12:00Z') },
    ];
    const at = (when: string) => standing(month, { '2026-03-01': 50 }, when, { granted });

    expect(at('2026-03-10T11:59:59.999Z').tier).toBe('bronze');
    expect(at('2026-03-10T12:00Z').tier).toBe('gold');
    expect(at('2026-03-10T12:00Z').until).toBe('2026-04-10T12:00:00.000Z');
    expect(at('2026-04-10T12:00Z').tier).toBe('silver');
  });
});

describe('status that rolls over', () => {
  const terms = { ...year, rollover: 'excess', downgrade: 'to-earned' };

  it('counts what is above the threshold again in the next window', () => {
    expect(standing(terms, { '2025-06-01': 150 }, '2026-01-01T00:00Z').tier).toBe('bronze');
    expect(standing(terms, { '2025-06-01': 149 }, '2026-01-01T00:00Z').tier).toBeNull();
    expect(standing(terms, { '2025-06-01': 149, '2026-01-01': 1 }, '2026-01-01T00:00Z').tier).toBe(
      'bronze',
    );
    expect(
      standing({ ...terms, rollover: 'none' }, { '2025-06-01': 399 }, '2026-01-01T00:00Z').tier,
    ).toBeNull();
  });

  it('counts once more what rolled over and was not used', () => {
    // 399 is Gold and leaves 199, Silver; that leaves 99, Bronze; that leaves 49, nothing.
    const points = { '2023-06-01': 399 };
    const tiers = ['2023-07-01', '2024-07-01', '2025-07-01', '2026-07-01'].map((day) => {
      return standing(terms, points, `${day}T00:00Z`, { joinedAt: instant('2023-01-01T00:00Z') })
        .tier;
    });
    expect(tiers).toEqual(['gold', 'silver', 'bronze', null]);
  });

  it('never rolls over what was earned below a threshold of 0', () => {
    const zero = { id: 'base', qualify: [{ all: [{ counter: 'points', atLeast: 0 }] }] };
    const gold = { id: 'gold', qualify: [{ all: [{ counter: 'points', atLeast: 100 }] }] };
    const version = versionOf({ ladders: [{ id: 'club', ...terms, tiers: [zero, gold] }] });
    const [ladder] = version.ladders;
    if (ladder === undefined) throw new Error('a ladder was given');
    const points = { '2025-06-01': 60, '2026-06-01': 50 };
    const now = tierStanding(version, ladder, countersOf(points), instant('2026-07-01T00:00Z'));
    expect(now.tier).toBe('base');
  });

  it('loses what was too little for any tier', () => {
    expect(
      standing(terms, { '2025-06-01': 49, '2026-06-01': 1 }, '2026-07-01T00:00Z').tier,
    ).toBeNull();
  });
});

describe('a look at long ago', () => {
  const kept = { ...month, downgrade: 'never' };

  it('finds a tier of a month in which more was taken back later', () => {
    const points = { '2025-01-10': 60, '2025-01-12': -20 };
    expect(standing(kept, points, '2025-06-15T00:00Z')).toMatchObject({
      tier: 'bronze',
      since: '2025-01-10T00:00:00.000Z',
    });
  });

  it('finds a tier earned on the first date of a month, by whoever had none before', () => {
    const before = held(null, '2024-12-05T00:00Z');
    const points = { '2025-03-01': 60 };
    expect(standing(kept, points, '2025-06-15T00:00Z', { held: before })).toMatchObject({
      tier: 'bronze',
      since: '2025-03-01T00:00:00.000Z',
    });
  });

  it('finds a tier that was given for two days', () => {
    const [from, until] = [instant('2025-02-10T00:00Z'), instant('2025-02-12T00:00Z')];
    const granted = [{ tier: 'gold', from, until }];
    expect(standing(kept, {}, '2025-06-15T00:00Z', { granted })).toMatchObject({
      tier: 'gold',
      since: from,
    });
  });

  it('finds a tier by one of two counters, though only the other one always rises', () => {
    const ways = ['points', 'orders'].map((counter) => ({ all: [{ counter, atLeast: 50 }] }));
    const version = versionOf({
      ladders: [{ id: 'club', ...kept, tiers: [{ id: 'silver', qualify: ways }] }],
    });
    const [ladder] = version.ladders;
    const counts = {
      points: { '2025-01-10': 60, '2025-01-12': -20 },
      orders: { '2025-01-10': 1, '2025-01-12': 1 },
    };
    const at = instant('2025-06-15T00:00Z');
    const all = { ...countersOf({}), counts };
    expect(ladder && tierStanding(version, ladder, all, at).tier).toBe('silver');
  });

  it('finds each step down of whoever had a tier', () => {
    const before = held('gold', '2025-01-05T00:00Z');
    const stepped = { ...month, downgrade: 'one-step' };
    const tierAt = (at: string) => standing(stepped, {}, at, { held: before }).tier;
    expect(
      ['2025-02-15', '2025-03-15', '2025-04-15'].map((date) => tierAt(`${date}T00:00Z`)),
    ).toEqual(['silver', 'bronze', null]);
  });

  it('finds when the lowest tier was lost', () => {
    const before = held('bronze', '2025-01-05T00:00Z');
    expect(standing(month, {}, '2025-06-15T00:00Z', { held: before })).toMatchObject({
      tier: null,
      since: '2025-02-01T00:00:00.000Z',
    });
  });
});

describe('the laws of standing', () => {
  const dayOf = (offset: number) =>
    new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString();
  const anyDays = fc
    .array(fc.tuple(fc.nat(250), fc.integer({ min: 40, max: 250 })), { minLength: 3, maxLength: 8 })
    .map((days) =>
      Object.fromEntries(days.map(([offset, points]) => [dayOf(offset).slice(0, 10), points])),
    );
  const anyTerms = fc
    .record({
      window: fc.constantFrom(
        { kind: 'calendar', unit: 'month' },
        { kind: 'calendar', unit: 'quarter' },
        { kind: 'anniversary' },
        { kind: 'rolling', months: 2 },
        { kind: 'lifetime' },
      ),
      graceDays: fc.constantFrom(0, 1, 45),
      downgrade: fc.constantFrom('one-step', 'to-earned', 'never'),
      extra: fc.nat(1),
    })
    .map(({ extra, ...terms }) => {
      return {
        ...terms,
        extraWindows: 'unit' in terms.window || terms.window.kind === 'anniversary' ? extra : 0,
      };
    });
  const RANK = [null, ...Object.keys(THRESHOLDS)];

  it('P11: more qualifying points never lower a tier, unless what is above rolls over', () => {
    let higher = 0;
    let fallen = 0;
    fc.assert(
      fc.property(
        anyTerms,
        anyDays,
        fc.nat(500),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(400),
        (terms, days, when, extra, asked) => {
          const date = dayOf(when).slice(0, 10);
          const more = { ...days, [date]: (days[date] ?? 0) + extra };
          const joinedAt = instant('2024-11-15T10:00Z');
          const less = standing(terms, days, dayOf(asked), { joinedAt });
          const lifted = standing(terms, more, dayOf(asked), { joinedAt });
          const [before, after] = [RANK.indexOf(less.tier), RANK.indexOf(lifted.tier)];
          expect(after).toBeGreaterThanOrEqual(before);
          if (after > before) higher += 1;
          if (less.tier !== less.earned) fallen += 1;
        },
      ),
      { numRuns: 500 },
    );
    expect(higher).toBeGreaterThan(30);
    expect(fallen).toBeGreaterThan(60);
  });

  it('P3: asking on the way changes nothing', () => {
    let falls = 0;
    fc.assert(
      fc.property(
        anyTerms,
        anyDays,
        fc.array(fc.nat(500), { minLength: 2, maxLength: 5 }),
        fc.nat(400),
        (terms, days, asked, last) => {
          const joinedAt = instant('2024-11-15T10:00Z');
          const once = standing(terms, days, dayOf(last), { joinedAt });
          let before: TierHeld | null = null;
          for (const offset of asked.filter((one) => one <= last).sort((a, b) => a - b)) {
            // What has not happened yet is not known on the way.
            const known = Object.fromEntries(
              Object.entries(days).filter(([day]) => day <= dayOf(offset).slice(0, 10)),
            );
            const next: TierHeld = standing(terms, known, dayOf(offset), {
              joinedAt,
              held: before,
            }).held;
            if (before !== null && RANK.indexOf(next.tier) < RANK.indexOf(before.tier)) falls += 1;
            before = next;
          }
          expect(standing(terms, days, dayOf(last), { joinedAt, held: before })).toEqual(once);
        },
      ),
      { numRuns: 400 },
    );
    expect(falls).toBeGreaterThan(30);
  });

  it('windows in which nobody earns a tier need no looking at, and lose none', () => {
    const reach = { late: 0, never: 0, lowered: 0, granted: 0 };
    const anyFew = fc
      .array(fc.tuple(fc.nat(250), fc.integer({ min: -20, max: 55 })), { maxLength: 9 })
      .map((days) =>
        Object.fromEntries(days.map(([day, points]) => [dayOf(day).slice(0, 10), points])),
      );
    const anyGrant = fc.option(fc.nat(200), { freq: 3 });
    const rollover = fc.constantFrom('none', 'none', 'excess');
    fc.assert(
      fc.property(
        anyTerms,
        rollover,
        anyFew,
        anyGrant,
        fc.nat(60),
        (terms, over, days, grant, last) => {
          const joinedAt = instant('2024-11-15T10:00Z');
          const hasWindows = ['calendar', 'anniversary'].includes(terms.window.kind);
          const all = { ...terms, rollover: hasWindows ? over : 'none' };
          const granted =
            grant === null
              ? []
              : [{ tier: 'gold', from: instant(dayOf(grant)), until: instant(dayOf(grant + 2)) }];
          // Somebody who looks every day, at what is known by then, never has far to walk.
          let daily: TierHeld | null = null;
          let reachedAt: number | null = null;
          const end = 200 + last;
          for (let day = 0; day < end; day += 1) {
            const known = Object.fromEntries(
              Object.entries(days).filter(([date]) => date <= dayOf(day).slice(0, 10)),
            );
            const given = granted.filter(({ from }) => from <= dayOf(day));
            const other: Partial<TierCounters> = { joinedAt, held: daily, granted: given };
            daily = standing(all, known, dayOf(day), other).held;
            if (daily.tier !== null) reachedAt ??= day;
          }
          const known = Object.fromEntries(
            Object.entries(days).filter(([date]) => date <= dayOf(end).slice(0, 10)),
          );
          const once = standing(all, known, dayOf(end), { joinedAt, granted });
          expect(once).toEqual(
            standing(all, known, dayOf(end), { joinedAt, granted, held: daily }),
          );

          const isLowered = Object.values(known).some((points) => points < 0);
          if (reachedAt === null) reach.never += 1;
          else if (reachedAt > 60 && hasWindows) reach.late += 1;
          if (isLowered && reachedAt !== null) reach.lowered += 1;
          if (granted.length > 0) reach.granted += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(Math.min(...Object.values(reach)), JSON.stringify(reach)).toBeGreaterThan(10);
  });

  it('a tier is held to the instant that was told, and no longer', () => {
    let ends = 0;
    fc.assert(
      fc.property(anyTerms, anyDays, fc.nat(400), (terms, days, asked) => {
        const joinedAt = instant('2024-11-15T10:00Z');
        const known = Object.fromEntries(
          Object.entries(days).filter(([day]) => day <= dayOf(asked).slice(0, 10)),
        );
        const now = standing(terms, known, dayOf(asked), { joinedAt });
        if (now.until === null) return;
        ends += 1;
        const just = new Date(Date.parse(now.until) - 1).toISOString();
        expect(standing(terms, known, just, { joinedAt }).tier).toBe(now.tier);
        expect(RANK.indexOf(standing(terms, known, now.until, { joinedAt }).tier)).toBeLessThan(
          RANK.indexOf(now.tier),
        );
      }),
      { numRuns: 300 },
    );
    expect(ends).toBeGreaterThan(60);
  });

  it('without grace, what is earned is what a sum over the window says', () => {
    const tierOf = (points: number) =>
      Object.entries(THRESHOLDS).findLast(([, least]) => points >= least)?.[0] ?? null;
    let reached = 0;
    fc.assert(
      fc.property(anyDays, fc.nat(500), fc.boolean(), (days, asked, rolls) => {
        const at = dayOf(asked);
        const today = at.slice(0, 10);
        const within = Object.entries(days).filter(([day]) => {
          if (day > today) return false;
          return rolls ? addMonths(day, 2) > today : day.slice(0, 7) === today.slice(0, 7);
        });
        const window = rolls ? { kind: 'rolling', months: 2 } : month.window;
        const expected = tierOf(within.reduce((sum, [, points]) => sum + points, 0));
        expect(standing({ window, downgrade: 'to-earned' }, days, at).tier).toBe(expected);
        if (expected !== null) reached += 1;
      }),
      { numRuns: 600 },
    );
    expect(reached).toBeGreaterThan(60);
  });
});

describe('a standing', () => {
  it.each(['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'] as unknown as Instant[])(
    'can be told at the ends of the calendar: %s',
    (at) => {
      for (const kind of ['anniversary', 'lifetime', 'balance', 'rolling', 'calendar']) {
        const window = {
          kind,
          ...(kind === 'rolling' ? { months: 120 } : {}),
          ...(kind === 'calendar' ? { unit: 'year' } : {}),
        };
        const joinedAt = at;
        const day = at.slice(0, 10);
        expect(() =>
          standing({ window, graceDays: 3650 }, { [day]: 100 }, at, { joinedAt }),
        ).not.toThrow();
      }
    },
  );
});

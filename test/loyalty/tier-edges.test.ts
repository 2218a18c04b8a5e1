/** The edges of tiers: what counts in which window, when it is looked at, and what is told of it. */
import { describe, expect, it } from 'vitest';

import type { TierCounters, TierHeld } from '../../src/domains/loyalty/tier.ts';
import { scaleOf } from '../../src/domains/loyalty/tier-earned.ts';
import { membershipEnd } from '../../src/domains/loyalty/tier-membership.ts';
import { tierStanding } from '../../src/domains/loyalty/tier-standing.ts';
import { stopsBetween } from '../../src/domains/loyalty/tier-stops.ts';
import { countedIn, tallyOf } from '../../src/domains/loyalty/tier-window.ts';
import { instant } from '../../src/kernel/instant.ts';
import { versionOf } from './programmes.ts';

interface Asked {
  readonly counter?: string;
  readonly atLeast: number;
  readonly over?: 'window' | 'lifetime';
}
type Counts = TierCounters['counts'];

const joinedAt = instant('2020-01-01T10:00Z');
const month = { window: { kind: 'calendar', unit: 'month' } };
const year = { window: { kind: 'calendar', unit: 'year' } };
const points = (days: Readonly<Record<string, number>>): Counts => ({ points: days });

/** Each tier by its ways, and each way by what it asks for. */
type Tiers = Readonly<Record<string, readonly (readonly Asked[])[]>>;
const PLAIN: Tiers = {
  bronze: [[{ atLeast: 50 }]],
  silver: [[{ atLeast: 100 }]],
  gold: [[{ atLeast: 200 }]],
};

function versionWith(terms: object, tiers: Tiers) {
  const told = Object.entries(tiers).map(([id, ways]) => ({
    id,
    qualify: ways.map((all) => ({ all: all.map((one) => ({ counter: 'points', ...one })) })),
  }));
  const version = versionOf({ ladders: [{ id: 'club', tiers: told, ...terms }] });
  const [ladder] = version.ladders;
  if (ladder === undefined) throw new Error('a ladder was given');
  return { version, ladder };
}

function standing(
  terms: object,
  counts: Counts,
  at: string,
  some: Partial<TierCounters> & { readonly tiers?: Tiers } = {},
) {
  const { tiers = PLAIN, ...other } = some;
  const { version, ladder } = versionWith(terms, tiers);
  const counters = { joinedAt, counts, balances: {}, granted: [], held: null, ...other };
  return tierStanding(version, ladder, counters, instant(at));
}

describe('what counts', () => {
  const two = { ...year, extraWindows: 1, downgrade: 'to-earned' };

  it('in a window ends with its last date', () => {
    const counts = points({ '2026-06-01': 150, '2027-01-01': 60 });
    expect(standing(two, counts, '2027-01-05T00:00Z').tier).toBe('silver');
    expect(
      standing(two, points({ '2026-12-31': 150, '2027-01-01': 60 }), '2027-01-01T00:00Z').tier,
    ).toBe('silver');
  });

  it('ever since joining is counted at the end of each window that decides', () => {
    const tiers: Tiers = { silver: [[{ atLeast: 100, over: 'lifetime' }]] };
    const counts = points({ '2026-06-01': 150, '2027-02-01': -100 });
    expect(standing(two, counts, '2027-03-01T00:00Z', { tiers }).tier).toBe('silver');
    expect(standing(two, counts, '2028-03-01T00:00Z', { tiers }).tier).toBeNull();
  });

  it('ever since joining counts up to the day that is asked about', () => {
    const tiers: Tiers = { silver: [[{ atLeast: 100, over: 'lifetime' }]] };
    const counts = points({ '2026-06-01': 60, '2026-08-01': 60 });
    expect(standing(year, counts, '2026-07-31T00:00Z', { tiers }).tier).toBeNull();
    expect(standing(year, counts, '2026-08-01T00:00Z', { tiers }).tier).toBe('silver');
  });

  it('ever since joining is beside a window that rolls, and counts more', () => {
    const tiers: Tiers = {
      silver: [[{ atLeast: 100, over: 'lifetime' }]],
      gold: [[{ atLeast: 100 }]],
    };
    const rolling = { window: { kind: 'rolling', months: 1 } };
    const counts = points({ '2026-01-01': 60, '2026-06-01': 60 });
    expect(standing(rolling, counts, '2026-06-01T00:00Z', { tiers }).tier).toBe('silver');
  });

  it('is given for ever, where it has no end', () => {
    const granted = [{ tier: 'gold', from: instant('2026-01-01T00:00Z'), until: null }];
    const now = standing(year, {}, '2029-01-01T00:00Z', { granted });
    expect([now.tier, now.earned, now.until, now.keeps]).toEqual(['gold', 'gold', null, null]);
  });

  it('in a range that ends before it begins is nothing', () => {
    const tally = tallyOf(points({ '2026-02-10': 5, '2026-02-20': 7 }), 'points');
    expect(countedIn(tally, '2026-02-10', '2026-02-20')).toBe(12);
    expect(countedIn(tally, '2026-02-11', '2026-02-20')).toBe(7);
    expect(countedIn(tally, '2026-02-10', '2026-02-19')).toBe(5);
    expect(countedIn(tally, '2026-03-01', '2026-02-01')).toBe(0);
    expect(countedIn(tally, '2026-02-21', '2026-02-01')).toBe(0);
  });
});

describe('what rolls over', () => {
  const excess = { ...year, rollover: 'excess', downgrade: 'to-earned' };

  it('begins with the first that was counted of anything', () => {
    const tiers: Tiers = {
      gold: [[{ atLeast: 100 }], [{ counter: 'orders', atLeast: 10 }]],
    };
    const counts = { points: { '2024-06-01': 300 }, orders: { '2026-06-01': 1 } };
    expect(standing(excess, counts, '2026-06-02T00:00Z', { tiers }).tier).toBe('gold');
    const turned = { orders: { '2024-06-01': 30 }, points: { '2026-06-01': 1 } };
    expect(standing(excess, turned, '2026-06-02T00:00Z', { tiers }).tier).toBe('gold');
  });

  it('counts in 240 windows more, and then no longer', () => {
    const tiers: Tiers = { gold: [[{ atLeast: 1 }]] };
    const counts = points({ '2000-01-15': 10_000 });
    const monthly = { ...excess, ...month };
    const other = { tiers, joinedAt: instant('2000-01-01T00:00Z') };
    expect(standing(monthly, counts, '2020-01-31T00:00Z', other).tier).toBe('gold');
    const then = standing(monthly, counts, '2020-02-20T00:00Z', other);
    expect([then.tier, then.since]).toEqual([null, '2020-02-01T00:00:00.000Z']);
  });

  it('is counted in windows alone, and adds nothing to what was counted ever since joining', () => {
    const tiers: Tiers = {
      silver: [[{ atLeast: 100 }]],
      gold: [[{ atLeast: 400, over: 'lifetime' }]],
    };
    // 350 leave 250 for the second year, which with 40 more leave 190 for the third.
    const counts = points({ '2024-06-01': 350, '2025-06-01': 40 });
    expect(standing(excess, counts, '2026-06-01T00:00Z', { tiers }).tier).toBe('silver');
  });

  it('is what lies above the threshold of the window, not of a lifetime', () => {
    const way = [{ atLeast: 60 }, { atLeast: 100, over: 'lifetime' }] as const;
    const tiers: Tiers = { gold: [way] };
    const counts = points({ '2025-06-01': 150 });
    expect(standing(excess, counts, '2026-06-01T00:00Z', { tiers }).tier).toBe('gold');
  });
});

describe('a standing', () => {
  it('begins with joining, where what was counted that day suffices', () => {
    const counts = points({ '2020-01-01': 100 });
    const now = standing(year, counts, '2020-03-01T00:00Z');
    expect([now.tier, now.since]).toEqual(['silver', joinedAt]);
  });

  it('was looked at when it was looked at last, though an earlier instant is asked about', () => {
    const held: TierHeld = {
      tier: 'silver',
      since: joinedAt,
      asOf: instant('2026-06-01T00:00Z'),
      dropsAt: null,
    };
    const counts = points({ '2026-01-01': 100 });
    const asOf = (at: string) => standing(year, counts, at, { held }).held.asOf;
    expect(asOf('2026-05-01T00:00Z')).toBe('2026-06-01T00:00:00.000Z');
    expect(asOf('2026-06-01T00:00Z')).toBe('2026-06-01T00:00:00.000Z');
    expect(asOf('2026-07-01T00:00Z')).toBe('2026-07-01T00:00:00.000Z');
  });

  it('falls a step in as many months as a rolling window has', () => {
    const terms = { window: { kind: 'rolling', months: 2 } };
    const counts = points({ '2026-01-10': 200 });
    const tierAt = (at: string) => standing(terms, counts, `${at}T00:00Z`).tier;
    expect(
      ['2026-03-09', '2026-03-10', '2026-05-09', '2026-05-10', '2026-07-10'].map(tierAt),
    ).toEqual(['gold', 'silver', 'silver', 'bronze', null]);
  });
});

describe('a tier that somebody else gave, and that falls', () => {
  it('falls to one below it, though a higher one was earned within the grace period', () => {
    const terms = {
      window: { kind: 'rolling', months: 1 },
      graceDays: 30,
      downgrade: 'to-earned',
    };
    const held: TierHeld = {
      tier: 'silver',
      since: joinedAt,
      asOf: instant('2026-02-05T00:00Z'),
      dropsAt: instant('2026-02-06T00:00Z'),
    };
    const counts = points({ '2026-01-01': 200 });
    const now = standing(terms, counts, '2026-02-06T00:00Z', { held });
    // What was counted on 1 January counts until 1 February; thirty days later is 3 March.
    expect([now.tier, now.until]).toEqual(['bronze', '2026-03-03T00:00:00.000Z']);
  });
});

describe('until when a tier lasts', () => {
  it('is told of the whole of a rolling window', () => {
    const terms = { window: { kind: 'rolling', months: 12 } };
    const now = standing(terms, points({ '2026-01-10': 100 }), '2026-01-10T00:00Z');
    expect(now.until).toBe('2027-01-10T00:00:00.000Z');
  });

  it('is told of what was given, however late it ends, with its grace', () => {
    const granted = ['2026-03-01', '2029-05-01', '2027-01-01'].map((until) => ({
      tier: 'gold',
      from: instant('2026-01-01T00:00Z'),
      until: instant(`${until}T00:00Z`),
    }));
    const until = (terms: object) => standing(terms, {}, '2026-02-01T00:00Z', { granted }).until;
    expect(until(month)).toBe('2029-05-01T00:00:00.000Z');
    expect(until({ window: { kind: 'balance' } })).toBe('2029-05-01T00:00:00.000Z');
    expect(until({ window: { kind: 'balance' }, graceDays: 10 })).toBe('2029-05-11T00:00:00.000Z');
  });

  it('is when a grace ends that somebody else began', () => {
    const held: TierHeld = {
      tier: 'gold',
      since: joinedAt,
      asOf: instant('2026-01-01T00:00Z'),
      dropsAt: instant('2030-01-01T00:00Z'),
    };
    const now = standing({ window: { kind: 'balance' } }, {}, '2026-02-01T00:00Z', { held });
    expect([now.tier, now.until]).toEqual(['gold', '2030-01-01T00:00:00.000Z']);
  });
});

describe('the way that keeps a tier', () => {
  const keeps = (counts: Counts, ...ways: readonly (readonly Asked[])[]) => {
    const tiers: Tiers = { gold: [[{ counter: 'visits', atLeast: 1 }], ...ways] };
    const visits = { visits: { '2026-01-01': 1 } };
    const now = standing(
      { ...year, downgrade: 'to-earned' },
      { ...visits, ...counts },
      '2026-06-01T00:00Z',
      {
        tiers,
      },
    );
    return now.keeps?.map(({ counter, missing }) => `${missing} ${counter}`);
  };

  it('is the one that lacks the smallest share, wherever it stands', () => {
    const counts = { points: { '2026-02-01': 100 } };
    const lifetime = { counter: 'points', atLeast: 1000, over: 'lifetime' } as const;
    expect(keeps(counts, [lifetime])).toEqual(['900 points']);
    expect(keeps(counts, [{ counter: 'orders', atLeast: 2 }, lifetime], [lifetime])).toEqual([
      '900 points',
    ]);
    expect(keeps(counts, [{ counter: 'orders', atLeast: 2 }])).toEqual(['1 visits']);
  });

  it('lacks nothing of what need not be at all', () => {
    expect(
      keeps({}, [
        { counter: 'orders', atLeast: 0 },
        { counter: 'points', atLeast: 0 },
      ]),
    ).toBe(undefined);
  });
});

describe('the instants at which a standing is looked at', () => {
  const stops = (terms: object, counts: Counts, from: string, to: string, other = {}) => {
    const { version, ladder } = versionWith(terms, PLAIN);
    const counters = { joinedAt, counts, balances: {}, granted: [], held: null, ...other };
    return stopsBetween(scaleOf(version, ladder, counters), instant(from), instant(to)).map(
      (stop) => stop.slice(0, 16),
    );
  };
  const days = points({
    '2025-12-31': 1,
    '2026-01-10': 1,
    '2026-02-20': 1,
    '2026-03-01': 1,
    '2026-04-01': 1,
  });

  it('are the dates on which something was counted, after the first instant, up to the last', () => {
    const lifetime = { window: { kind: 'lifetime' } };
    expect(stops(lifetime, days, '2026-01-10T00:00Z', '2026-03-01T00:00Z')).toEqual([
      '2026-02-20T00:00',
      '2026-03-01T00:00',
    ]);
    expect(stops(lifetime, days, '2026-01-09T23:59Z', '2026-02-28T23:59Z')).toEqual([
      '2026-01-10T00:00',
      '2026-02-20T00:00',
    ]);
  });

  it('are those on which it leaves a window that rolls', () => {
    const rolling = { window: { kind: 'rolling', months: 1 } };
    expect(stops(rolling, days, '2026-01-15T00:00Z', '2026-03-20T00:00Z')).toEqual([
      '2026-01-31T00:00',
      '2026-02-10T00:00',
      '2026-02-20T00:00',
      '2026-03-01T00:00',
      '2026-03-20T00:00',
    ]);
  });

  it('are the beginnings of windows that decide otherwise, and of the next', () => {
    expect(stops(month, days, '2026-01-15T00:00Z', '2026-06-30T00:00Z')).toEqual([
      '2026-02-01T00:00',
      '2026-02-20T00:00',
      '2026-03-01T00:00',
      '2026-04-01T00:00',
      '2026-05-01T00:00',
    ]);
    const later = { ...month, extraWindows: 2 };
    expect(
      stops(later, points({ '2026-01-10': 1 }), '2026-01-15T00:00Z', '2026-12-31T00:00Z'),
    ).toEqual(['2026-02-01T00:00', '2026-04-01T00:00']);
  });

  it('are the beginning of every window into which something can roll over', () => {
    const rolls = { ...month, rollover: 'excess' };
    expect(
      stops(rolls, points({ '2026-01-10': 1 }), '2026-01-15T00:00Z', '2026-05-01T00:00Z'),
    ).toEqual(['2026-02-01T00:00', '2026-03-01T00:00', '2026-04-01T00:00', '2026-05-01T00:00']);
    expect(
      stops(rolls, points({ '2000-01-10': 1 }), '2020-01-15T00:00Z', '2020-06-01T00:00Z'),
    ).toEqual(['2020-02-01T00:00']);
    expect(
      stops(rolls, points({ '2000-01-10': 1 }), '2020-02-15T00:00Z', '2020-06-01T00:00Z'),
    ).toEqual(['2020-03-01T00:00']);
  });

  it('are the instants at which something given begins and ends, each once', () => {
    const granted = [
      { tier: 'gold', from: instant('2026-01-15T00:00Z'), until: instant('2026-03-15T12:00Z') },
      { tier: 'gold', from: instant('2026-02-15T12:00Z'), until: null },
      { tier: 'gold', from: instant('2026-02-15T12:00Z'), until: instant('2026-03-16T12:00Z') },
    ];
    const lifetime = { window: { kind: 'lifetime' } };
    expect(stops(lifetime, {}, '2026-01-15T00:00Z', '2026-03-15T12:00Z', { granted })).toEqual([
      '2026-02-15T12:00',
      '2026-03-15T12:00',
    ]);
  });
});

describe('a bought tier', () => {
  const plus = {
    id: 'plus',
    tier: 'gold',
    months: 1,
    feeMinor: 3100,
    termination: 'at-once',
    pointsAfterDays: 0,
  } as const;
  const from = instant('2026-01-31T10:00Z');
  const end = (cancelled: string) => membershipEnd(plus, from, instant(cancelled), 'UTC');

  it('ends no later than it would have, though it is cancelled after that', () => {
    expect(end('2026-02-28T00:00Z').until).toBe('2026-02-28T00:00:00.000Z');
    expect(end('2026-03-10T12:00Z').until).toBe('2026-02-28T00:00:00.000Z');
  });

  it('that takes its points along at once does so at the very instant', () => {
    expect(end('2026-02-10T12:00Z').pointsUntil).toBe('2026-02-10T12:00:00.000Z');
  });
});

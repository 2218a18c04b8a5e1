/** Programmes from outside: what is filled in, every issue with its path, and anything at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFormats } from '../../src/domains/loyalty/account-event.ts';
import { EVENT_OF_ACT } from '../../src/domains/loyalty/account-flow.ts';
import type { EarnOccasion } from '../../src/domains/loyalty/award.ts';
import { awardOf } from '../../src/domains/loyalty/award-of.ts';
import { changeOfProgramme, checkProgramme } from '../../src/domains/loyalty/check.ts';
import type { Programme, ProgrammeVersion } from '../../src/domains/loyalty/programme.ts';
import {
  loyaltyJsonSchema,
  loyaltySchemas,
  parseProgramme,
} from '../../src/domains/loyalty/schema.ts';
import { tierStanding } from '../../src/domains/loyalty/tier-standing.ts';
import { instant } from '../../src/kernel/instant.ts';
import type { Parsed } from '../../src/kernel/parsed.ts';
import { lineOf, memberOf, orderOf } from './programmes.ts';

const CANARY = 'canary-4711';
const from = '2026-01-01T00:00Z';
const base = { id: 'base', points: 1, perMinor: 1000 };
const small = { id: 'club', zone: 'UTC', money: 'EUR', versions: [{ from, earnRules: [base] }] };

/** A programme with something of everything. */
const large = {
  id: 'club',
  zone: 'Europe/Paris',
  money: 'EUR',
  weekStart: 'sunday',
  facts: { channel: 'text', rating: 'number' },
  versions: [
    { from: '2027-01-01T00:00Z', version: 2, earnRules: [base] },
    {
      from,
      currencies: [
        {
          id: 'points',
          expiry: {
            kind: 'sooner',
            of: [
              { kind: 'age', count: 24 },
              { kind: 'inactivity', months: 12 },
            ],
          },
          valueMinor: '0.9',
        },
        {
          id: 'credits',
          kind: 'status',
          expiry: {
            kind: 'suspended',
            tiers: ['gold'],
            otherwise: { kind: 'fixed-date', lastDate: '2030-12-31' },
          },
        },
        { id: 'stamps', kind: 'stamps', pending: { kind: 'event', event: 'paid' } },
      ],
      amount: { excluded: { in: 'line.category', values: ['tobacco'] } },
      earnRules: [
        { ...base, lines: { compare: 'line.amount', is: 'gt', to: { minor: 1, currency: 'EUR' } } },
        {
          id: 'credit',
          points: '0.5',
          each: 'unit',
          currency: 'credits',
          stackable: false,
          priority: 3,
        },
        {
          id: 'review',
          on: 'event',
          event: 'review',
          points: 5,
          when: { compare: 'facts.rating', is: 'gte', to: 3 },
          cooldownHours: 24,
          frequency: { times: 3, window: { kind: 'rolling', days: 30 } },
        },
        { id: 'tenth', on: 'achievement', reach: { counter: 'orders', atLeast: 10 }, points: 9 },
        { id: 'visit', on: 'visit', points: 1, currency: 'stamps' },
        {
          id: 'cafe',
          points: 1,
          perMinor: 100,
          partner: 'cafe',
          pending: { kind: 'delay', hours: 24 },
        },
      ],
      multipliers: {
        meet: 'best',
        list: [
          {
            id: 'double',
            factor: 2,
            when: { compare: 'member.tier.status', is: 'eq', to: 'gold' },
          },
          { id: 'app', factor: '1.5', when: { compare: 'facts.channel', is: 'eq', to: 'app' } },
        ],
      },
      caps: [{ id: 'monthly', window: { kind: 'calendar', unit: 'month' }, points: 500 }],
      budgets: [{ id: 'from-cafe', points: 1000 }],
      ladders: [
        {
          id: 'status',
          graceDays: 30,
          tiers: [
            { id: 'silver', qualify: [{ all: [{ counter: 'credits', atLeast: 10 }] }] },
            {
              id: 'gold',
              qualify: [
                {
                  all: [
                    { counter: 'spend', atLeast: 100_000 },
                    { counter: 'orders', atLeast: 3 },
                  ],
                },
              ],
              benefits: ['lounge'],
              bonus: { currency: 'points', points: 100 },
            },
          ],
          memberships: [{ id: 'plus', tier: 'silver', months: 12, feeMinor: 990 }],
        },
      ],
      redemptions: [
        { id: 'pay', kind: 'payment', points: 100, worthMinor: 100 },
        { id: 'mug', kind: 'reward', points: 500, reward: 'mug' },
        { id: 'swap', kind: 'conversion', points: 10, becomes: 1, into: 'stamps' },
      ],
      transfers: { currencies: ['points'], expiry: { reset: { kind: 'never' } } },
      coupons: [{ id: 'TEN', off: { kind: 'share', share: '0.1' } }],
      stampCards: [{ id: 'coffee', currency: 'stamps', size: 8, reward: 'coffee' }],
      referral: {},
      partners: [{ id: 'cafe', budget: 'from-cafe' }],
      markets: ['FR', 'CA-QC'],
    },
  ],
};

function issuesOf(result: Parsed<unknown>) {
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
}

/** The issues of a version, without where the version stands. */
function versionIssues(version: object) {
  const read = parseProgramme({ ...small, versions: [{ from, ...version }] });
  return issuesOf(read).map(([code, , , ...path]) => [code, ...path]);
}

function valueOf(json: unknown): Programme {
  const read = parseProgramme(json);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

describe('a programme', () => {
  it('has what it leaves out filled in', () => {
    const [version] = valueOf(small).versions;

    expect(version).toMatchObject({
      version: 1,
      from: '2026-01-01T00:00:00.000Z',
      zone: 'UTC',
      money: 'EUR',
      weekStart: 'monday',
      facts: {},
      currencies: [
        { id: 'points', kind: 'points', pending: { kind: 'none' }, expiry: { kind: 'never' } },
      ],
      amount: {
        tax: 'included',
        shipping: 'excluded',
        discounts: 'deducted',
        paidWithPoints: 'excluded',
        giftCards: 'excluded',
        excluded: null,
      },
      rounding: { to: 'floor', per: 'rule' },
      stacking: 'alone',
      multipliers: { meet: null, list: [] },
      returns: {
        partialRefund: 'residual',
        spent: 'clamp',
        redeemed: 'pro-rata',
        reversal: { kind: 'by-canceller', days: 30 },
        tier: 're-evaluated',
        coupons: 'released',
        stamps: 'taken-back',
      },
      lots: { consume: 'soonest-expiring', openMax: null, merge: 'awarded' },
      pool: { share: 'proportional' },
      latenessDays: 30,
    });
    expect(version.earnRules).toEqual([
      {
        id: 'base',
        on: 'order',
        event: null,
        reach: null,
        currency: 'points',
        points: { numerator: 1, denominator: 1 },
        perMinor: 1000,
        steps: 'exact',
        each: 'occasion',
        when: null,
        lines: null,
        partner: null,
        validFrom: null,
        validUntil: null,
        stackable: true,
        priority: 0,
        cooldownHours: 0,
        frequency: null,
        budget: null,
        pending: null,
        expiry: null,
        qualifying: true,
      },
    ]);
  });

  it('is read again to the same, however much it says', () => {
    for (const json of [small, large]) {
      const programme = valueOf(json);
      expect(parseProgramme(JSON.parse(JSON.stringify(programme)))).toEqual({
        ok: true,
        value: programme,
      });
    }
    const [first, second] = valueOf(large).versions;
    expect([first.version, second?.version, first.from]).toEqual([
      1,
      2,
      '2026-01-01T00:00:00.000Z',
    ]);
    expect(first.earnRules.find(({ id }) => id === 'cafe')?.budget).toBe('from-cafe');
    expect(first.ladders[0]?.tiers[1]?.bonus?.qualifying).toBe(true);
  });

  it('can be changed by nobody', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(valueOf(large))).toBe(true);
  });

  it.each([
    [
      { earnRules: [{ ...base, currency: 'miles' }] },
      [['UNKNOWN_REFERENCE', 'earnRules', 0, 'currency']],
    ],
    [{ earnRules: [{ ...base, budget: 'x' }] }, [['UNKNOWN_REFERENCE', 'earnRules', 0, 'budget']]],
    [
      { earnRules: [{ ...base, partner: 'x' }] },
      [['UNKNOWN_REFERENCE', 'earnRules', 0, 'partner']],
    ],
    [{ earnRules: [base, base] }, [['DUPLICATE_ID', 'earnRules', 1, 'id']]],
    [{ earnRules: [{ ...base, on: 'visit' }] }, [['MISPLACED', 'earnRules', 0]]],
    [
      { earnRules: [{ id: 'a', points: 1, on: 'event' }] },
      [['MISPLACED', 'earnRules', 0, 'event']],
    ],
    [{ earnRules: [{ ...base, event: 'x' }] }, [['MISPLACED', 'earnRules', 0, 'event']]],
    [
      { earnRules: [{ id: 'a', points: 1, on: 'achievement' }] },
      [['MISPLACED', 'earnRules', 0, 'reach']],
    ],
    [
      { earnRules: [{ ...base, validFrom: from, validUntil: from }] },
      [['EMPTY_RANGE', 'earnRules', 0, 'validUntil']],
    ],
    [{ earnRules: [{ ...base, points: -1 }] }, [['OUT_OF_RANGE', 'earnRules', 0, 'points']]],
    [{ earnRules: [{ ...base, points: 'one' }] }, [['NOT_A_RATIO', 'earnRules', 0, 'points']]],
    [{ earnRules: [{ ...base, perMinor: 0 }] }, [['OUT_OF_RANGE', 'earnRules', 0, 'perMinor']]],
    [
      { earnRules: [{ ...base, when: { compare: 'facts.x', is: 'eq', to: 1 } }] },
      [['UNKNOWN_FACT', 'earnRules', 0, 'when', 'compare']],
    ],
    [
      { earnRules: [{ ...base, when: { exists: 'line.sku' } }] },
      [['UNKNOWN_FACT', 'earnRules', 0, 'when', 'exists']],
    ],
    [
      { earnRules: [{ ...base, lines: { compare: 'line.sku', is: 'lt', to: 'x' } }] },
      [['NO_ORDER', 'earnRules', 0, 'lines', 'is']],
    ],
    [{ amount: { excluded: { exists: 'x' } } }, [['UNKNOWN_FACT', 'amount', 'excluded', 'exists']]],
    [
      {
        multipliers: {
          list: [
            { id: 'a', factor: 2 },
            { id: 'b', factor: 3 },
          ],
        },
      },
      [['MEETING_UNSAID', 'multipliers', 'meet']],
    ],
    [
      { multipliers: { list: [{ id: 'a', factor: 2, rules: ['x'] }] } },
      [['UNKNOWN_REFERENCE', 'multipliers', 'list', 0, 'rules', 0]],
    ],
    [
      { caps: [{ id: 'a', window: { kind: 'lifetime' }, points: 1, rules: ['x'] }] },
      [['UNKNOWN_REFERENCE', 'caps', 0, 'rules', 0]],
    ],
    [
      { caps: [{ id: 'a', window: { kind: 'fortnight' }, points: 1 }] },
      [['UNKNOWN_VALUE', 'caps', 0, 'window', 'kind']],
    ],
    [{ ladders: [{ id: 'a.b', tiers: [{ id: 'x' }] }] }, [['NOT_A_NAME', 'ladders', 0, 'id']]],
    [
      { ladders: [{ id: 'a', tiers: [{ id: 'x' }, { id: 'x' }] }] },
      [['DUPLICATE_ID', 'ladders', 0, 'tiers', 1, 'id']],
    ],
    [
      {
        ladders: [
          { id: 'a', tiers: [{ id: 'x' }] },
          { id: 'b', tiers: [{ id: 'x' }] },
        ],
      },
      [['DUPLICATE_ID', 'ladders', 1, 'tiers']],
    ],
    [
      {
        ladders: [{ id: 'a', window: { kind: 'lifetime' }, extraWindows: 1, tiers: [{ id: 'x' }] }],
      },
      [['MISPLACED', 'ladders', 0, 'window']],
    ],
    [
      {
        ladders: [
          { id: 'a', tiers: [{ id: 'x', qualify: [{ all: [{ counter: 'miles', atLeast: 1 }] }] }] },
        ],
      },
      [['UNKNOWN_REFERENCE', 'ladders', 0, 'tiers', 0, 'qualify', 0, 'all', 0, 'counter']],
    ],
    [
      {
        ladders: [
          {
            id: 'a',
            window: { kind: 'balance' },
            tiers: [{ id: 'x', qualify: [{ all: [{ counter: 'spend', atLeast: 1 }] }] }],
          },
        ],
      },
      [['UNKNOWN_REFERENCE', 'ladders', 0, 'tiers', 0, 'qualify', 0, 'all', 0, 'counter']],
    ],
    [
      {
        ladders: [
          {
            id: 'a',
            window: { kind: 'balance' },
            tiers: [{ id: 'x', qualify: [{ all: [{ counter: 'event:visit', atLeast: 1 }] }] }],
          },
        ],
      },
      [['UNKNOWN_REFERENCE', 'ladders', 0, 'tiers', 0, 'qualify', 0, 'all', 0, 'counter']],
    ],
    [
      {
        ladders: [
          {
            id: 'a',
            tiers: [{ id: 'x', qualify: [{ all: [{ counter: 'points', atLeast: 5, below: 5 }] }] }],
          },
        ],
      },
      [['EMPTY_RANGE', 'ladders', 0, 'tiers', 0, 'qualify', 0, 'all', 0, 'below']],
    ],
    [
      {
        ladders: [
          {
            id: 'a',
            tiers: [{ id: 'x' }],
            memberships: [{ id: 'm', tier: 'y', months: 1, feeMinor: 0 }],
          },
        ],
      },
      [['UNKNOWN_REFERENCE', 'ladders', 0, 'memberships', 0, 'tier']],
    ],
    [
      {
        currencies: [{ id: 'points', kind: 'status' }],
        redemptions: [{ id: 'r', kind: 'reward', points: 1, reward: 'x' }],
      },
      [['STATUS_SPENT', 'redemptions', 0, 'currency']],
    ],
    [
      { redemptions: [{ id: 'r', kind: 'conversion', points: 1, becomes: 1, into: 'points' }] },
      [['SAME_CURRENCY', 'redemptions', 0, 'into']],
    ],
    [
      { stampCards: [{ id: 's', currency: 'points', size: 1, reward: 'x' }] },
      [['NOT_STAMPS', 'stampCards', 0, 'currency']],
    ],
    [
      {
        currencies: [
          {
            id: 'points',
            expiry: { kind: 'suspended', tiers: ['x'], otherwise: { kind: 'never' } },
          },
        ],
      },
      [['UNKNOWN_REFERENCE', 'currencies', 0, 'expiry', 'tiers', 0]],
    ],
    [
      {
        currencies: [
          {
            id: 'points',
            expiry: {
              kind: 'sooner',
              of: [
                { kind: 'never' },
                { kind: 'suspended', tiers: ['x'], otherwise: { kind: 'never' } },
              ],
            },
          },
        ],
      },
      [['UNKNOWN_REFERENCE', 'currencies', 0, 'expiry', 'of', 1, 'tiers', 0]],
    ],
    [
      { currencies: [{ id: 'points', expiry: { kind: 'fixed-date', lastDate: '2026-02-30' } }] },
      [['NOT_A_LOCAL_DATE', 'currencies', 0, 'expiry', 'lastDate']],
    ],
    [{ currencies: [] }, [['OUT_OF_RANGE', 'currencies']]],
    [{ transfers: { currencies: ['x'] } }, [['UNKNOWN_REFERENCE', 'transfers', 'currencies', 0]]],
    [{ partners: [{ id: 'p', budget: 'x' }] }, [['UNKNOWN_REFERENCE', 'partners', 0, 'budget']]],
    [{ zone: 'Europe/Paris' }, [['OTHER_ZONE', 'zone']]],
    [{ version: 2 }, [['WRONG_NUMBER', 'version']]],
    [{ [CANARY]: CANARY }, [['UNKNOWN_FIELD']]],
  ])('is refused: %j', (version, issues) => {
    expect(versionIssues(version)).toEqual(issues);
  });

  it('needs no policy for multipliers that can never meet', () => {
    const list = (one: object, two: object) =>
      versionIssues({
        earnRules: [base, { ...base, id: 'b' }],
        multipliers: {
          list: [
            { id: 'x', factor: 2, ...one },
            { id: 'y', factor: 2, ...two },
          ],
        },
      });

    expect(list({ validUntil: '2026-02-01T00:00Z' }, { validFrom: '2026-02-01T00:00Z' })).toEqual(
      [],
    );
    expect(list({ validFrom: '2026-02-01T00:00Z' }, { validUntil: '2026-02-01T00:00Z' })).toEqual(
      [],
    );
    expect(
      list({ validUntil: '2026-02-01T00:00:00.001Z' }, { validFrom: '2026-02-01T00:00Z' }),
    ).toHaveLength(1);
    expect(list({ rules: ['base'] }, { rules: ['b'] })).toEqual([]);
    expect(list({ rules: ['base'] }, { rules: ['b', 'base'] })).toHaveLength(1);
  });

  it('has what it lacks as a whole named too', () => {
    expect(issuesOf(parseProgramme({ ...small, versions: [] }))).toEqual([
      ['OUT_OF_RANGE', 'versions'],
    ]);
    expect(issuesOf(parseProgramme({ id: 'club', versions: [{ from }] }))).toEqual([
      ['MISSING', 'versions', 0, 'zone'],
      ['MISSING', 'versions', 0, 'money'],
    ]);
    expect(issuesOf(parseProgramme({ ...small, versions: [{ from }, { from }] }))).toEqual([
      ['DUPLICATE_START', 'versions', 1, 'from'],
    ]);
    expect(issuesOf(parseProgramme({ ...small, zone: 'Paris' }))).toEqual([['NOT_A_ZONE', 'zone']]);
  });
});

/** A programme with one value, somewhere in it, made into anything. */
function damaged(json: object): fc.Arbitrary<unknown> {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(json, []);
  const anything = fc.oneof(
    fc.constantFrom<unknown>(
      -0,
      Number.NaN,
      undefined,
      '',
      '9999-12-31T23:59:59.999Z',
      '0000-01-01T00:00Z',
      1e308,
      1e15,
      0,
      null,
      '\ud800',
      { '': 1 },
    ),
    fc.jsonValue({ maxDepth: 2 }),
    fc.anything({ maxDepth: 1, withNullPrototype: true, withBigInt: true, withDate: true }),
  );
  return fc.tuple(fc.constantFrom(...paths), fc.nat(2), anything).map(([path, roll, other]) => {
    const copy = structuredClone(json) as Record<string, unknown>;
    let within = copy;
    for (const key of path.slice(0, -1)) within = within[key] as Record<string, unknown>;
    const key = path.at(-1) ?? '';
    if (roll > 0 && !Array.isArray(within)) delete within[key];
    else within[key] = other;
    return copy;
  });
}

describe('anything at all', () => {
  const occasions: readonly EarnOccasion[] = [
    '0000-01-01T00:00Z',
    '2026-03-10T12:00Z',
    '9999-12-31T23:59:59.999Z',
  ].flatMap((text): EarnOccasion[] => {
    const at = instant(text);
    const bare = { id: 'x', at, partner: null, facts: { rating: 5, __proto__: null } };
    const order = orderOf(
      [
        lineOf(1e15),
        lineOf(0, { id: '2', quantity: 0 }),
        lineOf(999, { id: '3', quantity: 1e9, taxMinor: 1e15 }),
      ],
      { at, paidWithPointsMinor: 7 },
    );
    return [
      order,
      { ...order, partner: 'cafe' },
      { ...bare, type: 'visit' },
      { ...bare, type: 'birthday' },
      { ...bare, type: 'event', event: 'review' },
      { ...bare, type: 'tier', tier: 'gold' },
      { ...bare, type: 'anniversary' },
    ];
  });
  const member = memberOf({
    birthday: '02-29',
    lifetime: { orders: 9 },
    joinedAt: instant('0000-01-01T00:00Z'),
    capUse: { monthly: { '2026-03-01': 1e15 } },
    tiers: { status: 'gold' },
  });

  /** What was believed must not break what comes after it, nor make a number that is none. */
  function used(version: ProgrammeVersion): number {
    let lots = 0;
    for (const occasion of occasions) {
      const award = awardOf(version, occasion, member);
      for (const { points, qualifying } of award.lots) {
        expect(Number.isSafeInteger(points) && points > 0 && qualifying <= points).toBe(true);
        lots += 1;
      }
      for (const ladder of version.ladders) {
        const counters = {
          joinedAt: member.joinedAt,
          counts: { credits: { '2026-03-10': 50 } },
          balances: {},
          granted: [],
          held: null,
        };
        tierStanding(version, ladder, counters, occasion.at);
      }
    }
    return lots;
  }

  it('is a programme that can be lived with, or has issues', () => {
    const seen = { read: 0, issues: 0, lots: 0 };
    const whole = valueOf(large);
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: damaged(large) }, fc.jsonValue(), fc.anything()),
        (told) => {
          const read = parseProgramme(told);
          if (!read.ok) {
            expect(read.issues.length).toBeGreaterThan(0);
            expect(read.issues.length).toBeLessThanOrEqual(100);
            seen.issues += 1;
            return;
          }
          seen.read += 1;
          for (const version of read.value.versions) seen.lots += used(version);
          checkProgramme(read.value);
          if (read.value.id === whole.id && read.value.zone === whole.zone) {
            changeOfProgramme(whole, read.value, instant('2026-06-01T00:00Z'));
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(Math.min(seen.read, seen.issues)).toBeGreaterThan(30);
    expect(seen.lots).toBeGreaterThan(250);
  });

  it('may be deep, wide, recursive, or a trap', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 1_000_000; depth += 1) deep = [deep];
    let expiry: unknown = { kind: 'never' };
    for (let depth = 0; depth < 40; depth += 1)
      expiry = { kind: 'suspended', tiers: [], otherwise: expiry };
    const ring: Record<string, unknown> = { ...small };
    ring['versions'] = [ring];
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error(CANARY);
        },
      },
    );
    const rules = Array.from({ length: 100_000 }, (_, index) => ({ id: String(index), points: 1 }));
    const polluted: unknown = JSON.parse(`{"id":"club","__proto__":{"zone":"UTC"},"versions":[]}`);
    const half = { ...small, id: '\ud800' };
    const versions = [
      { from, earnRules: deep },
      { from, earnRules: rules },
      { from, currencies: [{ id: 'points', expiry }] },
      { from, facts: JSON.parse('{"__proto__":"text"}') as unknown },
      { from, facts: { 'a.b': 'text' } },
    ].map((version) => ({ ...small, versions: [version] }));
    for (const told of [deep, ring, trap, polluted, half, ...versions]) {
      const read = parseProgramme(told);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.issues.length).toBeLessThanOrEqual(100);
      expect(JSON.stringify(read)).not.toContain(CANARY);
    }
    expect(({} as Record<string, unknown>)['zone']).toBeUndefined();
  });

  it('is never shown in an issue', () => {
    const told = {
      id: CANARY,
      zone: CANARY,
      money: CANARY,
      versions: [
        {
          from: CANARY,
          earnRules: [{ id: CANARY, points: CANARY, currency: CANARY }],
          [CANARY]: 1,
        },
      ],
    };
    expect(JSON.stringify(parseProgramme(told))).not.toContain(CANARY);
    const referring = {
      ...small,
      versions: [{ from, earnRules: [{ ...base, currency: CANARY }] }],
    };
    expect(JSON.stringify(parseProgramme(referring))).not.toContain(CANARY);
  });
});

describe('the schemas', () => {
  it('answer as the parser does', () => {
    const { validate, vendor, version } = loyaltySchemas.programme['~standard'];

    expect([vendor, version]).toEqual(['everbond', 1]);
    expect(validate(small)).toEqual({ value: valueOf(small) });
    expect(validate({ ...small, x: 1 })).toEqual({
      issues: [
        {
          path: [],
          code: 'UNKNOWN_FIELD',
          message: 'must have no field but id, zone, weekStart, money, facts, versions',
        },
      ],
    });
  });

  it('are exported as JSON Schema, closed to unknown fields, with what may be left out', () => {
    const schema = loyaltyJsonSchema('programme') as {
      required: string[];
      additionalProperties: boolean;
    };

    expect([schema.required, schema.additionalProperties]).toEqual([['id', 'versions'], false]);
    expect(JSON.stringify(schema)).not.toContain('readOnly');
  });

  it.each([
    ['command', ['FireTimer', ...Object.keys(EVENT_OF_ACT)]],
    ['event', Object.keys(accountFormats)],
  ] as const)('have a form for every %s there is', (part, names) => {
    const { oneOf } = loyaltyJsonSchema(part) as unknown as {
      oneOf: readonly { properties: { type: { const?: string; enum?: readonly string[] } } }[];
    };

    const told = oneOf.flatMap(({ properties: { type } }) => type.enum ?? [type.const ?? '']);
    expect(told.sort()).toEqual([...new Set(names)].sort());
  });

  it('give what nobody else can make', () => {
    // @ts-expect-error a programme is made by the parser alone
    const forged: Programme = { id: 'club', zone: 'UTC', versions: valueOf(small).versions };

    expect(forged.id).toBe('club');
  });
});

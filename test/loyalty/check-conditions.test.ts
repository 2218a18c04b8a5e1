/** Conditions of a programme: what can never hold, and values that no fact can have. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProgramme } from '../../src/domains/loyalty/check.ts';
import { type NeverTrue, neverTrue } from '../../src/domains/loyalty/check-never.ts';
import { leftOf } from '../../src/domains/loyalty/check-range.ts';
import type { Asked } from '../../src/domains/loyalty/programme-conditions.ts';
import { factRange } from '../../src/domains/loyalty/programme-vocabulary.ts';
import { parseProgramme } from '../../src/domains/loyalty/schema.ts';
import type { Condition } from '../../src/mechanisms/condition.ts';
import { createEvaluator } from '../../src/mechanisms/evaluate-condition.ts';
import type { FactKind } from '../../src/mechanisms/fact-types.ts';
import { earned, orderOf, pointsOf, programmeOf, reasonsOf } from './programmes.ts';

const base = { id: 'base', points: 1, perMinor: 100 };
const lines = (is: string, to: number) => ({ compare: 'order.lines', is, to });
const facts = { rating: 'number', member: 'boolean', due: 'date', seen: 'instant', paid: 'money' };

/** What is found of conditions, with the facts of a host and a partner. */
function found(version: object) {
  const { diagnostics } = checkProgramme(
    programmeOf({ facts, partners: [{ id: 'cafe' }, { id: 'hotel' }], ...version }),
  );
  return diagnostics.filter(({ code }) => code !== 'NOTHING_TO_REDEEM');
}

function codes(version: object) {
  return found(version).map(({ code, severity }) => `${code} ${severity}`);
}

const doubling = (when: object) => ({
  earnRules: [base],
  multipliers: { list: [{ id: 'double', factor: 2, when }] },
});

describe('a condition', () => {
  it('must not contradict itself, and the example names what it is held against', () => {
    const when = { all: [lines('gt', 5), { all: [lines('lt', 3)] }] };

    expect(found(doubling(when))).toMatchObject([
      {
        code: 'CONDITION_NEVER',
        severity: 'error',
        path: ['versions', 0, 'multipliers', 'list', 0, 'when', 'all', 1, 'all', 0],
        message: 'This can never hold, whatever the facts are.',
        example: { condition: 'never', fact: 'order.lines', tried: [5, 3] },
      },
    ]);
    const award = earned(doubling(when), orderOf(100_000));
    expect([pointsOf(award), reasonsOf(award)]).toEqual([1000, { double: 'CONDITION_FALSE' }]);
    expect(codes(doubling({ all: [lines('gt', 3), lines('lt', 5)] }))).toEqual([]);
    expect(codes({ earnRules: [{ ...base, when }] })).toEqual(['NEVER_PAYS error']);
  });

  const rating = (is: string, to: number) => ({ compare: 'facts.rating', is, to });
  const date = (is: string, to: string) => ({ compare: 'occasion.date', is, to });
  const at = (is: string, to: string) => ({ compare: 'occasion.at', is, to });
  const money = (is: string, minor: number, currency = 'EUR') => {
    return { compare: 'facts.paid', is, to: { minor, currency } };
  };
  const day = (...values: string[]) => ({ in: 'occasion.weekday', values });

  it.each([
    ['whole numbers leave no room', [lines('gt', 5), lines('lt', 6)]],
    ['nothing is counted below 0', [lines('lt', 0)]],
    ['nothing is both above and at most', [rating('gt', 5), rating('lte', 5)]],
    ['above is not undone by at least', [rating('gt', 5), rating('gte', 5), rating('lte', 5)]],
    ['below is not undone by at most', [rating('lt', 5), rating('lte', 5), rating('gte', 5)]],
    ['the least is the largest', [rating('gt', 5), rating('gt', 1), rating('lt', 3)]],
    ['the most is the smallest', [rating('lt', 3), rating('lt', 9), rating('gt', 5)]],
    ['lines are counted whole', [lines('eq', 1.5)]],
    ['one value is left out', [rating('gte', 5), rating('lte', 5), rating('ne', 5)]],
    ['all values are left out', [lines('lt', 2), lines('ne', 0), lines('ne', 1)]],
    ['not at least is below', [{ not: rating('lt', 5) }, rating('lt', 5)]],
    [
      'not equal to what it must be',
      [rating('eq', 5), { not: { in: 'facts.rating', values: [4, 5] } }],
    ],
    ['two lists have nothing in common', [day('monday', 'tuesday'), day('friday')]],
    [
      'every day is left out',
      [{ not: day('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday') }],
    ],
    [
      'between and outside',
      [{ between: 'facts.rating', from: 1, to: 3, bounds: 'closed' }, rating('gt', 3)],
    ],
    [
      'inside and not between',
      [
        { not: { between: 'facts.rating', from: 1, to: 5, bounds: 'half-open' } },
        rating('gt', 1),
        rating('lt', 5),
      ],
    ],
    [
      'each of several is impossible',
      [rating('gt', 5), { any: [rating('lt', 3), rating('eq', 5)] }],
    ],
    [
      'not all of what must all be',
      [rating('gt', 5), { not: { all: [rating('gt', 3), rating('gt', 4)] } }],
    ],
    ['what is unknown has no value', [{ not: { exists: 'facts.rating' } }, rating('gt', 5)]],
    ['known and unknown', [{ exists: 'facts.rating' }, { not: { exists: 'facts.rating' } }]],
    [
      'yes and no',
      [
        { compare: 'facts.member', is: 'ne', to: true },
        { compare: 'facts.member', is: 'ne', to: false },
      ],
    ],
    ['no day lies between', [date('gt', '2026-03-01'), date('lt', '2026-03-02')]],
    [
      'no instant lies between',
      [at('gt', '2026-03-01T00:00Z'), at('lt', '2026-03-01T01:00:00.001+01:00')],
    ],
    ['no amount lies between', [money('gt', 5), money('lt', 6)]],
    ['two currencies at once', [money('gt', 5), money('lt', 9, 'USD')]],
    ['one of none', [{ any: [] }]],
    [
      'a partner that is two',
      [
        { compare: 'occasion.partner', is: 'eq', to: 'cafe' },
        { compare: 'occasion.partner', is: 'eq', to: 'hotel' },
      ],
    ],
  ])('never holds where %s', (_, all) => {
    expect(codes(doubling({ all }))).toEqual(['CONDITION_NEVER error']);
  });

  it.each([
    ['there is a number between', [rating('gt', 5), rating('lt', 6)]],
    ['5 is at least and at most 5', [rating('gte', 5), rating('lte', 5), rating('ne', 4)]],
    ['there is one line', [lines('lt', 2), lines('ne', 0)]],
    ['one day is in both lists', [day('monday', 'friday'), day('friday')]],
    ['one of several is possible', [rating('gt', 5), { any: [rating('gt', 3), rating('eq', 7)] }]],
    [
      'it is below what it is not between',
      [{ not: { between: 'facts.rating', from: 1, to: 5, bounds: 'closed' } }, rating('lt', 5)],
    ],
    [
      'the end is not between',
      [{ not: { between: 'facts.rating', from: 1, to: 5, bounds: 'half-open' } }, rating('gte', 5)],
    ],
    ['one day lies between', [date('gt', '2026-03-01'), date('lt', '2026-03-03')]],
    ['it may be unknown', [{ not: { exists: 'facts.rating' } }]],
    ['nothing is asked', []],
  ])('may hold where %s', (_, all) => {
    expect(codes(doubling({ all }))).toEqual([]);
  });

  it('has a part of several that never holds named as a warning', () => {
    const when = { all: [lines('gt', 5), { any: [lines('eq', 7), lines('eq', 3), { any: [] }] }] };
    const expected = [
      ['CONDITION_NEVER', 'warning', ['when', 'all', 1, 'any', 1]],
      ['CONDITION_NEVER', 'warning', ['when', 'all', 1, 'any', 2]],
    ];
    const paths = (version: object) =>
      found(version).map(({ code, severity, path }) => [
        code,
        severity,
        path.slice(path.indexOf('when')),
      ]);

    expect(paths(doubling(when))).toEqual(expected);
    expect(paths({ earnRules: [{ ...base, when }] })).toEqual(expected);
  });
});

describe('a fact that is never there', () => {
  const coupon = { id: 'TEN', off: { kind: 'share', share: '0.1' } };
  const reward = { id: 'mug', kind: 'reward', points: 1, reward: 'mug' };
  const ask = { exists: 'order.amount' };
  const visit = { id: 'visit', on: 'visit', points: 1 };

  it.each([
    ['the order of a redemption', { redemptions: [{ ...reward, when: ask }] }, 'FACT_ABSENT error'],
    [
      'the event of an order',
      { coupons: [{ ...coupon, when: { exists: 'occasion.event' } }] },
      'FACT_ABSENT error',
    ],
    [
      'the partner of a rule of the firm',
      { earnRules: [{ ...base, when: { exists: 'occasion.partner' } }] },
      'NEVER_PAYS error',
    ],
    [
      'the order of a visit',
      { earnRules: [{ ...visit, when: { not: { compare: 'order.lines', is: 'gt', to: 3 } } }] },
      'NEVER_PAYS error',
    ],
    [
      'the coupon of a visit, as one of two ways',
      {
        earnRules: [
          {
            ...visit,
            when: { any: [{ exists: 'occasion.coupon' }, { exists: 'member.joinedAt' }] },
          },
        ],
      },
      'FACT_ABSENT warning',
    ],
    [
      'gift cards, which do not count',
      { earnRules: [{ ...base, lines: { compare: 'line.kind', is: 'eq', to: 'gift-card' } }] },
      'NEVER_PAYS error',
    ],
    [
      'gift cards, left out twice',
      {
        earnRules: [base],
        amount: { excluded: { compare: 'line.kind', is: 'eq', to: 'gift-card' } },
      },
      'CONDITION_NEVER warning',
    ],
    [
      'another event than the rule waits for',
      {
        earnRules: [
          {
            id: 'a',
            on: 'event',
            event: 'review',
            points: 1,
            when: { compare: 'occasion.event', is: 'eq', to: 'reviewed' },
          },
        ],
      },
      'NEVER_PAYS error',
    ],
    [
      'another kind of occasion',
      { earnRules: [{ ...visit, when: { compare: 'occasion.type', is: 'eq', to: 'order' } }] },
      'NEVER_PAYS error',
    ],
    [
      'another coupon than the one used',
      { coupons: [{ ...coupon, when: { compare: 'occasion.coupon', is: 'eq', to: 'FIVE' } }] },
      'CONDITION_NEVER error',
    ],
  ])('is found: %s', (_, version, expected) => {
    expect(codes(version)).toEqual([expected]);
  });

  it.each([
    ['the order of a multiplier, which may be of an order', { ...doubling(ask) }],
    ['that there is no order', { redemptions: [{ ...reward, when: { not: ask } }] }],
    [
      'gift cards on a coupon',
      { coupons: [{ ...coupon, lines: { compare: 'line.kind', is: 'eq', to: 'gift-card' } }] },
    ],
    [
      'gift cards that count',
      {
        amount: { giftCards: 'included' },
        earnRules: [{ ...base, lines: { compare: 'line.kind', is: 'eq', to: 'gift-card' } }],
      },
    ],
    [
      'the order of which the tenth counts',
      {
        earnRules: [
          {
            id: 'tenth',
            on: 'achievement',
            reach: { counter: 'orders', atLeast: 10 },
            points: 1,
            when: ask,
          },
        ],
      },
    ],
    [
      'the event of which the third counts',
      {
        earnRules: [
          {
            id: 'third',
            on: 'achievement',
            reach: { counter: 'event:review', atLeast: 3 },
            points: 1,
            when: { compare: 'occasion.event', is: 'eq', to: 'review' },
          },
        ],
      },
    ],
    [
      'the redemption itself',
      { redemptions: [{ ...reward, when: { compare: 'occasion.event', is: 'eq', to: 'redeem' } }] },
    ],
    [
      'the partner of the rule',
      {
        earnRules: [
          { ...base, partner: 'cafe', when: { compare: 'occasion.partner', is: 'eq', to: 'cafe' } },
        ],
      },
    ],
  ])('is not: %s', (_, version) => {
    expect(codes(version)).toEqual([]);
  });
});

describe('a value in a condition', () => {
  const tier = (to: string) => ({ compare: 'member.tier.club', is: 'eq', to });
  const club = {
    id: 'club',
    tiers: [{ id: 'gold', qualify: [{ all: [{ counter: 'points', atLeast: 1 }] }] }],
  };

  /** The issues of a programme with a rule on such a condition. */
  function issues(when: object, some: object = {}, ...later: object[]) {
    const first = {
      from: '2026-01-01T00:00Z',
      facts,
      ladders: [club],
      earnRules: [{ ...base, when }],
    };
    const versions = [{ ...first, ...some }, ...later];
    const read = parseProgramme({ id: 'club', zone: 'UTC', money: 'EUR', versions });
    return read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path.slice(5)]);
  }

  it.each([
    [tier('silver'), ['UNKNOWN_REFERENCE', 'to']],
    [
      { not: { in: 'member.tier.club', values: ['gold', 'glod'] } },
      ['UNKNOWN_REFERENCE', 'not', 'values', 1],
    ],
    [
      { all: [{ compare: 'occasion.partner', is: 'eq', to: 'cafe' }] },
      ['UNKNOWN_REFERENCE', 'all', 0, 'to'],
    ],
    [
      { any: [{ compare: 'occasion.weekday', is: 'eq', to: 'Monday' }] },
      ['UNKNOWN_VALUE', 'any', 0, 'to'],
    ],
    [{ compare: 'occasion.type', is: 'ne', to: 'purchase' }, ['UNKNOWN_VALUE', 'to']],
    [
      { compare: 'order.amount', is: 'gt', to: { minor: 1, currency: 'USD' } },
      ['OTHER_CURRENCY', 'to'],
    ],
    [{ compare: 'member.tier.clubb', is: 'eq', to: 'gold' }, ['UNKNOWN_FACT', 'compare']],
    [{ compare: 'facts.ratting', is: 'gt', to: 3 }, ['UNKNOWN_FACT', 'compare']],
  ])('must be one that the fact can have: %j', (when, expected) => {
    expect(issues(when)).toEqual([expected]);
  });

  it('may be money of another currency, or any text, where the fact is the host’s', () => {
    expect(issues({ compare: 'facts.paid', is: 'gt', to: { minor: 1, currency: 'USD' } })).toEqual(
      [],
    );
    expect(issues({ compare: 'occasion.coupon', is: 'eq', to: 'FIVE' })).toEqual([]);
    expect(issues(tier('gold'))).toEqual([]);
  });

  it('is not held against money that the programme does not name', () => {
    const when = { compare: 'order.amount', is: 'gt', to: { minor: 1, currency: 'EUR' } };
    const versions = [{ from: '2026-01-01T00:00Z', earnRules: [{ ...base, when }] }];
    const read = parseProgramme({ id: 'club', zone: 'UTC', versions });

    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['MISSING']);
  });

  it('may be a tier of another version, which somebody may still hold', () => {
    const silver = { id: 'club', tiers: [{ id: 'silver' }] };
    const later = { from: '2027-01-01T00:00Z', ladders: [silver] };

    expect(issues(tier('silver'), {}, later)).toEqual([]);
  });

  it('of an achievement is a counter that occasions move', () => {
    const reach = (counter: string) =>
      issues(tier('gold'), {
        earnRules: [{ id: 'a', on: 'achievement', reach: { counter, atLeast: 2 }, points: 1 }],
      });

    expect(reach('order')).toEqual([['UNKNOWN_REFERENCE', 'counter']]);
    expect(['orders', 'visits', 'spend', 'event:review'].flatMap(reach)).toEqual([]);
    expect(reach('event:')).toHaveLength(1);
    expect(reach('points')).toHaveLength(1);
  });
});

describe('conditions at random', () => {
  const kinds: Readonly<Record<string, FactKind>> = {
    'order.lines': 'number',
    'facts.rating': 'number',
    'occasion.weekday': 'text',
  };
  const types = {
    order: { lines: 'number' },
    facts: { rating: 'number' },
    occasion: { weekday: 'text' },
  } as const;
  const asked: Asked = {
    types: ['order'],
    event: null,
    partners: [null],
    coupon: null,
    hasGiftCards: false,
  };
  const known = {
    'order.lines': [null, 0, 1, 2, 3],
    'facts.rating': [null, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3],
    'occasion.weekday': [null, 'monday', 'sunday', 'tuesday'],
  } as const;
  const worlds = known['order.lines'].flatMap((count) =>
    known['facts.rating'].flatMap((rating) =>
      known['occasion.weekday'].map((weekday) => ({
        order: { lines: count },
        facts: { rating },
        occasion: { weekday },
      })),
    ),
  );
  const number = fc.constantFrom('order.lines', 'facts.rating');
  const leaf = fc.oneof(
    fc.record({
      compare: number,
      is: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte'),
      to: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({
      between: number,
      from: fc.constant(0),
      to: fc.integer({ min: 1, max: 2 }),
      bounds: fc.constantFrom('closed', 'half-open'),
    }),
    fc.record({
      in: fc.constant('occasion.weekday'),
      values: fc.subarray(['monday', 'sunday'], { minLength: 1 }),
    }),
    fc.record({ exists: fc.constantFrom(...Object.keys(kinds)) }),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }));
  const verdictOf = (condition: Condition) =>
    neverTrue(condition, (fact) => {
      const kind = kinds[fact] ?? 'text';
      return leftOf(kind, factRange(fact, kind, asked, new Map()));
    });
  const truthsOf = (condition: unknown): readonly boolean[] => {
    const holds = createEvaluator(types, condition as Condition<typeof types>);
    return worlds.map((world) => holds(world).truth === 'true');
  };
  const mayHold = (condition: unknown): boolean => truthsOf(condition).includes(true);
  const replaced = (told: unknown, [step, ...rest]: NeverTrue['at'], by: unknown): unknown => {
    if (step === undefined) return by;
    const copy = structuredClone(told) as Record<string | number, unknown>;
    copy[step] = replaced(copy[step], rest, by);
    return copy;
  };

  it('that are called impossible hold in no world, and parts that are called so do nothing', () => {
    const seen = { never: 0, may: 0, parts: 0 };
    fc.assert(
      fc.property(tree, (told) => {
        const { whole, parts } = verdictOf(told as Condition);
        seen[whole === null ? 'may' : 'never'] += 1;
        if (whole !== null) expect(mayHold(told)).toBe(false);
        for (const { at } of parts) {
          seen.parts += 1;
          const isTurned = at.filter((step) => step === 'not').length % 2 === 1;
          const idle = isTurned ? { all: [] } : { any: [] };
          expect(truthsOf(replaced(told, at, idle))).toEqual(truthsOf(told));
        }
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.never, seen.may)).toBeGreaterThan(60);
    expect(seen.parts).toBeGreaterThan(20);
  });

  it('that must all hold of plain questions are called impossible whenever no world fits', () => {
    const seen = { never: 0, may: 0 };
    const signed = fc.oneof(leaf, fc.record({ not: leaf }));
    fc.assert(
      fc.property(fc.array(signed, { maxLength: 5 }), (all) => {
        const splits = all.filter((one) => 'not' in one && 'between' in (one.not as object));
        const { whole } = verdictOf({ all });
        if (splits.length < 2) expect(whole !== null).toBe(!mayHold({ all }));
        seen[whole === null ? 'may' : 'never'] += 1;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.never, seen.may)).toBeGreaterThan(60);
  });
});

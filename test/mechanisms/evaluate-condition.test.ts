import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Truth } from '../../src/mechanisms/compile-condition.ts';
import type { Condition, LeafCondition } from '../../src/mechanisms/condition.ts';
import { createEvaluator, evaluate } from '../../src/mechanisms/evaluate-condition.ts';
import type { FactPath, FactTypes } from '../../src/mechanisms/fact-types.ts';
import {
  type AnyCondition,
  type AnyFacts,
  anyCondition,
  anyFacts,
  types,
  valueAt,
} from './any-condition.ts';

const yes: AnyCondition = { all: [] };
const no: AnyCondition = { any: [] };
const unknown: AnyCondition = { compare: 'flag', is: 'eq', to: true };

const truthOf = (condition: AnyCondition, facts: AnyFacts = {}): Truth =>
  evaluate(types, condition, facts).truth;

describe('the logic of three values', () => {
  // Kleene (1952), section 64: the strong tables of conjunction and disjunction.
  it.each([
    ['true', 'true', 'true', 'true'],
    ['true', 'false', 'false', 'true'],
    ['true', 'unknown', 'unknown', 'true'],
    ['false', 'false', 'false', 'false'],
    ['false', 'unknown', 'false', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ] as const)('takes %s with %s for %s under all and %s under any', (one, other, all, any) => {
    const of = { true: yes, false: no, unknown };

    expect(truthOf({ all: [of[one], of[other]] })).toBe(all);
    expect(truthOf({ all: [of[other], of[one]] })).toBe(all);
    expect(truthOf({ any: [of[one], of[other]] })).toBe(any);
    expect(truthOf({ any: [of[other], of[one]] })).toBe(any);
  });

  it('turns true and false round, and leaves unknown', () => {
    expect([yes, no, unknown].map((not) => truthOf({ not }))).toEqual(['false', 'true', 'unknown']);
  });
});

describe('a comparison', () => {
  it.each([
    ['eq', ['false', 'true', 'false']],
    ['ne', ['true', 'false', 'true']],
    ['lt', ['true', 'false', 'false']],
    ['lte', ['true', 'true', 'false']],
    ['gt', ['false', 'false', 'true']],
    ['gte', ['false', 'true', 'true']],
  ] as const)('%s holds below, at and above the value as it says', (is, truths) => {
    const numbers = [2, 3, 4].map((count) =>
      truthOf({ compare: 'order.count', is, to: 3 }, { order: { count } }),
    );
    const dates = ['2026-01-31', '2026-02-01', '2026-02-02'].map((on) =>
      truthOf({ compare: 'order.placed.on', is, to: '2026-02-01' }, { order: { placed: { on } } }),
    );
    const amounts = [2, 3, 4].map((minor) =>
      truthOf(
        { compare: 'spent', is, to: { minor: 3, currency: 'EUR' } },
        { spent: { minor, currency: 'EUR' } },
      ),
    );

    expect([numbers, dates, amounts]).toEqual([truths, truths, truths]);
  });

  it('compares instants as moments and texts by their characters', () => {
    const at = '2026-02-01T10:00+01:00';
    const isAt = { compare: 'order.placed.at', is: 'eq', to: '2026-02-01T09:00Z' } as const;
    const isTagged = { compare: 'order.tag', is: 'eq', to: '2026-02-01T09:00Z' } as const;

    expect(truthOf(isAt, { order: { placed: { at } } })).toBe('true');
    expect(truthOf(isTagged, { order: { tag: at } })).toBe('false');
    expect(truthOf({ compare: 'order.tag', is: 'ne', to: 'A' }, { order: { tag: 'a' } })).toBe(
      'true',
    );
  });

  it('does not compare amounts of two currencies, not even for being unequal', () => {
    const to = { minor: 3, currency: 'EUR' };
    const spent = { minor: 3, currency: 'USD' };

    for (const is of ['eq', 'ne', 'lt', 'gte'] as const) {
      expect(evaluate(types, { compare: 'spent', is, to }, { spent })).toMatchObject({
        truth: 'unknown',
        missing: [{ fact: 'spent', why: 'other-currency' }],
      });
    }
    expect(truthOf({ in: 'spent', values: [to] }, { spent })).toBe('unknown');
    expect(truthOf({ exists: 'spent' }, { spent })).toBe('true');
  });

  it('asks one fact for two currencies at once', () => {
    const isOver = (currency: string) =>
      ({ compare: 'spent', is: 'gt', to: { minor: 1, currency } }) as const;
    const either = { any: [isOver('EUR'), isOver('USD')] };

    expect(truthOf(either, { spent: { minor: 2, currency: 'USD' } })).toBe('true');
    expect(truthOf(either, { spent: { minor: 1, currency: 'USD' } })).toBe('unknown');
  });
});

describe('the other leaves', () => {
  it('in holds for the values of its list', () => {
    const among = { in: 'order.tag', values: ['a', 'b'] } as const;

    expect(truthOf(among, { order: { tag: 'b' } })).toBe('true');
    expect(truthOf(among, { order: { tag: 'c' } })).toBe('false');
    expect(truthOf(among)).toBe('unknown');
  });

  it('between takes its beginning, and its end only where it is closed', () => {
    const truths = (bounds: 'half-open' | 'closed') =>
      [0, 1, 2, 3, 4].map((count) =>
        truthOf({ between: 'order.count', from: 1, to: 3, bounds }, { order: { count } }),
      );

    expect(truths('half-open')).toEqual(['false', 'true', 'true', 'false', 'false']);
    expect(truths('closed')).toEqual(['false', 'true', 'true', 'true', 'false']);
  });

  it('exists tells what is there from what is not', () => {
    const isKnown = { exists: 'order.count' } as const;

    expect(truthOf(isKnown, { order: { count: 0 } })).toBe('true');
    expect(truthOf(isKnown, { order: { count: null } })).toBe('false');
    expect(truthOf(isKnown, { order: null })).toBe('false');
    expect(truthOf(isKnown, {})).toBe('false');
  });
});

describe('a fact that cannot be used', () => {
  it.each([
    [undefined, 'absent'],
    [null, 'absent'],
    ['3', 'wrong-type'],
    [Number.NaN, 'wrong-type'],
    [Number.POSITIVE_INFINITY, 'wrong-type'],
    [[3], 'wrong-type'],
    [{}, 'wrong-type'],
    [true, 'wrong-type'],
  ])('such as %s for a number is unknown: %s', (count, why) => {
    const facts = { order: { count } } as AnyFacts;
    const { truth, missing } = evaluate(types, { compare: 'order.count', is: 'lt', to: 3 }, facts);

    expect([truth, missing]).toEqual(['unknown', [{ fact: 'order.count', why }]]);
    expect(truthOf({ exists: 'order.count' }, facts)).toBe(why === 'absent' ? 'false' : 'unknown');
  });

  it.each([
    ['flag', 1],
    ['order.tag', 1],
    ['order.placed.on', '2026-02-30'],
    ['order.placed.on', '2026-02-01T00:00Z'],
    ['order.placed.at', '2026-02-01T10:00'],
    ['order.placed.at', 0],
    ['spent', 3],
    ['spent', { minor: 3 }],
    ['spent', { currency: 'EUR' }],
    ['spent', { minor: 0.5, currency: 'EUR' }],
    ['spent', { minor: 3, currency: 'euro' }],
    ['spent', Object.create({ minor: 3, currency: 'EUR' })],
  ] as const)('is of another kind where %s is %j', (path, value) => {
    const facts: unknown = path
      .split('.')
      .reduceRight<unknown>((inside, name) => ({ [name]: inside }), value);

    expect(evaluate(types, { exists: path }, facts as AnyFacts).missing).toEqual([
      { fact: path, why: 'wrong-type' },
    ]);
  });

  it('is of another kind where its group is no group', () => {
    expect(evaluate(types, { exists: 'order.count' }, { order: 5 } as never).missing).toEqual([
      { fact: 'order.count', why: 'wrong-type' },
    ]);
  });

  it('is never found on a prototype', () => {
    const text = '{"constructor":"text","toString":"number","order":{"valueOf":"text"}}';
    const declared = JSON.parse(text) as FactTypes;
    const polluted = JSON.parse('{"__proto__":{"flag":true,"order":{"count":1}}}') as AnyFacts;
    const inherited = Object.create({ flag: true }) as AnyFacts;

    for (const exists of ['constructor', 'toString', 'order.valueOf']) {
      expect(evaluate(declared, { exists }, { order: {} }).truth).toBe('false');
    }
    expect(evaluate(declared, { exists: 'constructor' }, { constructor: 'x' }).truth).toBe('true');
    expect(truthOf({ exists: 'flag' }, polluted)).toBe('false');
    expect(truthOf({ exists: 'order.count' }, polluted)).toBe('false');
    expect(truthOf({ exists: 'flag' }, inherited)).toBe('false');
    expect(({} as Record<string, unknown>)['flag']).toBeUndefined();
  });

  it.each([null, undefined, 5, 'flag', []])('does not throw where the facts are %j', (facts) => {
    expect(truthOf(unknown, facts as unknown as AnyFacts)).toBe('unknown');
  });
});

describe('the grounds of an answer', () => {
  const condition: AnyCondition = {
    all: [
      { compare: 'order.count', is: 'gte', to: 3 },
      {
        any: [
          { compare: 'flag', is: 'eq', to: true },
          { in: 'order.tag', values: ['a'] },
        ],
      },
    ],
  };

  it('are the one leaf that settles it', () => {
    expect(evaluate(types, condition, { order: { count: 2 } })).toStrictEqual({
      truth: 'false',
      missing: [],
      decidedBy: [{ at: ['all', 0], fact: 'order.count', truth: 'false' }],
    });
  });

  it('are the first such leaf where several would settle it', () => {
    const either = { any: [{ exists: 'flag' }, { exists: 'spent' }] } as const;
    const facts = { flag: true, spent: { minor: 1, currency: 'EUR' } };

    expect(evaluate(types, either, facts).decidedBy.map(({ at }) => at)).toEqual([['any', 0]]);
  });

  it('are every leaf that had to hold', () => {
    expect(evaluate(types, condition, { order: { count: 3, tag: 'a' } })).toStrictEqual({
      truth: 'true',
      missing: [],
      decidedBy: [
        { at: ['all', 0], fact: 'order.count', truth: 'true' },
        { at: ['all', 1, 'any', 1], fact: 'order.tag', truth: 'true' },
      ],
    });
  });

  it('are the facts that are missing, each once', () => {
    expect(
      evaluate(types, { not: { all: [condition, unknown] } }, { order: { count: 3 } }),
    ).toStrictEqual({
      truth: 'unknown',
      missing: [
        { fact: 'flag', why: 'absent' },
        { fact: 'order.tag', why: 'absent' },
      ],
      decidedBy: [
        { at: ['not', 'all', 0, 'all', 1, 'any', 0], fact: 'flag', truth: 'unknown' },
        { at: ['not', 'all', 0, 'all', 1, 'any', 1], fact: 'order.tag', truth: 'unknown' },
        { at: ['not', 'all', 1], fact: 'flag', truth: 'unknown' },
      ],
    });
  });

  it('are none for a condition that asks nothing', () => {
    expect(evaluate(types, yes, {})).toStrictEqual({ truth: 'true', missing: [], decidedBy: [] });
  });
});

/** Truth as a number, as Kleene's logic is often defined: least, greatest, and one less it. */
function degree(condition: AnyCondition, facts: AnyFacts): number {
  if ('all' in condition) return Math.min(1, ...condition.all.map((part) => degree(part, facts)));
  if ('any' in condition) return Math.max(0, ...condition.any.map((part) => degree(part, facts)));
  if ('not' in condition) return 1 - degree(condition.not, facts);
  return leafDegree(condition, facts);
}

const HOLDS: Readonly<Record<string, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  lt: (sign) => sign < 0,
  lte: (sign) => sign <= 0,
  gt: (sign) => sign > 0,
  gte: (sign) => sign >= 0,
};

function leafDegree(leaf: LeafCondition<typeof types>, facts: AnyFacts): number {
  const path = Object.values(leaf)[0] as FactPath<typeof types>;
  const fact = valueAt(facts, path);
  const isThere = fact !== undefined && fact !== null;
  if ('exists' in leaf)
    return isThere ? (isOfKind(path, fact) ? 1 : 0.5) : isGroupless(path, facts);
  if (!isThere || !isOfKind(path, fact)) return 0.5;
  const signs = (values: readonly unknown[]) => values.map((value) => signOf(path, fact, value));
  if ('compare' in leaf) {
    const [sign] = signs([leaf.to]);
    return sign === undefined || Number.isNaN(sign) ? 0.5 : Number(HOLDS[leaf.is]?.(sign));
  }
  if ('in' in leaf) {
    const all = signs(leaf.values);
    return all.some(Number.isNaN) ? 0.5 : Number(all.includes(0));
  }
  const [from = 0, to = 0] = signs([leaf.from, leaf.to]);
  return Number(from >= 0 && (to < 0 || (to === 0 && leaf.bounds === 'closed')));
}

/** 0 where a fact is simply not there, one half where its group is no group. */
function isGroupless(path: string, facts: AnyFacts): number {
  const groups = path.split('.').slice(0, -1);
  const stands = groups.map((_, index) => valueAt(facts, groups.slice(0, index + 1).join('.')));
  const first = stands.find((group) => typeof group !== 'object' || group === null);
  return first === undefined || first === null ? 0 : 0.5;
}

function isOfKind(path: string, fact: unknown): boolean {
  switch (path) {
    case 'flag':
      return typeof fact === 'boolean';
    case 'order.count':
      return Number.isFinite(fact);
    case 'order.tag':
      return typeof fact === 'string';
    case 'spent':
      return typeof fact === 'object' && fact !== null && 'minor' in fact;
    default:
      return typeof fact === 'string' && !Number.isNaN(new Date(fact).getTime());
  }
}

/** Less than, equal to or more than 0, as a fact stands to a value; `NaN` if they do not compare. */
function signOf(path: string, fact: unknown, value: unknown): number {
  if (path === 'spent') {
    const [one, other] = [fact, value] as { minor: number; currency: string }[];
    return one?.currency === other?.currency ? (one?.minor ?? 0) - (other?.minor ?? 0) : Number.NaN;
  }
  if (path.startsWith('order.placed')) {
    return new Date(fact as string).getTime() - new Date(value as string).getTime();
  }
  if (path === 'order.count') return (fact as number) - (value as number);
  return fact === value ? 0 : 1;
}

describe('evaluate, for any condition and facts', () => {
  it('gives what Kleene’s logic gives', () => {
    const seen = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        const { truth, missing } = evaluate(types, condition, facts);
        seen[truth] += 1;

        expect({ true: 1, unknown: 0.5, false: 0 }[truth]).toBe(degree(condition, facts));
        expect(missing.length > 0).toBe(truth === 'unknown');
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.true, seen.false, seen.unknown)).toBeGreaterThan(100);
  });

  it('keeps a decided answer whatever the facts are that did not decide', () => {
    let changed = 0;
    fc.assert(
      fc.property(anyCondition, anyFacts, anyFacts, (condition, facts, others) => {
        const evaluator = createEvaluator(types, condition);
        const { truth, decidedBy } = evaluator(facts);
        fc.pre(truth !== 'unknown');
        const grounds = new Set(decidedBy.map(({ fact }) => fact));
        const kept = (path: string) => valueAt(grounds.has(path) ? facts : others, path) as never;
        const mixed: AnyFacts = {
          flag: kept('flag'),
          spent: kept('spent'),
          order: {
            count: kept('order.count'),
            tag: kept('order.tag'),
            placed: { on: kept('order.placed.on'), at: kept('order.placed.at') },
          },
        };
        changed += grounds.size < 5 ? 1 : 0;

        expect(evaluator(mixed).truth).toBe(truth);
      }),
      { numRuns: 500 },
    );
    expect(changed).toBeGreaterThan(200);
  });

  it('reads facts and changes none', () => {
    const facts = Object.freeze({ flag: true, order: Object.freeze({ count: 1 }) });

    expect(truthOf({ all: [unknown, { exists: 'order.count' }] }, facts)).toBe('true');
  });
});

describe('createEvaluator', () => {
  it('takes only a condition that fits the facts declared', () => {
    const condition = { compare: 'order.size', is: 'eq', to: 1 } as unknown as AnyCondition;

    expect(() => createEvaluator(types, condition)).toThrow(
      'createEvaluator: condition must fit the facts, got UNKNOWN_FACT',
    );
  });
});

describe('the types of a condition', () => {
  it('know the paths, and what each is compared with', () => {
    const good: AnyCondition[] = [
      { compare: 'order.placed.at', is: 'lt', to: '2026-01-01T00:00Z' },
      { not: { all: [{ in: 'order.count', values: [1] }] } },
      { between: 'spent', from: euro(1), to: euro(2), bounds: 'closed' },
    ];
    const bad: AnyCondition[] = [
      // @ts-expect-error no such fact
      { exists: 'order.size' },
      // @ts-expect-error a group is no fact
      { exists: 'order' },
      // @ts-expect-error a number is compared with numbers
      { compare: 'order.count', is: 'eq', to: '3' },
      // @ts-expect-error texts have no order
      { compare: 'order.tag', is: 'lt', to: 'b' },
      // @ts-expect-error and lie between nothing
      { between: 'order.tag', from: 'a', to: 'b', bounds: 'closed' },
      // @ts-expect-error an amount is compared with amounts
      { in: 'spent', values: [3] },
      // @ts-expect-error whether the end counts is to be said
      { between: 'order.count', from: 1, to: 2 },
      // @ts-expect-error also deep inside
      { not: { any: [{ exists: 'flags' }] } },
    ];
    // @ts-expect-error a fact of another kind
    const wrongFact: AnyFacts = { flag: 'yes' };
    // @ts-expect-error a fact that is not declared
    const unknownFact: AnyFacts = { flags: true };
    const loose: Condition = good[0] ?? { all: [] };

    expect([...good, ...bad, wrongFact, unknownFact, loose]).toHaveLength(14);
  });

  function euro(minor: number) {
    return { minor, currency: 'EUR' };
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CONDITION_LIMITS } from '../../src/mechanisms/condition.ts';
import { describeCondition } from '../../src/mechanisms/describe-condition.ts';
import type { FactTypes } from '../../src/mechanisms/fact-types.ts';
import { parseCondition } from '../../src/mechanisms/parse-condition.ts';
import { type AnyCondition, anyCondition, pathsOf, types } from './any-condition.ts';

/** The codes of the issues, each with its path, as short texts. */
function faultsOf(from: unknown): readonly string[] {
  const read = parseCondition(from, types);
  return read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path].join(' '));
}

const isBig = { compare: 'order.count', is: 'gte', to: 3 } as const;

/** `not` inside `not`, so many conditions in all. */
function nested(depth: number): unknown {
  let condition: unknown = isBig;
  for (let level = 1; level < depth; level += 1) condition = { not: condition };
  return condition;
}

describe('parseCondition', () => {
  it('takes every condition that compiles, and brings instants to their one text', () => {
    let [instants, deep] = [0, 0];
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const read = parseCondition(JSON.parse(JSON.stringify(condition)), types);
        const text = JSON.stringify(condition);
        instants += text.includes('T1') ? 1 : 0;
        deep += pathsOf(condition).length > 3 ? 1 : 0;

        expect(read.ok && JSON.stringify(read.value)).toBe(
          text
            .replaceAll('2026-02-01T10:00+01:00', '2026-02-01T09:00:00.000Z')
            .replaceAll('2026-02-01T11:00Z', '2026-02-01T11:00:00.000Z'),
        );
      }),
      { numRuns: 500 },
    );
    expect([instants > 20, deep > 20]).toEqual([true, true]);
  });

  it('lists every issue with its path', () => {
    const condition = {
      all: [
        { compare: 'order.size', is: 'eq', to: 1 },
        { any: [isBig, 5, { compare: 'order.count', is: 'near', to: '3', because: 1 }] },
        { not: { in: 'flag', values: [true, 'yes'] } },
      ],
      else: 1,
    };

    expect(faultsOf(condition)).toEqual([
      'UNKNOWN_FIELD else',
      'UNKNOWN_FACT all 0 compare',
      'NOT_A_CONDITION all 1 any 1',
      'UNKNOWN_FIELD all 1 any 2 because',
      'UNKNOWN_COMPARISON all 1 any 2 is',
      'WRONG_TYPE all 1 any 2 to',
      'WRONG_TYPE all 2 not values 1',
    ]);
  });

  it.each([
    [null, 'NOT_A_CONDITION'],
    [[], 'NOT_A_CONDITION'],
    [{}, 'NOT_A_CONDITION'],
    ['order.count > 3', 'NOT_A_CONDITION'],
    [{ all: isBig }, 'NOT_A_CONDITION all'],
    [{ any: null }, 'NOT_A_CONDITION any'],
    [{ not: [isBig] }, 'NOT_A_CONDITION not'],
    [{ all: [], any: [] }, 'UNKNOWN_FIELD any'],
    [{ exists: 'order' }, 'UNKNOWN_FACT exists'],
    [{ exists: ['flag'] }, 'UNKNOWN_FACT exists'],
    [{ exists: 'constructor' }, 'UNKNOWN_FACT exists'],
    [{ exists: '__proto__' }, 'UNKNOWN_FACT exists'],
    [{ exists: 'flag.valueOf' }, 'UNKNOWN_FACT exists'],
    [{ compare: 'order.count', is: 'gte' }, 'WRONG_TYPE to'],
    [{ compare: 'order.count', to: 3 }, 'UNKNOWN_COMPARISON is'],
    [{ compare: 'order.count', is: 'constructor', to: 3 }, 'UNKNOWN_COMPARISON is'],
    [{ compare: 'order.tag', is: 'lt', to: 'b' }, 'NO_ORDER is'],
    [{ compare: 'flag', is: 'gte', to: true }, 'NO_ORDER is'],
    [{ compare: 'order.placed.on', is: 'lt', to: '2026-02-30' }, 'WRONG_TYPE to'],
    [{ compare: 'order.placed.at', is: 'lt', to: '2026-02-01T10:00' }, 'WRONG_TYPE to'],
    [{ compare: 'spent', is: 'lt', to: 300 }, 'WRONG_TYPE to'],
    [{ compare: 'spent', is: 'lt', to: { minor: 0.5, currency: 'EUR' } }, 'WRONG_TYPE to'],
    [{ in: 'order.tag', values: [] }, 'EMPTY_LIST values'],
    [{ in: 'order.tag' }, 'EMPTY_LIST values'],
    [{ in: 'order.tag', values: 'ab' }, 'EMPTY_LIST values'],
    [{ between: 'order.tag', from: 'a', to: 'b', bounds: 'closed' }, 'NO_ORDER between'],
    [{ between: 'order.count', from: 1, to: 2 }, 'UNKNOWN_BOUNDS bounds'],
    [{ between: 'order.count', from: 2, to: 1, bounds: 'closed' }, 'EMPTY_RANGE'],
    [{ between: 'order.count', from: 2, to: 2, bounds: 'half-open' }, 'EMPTY_RANGE'],
    [{ between: 'order.count', from: 2, to: 2, bounds: 'closed' }, undefined],
    [{ between: 'order.count', from: 2, bounds: 'closed' }, 'WRONG_TYPE to'],
    [{ all: [] }, undefined],
    [{ any: [] }, undefined],
  ])('finds in %j: %s', (condition, fault) => {
    expect(faultsOf(condition)).toEqual(fault === undefined ? [] : [fault]);
  });

  it('wants amounts that are compared with one fact at once in one currency', () => {
    const [one, other] = ['EUR', 'USD'].map((currency) => ({ minor: 1, currency }));

    expect(faultsOf({ in: 'spent', values: [one, one] })).toEqual([]);
    expect(faultsOf({ in: 'spent', values: [one, other] })).toEqual(['MIXED_CURRENCIES']);
    expect(faultsOf({ between: 'spent', from: one, to: other, bounds: 'closed' })).toEqual([
      'MIXED_CURRENCIES',
    ]);
  });

  it('leaves out of an amount what is no part of money', () => {
    const to = { minor: 1, currency: 'EUR', note: 'x' };

    expect(parseCondition({ compare: 'spent', is: 'eq', to }, types)).toStrictEqual({
      ok: true,
      value: { compare: 'spent', is: 'eq', to: { minor: 1, currency: 'EUR' } },
    });
  });

  it('stops at a depth of 8 and at 500 conditions', () => {
    const many = (count: number) => ({ all: Array.from({ length: count }, () => isBig) });

    expect(CONDITION_LIMITS).toEqual({ depth: 8, conditions: 500 });
    expect(faultsOf(nested(8))).toEqual([]);
    expect(faultsOf(nested(9))).toEqual([`TOO_DEEP${' not'.repeat(8)}`]);
    expect(faultsOf(nested(100_000))).toHaveLength(1);
    expect(faultsOf(many(499))).toEqual([]);
    expect(faultsOf(many(500))).toEqual(['TOO_MANY_CONDITIONS']);
    expect(faultsOf(many(1000))).toEqual(['TOO_MANY_CONDITIONS']);
  });

  it('refuses what is no JSON, and runs none of its code', () => {
    const trap = Object.defineProperty({}, 'all', { get: () => expect.unreachable() });

    expect(faultsOf(trap)).toEqual(['NOT_PLAIN']);
    expect(faultsOf(JSON.parse('{"__proto__":{"all":[]}}'))).toEqual(['BAD_FIELD_NAME']);
    expect(faultsOf(() => true)).toEqual(['NOT_JSON']);
  });

  it('shows numbers and names of its own, never a text of the caller', () => {
    const canary = 'canary@example.com';
    const read = parseCondition(
      { all: [{ exists: canary }, { compare: 'flag', is: canary, to: canary, [canary]: 1 }] },
      types,
    );
    const messages = read.ok ? [] : read.issues.map(({ message }) => message);

    expect(messages).toHaveLength(4);
    expect(messages.join()).not.toContain('canary');
  });

  it.each([
    [{ '': 'text' }, 'must have names'],
    [{ 'a.b': 'text' }, 'must have names'],
    [JSON.parse('{"__proto__":"text"}'), 'must have names'],
    [{ a: 'money[]' }, 'must be of the kinds boolean, number, text, date, instant, money'],
    [{ a: null }, 'must be of the kinds'],
    [{ a: 'constructor' }, 'must be of the kinds'],
    [{ a: { a: { a: { a: { a: { a: { a: { a: { a: 'text' } } } } } } } } }, 'at most 8 deep'],
  ])('takes no declaration such as %j', (declaration, rule) => {
    expect(() => parseCondition({ all: [] }, declaration as FactTypes)).toThrow(rule);
  });
});

describe('describeCondition', () => {
  const text = (condition: AnyCondition) => describeCondition(condition);

  it('tells each leaf in words', () => {
    const amount = { minor: 500, currency: 'EUR' };
    const on = '2026-02-01';
    const sentences: readonly (readonly [AnyCondition, string])[] = [
      [{ exists: 'flag' }, 'flag is known'],
      [{ not: { exists: 'flag' } }, 'flag is not known'],
      [{ not: { compare: 'flag', is: 'eq', to: true } }, 'not (flag is true)'],
      [{ compare: 'order.tag', is: 'ne', to: 'a "b"' }, 'order.tag is not "a \\"b\\""'],
      [{ compare: 'order.count', is: 'lt', to: 3 }, 'order.count is less than 3'],
      [{ compare: 'order.count', is: 'lte', to: 3 }, 'order.count is at most 3'],
      [{ compare: 'order.placed.on', is: 'lt', to: on }, `order.placed.on is before "${on}"`],
      [{ compare: 'order.placed.on', is: 'gte', to: on }, `order.placed.on is not before "${on}"`],
      [{ compare: 'spent', is: 'gt', to: amount }, 'spent is more than 500 minor units of EUR'],
      [{ in: 'order.count', values: [1, 2] }, 'order.count is one of 1, 2'],
      [
        { between: 'order.count', from: 1, to: 3, bounds: 'half-open' },
        'order.count is from 1 to 3, the latter not included',
      ],
      [
        { between: 'order.count', from: 1, to: 3, bounds: 'closed' },
        'order.count is from 1 to 3, the latter included',
      ],
      [{ all: [] }, 'always'],
      [{ any: [] }, 'never'],
    ];

    for (const [condition, sentence] of sentences) expect(text(condition)).toBe(sentence);
  });

  it('keeps together what belongs together', () => {
    const [a, b] = [{ exists: 'flag' }, { exists: 'spent' }] as const;

    expect(text({ all: [a, b, a] })).toBe('flag is known and spent is known and flag is known');
    expect(text({ any: [{ all: [a, b] }, b] })).toBe(
      '(flag is known and spent is known) or spent is known',
    );
    expect(text({ all: [{ any: [a, b] }] })).toBe('flag is known or spent is known');
    expect(text({ not: { any: [a, b] } })).toBe('not (flag is known or spent is known)');
    expect(text({ all: [{ any: [] }, a] })).toBe('(never) and flag is known');
  });

  it('uses the words of the host, and none by accident', () => {
    const condition = { exists: 'constructor' };

    expect(describeCondition(condition, {})).toBe('constructor is known');
    expect(describeCondition(condition, { constructor: 'the builder' })).toBe(
      'the builder is known',
    );
  });
});

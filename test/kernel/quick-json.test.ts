import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { JSON_LIMITS, parseJsonValue } from '../../src/kernel/parse-json-value.ts';
import { quickJson } from '../../src/kernel/quick-json.ts';

function hostile(): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, 1n, Symbol('a'), '\0', '\uD83D', new Date(0), new Map()),
    fc.constant(Object.defineProperty({}, 'a', { get: () => 1, enumerable: true })),
    fc.constant(Object.assign([1], { b: 1 })),
    fc.constant(Object.assign([], { 2: 1 })),
    fc.constant(JSON.parse('{"__proto__":1}') as unknown),
    fc.constant(Object.create(null) as unknown),
  );
  const { tree } = fc.letrec<{ readonly tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      { arbitrary: leaf, weight: 1 },
      { arbitrary: fc.jsonValue(), weight: 4 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 4 }), weight: 2 },
      { arbitrary: fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }), weight: 2 },
    ),
  }));
  return tree;
}

describe('the quick look at JSON', () => {
  it('copies nothing but what the whole look copies, and the same', () => {
    const met = { copied: 0, left: 0, wrong: 0 };
    fc.assert(
      fc.property(hostile(), (value) => {
        const quick = quickJson(value, JSON_LIMITS);
        // With a limit of one value more than there are, the whole look is taken alone.
        const whole = parseJsonValue([value, ...new Array<null>(250).fill(null)]);
        if (quick === undefined) {
          met.left += 1;
          met.wrong += whole.ok ? 0 : 1;
          return;
        }
        met.copied += 1;
        expect(whole.ok && Array.isArray(whole.value) && whole.value[0]).toStrictEqual(quick);
      }),
      { numRuns: 2000 },
    );
    expect(met.copied).toBeGreaterThan(200);
    expect(met.wrong).toBeGreaterThan(200);
    expect(met.left - met.wrong).toBeGreaterThan(0); // sound, yet left to the whole look
  });

  it('keeps to the limits', () => {
    const limits = { depth: 2, nodes: 4, textLength: 3 };

    expect(quickJson([['abc']], limits)).toEqual([['abc']]);
    expect(quickJson([[[]]], limits)).toBeUndefined();
    expect(quickJson(['abcd'], limits)).toBeUndefined();
    expect(quickJson({ abcd: 1 }, limits)).toBeUndefined();
    expect(quickJson([1, 2, 3], limits)).toEqual([1, 2, 3]);
    expect(quickJson([1, 2, 3, 4], limits)).toBeUndefined();
    expect(
      quickJson(
        Array.from({ length: 200 }, () => 1),
        JSON_LIMITS,
      ),
    ).toBeUndefined();
  });

  it('is a copy', () => {
    const value = { a: [{ b: 1 }] };
    const copy = quickJson(value, JSON_LIMITS);
    value.a.push({ b: 2 });

    expect(copy).toEqual({ a: [{ b: 1 }] });
  });

  it('lets proxies that throw, and things inside themselves, be', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const throwing = new Proxy([], {
      ownKeys: () => {
        throw new Error('no');
      },
    });

    expect(quickJson(cycle, JSON_LIMITS)).toBeUndefined();
    expect(quickJson({ a: throwing }, JSON_LIMITS)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { allocateMoney } from '../../src/kernel/allocate-money.ts';
import { money } from '../../src/kernel/money.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const anyMinor = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 }));
const anyWeight = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 5 }));
const anyWeights = fc
  .array(anyWeight, { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0));

function minorParts(whole: number, weights: readonly number[]): readonly number[] {
  return allocateMoney(money(whole, 'EUR'), weights).map(({ minor }) => minor);
}

describe('allocateMoney', () => {
  it('gives left-over cents to whoever lost most, earlier parts first', () => {
    expect(minorParts(100, [1, 1, 1])).toStrictEqual([34, 33, 33]);
    expect(minorParts(101, [1, 1, 1])).toStrictEqual([34, 34, 33]);
    expect(minorParts(100, [1, 2, 3])).toStrictEqual([17, 33, 50]);
    expect(minorParts(-100, [1, 1, 1])).toStrictEqual([-34, -33, -33]);
    expect(minorParts(5, [0, 1])).toStrictEqual([0, 5]);
    expect(minorParts(1, [1, 2])).toStrictEqual([0, 1]);
    expect(minorParts(0, [1, 2])).toStrictEqual([0, 0]);
    expect(minorParts(-1, [1, 1])).toStrictEqual([-1, 0]);
    expect(minorParts(7, [3])).toStrictEqual([7]);
  });

  // Published: the Alabama paradox of the method of largest remainders, weights 6, 6 and 2: with
  // one more to share out, the smallest gets one less. "Apportionment paradox", Wikipedia.
  it('is the method of largest remainders, paradox included', () => {
    expect(minorParts(10, [6, 6, 2])).toStrictEqual([4, 4, 2]);
    expect(minorParts(11, [6, 6, 2])).toStrictEqual([5, 5, 1]);
  });

  it('holds at the largest amount and the largest weights', () => {
    expect(minorParts(MAX, [MAX, MAX])).toStrictEqual([(MAX + 1) / 2, (MAX - 1) / 2]);
    expect(minorParts(-MAX, [1])).toStrictEqual([-MAX]);
    expect(minorParts(MAX, [MAX, 1])).toStrictEqual([MAX - 1, 1]);
  });

  it('keeps the promises of a split', () => {
    const reached = { leftOver: 0, refund: 0, zeroWeight: 0 };
    fc.assert(
      fc.property(anyMinor, anyWeights, (minor, weights) => {
        const parts = minorParts(minor, weights);
        const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        const errors = parts.map((part, index) => {
          return BigInt(part) * total - BigInt(minor) * BigInt(weights[index] ?? 0);
        });
        reached.leftOver += errors.some((error) => error !== 0n) ? 1 : 0;
        reached.refund += minor < 0 ? 1 : 0;
        reached.zeroWeight += weights.includes(0) ? 1 : 0;

        // neither makes nor loses money
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(minor));
        // less than one unit from the exact share
        expect(errors.every((error) => error < total && -error < total)).toBe(true);
        // a weight of zero gets nothing, and no part is -0
        expect(parts.every((part, index) => part === 0 || weights[index] !== 0)).toBe(true);
        expect(parts.some((part) => Object.is(part, -0))).toBe(false);
        // a refund mirrors the payment
        expect(minorParts(-minor, weights)).toStrictEqual(parts.map((part) => 0 - part));
      }),
      { numRuns: 500 },
    );
    expect(Math.min(reached.leftOver, reached.refund, reached.zeroWeight)).toBeGreaterThan(20);
  });

  it('gives equal weights parts that differ by one at most, never more to a later one', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 20 }), (minor, count) => {
        const parts = minorParts(
          minor,
          Array.from({ length: count }, () => 3),
        );

        expect(parts).toStrictEqual(parts.toSorted((a, b) => b - a));
        expect((parts[0] ?? 0) - (parts.at(-1) ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([[[]], [[0, 0]]])('refuses weights %j, which share nothing', (weights) => {
    expect(() => minorParts(100, weights)).toThrow('weights must hold a positive weight');
  });

  it.each([[[1, -1]], [[1, 0.5]], [[1, Number.NaN]], [[1, MAX + 1]]])(
    'refuses weights %j and says which',
    (weights) => {
      expect(() => minorParts(100, weights)).toThrow(/^allocateMoney: weights\.1 must be a safe/);
      expect(() => minorParts(100, weights.toReversed())).toThrow(/weights\.0 must be a safe/);
    },
  );

  it('takes only money', () => {
    expect(() => allocateMoney({ minor: 0.5, currency: 'EUR' }, [1])).toThrow(
      /whole must be money/,
    );
  });
});

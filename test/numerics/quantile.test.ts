import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type NumberColumn, orderStatistics, quantile } from '../../src/numerics/quantile.ts';
import { oracle } from './oracle.ts';

/** Any column, among them long runs of one value and values of all magnitudes. */
const anyColumn: fc.Arbitrary<NumberColumn> = fc.oneof(
  fc
    .array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 200 })
    .map((values) => Float64Array.from(values)),
  fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 200 })
    .map((values) => Float64Array.from(values, (value) => value / 4)),
  fc.array(fc.integer(), { minLength: 1, maxLength: 200 }).map((values) => Int32Array.from(values)),
  fc
    .array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 200 })
    .map((values) => Uint32Array.from(values)),
);

function sorted(values: NumberColumn): number[] {
  return Array.from(values, (value) => value + 0).sort((a, b) => (a === b ? 0 : a < b ? -1 : 1));
}

describe('quantile', () => {
  it('lies on the line between its neighbours', () => {
    expect(quantile([10, 20, 30, 40], 0)).toBe(10);
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
    expect(quantile([10, 20, 30, 40], 1)).toBe(40);
    expect(quantile([7], 0.3)).toBe(7);
  });

  it('is definition 7, as computed in exact fractions', () => {
    let compared = 0;
    for (const { values, quantiles } of oracle.type7) {
      const ordered = Float64Array.from(values).sort();
      const scale = Math.max(...values.map(Math.abs));
      for (const [share, value] of quantiles) {
        expect(Math.abs(quantile(ordered, share) - value)).toBeLessThanOrEqual(1e-14 * scale);
        compared += 1;
      }
    }
    expect(compared).toBe(54);
  });

  it('is not negative zero', () => {
    expect(quantile([-0, -0], 0.5)).toBe(0);
  });

  it('never falls as the share rises, and never leaves the values', () => {
    const anyShare = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        anyShare,
        anyShare,
        (values, one, other) => {
          const ordered = values.sort((a, b) => a - b);
          const [less, more] = one < other ? [one, other] : [other, one];

          expect(quantile(ordered, less)).toBeLessThanOrEqual(quantile(ordered, more));
          expect(quantile(ordered, less)).toBeGreaterThanOrEqual(ordered[0] ?? 0);
          expect(quantile(ordered, more)).toBeLessThanOrEqual(ordered.at(-1) ?? 0);
        },
      ),
    );
  });

  it('refuses no values, and shares beyond 0 to 1', () => {
    expect(() => quantile([], 0.5)).toThrow(/^quantile: sorted must hold at least one value/);
    expect(() => quantile([1], -0.1)).toThrow(/^quantile: share must be 0 to 1, got -0.1/);
    expect(() => quantile([1], 1.1)).toThrow(/share/);
    expect(() => quantile([1], Number.NaN)).toThrow(/share/);
  });
});

describe('orderStatistics', () => {
  it('finds the least, the greatest and what lies between, in the order asked', () => {
    const values = Float64Array.of(5, -1, 3, 3, 10);

    expect(orderStatistics(values, [4, 0, 1, 2, 3])).toEqual([10, -1, 3, 3, 5]);
    expect(orderStatistics(values, [2, 2])).toEqual([3, 3]);
    expect(orderStatistics(values, [])).toEqual([]);
  });

  it('orders negative numbers, zeros and the infinities', () => {
    const values = Float64Array.of(0, -0, -1e-300, 1e-300, -Infinity, Infinity, -5, 5);

    expect(orderStatistics(values, [0, 1, 2, 3, 4, 5, 6, 7])).toEqual([
      -Infinity,
      -5,
      -1e-300,
      0,
      0,
      1e-300,
      5,
      Infinity,
    ]);
  });

  it('tells numbers apart that differ in the last bit', () => {
    const values = Float64Array.from(
      { length: 5000 },
      (_, index) => 1 + ((index * 7) % 5000) * 2 ** -52,
    );

    expect(orderStatistics(values, [0, 1234, 4999])).toEqual([
      1,
      1 + 1234 * 2 ** -52,
      1 + 4999 * 2 ** -52,
    ]);
  });

  it('is what sorting the whole column would find, and leaves the column as it was', () => {
    let ties = 0;
    fc.assert(
      fc.property(anyColumn, fc.array(fc.nat()), (values, draws) => {
        const before = values.slice();
        const ranks = draws.map((draw) => draw % values.length);
        const expected = sorted(values);

        expect(orderStatistics(values, ranks)).toEqual(ranks.map((rank) => expected[rank]));
        expect(values).toEqual(before);
        if (new Set(expected).size < expected.length) ties += 1;
      }),
      { numRuns: 300 },
    );
    expect(ties).toBeGreaterThan(20);
  });

  it('takes no longer where almost all values are alike and a few are far away', () => {
    // One pass of a sieve by value would put all but one of these into its first bucket.
    const values = Float64Array.from({ length: 200_000 }, (_, index) => 1 + (index % 977) / 1000);
    values[17] = 1e300;
    values[18] = -1e300;

    expect(orderStatistics(values, [0, 1, 100_000, 199_999])).toEqual([
      -1e300,
      1,
      sorted(values)[100_000],
      1e300,
    ]);
  });

  it.each([[[-1]], [[3]], [[0, 0.5]], [[Number.NaN]]])(
    'refuses the places %j of three',
    (ranks) => {
      expect(() => orderStatistics(Float64Array.of(1, 2, 3), ranks)).toThrow(
        /^orderStatistics: ranks must be places below 3/,
      );
    },
  );

  it('refuses a place of no values, and a value that is no number', () => {
    expect(() => orderStatistics(new Int32Array(0), [0])).toThrow(/ranks must be places below 0/);
    expect(() => orderStatistics(Float64Array.of(1, Number.NaN), [0])).toThrow(
      /values must not hold NaN/,
    );
  });
});

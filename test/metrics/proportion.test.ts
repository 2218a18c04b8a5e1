/** Proportions: the two counts, the share and its interval. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { proportion } from '../../src/analytics/metrics/proportion.ts';

describe('proportion', () => {
  it('has no value and no interval of nobody', () => {
    expect(proportion(0, 0)).toEqual({ numerator: 0, denominator: 0, value: null, interval: null });
  });

  it('gives the interval of Wilson', () => {
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
    // Medicine 17 (1998), 857-872, table I, method 3: 81/263, 15/148, 0/20, 1/29; four decimals.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;

    for (const [hits, trials, low, high] of published) {
      const { value, interval } = proportion(hits, trials);

      expect(value).toBe(hits / trials);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  it('lies within its interval, within 0 to 1, and never is -0', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (some, more) => {
        const { value, interval } = proportion(some, some + more);

        expect(interval!.low).toBeLessThanOrEqual(value!);
        expect(interval!.high).toBeGreaterThanOrEqual(value!);
        expect(interval!.low).toBeGreaterThanOrEqual(0);
        expect(interval!.high).toBeLessThanOrEqual(1);
      }),
    );
    expect(Object.is(proportion(-0, 3).value, 0)).toBe(true);
    expect(Object.is(proportion(-0, 3).numerator, 0)).toBe(true);
    expect(Object.is(proportion(0, -0).denominator, 0)).toBe(true);
  });

  it('holds its caller to the contract, and shows no text of theirs', () => {
    expect(() => proportion(3, 2)).toThrow('numerator must be a whole number from 0 to 2, got 3');
    expect(() => proportion(-1, 2)).toThrow('numerator');
    expect(() => proportion(0.5, 2)).toThrow('numerator');
    expect(() => proportion(0, -1)).toThrow('denominator must be');
    expect(() => proportion(0, Number.NaN)).toThrow('denominator');
    expect(() => proportion('secret' as unknown as number, 2)).toThrow('got NaN');
  });
});

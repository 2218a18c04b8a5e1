/** The chi-square tail against 30 digits from elsewhere, far out and with many degrees. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chiSquareTail } from '../../src/numerics/chi-square-tail.ts';
import { normalCdf } from '../../src/numerics/normal.ts';
import { relativeError } from './oracle.ts';

describe('chiSquareTail', () => {
  // mpmath 1.3, 50 digits: gammainc(df / 2, value / 2, inf, regularized=True), rounded once.
  it.each([
    [0.001, 1, 0.9747728793699604],
    [3.841458820694124, 1, 0.05000000000000006],
    [30, 1, 4.3204630578274975e-8],
    [1000, 1, 1.7958327848007262e-219],
    [1400, 1, 2.1010145162642176e-306],
    [0.5, 2, 0.7788007830714049],
    [100, 2, 1.9287498479639178e-22],
    [0.01, 3, 0.9997348349413444],
    [7.5, 3, 0.057558451972636406],
    [900, 3, 8.851690237125581e-195],
    [0.001, 4, 0.9999998750416589],
    [12, 5, 0.03478778050624185],
    [300, 7, 6.0496418565563194e-61],
    [50, 50, 0.47339846855634937],
    [80, 101, 0.9390344747705044],
    [1500, 1400, 0.03150372098939239],
    [2500, 2000, 1.0740080231386176e-13],
    [3000, 2001, 2.7032024541877815e-43],
  ])('of %d with %d degrees of freedom', (value, degreesOfFreedom, tail) => {
    const tolerance = 1e-14 * (2 + value / 8);

    expect(relativeError(chiSquareTail(value, degreesOfFreedom), tail)).toBeLessThan(tolerance);
  });

  it('is 1 at 0 and 0 where numbers end', () => {
    for (const degrees of [1, 2, 3, 4, 51]) {
      expect(chiSquareTail(0, degrees)).toBe(1);
      expect(chiSquareTail(2400, degrees)).toBe(0);
      expect(chiSquareTail(Infinity, degrees)).toBe(0);
    }
  });

  it('is that of a squared normal variable, of a sum of them, and falls', () => {
    let inside = 0;
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(60), (tenths, more) => {
        const value = tenths / 10;
        const tail = chiSquareTail(value, 1 + more);

        expect(chiSquareTail(value, 1)).toBe(Math.min(1, 2 * normalCdf(-Math.sqrt(value))));
        expect(chiSquareTail(value, 2)).toBe(Math.exp(-value / 2));
        expect(chiSquareTail(value, 2 + more)).toBeGreaterThanOrEqual(tail * (1 - 1e-14));
        expect(chiSquareTail(value + 1, 1 + more)).toBeLessThanOrEqual(tail * (1 + 1e-14));
        if (tail > 1e-9 && tail < 0.999) inside += 1;
      }),
    );
    expect(inside).toBeGreaterThan(15);
  });

  it.each([
    [-1, 1, /value must be at least 0, got -1/],
    [Number.NaN, 1, /value/],
    [1, 0, /degreesOfFreedom must be a whole number of at least 1, got 0/],
    [1, 1.5, /degreesOfFreedom/],
  ])('refuses %d with %d', (value, degrees, message) => {
    expect(() => chiSquareTail(value, degrees)).toThrow(message);
  });
});

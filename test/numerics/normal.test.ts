import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { normalCdf, normalQuantile } from '../../src/numerics/normal.ts';
import { oracle, relativeError } from './oracle.ts';

const anyProbability = fc.double({ min: 1e-300, max: 1 - 2 ** -53, noNaN: true });

describe('normalQuantile', () => {
  // M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), 477–484: the values given for
  // checking, to all their 16 digits.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798408],
  ])('of %d is the published %d', (probability, value) => {
    expect(relativeError(normalQuantile(probability), value)).toBeLessThanOrEqual(4e-16);
  });

  it('is right to 1e-15 from the least number to the greatest below 1', () => {
    for (const [probability, value] of oracle.normalQuantile) {
      expect(relativeError(normalQuantile(probability), value)).toBeLessThanOrEqual(1e-15);
    }
    expect(oracle.normalQuantile.length).toBeGreaterThan(200);
  });

  it('is 0 for one half, and not negative zero', () => {
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('rises', () => {
    fc.assert(
      fc.property(anyProbability, anyProbability, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];

        expect(normalQuantile(less)).toBeLessThanOrEqual(normalQuantile(more));
      }),
    );
  });

  it.each([0, 1, -0.1, 1.1, Number.NaN, Infinity])('refuses %d', (probability) => {
    expect(() => normalQuantile(probability)).toThrow(
      /^normalQuantile: probability must be above 0 and below 1/,
    );
  });
});

describe('normalCdf', () => {
  it('is right to 1e-15 as far as there are numbers for it', () => {
    for (const [value, probability] of oracle.normalCdf) {
      expect(relativeError(normalCdf(value), probability)).toBeLessThanOrEqual(1e-15);
    }
    expect(oracle.normalCdf.length).toBeGreaterThan(200);
  });

  it('is one half at 0, and 0 and 1 at the ends', () => {
    expect([0, -Infinity, Infinity, -50, 50].map(normalCdf)).toEqual([0.5, 0, 1, 0, 1]);
  });

  it('leaves to the other side what it does not cover', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (value) => {
        expect(normalCdf(value) + normalCdf(-value)).toBeCloseTo(1, 15);
      }),
    );
  });

  it('undoes the quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (probability) => {
        // The last digit of a quantile z moves its probability by z² of its own last digit.
        const z = normalQuantile(probability);
        const back = normalCdf(z);

        expect(relativeError(back, probability)).toBeLessThanOrEqual(1e-15 * (2 + z * z));
      }),
    );
  });

  it('refuses what is no number', () => {
    expect(() => normalCdf(Number.NaN)).toThrow(/^normalCdf: value must be a number/);
  });
});

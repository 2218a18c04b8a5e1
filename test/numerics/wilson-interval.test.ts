import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wilsonInterval } from '../../src/numerics/wilson-interval.ts';
import { oracle, relativeError } from './oracle.ts';

const anySample = fc
  .oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  .chain((trials) =>
    fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: trials }), fc.constantFrom(0, 1, trials - 1, trials)),
      fc.constant(trials),
    ),
  );
const anyLevel = fc.oneof(
  fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1e-17, 1 - 2 ** -53),
  fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000),
);

describe('wilsonInterval', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
  // methods", Statistics in Medicine 17 (1998) 857–872, table I, method 3, in four decimals.
  it.each([
    { hits: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { hits: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { hits: 0, trials: 20, low: 0, high: 0.1611 },
    { hits: 1, trials: 29, low: 0.0061, high: 0.1718 },
  ])('agrees with the published $hits of $trials', ({ hits, trials, low, high }) => {
    const interval = wilsonInterval(hits, trials);

    expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(0.00005);
    expect(Math.abs(interval.high - high)).toBeLessThanOrEqual(0.00005);
  });

  it('solves the equation that defines it, as bisection in 50 digits does', () => {
    // At 0.999999 the level itself is known to ten digits only once it is taken from 1.
    for (const [hits, trials, level, low, high] of oracle.wilson) {
      const interval = wilsonInterval(hits, trials, level);
      const tolerance = level > 0.99 ? 1e-10 : 1e-15;

      expect(relativeError(interval.low, low)).toBeLessThanOrEqual(tolerance);
      expect(relativeError(interval.high, high)).toBeLessThanOrEqual(tolerance);
    }
    expect(oracle.wilson.length).toBeGreaterThan(40);
  });

  it('is certain of nothing when nobody or everybody had the property', () => {
    expect(wilsonInterval(0, 3).low).toBe(0);
    expect(wilsonInterval(0, 3).high).toBeGreaterThan(0.5);
    expect(wilsonInterval(3, 3).low).toBeLessThan(0.5);
    expect(wilsonInterval(3, 3).high).toBe(1);
  });

  it('takes 95 % unless another level is named', () => {
    expect(wilsonInterval(5, 20)).toEqual(wilsonInterval(5, 20, 0.95));
  });

  it('always holds the observed share, inside 0 to 1', () => {
    let edges = 0;
    fc.assert(
      fc.property(anySample, anyLevel, ([hits, trials], level) => {
        const { low, high } = wilsonInterval(hits, trials, level);

        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / trials);
        expect(high).toBeGreaterThanOrEqual(hits / trials);
        expect(high).toBeLessThanOrEqual(1);
        if (hits === 0 || hits === trials) edges += 1;
      }),
      { numRuns: 500 },
    );
    expect(edges).toBeGreaterThan(10);
  });

  it('says of the misses the mirror image of what it says of the hits', () => {
    fc.assert(
      fc.property(anySample, anyLevel, ([hits, trials], level) => {
        const ofHits = wilsonInterval(hits, trials, level);
        const ofMisses = wilsonInterval(trials - hits, trials, level);

        expect(ofMisses.low).toBeCloseTo(1 - ofHits.high, 13);
        expect(ofMisses.high).toBeCloseTo(1 - ofHits.low, 13);
      }),
    );
  });

  it('narrows as more are looked at, and widens with the confidence asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }).chain((trials) => {
          return fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials));
        }),
        fc.integer({ min: 2, max: 1000 }),
        ([hits, trials], times) => {
          const width = (interval: { low: number; high: number }) => interval.high - interval.low;

          expect(width(wilsonInterval(hits * times, trials * times))).toBeLessThan(
            width(wilsonInterval(hits, trials)),
          );
          expect(width(wilsonInterval(hits, trials, 0.99))).toBeGreaterThan(
            width(wilsonInterval(hits, trials, 0.95)),
          );
        },
      ),
    );
  });

  it.each([
    [0, 0, 0.95, /trials must be a whole number of at least 1, got 0/],
    [0, 1.5, 0.95, /trials/],
    [0, 2 ** 53, 0.95, /trials/],
    [-1, 5, 0.95, /hits must be a whole number from 0 to 5, got -1/],
    [6, 5, 0.95, /hits/],
    [1.5, 5, 0.95, /hits/],
    [Number.NaN, 5, 0.95, /hits/],
    [1, 5, 0, /level must be above 0 and below 1, got 0/],
    [1, 5, 1, /level/],
    [1, 5, Number.NaN, /level/],
  ])('refuses %d of %d at %d', (hits, trials, level, message) => {
    expect(() => wilsonInterval(hits, trials, level)).toThrow(message);
    expect(() => wilsonInterval(hits, trials, level)).toThrow(/^wilsonInterval: /);
  });
});

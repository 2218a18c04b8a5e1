import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { normalCdf } from '../../src/numerics/normal.ts';
import { createRandom, type Random } from '../../src/numerics/random.ts';
import { createRandomBits, stateOfSeed } from '../../src/numerics/random-bits.ts';
import { oracle } from './oracle.ts';

const DRAWS = 20_000;

function draw(seed: number, one: (random: Random) => number, count = DRAWS): number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => one(random));
}

/**
 * The greatest distance between the share of draws up to a value and its probability, by √draws.
 * Above 2 once in 1,500 seeds (Kolmogorov); the seeds here are fixed.
 */
function distanceFrom(draws: number[], cdf: (value: number) => number): number {
  const sorted = Float64Array.from(draws).sort();
  let distance = 0;
  for (const [index, value] of sorted.entries()) {
    const probability = cdf(value);
    const above = (index + 1) / sorted.length - probability;
    distance = Math.max(distance, above, probability - index / sorted.length);
  }
  return distance * Math.sqrt(sorted.length);
}

describe('createRandomBits', () => {
  it('is xoshiro128**: the first words of its reference implementation from 1, 2, 3, 4', () => {
    // prng.di.unimi.it/xoshiro128starstar.c, version 1.1, run from this state.
    const next = createRandomBits([1, 2, 3, 4]);

    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });

  it('starts from a seed as SplitMix64 spreads it, and stays right for ten thousand words', () => {
    for (const { seed, first, later } of oracle.words) {
      const next = createRandomBits(stateOfSeed(seed));
      const words = Array.from({ length: 10_000 }, next);

      expect(words.slice(0, 5)).toEqual(first);
      expect(words.slice(-5)).toEqual(later);
    }
    expect(oracle.words).toHaveLength(6);
  });

  it('spreads a seed as published: SplitMix64 of 1234567', () => {
    // The first two outputs, 6457827717110365317 and 3203168211198807973, in halves, low first.
    const halves = [6457827717110365317n, 3203168211198807973n].flatMap((output) => {
      return [Number(output & 0xffff_ffffn), Number(output >> 32n)];
    });

    expect(stateOfSeed(1_234_567)).toEqual(halves);
  });
});

describe('createRandom', () => {
  it('draws the same from the same seed, and something else from another', () => {
    const anySeed = fc.maxSafeInteger();
    fc.assert(
      fc.property(anySeed, anySeed, (seed, other) => {
        const one = draw(seed, (random) => random.uniform(), 4);

        expect(draw(seed, (random) => random.uniform(), 4)).toEqual(one);
        if (seed !== other) {
          expect(draw(other, (random) => random.uniform(), 4)).not.toEqual(one);
        }
      }),
    );
  });

  it('draws from each source on its own', () => {
    const one = createRandom(1);
    const first = [one.uniform(), one.uniform()];
    const again = createRandom(1);
    const other = createRandom(1);

    expect([again.uniform(), other.uniform(), again.uniform()]).toEqual([
      first[0],
      first[0],
      first[1],
    ]);
  });

  it.each([0.5, Number.NaN, 2 ** 53, Infinity])('refuses the seed %d', (seed) => {
    expect(() => createRandom(seed)).toThrow(/^createRandom: seed must be a safe integer/);
  });
});

describe('the numbers drawn', () => {
  it('by uniform lie between 0 and 1, evenly', () => {
    const draws = draw(11, (random) => random.uniform());

    expect(Math.min(...draws)).toBeGreaterThan(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    expect(distanceFrom(draws, (value) => value)).toBeLessThan(2);
  });

  it('by uniform are made of 52 bits of two words', () => {
    const next = createRandomBits(stateOfSeed(5));
    const first = next();
    const second = next();
    const bits = (BigInt(first >>> 6) << 26n) | BigInt(second >>> 6);

    expect(createRandom(5).uniform()).toBe(Number(2n * bits + 1n) / 2 ** 53);
  });

  it('by integer are whole, below the count, and all as often', () => {
    const draws = draw(12, (random) => random.integer(6), 60_000);
    const counts = Array.from(
      { length: 6 },
      (_, face) => draws.filter((each) => each === face).length,
    );
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);

    expect(counts.reduce((sum, count) => sum + count)).toBe(60_000);
    // Above 20.5 once in a thousand seeds (5 degrees of freedom).
    expect(chiSquare).toBeLessThan(20.5);
  });

  it('by integer favour none where the count does not divide 2^32', () => {
    // Of a plain remainder of 3 · 2^30 the first third would hold one half.
    const draws = draw(13, (random) => random.integer(3 * 2 ** 30));
    const low = draws.filter((value) => value < 2 ** 30).length;

    // Five standard deviations of a count of 20,000 with probability one third.
    expect(Math.abs(low - DRAWS / 3)).toBeLessThan(5 * Math.sqrt((DRAWS * 2) / 9));
    expect(Math.max(...draws)).toBeLessThan(3 * 2 ** 30);
  });

  it('by integer are 0 where nothing else is below the count, and reach to 2^32', () => {
    expect(draw(14, (random) => random.integer(1), 5)).toEqual([0, 0, 0, 0, 0]);
    expect(Math.max(...draw(14, (random) => random.integer(2 ** 32)))).toBeGreaterThan(2 ** 31);
  });

  it('by normal and exponential follow their distributions', () => {
    expect(
      distanceFrom(
        draw(15, (random) => random.normal()),
        normalCdf,
      ),
    ).toBeLessThan(2);
    expect(
      distanceFrom(
        draw(16, (random) => random.exponential()),
        (value) => 1 - Math.exp(-value),
      ),
    ).toBeLessThan(2);
  });

  it.each([
    // Shape 1/2 is half of a squared normal number; whole shapes are sums of exponential ones.
    [0.5, (value: number) => 2 * normalCdf(Math.sqrt(2 * value)) - 1],
    [1, (value: number) => 1 - Math.exp(-value)],
    [3, (value: number) => 1 - Math.exp(-value) * (1 + value + value ** 2 / 2)],
  ])('by gamma of shape %d follow its distribution', (shape, cdf) => {
    expect(
      distanceFrom(
        draw(17, (random) => random.gamma(shape)),
        cdf,
      ),
    ).toBeLessThan(2);
  });

  it.each([0.01, 0.243, 1, 4.414, 250])(
    'by gamma of shape %d have its mean and variance',
    (shape) => {
      const draws = draw(18, (random) => random.gamma(shape));
      const mean = draws.reduce((sum, value) => sum + value) / DRAWS;
      const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;

      // Five standard errors: the variance of a gamma is its shape, the fourth moment 3 s² + 6 s.
      expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / DRAWS));
      expect(Math.abs(variance - shape)).toBeLessThan(
        5 * Math.sqrt((2 * shape ** 2 + 6 * shape) / DRAWS),
      );
    },
  );

  it.each([
    [0.5, 0.5, (value: number) => (2 / Math.PI) * Math.asin(Math.sqrt(value))],
    [1, 1, (value: number) => value],
    [2, 2, (value: number) => value ** 2 * (3 - 2 * value)],
    [0.793, 1, (value: number) => value ** 0.793],
    [1, 2.426, (value: number) => 1 - (1 - value) ** 2.426],
  ])('by beta of %d and %d follow its distribution', (first, second, cdf) => {
    expect(
      distanceFrom(
        draw(19, (random) => random.beta(first, second)),
        cdf,
      ),
    ).toBeLessThan(2);
  });

  it('by beta of tiny shapes are near 0 or 1, never between or missing', () => {
    const draws = draw(20, (random) => random.beta(1e-5, 1e-5), 2000);

    expect(draws.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(draws.filter((value) => value > 0.5).length).toBeGreaterThan(800);
    expect(draws.filter((value) => value <= 0.5).length).toBeGreaterThan(800);
  });

  it.each([0.3, 4, 40])('by poisson with mean %d are as often as its probabilities', (mean) => {
    const draws = draw(21, (random) => random.poisson(mean));
    let probability = Math.exp(-mean);
    let chiSquare = 0;
    let groups = 0;
    for (let count = 0; count < 4 * mean + 10; count += 1) {
      const expected = DRAWS * probability;
      if (expected >= 10) {
        chiSquare += (draws.filter((each) => each === count).length - expected) ** 2 / expected;
        groups += 1;
      }
      probability *= mean / (count + 1);
    }

    // Five standard deviations above the mean of a chi-square with so many degrees of freedom.
    expect(chiSquare).toBeLessThan(groups + 5 * Math.sqrt(2 * groups));
    expect(groups).toBeGreaterThanOrEqual(4);
  });

  it('by poisson with mean 0 are 0', () => {
    expect(draw(22, (random) => random.poisson(0), 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    ['integer', (random: Random) => random.integer(0), /^integer: count must be a whole number/],
    ['integer', (random: Random) => random.integer(2 ** 32 + 1), /count/],
    ['integer', (random: Random) => random.integer(1.5), /count/],
    ['gamma', (random: Random) => random.gamma(0), /^gamma: shape must be above 0, got 0/],
    ['gamma', (random: Random) => random.gamma(Infinity), /shape/],
    ['beta', (random: Random) => random.beta(0, 1), /^beta: first must be above 0/],
    ['beta', (random: Random) => random.beta(1, Number.NaN), /^beta: second must be above 0/],
    ['poisson', (random: Random) => random.poisson(-1), /^poisson: mean must be 0 or more/],
    ['poisson', (random: Random) => random.poisson(Infinity), /mean/],
  ])('by %s are refused outside its range', (_, one, message) => {
    expect(() => one(createRandom(1))).toThrow(message);
  });
});

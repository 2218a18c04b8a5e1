/** Lift: published differences, ratios by halving, edges, and the coverage of both intervals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lift } from '../../src/analytics/metrics/lift.ts';
import { proportion } from '../../src/analytics/metrics/proportion.ts';
import { createRandom } from '../../src/numerics/random.ts';

describe('lift', () => {
  it('has the differences that Newcombe published', () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
    for (const [a, m, b, n, low, high] of [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
    ] as const) {
      const { difference, differenceInterval } = lift(proportion(a, m), proportion(b, n));

      expect(difference).toBe(a / m - b / n);
      expect(differenceInterval?.low).toBeCloseTo(low, 4);
      expect(differenceInterval?.high).toBeCloseTo(high, 4);
    }
  });

  // mpmath 1.3, 40 digits: the ratio at which treated - ratio × control is as far from 0 as the two
  // Wilson intervals allow, by halving, not by the quadratic.
  it.each([
    [56, 70, 48, 80, 1.0782946132402953, 1.6629199665110788],
    [9, 10, 3, 10, 1.322396507007786, 8.368906115741071],
    [5, 56, 1, 29, 0.40634937259785003, 16.452044348749304],
    [0, 10, 4, 20, 0, 1.7292717671129905],
    [10, 10, 20, 20, 0.7224672001371107, 1.1920729410347064],
    [300, 10000, 250, 10000, 1.016973579234392, 1.4157839528900908],
    [1, 2, 1, 1000, 44.639219496969574, 3018.2287431467794],
  ])('has the ratio of %d in %d to %d in %d', (a, m, b, n, low, high) => {
    const { ratio, ratioInterval } = lift(proportion(a, m), proportion(b, n));

    expect(ratio).toBe(a / m / (b / n));
    expect(ratioInterval!.low).toBeCloseTo(low, 11);
    expect(ratioInterval!.high / high).toBeCloseTo(1, 12);
  });

  it('has no ratio where nobody of control did, and nothing where nobody was looked at', () => {
    expect(lift(proportion(3, 9), proportion(0, 9))).toMatchObject({
      difference: 1 / 3,
      ratio: null,
      ratioInterval: null,
    });
    for (const empty of [
      lift(proportion(0, 0), proportion(1, 2)),
      lift(proportion(1, 2), proportion(0, 0)),
    ]) {
      expect(empty).toMatchObject({
        difference: null,
        differenceInterval: null,
        ratio: null,
        ratioInterval: null,
      });
    }
  });

  it('holds what was seen, and turns over with the arms', () => {
    const anyShare = fc
      .tuple(fc.nat(50), fc.nat(50))
      .filter(([hits, rest]) => hits > 0 && hits + rest > 1)
      .map(([hits, rest]) => proportion(hits, hits + rest));
    fc.assert(
      fc.property(anyShare, anyShare, (treated, control) => {
        const { ratio, ratioInterval, difference, differenceInterval } = lift(treated, control);
        const turned = lift(control, treated);

        expect(ratioInterval!.low).toBeLessThan(ratio!);
        expect(ratioInterval!.high).toBeGreaterThan(ratio!);
        expect(turned.ratioInterval!.low * ratioInterval!.high).toBeCloseTo(1, 9);
        expect(differenceInterval!.low).toBeLessThan(difference!);
        expect(turned.differenceInterval!.low + differenceInterval!.high).toBeCloseTo(0, 12);
      }),
    );
  });

  it('holds the truth about as often as it says', () => {
    // 2,000 experiments, fixed seed: 95 % within four standard errors (2 points).
    const random = createRandom(11);
    const arm = (share: number, size: number) =>
      proportion(
        Array.from({ length: size }, () => random.uniform()).filter((one) => one < share).length,
        size,
      );
    const held = { difference: 0, ratio: 0 };
    for (let run = 0; run < 2000; run += 1) {
      const { differenceInterval, ratioInterval } = lift(arm(0.3, 120), arm(0.2, 150));
      const inside = (truth: number, range: typeof ratioInterval) =>
        range !== null && range.low <= truth && truth <= range.high;
      if (inside(0.3 - 0.2, differenceInterval)) held.difference += 1;
      if (inside(0.3 / 0.2, ratioInterval)) held.ratio += 1;
    }

    expect(Math.abs(held.difference / 2000 - 0.95)).toBeLessThan(0.02);
    expect(Math.abs(held.ratio / 2000 - 0.95)).toBeLessThan(0.02);
  });
});

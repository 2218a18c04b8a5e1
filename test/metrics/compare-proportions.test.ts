/** Differences of shares: against the table of the paper, and its symmetries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareProportions } from '../../src/analytics/metrics/compare-proportions.ts';
import { proportion } from '../../src/analytics/metrics/proportion.ts';

describe('compareProportions', () => {
  // Newcombe (1998), Table II, method 10, as printed: four decimals.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives %i of %i less %i of %i the published interval', (a, m, b, n, low, high) => {
    const { interval, difference } = compareProportions(proportion(a, m), proportion(b, n));

    expect(interval!.low).toBeCloseTo(low, 4);
    expect(interval!.high).toBeCloseTo(high, 4);
    expect(difference).toBeCloseTo(a / m - b / n, 15);
  });

  it('has no value where one share has none, and hands both back', () => {
    const some = proportion(1, 2);
    const none = proportion(0, 0);

    expect(compareProportions(some, none)).toEqual({
      first: some,
      second: none,
      difference: null,
      interval: null,
    });
    expect(compareProportions(none, some).difference).toBeNull();
  });

  it('turns around with its arguments and holds the difference', () => {
    const anyShare = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 300 }))
      .map(([of, hits]) => proportion(Math.min(of, hits), of));
    let edges = 0;
    fc.assert(
      fc.property(anyShare, anyShare, (first, second) => {
        const there = compareProportions(first, second);
        const back = compareProportions(second, first);

        expect(back.difference! + there.difference!).toBe(0);
        expect(back.interval!.low + there.interval!.high).toBeCloseTo(0, 14);
        expect(there.interval!.low).toBeLessThanOrEqual(there.difference!);
        expect(there.interval!.high).toBeGreaterThanOrEqual(there.difference!);
        expect(there.interval!.low).toBeGreaterThanOrEqual(-1);
        expect(there.interval!.high).toBeLessThanOrEqual(1);
        edges += first.value === 1 || second.value === 0 ? 1 : 0;
      }),
    );
    expect(edges).toBeGreaterThan(5);
  });
});

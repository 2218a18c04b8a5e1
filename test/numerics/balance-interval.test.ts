/** Balance intervals: values computed elsewhere in 40 digits, and laws of symmetry and cover. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { balanceInterval } from '../../src/numerics/balance-interval.ts';

const anySample = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
  .filter(([favour, against, neither]) => favour + against + neither > 0);

describe('balanceInterval', () => {
  // mpmath 1.3, 40 digits: the likeliest other shares by halving the slope of the likelihood, not by
  // its quadratic. T. Tango, Statistics in Medicine 17 (1998), gives -0.096 as the lower 90 % limit
  // of 0 and 1 of 44.
  it.each([
    [0, 1, 44, 0.95, -0.11807709698213288, 0.05939323111662797],
    [50, 20, 100, 0.95, 0.13955141614195685, 0.44339306633585945],
    [5, 0, 5, 0.95, 0.13103507043365037, 1],
    [0, 0, 10, 0.95, -0.27753279986288926, 0.27753279986288926],
    [1, 0, 1, 0.95, -0.5869013712455252, 1],
    [0, 7, 9, 0.95, -0.9367748928821533, -0.24596435836525493],
    [3, 3, 6, 0.95, -0.624767387034699, 0.624767387034699],
    [120, 340, 1000, 0.95, -0.25949023522152176, -0.1799211235454645],
    [600001, 300000, 1000000, 0.95, 0.29823595327597846, 0.3017638841239138],
    [12, 2, 20, 0.95, 0.14586079513239214, 0.7313026243607151],
    [10, 10, 10000, 0.95, -0.0009566381659426449, 0.0009566381659426449],
    [0, 1, 44, 0.9, -0.09566242639917168, 0.036516938418064006],
  ])('of %d for and %d against of %d at %d', (favour, against, trials, level, low, high) => {
    const interval = balanceInterval(favour, against, trials, level);

    expect(Math.abs(interval.low - low)).toBeLessThan(1e-13);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-13);
  });

  it('holds the difference seen, within -1 and 1, and turns with the sides', () => {
    let agreed = 0;
    fc.assert(
      fc.property(anySample, ([favour, against, neither]) => {
        const trials = favour + against + neither;
        const { low, high } = balanceInterval(favour, against, trials);
        const turned = balanceInterval(against, favour, trials);

        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual((favour - against) / trials);
        expect(high).toBeGreaterThanOrEqual((favour - against) / trials);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0.05);
        expect([turned.low, turned.high]).toEqual([0 - high, 0 - low]);
        if (favour === trials || against === trials || neither === trials) agreed += 1;
      }),
      { examples: [[[7, 0, 0]], [[0, 7, 0]], [[0, 0, 7]]] },
    );
    expect(agreed).toBeGreaterThanOrEqual(3);
  });

  it.each([
    [0, 0, 0, 0.95, /trials must be a whole number of at least 1, got 0/],
    [-1, 0, 5, 0.95, /favour must be a whole number from 0 to 5, got -1/],
    [6, 0, 5, 0.95, /favour/],
    [3, 3, 5, 0.95, /against must be a whole number from 0 to 2, got 3/],
    [1, 0.5, 5, 0.95, /against/],
    [1, 1, 5, 1, /level must be above 0 and below 1, got 1/],
    [1, 1, 5, 0, /level/],
  ])('refuses %d and %d of %d at %d', (favour, against, trials, level, message) => {
    expect(() => balanceInterval(favour, against, trials, level)).toThrow(message);
  });
});

/** Survival quantiles: plateaus, limits read from limits, and the law of the part that is left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { survivalQuantile } from '../../src/analytics/metrics/survival-quantile.ts';

const curveOf = (durations: readonly number[], observed: readonly number[]) =>
  kaplanMeier({ durations, observed });

describe('survivalQuantile', () => {
  it('is the middle of the plateau on which the share lies, as in R', () => {
    // R 4.2.2, survival 3.5-3: quantile(survfit(Surv(1:4, c(1,1,1,1)) ~ 1, conf.type = "log-log"),
    // c(.25, .5, .75)): 1.5 2.5 3.5, lower 1 1 1, upper 3 NA NA.
    const curve = curveOf([1, 2, 3, 4], [1, 1, 1, 1]);

    expect([0.25, 0.5, 0.75].map((share) => survivalQuantile(curve, share))).toEqual([
      { share: 0.25, time: 1.5, low: 1, high: 3 },
      { share: 0.5, time: 2.5, low: 1, high: null },
      { share: 0.75, time: 3.5, low: 1, high: null },
    ]);
  });

  it('is the first time beyond, where the curve falls past the share', () => {
    const curve = curveOf([1, 2, 3, 4], [1, 1, 1, 1]);

    expect(survivalQuantile(curve, 0.3).time).toBe(2);
    expect(survivalQuantile(curve, 0.2).time).toBe(1);
  });

  it('looks for the end of a plateau past those who were only last seen on it', () => {
    expect(survivalQuantile(curveOf([1, 2, 3, 5], [1, 1, 0, 1]), 0.5).time).toBe(3.5);
  });

  it('begins with a plateau that the end of the data cuts off', () => {
    expect(survivalQuantile(curveOf([1, 2, 3, 4], [1, 1, 0, 0]), 0.5).time).toBe(2);
  });

  it('sees a plateau also where rounding has lifted it', () => {
    // 14/16 × 8/10 × 5/7 is one half, and in floating point a little more.
    const curve = kaplanMeier({
      durations: [1, 1, 2, 2, 3, 4, 6],
      observed: [1, 0, 1, 0, 1, 0, 1],
      weights: [2, 4, 2, 1, 2, 4, 1],
    });

    expect(curve.steps[2]?.survival).toBeGreaterThan(0.5);
    expect(survivalQuantile(curve, 0.5).time).toBe(4.5);
  });

  it('has no time where the curve does not come down, nor without data', () => {
    expect(survivalQuantile(curveOf([1, 2], [1, 0]), 0.6)).toEqual({
      share: 0.6,
      time: null,
      low: 1,
      high: null,
    });
    expect(survivalQuantile({ steps: [] }, 0.5)).toEqual({
      share: 0.5,
      time: null,
      low: null,
      high: null,
    });
  });

  it('takes a lower limit for reached where nobody is left', () => {
    // One of one: survival falls from 1 to 0 and has limits nowhere between.
    expect(survivalQuantile(curveOf([7], [1]), 0.5)).toMatchObject({ time: 7, low: 7, high: null });
  });

  it.each([0, 1, -0.5, Number.NaN])('refuses the share %d', (share) => {
    expect(() => survivalQuantile({ steps: [] }, share)).toThrow(
      /^survivalQuantile: share must be above 0 and below 1/,
    );
  });

  it('has at most so many left, and lies between its limits', () => {
    let inside = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(12), fc.boolean()), { minLength: 4, maxLength: 30 }),
        fc.integer({ min: 1, max: 19 }),
        (rows, twentieths) => {
          const curve = kaplanMeier({
            durations: rows.map(([time]) => time),
            observed: rows.map(([, seen]) => seen),
          });
          const share = twentieths / 20;
          const { time, low, high } = survivalQuantile(curve, share);
          if (time === null) {
            expect(curve.steps.at(-1)!.survival).toBeGreaterThan(1 - share);
            return;
          }
          const passed = curve.steps.findLast((step) => step.time <= time)!;
          const before = curve.steps.findLast((step) => step.survival > 1 - share + 1e-9);

          expect(passed.survival).toBeLessThanOrEqual(1 - share + 1e-9);
          expect(before?.time ?? -1).toBeLessThan(time);
          expect(low).toBeLessThanOrEqual(time);
          expect(high ?? Infinity).toBeGreaterThanOrEqual(time);
          if (high !== null) inside += 1;
        },
      ),
    );
    expect(inside).toBeGreaterThan(8);
  });
});

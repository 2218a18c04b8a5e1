/** Restricted means: the area by hand, horizons, and laws of exactness without censoring. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { restrictedMean } from '../../src/analytics/metrics/restricted-mean.ts';

const none = { mean: null, standardError: null, interval: null };

describe('restrictedMean', () => {
  // Survival 4/5 from 2, 8/15 from 4, 0 from 9: areas 2 + 8/5 + 8/5 up to 7. Variance by the
  // formula: (16/5)² × 1/20 + (8/5)² × 1/6 = 0.512 + 0.426667.
  const curve = kaplanMeier({ durations: [2, 3, 4, 9, 9], observed: [1, 0, 1, 1, 1] });

  it('is the area below the curve up to the horizon', () => {
    const { mean, standardError, interval } = restrictedMean(curve, { until: 7 });

    expect(mean).toBeCloseTo(5.2, 14);
    expect(standardError).toBeCloseTo(Math.sqrt(0.512 + 1.28 / 3), 14);
    expect(interval?.low).toBeCloseTo(5.2 - 1.959963984540054 * Math.sqrt(0.512 + 1.28 / 3), 13);
    expect(interval?.high).toBe(7);
  });

  it('ends at a step without taking what lies beyond', () => {
    expect(restrictedMean(curve, { until: 4 }).mean).toBeCloseTo(3.6, 14);
    expect(restrictedMean(curve, { until: 2 })).toEqual({
      until: 2,
      mean: 2,
      standardError: 0,
      interval: { low: 2, high: 2 },
    });
  });

  it('is known for any horizon once nobody is left', () => {
    expect(restrictedMean(curve, { until: 100 }).mean).toBeCloseTo(2 + 1.6 + (5 * 8) / 15, 14);
  });

  it('is not known beyond the last who was watched', () => {
    const waiting = kaplanMeier({ durations: [1, 5], observed: [1, 0] });

    expect(restrictedMean(waiting, { until: 5 }).mean).toBe(3);
    expect(restrictedMean(waiting, { until: 5.01 })).toEqual({ until: 5.01, ...none });
    expect(restrictedMean({ steps: [] }, { until: 1 })).toEqual({ until: 1, ...none });
  });

  it('cuts its limits at 0', () => {
    const { interval } = restrictedMean(
      kaplanMeier({ durations: [0, 0, 9], observed: [1, 1, 1] }),
      { until: 9 },
    );

    expect(interval?.low).toBe(0);
  });

  it.each([0, -1, Number.NaN, Infinity])('refuses the horizon %d', (until) => {
    expect(() => restrictedMean(curve, { until })).toThrow(
      /^restrictedMean: until must be above 0/,
    );
  });

  it('is the plain mean of durations cut at the horizon where nobody is censored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 25 }),
        (durations, until) => {
          const whole = kaplanMeier({ durations, observed: durations.map(() => 1) });
          const cut = durations.map((time) => Math.min(time, until));
          const plain = cut.reduce((sum, time) => sum + time, 0) / cut.length;
          const squares = cut.reduce((sum, time) => sum + (time - plain) ** 2, 0);
          const { mean, standardError } = restrictedMean(whole, { until });

          expect(mean).toBeCloseTo(plain, 12);
          // Greenwood's variance is then that of the plain mean with divisor n.
          expect(standardError).toBeCloseTo(Math.sqrt(squares) / cut.length, 10);
        },
      ),
    );
  });
});

/** Return curves: which cohorts count, and what the means divide by. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cohortRetention } from '../../src/analytics/metrics/cohort-retention.ts';
import { cohortReturns, type ReturnCohort } from '../../src/analytics/metrics/cohort-returns.ts';
import { pooledRetention } from '../../src/analytics/metrics/pooled-retention.ts';
import { returnCurve } from '../../src/analytics/metrics/return-curve.ts';
import { anyQuestion, logOf } from './logs.ts';

const cohort = (
  name: string,
  size: number,
  on: readonly number[],
  complete: readonly boolean[] = on.map(() => true),
): ReturnCohort => ({ cohort: name, size, on, onOrAfter: on, onOrBefore: on, complete });

const cohorts = [
  cohort('2026-01', 100, [100, 20, 30]),
  cohort('2026-02', 10, [10, 0, 9], [true, true, false]),
  cohort('2026-03', 50, [50, 49], [true, false]),
];

describe('returnCurve', () => {
  it('leaves out periods that have not ended, and keeps cohorts of whom nobody returned', () => {
    const curve = returnCurve(cohorts);

    expect(curve.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [160, 160],
      [20, 110],
      [30, 100],
    ]);
    expect(curve.map((rate) => [rate.cohorts, rate.cohortsLeftOut])).toEqual([
      [3, 0],
      [2, 1],
      [1, 1],
    ]);
    expect(curve[1]?.interval).not.toBeNull();
  });

  it('lets each cohort weigh alike in a simple mean, which has no interval', () => {
    const curve = returnCurve(cohorts, { mean: 'simple' });

    expect(curve.map(({ value }) => value)).toEqual([1, 0.1, 0.3]);
    expect(curve.map(({ interval }) => interval)).toEqual([null, null, null]);
    expect(curve[1]).toMatchObject({ numerator: 20, denominator: 110 });
  });

  it('divides by the period before, of the cohorts that count, and may exceed 1', () => {
    const reference = 'previous-period' as const;

    expect(returnCurve(cohorts, { reference })).toEqual([
      { numerator: 0, denominator: 0, value: null, interval: null, cohorts: 0, cohortsLeftOut: 3 },
      {
        numerator: 20,
        denominator: 110,
        value: 20 / 110,
        interval: null,
        cohorts: 2,
        cohortsLeftOut: 1,
      },
      { numerator: 30, denominator: 20, value: 1.5, interval: null, cohorts: 1, cohortsLeftOut: 1 },
    ]);
    const empty = cohort('2026-04', 5, [5, 0, 4]);
    expect(returnCurve([empty], { reference })[2]).toMatchObject({ value: null, cohorts: 0 });
    expect(returnCurve([empty, cohorts[0]!], { reference, mean: 'simple' })[2]).toMatchObject({
      value: 1.5,
      cohorts: 1,
      cohortsLeftOut: 1,
    });
  });

  it('averages the returns it is told to', () => {
    const one = { ...cohort('2026-01', 10, [10, 2]), onOrAfter: [10, 4], onOrBefore: [0, 3] };

    expect(returnCurve([one], { count: 'on' })[1]?.value).toBe(0.2);
    expect(returnCurve([one], { count: 'on-or-after' })[1]?.value).toBe(0.4);
    expect(returnCurve([one], { count: 'on-or-before' })[1]?.value).toBe(0.3);
  });

  it('has no entries without cohorts', () => {
    expect(returnCurve([])).toEqual([]);
  });

  it('of one log is the pooled retention', () => {
    let entries = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const log = logOf(question.rows, question.zeroAmounts);
        const curve = returnCurve(cohortReturns(log, question).cohorts);

        expect(
          curve.map(({ numerator, denominator, value, interval }) => ({
            numerator,
            denominator,
            value,
            interval,
          })),
        ).toEqual(pooledRetention(cohortRetention(log, question).cohorts));
        entries += curve.filter(({ numerator }) => numerator > 0).length;
      }),
    );
    expect(entries).toBeGreaterThan(50);
  });

  it('never rises for the returns still to come of cohorts seen equally long', () => {
    let falls = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { cohorts: all } = cohortReturns(logOf(question.rows), question);
        for (const one of all) {
          const curve = returnCurve([one], { count: 'on-or-after', reference: 'previous-period' });
          for (const { value } of curve) {
            if (value === null) continue;
            expect(value).toBeLessThanOrEqual(1);
            falls += value < 1 ? 1 : 0;
          }
        }
      }),
    );
    expect(falls).toBeGreaterThan(20);
  });

  it('holds its caller to the contract', () => {
    expect(() => returnCurve([], { count: 'toString' as 'on' })).toThrow(
      'returnCurve: count must be on, on-or-after or on-or-before',
    );
    expect(() => returnCurve([], { mean: 'median' as 'simple' })).toThrow('mean must be');
    expect(() => returnCurve([], { reference: 'x' as 'cohort' })).toThrow('reference must be');
  });
});

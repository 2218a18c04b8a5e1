/** Nelson-Aalen: ties by either name, limits, and laws that tie it to Kaplan-Meier. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import {
  type HazardInterval,
  type HazardTies,
  nelsonAalen,
} from '../../src/analytics/metrics/nelson-aalen.ts';
import { relativeError } from '../numerics/oracle.ts';

const near = (value: number): unknown => expect.closeTo(value, 14);

describe('nelsonAalen', () => {
  // R 4.2.2, survival 3.5-3: survfit(Surv(c(1,2,3,3,4,4,5), c(1,1,1,1,1,0,0)) ~ 1, stype = 2,
  // ctype = 1 and 2), cumhaz and std.chaz, seven digits.
  const data = { durations: [1, 2, 3, 3, 4, 4, 5], observed: [1, 1, 1, 1, 1, 0, 0] };

  it.each([
    [
      'together',
      [0.1428571, 0.3095238, 0.7095238, 1.0428571, 1.0428571],
      [0.1428571, 0.219513, 0.3580306, 0.48918, 0.48918],
    ],
    [
      'one-by-one',
      [0.1428571, 0.3095238, 0.7595238, 1.0928571, 1.0928571],
      [0.1428571, 0.219513, 0.3881829, 0.5116611, 0.5116611],
    ],
  ] as const)('takes ties %s as R does', (ties, hazards, errors) => {
    const { steps } = nelsonAalen(data, { ties });

    for (const [index, step] of steps.entries()) {
      expect(step.hazard).toBeCloseTo(hazards[index]!, 7);
      expect(Math.sqrt(step.variance)).toBeCloseTo(errors[index]!, 7);
    }
    expect(
      steps.map(({ time, atRisk, events, censored }) => [time, atRisk, events, censored]),
    ).toEqual([
      [1, 7, 1, 0],
      [2, 6, 1, 0],
      [3, 5, 2, 0],
      [4, 3, 1, 1],
      [5, 1, 0, 1],
    ]);
  });

  it('has the limits that their name asks for', () => {
    // One event of four: 1/4 with standard error 1/4, so 1/4 × e^±z and 1/4 ± z/4.
    const of = (interval?: HazardInterval) =>
      nelsonAalen(
        { durations: [1, 2], observed: [1, 0], weights: [1, 3] },
        interval === undefined ? {} : { interval },
      ).steps[0];

    expect(of()).toMatchObject({
      low: near(Math.exp(-1.959963984540054) / 4),
      high: near(Math.exp(1.959963984540054) / 4),
    });
    expect(of('log')).toEqual(of());
    expect(of('plain')).toMatchObject({ low: 0, high: near((1 + 1.959963984540054) / 4) });
  });

  it('is 0 without doubt before the first event, and has no steps without data', () => {
    expect(nelsonAalen({ durations: [2], observed: [false] }).steps[0]).toEqual({
      time: 2,
      atRisk: 1,
      events: 0,
      censored: 1,
      hazard: 0,
      variance: 0,
      low: 0,
      high: 0,
    });
    expect(nelsonAalen({ durations: [], observed: [] })).toEqual({
      ties: 'together',
      interval: 'log',
      steps: [],
    });
  });

  // mpmath 1.3, 50 digits: digamma(n + 1) - digamma(n - d + 1), and the trigammas the other way.
  it.each([
    [1, 1, 1.0, 1.0],
    [3, 3, 1.8333333333333333, 1.3611111111111112],
    [1, 1001, 0.000999000999000999, 9.98002996004994e-7],
    [999, 1000, 6.485470860550345, 0.6439345666815598],
    [2000, 2000, 8.178368103610282, 1.644434191827393],
    [5, 1003, 0.004995014965098726, 4.990044860493355e-6],
    [1500, 2700, 0.8106987811740295, 0.0004626844158294251],
    [1, 1000000, 1e-6, 1e-12],
    [1000000, 1000000, 14.392726722865724, 1.6449330668487265],
    [7, 9000000000000000, 7.77777777777778e-16, 8.641975308641982e-32],
    [1000000000000000, 9000000000000000, 0.11778303565638344, 1.3888888888888887e-17],
  ])('sums %d events of %d one by one to the last digits', (events, atRisk, hazard, variance) => {
    const { steps } = nelsonAalen(
      { durations: [1, 1], observed: [1, 0], weights: [events, atRisk - events] },
      { ties: 'one-by-one' },
    );

    expect(relativeError(steps[0]!.hazard, hazard)).toBeLessThan(1e-14);
    expect(relativeError(steps[0]!.variance, variance)).toBeLessThan(1e-14);
  });

  it('holds its caller to the contract', () => {
    const none = { durations: [], observed: [] };

    expect(() => nelsonAalen(none, { ties: 'efron' as HazardTies })).toThrow(
      'nelsonAalen: ties must be together or one-by-one',
    );
    expect(() => nelsonAalen(none, { interval: 'exact' as HazardInterval })).toThrow(
      'interval must be log or plain',
    );
    expect(() => nelsonAalen({ durations: [1], observed: [] })).toThrow('nelsonAalen: observed');
  });
});

describe('nelsonAalen of any data', () => {
  it('lies between what Kaplan and Meier leave and its ties taken one by one', () => {
    // 1 - x ≤ e^-x, so e^-hazard is never below survival; apart from ties the sums are equal.
    let tied = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.boolean()), { minLength: 6, maxLength: 30 }),
        (rows) => {
          const data = {
            durations: rows.map(([time]) => time),
            observed: rows.map(([, seen]) => seen),
          };
          const together = nelsonAalen(data).steps;
          const oneByOne = nelsonAalen(data, { ties: 'one-by-one' }).steps;
          for (const [index, { survival }] of kaplanMeier(data).steps.entries()) {
            const [some, more] = [together[index]!, oneByOne[index]!];

            expect(Math.exp(-some.hazard)).toBeGreaterThanOrEqual(survival - 1e-15);
            expect(more.hazard).toBeGreaterThanOrEqual(some.hazard - 1e-15);
            expect(some.low).toBeLessThanOrEqual(some.hazard);
            expect(some.high).toBeGreaterThanOrEqual(some.hazard);
            if (some.events > 1) tied += 1;
          }
        },
      ),
    );
    expect(tied).toBeGreaterThan(50);
  });

  it('takes events one by one as if each had its own time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(40), (events, others) => {
        const durations = (end: (row: number) => number) =>
          Array.from({ length: events + others }, (_, row) => (row < events ? end(row) : 100));
        const observed = durations((row) => row).map((time) => time < 100);
        const tied = nelsonAalen(
          { durations: durations(() => 50), observed },
          { ties: 'one-by-one' },
        );
        const apart = nelsonAalen({ durations: durations((row) => row), observed });

        expect(tied.steps[0]!.hazard).toBeCloseTo(apart.steps[events - 1]!.hazard, 12);
        expect(tied.steps[0]!.variance).toBeCloseTo(apart.steps[events - 1]!.variance, 12);
      }),
    );
  });
});

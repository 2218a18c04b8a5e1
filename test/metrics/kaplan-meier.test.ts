/** Kaplan-Meier: published curves, ties, limits by name, and laws of products and weights. */
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Durations } from '../../src/analytics/metrics/durations.ts';
import {
  kaplanMeier,
  type SurvivalInterval,
  type SurvivalStep,
} from '../../src/analytics/metrics/kaplan-meier.ts';

/** What the fixture holds. */
interface Published extends Durations {
  readonly median: number;
  readonly steps: readonly (SurvivalStep & { readonly low: number; readonly high: number })[];
}

describe('kaplanMeier', () => {
  it('takes those last seen at a time for at risk of its events', () => {
    const { steps, ...counts } = kaplanMeier({
      durations: [3, 1, 3, 3, 2],
      observed: [true, true, false, true, false],
    });

    expect(
      steps.map(({ time, atRisk, events, censored }) => [time, atRisk, events, censored]),
    ).toEqual([
      [1, 5, 1, 0],
      [2, 4, 0, 1],
      [3, 3, 2, 1],
    ]);
    expect(steps.map(({ survival }) => survival)).toEqual([0.8, 0.8, expect.closeTo(0.8 / 3, 15)]);
    expect(counts).toEqual({
      interval: 'log-log',
      subjects: 5,
      events: 3,
      censored: 2,
      median: 3,
    });
  });

  it('equals lifelines for the remissions of 21 patients', () => {
    // test/metrics/fixtures/survival.py; survival and log-log limits to 1e-12.
    const file = new URL('fixtures/survival.json', import.meta.url);
    const published = JSON.parse(readFileSync(file, 'utf8')) as Published;

    const { steps, median } = kaplanMeier(published);

    expect(median).toBe(published.median);
    expect(steps).toHaveLength(published.steps.length);
    for (const [index, { survival, low, high, ...counts }] of published.steps.entries()) {
      expect(steps[index]).toMatchObject(counts);
      expect(steps[index]?.survival).toBeCloseTo(survival, 12);
      expect(steps[index]?.low).toBeCloseTo(low, 12);
      expect(steps[index]?.high).toBeCloseTo(high, 12);
    }
  });

  it('gives the limits that its name asks for', () => {
    // 1 event of 228, then 3 of 227: S = 0.9956 and 0.9825, standard errors 0.00438 and 0.00869.
    // The limits S·exp(±z·se/S) and S ± z·se were worked apart, in Python, with z = 1.959963984540054.
    const data: Durations = { durations: [5, 11, 99], observed: [1, 1, 0], weights: [1, 3, 224] };
    const limits = (interval: SurvivalInterval) =>
      kaplanMeier(data, { interval }).steps.map(({ low, high }) => [low, high]);
    const near = (value: number) => expect.closeTo(value, 12) as number;

    expect(limits('log').slice(0, 2)).toEqual([
      [near(0.987_073_416_740_514_4), 1],
      [near(0.965_561_897_075_363_4), near(0.999_645_978_819_942_8)],
    ]);
    expect(limits('plain').slice(0, 2)).toEqual([
      [near(0.987_036_574_146_309), 1],
      [near(0.965_414_954_010_756_2), near(0.999_497_326_690_998_3)],
    ]);
  });

  it('is certain while survival is 1 and has no limits once it is 0', () => {
    for (const interval of ['log-log', 'log', 'plain'] as const) {
      const { steps } = kaplanMeier({ durations: [1, 2, 3], observed: [0, 1, 1] }, { interval });

      expect(steps[0]).toMatchObject({ survival: 1, low: 1, high: 1 });
      expect(steps[2]).toMatchObject({ survival: 0, low: null, high: null });
      expect(Object.is(steps[2]?.survival, 0)).toBe(true);
    }
  });

  it('cuts plain limits at 0 and 1', () => {
    const { steps } = kaplanMeier(
      { durations: [1, 2, 3], observed: [1, 1, 1] },
      { interval: 'plain' },
    );

    expect(steps[0]?.high).toBe(1);
    expect(steps[1]?.low).toBe(0);
  });

  it('reaches the median where survival is one half', () => {
    expect(kaplanMeier({ durations: [1, 2, 3, 4], observed: [1, 1, 1, 1] }).median).toBe(2);
    expect(kaplanMeier({ durations: [1, 2, 2], observed: [1, 0, 0] }).median).toBeNull();
  });

  it('sees one half also where rounding has lifted the product above it', () => {
    // 14/16 × 8/10 × 5/7 = 16/20 × 10/14 × 7/8 = 1/2; in floating point both are a little more.
    for (const weights of [
      [2, 4, 2, 1, 2, 5],
      [4, 2, 4, 2, 1, 7],
    ]) {
      const data = { durations: [1, 1, 2, 2, 3, 4], observed: [1, 0, 1, 0, 1, 0], weights };
      const { steps, median } = kaplanMeier(data);

      expect(steps[2]?.survival).toBeGreaterThan(0.5);
      expect(median).toBe(3);
    }
  });

  it('has no steps and no median without data', () => {
    expect(kaplanMeier({ durations: [], observed: [] })).toEqual({
      interval: 'log-log',
      subjects: 0,
      events: 0,
      censored: 0,
      steps: [],
      median: null,
    });
  });

  it('counts a duration of 0, once, whatever its sign', () => {
    const { steps } = kaplanMeier({ durations: [0, -0, 0.5], observed: [true, false, false] });

    expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [0, 3],
      [0.5, 1],
    ]);
    expect(Object.is(steps[0]?.time, 0)).toBe(true);
  });

  it('takes whole durations that are too long to count', () => {
    const { steps } = kaplanMeier({
      durations: [1e15, 70_000, 1e15, 2],
      observed: Uint8Array.of(1, 1, 0, 1),
    });

    expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [2, 4],
      [70_000, 3],
      [1e15, 2],
    ]);
  });

  it('holds its caller to the contract', () => {
    const ask =
      (data: object, interval = 'log-log') =>
      () =>
        kaplanMeier(
          { durations: [1], observed: [1], ...data },
          {
            interval: interval as SurvivalInterval,
          },
        );

    expect(ask({}, 'exact')).toThrow('interval must be one of log-log, log, plain');
    expect(ask({ observed: [] })).toThrow('observed must be as long as durations');
    expect(ask({ weights: [1, 1] })).toThrow('weights must be as long as durations');
    expect(ask({ durations: [-1] })).toThrow('durations must be finite and at least 0, got -1');
    expect(ask({ durations: [Number.NaN] })).toThrow('got NaN');
    expect(ask({ durations: [Infinity] })).toThrow('got Infinity');
    expect(ask({ observed: [2] })).toThrow('observed must hold true and false, or 1 and 0');
    expect(ask({ weights: [0.5] })).toThrow('weights must be whole numbers of at least 0, got 0.5');
    expect(ask({ weights: [-1] })).toThrow('weights');
    const both = { durations: [1, 2], observed: [1, 1], weights: [Number.MAX_SAFE_INTEGER, 1] };
    expect(ask(both)).toThrow('weights must sum to at most 2^53 - 1');
  });
});

/** Durations that often tie; whole ones are counted, others sorted, some far from the rest. */
const anyData = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean()), { maxLength: 40 }),
    fc.constantFrom(
      (whole: number) => whole,
      (whole: number) => whole * 10_000,
      (whole: number) => whole / 2,
      (whole: number) => whole ** 9 / 3,
      (whole: number) => whole * Number.MIN_VALUE,
    ),
  )
  .map(([rows, scaled]) => ({
    durations: rows.map(([duration]) => scaled(duration)),
    observed: rows.map(([, seen]) => seen),
  }));

/** Survival by the definition: the product, over earlier events, of the part that got through. */
function plainSteps({ durations, observed }: { durations: number[]; observed: boolean[] }) {
  const times = [...new Set(durations)].toSorted((a, b) => a - b);
  return times.map((time) => {
    let survival = 1;
    let greenwood = 0;
    for (const earlier of times.filter((one) => one <= time)) {
      const atRisk = durations.filter((duration) => duration >= earlier).length;
      const events = durations.filter((one, row) => one === earlier && observed[row]).length;
      survival *= 1 - events / atRisk;
      greenwood += events === 0 ? 0 : events / (atRisk * (atRisk - events));
    }
    return {
      time,
      atRisk: durations.filter((duration) => duration >= time).length,
      events: durations.filter((duration, row) => duration === time && observed[row]).length,
      censored: durations.filter((duration, row) => duration === time && !observed[row]).length,
      survival,
      greenwood,
    };
  });
}

describe('kaplanMeier of any data', () => {
  it('is the product of its definition, with the log-log limits of its variance', () => {
    const reached = { ties: 0, zero: 0, inside: 0 };
    fc.assert(
      fc.property(anyData, (data) => {
        const { steps } = kaplanMeier(data);
        const plain = plainSteps(data);

        expect(steps).toHaveLength(plain.length);
        for (const [index, { survival, greenwood, ...counts }] of plain.entries()) {
          const step = steps[index] as SurvivalStep;

          expect(step).toMatchObject(counts);
          expect(step.survival).toBeCloseTo(survival, 13);
          reached.ties += counts.events > 0 && counts.censored > 0 ? 1 : 0;
          if (survival === 0) reached.zero += 1;
          if (survival === 0 || survival === 1) continue;

          // The limits of ln(-ln S), which is symmetric about its estimate, turned back.
          const middle = Math.log(-Math.log(survival));
          const reach = (1.959_963_984_540_054 * Math.sqrt(greenwood)) / Math.log(survival);
          expect(step.low).toBeCloseTo(Math.exp(-Math.exp(middle - reach)), 12);
          expect(step.high).toBeCloseTo(Math.exp(-Math.exp(middle + reach)), 12);
          reached.inside += 1;
        }
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(10);
  });

  it('is exactly the part that is left where nobody is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), (durations) => {
        const { steps } = kaplanMeier({ durations, observed: durations.map(() => true) });
        for (const { time, survival } of steps) {
          const left = durations.filter((duration) => duration > time).length;

          expect(survival).toBe(left / durations.length);
        }
      }),
    );
  });

  it('counts a weight as so many equal customers, in any order', () => {
    const anyWeights = fc.array(fc.nat(3), { minLength: 40, maxLength: 40 });
    let weighted = 0;
    fc.assert(
      fc.property(anyData, anyWeights, ({ durations, observed }, all) => {
        const weights = all.slice(0, durations.length);
        const repeat = <Value>(values: readonly Value[]) =>
          values.flatMap((value, row) => Array.from({ length: weights[row]! }, () => value));
        const result = kaplanMeier({ durations, observed, weights });

        expect(result).toEqual(
          kaplanMeier({
            durations: repeat(durations).toReversed(),
            observed: repeat(observed).toReversed(),
          }),
        );
        weighted += result.steps.length > 3 ? 1 : 0;
      }),
    );
    expect(weighted).toBeGreaterThan(20);
  });

  it('never rises, and does not ask in which unit time is counted', () => {
    fc.assert(
      fc.property(anyData, fc.constantFrom(2, 7, 365.25), ({ durations, observed }, unit) => {
        const { steps } = kaplanMeier({ durations, observed });
        const scaled = kaplanMeier({ durations: durations.map((one) => one * unit), observed });

        expect(scaled.steps.map((step) => step.survival)).toEqual(
          steps.map((step) => step.survival),
        );
        for (const [index, { survival, low, high }] of steps.entries()) {
          expect(survival).toBeLessThanOrEqual(steps[index - 1]?.survival ?? 1);
          expect(low ?? 0).toBeLessThanOrEqual(survival);
          expect(high ?? 1).toBeGreaterThanOrEqual(survival);
        }
      }),
    );
  });
});

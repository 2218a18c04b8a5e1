/** The survival curve as columns: the fast ways give what counting by hand gives, for any numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { survivalCurve } from '../../src/analytics/metrics/survival-curve.ts';
import { createRandom } from '../../src/numerics/random.ts';

/** Above this many rows the columns are read in the fast way. */
const MANY = 5000;

interface Lives {
  readonly durations: readonly number[];
  readonly observed: readonly boolean[];
}

/** The same by a table of times and a product, written apart from the code under test. */
function byHand({ durations, observed }: Lives) {
  const ends = new Map<number, [censored: number, events: number]>();
  for (const [row, time] of durations.entries()) {
    const end = ends.get(time + 0) ?? [0, 0];
    end[observed[row] === true ? 1 : 0] += 1;
    ends.set(time + 0, end);
  }
  let atRisk = durations.length;
  let share = 1;
  return [...ends]
    .sort(([one], [other]) => one - other)
    .map(([time, [censored, events]]) => {
      const step = { time, atRisk, events, censored, survival: (share *= 1 - events / atRisk) };
      atRisk -= events + censored;
      return step;
    });
}

/** The steps of the curve, to nine digits: by hand the product is rounded at every step. */
function stepsOf(lives: Lives) {
  const { times, atRisk, events, censored, survival } = survivalCurve(lives);
  return [...times].map((time, slot) => ({
    time,
    atRisk: atRisk[slot],
    events: events[slot],
    censored: censored[slot],
    survival: survival[slot]?.toFixed(9),
  }));
}

function stepsByHand(lives: Lives) {
  return byHand(lives).map((step) => ({ ...step, survival: step.survival.toFixed(9) }));
}

function livesOf(count: number, durationOf: (row: number) => number, share = 0.6): Lives {
  const random = createRandom(count);
  const durations = Array.from({ length: count }, (_, row) => durationOf(row));
  return { durations, observed: durations.map(() => random.uniform() < share) };
}

describe('a survival curve', () => {
  const random = createRandom(7);
  const kinds: readonly (readonly [string, (row: number) => number])[] = [
    ['whole days', () => random.integer(900)],
    ['whole days up to the last that is counted', (row) => (row === 0 ? 65_535 : row % 50)],
    ['one whole day more', (row) => (row === 0 ? 65_536 : row % 50)],
    ['real numbers', () => random.exponential() * 300],
    ['numbers of every size', () => 10 ** (random.uniform() * 600 - 300)],
    ['one number', () => 2.5],
    ['0 and -0', (row) => [0, -0, 0.5][row % 3] ?? 0],
    ['numbers that differ in their last bits alone', () => 1 + random.integer(400) * 2 ** -52],
    ['a few of such among others', (row) => (row % 250) + random.integer(3) * 2 ** -44],
    [
      'the smallest and the largest',
      (row) => (row % 2 === 0 ? Number.MIN_VALUE : Number.MAX_VALUE),
    ],
  ];

  it.each(kinds)('of many lives of %s is that by hand', (_, durationOf) => {
    for (const share of [0, 0.6, 1]) {
      const lives = livesOf(MANY, durationOf, share);
      expect(stepsOf(lives)).toEqual(stepsByHand(lives));
    }
  });

  it('is the same below and above the number of rows from which the fast way is taken', () => {
    for (const count of [4095, 4096, 4097]) {
      for (const durationOf of [() => random.exponential(), () => random.integer(100)]) {
        const lives = livesOf(count, durationOf);
        expect(stepsOf(lives)).toEqual(stepsByHand(lives));
      }
    }
  });

  it('is that of weights, where each stands for one', () => {
    const { durations, observed } = livesOf(MANY, () => random.exponential());
    const weights = durations.map(() => 1);

    expect(survivalCurve({ durations, observed, weights })).toEqual(
      survivalCurve({ durations, observed }),
    );
  });

  it('of columns is that of lists', () => {
    const { durations, observed } = livesOf(MANY, () => random.integer(400));
    const columns = {
      durations: Uint32Array.from(durations),
      observed: Uint8Array.from(observed, Number),
    };

    expect(survivalCurve(columns)).toEqual(survivalCurve({ durations, observed }));
  });

  it('has the numbers of the steps', () => {
    const whole = fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(whole, (rows) => {
        const durations = rows.map(([time]) => time);
        const observed = rows.map(([, seen]) => seen);
        const { times, survival } = survivalCurve({ durations, observed });
        const { steps } = kaplanMeier({ durations, observed });

        expect([...times]).toEqual(steps.map((step) => step.time));
        expect([...survival]).toEqual(steps.map((step) => step.survival));
      }),
    );
  });

  it.each<readonly [string, unknown, unknown, RegExp]>([
    ['a negative duration', -1, true, /durations must be finite and at least 0, got -1/],
    ['an endless one', Infinity, true, /durations must be finite/],
    ['none', Number.NaN, true, /durations must be finite/],
    ['a strange end', 1.5, 2, /observed must hold true and false/],
    ['no end', 1, undefined, /observed must hold true and false/],
  ])('of many with %s at the end is refused by name', (_, duration, seen, message) => {
    const { durations, observed } = livesOf(MANY, () => 1.5);
    const broken = {
      durations: [...durations, duration as number],
      observed: [...observed, seen as boolean],
    };

    expect(() => survivalCurve(broken)).toThrow(message);
    expect(() => survivalCurve({ durations, observed: broken.observed })).toThrow(/as long as/);
  });
});

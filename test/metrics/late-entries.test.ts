/** Late entries: who is at risk when customers come under watch some time after they began. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';

describe('kaplanMeier with entries', () => {
  it('takes a customer for at risk after the entry, up to the duration', () => {
    const { steps } = kaplanMeier({
      durations: [2, 3, 3, 5, 6],
      observed: [1, 1, 0, 1, 0],
      entries: [0, 0, 2, 2, 3],
    });

    // The entry at 2 is not at risk of the event at 2, nor that at 3 of the event at 3.
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [2, 2, 1],
      [3, 3, 1],
      [5, 2, 1],
      [6, 1, 0],
    ]);
    expect(steps.map(({ survival }) => survival)).toEqual([
      1 / 2,
      expect.closeTo(1 / 3, 15),
      expect.closeTo(1 / 6, 15),
      expect.closeTo(1 / 6, 15),
    ]);
  });

  it('stays at 0 once nobody was left, whoever comes later', () => {
    const { steps } = kaplanMeier({
      durations: [1, 5, 6],
      observed: [1, 1, 0],
      entries: [0, 2, 2],
    });

    expect(steps.map(({ atRisk, survival, low }) => [atRisk, survival, low])).toEqual([
      [1, 0, null],
      [2, 0, null],
      [1, 0, null],
    ]);
  });

  it('weighs an entry as it weighs its customers', () => {
    const weighted = kaplanMeier({
      durations: [4, 6],
      observed: [1, 1],
      entries: [1, 0],
      weights: [3, 2],
    });
    const written = kaplanMeier({
      durations: [4, 4, 4, 6, 6],
      observed: [1, 1, 1, 1, 1],
      entries: [1, 1, 1, 0, 0],
    });

    expect(weighted).toEqual(written);
  });

  it('holds its caller to the contract', () => {
    const ask =
      (...entries: readonly number[]) =>
      () =>
        kaplanMeier({ durations: [4], observed: [1], entries });

    expect(ask(4)).toThrow('entries must be 0, or above 0 and below the duration 4, got 4');
    expect(ask(-1)).toThrow('got -1');
    expect(ask(Number.NaN)).toThrow('got NaN');
    expect(ask(5)).toThrow('got 5');
    expect(ask(1, 2)).toThrow('entries must be as long as durations');
    expect(ask(3.999)).not.toThrow();
  });

  it('counts those at risk as the definition does, whole times or not', () => {
    const reached = { late: 0, between: 0, refilled: 0 };
    const anyRow = fc.tuple(fc.nat(12), fc.boolean(), fc.nat(24));
    const anyUnit = fc.constantFrom(1, 0.5, 1e4, 1 / 3);
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 6, maxLength: 30 }), anyUnit, (rows, unit) => {
        const durations = rows.map(([time]) => time * unit);
        const observed = rows.map(([, seen]) => seen);
        // Halves, so that many entries lie between durations.
        const entries = rows.map(([time, , half]) => (half < 2 * time ? (half / 2) * unit : 0));
        const { steps } = kaplanMeier({ durations, observed, entries });

        let survival = 1;
        for (const [index, step] of steps.entries()) {
          const atRisk = durations.filter(
            (end, row) => end >= step.time && (entries[row] === 0 || entries[row]! < step.time),
          ).length;
          survival *= 1 - step.events / atRisk;

          expect(step.atRisk).toBe(atRisk);
          expect(step.survival).toBeCloseTo(survival, 13);
          if (atRisk > (steps[index - 1]?.atRisk ?? Infinity)) reached.refilled += 1;
        }
        for (const entry of entries.filter((one) => one > 0)) {
          reached.late += 1;
          if (!durations.includes(entry)) reached.between += 1;
        }
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(10);
  });

  it('is the same as without, where all were watched from the start', () => {
    const data = { durations: [3, 0, 2, 0.5], observed: [1, 1, 0, 1] };

    expect(kaplanMeier({ ...data, entries: [0, -0, 0, 0] })).toEqual(kaplanMeier(data));
  });
});

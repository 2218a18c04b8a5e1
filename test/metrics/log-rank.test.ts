/** Log-rank tests: a published trial, skipped times, and laws of order, weights and late entries. */
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Durations } from '../../src/analytics/metrics/durations.ts';
import { logRank } from '../../src/analytics/metrics/log-rank.ts';

const remissions = JSON.parse(
  readFileSync(new URL('fixtures/survival.json', import.meta.url), 'utf8'),
) as Durations;

describe('logRank', () => {
  it('parts the two arms of the leukaemia trial as published', () => {
    // Freireich and others, Blood 21 (1963), 699-716. R 4.2.2: survdiff(Surv(time, status) ~ arm)
    // gives expected, chi-square and p as below; 16.79 is what textbooks print.
    const placebo = {
      durations: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
      observed: Array.from({ length: 21 }, () => true),
    };
    const { groups, statistic, degreesOfFreedom, pValue } = logRank([remissions, placebo]);

    expect(groups.map(({ subjects, events }) => [subjects, events])).toEqual([
      [21, 9],
      [21, 21],
    ]);
    expect(groups[0]?.expected).toBeCloseTo(19.250_500_948_031, 9);
    expect(groups[1]?.expected).toBeCloseTo(10.749_499_051_969, 9);
    expect(statistic).toBeCloseTo(16.792_940_989_217, 9);
    expect(degreesOfFreedom).toBe(1);
    expect(pValue).toBeCloseTo(4.168809109335e-5, 14);
  });

  it('learns nothing from the last one at risk', () => {
    // At time 1 one of two: expected 1/2, variance 1/4. At time 2 the other is alone.
    const { groups, statistic } = logRank([
      { durations: [1], observed: [1] },
      { durations: [2], observed: [1] },
    ]);

    expect(groups.map(({ expected }) => expected)).toEqual([0.5, 1.5]);
    expect(statistic).toBe(1);
  });

  it('leaves out a group that was at risk at no event', () => {
    const late = { durations: [1, 9], observed: [0, 1] };
    const groups = [
      { durations: [2, 5, 7], observed: [1, 0, 1] },
      { durations: [3, 4, 8], observed: [1, 1, 1] },
    ];
    const gone = { durations: [1, 1], observed: [0, 0] };

    expect(logRank([...groups, gone])).toMatchObject({
      statistic: logRank(groups).statistic,
      degreesOfFreedom: 1,
    });
    expect(logRank([gone, ...groups]).statistic).toBeCloseTo(logRank(groups).statistic!, 13);
    expect(logRank([...groups, late]).degreesOfFreedom).toBe(2);
  });

  it('has nothing to say where groups were never at risk together', () => {
    const nothing = { statistic: null, degreesOfFreedom: 0, pValue: null };
    const none = { durations: [], observed: [] };

    expect(logRank([none, none])).toMatchObject(nothing);
    expect(logRank([{ durations: [1], observed: [1] }, none])).toMatchObject(nothing);
    expect(logRank([{ durations: [1, 2], observed: [0, 0] }, none])).toMatchObject(nothing);
    expect(
      logRank([
        { durations: [1, 3], observed: [1, 1] },
        { durations: [9], observed: [1], entries: [5] },
      ]),
    ).toMatchObject(nothing);
    // Two and two, the second two only after the first two are gone: no order among all four.
    const early = { durations: [1, 2, 3], observed: [1, 1, 1] };
    const late = { durations: [7, 8, 9], observed: [1, 1, 1], entries: [5, 5, 5] };
    const more = { ...early, weights: [2, 1, 3] };
    expect(logRank([early, more, late, { ...late, weights: [1, 4, 2] }])).toMatchObject(nothing);
    // All at risk have the event: that could not have been otherwise.
    expect(
      logRank([
        { durations: [1], observed: [1] },
        { durations: [1], observed: [1] },
      ]),
    ).toMatchObject(nothing);
  });

  it('keeps a small p-value', () => {
    const early = { durations: [1, 2], observed: [1, 0], weights: [900, 100] };
    const late = { durations: [1, 2], observed: [1, 0], weights: [100, 900] };

    // (900 - 500)² / (1000 × 1000 / (1999 × 4)) = 1279.36; its tail is by mpmath, in 50 digits.
    expect(logRank([early, late]).statistic).toBeCloseTo(1279.36, 9);
    expect(logRank([early, late]).pValue! / 3.4562941165200501e-280).toBeCloseTo(1, 9);
  });

  it('holds its caller to the contract', () => {
    expect(() => logRank([])).toThrow('logRank: groups must be at least two, got 0');
    expect(() => logRank([remissions])).toThrow('got 1');
    expect(() => logRank([remissions, { durations: [-1], observed: [1] }])).toThrow(
      'logRank: durations must be finite and at least 0, got -1',
    );
  });
});

/** Groups that tie, some rows of which come under watch late. */
const anyGroup = fc
  .array(fc.tuple(fc.nat(9), fc.boolean(), fc.nat(12)), { minLength: 1, maxLength: 25 })
  .map((rows) => ({
    durations: rows.map(([time]) => time),
    observed: rows.map(([, seen]) => seen),
    entries: rows.map(([time, , entry]) => (entry < time ? entry : 0)),
  }));

type Group = Readonly<Record<'durations' | 'entries', number[]>> & { readonly observed: boolean[] };

/** The statistic of two groups from its definition: one sum over the times of events. */
function plainStatistic(one: Group, other: Group): { difference: number; variance: number } {
  const atRisk = ({ durations, entries }: Group, time: number) =>
    durations.filter((end, row) => end >= time && (entries[row] === 0 || entries[row]! < time))
      .length;
  const had = ({ durations, observed }: Group, time: number) =>
    durations.filter((end, row) => end === time && observed[row]).length;

  let difference = 0;
  let variance = 0;
  for (let time = 0; time <= 9; time += 1) {
    const [n1, n2] = [atRisk(one, time), atRisk(other, time)];
    const [n, d] = [n1 + n2, had(one, time) + had(other, time)];
    if (d === 0) continue;
    difference += had(one, time) - (d * n1) / n;
    if (n > 1) variance += (d * (n - d) * n1 * n2) / ((n - 1) * n * n);
  }
  return { difference, variance };
}

describe('logRank of any groups', () => {
  it('is the square of its difference over its variance, whole times or not', () => {
    const reached = { compared: 0, late: 0 };
    fc.assert(
      fc.property(anyGroup, anyGroup, (one, other) => {
        const { difference, variance } = plainStatistic(one, other);
        const scaled = (group: Group) => ({
          ...group,
          durations: group.durations.map((time) => time / 3),
          entries: group.entries.map((time) => time / 3),
        });
        const { statistic } = logRank([one, other]);
        if (variance < 1e-9) {
          expect(statistic).toBeNull();
          return;
        }

        expect(statistic).toBeCloseTo(difference ** 2 / variance, 9);
        expect(logRank([scaled(one), scaled(other)]).statistic).toBeCloseTo(statistic!, 9);
        reached.compared += 1;
        if (one.entries.some((entry) => entry > 0)) reached.late += 1;
      }),
      { numRuns: 200 },
    );
    expect(reached.compared).toBeGreaterThan(80);
    expect(reached.late).toBeGreaterThan(40);
  });

  it('asks neither for the order of groups nor how equal customers are written', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyGroup, anyGroup, anyGroup, (one, two, three) => {
        const first = logRank([one, two, three]);
        const twice = (group: Group) => ({
          durations: [...group.durations, ...group.durations],
          observed: [...group.observed, ...group.observed],
          entries: [...group.entries, ...group.entries],
        });
        const weighted = (group: Group) => ({ ...group, weights: group.durations.map(() => 2) });
        if (first.statistic === null) return;

        expect(logRank([three, one, two]).statistic).toBeCloseTo(first.statistic, 8);
        expect(logRank([one, two, three].map(weighted))).toEqual(
          logRank([one, two, three].map(twice)),
        );
        const [events, expected] = [first.groups, first.groups].map((groups, index) =>
          groups.reduce((sum, group) => sum + (index === 0 ? group.events : group.expected), 0),
        );

        expect(expected).toBeCloseTo(events!, 10);
        compared += 1;
      }),
    );
    expect(compared).toBeGreaterThan(40);
  });
});

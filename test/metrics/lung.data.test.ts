/**
 * The lung cancer data of R's survival package: 228 patients, 165 deaths.
 *
 * Read from the folder that EVERBOND_DATA names; without it this test is left out, and vitest says
 * so by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';

const folder = process.env['EVERBOND_DATA'];

describe.runIf(folder !== undefined)('the lung cancer data', () => {
  it('has the median survival that R gives, also for each sex', () => {
    const lines = readFileSync(join(folder ?? '', 'lung.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    const [names = [], ...rows] = lines.map((line) => line.split(','));
    const curveOf = (some: typeof rows) =>
      kaplanMeier({
        durations: some.map((row) => Number(row[names.indexOf('time')])),
        observed: some.map((row) => Number(row[names.indexOf('status')])),
      });
    const ofSex = (sex: string) => rows.filter((row) => row[names.indexOf('sex')] === sex);

    // The documentation of R's survival package and of survminer print these medians, in days.
    expect(curveOf(rows)).toMatchObject({ subjects: 228, events: 165, median: 310 });
    expect(curveOf(ofSex('1')).median).toBe(270);
    expect(curveOf(ofSex('2')).median).toBe(426);
  });
});

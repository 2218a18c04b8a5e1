/**
 * The CDNOW purchases: 23,570 customers from January 1997 to June 1998.
 *
 * Data of P. S. Fader and B. G. S. Hardie. Read from the folder that EVERBOND_DATA names; without
 * it these tests are left out, and vitest says so by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { activity } from '../../src/analytics/metrics/activity.ts';
import { cohortRetention } from '../../src/analytics/metrics/cohort-retention.ts';
import { pooledRetention } from '../../src/analytics/metrics/pooled-retention.ts';
import { rfm } from '../../src/analytics/metrics/rfm.ts';
import type { RfmRule } from '../../src/analytics/metrics/rfm-rules.ts';
import { transactionLog } from '../../src/analytics/transactions/rows-to-log.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';

const folder = process.env['EVERBOND_DATA'];
const window = { from: '1997-01-01', until: '1998-07-01', zone: 'UTC' };

/** The rows of a file after its header, split at commas. */
function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(folder ?? '', file), 'utf8')
    .trim()
    .split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(','));
}

describe.runIf(folder !== undefined)('CDNOW', () => {
  const read = () =>
    transactionLog(rowsOf('cdnow_full.csv'), {
      customer: (row) => row[0],
      at: (row) => `${row[1]}T00:00Z`,
      minor: (row) => Math.round(Number(row[3]) * 100),
    });

  it('has a January cohort of 7,846, of whom 1,157 buy in February and 736 in June', () => {
    const { cohorts } = cohortRetention(read(), { window, period: 'month' });

    // Counted apart from this code, in Python with sets of months.
    expect(cohorts.map(({ cohort }) => cohort)).toEqual(['1997-01', '1997-02', '1997-03']);
    expect(cohorts[0]?.retained.slice(0, 6)).toEqual([7846, 1157, 964, 810, 679, 736]);

    const { numerator, denominator } = pooledRetention(cohorts)[1]!;
    expect([numerator, denominator]).toEqual([3501, 23_570]);
  });

  it('adds up in every month', () => {
    const { rows } = activity(read(), { window, period: 'month', inactiveAfter: 3 });

    expect(rows).toHaveLength(18);
    expect(rows.reduce((sum, row) => sum + row.new, 0)).toBe(23_570);
    for (const [index, row] of rows.entries()) {
      const opening = rows[index - 1]?.activeAtEnd ?? 0;
      expect(row.activeAtEnd).toBe(opening + row.new + row.resurrected - row.churned);
    }
  });

  it('gives four different frequency scores by four rules', () => {
    const summaries = summarise(read(), { window });
    const frequencyCounts = (rule: RfmRule) => rfm(summaries, { rule }).counts.F;

    // Frequency in rows; counted apart from this code, in Python with fractions and in SQL (ntile).
    expect(frequencyCounts('type7')).toEqual([11_908, 0, 4079, 3658, 3925]);
    expect(frequencyCounts('ntile')).toEqual([4714, 4714, 4714, 4714, 4714]);
    expect(frequencyCounts('midrank')).toEqual([0, 11_908, 4079, 2217, 5366]);
    expect(frequencyCounts('cumeDist')).toEqual([0, 0, 11_908, 6296, 5366]);
  });
});

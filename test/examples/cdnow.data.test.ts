import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Report } from '../../examples/retention-report/report.ts';
import { freePath } from './files.ts';
import { runDemo } from './running.ts';

const folder = process.env['EVERBOND_DATA'];

describe.runIf(folder !== undefined)('the purchases of CDNOW', () => {
  // Fader and Hardie's data on the customers who first bought in the first quarter of 1997.
  test('give the counts that are known of them', async () => {
    const json = freePath('cdnow.json');
    const columns = ['--customer', 'customer_id', '--at', 'date', '--amount', 'amount'];
    const file = join(folder ?? '', 'cdnow_full.csv');
    const { code } = await runDemo(file, ...columns, '--until', '1998-07-01', '--json', json);
    const report = JSON.parse(readFileSync(json, 'utf8')) as Report;

    expect(code).toBe(0);
    expect(report).toMatchObject({
      window: { from: '1997-01-01', until: '1998-07-01', zone: 'UTC' },
      transactions: 69_659,
      customers: 23_570,
      revenue: '2500315.63',
      skippedRows: 0,
    });
    expect(report.cohorts.map(({ cohort }) => cohort)).toEqual(['1997-01', '1997-02', '1997-03']);
    expect(report.cohorts[0]?.retained.slice(0, 6)).toEqual([7846, 1157, 964, 810, 679, 736]);
    expect(report.pooledRetention[1]).toBe(3501 / 23_570);
  });
});

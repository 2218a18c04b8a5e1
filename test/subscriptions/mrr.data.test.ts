/**
 * The subscription periods of dbt Labs' MRR playbook (MIT), against SQL.
 *
 * Read from the folder that EVERBOND_DATA names; without it these tests are left out, and vitest
 * says so by name. What is expected comes from `fixtures/mrr.py`, by SQLite alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { recurringMovements } from '../../src/analytics/subscriptions/recurring-movements.ts';
import { subscriptionLog } from '../../src/analytics/subscriptions/rows-to-subscriptions.ts';
import months from './fixtures/mrr.json' with { type: 'json' };

const folder = process.env['EVERBOND_DATA'];
const window = { from: '2017-09-01', until: '2020-02-01', zone: 'UTC' };

describe.runIf(folder !== undefined)('The periods of the MRR playbook', () => {
  const read = (observedUntil = '2020-02-01') => {
    const text = readFileSync(join(folder ?? '', 'mrr_subscription_periods.csv'), 'utf8');
    const rows = text.trim().split(/\r?\n/).slice(1);
    return subscriptionLog(
      rows.map((row) => row.split(',')),
      {
        customer: (row) => row[1],
        start: (row) => row[2],
        end: (row) => row[3],
        minor: (row) => Number(row[4]) * 100,
        currency: 'USD',
        zone: 'UTC',
        observedUntil,
      },
    );
  };

  it.each(['period-ends', 'each-change'] as const)('move as SQL says, by %s', (basis) => {
    const { rows } = recurringMovements(read(), { window, period: 'month', basis });
    const got = rows.map((row) => ({
      period: row.period,
      openingMinor: row.openingMinor,
      newMinor: row.newMinor,
      reactivationMinor: row.reactivationMinor,
      expansionMinor: row.expansionMinor,
      contractionMinor: row.contractionMinor,
      churnMinor: row.churnMinor,
      closingMinor: row.closingMinor,
      openingCustomers: row.openingCustomers,
      newCount: row.newCount,
      reactivationCount: row.reactivationCount,
      expansionCount: row.expansionCount,
      contractionCount: row.contractionCount,
      churnCount: row.churnCount,
      closingCustomers: row.closingCustomers,
      keptMinor: row.opening.closingMinor,
      cappedMinor: row.opening.cappedMinor,
    }));

    // Every period begins and ends on the first of a month, so both bases are the same.
    expect(got).toEqual(months);
    expect(rows.every(({ complete, passingCustomers }) => complete && passingCustomers === 0)).toBe(
      true,
    );
  });

  it('hold 28 ends on 2020-01-01, of which none is churn for whoever stops observing there', () => {
    const shorter = { ...window, until: '2020-01-01' };
    const log = read('2020-01-01');
    const { rows, leftOut } = recurringMovements(log, { window: shorter, period: 'month' });

    // Counted in the file by awk: 28 rows end on that day, 4 begin on it.
    expect(leftOut).toEqual({ rowsAfter: 4, zeroRows: 0, endsAtUntil: 28 });
    expect(rows.map(({ churnMinor }) => churnMinor)).toEqual(
      months.slice(0, -1).map(({ churnMinor }) => churnMinor),
    );
    expect(rows.at(-1)?.closingCustomers).toBe(28);
    expect(() => recurringMovements(log, { window, period: 'month' })).toThrow(
      /must not lie after/,
    );
  });
});

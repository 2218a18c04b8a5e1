/**
 * Twelve transactions and every number that follows from them.
 *
 * Rows and numbers are the worked example of the retention report; they were worked out apart from
 * this code. Other numbers than counts hold to 1e-12 of their size.
 */
import { describe, expect, it } from 'vitest';

import { activity } from '../../src/analytics/metrics/activity.ts';
import { cohortRetention } from '../../src/analytics/metrics/cohort-retention.ts';
import { pooledRetention } from '../../src/analytics/metrics/pooled-retention.ts';
import { repeatRate } from '../../src/analytics/metrics/repeat-rate.ts';
import { revenueShare } from '../../src/analytics/metrics/revenue-share.ts';
import { rfm } from '../../src/analytics/metrics/rfm.ts';
import { timeToSecondPurchase } from '../../src/analytics/metrics/time-to-second-purchase.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { logOfText } from './logs.ts';

const log = logOfText(`
  ada 2026-01-05 2000
  bob 2026-01-20 1050
  ada 2026-02-05 3000
  cy  2026-02-10 500
  cy  2026-02-10 725
  ada 2026-03-31 1200
  bob 2026-03-15 4000
  dee 2026-03-02 0
  dee 2026-03-09 800
  ada 2026-04-02 999
  eve 2026-04-10 10000
  bob 2026-03-20 -400`);
const window = { from: '2026-01-05', until: '2026-04-15', zone: 'UTC' };
const summaries = summarise(log, { window });

const near = (value: number) => expect.closeTo(value, 12) as number;

describe('the report of the twelve transactions', () => {
  it('counts transactions, refunds and customers', () => {
    expect(summaries.totals).toMatchObject({
      purchases: 11,
      refunds: 1,
      refundMinor: -400,
      purchasers: 5,
    });
  });

  it('counts active, new, retained, resurrected and churned customers by month', () => {
    const { rows, leftOut } = activity(log, { window, period: 'month', inactiveAfter: 1 });

    const { churn, retention, ...april } = rows[3]!;
    expect(rows.map((row) => row.period)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(rows.map((row) => row.active)).toEqual([2, 2, 3, 2]);
    expect(rows.map((row) => row.new)).toEqual([2, 1, 1, 1]);
    expect(rows.map((row) => row.retained)).toEqual([0, 1, 1, 1]);
    expect(rows.map((row) => row.resurrected)).toEqual([0, 0, 1, 0]);
    expect(rows.map((row) => row.churned)).toEqual([0, 1, 1, 2]);
    expect(rows.map((row) => row.activeAtEnd)).toEqual([2, 2, 3, 2]);
    expect(rows.map((row) => row.complete)).toEqual([true, true, true, false]);
    expect(rows.map((row) => row.churn.value)).toEqual([null, 0.5, 0.5, near(2 / 3)]);
    expect(rows.map((row) => row.retention.value)).toEqual([null, 0.5, 0.5, near(1 / 3)]);
    expect([churn.numerator, churn.denominator, retention.numerator]).toEqual([2, 3, 1]);
    expect(april.lapsing).toBe(0);
    expect(leftOut).toEqual({ rowsAfter: 0, refunds: 1, zeroRows: 0 });
  });

  it('follows the cohorts', () => {
    const { cohorts } = cohortRetention(log, { window, period: 'month' });

    expect(cohorts).toEqual([
      {
        cohort: '2026-01',
        size: 2,
        retained: [2, 1, 2, 1],
        unbounded: [2, 2, 2, 1],
        revenueMinor: [3050, 3000, 5200, 999],
        complete: [true, true, true, false],
      },
      {
        cohort: '2026-02',
        size: 1,
        retained: [1, 0, 0],
        unbounded: [1, 0, 0],
        revenueMinor: [1225, 0, 0],
        complete: [true, true, false],
      },
      {
        cohort: '2026-03',
        size: 1,
        retained: [1, 0],
        unbounded: [1, 0],
        revenueMinor: [800, 0],
        complete: [true, false],
      },
      {
        cohort: '2026-04',
        size: 1,
        retained: [1],
        unbounded: [1],
        revenueMinor: [10_000],
        complete: [false],
      },
    ]);
    expect(pooledRetention(cohorts).map(({ value }) => value)).toEqual([1, near(1 / 3), 1, null]);
  });

  it('gives the repeat rate within 90 days', () => {
    expect(repeatRate(summaries, { days: 90 })).toMatchObject({
      days: 90,
      numerator: 1,
      denominator: 1,
      value: 1,
      leftOut: 4,
    });
  });

  it('scores recency, frequency and monetary value', () => {
    const { rule, asOf, breakpoints, counts } = rfm(summaries, { rule: 'type7' });

    expect([rule, asOf]).toEqual(['type7', '2026-04-15']);
    expect(breakpoints).toEqual({
      recencyDays: [11.4, 23.8, 33.4, 42.4].map(near),
      frequency: [1.8, 2, 2, 2.4].map(near),
      monetaryMinor: [1140, 3520, 5909.6, 7759.2].map(
        (minor) => expect.closeTo(minor, 9) as number,
      ),
    });
    expect(counts).toEqual({ R: [1, 1, 1, 1, 1], F: [1, 3, 0, 0, 1], M: [1, 1, 1, 1, 1] });
  });

  it('gives the time to the second purchase', () => {
    const { steps, median } = timeToSecondPurchase(summaries);

    const last = { survival: 0.25, low: near(0.008_947_824_416_603_155) };
    const high = near(0.665_325_342_788_865_5);
    expect(steps).toEqual([
      { time: 5, atRisk: 5, events: 0, censored: 1, survival: 1, low: 1, high: 1 },
      {
        time: 7,
        atRisk: 4,
        events: 1,
        censored: 0,
        survival: 0.75,
        low: near(0.127_946_917_595_145_8),
        high: near(0.960_548_642_285_078_4),
      },
      {
        time: 31,
        atRisk: 3,
        events: 1,
        censored: 0,
        survival: 0.5,
        low: near(0.057_847_082_995_144_53),
        high: near(0.844_861_281_190_374),
      },
      { time: 54, atRisk: 2, events: 1, censored: 0, ...last, high },
      { time: 64, atRisk: 1, events: 0, censored: 1, ...last, high },
    ]);
    expect(median).toBe(31);
  });

  it('gives the share of the best fifth', () => {
    expect(revenueShare(summaries, { top: 0.2 })).toMatchObject({
      top: 0.2,
      customers: 1,
      ofCustomers: 5,
      ofRevenue: near(0.411_963_417_648_512_8),
    });
  });
});

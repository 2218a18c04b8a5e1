/** Cohorts and pooled retention: by hand on a few customers, and at random against sets of texts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type CohortRetention,
  cohortRetention,
} from '../../src/analytics/metrics/cohort-retention.ts';
import { pooledRetention } from '../../src/analytics/metrics/pooled-retention.ts';
import type { TransactionLog } from '../../src/analytics/transactions/transaction-log.ts';
import { dateOfDayNumber } from '../../src/time/local-date.ts';
import { anyQuestion, dateOf, isPurchase, logOf, logOfText, type Question } from './logs.ts';
import { plainCohorts } from './movements.ts';

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };

const asked = (question: Question): CohortRetention =>
  cohortRetention(logOf(question.rows, question.zeroAmounts), question);

describe('cohortRetention', () => {
  it('follows each cohort to the last period of the window', () => {
    const log = logOfText(`
      ada 2026-01-05 2000
      bob 2026-01-20 1050
      cy 2026-02-10 500
      bob 2026-03-15 4000
      bob 2026-03-16 1
      bob 2026-03-20 -400`);

    const { cohorts, periods, earlierCustomers } = cohortRetention(log, {
      window,
      period: 'month',
    });

    expect(periods).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(earlierCustomers).toBe(0);
    expect(cohorts).toEqual([
      {
        cohort: '2026-01',
        size: 2,
        retained: [2, 0, 1],
        unbounded: [2, 1, 1],
        revenueMinor: [3050, 0, 4001],
        complete: [true, true, true],
      },
      {
        cohort: '2026-02',
        size: 1,
        retained: [1, 0],
        unbounded: [1, 0],
        revenueMinor: [500, 0],
        complete: [true, true],
      },
    ]);
  });

  it('keeps customers of the history out of every cohort and says how many they are', () => {
    const log = logOfText(`
      ada 2025-12-31 2000
      ada 2026-01-20 1050
      bob 2025-01-01 -500
      bob 2026-02-10 500`);

    const { cohorts, earlierCustomers } = cohortRetention(log, { window, period: 'month' });

    expect(cohorts.map(({ cohort, revenueMinor }) => [cohort, revenueMinor])).toEqual([
      ['2026-02', [500, 0]],
    ]);
    expect(earlierCustomers).toBe(1);
  });

  it('ends revenue with the window, in the middle of a month and in any order of rows', () => {
    const ordered = logOfText(`
      ada 2026-01-05 2000
      ada 2026-03-14T23:59:59.999Z 100
      ada 2026-03-15 4000`);
    const until = { ...window, until: '2026-03-15' };

    for (const timeOrdered of [true, false]) {
      const log = { ...ordered, timeOrdered };
      const { cohorts, leftOut } = cohortRetention(log, { window: until, period: 'month' });

      expect(cohorts[0]?.revenueMinor).toEqual([2000, 0, 100]);
      expect(leftOut.rowsAfter).toBe(1);
    }
  });

  it('has no cohort for a log without purchases', () => {
    expect(cohortRetention(logOf([]), { window, period: 'month' }).cohorts).toEqual([]);
    expect(
      cohortRetention(logOfText('ada 2026-01-05 -1'), { window, period: 'month' }).cohorts,
    ).toEqual([]);
  });

  it('counts a free order as a purchase without revenue', () => {
    const { cohorts } = cohortRetention(logOfText('ada 2026-03-05 0'), { window, period: 'month' });

    expect(cohorts[0]).toMatchObject({ size: 1, retained: [1], revenueMinor: [0] });
  });

  it('takes over the currency and the scale of the log', () => {
    const log = { ...logOf([]), currency: 'EUR', scale: 3 };

    expect(cohortRetention(log, { window, period: 'month' })).toMatchObject({
      currency: 'EUR',
      scale: 3,
    });
  });

  it('refuses one cell more than it says, and names the numbers', () => {
    // One new customer on most of 6,400 days, whose cohort has a cell for each day from then on:
    // 1 + 2 + … + 6,324 cells are 19,999,650; a cohort of 6,400 instead of 6,049 makes 351 more.
    const periods = 6400;
    const cells = Array.from({ length: 6324 }, (_, index) => (index === 6048 ? 6400 : index + 1));
    const customers = cells.map((length) => `c${length}`);
    const log: TransactionLog = {
      ...logOf([]),
      rows: cells.length,
      customers,
      codes: Uint32Array.from(customers.keys()),
      at: Float64Array.from(cells, (length) => (periods - length) * 86_400_000),
      minor: Float64Array.from(cells, () => 1),
      timeOrdered: false,
    };
    const days = { from: '1970-01-01', until: dateOfDayNumber(periods), zone: 'UTC' };

    expect(() => cohortRetention(log, { window: days, period: 'day' })).toThrow(
      '6324 cohorts over 6400 periods are 20000001 cells, more than 20000000',
    );
  });

  it('refuses a revenue that could not be exact', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const of = (minor: number) => logOfText(`ada 2026-01-05 ${most}\nada 2026-01-06 ${minor}`);

    expect(() => cohortRetention(of(1), { window, period: 'month' })).toThrow('2^53 - 1');
    expect(cohortRetention(of(0), { window, period: 'month' }).cohorts[0]?.revenueMinor[0]).toBe(
      most,
    );
  });
});

describe('cohortRetention of any log', () => {
  it('is what its definitions say, read plainly', () => {
    const reached = {
      several: 0,
      returned: 0,
      revenue: 0,
      incomplete: 0,
      earlier: 0,
      unordered: 0,
    };
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { cohorts, earlierCustomers } = asked(question);

        expect(cohorts).toEqual(plainCohorts(question));

        reached.several += cohorts.length > 2 ? 1 : 0;
        reached.returned += cohorts.some(({ retained }) => (retained.at(-1) ?? 0) > 0) ? 1 : 0;
        reached.revenue += cohorts.some(({ revenueMinor }) => revenueMinor.at(-1)! > 0) ? 1 : 0;
        reached.incomplete += cohorts.some(({ complete }) => complete.includes(false)) ? 1 : 0;
        reached.earlier += earlierCustomers > 0 ? 1 : 0;
        reached.unordered += logOf(question.rows).timeOrdered ? 0 : 1;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });

  it('puts every customer who bought into one cohort or before all of them', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { cohorts, earlierCustomers } = asked(question);
        const { until, zone } = question.window;
        const buyers = question.rows.filter(
          (row) => isPurchase(row, question.zeroAmounts) && dateOf(zone, row.ms) < until,
        );

        expect(cohorts.reduce((sum, { size }) => sum + size, earlierCustomers)).toBe(
          new Set(buyers.map(({ customer }) => customer)).size,
        );
      }),
    );
  });

  it('keeps retained within unbounded, which never rises', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        for (const { size, retained, unbounded } of asked(question).cohorts) {
          expect(retained[0]).toBe(size);
          expect(unbounded[0]).toBe(size);
          for (const [index, count] of retained.entries()) {
            expect(count).toBeLessThanOrEqual(unbounded[index]!);
            if (index > 0) expect(unbounded[index]).toBeLessThanOrEqual(unbounded[index - 1]!);
          }
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const ordered = question.rows.toSorted((a, b) => a.ms - b.ms);

        expect(asked({ ...question, rows: ordered })).toEqual(asked(question));
        expect(asked({ ...question, rows: question.rows.toReversed() })).toEqual(asked(question));
      }),
    );
  });
});

describe('pooledRetention', () => {
  const rest = { unbounded: [], revenueMinor: [] };

  it('weighs cohorts by their size and leaves out what is not complete', () => {
    const pooled = pooledRetention([
      { cohort: '2026-01', size: 2, retained: [2, 1, 2], complete: [true, true, false], ...rest },
      { cohort: '2026-02', size: 8, retained: [8, 0], complete: [true, true], ...rest },
      { cohort: '2026-03', size: 5, retained: [5], complete: [false], ...rest },
    ]);

    expect(
      pooled.map(({ numerator, denominator, value }) => [numerator, denominator, value]),
    ).toEqual([
      [10, 10, 1],
      [1, 10, 0.1],
      [0, 0, null],
    ]);
  });

  it('has nothing to say of no cohorts', () => {
    expect(pooledRetention([])).toEqual([]);
  });

  it('pools one cohort to its own rates, and any cohorts to the sums of their counts', () => {
    let several = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { cohorts } = asked(question);
        const pooled = pooledRetention(cohorts);

        expect(pooled).toHaveLength(Math.max(0, ...cohorts.map(({ retained }) => retained.length)));
        for (const [step, { numerator, denominator }] of pooled.entries()) {
          const known = cohorts.filter(({ complete }) => complete[step] === true);

          expect(numerator).toBe(known.reduce((sum, { retained }) => sum + retained[step]!, 0));
          expect(denominator).toBe(known.reduce((sum, { size }) => sum + size, 0));
          several += known.length > 1 ? 1 : 0;
        }
        expect(pooledRetention(cohorts.toReversed())).toEqual(pooled);
      }),
    );
    expect(several).toBeGreaterThan(20);
  });
});

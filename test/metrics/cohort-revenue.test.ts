/** Revenue of cohorts over logs of several blocks, in order of time and in any order. */
import { describe, expect, it } from 'vitest';

import { cohortRetention } from '../../src/analytics/metrics/cohort-retention.ts';
import { createRandom } from '../../src/numerics/random.ts';
import type { PeriodUnit } from '../../src/time/period.ts';
import { logOf } from './logs.ts';

const DAY_MS = 86_400_000;
const BEGIN_MS = Date.UTC(2025, 0, 1);
const DAYS = 300;
const window = { from: '2025-01-01', until: '2025-10-28', zone: 'UTC' };

/** Rows over 300 days and the 30 before; every tenth customer bought before the first. */
function someRows(count: number) {
  const random = createRandom(count);
  return Array.from({ length: count }, () => {
    const customer = random.integer(200);
    const day = customer % 10 === 0 ? random.integer(DAYS + 30) - 30 : random.integer(DAYS);
    return {
      customer: `c${customer}`,
      ms: BEGIN_MS + day * DAY_MS + random.integer(DAY_MS),
      minor: 1 + random.integer(5000),
    };
  }).sort((one, other) => one.ms - other.ms);
}

function periodOf(ms: number, period: PeriodUnit): number {
  const at = new Date(ms);
  return period === 'day'
    ? Math.floor((ms - BEGIN_MS) / DAY_MS)
    : (at.getUTCFullYear() - 2025) * 12 + at.getUTCMonth();
}

/** Revenue by cohort and period, added row by row. */
function plainRevenue(rows: ReturnType<typeof someRows>, period: PeriodUnit) {
  const firsts = new Map<string, number>();
  const revenue = new Map<string, number>();
  for (const { customer, ms, minor } of rows) {
    const own = periodOf(ms, period);
    const first = firsts.get(customer) ?? own;
    firsts.set(customer, first);
    if (first < 0) continue;
    const cell = `${first} ${own}`;
    revenue.set(cell, (revenue.get(cell) ?? 0) + minor);
  }
  return revenue;
}

describe('the revenue of cohorts', () => {
  it.each([
    ['month', 10],
    // More periods than a byte can tell apart.
    ['day', 300],
  ] as const)('is summed over many blocks of rows, by %s', (period, periods) => {
    const rows = someRows(9000);
    const log = logOf(rows);
    const wanted = plainRevenue(rows, period);
    expect(log.timeOrdered).toBe(true);

    for (const timeOrdered of [true, false]) {
      const found = cohortRetention({ ...log, timeOrdered }, { window, period });
      const cells = found.cohorts.flatMap(({ cohort, revenueMinor }) => {
        const first = found.periods.indexOf(cohort);
        return revenueMinor.flatMap((minor, later) =>
          minor === 0 ? [] : [[`${first} ${first + later}`, minor] as const],
        );
      });

      expect(found.periods).toHaveLength(periods);
      expect(found.earlierCustomers).toBeGreaterThan(5);
      expect(new Map(cells)).toEqual(wanted);
    }
  });

  it('is left out where nobody asks for it, and the customers are the same', () => {
    const log = logOf(someRows(500));
    const whole = cohortRetention(log, { window, period: 'month' });
    const without = cohortRetention(log, { window, period: 'month', revenue: false });

    expect(whole.cohorts.length).toBeGreaterThan(3);
    expect(without).toEqual({
      ...whole,
      cohorts: whole.cohorts.map((cohort) => ({ ...cohort, revenueMinor: null })),
    });
    // @ts-expect-error: there may be no revenue to add up
    const cells = () => without.cohorts[0]?.revenueMinor.length;
    expect(cells).toThrow(TypeError);
  });
});

/** Stickiness: of the customers active in a period, how many are active on an average day of it. */
import { normalQuantile } from '../../numerics/normal.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { Window } from '../../time/window.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { periodDaysOf } from './period-days.ts';
import type { PurchaseDays } from './purchase-days.ts';

/** Stickiness by calendar periods. */
export interface Stickiness {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** One row a calendar period that meets the window, oldest first. */
  readonly rows: readonly StickinessRow[];
  /** Rows that are no activity, and why. */
  readonly leftOut: RowsLeftOut;
}

/** Stickiness of one period. */
export interface StickinessRow {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
  /** Days of the period that were observed, with and without a purchase. */
  readonly days: number;
  /** Customers who bought in the period. */
  readonly active: number;
  /** Days on which each of them bought, added up. */
  readonly activeDays: number;
  /** Customers who bought on an average day: `activeDays / days`. */
  readonly meanDailyActive: number;
  /** `meanDailyActive / active`, above 0 and up to 1; `null` where nobody bought. */
  readonly value: number | null;
  /** 95 % interval of `value` as a mean over customers; `null` with fewer than two of them. */
  readonly interval: Interval | null;
  /** Whether the whole period lies before `window.until`. */
  readonly complete: boolean;
}

/**
 * Mean daily active customers of a period divided by the customers active in it.
 *
 * The same as the mean share of the period's days on which one of its customers bought. The mean
 * runs over all days, quiet ones included; averaging only over days with a purchase makes it
 * larger. One customer's days depend on each other, so the interval is that of a mean over
 * customers (± 1.96 standard errors, cut at 0 and 1), not of a share of days.
 *
 * @param days Who bought on which day.
 * @param options The length of a period and, for weeks, the day they begin.
 * @returns One row a calendar period; no value where nobody bought.
 * @throws ContractError if an option is not as described.
 * @example Ada on three days of a week, Bob on one
 * ```ts
 * import { purchaseDays, stickiness } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-06T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-01-07T09:00Z', minor: 3000 },
 *     { customer: 'ada', at: '2026-01-11T09:00Z', minor: 500 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-05', until: '2026-01-12', zone: 'UTC' };
 * const { rows } = stickiness(purchaseDays(log, { window }), { period: 'week' });
 *
 * [rows[0]?.active, rows[0]?.activeDays, rows[0]?.days]; // => [2, 4, 7]
 * rows[0]?.value; // ~> 0.285714286
 * ```
 */
export function stickiness(
  days: PurchaseDays,
  options: { readonly period: PeriodUnit; readonly weekStart?: Weekday },
): Stickiness {
  const { window, leftOut } = days;
  const { period, weekStart } = options;
  const { periods, bounds } = periodDaysOf(window, period, weekStart);
  const { active, activeDays, squares } = sumsOf(days, bounds);
  const rows = periods.labels.map((label, index) => {
    const length = bounds[index + 1]! - bounds[index]!;
    const sums = [active[index]!, activeDays[index]!, squares[index]!] as const;
    return {
      period: label,
      days: length,
      active: sums[0],
      activeDays: sums[1],
      meanDailyActive: sums[1] / length,
      value: sums[0] === 0 ? null : sums[1] / (length * sums[0]),
      interval: intervalOf(...sums, length),
      complete: periods.complete[index]!,
    };
  });
  return { window, period, rows, leftOut };
}

/** Per period: customers, their days, and the squares of each customer's days. */
function sumsOf({ customers, starts, days }: PurchaseDays, bounds: readonly number[]) {
  const active = new Float64Array(bounds.length - 1);
  const activeDays = new Float64Array(bounds.length - 1);
  const squares = new Float64Array(bounds.length - 1);
  for (let code = 0; code < customers.length; code += 1) {
    const end = starts[code + 1]!;
    let entry = starts[code]!;
    while (entry < end && days[entry]! < bounds[0]!) entry += 1;
    for (let period = 0; entry < end; period += 1) {
      const first = entry;
      while (entry < end && days[entry]! < bounds[period + 1]!) entry += 1;
      const own = entry - first;
      if (own === 0) continue;
      active[period]! += 1;
      activeDays[period]! += own;
      squares[period]! += own * own;
    }
  }
  return { active, activeDays, squares };
}

function intervalOf(active: number, sum: number, squares: number, days: number): Interval | null {
  if (active < 2) return null;

  const mean = sum / active;
  const variance = Math.max(0, squares - sum * mean) / (active - 1);
  const reach = normalQuantile(0.975) * Math.sqrt(variance / active);
  return { low: Math.max(0, (mean - reach) / days), high: Math.min(1, (mean + reach) / days) };
}

/** Retention rate: of the customers at one instant, how many are customers at a later one. */
import { dayNumberOf } from '../../time/local-date.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { Window } from '../../time/window.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { periodDaysOf } from './period-days.ts';
import { type Proportion, proportion } from './proportion.ts';
import { lastEntryBefore, type PurchaseDays } from './purchase-days.ts';
import { checkWhole } from './whole-option.ts';

/** For how long a purchase makes somebody a customer. */
export interface ActiveDaysOptions {
  /** A customer is who bought in the last so many days: a whole number from 1. */
  readonly activeDays: number;
}

/** The customers of two instants: `atEnd` = `atStart` + `new` + `returned` - `lost`. */
export interface RetentionCounts {
  /** Customers at the start: who bought in the `activeDays` days before it. */
  readonly atStart: number;
  /** Customers at the end. */
  readonly atEnd: number;
  /** Customers at both: `atEnd` - `new` - `returned`. */
  readonly kept: number;
  /** Customers at the start who are none at the end. */
  readonly lost: number;
  /** Customers at the end who had never bought before the start. */
  readonly new: number;
  /** Customers at the end who had bought before the start, but were no customers then. */
  readonly returned: number;
  /** `kept` of `atStart`; no value where there was no customer at the start. */
  readonly retention: Proportion;
  /** `lost` of `atStart`: the rest. */
  readonly churn: Proportion;
}

/** Retention from the first day of a window to its end. */
export interface RetentionRate extends RetentionCounts {
  /** The two instants: the starts of `from` and of `until`. */
  readonly window: Window;
  /** The days for which a purchase made somebody a customer. */
  readonly activeDays: number;
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/** Retention over one calendar period. */
export interface RetentionRateRow extends RetentionCounts {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
  /** Whether the whole period was observed; if not, its end is `window.until`. */
  readonly complete: boolean;
}

/** Retention by calendar periods. */
export interface RetentionRates {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** The days for which a purchase made somebody a customer. */
  readonly activeDays: number;
  /** One row a calendar period that meets the window, oldest first. */
  readonly rows: readonly RetentionRateRow[];
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * Of the customers at the start of a window, the share who are customers at its end.
 *
 * A customer at an instant is who bought in the `activeDays` days before it. The textbook's
 * (customers at the end - new ones) / customers at the start counts who came back from an earlier
 * time as kept, and can exceed 1; here they are `returned` and in neither part.
 *
 * @param days Who bought on which day; its window names the two instants.
 * @param options `activeDays`: for how long a purchase makes somebody a customer.
 * @returns The counts of both instants and their shares; no value without customers at the start.
 * @throws ContractError if `activeDays` is no whole number from 1.
 * @example Ada is kept, Bob lost, Cy new
 * ```ts
 * import { purchaseDays, retentionRate } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *     { customer: 'cy', at: '2026-02-10T09:00Z', minor: 500 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };
 * const rate = retentionRate(purchaseDays(log, { window }), { activeDays: 30 });
 *
 * [rate.atStart, rate.atEnd, rate.kept, rate.new]; // => [2, 2, 1, 1]
 * rate.retention.value; // => 0.5
 * ```
 */
export function retentionRate(days: PurchaseDays, options: ActiveDaysOptions): RetentionRate {
  const { activeDays } = options;
  checkWhole('retentionRate', 'activeDays', activeDays);

  const { window, leftOut } = days;
  const counts = countsOf(days, dayNumberOf(window.from), dayNumberOf(window.until), activeDays);
  return { window, activeDays, ...counts, leftOut };
}

/**
 * Retention over every calendar period of a window, each from its start to its end.
 *
 * The same as {@link retentionRate} with the bounds of each period. Periods are taken whole where
 * the window begins inside the first; the last one ends where observation does.
 *
 * @param days Who bought on which day.
 * @param options `activeDays`, the length of a period and, for weeks, the day they begin.
 * @returns One row a calendar period that meets the window, oldest first.
 * @throws ContractError if an option is not as described.
 * @example
 * ```ts
 * import { purchaseDays, retentionRates } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const { rows } = retentionRates(purchaseDays(log, { window }), {
 *   period: 'month',
 *   activeDays: 30,
 * });
 *
 * rows.map((row) => row.retention.value); // => [null, 0.5]
 * ```
 */
export function retentionRates(
  days: PurchaseDays,
  options: ActiveDaysOptions & { readonly period: PeriodUnit; readonly weekStart?: Weekday },
): RetentionRates {
  const { activeDays, period, weekStart } = options;
  checkWhole('retentionRates', 'activeDays', activeDays);

  const { window, leftOut } = days;
  const { periods, bounds } = periodDaysOf(window, period, weekStart);
  const rows = periods.labels.map((label, index) => ({
    period: label,
    ...countsOf(days, bounds[index]!, bounds[index + 1]!, activeDays),
    complete: periods.complete[index]!,
  }));
  return { window, period, activeDays, rows, leftOut };
}

/** Compares the customers at the starts of two days. */
function countsOf(
  days: PurchaseDays,
  startDay: number,
  endDay: number,
  activeDays: number,
): RetentionCounts {
  let atStart = 0;
  let kept = 0;
  let added = 0;
  let returned = 0;
  for (let code = 0; code < days.customers.length; code += 1) {
    const last = lastEntryBefore(days, code, endDay);
    if (last < 0) continue;
    const before = lastEntryBefore(days, code, startDay);
    const isAtStart = before >= 0 && days.days[before]! >= startDay - activeDays;
    const isAtEnd = days.days[last]! >= endDay - activeDays;
    if (isAtStart) atStart += 1;
    if (!isAtEnd) continue;
    if (isAtStart) kept += 1;
    else if (before < 0) added += 1;
    else returned += 1;
  }
  const lost = atStart - kept;
  return {
    atStart,
    atEnd: kept + added + returned,
    kept,
    lost,
    new: added,
    returned,
    retention: proportion(kept, atStart),
    churn: proportion(lost, atStart),
  };
}

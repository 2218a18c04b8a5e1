/** Cohort retention: of the customers who came in one period, how many bought in each later one. */
import type { PeriodUnit } from '../../time/period.ts';
import type { Window } from '../../time/window.ts';
import type { TransactionLog } from '../transactions/transaction-log.ts';
import { customersOf, firstPeriodsOf, offsetsOf } from './cohort-cells.ts';
import { cohortRevenue } from './cohort-revenue.ts';
import {
  type PeriodActivity,
  type PeriodOptions,
  periodActivity,
  type RowsLeftOut,
} from './period-activity.ts';

/** What is counted besides customers. */
export interface CohortOptions {
  /** Whether the revenue is summed, for which every row is read again; it is unless told. */
  readonly revenue?: boolean;
}

/** The cohorts of a window; `Revenue` is `null` where the revenue was left out. */
export interface CohortRetention<Revenue extends readonly number[] | null = readonly number[]> {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** Label of every calendar period that meets the window, oldest first. */
  readonly periods: readonly string[];
  /** One cohort a period in which at least one customer was new, oldest first. */
  readonly cohorts: readonly Cohort<Revenue>[];
  /** Customers whose first purchase lies before the first of `periods`: in no cohort. */
  readonly earlierCustomers: number;
  /** ISO 4217 code of the revenue, or `null` where the host did not name it. */
  readonly currency: string | null;
  /** Decimals of the revenue: 2 for cents. */
  readonly scale: number;
  /** Rows that are no activity, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * The customers who made their first purchase in one period, followed to the last period of the
 * window. Entry `k` of an array is the `k`-th period after the cohort's own; entry 0 is its own.
 */
export interface Cohort<Revenue extends readonly number[] | null = readonly number[]> {
  /** Label of the period of the first purchase, such as `2026-03`. */
  readonly cohort: string;
  /** Customers in the cohort, at least 1; equal to `retained[0]`. */
  readonly size: number;
  /** Customers who bought in that period. */
  readonly retained: readonly number[];
  /** Customers who bought in that period or a later one, as far as observed; never rises. */
  readonly unbounded: readonly number[];
  /**
   * Sum of the cohort's purchases in that period, in minor units; refunds are not taken off. `null`
   * if the options left the revenue out.
   */
  readonly revenueMinor: Revenue;
  /** Whether that period lies wholly before `window.until`. */
  readonly complete: readonly boolean[];
}

/**
 * How many customers of each cohort bought in each later period, and for how much.
 *
 * A cohort is the customers whose first purchase in the whole log, history included, lies in one
 * calendar period. `retained` counts a purchase in exactly the k-th period after it (also called
 * n-day or "on"); `unbounded` one in that period or later ("on or after", rolling), which grows as
 * more is observed. Both are by calendar; counting k × 30 days from each first purchase (elapsed,
 * rolling windows) gives other numbers.
 *
 * @param log Transactions, in any order. Rows before the window are history: they say who is new.
 * @param options The window, the length of a period, for weeks the day they begin, and whether the
 *   revenue is summed.
 * @returns One cohort a period in which somebody was new; none for a log without purchases.
 * @throws ContractError if an option is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if cohorts × periods are more than 20 million, there are
 *   too many periods, see {@link periodActivity}, or a revenue exceeds 2^53 - 1.
 * @example Ada comes back, Bob skips a month
 * ```ts
 * import { cohortRetention } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-03-15T09:00Z', minor: 4000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-03-20', zone: 'UTC' };
 *
 * cohortRetention(log, { window, period: 'month' }).cohorts;
 * // => [
 * //   {
 * //     cohort: '2026-01',
 * //     size: 2,
 * //     retained: [2, 1, 1],
 * //     unbounded: [2, 2, 1],
 * //     revenueMinor: [3050, 3000, 4000],
 * //     complete: [true, true, false],
 * //   },
 * // ]
 * ```
 */
export function cohortRetention(
  log: TransactionLog,
  options: PeriodOptions & { readonly revenue?: true },
): CohortRetention;
export function cohortRetention(
  log: TransactionLog,
  options: PeriodOptions & CohortOptions,
): CohortRetention<readonly number[] | null>;
export function cohortRetention(
  log: TransactionLog,
  options: PeriodOptions & CohortOptions,
): CohortRetention<readonly number[] | null> {
  return cohortRetentionOf(periodActivity(log, options), options);
}

/**
 * The same as {@link cohortRetention}, from what {@link periodActivity} has read.
 *
 * @param read Who bought in which period.
 * @param options Whether the revenue is summed; it is unless told.
 * @returns As {@link cohortRetention}.
 * @throws FailureError `LIMIT_EXCEEDED` if cohorts × periods are more than 20 million or a revenue
 *   exceeds 2^53 - 1.
 * @example
 * ```ts
 * import { cohortRetentionOf, periodActivity } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog([], { customer: 'customer', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const read = periodActivity(log, { window, period: 'month' });
 *
 * cohortRetentionOf(read, { revenue: false }).cohorts; // => []
 * ```
 */
export function cohortRetentionOf(
  read: PeriodActivity,
  options?: { readonly revenue?: true },
): CohortRetention;
export function cohortRetentionOf(
  read: PeriodActivity,
  options?: CohortOptions,
): CohortRetention<readonly number[] | null>;
export function cohortRetentionOf(
  read: PeriodActivity,
  { revenue = true }: CohortOptions = {},
): CohortRetention<readonly number[] | null> {
  const { log, window, period, periods, leftOut } = read;
  const count = periods.labels.length;
  const { firsts, sizes, earlierCustomers } = firstPeriodsOf(read);
  const offsets = offsetsOf(sizes);
  const { retained, unbounded } = customersOf(read, firsts, offsets);
  const revenueMinor = revenue ? cohortRevenue(read, firsts, offsets) : null;
  const cohorts: Cohort<readonly number[] | null>[] = [];

  for (let first = 0; first < count; first += 1) {
    if (sizes[first] === 0) continue;
    const [start, end] = [offsets[first]!, offsets[first + 1]!];
    cohorts.push({
      cohort: periods.labels[first]!,
      size: sizes[first]!,
      retained: numbersOf(retained, start, end),
      unbounded: numbersOf(unbounded, start, end),
      revenueMinor: revenueMinor && numbersOf(revenueMinor, start, end),
      complete: periods.complete.slice(first),
    });
  }
  const { currency, scale } = log;
  return {
    window,
    period,
    periods: periods.labels,
    cohorts,
    earlierCustomers,
    currency,
    scale,
    leftOut,
  };
}

/** A part of a column as plain numbers. */
function numbersOf(column: Uint32Array | Float64Array, start: number, end: number): number[] {
  const numbers: number[] = [];
  for (let cell = start; cell < end; cell += 1) numbers.push(column[cell]!);
  return numbers;
}

/** Cohort retention: of the customers who came in one period, how many bought in each later one. */
import { FailureError } from '../../kernel/errors.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Window } from '../../time/window.ts';
import type { TransactionLog } from '../transactions/transaction-log.ts';
import { cohortRevenue, type FirstPeriods } from './cohort-revenue.ts';
import {
  type PeriodActivity,
  type PeriodOptions,
  periodActivity,
  type RowsLeftOut,
} from './period-activity.ts';

/** The cohorts of a window. */
export interface CohortRetention {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** Label of every calendar period that meets the window, oldest first. */
  readonly periods: readonly string[];
  /** One cohort a period in which at least one customer was new, oldest first. */
  readonly cohorts: readonly Cohort[];
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
export interface Cohort {
  /** Label of the period of the first purchase, such as `2026-03`. */
  readonly cohort: string;
  /** Customers in the cohort, at least 1; equal to `retained[0]`. */
  readonly size: number;
  /** Customers who bought in that period. */
  readonly retained: readonly number[];
  /** Customers who bought in that period or a later one, as far as observed; never rises. */
  readonly unbounded: readonly number[];
  /** Sum of the cohort's purchases in that period, in minor units; refunds are not taken off. */
  readonly revenueMinor: readonly number[];
  /** Whether that period lies wholly before `window.until`. */
  readonly complete: readonly boolean[];
}

/** Cells of cohort × period that may be counted, as of 17 years of days. */
const CELLS_MAX = 20_000_000;

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
 * @param options The window, the length of a period and, for weeks, the day they begin.
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
export function cohortRetention(log: TransactionLog, options: PeriodOptions): CohortRetention {
  return cohortRetentionOf(periodActivity(log, options));
}

/**
 * The same as {@link cohortRetention}, from what {@link periodActivity} has read.
 *
 * @param read Who bought in which period.
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
 *
 * cohortRetentionOf(periodActivity(log, { window, period: 'month' })).cohorts; // => []
 * ```
 */
export function cohortRetentionOf(read: PeriodActivity): CohortRetention {
  const { log, window, period, periods, leftOut } = read;
  const count = periods.labels.length;
  const { firsts, sizes, earlierCustomers } = firstPeriodsOf(read);
  const offsets = offsetsOf(sizes);
  const { retained, unbounded } = customersOf(read, firsts, offsets);
  const revenueMinor = cohortRevenue(read, firsts, offsets);
  const cohorts: Cohort[] = [];

  for (let first = 0; first < count; first += 1) {
    if (sizes[first] === 0) continue;
    const [start, end] = [offsets[first]!, offsets[first + 1]!];
    cohorts.push({
      cohort: periods.labels[first]!,
      size: sizes[first]!,
      retained: numbersOf(retained, start, end),
      unbounded: numbersOf(unbounded, start, end),
      revenueMinor: numbersOf(revenueMinor, start, end),
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

/** The cohort of each customer, and the size of each cohort. */
function firstPeriodsOf(read: PeriodActivity) {
  const { words, before } = read;
  const customers = read.log.customers.length;
  const periods = read.periods.labels.length;
  const blocks = Math.ceil(periods / 32);
  // As narrow as may be: it is asked again for every row.
  const firsts: FirstPeriods = new (periods < 256 ? Uint8Array : Uint32Array)(customers);
  firsts.fill(periods);
  const sizes = new Uint32Array(periods);
  let earlierCustomers = 0;

  for (let code = 0; code < customers; code += 1) {
    if (before !== null && before[code]! < 0) {
      earlierCustomers += 1;
      continue;
    }
    let block = 0;
    while (block < blocks && words[block * customers + code] === 0) block += 1;
    if (block === blocks) continue;
    const bits = words[block * customers + code]!;
    const first = block * 32 + 31 - Math.clz32(bits & -bits);
    firsts[code] = first;
    sizes[first]! += 1;
  }
  return { firsts, sizes, earlierCustomers };
}

/** Where the cells of each cohort begin, one after the other; empty cohorts have none. */
function offsetsOf(sizes: Uint32Array): Int32Array {
  const periods = sizes.length;
  const offsets = new Int32Array(periods + 1);
  let cells = 0;
  let cohorts = 0;
  for (let first = 0; first < periods; first += 1) {
    if (sizes[first]! > 0) {
      cells += periods - first;
      cohorts += 1;
    }
    offsets[first + 1] = cells;
  }
  if (cells > CELLS_MAX) {
    throw new FailureError(
      'LIMIT_EXCEEDED',
      `cohortRetention: ${cohorts} cohorts over ${periods} periods are ${cells} cells, ` +
        `more than ${CELLS_MAX}`,
      { cohorts, periods, cells, cellsMax: CELLS_MAX },
    );
  }
  return offsets;
}

/** Counts the set bits of each customer into the cells of their cohort. */
function customersOf(read: PeriodActivity, firsts: FirstPeriods, offsets: Int32Array) {
  const { words } = read;
  const customers = read.log.customers.length;
  const periods = read.periods.labels.length;
  const blocks = Math.ceil(periods / 32);
  const retained = new Uint32Array(offsets[periods]!);
  const unbounded = new Uint32Array(offsets[periods]!);

  for (let code = 0; code < customers; code += 1) {
    const first = firsts[code]!;
    if (first === periods) continue;
    const cells = offsets[first]! - first;
    let last = first;
    for (let block = first >>> 5; block < blocks; block += 1) {
      let bits = words[block * customers + code]!;
      while (bits !== 0) {
        last = block * 32 + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        retained[cells + last]! += 1;
      }
    }
    unbounded[cells + last]! += 1;
  }
  // A cell now counts those whose last purchase it was; summed from the right, those not gone yet.
  for (let first = 0; first < periods; first += 1) {
    for (let cell = offsets[first + 1]! - 2; cell >= offsets[first]!; cell -= 1) {
      unbounded[cell]! += unbounded[cell + 1]!;
    }
  }
  return { retained, unbounded };
}

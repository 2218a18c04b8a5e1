/** Cohort revenue: the purchases of each cohort summed by period, in a second pass over a log. */
import { FailureError } from '../../kernel/errors.ts';
import { createPeriodIndex, type Periods } from '../../time/period.ts';
import { type PurchaseRows, purchaseRows } from '../transactions/purchase-rows.ts';
import type { PeriodActivity } from './period-activity.ts';
import { periodRows } from './period-rows.ts';

/**
 * Sums the purchases of every cohort and period, in minor units.
 *
 * A second pass, because the cohort of a customer is known only when the whole log has been read.
 *
 * @param read Who bought in which period.
 * @param firsts Per customer the period of the first purchase, or -1 for a customer of no cohort.
 * @param offsets Where the cells of the cohort of each period begin, one entry longer.
 * @returns One sum a cell.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum exceeds 2^53 - 1.
 */
export function cohortRevenue(
  read: PeriodActivity,
  firsts: Int32Array,
  offsets: Int32Array,
): Float64Array {
  const cells = offsets[offsets.length - 1]!;
  const periods = offsets.length - 1;
  // Behind the cells lie as many again for customers of no cohort, so that no row is asked.
  const sums = new Float64Array(cells + periods);
  // The cell of a purchase in period p is base + p: one look-up a customer instead of two.
  const bases = new Int32Array(firsts.length);
  for (let code = 0; code < firsts.length; code += 1) {
    const first = firsts[code]!;
    bases[code] = first < 0 ? cells : offsets[first]! - first;
  }
  const rows = purchaseRows(read.log, read.periods.untilMs);
  const add = read.log.timeOrdered ? addOrdered : addAnyOrder;
  add(rows, read.periods, bases, sums);
  const revenue = sums.subarray(0, cells);

  // Purchases are not negative, so a sum that ends within 2^53 - 1 was exact all the way.
  for (const minor of revenue) {
    if (minor > Number.MAX_SAFE_INTEGER) {
      throw new FailureError(
        'LIMIT_EXCEEDED',
        'cohortRetention: the revenue of a cohort in one period exceeds 2^53 - 1 minor units',
      );
    }
  }
  return revenue;
}

function addOrdered(
  { codes, at, minor }: PurchaseRows,
  { starts, untilMs }: Periods,
  bases: Int32Array,
  sums: Float64Array,
): void {
  const bounds = periodRows(at, starts, untilMs);
  for (let period = 0; period < bounds.length - 1; period += 1) {
    const until = bounds[period + 1]!;
    addPeriod(codes, minor, bounds[period]!, until, bases, sums, period);
  }
}

function addPeriod(
  codes: Uint32Array,
  minor: Float64Array,
  from: number,
  until: number,
  bases: Int32Array,
  sums: Float64Array,
  period: number,
): void {
  for (let row = from; row < until; row += 1) {
    sums[bases[codes[row]!]! + period]! += minor[row]!;
  }
}

function addAnyOrder(
  { codes, at, minor }: PurchaseRows,
  periods: Periods,
  bases: Int32Array,
  sums: Float64Array,
): void {
  const periodAt = createPeriodIndex(periods);
  for (let row = 0; row < codes.length; row += 1) {
    const period = periodAt(at[row]!);
    if (period >= 0) sums[bases[codes[row]!]! + period]! += minor[row]!;
  }
}

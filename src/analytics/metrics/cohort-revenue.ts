/** Cohort revenue: the purchases of each cohort summed by period, in a second pass over a log. */
import { FailureError } from '../../kernel/errors.ts';
import { createPeriodIndex } from '../../time/period.ts';
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
  const revenue = new Float64Array(offsets[offsets.length - 1]!);
  // The cell of a purchase in period p is base + p: one look-up a customer instead of two.
  const bases = firsts.map((first) => (first < 0 ? NO_COHORT : offsets[first]! - first));
  const add = read.log.timeOrdered ? addOrdered : addAnyOrder;
  add(read, bases, revenue);

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

/** Less than any base, which is at least minus the number of periods. */
const NO_COHORT = -(2 ** 31);

function addOrdered(read: PeriodActivity, bases: Int32Array, revenue: Float64Array): void {
  const { codes, at, minor } = read.log;
  const { starts, untilMs } = read.periods;
  const bounds = periodRows(at, starts, untilMs);
  for (let period = 0; period < bounds.length - 1; period += 1) {
    const end = bounds[period + 1]!;
    for (let row = bounds[period]!; row < end; row += 1) {
      const base = bases[codes[row]!]!;
      if (base !== NO_COHORT && minor[row]! > 0) revenue[base + period]! += minor[row]!;
    }
  }
}

function addAnyOrder(read: PeriodActivity, bases: Int32Array, revenue: Float64Array): void {
  const { codes, at, minor, rows } = read.log;
  const { untilMs } = read.periods;
  const periodAt = createPeriodIndex(read.periods);
  for (let row = 0; row < rows; row += 1) {
    const base = bases[codes[row]!]!;
    if (base === NO_COHORT || minor[row]! <= 0 || at[row]! >= untilMs) continue;
    revenue[base + periodAt(at[row]!)]! += minor[row]!;
  }
}

/** Period rows: where the rows of each period begin in a log that is ordered by time. */
import { firstRowFrom } from '../transactions/purchase-rows.ts';

/**
 * Per period, the first row of an ordered column at or after its start, and the end of the last.
 *
 * @param at Epoch milliseconds that never fall.
 * @param starts Starts of the periods and the end of the last one, ascending.
 * @param untilMs Rows from here on belong to no period.
 * @returns One entry longer than there are periods: period `p` is rows `[p]` to `[p + 1] - 1`.
 */
export function periodRows(
  at: Float64Array,
  starts: readonly number[],
  untilMs: number,
): readonly number[] {
  // No Float64Array: a loop that begins at one of its entries counts in floating point.
  return starts.map((startMs) => firstRowFrom(at, Math.min(startMs, untilMs)));
}

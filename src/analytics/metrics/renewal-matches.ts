/** Renewal matches: which subscription went on where another one ended. */
import { dayNumberAt } from '../../time/start-of-date.ts';
import type { SubscriptionLog } from '../subscriptions/subscription-log.ts';

/** Marks a row that no other row renews. */
export const NOT_RENEWED = -1;

/**
 * Per row, the row that renews it, or -1.
 *
 * A renewal is a paid row of the same customer that starts at the end or up to so many local days
 * later. Each start renews one end: of several ends the earliest takes the earliest start, which
 * renews as many as any choice could.
 */
export function renewalMatches(log: SubscriptionLog, zone: string, graceDays: number): Int32Array {
  const renewedBy = new Int32Array(log.rows).fill(NOT_RENEWED);
  const rows = Array.from({ length: log.rows }, (_, row) => row).filter(
    (row) => log.minor[row]! > 0,
  );
  const starts = rowsInOrder(log, rows, log.startAt);
  const ends = rowsInOrder(log, rows, log.endAt);
  for (const [code, ending] of ends) {
    const starting = starts.get(code)!;
    let next = 0;
    for (const row of ending) {
      while (next < starting.length && log.startAt[starting[next]!]! < log.endAt[row]!) next += 1;
      const candidate = starting[next];
      if (candidate === undefined) break;
      const [endMs, startMs] = [log.endAt[row]!, log.startAt[candidate]!];
      if (dayNumberAt(zone, startMs) - dayNumberAt(zone, endMs) > graceDays) continue;
      renewedBy[row] = candidate;
      next += 1;
    }
  }
  return renewedBy;
}

/** The rows of each customer, by a column. */
function rowsInOrder(
  log: SubscriptionLog,
  rows: readonly number[],
  column: Float64Array,
): ReadonlyMap<number, readonly number[]> {
  const byCustomer = new Map<number, number[]>();
  for (const row of rows.toSorted((a, b) => column[a]! - column[b]!)) {
    const known = byCustomer.get(log.codes[row]!);
    if (known === undefined) byCustomer.set(log.codes[row]!, [row]);
    else known.push(row);
  }
  return byCustomer;
}

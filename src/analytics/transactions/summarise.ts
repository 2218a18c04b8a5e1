/** Summarise: a few passes over a log, to what most metrics need to know of each customer. */
import { fillIntervals, indexOfTable, intervalTable } from '../../time/interval-index.ts';
import { dayNumberAt, startOfDateMs, startsOfDays } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { CustomerSummaries } from './customer-summaries.ts';
import { anyDayGroups, fillFirstDays, orderedDayGroups } from './day-groups.ts';
import { type PurchaseRows, purchaseRows } from './purchase-rows.ts';
import { addRows, countRows, keepFirst, keepGreatest, keepLast, keepLeast } from './scatter.ts';
import { emptyColumns, type SummaryColumns, totalsOf } from './summary-columns.ts';
import type { TransactionLog } from './transaction-log.ts';

/**
 * Summarises each customer's purchases and refunds before the end of a window.
 *
 * Days are local days of the window's zone. Purchases on one day are one purchase day and as many
 * purchases as rows. The rows may be in any order; where they are ordered by time it is faster.
 *
 * @param log The transactions.
 * @param options `window`: where observation ends, and the zone of its days.
 * @returns One row for each customer of the log, in the order of its dictionary. A customer without
 *   a purchase before `until` has `purchases` 0 and is left out by every metric.
 * @throws ContractError if the window is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum of amounts is beyond 2^53 − 1.
 * @see P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers the easy way",
 *   Marketing Science 24 (2005), 275–284, for recency and frequency as sufficient summaries.
 * @example
 * ```ts
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { id: 'ada', at: '2026-01-05T09:00Z', cents: 2000 },
 *   { id: 'ada', at: '2026-01-05T18:00Z', cents: 500 },
 *   { id: 'ada', at: '2026-02-05T12:00Z', cents: 3000 },
 *   { id: 'ada', at: '2026-02-09T12:00Z', cents: -400 },
 * ];
 * const log = transactionLog(rows, { customer: 'id', at: 'at', minor: 'cents' });
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const { purchases, firstDay, secondDay, totals } = summarise(log, { window });
 *
 * purchases[0]; // => 3
 * secondDay[0]! - firstDay[0]!; // => 31
 * totals.revenueMinor; // => 5500
 * totals.refundMinor; // => -400
 * ```
 */
export function summarise(
  log: TransactionLog,
  options: { readonly window: Window },
): CustomerSummaries {
  const { window } = options;
  checkWindow('summarise', window);
  const columns = emptyColumns(log.customers.length);
  const rows = purchaseRows(log, startOfDateMs(window.zone, window.until));
  addAmounts(columns, rows);
  if (rows.at.length > 0) addTimes(columns, rows, window.zone, log.timeOrdered);
  const totals = totalsOf('summarise', columns);
  const { customers, currency, scale } = log;
  const { rowsAfter, zeroRows } = rows;
  return {
    window,
    customers,
    ...columns,
    totals: { ...totals, refunds: rows.refunds?.codes.length ?? 0, rowsAfter, zeroRows },
    currency,
    scale,
  };
}

function addAmounts(columns: SummaryColumns, { codes, minor, refunds }: PurchaseRows): void {
  countRows(codes, columns.purchases);
  addRows(codes, minor, columns.revenueMinor);
  if (refunds === null) return;
  addRows(refunds.codes, refunds.minor, columns.refundMinor);
}

function addTimes(
  columns: SummaryColumns,
  { codes, at }: PurchaseRows,
  zone: string,
  timeOrdered: boolean,
): void {
  const { firstAt, lastAt, firstDay, secondDay } = columns;
  const [earliest, latest] = rangeOf(at, timeOrdered);
  // Days are counted from the first one with a row until they stand in a column.
  const origin = dayNumberAt(zone, earliest);
  const dayCount = dayNumberAt(zone, latest) + 1 - origin;
  const table = intervalTable(startsOfDays(zone, origin, dayCount + 1));
  if (timeOrdered) {
    keepFirst(codes, at, firstAt);
    keepLast(codes, at, lastAt);
    const groups = orderedDayGroups(codes, at, indexOfTable(table));
    fillFirstDays(groups, origin, firstDay, secondDay);
  } else {
    keepLeast(codes, at, firstAt.fill(Infinity));
    keepGreatest(codes, at, lastAt.fill(-Infinity));
    const dayOfRow = new Int32Array(at.length);
    fillIntervals(table, at, 0, at.length, dayOfRow);
    fillFirstDays(anyDayGroups(codes, dayOfRow, dayCount), origin, firstDay, secondDay);
  }
  fillIntervals(table, lastAt, 0, lastAt.length, columns.lastDay);
  finishDays(columns, origin);
}

/** Counts the last days from 1970-01-01; and puts zeros for those who never bought. */
function finishDays(columns: SummaryColumns, origin: number): void {
  const { purchases, firstAt, lastAt, lastDay } = columns;
  for (let code = 0; code < purchases.length; code += 1) {
    if (purchases[code]! > 0) {
      lastDay[code]! += origin;
    } else {
      firstAt[code] = 0;
      lastAt[code] = 0;
      lastDay[code] = 0;
    }
  }
}

/** The first and the last instant of a column that is not empty. */
function rangeOf(at: Float64Array, timeOrdered: boolean): [number, number] {
  if (timeOrdered) return [at[0]!, at[at.length - 1]!];
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = 0; row < at.length; row += 1) {
    const ms = at[row]!;
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  return [earliest, latest];
}

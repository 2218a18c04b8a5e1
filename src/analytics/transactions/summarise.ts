/** Summarise: one pass over a log, to what most metrics need to know of each customer. */
import { createDayIndex } from '../../time/day-index.ts';

import { startOfDateMs } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { CustomerSummaries } from './customer-summaries.ts';
import { emptyColumns, type SummaryColumns, totalsOf } from './summary-columns.ts';
import type { TransactionLog } from './transaction-log.ts';

/**
 * Summarises each customer's purchases and refunds before the end of a window.
 *
 * Days are local days of the window's zone. Purchases on one day are one purchase day and as many
 * purchases as rows. Runs once over the log, in any order of rows.
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
  const left = scan(log, startOfDateMs(window.zone, window.until), window.zone, columns);
  const totals = { ...totalsOf('summarise', columns), ...left };
  const { customers, currency, scale } = log;
  return { window, customers, ...columns, totals, currency, scale };
}

/**
 * What a pass keeps of each customer lies side by side, so that a row touches one cache line,
 * seldom two.
 */
const RECORD = 8;
const PURCHASES = 0;
const REVENUE = 1;
const FIRST_AT = 2;
const LAST_AT = 3;
/** An instant of the second purchase day, or `Infinity`. */
const SECOND_AT = 4;

/** Fills the columns; returns how many rows were left out and why. */
function scan(log: TransactionLog, untilMs: number, zone: string, columns: SummaryColumns) {
  const { codes, at, minor, rows } = log;
  const { refunds, refundMinor } = columns;
  const smallestPurchase = log.zeroAmounts === 'purchase' ? 0 : 1;
  const dayOf = createDayIndex(zone, ...rangeOf(log));
  const records = new Float64Array(log.customers.length * RECORD);
  let rowsAfter = 0;
  let zeroRows = 0;

  for (let row = 0; row < rows; row += 1) {
    const ms = at[row]!;
    if (ms >= untilMs) {
      rowsAfter += 1;
      continue;
    }
    const code = codes[row]!;
    const amount = minor[row]!;
    if (amount < smallestPurchase) {
      if (amount === 0) zeroRows += 1;
      else {
        refunds[code]! += 1;
        refundMinor[code]! += amount;
      }
      continue;
    }

    const record = code * RECORD;
    const before = records[record + PURCHASES]!;
    records[record + PURCHASES] = before + 1;
    records[record + REVENUE]! += amount;
    if (before === 0) {
      records[record + FIRST_AT] = ms;
      records[record + LAST_AT] = ms;
      records[record + SECOND_AT] = Infinity;
      continue;
    }
    // The day of an instant is asked for only while it can be the first or the second one.
    if (ms > records[record + LAST_AT]!) records[record + LAST_AT] = ms;
    if (ms >= records[record + SECOND_AT]!) continue;
    const first = records[record + FIRST_AT]!;
    if (ms < first) records[record + FIRST_AT] = ms;
    if (ms !== first && dayOf(ms) !== dayOf(first)) {
      records[record + SECOND_AT] = ms < first ? first : ms;
    }
  }
  spread(records, dayOf, columns);
  return { rowsAfter, zeroRows };
}

/** Spreads the records over the columns, and finds the days of their instants. */
function spread(
  records: Float64Array,
  dayOf: (ms: number) => number,
  columns: SummaryColumns,
): void {
  const { purchases, firstAt, lastAt, firstDay, secondDay, lastDay, revenueMinor } = columns;
  for (let code = 0; code < purchases.length; code += 1) {
    const record = code * RECORD;
    const count = records[record + PURCHASES]!;
    if (count === 0) continue;
    const first = records[record + FIRST_AT]!;
    const last = records[record + LAST_AT]!;
    const second = records[record + SECOND_AT]!;
    const day = dayOf(first);
    purchases[code] = count;
    revenueMinor[code] = records[record + REVENUE]!;
    firstAt[code] = first;
    lastAt[code] = last;
    firstDay[code] = day;
    secondDay[code] = second === Infinity ? day : dayOf(second);
    lastDay[code] = last === first ? day : dayOf(last);
  }
}

/** The range of instants in a log, half-open. */
function rangeOf({ at, rows, timeOrdered }: TransactionLog): [number, number] {
  if (rows === 0) return [0, 1];
  if (timeOrdered) return [at[0]!, at[rows - 1]! + 1];
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = 0; row < rows; row += 1) {
    const ms = at[row]!;
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  return [earliest, latest + 1];
}

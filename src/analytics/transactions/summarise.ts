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

/** Fills the columns; returns how many rows were left out and why. */
function scan(log: TransactionLog, untilMs: number, zone: string, columns: SummaryColumns) {
  const { codes, at, minor, rows } = log;
  const { purchases, firstAt, lastAt, firstDay, secondDay, lastDay } = columns;
  const { revenueMinor, refunds, refundMinor } = columns;
  const smallestPurchase = log.zeroAmounts === 'purchase' ? 0 : 1;
  const dayOf = createDayIndex(zone, ...rangeOf(at));
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

    const day = dayOf(ms);
    const before = purchases[code]!;
    purchases[code] = before + 1;
    revenueMinor[code]! += amount;
    if (before === 0) {
      firstAt[code] = ms;
      lastAt[code] = ms;
      firstDay[code] = day;
      secondDay[code] = day;
      lastDay[code] = day;
    } else {
      if (ms > lastAt[code]!) lastAt[code] = ms;
      else if (ms < firstAt[code]!) firstAt[code] = ms;
      const first = firstDay[code]!;
      if (day < first) {
        secondDay[code] = first;
        firstDay[code] = day;
      } else if (day > first && (day < secondDay[code]! || secondDay[code] === first)) {
        secondDay[code] = day;
      }
      if (day > lastDay[code]!) lastDay[code] = day;
    }
  }
  return { rowsAfter, zeroRows };
}

/** The range of instants in a column, half-open. */
function rangeOf(at: Float64Array): [number, number] {
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = 0; row < at.length; row += 1) {
    const ms = at[row]!;
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  return earliest <= latest ? [earliest, latest + 1] : [0, 1];
}

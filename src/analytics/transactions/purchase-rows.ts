/**
 * Purchase rows: the purchases of a log before an instant, as columns that nothing needs to be
 * asked of any more.
 *
 * A loop that asks of every row whether it counts takes twice as long as one that does not. In most
 * logs every row counts, and then these are the log's own columns; else they are copies.
 */
import type { TransactionLog } from './transaction-log.ts';

/** Purchases as columns of equal length, in the order of the log, and what was left out. */
export interface PurchaseRows {
  readonly codes: Uint32Array;
  readonly at: Float64Array;
  readonly minor: Float64Array;
  /** Rows of negative amount before the instant, in the order of the log; `null` if none. */
  readonly refunds: { readonly codes: Uint32Array; readonly minor: Float64Array } | null;
  /** Rows at or after the instant. */
  readonly rowsAfter: number;
  /** Rows of amount 0 before the instant, where the log does not take them for purchases. */
  readonly zeroRows: number;
}

/** The purchases of a log before an instant in epoch milliseconds. */
export function purchaseRows(log: TransactionLog, untilMs: number): PurchaseRows {
  const { codes, at, minor, timeOrdered } = log;
  const until = timeOrdered ? firstRowFrom(at, untilMs) : log.rows;
  const leastMinor = log.zeroAmounts === 'purchase' ? 0 : 1;
  const known = timeOrdered ? until : rowsBefore(at, untilMs);
  const rowsAfter = log.rows - known;
  if (known === until && areAtLeast(minor, until, leastMinor)) {
    return {
      codes: codes.subarray(0, known),
      at: at.subarray(0, known),
      minor: minor.subarray(0, known),
      refunds: null,
      rowsAfter,
      zeroRows: 0,
    };
  }
  return { ...copied(log, until, untilMs, leastMinor), rowsAfter };
}

/** The first row at or after an instant in an ordered column; its length if there is none. */
export function firstRowFrom(at: Float64Array, ms: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at[middle]! < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function areAtLeast(minor: Float64Array, until: number, leastMinor: number): boolean {
  for (let row = 0; row < until; row += 1) if (minor[row]! < leastMinor) return false;
  return true;
}

function rowsBefore(at: Float64Array, untilMs: number): number {
  let count = 0;
  for (let row = 0; row < at.length; row += 1) if (at[row]! < untilMs) count += 1;
  return count;
}

/** The rows before an instant, parted into purchases, refunds and the others. */
function copied(log: TransactionLog, until: number, untilMs: number, leastMinor: number) {
  const codes = new Uint32Array(until);
  const at = new Float64Array(until);
  const minor = new Float64Array(until);
  let purchases = 0;
  // Refunds are put down from the end, so that both fit in one set of columns.
  let refundsFrom = until;
  let zeroRows = 0;
  for (let row = 0; row < until; row += 1) {
    const ms = log.at[row]!;
    if (ms >= untilMs) continue;
    const amount = log.minor[row]!;
    if (amount >= leastMinor) {
      codes[purchases] = log.codes[row]!;
      at[purchases] = ms;
      minor[purchases] = amount;
      purchases += 1;
    } else if (amount < 0) {
      refundsFrom -= 1;
      codes[refundsFrom] = log.codes[row]!;
      minor[refundsFrom] = amount;
    } else {
      zeroRows += 1;
    }
  }
  return {
    codes: codes.subarray(0, purchases),
    at: at.subarray(0, purchases),
    minor: minor.subarray(0, purchases),
    refunds:
      refundsFrom === until
        ? null
        : { codes: codes.subarray(refundsFrom), minor: minor.subarray(refundsFrom) },
    zeroRows,
  };
}

/** Purchase day amounts: on which local days each customer bought, and for how much. */
import { FailureError } from '../../kernel/errors.ts';
import { createDayIndex } from '../../time/day-index.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';
import type { Window } from '../../time/window.ts';
import type { TransactionLog } from '../transactions/transaction-log.ts';
import type { PurchaseDays } from './purchase-days.ts';

/** Purchase days with what was bought on each. */
export interface PurchaseDayAmounts extends PurchaseDays {
  /** Per day, the sum of its purchases in minor units, at least 0. */
  readonly minor: Float64Array;
}

/**
 * Gathers purchases by customer and day; the window was checked by the caller.
 *
 * @throws FailureError `LIMIT_EXCEEDED` if the purchases add up to more than 2^53 − 1.
 */
export function purchaseDayAmounts(
  where: string,
  log: TransactionLog,
  window: Window,
): PurchaseDayAmounts {
  const { customers, at, minor } = log;
  const { starts, order, leftOut, earliest, latest, sum } = gathered(
    log,
    startOfDateMs(window.zone, window.until),
  );
  if (sum > Number.MAX_SAFE_INTEGER) {
    throw new FailureError('LIMIT_EXCEEDED', `${where}: a sum exceeds 2^53 - 1 minor units`);
  }

  const dayAt = createDayIndex(window.zone, earliest, latest + 1);
  const dayStarts = new Uint32Array(customers.length + 1);
  const days = new Int32Array(order.length);
  const amounts = new Float64Array(order.length);
  let filled = 0;
  for (let code = 0; code < customers.length; code += 1) {
    dayStarts[code] = filled;
    for (let entry = starts[code]!; entry < starts[code + 1]!; entry += 1) {
      const row = order[entry]!;
      const day = dayAt(at[row]!);
      if (filled === dayStarts[code] || days[filled - 1] !== day) {
        days[filled] = day;
        filled += 1;
      }
      amounts[filled - 1]! += minor[row]!;
    }
  }
  dayStarts[customers.length] = filled;
  return {
    window,
    customers,
    starts: dayStarts,
    days: days.subarray(0, filled),
    minor: amounts.subarray(0, filled),
    leftOut,
  };
}

/** The rows that are purchases, by customer and then by instant. */
function gathered(log: TransactionLog, untilMs: number) {
  const { codes, at, minor, rows } = log;
  const leastMinor = log.zeroAmounts === 'purchase' ? 0 : 1;
  const size = log.customers.length;
  const starts = new Uint32Array(size + 1);
  const leftOut = { rowsAfter: 0, refunds: 0, zeroRows: 0 };
  let [earliest, latest, sum] = [Infinity, -Infinity, 0];
  for (let row = 0; row < rows; row += 1) {
    const ms = at[row]!;
    const amount = minor[row]!;
    if (ms >= untilMs) leftOut.rowsAfter += 1;
    else if (amount < leastMinor) leftOut[amount < 0 ? 'refunds' : 'zeroRows'] += 1;
    else {
      starts[codes[row]! + 1]! += 1;
      sum += amount;
      if (ms < earliest) earliest = ms;
      if (ms > latest) latest = ms;
    }
  }
  if (latest < earliest) [earliest, latest] = [0, 0];
  for (let code = 0; code < size; code += 1) starts[code + 1]! += starts[code]!;

  const next = starts.slice();
  const order = new Uint32Array(starts[size]!);
  for (let row = 0; row < rows; row += 1) {
    if (at[row]! >= untilMs || minor[row]! < leastMinor) continue;
    const code = codes[row]!;
    order[next[code]!] = row;
    next[code]! += 1;
  }
  if (!log.timeOrdered) {
    for (let code = 0; code < size; code += 1) {
      if (starts[code + 1]! - starts[code]! < 2) continue;
      order
        .subarray(starts[code], starts[code + 1])
        .sort((one, other) => at[one]! - at[other]! || one - other);
    }
  }
  return { starts, order, leftOut, earliest, latest, sum };
}

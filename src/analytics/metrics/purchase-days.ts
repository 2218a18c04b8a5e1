/**
 * Purchase days: on which local days each customer bought.
 *
 * The shared first step of every metric about gaps between purchases: made once from a log, then
 * asked for retention, gaps, lapses and what changed without reading the log again.
 */
import { createDayIndex } from '../../time/day-index.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { CustomerKey, TransactionLog } from '../transactions/transaction-log.ts';
import { customerInstants } from './customer-instants.ts';
import type { RowsLeftOut } from './period-activity.ts';

/** The distinct local days on which each customer bought before the end of a window. */
export interface PurchaseDays {
  /** What was looked at. Days before `from` are history and are here too. */
  readonly window: Window;
  /** The key of the customer with code `c` is `customers[c]`. */
  readonly customers: readonly CustomerKey[];
  /** Customer `c` has entries `starts[c]` to `starts[c + 1] - 1` of `days`, or none. */
  readonly starts: Uint32Array;
  /** Local days since 1970-01-01; those of one customer rise. */
  readonly days: Int32Array;
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * The days on which each customer bought.
 *
 * A purchase is a row of positive amount, and of amount 0 where the log says so. Days are those of
 * the window's zone; two purchases on one day are one purchase day.
 *
 * @param log Transactions, in any order.
 * @param options `window`: where observation ends, and the zone of its days.
 * @returns The days of each customer of the log, in the order of its dictionary.
 * @throws ContractError if the window is not as described.
 * @example Two orders on one day are one day
 * ```ts
 * import { purchaseDays } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'ada', at: '2026-01-05T18:00Z', minor: 500 },
 *     { customer: 'ada', at: '2026-01-15T09:00Z', minor: 3000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const { days } = purchaseDays(log, { window });
 *
 * days.length; // => 2
 * days[1]! - days[0]!; // => 10
 * ```
 */
export function purchaseDays(
  log: TransactionLog,
  options: { readonly window: Window },
): PurchaseDays {
  const { window } = options;
  checkWindow('purchaseDays', window);

  const { customers } = log;
  const read = customerInstants(log, startOfDateMs(window.zone, window.until));
  const dayAt = createDayIndex(window.zone, ...rangeOf(read.at));
  const starts = new Uint32Array(customers.length + 1);
  const days = new Int32Array(read.at.length);
  let filled = 0;
  for (let code = 0; code < customers.length; code += 1) {
    starts[code] = filled;
    for (let entry = read.starts[code]!; entry < read.starts[code + 1]!; entry += 1) {
      const day = dayAt(read.at[entry]!);
      if (filled > starts[code]! && days[filled - 1] === day) continue;
      days[filled] = day;
      filled += 1;
    }
  }
  starts[customers.length] = filled;
  return { window, customers, starts, days: days.slice(0, filled), leftOut: read.leftOut };
}

/** The earliest instant and the one after the latest. */
function rangeOf(at: Float64Array): [number, number] {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const ms of at) {
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  return at.length === 0 ? [0, 1] : [earliest, latest + 1];
}

/** The last entry of a customer that lies before a day; -1 if there is none. */
export function lastEntryBefore({ starts, days }: PurchaseDays, code: number, day: number): number {
  let low = starts[code]!;
  let high = starts[code + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low === starts[code] ? -1 : low - 1;
}

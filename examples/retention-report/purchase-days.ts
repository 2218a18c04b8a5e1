/** Purchase days: the days on which each customer bought, in order, and for how much. */
import { createDayIndex, startOfDateMs } from 'everbond/time';
import {
  type CustomerSummaries,
  createCustomerIndex,
  type TransactionLog,
} from 'everbond/transactions';

/** The days of one customer; the columns are used again for the next one. */
export interface PurchaseDays {
  /** The customer's code. */
  readonly code: number;
  /** How many days. */
  readonly count: number;
  /** Days since 1970-01-01, ascending, each once; only the first `count` count. */
  readonly days: Int32Array;
  /** What was bought on that day, in minor units. */
  readonly minor: Float64Array;
}

/** Goes through the customers with at least one purchase before the end of the window. */
export function* purchaseDays(
  log: TransactionLog,
  { window, firstAt, purchases, totals }: CustomerSummaries,
): Generator<PurchaseDays> {
  if (totals.purchasers === 0) return;
  const untilMs = startOfDateMs(window.zone, window.until);
  const begin = firstAt.reduce(
    (least, ms, code) => (purchases[code]! > 0 ? Math.min(least, ms) : least),
    untilMs - 1,
  );
  const dayOf = createDayIndex(window.zone, begin, untilMs);
  const index = createCustomerIndex(log);
  const most = purchases.reduce((large, count) => Math.max(large, count), 0);
  const days = new Int32Array(most);
  const minor = new Float64Array(most);

  for (const code of log.customers.keys()) {
    if (purchases[code] === 0) continue;
    const rows = index.rowsOf(code).filter((row) => log.at[row]! < untilMs && log.minor[row]! >= 0);
    if (!log.timeOrdered) rows.sort((one, other) => log.at[one]! - log.at[other]!);
    let count = 0;
    for (const row of rows) {
      const day = dayOf(log.at[row]!);
      if (count === 0 || days[count - 1] !== day) {
        days[count] = day;
        minor[count] = 0;
        count += 1;
      }
      minor[count - 1]! += log.minor[row]!;
    }
    yield { code, count, days, minor };
  }
}

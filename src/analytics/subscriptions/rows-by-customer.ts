/** Rows by customer: which rows of a subscription log belong to each customer. */
import type { SubscriptionLog } from './subscription-log.ts';

/** The rows of customer `c` are `rows[from[c]]` until before `rows[from[c + 1]]`, as they came. */
export interface RowsByCustomer {
  readonly from: Uint32Array;
  readonly rows: Uint32Array;
}

/** Sorts the rows by customer, without comparing any. */
export function rowsByCustomer(log: SubscriptionLog): RowsByCustomer {
  const from = new Uint32Array(log.customers.length + 1);
  for (const code of log.codes) from[code + 1]! += 1;
  for (let code = 0; code < log.customers.length; code += 1) from[code + 1]! += from[code]!;
  const next = from.slice();
  const rows = new Uint32Array(log.rows);
  for (let row = 0; row < log.rows; row += 1) {
    const code = log.codes[row]!;
    rows[next[code]!] = row;
    next[code]! += 1;
  }
  return { from, rows };
}

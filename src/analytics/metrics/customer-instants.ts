/** Customer instants: the purchases of each customer side by side, earliest first. */
import type { TransactionLog } from '../transactions/transaction-log.ts';
import type { RowsLeftOut } from './period-activity.ts';

/** The instants of the purchases before an instant, by customer. */
export interface CustomerInstants {
  /** Customer `c` has entries `starts[c]` to `starts[c + 1] - 1` of `at`. */
  readonly starts: Uint32Array;
  /** Epoch milliseconds; those of one customer never fall. */
  readonly at: Float64Array;
  readonly leftOut: RowsLeftOut;
}

/** Gathers the purchases of each customer before `untilMs`, in two passes over the rows. */
export function customerInstants(log: TransactionLog, untilMs: number): CustomerInstants {
  const { codes, at, minor, rows } = log;
  const leastMinor = log.zeroAmounts === 'purchase' ? 0 : 1;
  const size = log.customers.length;
  const starts = new Uint32Array(size + 1);
  let rowsAfter = 0;
  let refunds = 0;
  let zeroRows = 0;
  for (let row = 0; row < rows; row += 1) {
    if (at[row]! >= untilMs) rowsAfter += 1;
    else if (minor[row]! >= leastMinor) starts[codes[row]! + 1]! += 1;
    else if (minor[row]! < 0) refunds += 1;
    else zeroRows += 1;
  }
  for (let code = 0; code < size; code += 1) starts[code + 1]! += starts[code]!;

  const next = starts.slice();
  const gathered = new Float64Array(starts[size]!);
  for (let row = 0; row < rows; row += 1) {
    if (at[row]! >= untilMs || minor[row]! < leastMinor) continue;
    const code = codes[row]!;
    gathered[next[code]!] = at[row]!;
    next[code]! += 1;
  }
  if (!log.timeOrdered) {
    for (let code = 0; code < size; code += 1) {
      if (starts[code + 1]! - starts[code]! > 1) {
        gathered.subarray(starts[code], starts[code + 1]).sort();
      }
    }
  }
  return { starts, at: gathered, leftOut: { rowsAfter, refunds, zeroRows } };
}

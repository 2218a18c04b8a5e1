/** Merging logs: several transaction logs, read apart, as one. */
import { breach, FailureError } from '../../kernel/errors.ts';
import { createKeyEncoder } from './key-encoder.ts';
import type { TransactionLog } from './transaction-log.ts';

/**
 * One log with the rows of all, in the order given: equal to reading all rows into one log.
 *
 * A customer with the same key is the same customer. Where scales differ, amounts are brought to
 * the widest, exactly.
 *
 * @param logs One log or more, of one currency and one rule on zero amounts.
 * @returns A new log; the given ones stay as they are.
 * @throws ContractError if there is no log, or if currencies or rules on zero amounts differ.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount at the widest scale is beyond 2^53 − 1.
 * @example Two months, read apart
 * ```ts
 * import { mergeLogs, transactionLog } from 'everbond/transactions';
 *
 * const columns = { customer: 'id', at: 'at', amount: 'paid', zone: 'UTC' } as const;
 * const january = transactionLog([{ id: 'ada', at: '2026-01-05', paid: '20' }], columns);
 * const february = transactionLog([{ id: 'ada', at: '2026-02-05', paid: '30.50' }], columns);
 * const both = mergeLogs([january, february]);
 *
 * both.customers; // => ['ada']
 * Array.from(both.minor); // => [2000, 3050]
 * ```
 */
export function mergeLogs(logs: readonly TransactionLog[]): TransactionLog {
  const [first] = logs;
  if (first === undefined) return breach('mergeLogs', 'logs', 'must hold at least one log');
  for (const log of logs) {
    if (log.currency !== first.currency)
      breach('mergeLogs', 'currency', 'must be one for all logs');
    if (log.zeroAmounts !== first.zeroAmounts) {
      breach('mergeLogs', 'zeroAmounts', 'must be one for all logs');
    }
  }

  const rows = logs.reduce((total, log) => total + log.rows, 0);
  const scale = Math.max(...logs.map((log) => log.scale));
  const encoder = createKeyEncoder();
  const codes = new Uint32Array(rows);
  const at = new Float64Array(rows);
  const minor = new Float64Array(rows);
  let next = 0;
  let timeOrdered = true;
  for (const log of logs) {
    const codeOf = new Uint32Array(log.customers.length);
    encoder.encodeAll(log.customers, codeOf.length, codeOf, 0);
    const factor = 10 ** (scale - log.scale);
    for (let row = 0; row < log.rows; row += 1) codes[next + row] = codeOf[log.codes[row]!]!;
    for (let row = 0; row < log.rows; row += 1) minor[next + row] = log.minor[row]! * factor;
    at.set(log.at, next);
    if (factor !== 1) checkExact(minor.subarray(next, next + log.rows));
    timeOrdered &&= log.timeOrdered && !(next > 0 && log.rows > 0 && at[next]! < at[next - 1]!);
    next += log.rows;
  }

  const { currency, zeroAmounts } = first;
  const customers = encoder.keys;
  return { rows, customers, codes, at, minor, timeOrdered, currency, scale, zeroAmounts };
}

function checkExact(minor: Float64Array): void {
  for (const value of minor) {
    if (!Number.isSafeInteger(value)) {
      throw new FailureError('LIMIT_EXCEEDED', 'mergeLogs: an amount exceeds 2^53 - 1 minor units');
    }
  }
}

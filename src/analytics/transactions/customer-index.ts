/** Customer index: finds a customer's code and rows without reading all rows. */
import { breach } from '../../kernel/errors.ts';
import { createKeyEncoder } from './key-encoder.ts';
import type { CustomerKey, TransactionLog } from './transaction-log.ts';

/** Answers about single customers of one log. */
export interface CustomerIndex {
  /** The code of a customer, or `null` for one the log does not know. */
  codeOf(customer: CustomerKey): number | null;
  /** The rows of the customer with a code, in the order of the log. Not a copy. */
  rowsOf(code: number): Uint32Array;
}

/**
 * An index over a log: built once, in time and memory proportional to its rows.
 *
 * @param log The transactions.
 * @returns Look-ups by key and by code.
 * @throws ContractError from `rowsOf` for a code that is none of the log.
 * @example One customer's line
 * ```ts
 * import { createCustomerIndex, transactionLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { id: 'ada', at: '2026-01-05T09:00Z', cents: 2000 },
 *   { id: 'bob', at: '2026-01-20T18:00Z', cents: 1050 },
 *   { id: 'ada', at: '2026-02-05T12:00Z', cents: 3000 },
 * ];
 * const log = transactionLog(rows, { customer: 'id', at: 'at', minor: 'cents' });
 * const index = createCustomerIndex(log);
 *
 * index.codeOf('ada'); // => 0
 * index.codeOf('eve'); // => null
 * Array.from(index.rowsOf(0)); // => [0, 2]
 * ```
 */
export function createCustomerIndex(log: TransactionLog): CustomerIndex {
  const size = log.customers.length;
  const starts = new Uint32Array(size + 1);
  for (const code of log.codes) starts[code + 1]! += 1;
  for (let code = 0; code < size; code += 1) starts[code + 1]! += starts[code]!;

  const next = starts.slice();
  const rows = new Uint32Array(log.rows);
  for (let row = 0; row < log.rows; row += 1) {
    const code = log.codes[row]!;
    rows[next[code]!] = row;
    next[code]! += 1;
  }

  const encoder = createKeyEncoder(log.customers);
  return {
    codeOf(customer) {
      const code = encoder.find(customer);
      return code < 0 ? null : code;
    },
    rowsOf(code) {
      if (!(Number.isInteger(code) && code >= 0 && code < size)) {
        breach('rowsOf', 'code', `must be a whole number from 0 to ${size - 1}`);
      }
      return rows.subarray(starts[code], starts[code + 1]);
    },
  };
}

/**
 * Transaction log: purchases and refunds as columns, one row each, in the order they arrived.
 *
 * This is the narrow waist of the read side. Hosts keep transactions in any shape; every metric
 * and model sees only these columns. It is plain data and never changes once made.
 */

/** The host's own name for a customer: a text or a safe integer; `1` and `'1'` are two. */
export type CustomerKey = string | number;

/** Whether a row of amount 0 is a purchase (a free order) or is left out of every count. */
export type ZeroAmounts = 'purchase' | 'left-out';

/** Transactions as columns of equal length. */
export interface TransactionLog {
  /** How many rows: purchases, refunds and zero amounts together. */
  readonly rows: number;
  /** The dictionary: the key of the customer with code `c` is `customers[c]`. */
  readonly customers: readonly CustomerKey[];
  /** Per row, the customer's code: an index into `customers`. */
  readonly codes: Uint32Array;
  /** Per row, epoch milliseconds: whole numbers within the years 0000 to 9999. */
  readonly at: Float64Array;
  /** Per row, the amount in whole minor units of `10 ** -scale`; negative for a refund. */
  readonly minor: Float64Array;
  /** Whether `at` never falls from one row to the next. Ordered logs are read faster. */
  readonly timeOrdered: boolean;
  /** ISO 4217 code of every amount, or `null` where the host did not name it. */
  readonly currency: string | null;
  /** Decimals of an amount: 2 for cents. A whole number from 0 to 15. */
  readonly scale: number;
  /** Whether a row of amount 0 counts as a purchase. */
  readonly zeroAmounts: ZeroAmounts;
}

/**
 * Customer summaries: what most metrics need to know of a customer, as columns, one row each.
 *
 * Customers are in the order of the log's dictionary. A purchase is a row of positive amount, and
 * of amount 0 where the log says so; a refund is a row of negative amount and no purchase.
 */
import type { Window } from '../../time/window.ts';
import type { CustomerKey } from './transaction-log.ts';

/** One row a customer of the log. Where `purchases` is 0, the days and instants mean nothing. */
export interface CustomerSummaries {
  /** What was looked at. Rows at or after `until` are left out; rows before `from` are history. */
  readonly window: Window;
  /** The key of the customer with code `c` is `customers[c]`. */
  readonly customers: readonly CustomerKey[];
  /** Purchases before `until`, in rows: two on one day are two. */
  readonly purchases: Uint32Array;
  /** Epoch milliseconds of the first purchase. */
  readonly firstAt: Float64Array;
  /** Epoch milliseconds of the last purchase. */
  readonly lastAt: Float64Array;
  /** Local day of the first purchase, in days since 1970-01-01. */
  readonly firstDay: Int32Array;
  /** Local day of the first purchase on a later day; equal to `firstDay` where there is none. */
  readonly secondDay: Int32Array;
  /** Local day of the last purchase. */
  readonly lastDay: Int32Array;
  /** Sum of the purchases in minor units; refunds are not taken off. */
  readonly revenueMinor: Float64Array;
  /** Sum of the refunds in minor units, 0 or negative. */
  readonly refundMinor: Float64Array;
  /** Sums over all customers, and what was left out. */
  readonly totals: SummaryTotals;
  /** As in the log. */
  readonly currency: string | null;
  /** As in the log. */
  readonly scale: number;
}

/** Sums over all customers of a summary. */
export interface SummaryTotals {
  /** Customers with at least one purchase. */
  readonly purchasers: number;
  /** Their purchases before `until`, in rows. */
  readonly purchases: number;
  /** Sum of the purchases in minor units; refunds are not taken off. */
  readonly revenueMinor: number;
  /** Refunds before `until`. */
  readonly refunds: number;
  /** Sum of the refunds in minor units, 0 or negative. */
  readonly refundMinor: number;
  /** Rows at or after `until`, which nothing counts. */
  readonly rowsAfter: number;
  /** Rows of amount 0, where the log leaves them out. */
  readonly zeroRows: number;
}

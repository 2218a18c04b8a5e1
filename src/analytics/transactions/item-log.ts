/**
 * Item log: what was in each order, one row an item, as columns.
 *
 * Beside the transaction log, for the questions that need to know what was bought. What holds for
 * a whole order, its instant and customer, is kept once an order. It is plain data and never
 * changes once made.
 */
import type { CustomerKey } from './transaction-log.ts';

/** The host's own name for an item or an order: a text or a safe integer; `1` and `'1'` are two. */
export type ItemKey = string | number;

/** Items of orders as columns. */
export interface ItemLog {
  /** How many rows. */
  readonly rows: number;
  /** The key of the order with code `o` is `orders[o]`. */
  readonly orders: readonly ItemKey[];
  /** The key of the item with code `i` is `items[i]`. */
  readonly items: readonly ItemKey[];
  /** The key of the customer with code `c` is `customers[c]`. */
  readonly customers: readonly CustomerKey[];
  /** Per row, the order's code: an index into `orders`. */
  readonly orderCodes: Uint32Array;
  /** Per row, the item's code: an index into `items`. */
  readonly itemCodes: Uint32Array;
  /** Per row, how many or how much of the item: negative where it was sent back. */
  readonly quantity: Float64Array;
  /** Per row, the amount in whole minor units of `10 ** -scale`; negative for a refund. */
  readonly minor: Float64Array;
  /** Per order, epoch milliseconds of its earliest row. */
  readonly orderAt: Float64Array;
  /** Per order, the customer's code; -1 where none is known. */
  readonly orderCustomers: Int32Array;
  /** ISO 4217 code of every amount, or `null` where the host did not name it. */
  readonly currency: string | null;
  /** Decimals of an amount: 2 for cents. A whole number from 0 to 15. */
  readonly scale: number;
}

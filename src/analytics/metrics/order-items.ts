/** Order items: which distinct items each order of a window holds. */
import { startOfDateMs } from '../../time/start-of-date.ts';
import type { Window } from '../../time/window.ts';
import type { ItemLog } from '../transactions/item-log.ts';

/** Rows of an item log that count nowhere, and why. */
export interface ItemRowsLeftOut {
  /** Rows of orders before `window.from`, or at or after `window.until`. */
  readonly rowsOutside: number;
  /** Rows of negative quantity or amount: sent back, refunded or taken off. */
  readonly refunds: number;
  /** Rows of quantity 0. */
  readonly noQuantity: number;
}

/** The orders of a window with the items that were bought in them. */
export interface OrderItems {
  /** Codes of the orders with at least one item, ascending. */
  readonly orders: Uint32Array;
  /** Order `orders[n]` has entries `starts[n]` to `starts[n + 1] - 1` of `items`. */
  readonly starts: Uint32Array;
  /** Codes of items, ascending and each once within an order. */
  readonly items: Uint32Array;
  readonly leftOut: ItemRowsLeftOut;
}

/** Whether a row says that something was bought, for money or for nothing. */
export function isBought({ quantity, minor }: ItemLog, row: number): boolean {
  return quantity[row]! > 0 && minor[row]! >= 0;
}

/** Whether each order lies in a window, one byte an order. */
function ordersWithin({ orderAt }: ItemLog, { zone, from, until }: Window): Uint8Array {
  const fromMs = startOfDateMs(zone, from);
  const untilMs = startOfDateMs(zone, until);
  return Uint8Array.from(orderAt, (ms) => (ms >= fromMs && ms < untilMs ? 1 : 0));
}

/** Gathers the items of each order; the window was checked by the caller. */
export function orderItems(log: ItemLog, window: Window): OrderItems {
  const { rows, orderCodes, itemCodes, quantity, minor } = log;
  const isWithin = ordersWithin(log, window);
  const leftOut = { rowsOutside: 0, refunds: 0, noQuantity: 0 };
  const begins = new Uint32Array(log.orders.length + 1);
  for (let row = 0; row < rows; row += 1) {
    const order = orderCodes[row]!;
    if (isWithin[order] === 0) leftOut.rowsOutside += 1;
    else if (isBought(log, row)) begins[order + 1]! += 1;
    else leftOut[quantity[row] === 0 && minor[row]! >= 0 ? 'noQuantity' : 'refunds'] += 1;
  }
  for (let order = 0; order < log.orders.length; order += 1) begins[order + 1]! += begins[order]!;

  const next = begins.slice();
  const gathered = new Uint32Array(begins[log.orders.length]!);
  for (let row = 0; row < rows; row += 1) {
    const order = orderCodes[row]!;
    if (isWithin[order] === 0 || !isBought(log, row)) continue;
    gathered[next[order]!] = itemCodes[row]!;
    next[order]! += 1;
  }

  const orders: number[] = [];
  const starts = [0];
  let filled = 0;
  for (let order = 0; order < log.orders.length; order += 1) {
    const [begin, end] = [begins[order]!, begins[order + 1]!];
    if (begin === end) continue;
    if (end - begin > 1) gathered.subarray(begin, end).sort();
    const first = filled;
    for (let entry = begin; entry < end; entry += 1) {
      if (filled > first && gathered[filled - 1] === gathered[entry]) continue;
      gathered[filled] = gathered[entry]!;
      filled += 1;
    }
    orders.push(order);
    starts.push(filled);
  }
  return {
    orders: Uint32Array.from(orders),
    starts: Uint32Array.from(starts),
    items: gathered.subarray(0, filled),
    leftOut,
  };
}

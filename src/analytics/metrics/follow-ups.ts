/** Follow-ups: after how many orders the same customer bought an item within so many days. */
import { createDayIndex } from '../../time/day-index.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import type { Window } from '../../time/window.ts';
import type { ItemLog } from '../transactions/item-log.ts';
import type { OrderItems } from './order-items.ts';

/** What follows orders; an order counts once for an item, however often the item follows. */
export interface FollowUps {
  /** Orders whose days are over, of customers who are known. */
  readonly orders: number;
  /** Those of them with the item asked about. */
  readonly ordersWithItem: number;
  /** Per item, those after which it was bought. */
  readonly anyway: Uint32Array;
  /** Per item, those with the item asked about after which it was bought. */
  readonly share: Uint32Array;
  readonly ordersNotOver: number;
  readonly ordersWithoutCustomer: number;
}

/**
 * Counts follow-ups in time proportional to the rows, however many orders lie within the days.
 *
 * Seen from an item in a later order, the orders it follows are a stretch of the customer's earlier
 * ones, and stretches of the same item only move on. So each adds the part that the one before did
 * not cover, by the difference of two running counts.
 */
export function followUps(
  log: ItemLog,
  read: OrderItems,
  window: Window,
  withinDays: number,
  asked: number,
): FollowUps {
  const { sequence, ordersWithoutCustomer } = byCustomer(log, read);
  const { orders, starts, items } = read;
  const size = sequence.length;
  const at = Float64Array.from(sequence, (index) => log.orderAt[orders[index]!]!);
  const days = daysOf(at, window);
  const untilDay = dayNumberOf(window.until);
  const over = new Uint32Array(size + 1);
  const overWithItem = new Uint32Array(size + 1);
  for (let place = 0; place < size; place += 1) {
    const index = sequence[place]!;
    const isOver = days[place]! + withinDays < untilDay;
    const hasItem = items.subarray(starts[index], starts[index + 1]).includes(asked);
    over[place + 1] = over[place]! + (isOver ? 1 : 0);
    overWithItem[place + 1] = overWithItem[place]! + (isOver && hasItem ? 1 : 0);
  }

  const anyway = new Uint32Array(log.items.length);
  const share = new Uint32Array(log.items.length);
  /** Per item, up to which place its earlier orders are counted; places only grow. */
  const covered = new Uint32Array(log.items.length);
  const customerOf = (place: number) => log.orderCustomers[orders[sequence[place]!]!]!;
  let first = 0;
  let low = 0;
  let before = 0;
  for (let place = 0; place < size; place += 1) {
    if (customerOf(place) !== customerOf(first)) [first, low, before] = [place, place, place];
    if (at[place]! !== at[before]!) before = place;
    while (days[low]! + withinDays < days[place]!) low += 1;
    const index = sequence[place]!;
    for (let entry = starts[index]!; entry < starts[index + 1]!; entry += 1) {
      const item = items[entry]!;
      const from = Math.max(low, covered[item]!);
      if (from >= before) continue;
      anyway[item]! += over[before]! - over[from]!;
      share[item]! += overWithItem[before]! - overWithItem[from]!;
      covered[item] = before;
    }
  }
  return {
    orders: over[size]!,
    ordersWithItem: overWithItem[size]!,
    anyway,
    share,
    ordersNotOver: size - over[size]!,
    ordersWithoutCustomer,
  };
}

/** The orders of known customers, by customer and then by instant, as indexes into `orders`. */
function byCustomer({ orderCustomers, orderAt, customers }: ItemLog, { orders }: OrderItems) {
  const starts = new Uint32Array(customers.length + 1);
  let ordersWithoutCustomer = 0;
  for (const order of orders) {
    const customer = orderCustomers[order]!;
    if (customer < 0) ordersWithoutCustomer += 1;
    else starts[customer + 1]! += 1;
  }
  for (let code = 0; code < customers.length; code += 1) starts[code + 1]! += starts[code]!;
  const next = starts.slice();
  const sequence = new Uint32Array(starts[customers.length]!);
  for (let index = 0; index < orders.length; index += 1) {
    const customer = orderCustomers[orders[index]!]!;
    if (customer < 0) continue;
    sequence[next[customer]!] = index;
    next[customer]! += 1;
  }
  for (let code = 0; code < customers.length; code += 1) {
    if (starts[code + 1]! - starts[code]! < 2) continue;
    sequence
      .subarray(starts[code], starts[code + 1])
      .sort((one, other) => orderAt[orders[one]!]! - orderAt[orders[other]!]! || one - other);
  }
  return { sequence, ordersWithoutCustomer };
}

/** The local day of each instant. */
function daysOf(at: Float64Array, { zone }: Window): Int32Array {
  let [earliest, latest] = [Infinity, -Infinity];
  for (const ms of at) {
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  if (at.length === 0) return new Int32Array(0);
  const dayAt = createDayIndex(zone, earliest, latest + 1);
  return Int32Array.from(at, (ms) => dayAt(ms));
}

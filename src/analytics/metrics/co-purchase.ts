/** Co-purchase: which two items are bought together more often than by chance. */
import { checkWindow, type Window } from '../../time/window.ts';
import type { ItemKey, ItemLog } from '../transactions/item-log.ts';
import { type Association, associationOf } from './association.ts';
import { type ItemRowsLeftOut, type OrderItems, orderItems } from './order-items.ts';
import { type Proportion, proportion } from './proportion.ts';
import { checkWhole } from './whole-option.ts';

/** Two items that were bought together. */
export interface ItemPair extends Association {
  /** The one that the log's dictionary has first. */
  readonly first: ItemKey;
  /** The other one. */
  readonly second: ItemKey;
  /** Support: orders with both, of all orders. */
  readonly support: Proportion;
  /** Confidence: orders with both, of those with the first. */
  readonly secondGivenFirst: Proportion;
  /** Confidence: orders with both, of those with the second. */
  readonly firstGivenSecond: Proportion;
}

/** Pairs of items by how much they belong together. */
export interface CoPurchase {
  /** What was looked at. */
  readonly window: Window;
  /** Orders that were counted. */
  readonly orders: number;
  /** Different items in them. */
  readonly items: number;
  /** Orders that must hold both items of a pair. */
  readonly minOrders: number;
  /** Items an order may have. */
  readonly maxItems: number;
  /** The pairs, most surely associated first: by the lower limit of lift. */
  readonly pairs: readonly ItemPair[];
  /** Pairs that came together, but in fewer than `minOrders` orders. */
  readonly pairsBelow: number;
  /** Orders of more than `maxItems` different items: left out. */
  readonly ordersTooLarge: number;
  /** Rows that count nowhere, and why. */
  readonly leftOut: ItemRowsLeftOut;
}

/**
 * Pairs of items with support, confidence in both directions, and lift with its interval.
 *
 * An order has an item or has it not; how many of it does not matter. Support is the share of all
 * orders that have both, confidence the share of orders with one that have the other too, and lift
 * what confidence is as a multiple of the other's share in all orders. Pairs are ranked by the
 * lower limit of lift, then by support, then by the dictionary: by lift itself the rarest pairs
 * lead, by confidence the items that everybody buys. Among thousands of pairs some look
 * associated by chance, and being bought together is no proof that one sells the other.
 *
 * Work grows with the pairs within each order, so very large orders are left out and counted; a
 * wholesaler's list would also tie everything to everything.
 *
 * @param log Items of orders.
 * @param options `window`; `minOrders`, a whole number from 1, 5 unless told; `maxItems`, a whole
 *   number from 2, 200 unless told; both defaults are our own choice.
 * @returns The pairs found in at least `minOrders` orders; none for no order.
 * @throws ContractError if the window or an option is not as described.
 * @see R. Agrawal, T. Imieliński, A. Swami, "Mining association rules between sets of items in
 *   large databases", Proceedings of SIGMOD (1993), 207-216, for support and confidence.
 * @see S. Brin, R. Motwani, J. D. Ullman, S. Tsur, "Dynamic itemset counting and implication rules
 *   for market basket data", Proceedings of SIGMOD (1997), 255-264, for lift, there "interest".
 * @example Tea and milk are in two of four orders together
 * ```ts
 * import { coPurchase } from 'everbond/metrics';
 * import { itemLog } from 'everbond/transactions';
 *
 * const orders = ['tea milk', 'tea milk cup', 'tea', 'cup'];
 * const rows = orders.flatMap((items, order) =>
 *   items.split(' ').map((item) => ({ order, item, at: '2026-01-05T09:00Z', minor: 100 })),
 * );
 * const log = itemLog(rows, { order: 'order', item: 'item', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const [pair] = coPurchase(log, { window, minOrders: 2 }).pairs;
 *
 * [pair?.first, pair?.second]; // => ['tea', 'milk']
 * pair?.support.value; // => 0.5
 * pair?.firstGivenSecond.value; // => 1
 * pair?.lift; // ~> 1.33333333
 * ```
 */
export function coPurchase(
  log: ItemLog,
  options: { readonly window: Window; readonly minOrders?: number; readonly maxItems?: number },
): CoPurchase {
  const { window, minOrders = 5, maxItems = 200 } = options;
  checkWindow('coPurchase', window);
  checkWhole('coPurchase', 'minOrders', minOrders);
  checkWhole('coPurchase', 'maxItems', maxItems, 2);

  const all = orderItems(log, window);
  const { kept, ordersTooLarge } = withoutLarge(all, maxItems);
  const orders = kept.orders.length;
  const counts = new Uint32Array(log.items.length);
  for (const item of kept.items) counts[item]! += 1;
  const { first, second, together, pairsBelow } = pairsOf(kept, counts, minOrders);

  const pairs = together.map((both, index): ItemPair => {
    const [one, other] = [counts[first[index]!]!, counts[second[index]!]!];
    return {
      first: log.items[first[index]!]!,
      second: log.items[second[index]!]!,
      support: proportion(both, orders),
      secondGivenFirst: proportion(both, one),
      firstGivenSecond: proportion(both, other),
      ...associationOf(both, one, other, orders),
    };
  });
  // Sorting is stable, and pairs are found in the order of the dictionary.
  pairs.sort(
    (one, other) =>
      other.liftInterval.low - one.liftInterval.low ||
      other.support.numerator - one.support.numerator,
  );
  return {
    window,
    orders,
    items: counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    minOrders,
    maxItems,
    pairs,
    pairsBelow,
    ordersTooLarge,
    leftOut: all.leftOut,
  };
}

/** The orders of at most so many items. */
function withoutLarge({ orders, starts, items, leftOut }: OrderItems, maxItems: number) {
  const size = (index: number) => starts[index + 1]! - starts[index]!;
  const kept = orders.filter((_, index) => size(index) <= maxItems);
  if (kept.length === orders.length) {
    return { kept: { orders, starts, items, leftOut }, ordersTooLarge: 0 };
  }
  const keptStarts = new Uint32Array(kept.length + 1);
  const keptItems = new Uint32Array(items.length);
  let filled = 0;
  let next = 0;
  for (let index = 0; index < orders.length; index += 1) {
    if (size(index) > maxItems) continue;
    keptItems.set(items.subarray(starts[index], starts[index + 1]), filled);
    filled += size(index);
    next += 1;
    keptStarts[next] = filled;
  }
  return {
    kept: { orders: kept, starts: keptStarts, items: keptItems.subarray(0, filled), leftOut },
    ordersTooLarge: orders.length - kept.length,
  };
}

/** Counts pairs item by item: for each, the later items of the orders that hold it. */
function pairsOf({ orders, starts, items }: OrderItems, counts: Uint32Array, minOrders: number) {
  const places = placesByItem({ orders, starts, items }, counts);
  const found = { first: [] as number[], second: [] as number[], together: [] as number[] };
  const together = new Uint32Array(counts.length);
  let pairsBelow = 0;
  for (let item = 0; item < counts.length; item += 1) {
    const touched: number[] = [];
    for (let place = places.starts[item]!; place < places.starts[item + 1]!; place += 1) {
      const end = places.ends[place]!;
      for (let entry = places.entries[place]! + 1; entry < end; entry += 1) {
        const other = items[entry]!;
        if (together[other] === 0) touched.push(other);
        together[other]! += 1;
      }
    }
    for (const other of touched.sort((one, two) => one - two)) {
      if (together[other]! < minOrders) pairsBelow += 1;
      else {
        found.first.push(item);
        found.second.push(other);
        found.together.push(together[other]!);
      }
      together[other] = 0;
    }
  }
  return { ...found, pairsBelow };
}

/** Per item, its entries in the orders, and where each of those orders ends. */
function placesByItem(
  { orders, starts, items }: Pick<OrderItems, 'orders' | 'starts' | 'items'>,
  counts: Uint32Array,
) {
  const itemStarts = new Uint32Array(counts.length + 1);
  for (let item = 0; item < counts.length; item += 1) {
    itemStarts[item + 1] = itemStarts[item]! + counts[item]!;
  }
  const next = itemStarts.slice();
  const entries = new Uint32Array(items.length);
  const ends = new Uint32Array(items.length);
  for (let order = 0; order < orders.length; order += 1) {
    for (let entry = starts[order]!; entry < starts[order + 1]!; entry += 1) {
      const item = items[entry]!;
      entries[next[item]!] = entry;
      ends[next[item]!] = starts[order + 1]!;
      next[item]! += 1;
    }
  }
  return { starts: itemStarts, entries, ends };
}

/** Next items: what is bought with an item, or after it. */
import { breach } from '../../kernel/errors.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { ItemKey, ItemLog } from '../transactions/item-log.ts';
import { type Association, associationOf } from './association.ts';
import { followUps } from './follow-ups.ts';
import { type ItemRowsLeftOut, type OrderItems, orderItems } from './order-items.ts';
import { type Proportion, proportion } from './proportion.ts';
import { checkWhole } from './whole-option.ts';

/** Whether items in the same order are asked for, or in later orders of the same customer. */
export type NextRelation = 'with' | 'after';

/** An item and how much the item asked about speaks for it. */
export interface NextItem extends Association {
  /** The item that comes with it or after it. */
  readonly item: ItemKey;
  /** Of the orders with the item asked about, those that this one came with or after. */
  readonly share: Proportion;
  /** The same of all orders: what could be expected of any. */
  readonly anyway: Proportion;
}

/** What comes with an item or after it. */
export interface NextItems {
  /** What was looked at. */
  readonly window: Window;
  /** The item asked about. */
  readonly item: ItemKey;
  /** In the same order, or in later ones. */
  readonly relation: NextRelation;
  /** Days within which a later order counts; `null` for `with`. */
  readonly withinDays: number | null;
  /** Orders in which, or after which, both items must have been seen. */
  readonly minOrders: number;
  /** Orders with the item asked about, of all that were counted. */
  readonly orders: Proportion;
  /** The items, most surely associated first: by the lower limit of lift. */
  readonly next: readonly NextItem[];
  /** Items that came, but in or after fewer than `minOrders` orders with the item. */
  readonly itemsBelow: number;
  /** For `after`: orders whose days are not over, so that what follows is not known: left out. */
  readonly ordersNotOver: number;
  /** For `after`: orders without a customer, who cannot be followed: left out. */
  readonly ordersWithoutCustomer: number;
  /** Rows that count nowhere, and why. */
  readonly leftOut: ItemRowsLeftOut;
}

/**
 * Which items go with an item, or follow it, more often than any order would make one expect.
 *
 * `with` counts orders that have both. `after` counts orders with the item after which the same
 * customer ordered the other one, later and no more than `withinDays` local days on; an order
 * whose days are not over at the end of the window is left out, because what follows is not known.
 * Each item comes with its reasons: its share after this item, its share after any order, and lift,
 * their quotient. Ranked by the lower limit of lift, then by share, then by the dictionary; who
 * wants what most will buy, not what this item speaks for, sorts by `share`. After itself an item
 * may come again; with itself it is not listed. Several orders of one customer depend on each
 * other, so intervals of `after` are too narrow, and what follows is not thereby caused.
 *
 * @param log Items of orders.
 * @param options `item`, any key; `relation`; `withinDays`, a whole number from 1, for `after` only
 *   and needed there; `minOrders`, a whole number from 1, 5 unless told, our own choice.
 * @returns The items; none for an item that the log does not know.
 * @throws ContractError if the window or an option is not as described.
 * @see S. Brin, R. Motwani, J. D. Ullman, S. Tsur, "Dynamic itemset counting and implication rules
 *   for market basket data", Proceedings of SIGMOD (1997), 255-264, for lift, there "interest".
 * @see R. Agrawal, R. Srikant, "Mining sequential patterns", Proceedings of ICDE (1995), 3-14, for
 *   orders of a customer as a sequence.
 * @example After a teapot two of two bought tea; of all three orders, two were followed by it
 * ```ts
 * import { nextItems } from 'everbond/metrics';
 * import { itemLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { order: 1, id: 'ada', item: 'teapot', at: '2026-01-05T09:00Z', minor: 3000 },
 *   { order: 2, id: 'ada', item: 'tea', at: '2026-01-15T09:00Z', minor: 500 },
 *   { order: 3, id: 'bob', item: 'teapot', at: '2026-01-06T09:00Z', minor: 3000 },
 *   { order: 4, id: 'bob', item: 'tea', at: '2026-02-20T09:00Z', minor: 500 },
 * ];
 * const log = itemLog(rows, {
 *   order: 'order',
 *   customer: 'id',
 *   item: 'item',
 *   at: 'at',
 *   minor: 'minor',
 * });
 * const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };
 * const asked = { window, item: 'teapot', relation: 'after', withinDays: 60 } as const;
 * const { next, ordersNotOver } = nextItems(log, { ...asked, minOrders: 1 });
 *
 * next.map(({ item, share, anyway, lift }) => [item, share.value, anyway.denominator, lift]);
 * // => [['tea', 1, 3, 1.5]]
 * ordersNotOver; // => 1
 * ```
 */
export function nextItems(
  log: ItemLog,
  options: {
    readonly window: Window;
    readonly item: ItemKey;
    readonly relation: NextRelation;
    readonly withinDays?: number;
    readonly minOrders?: number;
  },
): NextItems {
  const { window, item, relation, withinDays = null, minOrders = 5 } = options;
  checkWindow('nextItems', window);
  checkWhole('nextItems', 'minOrders', minOrders);
  if (relation !== 'with' && relation !== 'after') {
    breach('nextItems', 'relation', 'must be "with" or "after"');
  }
  if (relation === 'after') checkWhole('nextItems', 'withinDays', withinDays ?? 0);
  else if (withinDays !== null) breach('nextItems', 'withinDays', 'must be left out for "with"');

  const asked = log.items.indexOf(item);
  const read = orderItems(log, window);
  const counted =
    withinDays === null
      ? countedWith(read, log.items.length, asked)
      : followUps(log, read, window, withinDays, asked);
  const { orders, ordersWithItem, anyway, share } = counted;

  const next: NextItem[] = [];
  let itemsBelow = 0;
  for (let other = 0; other < share.length; other += 1) {
    const both = share[other]!;
    if (both === 0) continue;
    if (both < minOrders) {
      itemsBelow += 1;
      continue;
    }
    next.push({
      item: log.items[other]!,
      share: proportion(both, ordersWithItem),
      anyway: proportion(anyway[other]!, orders),
      ...associationOf(both, ordersWithItem, anyway[other]!, orders),
    });
  }
  // Sorting is stable, and items are found in the order of the dictionary.
  next.sort(
    (one, other) =>
      other.liftInterval.low - one.liftInterval.low || other.share.numerator - one.share.numerator,
  );
  return {
    window,
    item,
    relation,
    withinDays,
    minOrders,
    orders: proportion(ordersWithItem, orders),
    next,
    itemsBelow,
    ordersNotOver: counted.ordersNotOver,
    ordersWithoutCustomer: counted.ordersWithoutCustomer,
    leftOut: read.leftOut,
  };
}

/** How many orders hold each item, of all and of those with the item asked about. */
function countedWith({ orders, starts, items }: OrderItems, itemCount: number, asked: number) {
  const anyway = new Uint32Array(itemCount);
  const share = new Uint32Array(itemCount);
  let ordersWithItem = 0;
  for (let order = 0; order < orders.length; order += 1) {
    const own = items.subarray(starts[order], starts[order + 1]);
    const hasItem = own.includes(asked);
    if (hasItem) ordersWithItem += 1;
    for (const item of own) {
      anyway[item]! += 1;
      if (hasItem && item !== asked) share[item]! += 1;
    }
  }
  return {
    orders: orders.length,
    ordersWithItem,
    anyway,
    share,
    ordersNotOver: 0,
    ordersWithoutCustomer: 0,
  };
}

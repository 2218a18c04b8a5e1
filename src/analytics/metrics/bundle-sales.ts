/** Bundle sales: revenue and cost of bundles, order by order, for each person who sells. */
import type { Window } from '../../time/window.ts';
import type { ItemKey, ItemLog } from '../transactions/item-log.ts';
import { type ItemRowsLeftOut, isBought, orderItems } from './order-items.ts';
import { addToRatio, emptyRatioSums, type RatioSums } from './ratio-sums.ts';

/** Some orders: profit measured by cost. */
export interface Sales {
  orders: number;
  withoutCost: number;
  revenue: number;
  readonly sums: RatioSums;
}

/** Sales as a whole and by person; person `p` is at index `p`. */
export interface SalesByPerson {
  readonly total: Sales;
  readonly byPerson: Sales[];
}

/** The sales of a window. */
export interface BundleSales {
  readonly orders: number;
  /** Everything that was sold. */
  readonly all: SalesByPerson;
  readonly byBundle: readonly SalesByPerson[];
  /** The persons, in the order of their first order; none where nobody was asked for. */
  readonly people: readonly (string | number | null)[];
  readonly leftOut: ItemRowsLeftOut;
}

/** Adds up each bundle in the orders that hold all its items; unknown unit costs are `NaN`. */
export function bundleSales(
  log: ItemLog,
  window: Window,
  bundles: readonly (readonly ItemKey[])[],
  unitCosts: Float64Array,
  personOf: ((order: ItemKey) => string | number | null) | null,
): BundleSales {
  const read = orderItems(log, window);
  const rows = rowsByOrder(log);
  const bundlesOf = bundlesOfItems(log, bundles);
  const people = new Map<string | number | null, number>();
  const all: SalesByPerson = { total: noSales(), byPerson: [] };
  const byBundle = bundles.map((): SalesByPerson => ({ total: noSales(), byPerson: [] }));
  const held = new Uint32Array(bundles.length);

  for (let index = 0; index < read.orders.length; index += 1) {
    const order = read.orders[index]!;
    const whose = personOf === null ? -1 : personIndex(people, personOf(log.orders[order]!));
    if (whose === all.byPerson.length) {
      for (const sales of [all, ...byBundle]) sales.byPerson.push(noSales());
    }
    const touched: number[] = [];
    for (let entry = read.starts[index]!; entry < read.starts[index + 1]!; entry += 1) {
      for (const bundle of bundlesOf[read.items[entry]!]!) {
        if (held[bundle] === 0) touched.push(bundle);
        held[bundle]! += 1;
      }
    }
    const own = rows.order.subarray(rows.starts[order], rows.starts[order + 1]);
    addOrder(
      all,
      whose,
      amountsOf(log, own, unitCosts, () => true),
    );
    for (const bundle of touched) {
      if (held[bundle] === bundles[bundle]!.length) {
        const isOf = (item: number) => bundlesOf[item]!.includes(bundle);
        addOrder(byBundle[bundle]!, whose, amountsOf(log, own, unitCosts, isOf));
      }
      held[bundle] = 0;
    }
  }
  const { leftOut } = read;
  return { orders: read.orders.length, all, byBundle, people: [...people.keys()], leftOut };
}

function noSales(): Sales {
  return { orders: 0, withoutCost: 0, revenue: 0, sums: emptyRatioSums() };
}

function personIndex(
  people: Map<string | number | null, number>,
  person: string | number | null,
): number {
  const known = people.get(person);
  if (known !== undefined) return known;
  people.set(person, people.size);
  return people.size - 1;
}

function addOrder(sales: SalesByPerson, whose: number, amounts: Amounts): void {
  for (const some of whose < 0 ? [sales.total] : [sales.total, sales.byPerson[whose]!]) {
    some.orders += 1;
    if (Number.isNaN(amounts.cost)) {
      some.withoutCost += 1;
      continue;
    }
    some.revenue += amounts.revenue;
    addToRatio(some.sums, amounts.revenue - amounts.cost, amounts.cost);
  }
}

interface Amounts {
  revenue: number;
  cost: number;
}

/** What some items of an order brought and cost; goods that came back cost nothing. */
function amountsOf(
  log: ItemLog,
  rows: Uint32Array,
  unitCosts: Float64Array,
  isOf: (item: number) => boolean,
): Amounts {
  const amounts = { revenue: 0, cost: 0 };
  for (const row of rows) {
    const item = log.itemCodes[row]!;
    if (!isOf(item)) continue;
    amounts.revenue += log.minor[row]!;
    const moved = isBought(log, row) || log.quantity[row]! < 0 ? log.quantity[row]! : 0;
    if (moved !== 0) amounts.cost += moved * unitCosts[item]!;
  }
  return amounts;
}

/** Per item code, the bundles that need it; an item unknown to the log keeps its bundle unsold. */
function bundlesOfItems(
  { items }: ItemLog,
  bundles: readonly (readonly ItemKey[])[],
): readonly (readonly number[])[] {
  const codes = new Map(items.map((item, code) => [item, code]));
  const found = items.map((): number[] => []);
  for (const [bundle, keys] of bundles.entries()) {
    for (const key of keys) {
      const code = codes.get(key);
      if (code !== undefined) found[code]!.push(bundle);
    }
  }
  return found;
}

/** The rows of each order. */
function rowsByOrder({ orders, orderCodes, rows }: ItemLog) {
  const starts = new Uint32Array(orders.length + 1);
  for (const order of orderCodes) starts[order + 1]! += 1;
  for (let order = 0; order < orders.length; order += 1) starts[order + 1]! += starts[order]!;
  const next = starts.slice();
  const sorted = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const order = orderCodes[row]!;
    sorted[next[order]!] = row;
    next[order]! += 1;
  }
  return { starts, order: sorted };
}

/** Bundle returns: what items sold together return on their cost, and who sells them best. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { ItemKey, ItemLog } from '../transactions/item-log.ts';
import { bundleSales, type Sales } from './bundle-sales.ts';
import type { ItemRowsLeftOut } from './order-items.ts';
import { type Proportion, proportion } from './proportion.ts';
import { ratioError } from './ratio-sums.ts';
import { type RevenueRate, revenueRateWithError } from './revenue-rate.ts';

/** Items that are offered as one. */
export interface Bundle {
  /** The host's name for it; each once. */
  readonly name: string;
  /** The items that an order must hold, all of them; at least one, each once. */
  readonly items: readonly ItemKey[];
}

/** What some sales returned. */
export interface ReturnFigures {
  /** What the items brought, in minor units; what was given back in the same order is taken off. */
  readonly revenueMinor: number;
  /** What they cost, in minor units; may fall between two units. */
  readonly costMinor: number;
  /** Profit over cost: 0.25 is a quarter on top; with the interval of a ratio over orders. */
  readonly returnRate: RevenueRate;
  /** Orders with an item of unknown cost: in no amount. */
  readonly ordersWithoutCost: number;
}

/** What the sales of one person returned. */
export interface PersonReturn extends ReturnFigures {
  /** Who sold; `null` for orders of which it is not known. */
  readonly person: string | number | null;
  /** The orders in question, of all orders of that person. */
  readonly orders: Proportion;
}

/** What a bundle returned, and by whom it was sold. */
export interface BundleReturn extends ReturnFigures {
  /** The bundle's name. */
  readonly bundle: string;
  /** Orders that hold it, of all orders. */
  readonly orders: Proportion;
  /** The same by person, highest sure return first; none where persons were not asked for. */
  readonly persons: readonly PersonReturn[];
}

/** Returns by bundle and by person. */
export interface BundleReturns {
  /** What was looked at. */
  readonly window: Window;
  /** Orders with at least one item. */
  readonly orders: number;
  /** Everything that was sold, in bundles or not: what a bundle contributes to. */
  readonly everything: ReturnFigures;
  /** One row a bundle, highest sure return first. */
  readonly bundles: readonly BundleReturn[];
  /** One row a person over everything they sold, highest sure return first. */
  readonly persons: readonly PersonReturn[];
  /** Rows that are no purchase, and why; refunds within the window are taken off revenue. */
  readonly leftOut: ItemRowsLeftOut;
}

/** What the log does not know. */
export interface BundleReturnsOptions {
  /** Orders from where until where, and in which zone. */
  readonly window: Window;
  /** The bundles to ask about; they may share items. */
  readonly bundles: readonly Bundle[];
  /** What one of an item costs, in minor units, at least 0; `null` if not known. */
  readonly unitCostOf: (item: ItemKey) => number | null;
  /** Who sold an order, such as the clerk who showed it; `null` if not known. */
  readonly personOf?: (order: ItemKey) => string | number | null;
}

/**
 * The return of each bundle on its cost, and of each person who sells.
 *
 * A bundle is sold in an order that holds all its items; its revenue and cost are those of its own
 * items there, so that what else was bought does not flatter it. Bundles that share items share
 * revenue too: do not add them up. Cost is unit cost times quantity; an item sent back (negative
 * quantity) gives its cost back, a refund without goods does not. An order with an item of unknown
 * cost is in no amount and is counted. Others rank by revenue or by profit: a return rate favours
 * what ties up little money. Rows are ranked by the lower limit of the rate's interval, then by
 * the rate; persons differ in whom they serve, so a rank is no verdict on them.
 *
 * @param log Items of orders.
 * @param options Window, bundles, unit costs, and who sold.
 * @returns One row a bundle and one a person; a rate is `null` where nothing was spent, its
 *   interval also below two orders.
 * @throws ContractError if the window, a bundle or a unit cost is not as described.
 * @see W. G. Cochran, "Sampling Techniques", 3rd edition (1977), chapter 6, for the interval.
 * @example Pot and tea together, sold twice
 * ```ts
 * import { bundleReturns } from 'everbond/metrics';
 * import { itemLog } from 'everbond/transactions';
 *
 * const at = '2026-01-05T09:00Z';
 * const rows = [
 *   { order: 1, item: 'pot', at, minor: 3000 },
 *   { order: 1, item: 'tea', at, minor: 600 },
 *   { order: 2, item: 'pot', at, minor: 2800 },
 *   { order: 2, item: 'tea', at, minor: 600 },
 *   { order: 3, item: 'tea', at, minor: 600 },
 * ];
 * const log = itemLog(rows, { order: 'order', item: 'item', at: 'at', minor: 'minor' });
 * const { bundles, persons } = bundleReturns(log, {
 *   window: { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' },
 *   bundles: [{ name: 'afternoon', items: ['pot', 'tea'] }],
 *   unitCostOf: (item) => (item === 'pot' ? 2500 : 300),
 *   personOf: (order) => (order === 2 ? 'dee' : 'eve'),
 * });
 *
 * bundles[0]?.returnRate.value; // => 0.25
 * bundles[0]?.orders.numerator; // => 2
 * persons.map(({ person, returnRate }) => [person, returnRate.denominatorMinor]);
 * // => [['eve', 3100], ['dee', 2800]]
 * ```
 */
export function bundleReturns(log: ItemLog, options: BundleReturnsOptions): BundleReturns {
  const { window, bundles, unitCostOf, personOf } = options;
  checkWindow('bundleReturns', window);
  checkBundles(bundles);

  const unitCosts = Float64Array.from(log.items, (item) => {
    const cost = unitCostOf(item);
    if (cost === null) return Number.NaN;
    if (cost >= 0 && cost < Infinity) return cost;
    return breach(
      'bundleReturns',
      'unitCostOf',
      `must return at least 0 or null, got ${shown(cost)}`,
    );
  });
  const { orders, all, byBundle, people, leftOut } = bundleSales(
    log,
    window,
    bundles.map(({ items }) => items),
    unitCosts,
    personOf ?? null,
  );
  const personRow = (sales: typeof all, index: number): PersonReturn => {
    const own = sales.byPerson[index]!;
    const ofOrders = all.byPerson[index]!.orders;
    return {
      person: people[index]!,
      orders: proportion(own.orders, ofOrders),
      ...figuresOf(own),
    };
  };
  const rows = byBundle.map((sales, index): BundleReturn => {
    const sold = sales.byPerson.flatMap((own, person) => (own.orders > 0 ? [person] : []));
    return {
      bundle: bundles[index]!.name,
      orders: proportion(sales.total.orders, orders),
      ...figuresOf(sales.total),
      persons: ranked(sold.map((person) => personRow(sales, person))),
    };
  });
  return {
    window,
    orders,
    everything: figuresOf(all.total),
    bundles: ranked(rows),
    persons: ranked(people.map((_, index) => personRow(all, index))),
    leftOut,
  };
}

/** The rate's base is the cost, what is measured the profit. */
function figuresOf({ revenue, sums, withoutCost }: Sales): ReturnFigures {
  const limits = { low: -Infinity, high: Infinity };
  // Where more came back than was sold there is no cost to measure by.
  const cost = Math.max(0, sums.base);
  const rate = revenueRateWithError(sums.measured, cost, ratioError(sums), limits);
  return {
    revenueMinor: revenue,
    costMinor: sums.base,
    returnRate: rate,
    ordersWithoutCost: withoutCost,
  };
}

/** Sorting is stable: rows that are equal stay as they were found. */
function ranked<Row extends ReturnFigures>(rows: readonly Row[]): readonly Row[] {
  const lowOf = ({ returnRate }: Row) => returnRate.interval?.low ?? -Infinity;
  const valueOf = ({ returnRate }: Row) => returnRate.value ?? -Infinity;
  return rows.toSorted(
    (one, other) => falling(lowOf(one), lowOf(other)) || falling(valueOf(one), valueOf(other)),
  );
}

function falling(one: number, other: number): number {
  if (one === other) return 0;
  return one > other ? -1 : 1;
}

function checkBundles(bundles: readonly Bundle[]): void {
  const names = new Set<string>();
  for (const { name, items } of bundles) {
    if (name === '' || names.has(name)) {
      breach('bundleReturns', 'bundles', 'must have names that differ and are not empty');
    }
    names.add(name);
    if (items.length === 0 || new Set(items).size !== items.length) {
      breach('bundleReturns', 'bundles', 'must have at least one item, and each item once');
    }
  }
}

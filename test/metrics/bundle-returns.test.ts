/** Bundle returns: profit over cost of items sold together, by bundle and by person. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type BundleReturnsOptions,
  bundleReturns,
} from '../../src/analytics/metrics/bundle-returns.ts';
import { anyItemRows, anyItemWindow, itemLogOf, plainOrders } from './item-logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
const line = (order: number, item: string, minor: number, quantity = 1) => {
  return { order, item, minor, quantity, customer: null, ms: Date.UTC(2026, 0, 5) };
};
const COSTS: Readonly<Record<string, number>> = { pot: 2000, tea: 250, cup: 500 };
const log = itemLogOf([
  line(1, 'pot', 3000),
  line(1, 'tea', 1000, 2),
  line(2, 'pot', 2400),
  line(2, 'tea', 500),
  line(2, 'cup', 400),
  line(3, 'tea', 500),
  line(4, 'cup', 1200),
  line(4, 'gift', 100),
]);
const asked: BundleReturnsOptions = {
  window,
  bundles: [
    { name: 'afternoon', items: ['pot', 'tea'] },
    { name: 'set', items: ['cup'] },
    { name: 'dream', items: ['pot', 'gold'] },
  ],
  unitCostOf: (item) => COSTS[item] ?? null,
};

describe('bundleReturns', () => {
  it('counts what the items of a bundle brought and cost where an order holds them all', () => {
    const { bundles, orders, persons } = bundleReturns(log, asked);
    const told = bundles.map(({ bundle, orders: sold, revenueMinor, costMinor, returnRate }) => {
      return [bundle, sold.numerator, revenueMinor, costMinor, returnRate.numeratorMinor];
    });

    // Afternoon: 4000 for 2500, 2900 for 2250. Set: 400 for 500, 1200 for 500.
    expect(told).toEqual([
      ['afternoon', 2, 6900, 4750, 2150],
      ['set', 2, 1600, 1000, 600],
      ['dream', 0, 0, 0, 0],
    ]);
    expect([orders, persons]).toEqual([4, []]);
    expect(bundles[2]?.returnRate).toMatchObject({ value: null, interval: null });
    expect(bundles[0]?.persons).toEqual([]);
  });

  it('tells what everything sold returned, for the contribution of a bundle', () => {
    // Orders 1, 2 and 3; of order 4 the cost of the gift is not known.
    expect(bundleReturns(log, asked).everything).toMatchObject({
      revenueMinor: 7800,
      costMinor: 5500,
      returnRate: { numeratorMinor: 2300, value: 2300 / 5500 },
      ordersWithoutCost: 1,
    });
  });

  it('gives the rate the interval of a ratio over orders', () => {
    const [afternoon] = bundleReturns(log, asked).bundles;
    // By hand: r = 2150/4750; profits 1500 and 650, costs 2500 and 2250; two orders, so times 2/1.
    const r = 2150 / 4750;
    const squares = (1500 - r * 2500) ** 2 + (650 - r * 2250) ** 2;
    const reach = (1.959963984540054 * Math.sqrt(2 * squares)) / 4750;
    expect(afternoon?.returnRate.value).toBeCloseTo(r, 12);
    expect(afternoon?.returnRate.interval?.low).toBeCloseTo(r - reach, 12);
    expect(afternoon?.returnRate.interval?.high).toBeCloseTo(r + reach, 12);
  });

  it('tells each person apart, surest return first, and who is not known', () => {
    const sold = [
      line(1, 'tea', 500),
      line(2, 'tea', 500),
      line(3, 'tea', 300),
      line(4, 'tea', 300),
      line(5, 'tea', 400),
      line(6, 'cup', 5000),
    ];
    const people = ['eve', 'eve', 'dee', 'dee', null, 'flo'];
    const { bundles, persons } = bundleReturns(itemLogOf(sold), {
      ...asked,
      bundles: [{ name: 'tea', items: ['tea'] }],
      personOf: (order) => people[Number(order) - 1] ?? null,
    });
    const told = (rows: typeof persons) =>
      rows.map(({ person, orders, returnRate }) => [
        person,
        orders.numerator,
        orders.denominator,
        returnRate.value,
      ]);

    // Of one order there is no interval: such rows come after, by their rate.
    expect(told(bundles[0]?.persons ?? [])).toEqual([
      ['eve', 2, 2, 1],
      ['dee', 2, 2, 0.2],
      [null, 1, 1, 0.6],
    ]);
    expect(told(persons)).toEqual([
      ['eve', 2, 2, 1],
      ['dee', 2, 2, 0.2],
      ['flo', 1, 1, 9],
      [null, 1, 1, 0.6],
    ]);
  });

  it('leaves an order with an item of unknown cost out of every amount, and counts it', () => {
    const { persons, bundles } = bundleReturns(log, {
      ...asked,
      bundles: [{ name: 'box', items: ['gift'] }],
      personOf: () => 'eve',
    });

    expect(bundles[0]).toMatchObject({ revenueMinor: 0, costMinor: 0, ordersWithoutCost: 1 });
    expect(bundles[0]?.orders.numerator).toBe(1);
    // Orders 1, 2 and 3: 4000, 3300 and 500 for 2500, 2750 and 250.
    expect(persons[0]).toMatchObject({ revenueMinor: 7800, costMinor: 5500, ordersWithoutCost: 1 });
  });

  it('takes back what was refunded, and its cost where the goods came back', () => {
    const refunds = itemLogOf([
      line(1, 'pot', 3000),
      line(1, 'tea', 1000, 4),
      line(1, 'tea', -250, -1),
      line(1, 'tea', -50),
      line(1, 'tea', 0, 0),
      line(2, 'pot', -3000, -1),
    ]);
    const { bundles, orders, leftOut } = bundleReturns(refunds, asked);

    expect(bundles[0]).toMatchObject({ revenueMinor: 3700, costMinor: 2000 + 3 * 250 });
    expect(orders).toBe(1);
    expect(leftOut).toEqual({ rowsOutside: 0, refunds: 3, noQuantity: 1 });
  });

  it('has no rate where more came back than was sold, or nothing was spent', () => {
    const back = itemLogOf([line(1, 'tea', 500), line(1, 'tea', -1500, -3)]);
    const tea = { ...asked, bundles: [{ name: 'tea', items: ['tea'] }] };

    expect(bundleReturns(back, tea).bundles[0]).toMatchObject({
      revenueMinor: -1000,
      costMinor: -500,
      returnRate: { value: null, interval: null },
    });
    const free = bundleReturns(log, { ...tea, unitCostOf: () => 0 }).bundles[0];
    expect(free?.returnRate).toMatchObject({ numeratorMinor: 2000, value: null, interval: null });
  });

  it('holds its caller to the contract', () => {
    const ask = (options: object) => () => bundleReturns(log, { ...asked, ...options });
    const named = (name: string, ...items: readonly string[]) => ({ name, items });

    expect(ask({ bundles: [named('', 'tea')] })).toThrow('bundles must have names that differ');
    expect(ask({ bundles: [named('a', 'tea'), named('a', 'pot')] })).toThrow('names that differ');
    expect(ask({ bundles: [named('a')] })).toThrow('at least one item, and each item once');
    expect(ask({ bundles: [named('a', 'tea', 'tea')] })).toThrow('each item once');
    expect(ask({ unitCostOf: () => -1 })).toThrow('must return at least 0 or null, got -1');
    expect(ask({ unitCostOf: () => NaN })).toThrow('got NaN');
    expect(ask({ unitCostOf: () => Infinity })).toThrow('got Infinity');
    expect(ask({ window: { ...window, from: 'x' } })).toThrow('window.from');
  });

  it('agrees with adding up every order by hand, whatever the orders', () => {
    const reached = { sold: 0, unknown: 0, persons: 0 };
    const costs: Readonly<Record<string, number>> = { tea: 50, cup: 80, milk: 0, pot: 210 };
    const names = ['tea', 'cup', 'milk', 'pot', 'jam'];
    const anyItems = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(anyItemRows, anyItemWindow, anyItems, (rows, looked, items) => {
        const personOf = (order: number | string) => [null, 'dee', 'eve'][Number(order) % 3]!;
        const found = bundleReturns(itemLogOf(rows), {
          window: looked,
          bundles: [{ name: 'some', items }],
          unitCostOf: (item) => costs[item] ?? null,
          personOf,
        });
        const orders = [...new Set(rows.map(({ order }) => order))].flatMap((order) => {
          const own = rows.filter((row) => row.order === order);
          const [plain] = plainOrders(own, looked);
          if (plain === undefined) return [];
          const of = own.filter(({ item }) => items.includes(item));
          const moved = of.filter(
            ({ quantity, minor }) => quantity < 0 || (quantity > 0 && minor >= 0),
          );
          return [
            {
              person: personOf(order),
              isSold: items.every((item) => plain.items.has(item)),
              isKnown: moved.every(({ item }) => costs[item] !== undefined),
              revenue: of.reduce((sum, { minor }) => sum + minor, 0),
              cost: moved.reduce((sum, { item, quantity }) => {
                return sum + quantity * (costs[item] ?? 0);
              }, 0),
            },
          ];
        });
        const sold = orders.filter(({ isSold }) => isSold);
        const sum = (some: typeof orders, field: 'revenue' | 'cost') =>
          some.filter(({ isKnown }) => isKnown).reduce((total, order) => total + order[field], 0);
        const [bundle] = found.bundles;

        expect(found.orders).toBe(orders.length);
        expect(bundle?.orders).toMatchObject({
          numerator: sold.length,
          denominator: orders.length,
        });
        expect(bundle?.revenueMinor).toBeCloseTo(sum(sold, 'revenue'), 6);
        expect(bundle?.costMinor).toBeCloseTo(sum(sold, 'cost'), 6);
        expect(bundle?.ordersWithoutCost).toBe(sold.filter(({ isKnown }) => !isKnown).length);
        for (const { person, orders: own, revenueMinor } of bundle?.persons ?? []) {
          const theirs = sold.filter((order) => order.person === person);
          expect(own.numerator).toBe(theirs.length);
          expect(own.denominator).toBe(orders.filter((order) => order.person === person).length);
          expect(revenueMinor).toBeCloseTo(sum(theirs, 'revenue'), 6);
          reached.persons += 1;
        }
        expect(new Set(bundle?.persons.map(({ person }) => person))).toEqual(
          new Set(sold.map(({ person }) => person)),
        );
        reached.sold += sold.length;
        reached.unknown += bundle?.ordersWithoutCost ?? 0;
      }),
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(20);
  });
});

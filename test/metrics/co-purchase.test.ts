/** Co-purchase: pairs with support, confidence and lift, counted as one would by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { associationOf } from '../../src/analytics/metrics/association.ts';
import { coPurchase } from '../../src/analytics/metrics/co-purchase.ts';
import { anyItemRows, anyItemWindow, itemLogOf, itemLogOfText, plainOrders } from './item-logs.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
const lines = (orders: readonly string[]) =>
  itemLogOfText(orders.map((items) => `- 2026-01-05 ${items}`).join('\n'));

describe('coPurchase', () => {
  it('finds the pairs of the published example with their support', () => {
    // R. Agrawal, R. Srikant, "Fast algorithms for mining association rules", Proceedings of VLDB
    // (1994), 487-499, figure 3: four transactions, minimum support two, and the large 2-itemsets.
    const found = coPurchase(lines(['1 3 4', '2 3 5', '1 2 3 5', '2 5']), { window, minOrders: 2 });
    const pairs = found.pairs.map(({ first, second, support }) => {
      return [[first, second].toSorted().join(' '), support.numerator];
    });

    expect(Object.fromEntries(pairs)).toEqual({ '1 3': 2, '2 3': 2, '2 5': 3, '3 5': 2 });
    // Of its six candidates {1 2} and {1 5} come once; pairs with item 4 come once too.
    expect(found.pairsBelow).toBe(4);
    expect([found.orders, found.items]).toEqual([4, 5]);
  });

  it('tells confidence in both directions, lift, and which pair is surest first', () => {
    const orders = ['tea milk', 'tea milk', 'tea milk', 'tea cup', 'tea cup', 'cup', 'tea', 'jam'];
    const { pairs, minOrders, maxItems } = coPurchase(lines(orders), { window, minOrders: 1 });
    const told = pairs.map(({ first, second, secondGivenFirst, firstGivenSecond, lift }) => [
      `${first} ${second}`,
      secondGivenFirst.value,
      firstGivenSecond.value,
      lift,
    ]);

    // Tea is in six of eight orders, milk in three, cup in three.
    expect(told).toEqual([
      ['tea milk', 0.5, 1, expect.closeTo(4 / 3, 12)],
      ['tea cup', 1 / 3, 2 / 3, expect.closeTo(8 / 9, 12)],
    ]);
    expect([minOrders, maxItems]).toEqual([1, 200]);
  });

  it('ranks equally sure pairs by support and then by the dictionary', () => {
    const { pairs } = coPurchase(lines(['d c', 'b a', 'd c', 'b a']), { window, minOrders: 1 });

    expect(pairs.map(({ first, second }) => `${first}${second}`)).toEqual(['dc', 'ba']);
  });

  it('asks for five orders unless told', () => {
    const five = Array.from({ length: 5 }, () => 'tea milk');

    expect(coPurchase(lines(five), { window }).pairs).toHaveLength(1);
    expect(coPurchase(lines(five.slice(1)), { window })).toMatchObject({
      pairs: [],
      pairsBelow: 1,
    });
  });

  it('leaves out orders of too many items, and says how many', () => {
    const orders = ['tea milk', 'tea milk cup', 'tea milk jam pot', 'cup tea'];
    const found = coPurchase(lines(orders), { window, minOrders: 1, maxItems: 3 });

    expect(found).toMatchObject({ orders: 3, items: 3, ordersTooLarge: 1, maxItems: 3 });
    expect(found.pairs.map(({ support }) => support.numerator).toSorted()).toEqual([1, 2, 2]);
    expect(coPurchase(lines(orders), { window, maxItems: 4 }).ordersTooLarge).toBe(0);
  });

  it('counts rows of refunds, of no quantity, and of orders outside the window apart', () => {
    const row = { order: 1, item: 'tea', customer: null, ms: Date.UTC(2026, 0, 5), quantity: 1 };
    const log = itemLogOf([
      { ...row, minor: 0 },
      { ...row, item: 'cup', minor: 100 },
      { ...row, item: 'pot', minor: -100 },
      { ...row, item: 'jam', quantity: -1, minor: 100 },
      { ...row, item: 'jam', quantity: 0, minor: 100 },
      { ...row, item: 'jam', quantity: 0, minor: -100 },
      { ...row, order: 2, ms: Date.UTC(2025, 11, 31), minor: 100 },
      { ...row, order: 3, ms: Date.UTC(2026, 1, 1), minor: 100 },
    ]);
    const { pairs, leftOut, orders } = coPurchase(log, { window, minOrders: 1 });

    expect(pairs.map(({ first, second }) => [first, second])).toEqual([['tea', 'cup']]);
    expect(leftOut).toEqual({ rowsOutside: 2, refunds: 3, noQuantity: 1 });
    expect(orders).toBe(1);
  });

  it('has nothing to say of no order, and holds its caller to the contract', () => {
    const none = itemLogOf([]);

    expect(coPurchase(none, { window })).toMatchObject({ orders: 0, items: 0, pairs: [] });
    expect(() => coPurchase(none, { window, minOrders: 0 })).toThrow('coPurchase: minOrders');
    expect(() => coPurchase(none, { window, maxItems: 1 })).toThrow('maxItems must be a whole');
    expect(() => coPurchase(none, { window: { ...window, zone: 'x' } })).toThrow('zone');
  });

  it('agrees with counting over sets, whatever the orders', () => {
    const reached = { pairs: 0, below: 0, large: 0 };
    fc.assert(
      fc.property(
        anyItemRows,
        anyItemWindow,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 5 }),
        (rows, looked, minOrders, maxItems) => {
          const all = plainOrders(rows, looked);
          const orders = all.filter(({ items }) => items.size <= maxItems);
          const having = (...names: readonly string[]) =>
            orders.filter(({ items }) => names.every((name) => items.has(name))).length;
          const found = coPurchase(itemLogOf(rows), { window: looked, minOrders, maxItems });
          const names = [...new Set(rows.map(({ item }) => item))];
          const pairs = names.flatMap((one, index) =>
            names.slice(index + 1).map((other) => ({ one, other, both: having(one, other) })),
          );
          const wanted = pairs.filter(({ both }) => both >= minOrders);

          expect(found.orders).toBe(orders.length);
          expect(found.ordersTooLarge).toBe(all.length - orders.length);
          expect(found.pairsBelow).toBe(
            pairs.filter(({ both }) => both > 0 && both < minOrders).length,
          );
          expect(found.pairs).toHaveLength(wanted.length);
          for (const { one, other, both } of wanted) {
            const pair = found.pairs.find(({ first, second }) => first === one && second === other);
            expect(pair?.support).toMatchObject({ numerator: both, denominator: orders.length });
            expect(pair?.secondGivenFirst).toMatchObject({
              numerator: both,
              denominator: having(one),
            });
            expect(pair?.firstGivenSecond).toMatchObject({
              numerator: both,
              denominator: having(other),
            });
            expect(pair?.lift).toBeCloseTo(
              (both * orders.length) / (having(one) * having(other)),
              12,
            );
          }
          for (const [index, { liftInterval }] of found.pairs.entries()) {
            const next = found.pairs[index + 1]?.liftInterval ?? liftInterval;
            expect(next.low).toBeLessThanOrEqual(liftInterval.low);
          }
          reached.pairs += wanted.length;
          reached.below += found.pairsBelow;
          reached.large += found.ordersTooLarge;
        },
      ),
    );
    expect(Math.min(reached.pairs, reached.below, reached.large)).toBeGreaterThan(20);
  });
});

describe('the interval of lift', () => {
  it('is that of the delta method, by gradients taken numerically', () => {
    const reached = { below: 0, above: 0 };
    const anyTable = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.nat(30), fc.nat(90));
    fc.assert(
      fc.property(anyTable, ([both, one, other, neither]) => {
        const cells = [both, one, other, neither];
        const all = both + one + other + neither;
        const shares = cells.map((count) => count / all);
        const logLift = ([p11, p10, p01]: readonly number[]) =>
          Math.log(p11!) - Math.log(p11! + p10!) - Math.log(p11! + p01!);
        const gradient = shares.map((_, cell) => {
          const moved = (step: number) =>
            logLift(shares.map((share, index) => (index === cell ? share + step : share)));
          const step = 1e-6 * (shares[0] ?? 0);
          return (moved(step) - moved(-step)) / (2 * step);
        });
        const mean = gradient.reduce((sum, slope, cell) => sum + slope * shares[cell]!, 0);
        const square = gradient.reduce((sum, slope, cell) => sum + slope ** 2 * shares[cell]!, 0);
        const error = Math.sqrt(Math.max(0, square - mean ** 2) / all);
        const { lift, liftInterval } = associationOf(both, both + one, both + other, all);

        expect(lift).toBeCloseTo(Math.exp(logLift(shares)), 9);
        // Numerical slopes are good to about six digits.
        expect(Math.log(liftInterval.high / lift)).toBeCloseTo(1.959963984540054 * error, 4);
        expect(Math.log(lift / liftInterval.low)).toBeCloseTo(1.959963984540054 * error, 4);
        if (lift < 0.9) reached.below += 1;
        if (lift > 1.1) reached.above += 1;
      }),
    );
    expect(Math.min(reached.below, reached.above)).toBeGreaterThan(20);
  });

  it('has no width where every order has one of the two', () => {
    expect(associationOf(3, 3, 7, 7)).toEqual({ lift: 1, liftInterval: { low: 1, high: 1 } });
  });
});

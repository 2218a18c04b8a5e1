/** Next items: what comes with an item and what follows it, against what follows any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nextItems } from '../../src/analytics/metrics/next-items.ts';
import { anyItemRows, anyItemWindow, itemLogOf, itemLogOfText, plainOrders } from './item-logs.ts';

const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
const told = ({ next }: ReturnType<typeof nextItems>) =>
  Object.fromEntries(
    next.map(({ item, share, anyway }) => [
      item,
      `${share.numerator}/${share.denominator} ${anyway.numerator}/${anyway.denominator}`,
    ]),
  );

describe('nextItems', () => {
  const log = itemLogOfText(`
    ada 2026-01-01 pot cup
    ada 2026-01-11 tea pot
    ada 2026-01-12 tea
    ada 2026-01-12 jam
    bob 2026-01-05 pot
    bob 2026-01-16 tea
    -   2026-01-05 pot tea
    cy  2026-02-25 pot
    cy  2026-02-26 tea
    cy  2026-03-01 tea`);
  const usual = { window, item: 'pot', relation: 'after', withinDays: 10 } as const;
  const after = { ...usual, minOrders: 1 };

  it('counts orders after which the same customer bought the item in time', () => {
    const found = nextItems(log, after);

    // Over by 28 February are the first six orders. Of them, three have a pot: ada's two and bob's.
    // Tea follows ada's first within ten days and her second by one day; bob's comes on the 11th.
    // Jam follows ada's second; the tea of the same instant does not follow her third.
    expect(told(found)).toEqual({ tea: '2/3 2/6', pot: '1/3 1/6', jam: '1/3 1/6' });
    expect(found).toMatchObject({
      item: 'pot',
      relation: 'after',
      withinDays: 10,
      minOrders: 1,
      itemsBelow: 0,
      ordersNotOver: 2,
      ordersWithoutCustomer: 1,
      leftOut: { rowsOutside: 1, refunds: 0, noQuantity: 0 },
    });
    expect(found.orders).toMatchObject({ numerator: 3, denominator: 6, value: 0.5 });
    expect(found.next[0]).toMatchObject({ item: 'tea', lift: 2 });
  });

  it('takes the last of the days in, and the day after it not', () => {
    expect(told(nextItems(log, { ...after, withinDays: 11 }))['tea']).toBe('3/3 3/6');
    expect(told(nextItems(log, { ...after, withinDays: 9 }))['tea']).toBe('1/3 1/6');
  });

  it('calls an order over when the last of its days is', () => {
    const notOver = (until: string) =>
      nextItems(log, { ...after, withinDays: 3, window: { ...window, until } }).ordersNotOver;

    // Cy's orders are of 25 and 26 February: their days end on 28 February and 1 March.
    expect(notOver('2026-03-01')).toBe(1);
    expect(notOver('2026-02-28')).toBe(2);
  });

  it('counts orders that hold both, the item itself not listed', () => {
    const found = nextItems(log, { window, item: 'pot', relation: 'with', minOrders: 1 });

    // Nine orders, five with a pot: one with a cup, two with tea; tea is in five.
    expect(told(found)).toEqual({ cup: '1/5 1/9', tea: '2/5 5/9' });
    expect(found).toMatchObject({ withinDays: null, ordersNotOver: 0, ordersWithoutCustomer: 0 });
    expect(found.orders).toMatchObject({ numerator: 5, denominator: 9 });
  });

  it('lists no item that came fewer times than asked for, five unless told', () => {
    expect(nextItems(log, { ...after, minOrders: 2 })).toMatchObject({ itemsBelow: 2 });
    expect(told(nextItems(log, { ...after, minOrders: 2 }))).toEqual({ tea: '2/3 2/6' });
    expect(nextItems(log, usual)).toMatchObject({ minOrders: 5, next: [], itemsBelow: 3 });
  });

  it('knows nothing of an item that was never bought, nor of no order', () => {
    const never = nextItems(log, { ...after, item: 'gold' });
    expect(never.orders).toMatchObject({ numerator: 0, denominator: 6 });
    expect([never.next, never.itemsBelow]).toEqual([[], 0]);
    expect(nextItems(itemLogOf([]), after)).toMatchObject({ next: [], ordersNotOver: 0 });
  });

  it('holds its caller to the contract', () => {
    const ask = (options: object) => () => nextItems(log, { ...after, ...options });

    expect(ask({ relation: 'before' })).toThrow('relation must be "with" or "after"');
    expect(ask({ relation: 'with' })).toThrow('withinDays must be left out for "with"');
    expect(ask({ withinDays: 0 })).toThrow('withinDays must be a whole number of at least 1');
    expect(() => nextItems(log, { window, item: 'pot', relation: 'after' })).toThrow('withinDays');
    expect(ask({ minOrders: 0.5 })).toThrow('minOrders');
    expect(ask({ window: { ...window, until: 'x' } })).toThrow('window.until');
  });

  it('agrees with following every order by hand, whatever the orders', () => {
    const reached = { follows: 0, repeated: 0, notOver: 0, unknown: 0, sameInstant: 0 };
    fc.assert(
      fc.property(
        anyItemRows,
        anyItemWindow,
        fc.integer({ min: 1, max: 12 }),
        (rows, looked, withinDays) => {
          const orders = plainOrders(rows, looked);
          const until = Date.parse(looked.until) / 86_400_000;
          const known = orders.filter(({ customer }) => customer !== null);
          const over = known.filter(({ day }) => day + withinDays < until);
          const found = nextItems(itemLogOf(rows), {
            window: looked,
            item: 'tea',
            relation: 'after',
            withinDays,
            minOrders: 1,
          });
          const later = over.map((order) => {
            const own = known.filter(({ customer }) => customer === order.customer);
            const follow = own.filter(
              ({ ms, day }) => ms > order.ms && day <= order.day + withinDays,
            );
            if (own.some((other) => other !== order && other.ms === order.ms)) {
              reached.sameInstant += 1;
            }
            if (follow.length > 1) reached.repeated += 1;
            return { order, items: new Set(follow.flatMap(({ items }) => [...items])) };
          });
          const having = later.filter(({ order }) => order.items.has('tea'));
          const wanted = ['tea', 'cup', 'milk', 'pot', 'jam'].flatMap((item) => {
            const share = having.filter(({ items }) => items.has(item)).length;
            const anyway = later.filter(({ items }) => items.has(item)).length;
            if (share > 0) reached.follows += 1;
            const text = `${share}/${having.length} ${anyway}/${over.length}`;
            return share > 0 ? [[item, text]] : [];
          });

          expect(told(found)).toEqual(Object.fromEntries(wanted));
          expect(found.ordersNotOver).toBe(known.length - over.length);
          expect(found.ordersWithoutCustomer).toBe(orders.length - known.length);
          reached.notOver += found.ordersNotOver;
          reached.unknown += found.ordersWithoutCustomer;
        },
      ),
    );
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(20);
  });

  it('with an item agrees with the pairs of orders by hand, ranked by the sure part of lift', () => {
    let listed = 0;
    fc.assert(
      fc.property(anyItemRows, anyItemWindow, (rows, looked) => {
        const orders = plainOrders(rows, looked);
        const found = nextItems(itemLogOf(rows), {
          window: looked,
          item: 'tea',
          relation: 'with',
          minOrders: 1,
        });
        const having = orders.filter(({ items }) => items.has('tea'));
        for (const { item, share, anyway, lift } of found.next) {
          const count = (some: typeof orders) =>
            some.filter(({ items }) => items.has(`${item}`)).length;
          expect([share.numerator, share.denominator]).toEqual([count(having), having.length]);
          expect([anyway.numerator, anyway.denominator]).toEqual([count(orders), orders.length]);
          expect(lift).toBeCloseTo(share.value! / anyway.value!, 12);
          listed += 1;
        }
        const others = new Set(having.flatMap(({ items }) => [...items]));
        others.delete('tea');
        expect(new Set(found.next.map(({ item }) => item))).toEqual(others);
        const lows = found.next.map(({ liftInterval }) => liftInterval.low);
        expect(lows).toEqual(lows.toSorted((one, other) => other - one));
      }),
    );
    expect(listed).toBeGreaterThan(100);
  });
});

/** Reading order lines: what is taken, what is refused, and what the log then holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { itemLog } from '../../src/analytics/transactions/rows-to-items.ts';
import type { Issue } from '../../src/kernel/parsed.ts';

const PLAIN = { order: 'order', item: 'sku', at: 'when' } as const;
const COLUMNS = { ...PLAIN, customer: 'id', quantity: 'count', minor: 'cents' } as const;
const GOOD = { order: 'A', sku: 'tea', id: 'ada', when: 5, count: 1, cents: 100 };

describe('itemLog', () => {
  it('keeps every row in the order it came, and the instant and customer once an order', () => {
    const anyRow = fc.record({
      order: fc.constantFrom(1, '1', 'B', 'a long order number'),
      sku: fc.constantFrom('tea', 'cup', 7),
      when: fc.integer({ min: 0, max: 5 }),
      count: fc.constantFrom(-1, 0, 0.5, 2),
      cents: fc.integer({ min: -5, max: 5 }),
    });
    const reached = { several: 0, unordered: 0, unknown: 0 };
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), fc.nat(3), (lines, unknown) => {
        // Every order has one customer, whom its first rows may not name.
        const rows = lines.map((row, index) => ({
          ...row,
          id: index < unknown ? null : `of ${typeof row.order} ${row.order}`,
        }));
        const log = itemLog(rows, COLUMNS);
        const told = Array.from({ length: log.rows }, (_, row) => ({
          order: log.orders[log.orderCodes[row]!],
          sku: log.items[log.itemCodes[row]!],
          count: log.quantity[row],
          cents: log.minor[row],
        }));

        expect(told).toEqual(
          rows.map(({ order, sku, count, cents }) => ({ order, sku, count, cents })),
        );
        expect(log.orders).toEqual([...new Set(rows.map(({ order }) => order))]);
        for (const [code, order] of log.orders.entries()) {
          const own = rows.filter((row) => row.order === order);
          const named = own.find((row) => row.id !== null)?.id ?? null;
          const customer = log.orderCustomers[code]!;
          expect(log.orderAt[code]).toBe(Math.min(...own.map(({ when }) => when)));
          expect(customer < 0 ? null : log.customers[customer]).toBe(named);
          if (own.length > 1) reached.several += 1;
          if (log.orderAt[code] !== own[0]?.when) reached.unordered += 1;
          if (named === null) reached.unknown += 1;
        }
      }),
    );
    expect(Math.min(reached.several, reached.unordered, reached.unknown)).toBeGreaterThan(20);
  });

  it('reads names of fields and functions alike, at once or as rows arrive', async () => {
    const rows = [GOOD, { ...GOOD, sku: 'cup', cents: 2n, count: '0.75' }];
    async function* arriving() {
      for (const row of rows) yield await Promise.resolve(row);
    }
    const byFunction = { ...COLUMNS, item: (row: { sku: string }) => row.sku };
    const log = itemLog(rows, COLUMNS);

    expect(await itemLog(arriving(), COLUMNS)).toEqual(log);
    expect(itemLog(rows, byFunction)).toEqual(log);
    expect([Array.from(log.minor), Array.from(log.quantity)]).toEqual([
      [100, 2],
      [1, 0.75],
    ]);
    expect([log.currency, log.scale]).toEqual([null, 2]);
  });

  it('takes one of each item and no customer where the columns are not named', () => {
    const log = itemLog([GOOD], { ...PLAIN, minor: 'cents', currency: 'EUR' });

    expect([log.quantity[0], log.orderCustomers[0], log.currency]).toEqual([1, -1, 'EUR']);
    expect(log.customers).toEqual([]);
  });

  it('reads decimal text at the scale that is named, and dates in the zone', () => {
    const rows = [{ ...GOOD, when: '2026-03-01', cents: '-12.5' }];
    const log = itemLog(rows, { ...PLAIN, amount: 'cents', scale: 3, zone: 'Europe/Paris' });

    expect([log.minor[0], log.scale]).toEqual([-12_500, 3]);
    expect(log.orderAt[0]).toBe(Date.UTC(2026, 1, 28, 23));
  });

  it('gives 0 for -0 everywhere', () => {
    const log = itemLog([{ order: -0, sku: -0, id: -0, when: 0, count: -0, cents: -0 }], COLUMNS);

    for (const value of [
      log.orders[0],
      log.items[0],
      log.customers[0],
      log.quantity[0],
      log.minor[0],
    ]) {
      expect(Object.is(value, 0)).toBe(true);
    }
  });
});

const WRONG: readonly (readonly [string, unknown, string, string])[] = [
  ['no order', { ...GOOD, order: '' }, 'order', 'NOT_AN_ORDER'],
  ['half an order', { ...GOOD, order: 0.5 }, 'order', 'NOT_AN_ORDER'],
  ['no item', { ...GOOD, sku: null }, 'sku', 'NOT_AN_ITEM'],
  ['no date', { ...GOOD, when: '' }, 'when', 'DATE_MISSING'],
  ['a date without a zone', { ...GOOD, when: '2026-01-05' }, 'when', 'NOT_A_DATE'],
  ['a customer that is no key', { ...GOOD, id: {} }, 'id', 'NOT_A_CUSTOMER'],
  ['another customer', { ...GOOD, id: 'bob' }, 'id', 'OTHER_CUSTOMER'],
  ['a customer of another type', { ...GOOD, order: 1, id: '7' }, 'id', 'OTHER_CUSTOMER'],
  ['a count in words', { ...GOOD, count: 'two' }, 'count', 'NOT_A_QUANTITY'],
  ['an endless count', { ...GOOD, count: Infinity }, 'count', 'NOT_A_QUANTITY'],
  ['no count', { ...GOOD, count: undefined }, 'count', 'NOT_A_QUANTITY'],
  ['half a cent', { ...GOOD, cents: 0.5 }, 'cents', 'NOT_AN_AMOUNT'],
  ['text for cents', { ...GOOD, cents: '100' }, 'cents', 'NOT_AN_AMOUNT'],
  ['no amount', { ...GOOD, cents: null }, 'cents', 'AMOUNT_MISSING'],
  ['no row', null, 'order', 'NOT_AN_ORDER'],
];

describe('a row that is no order line', () => {
  const before = [GOOD, { ...GOOD, order: 1, id: 7 }];

  it.each(WRONG)('with %s is reported and skipped, and changes nothing', (_, row, field, code) => {
    const issues: Issue[] = [];
    const log = itemLog([...before, row as typeof GOOD], {
      ...COLUMNS,
      onInvalid: (issue) => issues.push(issue),
    });

    expect(log).toEqual(itemLog(before, COLUMNS));
    expect(issues[0]).toMatchObject({ path: [2, field], code });
    expect(issues).toHaveLength(row === null ? 4 : 1);
  });

  it.each(WRONG)('with %s stops the reading by default', (_, row, field, code) => {
    const read = () => itemLog([...before, row as typeof GOOD], COLUMNS);

    expect(read).toThrow(new RegExp(`^row 2: ${field} must`));
    expect(read).toThrow(expect.objectContaining({ facts: { row: 2, field, issue: code } }));
    expect(read).not.toThrow(/two|bob/);
  });

  it('is told that text was expected where the amount is text', () => {
    const read = (cents: unknown) => () =>
      itemLog([{ ...GOOD, cents }], { ...PLAIN, amount: 'cents' });

    expect(read(100)).toThrow('cents must be decimal text');
    expect(read('1,5')).toThrow('cents must be a decimal number such as 12.50');
    expect(read(undefined)).toThrow('cents must say how much it was');
  });
});

describe('its caller', () => {
  it('names the columns, one of minor and amount, and gives rows', () => {
    expect(() => itemLog([], PLAIN)).toThrow('exactly one of minor and amount');
    expect(() => itemLog([], { ...COLUMNS, amount: 'cents' })).toThrow('exactly one of');
    expect(() => itemLog([], { ...COLUMNS, order: 5 as unknown as 'order' })).toThrow(
      'columns must',
    );
    expect(() => itemLog(5 as unknown as [], COLUMNS)).toThrow('rows must be iterable');
    expect(() => itemLog([], { ...COLUMNS, scale: 16 })).toThrow('itemLog: scale');
    expect(() => itemLog([], { ...COLUMNS, scale: 'widest' as unknown as 2 })).toThrow(
      'scale must',
    );
    expect(() => itemLog([], { ...COLUMNS, currency: 'euro' })).toThrow('currency');
  });
});

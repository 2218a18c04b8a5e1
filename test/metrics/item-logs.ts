/** Item logs made by hand and at random, and the plainest reading of what each order holds. */
import fc from 'fast-check';

import type { ItemLog } from '../../src/analytics/transactions/item-log.ts';
import { itemLog } from '../../src/analytics/transactions/rows-to-items.ts';
import type { Window } from '../../src/time/window.ts';
import { dateOf } from './logs.ts';

export interface ItemRow {
  readonly order: number;
  readonly item: string;
  readonly customer: string | null;
  readonly ms: number;
  readonly quantity: number;
  readonly minor: number;
}

/** A log of rows. */
export function itemLogOf(rows: readonly ItemRow[]): ItemLog {
  return itemLog(rows, {
    order: 'order',
    item: 'item',
    customer: 'customer',
    at: 'ms',
    quantity: 'quantity',
    minor: 'minor',
  });
}

/** Orders of one customer each, `customer date item item …`, one a line; every item costs 100. */
export function itemLogOfText(text: string): ItemLog {
  const lines = text.trim().split('\n');
  return itemLogOf(
    lines.flatMap((line, order) => {
      const [customer = '', date = '', ...items] = line.trim().split(/\s+/);
      const known = customer === '-' ? null : customer;
      const shared = { order, customer: known, ms: Date.parse(date), quantity: 1, minor: 100 };
      return items.map((item) => ({ ...shared, item }));
    }),
  );
}

/** One order, read plainly. */
export interface PlainOrder {
  readonly customer: string | null;
  readonly ms: number;
  /** Days since 1970-01-01 in the zone of the window. */
  readonly day: number;
  readonly items: ReadonlySet<string>;
}

/** The orders of a window that hold anything. */
export function plainOrders(rows: readonly ItemRow[], window: Window): readonly PlainOrder[] {
  return [...new Set(rows.map(({ order }) => order))].flatMap((order) => {
    const own = rows.filter((row) => row.order === order);
    const ms = Math.min(...own.map((row) => row.ms));
    const date = dateOf(window.zone, ms);
    const items = new Set(
      own.filter((row) => row.quantity > 0 && row.minor >= 0).map((row) => row.item),
    );
    if (items.size === 0 || date < window.from || date >= window.until) return [];
    return [{ customer: own[0]!.customer, ms, day: Date.parse(date) / 86_400_000, items }];
  });
}

const FIRST_MS = Date.UTC(2026, 0, 1);

/** Orders over thirty days, most of them by three customers, some at the same instant. */
export const anyItemRows: fc.Arbitrary<readonly ItemRow[]> = fc
  .array(
    fc.record({
      customer: fc.constantFrom('ada', 'bob', 'cy', null),
      ms: fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0, -1, 43_200_000))
        .map(([day, offset]) => FIRST_MS + day * 86_400_000 + offset),
      lines: fc.array(
        fc.record({
          item: fc.constantFrom('tea', 'cup', 'milk', 'pot', 'jam'),
          quantity: fc.constantFrom(1, 1, 2, 0.5, 0, -1),
          minor: fc.constantFrom(100, 100, 250, 0, -100),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { maxLength: 25, size: 'max' },
  )
  .map((orders) =>
    orders.flatMap(({ customer, ms, lines }, order) =>
      lines.map((line) => ({ order, customer, ms, ...line })),
    ),
  );

export const anyItemWindow: fc.Arbitrary<Window> = fc
  .constantFrom('UTC', 'Europe/Paris', 'Pacific/Apia', 'America/New_York')
  .chain((zone) =>
    fc.constantFrom(
      { from: '2026-01-01', until: '2026-02-01', zone },
      { from: '2026-01-05', until: '2026-01-28', zone },
      { from: '2025-01-01', until: '2027-01-01', zone },
    ),
  );

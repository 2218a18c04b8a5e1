/** Random subscriptions for the laws, and the plainest reading of what is in force at an instant. */
import fc from 'fast-check';

import { subscriptionLog } from '../../src/analytics/subscriptions/rows-to-subscriptions.ts';

export interface Row {
  readonly id: string | number;
  readonly start: number;
  readonly end: number | null;
  readonly cents: number;
}

const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(2025, 10, 1);

/** Five customers from November 2025 to May 2026, often beginning and ending at midnight of a 1st. */
const anyRow: fc.Arbitrary<Row> = fc
  .record({
    id: fc.constantFrom<string | number>('ada', 'bob', '__proto__', 7, '7'),
    day: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 30, 61, 92, 120, 151)),
    offset: fc.constantFrom(0, 0, 1, -1, 43_200_000),
    days: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(28, 30, 31, null)),
    cents: fc.constantFrom(0, 1, 500, 500, 1000, 2500),
  })
  .map(({ id, day, offset, days, cents }) => {
    const start = FIRST_MS + day * DAY_MS + offset;
    return { id, start, end: days === null ? null : start + days * DAY_MS, cents };
  });

export const anyRows: fc.Arbitrary<readonly Row[]> = fc.array(anyRow, {
  maxLength: 14,
  size: 'max',
});

export function logOf(rows: readonly Row[], observedUntil = '2026-06-01T00:00Z') {
  return subscriptionLog(rows, {
    customer: 'id',
    start: 'start',
    end: 'end',
    minor: 'cents',
    observedUntil,
  });
}

/** What a customer pays at an instant: every subscription in force, added up. */
export function revenueAt(rows: readonly Row[], id: string | number, ms: number): number {
  return rows
    .filter((row) => row.id === id && row.start <= ms && (row.end === null || ms < row.end))
    .reduce((sum, row) => sum + row.cents, 0);
}

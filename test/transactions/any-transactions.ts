/** Random transactions for the laws, and the plainest reading of what a summary is. */
import fc from 'fast-check';

import { dateOfDayNumber } from '../../src/time/local-date.ts';
import { startOfDateMs } from '../../src/time/start-of-date.ts';
import type { Window } from '../../src/time/window.ts';

export interface Row {
  readonly id: string | number;
  readonly ms: number;
  readonly cents: number;
}

/** Zones with every kind of trouble: none, half hours, midnight gaps, a skipped day. */
const anyZone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
);

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2011, 9, 1) / DAY_MS;

/** Six customers, half a year around the day that Apia skipped, often at midnight. */
const anyRow: fc.Arbitrary<Row> = fc.record({
  id: fc.constantFrom<string | number>('ada', 'bob', 'cy', '__proto__', 7, '7'),
  ms: fc
    .tuple(fc.integer({ min: 0, max: 180 }), fc.constantFrom(0, 1, -1, 3_600_000, 43_200_000))
    .map(([day, offset]) => (FIRST_DAY + day) * DAY_MS + offset),
  cents: fc.constantFrom(-500, -1, 0, 1, 250, 1999),
});

export const anyRows: fc.Arbitrary<readonly Row[]> = fc.array(anyRow, {
  maxLength: 40,
  size: 'max',
});

/** A window that ends among the rows. */
export const anyWindow: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 60, max: 200 }), anyZone)
  .map(([day, zone]) => ({ from: '2011-10-01', until: dateOfDayNumber(FIRST_DAY + day), zone }));

export const COLUMNS = { customer: 'id', at: 'ms', minor: 'cents' } as const;

/** What is known of one customer, read off the rows one day at a time. */
export interface PlainSummary {
  readonly purchases: number;
  readonly firstDate: string | null;
  readonly secondDate: string | null;
  readonly lastDate: string | null;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly revenue: number;
  readonly refunded: number;
}

/** The summary of one customer by filtering and sorting, day by day, with no column in sight. */
export function plainSummary(
  rows: readonly Row[],
  id: string | number,
  { until, zone }: Window,
  countsZero: boolean,
): PlainSummary {
  const seen = rows.filter((row) => row.id === id && row.ms < startOfDateMs(zone, until));
  const bought = seen
    .filter(({ cents }) => cents > 0 || (cents === 0 && countsZero))
    .toSorted((a, b) => a.ms - b.ms);
  const refunds = seen.filter(({ cents }) => cents < 0);
  const dates = [...new Set(bought.map(({ ms }) => dateOf(zone, ms)))].toSorted();
  const sum = (amounts: readonly Row[]) => amounts.reduce((total, { cents }) => total + cents, 0);
  return {
    purchases: bought.length,
    firstDate: dates[0] ?? null,
    secondDate: dates[1] ?? null,
    lastDate: dates.at(-1) ?? null,
    firstMs: bought[0]?.ms ?? null,
    lastMs: bought.at(-1)?.ms ?? null,
    revenue: sum(bought),
    refunded: sum(refunds),
  };
}

/** The local date of an instant, as the runtime's calendar prints it. */
function dateOf(zone: string, ms: number): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(ms);
}

/** Logs made by hand and at random, and the plainest reading of which period an instant lies in. */
import fc from 'fast-check';

import type {
  TransactionLog,
  ZeroAmounts,
} from '../../src/analytics/transactions/transaction-log.ts';
import type { PeriodUnit } from '../../src/time/period.ts';
import type { Window } from '../../src/time/window.ts';

export interface Row {
  readonly customer: string;
  readonly ms: number;
  readonly minor: number;
}

/** A log of rows, every column filled one by one. */
export function logOf(rows: readonly Row[], zeroAmounts: ZeroAmounts = 'purchase'): TransactionLog {
  const customers = [...new Set(rows.map((row) => row.customer))];
  return {
    rows: rows.length,
    customers,
    codes: Uint32Array.from(rows, (row) => customers.indexOf(row.customer)),
    at: Float64Array.from(rows, (row) => row.ms),
    minor: Float64Array.from(rows, (row) => row.minor),
    timeOrdered: rows.every((row, index) => index === 0 || rows[index - 1]!.ms <= row.ms),
    currency: null,
    scale: 2,
    zeroAmounts,
  };
}

/** A log of `customer date minor`, one a line. */
export function logOfText(text: string, zeroAmounts: ZeroAmounts = 'purchase'): TransactionLog {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => {
      const [customer = '', date = '', minor = ''] = line.trim().split(/\s+/);
      return { customer, ms: Date.parse(date), minor: Number(minor) };
    });
  return logOf(rows, zeroAmounts);
}

/** Whether a row is an activity. */
export function isPurchase(row: Row, zeroAmounts: ZeroAmounts): boolean {
  return row.minor > 0 || (row.minor === 0 && zeroAmounts === 'purchase');
}

const DAY_MS = 86_400_000;
export const dayText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const FIRST_DAY = Date.UTC(2025, 0, 1) / DAY_MS;

/** A question about a random log. */
export interface Question {
  readonly rows: readonly Row[];
  readonly window: Window;
  readonly period: PeriodUnit;
  readonly zeroAmounts: ZeroAmounts;
  readonly inactiveAfter: number;
}

/** Six customers over 15 months, often within an hour of a midnight. */
const anyRow: fc.Arbitrary<Row> = fc.record({
  customer: fc.constantFrom('ada', 'bob', 'cy', 'dee', 'eve', 'flo'),
  ms: fc
    .tuple(
      fc.integer({ min: 0, max: 450 }),
      fc.constantFrom(0, -1, -18_000_000, 3_600_000, -50_000_000, 43_200_000),
    )
    .map(([day, offset]) => (FIRST_DAY + day) * DAY_MS + offset),
  minor: fc.constantFrom(-500, 0, 1, 250, 1999, 1999),
});

export const anyRows: fc.Arbitrary<readonly Row[]> = fc
  .tuple(fc.array(anyRow, { maxLength: 60, size: 'max' }), fc.boolean())
  .map(([rows, ordered]) => (ordered ? rows.toSorted((a, b) => a.ms - b.ms) : rows));

const anyZone = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);

/** Windows begin before, among and after the first rows, and end among and after the last. */
const anyWindow: fc.Arbitrary<Window> = fc
  .tuple(fc.constantFrom(-3, 0, 45, 151), fc.constantFrom(60, 212, 300, 365), anyZone)
  .map(([from, days, zone]) => ({
    from: dayText(FIRST_DAY + from),
    until: dayText(FIRST_DAY + from + days),
    zone,
  }));

export const anyQuestion: fc.Arbitrary<Question> = fc.record({
  rows: anyRows,
  window: anyWindow,
  period: fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'month', 'quarter', 'year'),
  zeroAmounts: fc.constantFrom<ZeroAmounts>('purchase', 'left-out'),
  inactiveAfter: fc.integer({ min: 1, max: 4 }),
});

/** The local date of an instant, as the runtime's calendar prints it. */
export function dateOf(zone: string, ms: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  return format.format(ms);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The period of a date, by its text alone; weeks begin on Mondays. */
export function labelOf(period: PeriodUnit, date: string): string {
  if (period === 'year') return date.slice(0, 4);
  if (period === 'month') return date.slice(0, 7);
  if (period === 'quarter') {
    return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  }
  if (period === 'day') return date;
  const day = Date.parse(date) / DAY_MS;
  const sinceMonday = (new Date(date).getUTCDay() + 6) % 7;
  return dayText(day - sinceMonday);
}

/** All periods there are from two years before the rows to two years after, as texts in order. */
export function allLabels(period: PeriodUnit): readonly string[] {
  let labels = labelsOfUnit.get(period);
  if (labels === undefined) {
    const dates = Array.from({ length: 2000 }, (_, day) => dayText(FIRST_DAY - 700 + day));
    labels = [...new Set(dates.map((date) => labelOf(period, date)))];
    labelsOfUnit.set(period, labels);
  }
  return labels;
}

const labelsOfUnit = new Map<PeriodUnit, readonly string[]>();

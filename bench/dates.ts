/**
 * What an application writes with date-fns: Map over an array of objects, dates as dates.
 *
 * Not written for speed, but as the functions' own pages show their use. They go by the zone of the
 * process, which is UTC in a benchmark.
 */

import { loadPeer } from './peers.ts';
import { fifths, groupRows, type Row } from './plain.ts';

/** The members of date-fns that are called here. */
interface DateFns {
  startOfMonth(date: Date): Date;
  differenceInCalendarMonths(later: Date, earlier: Date): number;
  differenceInCalendarDays(later: Date, earlier: Date): number;
}

const FROM = new Date('2022-01-01T00:00Z');
const UNTIL = new Date('2025-01-01T00:00Z');

/** All four, with the same answers as the plain code has. */
export interface FourByDates {
  /** Customers by fifths of recency, frequency and revenue. */
  readonly scores: readonly (readonly number[])[];
  /** Month of the cohort, months later, customers; in order. */
  readonly cells: readonly (readonly [number, number, number])[];
  /** New, retained, resurrected and churned customers by month. */
  readonly movements: readonly (readonly number[])[];
}

/** A function to all four. */
export async function loadFourByDates(): Promise<(rows: readonly Row[]) => FourByDates> {
  const dates = (await loadPeer('date-fns')) as DateFns;
  return (rows) => ({
    scores: scoresOf(dates, rows),
    cells: cellsOf(dates, rows),
    movements: movementsOf(dates, rows),
  });
}

function scoresOf({ differenceInCalendarDays }: DateFns, rows: readonly Row[]) {
  const summaries = [...groupRows(rows)].map(([customer, own]) => {
    const sorted = own.toSorted((one, other) => one.at.getTime() - other.at.getTime());
    const [first, last] = [sorted[0]!.at, sorted.at(-1)!.at];
    return {
      customer,
      first,
      last,
      purchases: own.length,
      recencyDays: differenceInCalendarDays(UNTIL, last),
      revenueMinor: own.reduce((sum, { minor }) => sum + minor, 0),
    };
  });
  return [
    fifths(summaries.map(({ recencyDays }) => recencyDays)),
    fifths(summaries.map(({ purchases }) => purchases)),
    fifths(summaries.map(({ revenueMinor }) => revenueMinor)),
  ];
}

function cellsOf({ startOfMonth, differenceInCalendarMonths }: DateFns, rows: readonly Row[]) {
  const firsts = new Map<string, Date>();
  for (const { customer, at } of rows) {
    const first = firsts.get(customer);
    if (first === undefined || at < first) firsts.set(customer, at);
  }
  const cohorts = new Map<number, Map<number, Set<string>>>();
  for (const { customer, at } of rows) {
    const month = startOfMonth(firsts.get(customer)!);
    const later = differenceInCalendarMonths(at, month);
    const cohort = cohorts.get(month.getTime()) ?? new Map<number, Set<string>>();
    cohorts.set(month.getTime(), cohort);
    const customers = cohort.get(later) ?? new Set();
    cohort.set(later, customers.add(customer));
  }
  return [...cohorts]
    .flatMap(([month, cohort]) =>
      [...cohort].map(
        ([later, customers]) =>
          [differenceInCalendarMonths(new Date(month), FROM), later, customers.size] as const,
      ),
    )
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

function movementsOf({ startOfMonth }: DateFns, rows: readonly Row[]) {
  const months = new Map<number, Set<string>>();
  for (const { customer, at } of rows) {
    const month = startOfMonth(at).getTime();
    months.set(month, (months.get(month) ?? new Set()).add(customer));
  }
  const known = new Set<string>();
  let before: ReadonlySet<string> = new Set();
  return [...months]
    .sort(([one], [other]) => one - other)
    .map(([, customers]) => {
      const active = [...customers];
      const retained = active.filter((customer) => before.has(customer)).length;
      const added = active.filter((customer) => !known.has(customer)).length;
      const churned = [...before].filter((customer) => !customers.has(customer)).length;
      for (const customer of active) known.add(customer);
      before = customers;
      return [added, retained, customers.size - added - retained, churned];
    });
}

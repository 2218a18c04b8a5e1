/**
 * What an application does without a library: Map and Set over an array of objects, UTC getters,
 * no dependency. Written for speed where that costs no clarity.
 */
import { keyOf, type Transactions } from './generate.ts';

/** A row as applications hold it. */
export interface Row {
  readonly customer: string;
  readonly at: Date;
  readonly minor: number;
}

/** Rows with texts of their own, as if they had just been read. */
export function rowsOf({ codes, at, minor }: Transactions): readonly Row[] {
  return Array.from(codes, (code, row) => ({
    customer: keyOf(code),
    at: new Date(at[row]!),
    minor: minor[row]!,
  }));
}

/** A number for each key, in order of first appearance. */
export function codesByMap(keys: readonly string[]): Uint32Array {
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row]!;
    let code = codeOf.get(key);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(key, code);
    }
    codes[row] = code;
  }
  return codes;
}

/** Rows by customer. */
export function groupRows(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.customer);
    if (group === undefined) groups.set(row.customer, [row]);
    else group.push(row);
  }
  return groups;
}

/** What a summary knows of a customer. */
export interface Summary {
  purchases: number;
  firstAt: number;
  lastAt: number;
  revenueMinor: number;
}

export function summaries(rows: readonly Row[]): ReadonlyMap<string, Summary> {
  const found = new Map<string, Summary>();
  for (const { customer, at, minor } of rows) {
    const ms = at.getTime();
    const summary = found.get(customer);
    if (summary === undefined) {
      found.set(customer, { purchases: 1, firstAt: ms, lastAt: ms, revenueMinor: minor });
    } else {
      summary.purchases += 1;
      summary.firstAt = Math.min(summary.firstAt, ms);
      summary.lastAt = Math.max(summary.lastAt, ms);
      summary.revenueMinor += minor;
    }
  }
  return found;
}

function monthOf(at: Date): number {
  return (at.getUTCFullYear() - 2022) * 12 + at.getUTCMonth();
}

/** Who bought in each month, by month. */
function monthlyCustomers(rows: readonly Row[]): readonly (readonly [number, Set<string>])[] {
  const months = new Map<number, Set<string>>();
  for (const { customer, at } of rows) {
    const month = monthOf(at);
    const customers = months.get(month);
    if (customers === undefined) months.set(month, new Set([customer]));
    else customers.add(customer);
  }
  return [...months].sort(([one], [other]) => one - other);
}

/** Customers of a cohort (first key) who bought so many months later (second key). */
export function cohorts(rows: readonly Row[]): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const firstMonths = new Map<string, number>();
  const grid = new Map<number, Map<number, number>>();
  for (const [month, customers] of monthlyCustomers(rows)) {
    for (const customer of customers) {
      const first = firstMonths.get(customer) ?? month;
      if (first === month) firstMonths.set(customer, month);
      const cohort = grid.get(first) ?? new Map<number, number>();
      grid.set(first, cohort);
      cohort.set(month - first, (cohort.get(month - first) ?? 0) + 1);
    }
  }
  return grid;
}

/** The same as cells: month of the cohort, months later, customers; in order. */
export function cellsOf(rows: readonly Row[]): readonly (readonly number[])[] {
  return [...cohorts(rows)]
    .flatMap(([cohort, later]) =>
      [...later].map(([index, customers]) => [cohort, index, customers]),
    )
    .sort((one, other) => one[0]! - other[0]! || one[1]! - other[1]!);
}

/** New, retained, resurrected and churned customers by month. */
export function movements(rows: readonly Row[]): readonly (readonly number[])[] {
  const known = new Set<string>();
  let before = new Set<string>();
  return monthlyCustomers(rows).map(([, customers]) => {
    const counts = [0, 0, 0, 0] as [number, number, number, number];
    for (const customer of customers) {
      if (before.has(customer)) counts[1] += 1;
      else if (known.has(customer)) counts[2] += 1;
      else counts[0] += 1;
      known.add(customer);
    }
    for (const customer of before) if (!customers.has(customer)) counts[3] += 1;
    before = customers;
    return counts;
  });
}

/** How many values fall into each fifth, by breakpoints of sorted values as spreadsheets take them. */
export function fifths(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const breakpoints = [0.2, 0.4, 0.6, 0.8].map((share) => {
    const position = (sorted.length - 1) * share;
    const low = sorted[Math.floor(position)]!;
    const high = sorted[Math.ceil(position)]!;
    return low + (high - low) * (position - Math.floor(position));
  });
  const counts = [0, 0, 0, 0, 0];
  for (const value of values) {
    counts[breakpoints.filter((breakpoint) => value > breakpoint).length]! += 1;
  }
  return counts;
}

/** The share without an event, at each time of an event, by sorting. */
export function survival(durations: ArrayLike<number>, observed: ArrayLike<number>): number[] {
  const subjects = Array.from(durations, (time, index) => ({
    time,
    isEvent: observed[index] === 1,
  }));
  subjects.sort((one, other) => one.time - other.time);
  const curve: number[] = [];
  let share = 1;
  for (let index = 0; index < subjects.length; ) {
    const atRisk = subjects.length - index;
    const { time } = subjects[index]!;
    let events = 0;
    for (; subjects[index]?.time === time; index += 1) if (subjects[index]!.isEvent) events += 1;
    share *= 1 - events / atRisk;
    if (events > 0) curve.push(share);
  }
  return curve;
}

/** Day groups: which customers bought on each local day. */

/** Purchases grouped by local day. */
export interface DayGroups {
  /** The customer of each purchase; those of one day lie together, the days ascend. */
  readonly codes: Uint32Array;
  /** Group `g` is the entries from `bounds[g]` until before `bounds[g + 1]`; none is empty. */
  readonly bounds: readonly number[];
  /** The day of each group, in days since 1970-01-01. */
  readonly days: readonly number[];
}

/**
 * The groups of rows that are ordered by time: the codes stay where they are.
 *
 * @param dayOf Never falls as instants rise.
 */
export function orderedDayGroups(
  codes: Uint32Array,
  at: Float64Array,
  dayOf: (ms: number) => number,
): DayGroups {
  const bounds = [0];
  const days: number[] = [];
  let row = 0;
  let size = 1;
  while (row < at.length) {
    const day = dayOf(at[row]!);
    // The end of the day lies after `low` and at or before `high`: far steps, then halves. The
    // first step is as long as the day before was.
    let low = row;
    let step = size;
    while (low + step < at.length && dayOf(at[low + step]!) === day) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, at.length);
    while (low + 1 < high) {
      const middle = Math.floor((low + high) / 2);
      if (dayOf(at[middle]!) === day) low = middle;
      else high = middle;
    }
    days.push(day);
    bounds.push(high);
    size = high - row;
    row = high;
  }
  return { codes, bounds, days };
}

/** The groups of rows in any order, by counting the rows of each day. */
export function anyDayGroups(
  codes: Uint32Array,
  at: Float64Array,
  dayOf: (ms: number) => number,
): DayGroups {
  const dayOfRow = new Int32Array(at.length);
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < at.length; row += 1) {
    const day = dayOf(at[row]!);
    dayOfRow[row] = day;
    if (day < first) first = day;
    if (day > last) last = day;
  }

  const next = new Uint32Array(at.length === 0 ? 0 : last - first + 1);
  for (let row = 0; row < at.length; row += 1) next[dayOfRow[row]! - first]! += 1;
  const bounds = [0];
  const days: number[] = [];
  let filled = 0;
  for (let index = 0; index < next.length; index += 1) {
    const rows = next[index]!;
    next[index] = filled;
    filled += rows;
    if (rows === 0) continue;
    days.push(first + index);
    bounds.push(filled);
  }

  const grouped = new Uint32Array(at.length);
  for (let row = 0; row < at.length; row += 1) {
    const index = dayOfRow[row]! - first;
    grouped[next[index]!] = codes[row]!;
    next[index]! += 1;
  }
  return { codes: grouped, bounds, days };
}

/** Groups that a number of two bytes can tell apart, beside the one that means none. */
const SMALL_MAX = 65_535;

/**
 * Each customer's first day, and the first day after it; the same where there is no other.
 *
 * Goes back in time. Before a day is put down as the first day of its customers, what was their
 * first day until then becomes their second.
 */
export function fillFirstDays(
  { codes, bounds, days }: DayGroups,
  firstDay: Int32Array,
  secondDay: Int32Array,
): void {
  const size = firstDay.length;
  const small = days.length <= SMALL_MAX;
  // Groups are numbered from 1: 0 is none.
  const first = small ? new Uint16Array(size) : new Uint32Array(size);
  const second = small ? new Uint16Array(size) : new Uint32Array(size);
  for (let group = days.length; group > 0; group -= 1) {
    const from = bounds[group - 1]!;
    const until = bounds[group]!;
    moveRows(codes, from, until, first, second);
    markRows(codes, from, until, first, group);
  }

  for (let code = 0; code < size; code += 1) {
    if (first[code] === 0) continue;
    const day = days[first[code]! - 1]!;
    firstDay[code] = day;
    secondDay[code] = second[code] === 0 ? day : days[second[code]! - 1]!;
  }
}

type GroupColumn = Uint16Array | Uint32Array;

function moveRows(
  codes: Uint32Array,
  from: number,
  until: number,
  first: GroupColumn,
  second: GroupColumn,
): void {
  for (let row = from; row < until; row += 1) {
    const code = codes[row]!;
    second[code] = first[code]!;
  }
}

function markRows(
  codes: Uint32Array,
  from: number,
  until: number,
  first: GroupColumn,
  group: number,
): void {
  for (let row = from; row < until; row += 1) first[codes[row]!] = group;
}

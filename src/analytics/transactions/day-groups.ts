/** Day groups: which customers bought on each local day. */

/** Purchases grouped by day; days are counted from wherever the caller counts them. */
export interface DayGroups {
  /** The customer of each purchase; those of one day lie together, the days ascend. */
  readonly codes: Uint32Array;
  /** Group `g` is the entries from `bounds[g]` until before `bounds[g + 1]`; none is empty. */
  readonly bounds: readonly number[];
  /** The day of each group. */
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

/** The groups of rows in any order, by counting the rows of each day; `dayOfRow` is from 0. */
export function anyDayGroups(
  codes: Uint32Array,
  dayOfRow: Int32Array,
  dayCount: number,
): DayGroups {
  const next = new Uint32Array(dayCount);
  for (let row = 0; row < codes.length; row += 1) next[dayOfRow[row]!]! += 1;
  const bounds = [0];
  const days: number[] = [];
  let filled = 0;
  for (let day = 0; day < dayCount; day += 1) {
    const rows = next[day]!;
    next[day] = filled;
    filled += rows;
    if (rows === 0) continue;
    days.push(day);
    bounds.push(filled);
  }

  const grouped = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const day = dayOfRow[row]!;
    grouped[next[day]!] = codes[row]!;
    next[day]! += 1;
  }
  return { codes: grouped, bounds, days };
}

/** Groups that a number of two bytes can tell apart, beside the one that means none. */
const SMALL_MAX = 65_535;

/**
 * Each customer's first day, and the first day after it; the same where there is no other. Both
 * are counted from `origin` days earlier than those of the groups.
 *
 * Goes back in time. Before a day is put down as the first day of its customers, what was their
 * first day until then becomes their second.
 */
export function fillFirstDays(
  { codes, bounds, days }: DayGroups,
  origin: number,
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
    const day = origin + days[first[code]! - 1]!;
    firstDay[code] = day;
    secondDay[code] = second[code] === 0 ? day : origin + days[second[code]! - 1]!;
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

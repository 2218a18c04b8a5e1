/** Interval index: in which of many consecutive intervals a number lies, in a few nanoseconds. */

/** Bounds a table to half a megabyte. */
const SLOTS_MAX = 131_072;
/** A day in milliseconds: slots as wide as the shortest intervals begin where those begin. */
const SLOT_MIN = 86_400_000;

/** Intervals as a table of equally wide slots. */
export interface IntervalTable {
  readonly edges: Float64Array;
  /** The interval in which each slot begins. */
  readonly slots: Int32Array;
  /** The width of a slot. */
  readonly width: number;
  /** Whether no slot reaches into a second interval. */
  readonly exact: boolean;
}

/**
 * Makes a function that finds the interval of a number by a table of equally wide slots.
 *
 * @param edges As {@link intervalTable} takes them.
 * @returns A function from a whole number to the index of its interval; -1 outside, and for `NaN`.
 */
export function createIntervalIndex(edges: Float64Array): (value: number) => number {
  return indexOfTable(intervalTable(edges));
}

/** The same, of a table that is there already. */
export function indexOfTable({ edges, slots, width }: IntervalTable): (value: number) => number {
  const from = edges[0] as number;
  const until = edges.at(-1) as number;
  return (value) => {
    if (!(value >= from && value < until)) return -1;
    let interval = slots[((value - from) / width) | 0] as number;
    while (value >= (edges[interval + 1] as number)) interval += 1;
    return interval;
  };
}

/**
 * The table of consecutive intervals.
 *
 * Where all edges lie on one grid, as those of days and months lie on the hours of most zones, a
 * slot is a step of that grid and the table is the answer. Else it tells in which interval a slot
 * begins; from there it is a step or two. More than ten thousand years of days are still right,
 * only with more steps.
 *
 * @param edges Whole numbers, ascending, at least two: interval `i` is from `edges[i]` until before
 *   `edges[i + 1]`. An interval may be empty; nothing lies in it.
 */
export function intervalTable(edges: Float64Array): IntervalTable {
  const from = edges[0] as number;
  const until = edges.at(-1) as number;
  const grid = gridOf(edges);
  const exact = (until - from) / grid <= SLOTS_MAX;
  const width = exact ? grid : Math.max(SLOT_MIN, Math.ceil((until - from) / SLOTS_MAX));
  const slots = new Int32Array(Math.ceil((until - from) / width));
  for (let slot = 0, interval = 0; slot < slots.length; slot += 1) {
    while ((edges[interval + 1] as number) <= from + slot * width) interval += 1;
    slots[slot] = interval;
  }
  return { edges, slots, width, exact };
}

/** The widest step that leads from the first edge to every other, or one that is too narrow. */
function gridOf(edges: Float64Array): number {
  const from = edges[0] as number;
  const least = ((edges.at(-1) as number) - from) / SLOTS_MAX;
  let step = 0;
  for (const edge of edges) {
    let rest = edge - from;
    while (rest > 0) [step, rest] = [rest, step % rest];
    if (step > 0 && step < least) break;
  }
  return Math.max(step, 1);
}

/**
 * Finds the intervals of some entries of a column: as the function of {@link createIntervalIndex}
 * does, in half the time, because this loop is compiled once for all tables.
 *
 * @param values Whole numbers.
 * @param into Its first entries become the intervals of the entries `from` until before `until`.
 * @returns Whether all of them lie inside.
 */
export function fillIntervals(
  { edges, slots, width, exact }: IntervalTable,
  values: Float64Array,
  from: number,
  until: number,
  into: Int32Array,
): boolean {
  const first = edges[0] as number;
  const end = edges[edges.length - 1] as number;
  let signs = 0;
  for (let row = from; row < until; row += 1) {
    const value = values[row] as number;
    let interval = -1;
    if (value >= first && value < end) interval = slots[((value - first) / width) | 0] as number;
    into[row - from] = interval;
    signs |= interval;
  }
  if (exact) return signs >= 0;

  for (let row = from; row < until; row += 1) {
    let interval = into[row - from] as number;
    if (interval < 0) continue;
    while ((values[row] as number) >= (edges[interval + 1] as number)) interval += 1;
    into[row - from] = interval;
  }
  return signs >= 0;
}

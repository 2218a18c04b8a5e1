/** Interval index: in which of many consecutive intervals a number lies, in a few nanoseconds. */

/** Bounds the table to half a megabyte. */
const SLOTS_MAX = 131_072;
/** A day in milliseconds: slots as wide as the shortest intervals begin where those begin. */
const SLOT_MIN = 86_400_000;

/**
 * Makes a function that finds the interval of a number by a table of equally wide slots.
 *
 * The table tells in which interval the slot of the number begins; from there it is a step or two.
 * More than ten thousand years of days are still right, only with more steps.
 *
 * @param edges Whole numbers, ascending, at least two: interval `i` is from `edges[i]` until before
 *   `edges[i + 1]`. An interval may be empty; nothing lies in it.
 * @returns A function from a number to the index of its interval; -1 outside, and for `NaN`.
 */
export function createIntervalIndex(edges: Float64Array): (value: number) => number {
  const from = edges[0] as number;
  const until = edges.at(-1) as number;
  const width = Math.max(SLOT_MIN, Math.ceil((until - from) / SLOTS_MAX));
  const slots = new Int32Array(Math.ceil((until - from) / width));
  for (let slot = 0, interval = 0; slot < slots.length; slot += 1) {
    while ((edges[interval + 1] as number) <= from + slot * width) interval += 1;
    slots[slot] = interval;
  }

  return (value) => {
    if (!(value >= from && value < until)) return -1;
    let interval = slots[((value - from) / width) | 0] as number;
    while (value >= (edges[interval + 1] as number)) interval += 1;
    return interval;
  };
}

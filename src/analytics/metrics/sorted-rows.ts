/**
 * Sorted rows: the order in which the values of a column rise, without moving the column.
 *
 * Values are laid into buckets of equal width, two a bucket on average, and each bucket is sorted
 * by itself. Where values crowd into few buckets, these are sorted by comparing.
 */

/** Longest bucket that is sorted by insertion. */
const INSERTED_MAX = 32;

/** Rows in order of their values, and the values in that order. */
export interface SortedRows {
  readonly rows: Uint32Array;
  readonly values: Float64Array;
}

/**
 * The rows of a column, lowest value first.
 *
 * @param column Finite numbers.
 */
export function sortedRows(column: Float64Array): SortedRows {
  const { bounds, first, scale } = bucketsOf(column);
  const rows = new Uint32Array(column.length);
  const values = new Float64Array(column.length);
  // While the buckets are filled, a bound is the place of the next value; then it is the end.
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row]!;
    const bucket = ((value - first) * scale) | 0;
    const place = bounds[bucket]!;
    bounds[bucket] = place + 1;
    rows[place] = row;
    values[place] = value;
  }

  let from = 0;
  for (const until of bounds) {
    if (until - from > INSERTED_MAX) sortCrowd(rows, values, column, from, until);
    from = until;
  }
  insert(rows, values);
  return { rows, values };
}

/** Where each bucket begins; a value `v` is in bucket `floor((v - first) * scale)`. */
function bucketsOf(column: Float64Array) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row]!;
    if (value < first) first = value;
    if (value > last) last = value;
  }
  const buckets = (column.length >>> 1) + 1;
  const scale = last > first ? (buckets - 1) / (last - first) : 0;
  const bounds = new Uint32Array(buckets);
  for (let row = 0; row < column.length; row += 1) {
    bounds[((column[row]! - first) * scale) | 0]! += 1;
  }
  let filled = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const size = bounds[bucket]!;
    bounds[bucket] = filled;
    filled += size;
  }
  return { bounds, first, scale };
}

function sortCrowd(
  rows: Uint32Array,
  values: Float64Array,
  column: Float64Array,
  from: number,
  until: number,
): void {
  const crowd = rows.subarray(from, until);
  const first = column[crowd[0]!]!;
  if (crowd.every((row) => column[row] === first)) return;
  crowd.sort((one, other) => column[one]! - column[other]!);
  for (const [place, row] of crowd.entries()) values[from + place] = column[row]!;
}

/** Sorts by insertion; no value is far from its place. */
function insert(rows: Uint32Array, values: Float64Array): void {
  for (let index = 1; index < values.length; index += 1) {
    const value = values[index]!;
    if (values[index - 1]! <= value) continue;
    const row = rows[index]!;
    let place = index;
    while (place > 0 && values[place - 1]! > value) {
      values[place] = values[place - 1]!;
      rows[place] = rows[place - 1]!;
      place -= 1;
    }
    values[place] = value;
    rows[place] = row;
  }
}

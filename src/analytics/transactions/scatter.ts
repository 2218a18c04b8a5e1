/**
 * Scatter: loops that write or add one column of rows to one column of customers.
 *
 * One column at a time, because that of all customers stays in the cache where several at once
 * would not; and no loop asks anything of a row, because a wrong guess of the machine at the answer
 * costs more than the writing. Each loop is a function, so that it is compiled once, for itself.
 */

/** Adds 1 to each customer's count for each of their rows. */
export function countRows(codes: Uint32Array, counts: Uint32Array): void {
  for (let row = 0; row < codes.length; row += 1) counts[codes[row]!]! += 1;
}

/** Adds each row's value to its customer's sum. */
export function addRows(codes: Uint32Array, values: Float64Array, sums: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) sums[codes[row]!]! += values[row]!;
}

/** Keeps each customer's value of the first of their rows. */
export function keepFirst(codes: Uint32Array, values: Float64Array, kept: Float64Array): void {
  for (let row = codes.length - 1; row >= 0; row -= 1) kept[codes[row]!] = values[row]!;
}

/** Keeps each customer's value of the last of their rows. */
export function keepLast(codes: Uint32Array, values: Float64Array, kept: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) kept[codes[row]!] = values[row]!;
}

/** Keeps each customer's least value. */
export function keepLeast(codes: Uint32Array, values: Float64Array, kept: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    kept[code] = Math.min(kept[code]!, values[row]!);
  }
}

/** Keeps each customer's greatest value. */
export function keepGreatest(codes: Uint32Array, values: Float64Array, kept: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    kept[code] = Math.max(kept[code]!, values[row]!);
  }
}

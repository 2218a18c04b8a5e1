/**
 * Period blocks: the rows of a log, a few thousand at a time, with the period of each.
 *
 * What is found of a block stays in the nearest cache until it is used. A loop that finds and uses
 * row by row is slower: the machine waits for one row's place in memory before it begins the next.
 */
import { fillIntervals, intervalTable } from '../../time/interval-index.ts';
import type { Periods } from '../../time/period.ts';

/** Rows that are looked at together. */
export const BLOCK_ROWS = 2048;

/**
 * Takes the rows from `from` until before `until`; `found[0]` is the period of row `from`, -1
 * before period 0. What it writes into `found` is lost with the next block.
 */
type Visit = (from: number, until: number, found: Int32Array, areInside: boolean) => void;

/**
 * Visits the rows of a column in any order of time, block by block.
 *
 * @param at Epoch milliseconds, each before the end of the last period.
 */
export function visitAnyOrder(at: Float64Array, { starts }: Periods, visit: Visit): void {
  const table = intervalTable(Float64Array.from(starts));
  const found = new Int32Array(Math.min(BLOCK_ROWS, at.length));
  for (let from = 0; from < at.length; from += BLOCK_ROWS) {
    const until = Math.min(from + BLOCK_ROWS, at.length);
    visit(from, until, found, fillIntervals(table, at, from, until, found));
  }
}

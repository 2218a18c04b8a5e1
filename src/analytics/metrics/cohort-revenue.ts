/** Cohort revenue: the purchases of each cohort summed by period, in a second pass over a log. */
import { FailureError } from '../../kernel/errors.ts';
import type { Periods } from '../../time/period.ts';
import { type PurchaseRows, purchaseRows } from '../transactions/purchase-rows.ts';
import type { PeriodActivity } from './period-activity.ts';
import { BLOCK_ROWS, visitAnyOrder } from './period-blocks.ts';
import { periodRows } from './period-rows.ts';

/** Per customer the period of the first purchase; the number of periods if in no cohort. */
export type FirstPeriods = Uint8Array | Uint32Array;

/**
 * Sums the purchases of every cohort and period, in minor units.
 *
 * A second pass, because the cohort of a customer is known only when the whole log has been read.
 *
 * @param read Who bought in which period.
 * @param firsts The cohort of each customer.
 * @param offsets Where the cells of the cohort of each period begin, one entry longer.
 * @returns One sum a cell.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum exceeds 2^53 - 1.
 */
export function cohortRevenue(
  read: PeriodActivity,
  firsts: FirstPeriods,
  offsets: Int32Array,
): Float64Array {
  const cells = offsets[offsets.length - 1]!;
  const periods = offsets.length - 1;
  // Behind the cells lie as many again for customers of no cohort, so that no row is asked; their
  // purchases may lie before period 0.
  const sums = new Float64Array(cells + 1 + periods);
  // The cell of a purchase in period p is base + p.
  const bases = offsets.map((offset, first) => (first < periods ? offset - first : cells + 1));
  const rows = purchaseRows(read.log, read.periods.untilMs);
  const add = read.log.timeOrdered ? addOrdered : addAnyOrder;
  add(rows, read.periods, firsts, bases, sums);
  const revenue = sums.subarray(0, cells);

  // Purchases are not negative, so a sum that ends within 2^53 - 1 was exact all the way.
  for (const minor of revenue) {
    if (minor > Number.MAX_SAFE_INTEGER) {
      throw new FailureError(
        'LIMIT_EXCEEDED',
        'cohortRetention: the revenue of a cohort in one period exceeds 2^53 - 1 minor units',
      );
    }
  }
  return revenue;
}

/** Sums one period after the other, so that its few sums lie side by side. */
function addOrdered(
  { codes, at, minor }: PurchaseRows,
  { starts, untilMs }: Periods,
  firsts: FirstPeriods,
  bases: Int32Array,
  sums: Float64Array,
): void {
  const bounds = periodRows(at, starts, untilMs);
  const found = firsts.slice(0, BLOCK_ROWS);
  const column = new Float64Array(bases.length);
  for (let period = 0; period < bounds.length - 1; period += 1) {
    const end = bounds[period + 1]!;
    for (let from = bounds[period]!; from < end; from += found.length) {
      const until = Math.min(from + found.length, end);
      findFirsts(codes, from, until, firsts, found);
      addFound(minor, from, until, found, column);
    }
    for (let first = 0; first <= period; first += 1) {
      if (column[first]! > 0) sums[bases[first]! + period] = column[first]!;
    }
    column.fill(0);
  }
}

function findFirsts(
  codes: Uint32Array,
  from: number,
  until: number,
  firsts: FirstPeriods,
  found: FirstPeriods,
): void {
  for (let row = from; row < until; row += 1) found[row - from] = firsts[codes[row]!]!;
}

function addFound(
  minor: Float64Array,
  from: number,
  until: number,
  found: FirstPeriods,
  column: Float64Array,
): void {
  for (let row = from; row < until; row += 1) column[found[row - from]!]! += minor[row]!;
}

function addAnyOrder(
  { codes, at, minor }: PurchaseRows,
  periods: Periods,
  firsts: FirstPeriods,
  bases: Int32Array,
  sums: Float64Array,
): void {
  visitAnyOrder(at, periods, (from, until, found) => {
    moveToCells(codes, from, until, firsts, bases, found);
    addToCells(minor, from, until, found, sums);
  });
}

/** Makes the period of each row its cell. */
function moveToCells(
  codes: Uint32Array,
  from: number,
  until: number,
  firsts: FirstPeriods,
  bases: Int32Array,
  found: Int32Array,
): void {
  for (let row = from; row < until; row += 1) {
    found[row - from]! += bases[firsts[codes[row]!]!]!;
  }
}

function addToCells(
  minor: Float64Array,
  from: number,
  until: number,
  cells: Int32Array,
  sums: Float64Array,
): void {
  for (let row = from; row < until; row += 1) sums[cells[row - from]!]! += minor[row]!;
}

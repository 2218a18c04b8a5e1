/** Cohort cells: the customers of each cohort and period, laid out one cohort after the other. */
import { FailureError } from '../../kernel/errors.ts';
import type { FirstPeriods } from './cohort-revenue.ts';
import type { PeriodActivity } from './period-activity.ts';

/** Cells of cohort × period that may be counted, as of 17 years of days. */
const CELLS_MAX = 20_000_000;

/** The cohort of each customer, and the size of each cohort. */
export function firstPeriodsOf(read: PeriodActivity) {
  const { words, before } = read;
  const customers = read.log.customers.length;
  const periods = read.periods.labels.length;
  const blocks = Math.ceil(periods / 32);
  // As narrow as may be: it is asked again for every row.
  const firsts: FirstPeriods = new (periods < 256 ? Uint8Array : Uint32Array)(customers);
  firsts.fill(periods);
  const sizes = new Uint32Array(periods);
  let earlierCustomers = 0;

  for (let code = 0; code < customers; code += 1) {
    if (before !== null && before[code]! < 0) {
      earlierCustomers += 1;
      continue;
    }
    let block = 0;
    while (block < blocks && words[block * customers + code] === 0) block += 1;
    if (block === blocks) continue;
    const bits = words[block * customers + code]!;
    const first = block * 32 + 31 - Math.clz32(bits & -bits);
    firsts[code] = first;
    sizes[first]! += 1;
  }
  return { firsts, sizes, earlierCustomers };
}

/** Where the cells of each cohort begin, one after the other; empty cohorts have none. */
export function offsetsOf(sizes: Uint32Array): Int32Array {
  const periods = sizes.length;
  const offsets = new Int32Array(periods + 1);
  let cells = 0;
  let cohorts = 0;
  for (let first = 0; first < periods; first += 1) {
    if (sizes[first]! > 0) {
      cells += periods - first;
      cohorts += 1;
    }
    offsets[first + 1] = cells;
  }
  if (cells > CELLS_MAX) {
    throw new FailureError(
      'LIMIT_EXCEEDED',
      `cohortRetention: ${cohorts} cohorts over ${periods} periods are ${cells} cells, ` +
        `more than ${CELLS_MAX}`,
      { cohorts, periods, cells, cellsMax: CELLS_MAX },
    );
  }
  return offsets;
}

/** Counts the set bits of each customer into the cells of their cohort. */
export function customersOf(read: PeriodActivity, firsts: FirstPeriods, offsets: Int32Array) {
  const { words } = read;
  const customers = read.log.customers.length;
  const periods = read.periods.labels.length;
  const blocks = Math.ceil(periods / 32);
  const retained = new Uint32Array(offsets[periods]!);
  const unbounded = new Uint32Array(offsets[periods]!);

  for (let code = 0; code < customers; code += 1) {
    const first = firsts[code]!;
    if (first === periods) continue;
    const cells = offsets[first]! - first;
    let last = first;
    for (let block = first >>> 5; block < blocks; block += 1) {
      let bits = words[block * customers + code]!;
      while (bits !== 0) {
        last = block * 32 + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        retained[cells + last]! += 1;
      }
    }
    unbounded[cells + last]! += 1;
  }
  // A cell now counts those whose last purchase it was; summed from the right, those not gone yet.
  for (let first = 0; first < periods; first += 1) {
    for (let cell = offsets[first + 1]! - 2; cell >= offsets[first]!; cell -= 1) {
      unbounded[cell]! += unbounded[cell + 1]!;
    }
  }
  return { retained, unbounded };
}

/** Movement tally: adds up what single customers did in one period. */
import { FailureError } from '../../kernel/errors.ts';
import type { MovementRow, OpeningCustomers } from './movement-row.ts';

/** Whether revenue out of nothing is new or has been here before. */
export type Arrival = 'new' | 'reactivation';

/** Adds up one period. */
export interface MovementTally {
  /** One customer's revenue went from one amount to another. */
  move(before: number, after: number, arrival: Arrival): void;
  /** One customer's period as a whole, with what the opening was worth at the old rates. */
  customer(opened: number, before: number, after: number, passed: boolean): void;
  /** The period so far. */
  row(period: string, complete: boolean): MovementRow;
}

/** A tally of nothing. */
export function createMovementTally(): MovementTally {
  const minor = { opening: 0, exchange: 0, new: 0, reactivation: 0, expansion: 0 };
  const lost = { contraction: 0, churn: 0, closing: 0 };
  const count = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0 };
  const customers = { opening: 0, kept: 0, closing: 0, passing: 0 };
  const closing = createRatioSums();
  const capped = createRatioSums();

  function move(before: number, after: number, arrival: Arrival): void {
    if (before === after) return;
    if (before === 0) {
      minor[arrival] += after;
      count[arrival] += 1;
    } else if (after === 0) {
      lost.churn += before;
      count.churn += 1;
    } else if (after > before) {
      minor.expansion += after - before;
      count.expansion += 1;
    } else {
      lost.contraction += before - after;
      count.contraction += 1;
    }
  }

  function customer(opened: number, before: number, after: number, passed: boolean): void {
    minor.opening += opened;
    minor.exchange += before - opened;
    lost.closing += after;
    if (after > 0) customers.closing += 1;
    if (passed) customers.passing += 1;
    if (before === 0) return;
    customers.opening += 1;
    if (after > 0) customers.kept += 1;
    closing.add(before, after);
    capped.add(before, Math.min(before, after));
  }

  function row(period: string, complete: boolean): MovementRow {
    const opening: OpeningCustomers = {
      customers: customers.opening,
      keptCustomers: customers.kept,
      openingMinor: closing.base(),
      closingMinor: closing.kept(),
      cappedMinor: capped.kept(),
      closingError: closing.error(customers.opening),
      cappedError: capped.error(customers.opening),
    };
    const sums = [...Object.values(minor), ...Object.values(lost), opening.openingMinor];
    if (!sums.every(Number.isSafeInteger)) {
      throw new FailureError('LIMIT_EXCEEDED', 'recurring revenue is beyond 2^53 − 1 in a period');
    }
    return {
      period,
      openingMinor: minor.opening,
      exchangeMinor: minor.exchange,
      newMinor: minor.new,
      reactivationMinor: minor.reactivation,
      expansionMinor: minor.expansion,
      contractionMinor: lost.contraction,
      churnMinor: lost.churn,
      closingMinor: lost.closing,
      openingCustomers: customers.opening,
      newCount: count.new,
      reactivationCount: count.reactivation,
      expansionCount: count.expansion,
      contractionCount: count.contraction,
      churnCount: count.churn,
      closingCustomers: customers.closing,
      passingCustomers: customers.passing,
      opening,
      complete,
    };
  }

  return { move, customer, row };
}

/**
 * Sums for a ratio of sums and its standard error.
 *
 * Of n customers with base x and kept y, r = Σy / Σx has the variance
 * n Σ(y − rx)² / ((n − 1)(Σx)²). Squares are those of the change y − x, which is often 0, so that
 * little is lost in taking away.
 *
 * @see W. G. Cochran, "Sampling Techniques", 3rd edition (1977), chapter 6.
 */
function createRatioSums() {
  let base = 0;
  let kept = 0;
  let changeSquares = 0;
  let products = 0;
  let baseSquares = 0;

  function add(before: number, after: number): void {
    const change = after - before;
    base += before;
    kept += after;
    changeSquares += change * change;
    products += change * before;
    baseSquares += before * before;
  }

  function error(customers: number): number | null {
    if (customers < 2) return null;
    const slope = (kept - base) / base;
    const squares = changeSquares - 2 * slope * products + slope * slope * baseSquares;
    return Math.sqrt((Math.max(0, squares) * customers) / (customers - 1)) / base;
  }

  return { add, error, base: () => base, kept: () => kept };
}

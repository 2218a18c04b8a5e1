/** Value gap: what customers are worth against what they could be worth, and the whole base. */
import { breach } from '../../kernel/errors.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import { type Proportion, proportion } from './proportion.ts';
import { addToRatio, emptyRatioSums, ratioError } from './ratio-sums.ts';
import { type RevenueRate, revenueRateWithError } from './revenue-rate.ts';

/** One customer's value, actual and potential, by the same measure over the same time. */
export interface CustomerValue {
  /** The customer's key; each once. */
  readonly customer: CustomerKey;
  /** What they are worth, in minor units: revenue, margin or expected value; may be negative. */
  readonly actualMinor: number;
  /** What they could be worth, in minor units: at least 0; `null` if not known. */
  readonly potentialMinor: number | null;
}

/** Actual against potential value. */
export interface ValueGap {
  /** Customers whose potential is known, of all. */
  readonly known: Proportion;
  /** Value of the base: what all customers are worth, those of unknown potential too. */
  readonly baseMinor: number;
  /** What customers of known potential are worth, of what they could be; above 1 is possible. */
  readonly realised: RevenueRate;
  /** What is still to be had: potential less actual, over those who are below it. */
  readonly gapMinor: number;
  /** Customers who are worth more than was thought possible: their potential is an error. */
  readonly aboveCount: number;
  /** By how much, all together. */
  readonly aboveMinor: number;
  /** What customers of unknown potential are worth: in no other number. */
  readonly unknownMinor: number;
  /** Customers of known potential, the largest gap first. */
  readonly customers: readonly CustomerKey[];
  /** Per customer, potential less actual; negative for those above it. */
  readonly gapsMinor: Float64Array;
}

/**
 * How much of the value that customers could have they have, and who has most still to give.
 *
 * Both values are the caller's: actual from revenue, margin or a model, potential from a wallet, a
 * comparable customer or a judgement. They must be of one measure and time, or the gap means
 * nothing. The gap adds up over those below their potential; what others have above theirs does
 * not fill it, and says that potentials are set too low. A large gap is where service, or the
 * answer to a complaint, has most to win; it is not what will be won. Others call the quotient
 * share of potential, or take the two off each other in the sum.
 *
 * @param values One entry a customer: a list, or anything that can be gone through.
 * @returns Sums in minor units, the realised part with its 95 % interval, and the customers by gap,
 *   equal ones in the order given. The part is `null` where no potential is known or all are 0.
 * @throws ContractError if a value is no finite number, a potential is negative, or a customer is
 *   given twice.
 * @see W. G. Cochran, "Sampling Techniques", 3rd edition (1977), chapter 6, for the interval.
 * @example Bob could be worth five times as much
 * ```ts
 * import { valueGap } from 'everbond/metrics';
 *
 * const found = valueGap([
 *   { customer: 'ada', actualMinor: 6200, potentialMinor: 8000 },
 *   { customer: 'bob', actualMinor: 1000, potentialMinor: 5000 },
 *   { customer: 'cy', actualMinor: 900, potentialMinor: 800 },
 *   { customer: 'dee', actualMinor: 500, potentialMinor: null },
 * ]);
 *
 * found.customers; // => ['bob', 'ada', 'cy']
 * Array.from(found.gapsMinor); // => [4000, 1800, -100]
 * [found.gapMinor, found.aboveMinor, found.baseMinor]; // => [5800, 100, 8600]
 * found.realised.value; // ~> 0.586956522
 * ```
 */
export function valueGap(values: Iterable<CustomerValue>): ValueGap {
  const seen = new Set<CustomerKey>();
  const known: { readonly customer: CustomerKey; readonly gapMinor: number }[] = [];
  const sums = emptyRatioSums();
  let [baseMinor, unknownMinor, gapMinor, aboveMinor, aboveCount] = [0, 0, 0, 0, 0];
  for (const { customer, actualMinor, potentialMinor } of values) {
    if (seen.has(customer)) breach('valueGap', 'customer', 'must be given once');
    seen.add(customer);
    checkValues(actualMinor, potentialMinor);
    baseMinor += actualMinor;
    if (potentialMinor === null) {
      unknownMinor += actualMinor;
      continue;
    }
    addToRatio(sums, actualMinor, potentialMinor);
    const gap = potentialMinor - actualMinor;
    known.push({ customer, gapMinor: gap });
    if (gap >= 0) gapMinor += gap;
    else {
      aboveMinor -= gap;
      aboveCount += 1;
    }
  }
  // Sorting is stable: equal gaps stay as they were given.
  known.sort((one, other) => other.gapMinor - one.gapMinor);
  const limits = { low: -Infinity, high: Infinity };
  return {
    known: proportion(known.length, seen.size),
    baseMinor,
    realised: revenueRateWithError(sums.measured, sums.base, ratioError(sums), limits),
    gapMinor,
    aboveCount,
    aboveMinor,
    unknownMinor,
    customers: known.map(({ customer }) => customer),
    gapsMinor: Float64Array.from(known, (one) => one.gapMinor),
  };
}

function checkValues(actualMinor: number, potentialMinor: number | null): void {
  if (!Number.isFinite(actualMinor)) {
    breach('valueGap', 'actualMinor', `must be a finite number, got ${Number(actualMinor)}`);
  }
  if (potentialMinor === null || (potentialMinor >= 0 && potentialMinor < Infinity)) return;
  breach('valueGap', 'potentialMinor', `must be at least 0 or null, got ${Number(potentialMinor)}`);
}

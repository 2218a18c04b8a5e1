/** Compounded churn: what a churn rate of one period comes to over a longer or shorter one. */
import { breach } from '../../kernel/errors.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import type { Proportion } from './proportion.ts';

/** A churn rate carried over to another length of time. */
export interface CompoundedChurn {
  /** How many of the base's periods it covers. */
  readonly periods: number;
  /** The share lost over these periods, from 0 to 1; `null` where the base has no value. */
  readonly value: number | null;
  /** Its 95 % interval, made from that of the base; `null` where the base has none. */
  readonly interval: Interval | null;
  /** The churn that was seen, over one period. */
  readonly base: Proportion;
}

/**
 * The churn over several periods that a churn per period comes to, were it constant.
 *
 * Who stays 12 months has stayed each month, so the yearly churn is 1 - (1 - c)^12, never 12 × c:
 * a churn of 10 % a month is 71.8 % a year, not 120 %. Windows of other lengths convert with
 * `periods` = days wanted / days observed; an average month has 365.25 / 12 days. Real hazards fall
 * with tenure, so a figure carried far beyond its base is too high; the base is in the result.
 *
 * @param churn The churn seen over one period.
 * @param periods How many such periods: above 0, finite, not necessarily whole; 12 carries a month
 *   to a year.
 * @returns The share lost over these periods, from 0 to 1; `null` where the base has no value.
 * @throws ContractError if `periods` is not as described.
 * @example One of ten customers a month
 * ```ts
 * import { compoundedChurn, proportion } from 'everbond/metrics';
 *
 * compoundedChurn(proportion(1, 10), 12).value; // ~> 0.717570464
 * compoundedChurn(proportion(1, 10), 7 / 30).value; // ~> 0.0242843920
 * ```
 */
export function compoundedChurn(churn: Proportion, periods: number): CompoundedChurn {
  if (!(periods > 0 && periods < Infinity)) {
    breach('compoundedChurn', 'periods', `must be above 0 and finite, got ${Number(periods)}`);
  }

  const over = (share: number) => -Math.expm1(Math.log1p(-share) * periods) + 0;
  const { value, interval } = churn;
  return {
    periods,
    value: value === null ? null : over(value),
    interval: interval === null ? null : { low: over(interval.low), high: over(interval.high) },
    base: churn,
  };
}

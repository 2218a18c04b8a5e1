/** Lift: how much more of the treated than of the others did something, and how sure that is. */
import type { Interval } from '../../numerics/wilson-interval.ts';
import { compareProportions } from './compare-proportions.ts';
import type { Proportion } from './proportion.ts';

/** What a treatment changed, as a difference and as a ratio of two shares. */
export interface Lift {
  /** The share of the treated. */
  readonly treated: Proportion;
  /** The share of those left alone. */
  readonly control: Proportion;
  /** `treated.value - control.value`, from -1 to 1; `null` where one has no value. */
  readonly difference: number | null;
  /** Newcombe's 95 % interval of the difference; `null` likewise. */
  readonly differenceInterval: Interval | null;
  /** `treated.value / control.value`; 1 is no change; `null` also where nobody of control did. */
  readonly ratio: number | null;
  /** Donner and Zou's 95 % interval of the ratio; `null` likewise. */
  readonly ratioInterval: Interval | null;
}

/**
 * The lift of the treated over the control arm of an experiment.
 *
 * The difference answers how many more of a hundred customers, the ratio how many times as many;
 * "a lift of 20 %" may mean either, so both are named. Both intervals are hybrids of the Wilson
 * intervals of the two shares, Newcombe's for the difference, Donner and Zou's for the ratio. That
 * of Katz, from the logarithm of the ratio, has no width where all did, and no value where none of
 * the treated did. Customers must have been assigned by chance, and be looked at once, at the
 * end: see `assignArm`, `sampleSizePerArm` and `sequentialTest` of `everbond/numerics`.
 *
 * @param treated Share of the treated arm, as {@link proportion} makes it.
 * @param control Share of the control arm, of other customers.
 * @returns Difference and ratio with their 95 % intervals, each `null` where it has no value.
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 *   comparison of eleven methods", Statistics in Medicine 17 (1998), 873-890; method 10.
 * @see A. Donner, G. Y. Zou, "Closed-form confidence intervals for functions of the normal mean and
 *   standard deviation", Statistical Methods in Medical Research 21 (2012), 347-359.
 * @example 56 of 70 came back with a voucher, 48 of 80 without
 * ```ts
 * import { lift, proportion } from 'everbond/metrics';
 *
 * const { difference, differenceInterval, ratio, ratioInterval } = lift(
 *   proportion(56, 70),
 *   proportion(48, 80),
 * );
 *
 * difference; // ~> 0.2
 * differenceInterval?.low; // ~> 0.0524314724
 * ratio; // ~> 1.33333333
 * ratioInterval?.low; // ~> 1.07829461
 * ```
 */
export function lift(treated: Proportion, control: Proportion): Lift {
  const { difference, interval } = compareProportions(treated, control);
  const comparable = treated.value !== null && control.value !== null && control.value > 0;
  return {
    treated,
    control,
    difference,
    differenceInterval: interval,
    ratio: comparable ? treated.value / control.value : null,
    ratioInterval:
      comparable && treated.interval !== null && control.interval !== null
        ? ratioInterval(treated.value, treated.interval, control.value, control.interval)
        : null,
  };
}

/**
 * The ratios r for which first - r × second is no further from 0 than the two intervals allow:
 * roots of a quadratic, the lower one from their product, because a difference would cancel.
 */
function ratioInterval(
  first: number,
  firstInterval: Interval,
  second: number,
  secondInterval: Interval,
): Interval {
  const product = first * second;
  const reduced = (value: number, limit: number) => limit * (2 * value - limit);
  const low = reduced(first, firstInterval.low);
  const high = reduced(first, firstInterval.high);
  const below = Math.sqrt(product ** 2 - low * reduced(second, secondInterval.high));
  const above = Math.sqrt(product ** 2 - high * reduced(second, secondInterval.low));
  return {
    low: low === 0 ? 0 : low / (product + below),
    high: (product + above) / reduced(second, secondInterval.low),
  };
}

/** Compare proportions: by how much two shares differ, and how sure one can be of it. */
import type { Interval } from '../../numerics/wilson-interval.ts';
import type { Proportion } from './proportion.ts';

/** Two shares and their difference. */
export interface ProportionDifference {
  /** The share compared. */
  readonly first: Proportion;
  /** The share it is compared with. */
  readonly second: Proportion;
  /** `first.value - second.value`, from -1 to 1; `null` where one of them has no value. */
  readonly difference: number | null;
  /** 95 % interval of the difference; `null` where there is none. 0 inside: may be chance. */
  readonly interval: Interval | null;
}

/**
 * The difference of two independent shares, with its interval.
 *
 * Newcombe's hybrid of the two score intervals, without continuity correction: it stays within -1
 * and 1 and is honest in small groups, unlike difference ± 1.96 standard errors. Overlapping
 * intervals of the two shares themselves do not mean that they may be equal; this one says so. It
 * is for groups of different customers; the same customers twice need a paired interval. Who
 * compares many pairs will find some that differ by chance.
 *
 * @param first A share as {@link proportion} makes it.
 * @param second A share of other customers.
 * @returns The difference and its 95 % interval; `null` where one of the two has no value.
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 *   comparison of eleven methods", Statistics in Medicine 17 (1998), 873-890; method 10.
 * @example 56 of 70 stayed with a welcome call, 48 of 80 without
 * ```ts
 * import { compareProportions, proportion } from 'everbond/metrics';
 *
 * const { difference, interval } = compareProportions(proportion(56, 70), proportion(48, 80));
 *
 * difference; // ~> 0.2
 * interval?.low; // ~> 0.0524314724
 * ```
 */
export function compareProportions(first: Proportion, second: Proportion): ProportionDifference {
  if (
    first.value === null ||
    first.interval === null ||
    second.value === null ||
    second.interval === null
  ) {
    return { first, second, difference: null, interval: null };
  }

  const difference = first.value - second.value;
  const below = Math.hypot(first.value - first.interval.low, second.interval.high - second.value);
  const above = Math.hypot(first.interval.high - first.value, second.value - second.interval.low);
  const interval = { low: difference - below, high: difference + above };
  return { first, second, difference, interval };
}

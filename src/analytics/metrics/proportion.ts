/** Proportion: a share with its two counts and how sure one can be of it; every rate is one. */
import { breach } from '../../kernel/errors.ts';
import { type Interval, wilsonInterval } from '../../numerics/wilson-interval.ts';

/** So many of so many, with the interval in which the true share is likely to lie. */
export interface Proportion {
  /** How many had the property: a whole number from 0 to `denominator`. */
  readonly numerator: number;
  /** How many were looked at: a whole number, at least 0. */
  readonly denominator: number;
  /** `numerator / denominator`, from 0 to 1; `null` where nobody was looked at. */
  readonly value: number | null;
  /** Wilson's 95 % interval of the share; `null` where nobody was looked at. */
  readonly interval: Interval | null;
}

/**
 * A share of a count, with its interval.
 *
 * A share of nobody is neither 0 nor 1: its value is `null`, so that no mean is bent by it.
 *
 * @param numerator How many had the property: a whole number from 0 to `denominator`.
 * @param denominator How many were looked at: a whole number, at least 0.
 * @returns The two counts, the share from 0 to 1 and Wilson's 95 % interval; share and interval are
 *   `null` if `denominator` is 0.
 * @throws ContractError if the counts are not as described.
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 *   Journal of the American Statistical Association 22 (1927), 209-212.
 * @example Three of four came back; of nobody there is nothing to say
 * ```ts
 * import { proportion } from 'everbond/metrics';
 *
 * proportion(3, 4).value; // => 0.75
 * proportion(0, 0); // => { numerator: 0, denominator: 0, value: null, interval: null }
 * ```
 */
export function proportion(numerator: number, denominator: number): Proportion {
  if (!Number.isSafeInteger(denominator) || denominator < 0) {
    breach(
      'proportion',
      'denominator',
      `must be a whole number of at least 0, got ${Number(denominator)}`,
    );
  }
  if (!Number.isSafeInteger(numerator) || numerator < 0 || numerator > denominator) {
    breach(
      'proportion',
      'numerator',
      `must be a whole number from 0 to ${denominator}, got ${Number(numerator)}`,
    );
  }
  if (denominator === 0) return { numerator: 0, denominator: 0, value: null, interval: null };

  return {
    numerator: numerator + 0,
    denominator,
    value: (numerator + 0) / denominator,
    interval: wilsonInterval(numerator + 0, denominator),
  };
}

/** Association: by how much one item makes another likelier, and how sure that is. */
import { normalQuantile } from '../../numerics/normal.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';

/** How often two things come together, measured by how often they would by chance. */
export interface Association {
  /** 1 where they come together as often as by chance, above 1 where more often. */
  readonly lift: number;
  /** 95 % interval of `lift`. */
  readonly liftInterval: Interval;
}

/**
 * Lift of two properties of which `both`, `first` and `second` of `all` had both, one, and other.
 *
 * The interval is that of the logarithm, by the delta method for a multinomial sample: variance
 * 1/both − 1/first − 1/second + 2·both/(first·second) − 1/all.
 *
 * @param both At least 1, at most `first` and `second`; they at most `all`.
 */
export function associationOf(
  both: number,
  first: number,
  second: number,
  all: number,
): Association {
  const lift = (both / first) * (all / second);
  const variance = 1 / both - 1 / first - 1 / second + (2 * (both / first)) / second - 1 / all;
  const reach = Math.exp(normalQuantile(0.975) * Math.sqrt(Math.max(0, variance)));
  return { lift, liftInterval: { low: lift / reach, high: lift * reach } };
}

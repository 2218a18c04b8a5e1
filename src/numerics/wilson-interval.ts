/** Wilson score interval: how sure one can be of a share that was seen in a sample. */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';
import { normalQuantile } from './normal.ts';

/** A range that holds the true value with a stated confidence; both ends belong to it. */
export interface Interval {
  /** The least value that the data do not speak against. */
  readonly low: number;
  /** The greatest one; not below `low`. */
  readonly high: number;
}

/** The two-sided 95 % point of the standard normal distribution. */
const Z_95 = 1.959_963_984_540_054;

/**
 * A confidence interval for a true share, given how many of a sample had the property.
 *
 * The interval of the textbook, share ± z·√(share·(1 − share)/trials), has no width when every
 * customer stayed: certainty from a handful of people. Wilson's keeps every true share under which
 * the sample would be no surprise; it stays honest at 0, at 1 and in small samples. Without a
 * continuity correction, so its coverage is the level on average, not at least the level.
 *
 * @param hits How many had the property: a whole number from 0 to `trials`.
 * @param trials How many were looked at: a whole number, at least 1.
 * @param level Confidence, above 0 and below 1.
 * @returns Two shares with 0 ≤ low ≤ hits / trials ≤ high ≤ 1.
 * @throws ContractError if the counts or the level are not as described.
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 *   Journal of the American Statistical Association 22 (1927), 209–212.
 * @example Nobody out of twenty left; that does not prove that nobody will
 * ```ts
 * import { wilsonInterval } from 'everbond/numerics';
 *
 * wilsonInterval(0, 20).low; // => 0
 * wilsonInterval(0, 20).high; // ~> 0.161125158
 * ```
 */
export function wilsonInterval(hits: number, trials: number, level = 0.95): Interval {
  if (!Number.isSafeInteger(trials) || trials < 1) {
    breach(
      'wilsonInterval',
      'trials',
      `must be a whole number of at least 1, got ${shown(trials)}`,
    );
  }
  if (!Number.isSafeInteger(hits) || hits < 0 || hits > trials) {
    breach(
      'wilsonInterval',
      'hits',
      `must be a whole number from 0 to ${trials}, got ${shown(hits)}`,
    );
  }
  if (!(level > 0 && level < 1)) {
    breach('wilsonInterval', 'level', `must be above 0 and below 1, got ${shown(level)}`);
  }

  const z = level === 0.95 ? Z_95 : -normalQuantile((1 - level) / 2);
  const share = hits / trials;
  const weight = (z * z) / trials;
  const centre = share + weight / 2;
  const reach = z * Math.sqrt((share * (1 - share) + weight / 4) / trials);

  // The bounds are the roots of a quadratic. The lower one comes from their product, because
  // centre − reach would cancel. Rounding must not carry a bound past the share or past 1.
  const low = hits === 0 ? 0 : (share * share) / (centre + reach);
  const high = (centre + reach) / (1 + weight);
  return { low: Math.min(low, share), high: Math.min(Math.max(high, share), 1) };
}

/** Balance interval: how sure one can be of the share for less the share against. */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';
import { normalQuantile } from './normal.ts';
import type { Interval } from './wilson-interval.ts';

/**
 * A confidence interval for the difference of two shares of the same sample.
 *
 * Of `trials` people some are for, some against, the rest neither. The interval holds every true
 * difference under which the sample would be no surprise: its score statistic, with the other
 * shares as likely as they can be, is within the normal limits. The interval of the textbook,
 * difference ± z·√((for + against − (for − against)²/n)/n²), has no width when all agree.
 *
 * @param favour How many are for: a whole number, at least 0.
 * @param against How many are against: a whole number, at least 0.
 * @param trials How many were asked: a whole number of at least 1 and of `favour + against`.
 * @param level Confidence, above 0 and below 1.
 * @returns Two differences with −1 ≤ low ≤ (favour − against) / trials ≤ high ≤ 1.
 * @throws ContractError if the counts or the level are not as described.
 * @see T. Tango, "Equivalence test and confidence interval for the difference in proportions for
 *   the paired-sample design", Statistics in Medicine 17 (1998), 891-908.
 * @example Of 44 one is against, the rest do not mind
 * ```ts
 * import { balanceInterval } from 'everbond/numerics';
 *
 * balanceInterval(0, 1, 44).low; // ~> -0.118077097
 * balanceInterval(0, 1, 44).high; // ~> 0.0593932311
 * ```
 */
export function balanceInterval(
  favour: number,
  against: number,
  trials: number,
  level = 0.95,
): Interval {
  if (!Number.isSafeInteger(trials) || trials < 1) {
    breach(
      'balanceInterval',
      'trials',
      `must be a whole number of at least 1, got ${shown(trials)}`,
    );
  }
  checkPart('favour', favour, trials);
  checkPart('against', against, trials - favour);
  if (!(level > 0 && level < 1)) {
    breach('balanceInterval', 'level', `must be above 0 and below 1, got ${shown(level)}`);
  }

  const z = -normalQuantile((1 - level) / 2);
  return {
    low: -furthest(against, favour, trials, z) + 0,
    high: furthest(favour, against, trials, z),
  };
}

function checkPart(field: string, part: number, most: number): void {
  if (!Number.isSafeInteger(part) || part < 0 || part > most) {
    breach(
      'balanceInterval',
      field,
      `must be a whole number from 0 to ${most}, got ${shown(part)}`,
    );
  }
}

/** The greatest difference that the sample does not speak against, by halving what is in doubt. */
function furthest(favour: number, against: number, trials: number, z: number): number {
  let within = (favour - against) / trials;
  let beyond = 1;
  while (within < beyond) {
    const middle = within + (beyond - within) / 2;
    if (middle <= within || middle >= beyond) break;
    if (surprise(favour, against, trials, middle) <= z) within = middle;
    else beyond = middle;
  }
  return within;
}

/** How many standard errors the sample lies below a true difference. */
function surprise(favour: number, against: number, trials: number, difference: number): number {
  // The likeliest share against, if the share for is that and the difference: root of a quadratic.
  const linear = (2 * trials - favour + against) * difference - favour - against;
  const constant = -against * difference * (1 - difference);
  const root = Math.sqrt(Math.max(0, linear * linear - 8 * trials * constant));
  const share = (root - linear) / (4 * trials);
  const variance = trials * (2 * share + difference * (1 - difference));
  return (trials * difference - favour + against) / Math.sqrt(variance);
}

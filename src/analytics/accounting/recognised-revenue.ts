/** Recognised revenue: how much of what was paid for points is earned by what was redeemed. */
import { exactNumber } from '../../kernel/exact.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import { type Rate, requireShare, requireWhole } from './rate.ts';

/** Points of one cohort as they stand by an instant. */
export interface PointStanding {
  /** What was paid for them, in minor units: whole, 0 or more. */
  readonly allocatedMinor: number;
  /** How many were issued, less those that were cancelled: whole, 0 or more. */
  readonly points: number;
  /** How many have been redeemed: whole, 0 or more. */
  readonly redeemedPoints: number;
  /** How many have ended unused: whole, 0 or more; with those redeemed no more than `points`. */
  readonly endedPoints: number;
  /** The share of the points that is expected to be redeemed in the end, as estimated now. */
  readonly redeemedShare: Rate;
}

/**
 * What is wrong with an estimate: more was redeemed already; or more is expected than is left to
 * be redeemed, because the rest has ended.
 */
export type EstimateFlag = 'expected-below-redeemed' | 'expected-above-possible';

/** What is earned by an instant, since the points were issued. */
export interface RecognisedRevenue {
  /** All that is earned, in minor units. */
  readonly recognisedMinor: number;
  /** That part of it which the redeemed points have of all points. */
  readonly redemptionMinor: number;
  /** The rest: earned because others will not be used. */
  readonly breakageMinor: number;
  /** What is still owed in goods: the allocated amount less what is earned. */
  readonly liabilityMinor: number;
  /** How many points are expected to be redeemed in all, as it was used; may be no whole number. */
  readonly expectedPoints: number;
  /** Why that is not what the estimate said; `null` if it is. */
  readonly flag: EstimateFlag | null;
}

/**
 * Revenue recognised by an instant: `amount × redeemed ÷ expected to be redeemed in all`.
 *
 * Always reckoned from the beginning, exact, and rounded once, half up; a period has the
 * difference of two such sums, so that nothing is lost to rounding however time is divided. What is
 * expected stays between what was redeemed and what still can be: so the remainder is earned with
 * the last points, whether used or ended, and an estimate can be wrong only for a while.
 *
 * Breakage is earned in proportion to redemption. Who may not expect any, says a share of 1; then
 * it is earned as points end.
 *
 * @param standing The points as they stand.
 * @returns What is earned since they were issued and what is owed, in minor units.
 * @throws ContractError if a field is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @see IFRS Foundation, "IFRS 15 Revenue from Contracts with Customers" (2014), paragraphs B44-B47;
 *   "Illustrative Examples", Example 52, paragraphs IE267-IE270.
 * @example Two years of an estimate that rises from 95 % to 97 %
 * ```ts
 * import { recognisedRevenue } from 'everbond/accounting';
 *
 * const paid = { allocatedMinor: 8676, points: 10_000, endedPoints: 0 };
 * const first = recognisedRevenue({ ...paid, redeemedPoints: 4500, redeemedShare: '0.95' });
 * const second = recognisedRevenue({ ...paid, redeemedPoints: 8500, redeemedShare: '0.97' });
 *
 * [first.recognisedMinor, first.liabilityMinor]; // => [4110, 4566]
 * [second.recognisedMinor - first.recognisedMinor, second.liabilityMinor]; // => [3493, 1073]
 * ```
 */
export function recognisedRevenue(standing: PointStanding): RecognisedRevenue {
  const { allocatedMinor, points, redeemedPoints, endedPoints } = standing;
  requireWhole('recognisedRevenue', 'allocatedMinor', allocatedMinor);
  requireWhole('recognisedRevenue', 'points', points);
  requireWhole('recognisedRevenue', 'redeemedPoints', redeemedPoints);
  requireWhole('recognisedRevenue', 'endedPoints', endedPoints);
  requireWhole('recognisedRevenue', 'points', points - redeemedPoints - endedPoints);
  const share = requireShare('recognisedRevenue', 'redeemedShare', standing.redeemedShare);
  return recognisedOf(standing, share);
}

/** The same of what was checked before. */
export function recognisedOf(
  { allocatedMinor, points, redeemedPoints, endedPoints }: Omit<PointStanding, 'redeemedShare'>,
  share: Ratio,
): RecognisedRevenue {
  const expected = expectedOf(points, redeemedPoints, endedPoints, share);
  const amount = BigInt(allocatedMinor) * BigInt(redeemedPoints);
  const { numerator, denominator, flag } = expected;
  const recognisedMinor =
    numerator <= BigInt(redeemedPoints) * denominator
      ? allocatedMinor
      : roundedOf(amount * denominator, numerator);
  const redemptionMinor = points === 0 ? 0 : roundedOf(amount, BigInt(points));
  return {
    recognisedMinor,
    redemptionMinor,
    breakageMinor: recognisedMinor - redemptionMinor,
    liabilityMinor: allocatedMinor - recognisedMinor,
    expectedPoints: Number(numerator) / Number(denominator),
    flag,
  };
}

/** How many points are expected to be redeemed in all, as a fraction. */
export interface ExpectedPoints {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly flag: EstimateFlag | null;
}

/** The estimate, kept between what was redeemed and what can be. */
export function expectedOf(
  points: number,
  redeemedPoints: number,
  endedPoints: number,
  share: Ratio,
): ExpectedPoints {
  const numerator = BigInt(points) * BigInt(share.numerator);
  const denominator = BigInt(share.denominator);
  const least = BigInt(redeemedPoints);
  const most = BigInt(points - endedPoints);
  if (numerator < least * denominator) {
    return { numerator: least, denominator: 1n, flag: 'expected-below-redeemed' };
  }
  if (numerator > most * denominator) {
    const flag = most > least ? 'expected-above-possible' : null;
    return { numerator: most, denominator: 1n, flag };
  }
  return { numerator, denominator, flag: null };
}

function roundedOf(dividend: bigint, divisor: bigint): number {
  return exactNumber('recognisedRevenue', divideRounded(dividend, divisor, 'half-up'));
}

/** Point allocation: how much of a price was paid for the points that came with the goods. */
import { exactNumber } from '../../kernel/exact.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import { type Rate, rateOf, requireShare, requireWhole } from './rate.ts';

/** A sale with points, or many of them together. */
export interface PointSale {
  /** What was paid, without tax, in minor units: whole, 0 or more. */
  readonly saleMinor: number;
  /** The points that came with it: whole, 0 or more. */
  readonly points: number;
  /** What a point is worth to who redeems it, in minor units: 0 or more, exact. */
  readonly valueMinor: Rate;
  /** The share of the points that is expected to be redeemed, from 0 to 1. */
  readonly redeemedShare: Rate;
}

/** A price, divided. Both are whole, 0 or more, and add up to it. */
export interface PointAllocation {
  /** What was paid for the goods, in minor units. */
  readonly goodsMinor: number;
  /** What was paid for the points, in minor units. */
  readonly pointsMinor: number;
}

/**
 * Divides a price between goods and points by what each would cost alone.
 *
 * The goods alone cost what was paid: the price of a sale to somebody without an account. The
 * points alone cost their value times the share expected to be redeemed. The points' part is
 * `price × alone ÷ (price + alone)`, exact, rounded once, half up; the goods have the rest. The
 * competing residual approach, all value to the points and the rest to the goods, is not offered:
 * it is for prices that are not known.
 *
 * @param sale What was paid and what came with it.
 * @returns The two parts, in minor units.
 * @throws ContractError if a field is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the part is beyond 2^53 − 1.
 * @see IFRS Foundation, "IFRS 15 Revenue from Contracts with Customers" (2014), paragraphs 73-80
 *   and B42; "Illustrative Examples", Example 52, paragraphs IE267-IE270.
 * @example 10,000 points worth 1 each, of which 95 % will be redeemed
 * ```ts
 * import { pointAllocation } from 'everbond/accounting';
 *
 * pointAllocation({ saleMinor: 100_000, points: 10_000, valueMinor: 1, redeemedShare: '0.95' });
 * // => { goodsMinor: 91_324, pointsMinor: 8676 }
 * ```
 */
export function pointAllocation(sale: PointSale): PointAllocation {
  const { saleMinor, points } = sale;
  requireWhole('pointAllocation', 'saleMinor', saleMinor);
  requireWhole('pointAllocation', 'points', points);
  const valueMinor = rateOf('pointAllocation', 'valueMinor', sale.valueMinor);
  const redeemedShare = requireShare('pointAllocation', 'redeemedShare', sale.redeemedShare);
  const pointsMinor = allocatedMinor(saleMinor, points, valueMinor, redeemedShare);
  return { goodsMinor: saleMinor - pointsMinor, pointsMinor };
}

/** The points' part of a price. */
export function allocatedMinor(
  saleMinor: number,
  points: number,
  value: Ratio,
  share: Ratio,
): number {
  const alone = BigInt(points) * BigInt(value.numerator) * BigInt(share.numerator);
  const parts = BigInt(value.denominator) * BigInt(share.denominator);
  if (alone === 0n) return 0;
  const price = BigInt(saleMinor);
  const part = divideRounded(price * alone, price * parts + alone, 'half-up');
  return exactNumber('pointAllocation', part);
}

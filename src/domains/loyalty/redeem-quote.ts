/** Redeem quote: how many points an option of the programme takes, and what they are worth. */
import { breach } from '../../kernel/errors.ts';
import { isPoints, POINTS_MAX } from './points.ts';
import type { PaymentRedemption, Redemption } from './programme-redemption.ts';

/** What an option takes, and gives. */
export interface RedeemQuote {
  /** How many points it takes: whole, 0 or more; 0 if none can be used. */
  readonly points: number;
  /** What they pay, in minor units; `null` for a reward or a conversion. */
  readonly worthMinor: number | null;
  /** How many points of the other currency they become; `null` unless it is a conversion. */
  readonly becomes: number | null;
}

/** What is asked of an option. */
export interface RedeemAsk {
  /** How many points; as many as can be used if left out. Not read for a reward. */
  readonly points?: number | undefined;
  /** What the order comes to that is paid, in minor units; any amount if left out. */
  readonly orderMinor?: number | undefined;
}

/**
 * How many points an option takes of those that are asked for, and what they are worth.
 *
 * Of a payment, never more than the largest share of the order that points may pay, and whole
 * blocks; what is worth part of a minor unit is cut down. How many points the member has is not
 * looked at.
 *
 * @param option The option, as the programme has it.
 * @param ask How many points, and what they pay.
 * @returns The points and their worth, exact, in whole units.
 * @throws ContractError if an amount is not whole or below 0.
 * @example 100 points are worth 1.00, at most half of an order, in blocks of 500
 * ```ts
 * import { redeemQuote } from 'everbond/loyalty';
 *
 * const option = {
 *   kind: 'payment',
 *   id: 'pay',
 *   currency: 'points',
 *   when: null,
 *   partner: null,
 *   points: 100,
 *   worthMinor: 100,
 *   blockPoints: 1,
 *   pointsMin: 1,
 *   orderShareMax: { numerator: 1, denominator: 1 },
 * } as const;
 * const half = { ...option, orderShareMax: { numerator: 1, denominator: 2 } };
 *
 * redeemQuote(option, { points: 5000, orderMinor: 2500 }).points; // => 2500
 * redeemQuote(half, { points: 5000, orderMinor: 2500 }).points; // => 1250
 * redeemQuote({ ...option, blockPoints: 500 }, { points: 1400, orderMinor: 2500 });
 * // => { points: 1000, worthMinor: 1000, becomes: null }
 * ```
 */
export function redeemQuote(
  option: Redemption,
  { points, orderMinor }: RedeemAsk = {},
): RedeemQuote {
  if (points !== undefined && !isPoints(points))
    breach('redeemQuote', 'ask.points', 'must be whole, 1 or more');
  if (orderMinor !== undefined && !(Number.isSafeInteger(orderMinor) && orderMinor >= 0)) {
    breach('redeemQuote', 'ask.orderMinor', 'must be whole, 0 or more');
  }
  if (option.kind === 'reward') return { points: option.points, worthMinor: null, becomes: null };
  if (option.kind === 'payment') {
    const most = orderMinor === undefined ? POINTS_MAX : pointsFor(option, orderMinor);
    const taken = inBlocks(Math.min(points ?? most, most), option.blockPoints);
    return {
      points: taken,
      worthMinor: times(taken, option.worthMinor, option.points),
      becomes: null,
    };
  }
  const taken = inBlocks(points ?? option.points, option.points);
  return { points: taken, worthMinor: null, becomes: times(taken, option.becomes, option.points) };
}

/** The most points that an order takes: no more than are worth the share that points may pay. */
function pointsFor(
  { points, worthMinor, orderShareMax }: PaymentRedemption,
  orderMinor: number,
): number {
  const { numerator, denominator } = orderShareMax;
  return times(times(orderMinor, numerator, denominator), points, worthMinor);
}

function inBlocks(points: number, block: number): number {
  return points - (points % block);
}

/** `amount × numerator / denominator`, cut down, and no more than can be counted. */
function times(amount: number, numerator: number, denominator: number): number {
  const exact = (BigInt(amount) * BigInt(numerator)) / BigInt(denominator);
  return Math.min(Number(exact), POINTS_MAX);
}

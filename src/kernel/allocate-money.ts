/** Allocation: one amount shared out by weight, to the last minor unit. */
import { breach } from './errors.ts';
import { type Money, money, requireMoney } from './money.ts';

/**
 * Splits an amount by weight; the parts always add up to the whole.
 *
 * Every part is first cut toward zero. The units left over then go, one each, to the parts that
 * lost most by the cut, earlier parts first: the method of largest remainders (Hamilton), as
 * opposed to the divisor methods (Jefferson, Webster), whose parts may be more than one unit away
 * from their share. A refund is split as the payment was, mirrored.
 *
 * @param whole The amount to split; may be negative.
 * @param weights One whole weight per part, 0 or more, safe integers; at least one positive.
 * @returns One amount per weight, in the same order. Each is less than one minor unit away from its
 *   exact share, and a weight of 0 gets nothing.
 * @throws ContractError if the amount is no money or the weights are not as described.
 * @see Michel L. Balinski and H. Peyton Young, "Fair Representation: Meeting the Ideal of One Man,
 *   One Vote", Yale University Press (1982), pages 10-22.
 * @example Sharing a €10.00 voucher among three orders of equal value
 * ```ts
 * import { allocateMoney, money } from 'everbond/kernel';
 *
 * allocateMoney(money(1000, 'EUR'), [1, 1, 1]).map((part) => part.minor);
 * // => [334, 333, 333]
 * ```
 */
export function allocateMoney(whole: Money, weights: readonly number[]): readonly Money[] {
  requireMoney('allocateMoney', 'whole', whole);
  const bad = weights.findIndex((weight) => !Number.isSafeInteger(weight) || weight < 0);
  if (bad >= 0) breach('allocateMoney', `weights.${bad}`, 'must be a safe integer, 0 or more');
  const exactWeights = weights.map((weight) => BigInt(weight));
  const total = exactWeights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) breach('allocateMoney', 'weights', 'must hold a positive weight');

  const size = BigInt(Math.abs(whole.minor));
  const shares = exactWeights.map((weight, index) => {
    const product = size * weight;
    return { index, units: Number(product / total), lost: product % total };
  });

  const leftOver = Math.abs(whole.minor) - shares.reduce((sum, { units }) => sum + units, 0);
  const mostLostFirst = shares.toSorted((a, b) => Number(b.lost - a.lost));
  for (const share of mostLostFirst.slice(0, leftOver)) share.units += 1;

  const sign = whole.minor < 0 ? -1 : 1;
  return shares.map(({ units }) => money(sign * units, whole.currency));
}

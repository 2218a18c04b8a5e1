/**
 * Ratio arithmetic: sums, products and comparisons of exact fractions.
 *
 * Everything is formed in big integers; nothing is rounded unless a rounding is named, and a result
 * that does not fit is a failure by name, never an approximation.
 */
import { breach } from './errors.ts';
import { exactNumber } from './exact.ts';
import { isRatio, lowestTerms, type Ratio } from './ratio.ts';
import { divideRounded, isRounding, type Rounding } from './rounding.ts';

/**
 * The exact sum of two ratios.
 *
 * @param augend A ratio.
 * @param addend A ratio.
 * @returns The sum in lowest terms.
 * @throws ContractError if an argument is no ratio.
 * @throws FailureError `LIMIT_EXCEEDED` if a part of the sum is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { addRatios, ratio } from 'everbond/kernel';
 *
 * addRatios(ratio(1, 6), ratio(1, 3)); // => { numerator: 1, denominator: 2 }
 * ```
 */
export function addRatios(augend: Ratio, addend: Ratio): Ratio {
  requireRatio('addRatios', 'augend', augend);
  requireRatio('addRatios', 'addend', addend);

  const [a, b] = [BigInt(augend.numerator), BigInt(augend.denominator)];
  const [c, d] = [BigInt(addend.numerator), BigInt(addend.denominator)];
  return lowestTerms('addRatios', a * d + c * b, b * d);
}

/**
 * The exact product of two ratios.
 *
 * @param multiplicand A ratio.
 * @param multiplier A ratio.
 * @returns The product in lowest terms.
 * @throws ContractError if an argument is no ratio.
 * @throws FailureError `LIMIT_EXCEEDED` if a part of the product is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { multiplyRatios, ratio } from 'everbond/kernel';
 *
 * multiplyRatios(ratio(2, 3), ratio(3, 4)); // => { numerator: 1, denominator: 2 }
 * ```
 */
export function multiplyRatios(multiplicand: Ratio, multiplier: Ratio): Ratio {
  requireRatio('multiplyRatios', 'multiplicand', multiplicand);
  requireRatio('multiplyRatios', 'multiplier', multiplier);

  return lowestTerms(
    'multiplyRatios',
    BigInt(multiplicand.numerator) * BigInt(multiplier.numerator),
    BigInt(multiplicand.denominator) * BigInt(multiplier.denominator),
  );
}

/**
 * Which of two ratios is larger, exactly.
 *
 * @param a A ratio.
 * @param b A ratio.
 * @returns −1 if `a` is smaller, 1 if it is larger, 0 if they are equal; fit for `toSorted`.
 * @throws ContractError if an argument is no ratio.
 * @example
 * ```ts
 * import { compareRatios, ratio } from 'everbond/kernel';
 *
 * compareRatios(ratio(1, 3), ratio(1, 2)); // => -1
 * ```
 */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  requireRatio('compareRatios', 'a', a);
  requireRatio('compareRatios', 'b', b);

  const left = BigInt(a.numerator) * BigInt(b.denominator);
  const right = BigInt(b.numerator) * BigInt(a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * A whole number times a ratio, rounded once at the end.
 *
 * @param whole A safe integer: points, minor units, units of stock.
 * @param multiplier A ratio.
 * @param rounding How what is left over becomes whole; see {@link Rounding}. Give a `whole` of 1 to
 *   round the ratio itself.
 * @returns A safe integer, never -0.
 * @throws ContractError if an argument is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the result is beyond 2^53 − 1.
 * @example Five points at a factor of 1.5
 * ```ts
 * import { multiplyWhole, ratioOf } from 'everbond/kernel';
 *
 * multiplyWhole(5, ratioOf('1.5'), 'floor'); // => 7
 * multiplyWhole(5, ratioOf('1.5'), 'half-even'); // => 8
 * multiplyWhole(100, ratioOf('1.1'), 'ceiling'); // => 110
 * ```
 */
export function multiplyWhole(whole: number, multiplier: Ratio, rounding: Rounding): number {
  if (!Number.isSafeInteger(whole)) breach('multiplyWhole', 'whole', 'must be a safe integer');
  requireRatio('multiplyWhole', 'multiplier', multiplier);
  if (!isRounding(rounding)) breach('multiplyWhole', 'rounding', 'must name a rounding');

  const product = BigInt(whole) * BigInt(multiplier.numerator);
  const quotient = divideRounded(product, BigInt(multiplier.denominator), rounding);
  return exactNumber('multiplyWhole', quotient);
}

function requireRatio(where: string, field: string, value: Ratio): void {
  if (!isRatio(value))
    breach(where, field, 'must be a ratio of safe integers, denominator positive');
}

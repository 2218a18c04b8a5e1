/** The upper tail of the chi-square distribution: the p-value of many tests. */
import { breach } from '../kernel/errors.ts';
import { normalCdf } from './normal.ts';

/**
 * The probability that a chi-square variable lies at or above a value.
 *
 * Summed from the far end, so that it keeps its digits where it is next to nothing: a p-value of
 * 1e-200 is right to twelve digits, and below 5e-324, where numbers end, it is 0.
 *
 * @param value At least 0; `Infinity` is allowed.
 * @param degreesOfFreedom A whole number of at least 1; takes time in proportion to it.
 * @returns From 0 to 1; 1 at a value of 0.
 * @throws ContractError if an argument is not as described.
 * @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), formulas 26.4.4
 *   and 26.4.5.
 * @example The value that is exceeded once in twenty times
 * ```ts
 * import { chiSquareTail } from 'everbond/numerics';
 *
 * chiSquareTail(3.841458820694124, 1); // ~> 0.05
 * ```
 */
export function chiSquareTail(value: number, degreesOfFreedom: number): number {
  if (!(value >= 0)) breach('chiSquareTail', 'value', `must be at least 0, got ${Number(value)}`);
  if (!Number.isSafeInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    breach(
      'chiSquareTail',
      'degreesOfFreedom',
      `must be a whole number of at least 1, got ${Number(degreesOfFreedom)}`,
    );
  }
  if (value === Infinity) return 0;

  const isOdd = degreesOfFreedom % 2 === 1;
  // Each two degrees more add one term: the one before, times value / (degrees so far).
  let term = isOdd ? Math.sqrt((2 * value) / Math.PI) : 1;
  let sum = isOdd && degreesOfFreedom === 1 ? 0 : term;
  let shrunk = 0;
  for (let degrees = isOdd ? 3 : 2; degrees < degreesOfFreedom; degrees += 2) {
    term *= value / degrees;
    sum += term;
    if (sum > LARGE) {
      term /= LARGE;
      sum /= LARGE;
      shrunk += LOG_LARGE;
    }
  }
  const start = isOdd ? 2 * normalCdf(-Math.sqrt(value)) : 0;
  return Math.min(1, start + sum * Math.exp(shrunk - value / 2));
}

const LARGE = 2 ** 500;
const LOG_LARGE = 500 * Math.LN2;

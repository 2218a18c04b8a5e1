/** The logarithm of the gamma function, for numbers above 0. */

/**
 * ln Γ(x) by Stirling's series, after moving up to 10: right to some 4e-15 of its size, and near
 * its zeros, 1 and 2, to as much of 10.
 *
 * @param x Above 0 and finite.
 * @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), formulas 6.1.15
 *   and 6.1.41.
 */
export function logGamma(x: number): number {
  let product = 1;
  let moved = x;
  for (; moved < 10; moved += 1) product *= moved;

  const square = 1 / (moved * moved);
  let series = 0;
  for (const coefficient of STIRLING) series = series * square + coefficient;
  const main = (moved - 0.5) * Math.log(moved) - moved + HALF_LOG_TWO_PI;
  return main + series / moved - Math.log(product);
}

const HALF_LOG_TWO_PI = 0.918_938_533_204_672_74;

/** Bernoulli numbers B_2k over 2k (2k - 1), the last first. */
const STIRLING = [
  -3617 / 122_400,
  1 / 156,
  -691 / 360_360,
  1 / 1188,
  -1 / 1680,
  1 / 1260,
  -1 / 360,
  1 / 12,
];

/** Ratio sums: the standard error of a quotient of two sums over customers or orders. */

/** What is added up, one pair a unit: `measured` over `base` is the quotient asked for. */
export interface RatioSums {
  count: number;
  measured: number;
  base: number;
  measuredSquares: number;
  products: number;
  baseSquares: number;
}

/** Sums of nobody. */
export function emptyRatioSums(): RatioSums {
  return { count: 0, measured: 0, base: 0, measuredSquares: 0, products: 0, baseSquares: 0 };
}

/** Adds one unit. */
export function addToRatio(sums: RatioSums, measured: number, base: number): void {
  sums.count += 1;
  sums.measured += measured;
  sums.base += base;
  sums.measuredSquares += measured * measured;
  sums.products += measured * base;
  sums.baseSquares += base * base;
}

/**
 * The standard error of `measured / base`, units taken for a random sample.
 *
 * The linearised error of a ratio: √(n/(n − 1) · Σ(y − r·x)²) / Σx.
 *
 * @returns `null` below two units, or where there is nothing to measure by.
 * @see W. G. Cochran, "Sampling Techniques", 3rd edition (1977), chapter 6.
 */
export function ratioError(sums: RatioSums): number | null {
  const { count, measured, base, measuredSquares, products, baseSquares } = sums;
  if (count < 2 || base === 0) return null;

  const ratio = measured / base;
  const left = measuredSquares - 2 * ratio * products + ratio * ratio * baseSquares;
  return Math.sqrt((Math.max(0, left) * count) / (count - 1)) / Math.abs(base);
}

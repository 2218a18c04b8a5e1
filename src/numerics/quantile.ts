/** Quantiles and order statistics: the value below which a given share of the values lies. */
import { breach } from '../kernel/errors.ts';

/** Columns of numbers that are selected from without a copy into an array. */
export type NumberColumn = Float64Array | Int32Array | Uint32Array;

/**
 * The value below which a share of the values lies, drawn straight between the two nearest.
 *
 * @param sorted Finite numbers, ascending, at least one.
 * @param share From 0 (the least value) to 1 (the greatest).
 * @returns A number between the least and the greatest value.
 * @throws ContractError if there is no value or the share is not as described.
 * @see R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
 *   Statistician 50 (1996), 361–365; definition 7.
 * @example
 * ```ts
 * import { quantile } from 'everbond/numerics';
 *
 * quantile([10, 20, 30, 40], 0.5); // => 25
 * ```
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) breach('quantile', 'sorted', 'must hold at least one value');
  if (!(share >= 0 && share <= 1)) breach('quantile', 'share', `must be 0 to 1, got ${share}`);

  const position = (sorted.length - 1) * share;
  const rank = Math.floor(position);
  const low = sorted[rank] ?? 0;
  const high = sorted[rank + 1] ?? low;
  return low + (position - rank) * (high - low) + 0;
}

/**
 * The values that would stand at given places if a column were sorted.
 *
 * @param values Finite numbers in any order; not changed.
 * @param ranks Whole numbers from 0 (the least value) to `values.length - 1`, in any order.
 * @returns One value a rank, in the order of the ranks.
 * @throws ContractError if a rank is not as described.
 * @example
 * ```ts
 * import { orderStatistics } from 'everbond/numerics';
 *
 * orderStatistics(Float64Array.of(30, 10, 20), [0, 2]); // => [10, 30]
 * ```
 */
export function orderStatistics(values: NumberColumn, ranks: readonly number[]): number[] {
  for (const rank of ranks) {
    if (!Number.isInteger(rank) || rank < 0 || rank >= values.length) {
      breach('orderStatistics', 'ranks', `must be whole, 0 to ${values.length - 1}, got ${rank}`);
    }
  }
  const sorted = values.slice().sort();
  return ranks.map((rank) => (sorted[rank] ?? 0) + 0);
}

/** Pooled retention: the retention of all cohorts together, by periods since the first purchase. */
import type { Cohort } from './cohort-retention.ts';
import { type Proportion, proportion } from './proportion.ts';

/**
 * The share of customers who bought in the k-th period after their first, over all cohorts.
 *
 * Entry k sums the customers retained and the sizes of the cohorts whose period k is complete: a
 * cohort whose k-th period has not ended is left out of both. Large cohorts weigh more; the plain
 * mean of the cohorts' own rates, which others report, lets a cohort of one weigh as much as one of
 * a thousand. The cohorts differ from entry to entry, so the curve may rise.
 *
 * @param cohorts Cohorts as {@link cohortRetention} returns them; select some to pool only those.
 * @returns One proportion for k = 0 to the last period of the oldest cohort; no value where no
 *   cohort has a complete period k. Entry 0 is 1, if it has a value.
 * @example The youngest cohort, still in its second month, does not count for month 1
 * ```ts
 * import { pooledRetention } from 'everbond/metrics';
 *
 * const march = { cohort: '2026-03', size: 10, retained: [10, 4], complete: [true, true] };
 * const april = { cohort: '2026-04', size: 20, retained: [20, 1], complete: [true, false] };
 * const rest = { unbounded: [], revenueMinor: [] };
 *
 * const pooled = pooledRetention([
 *   { ...march, ...rest },
 *   { ...april, ...rest },
 * ]);
 *
 * pooled.map((rate) => rate.value); // => [1, 0.4]
 * pooled[0]?.denominator; // => 30
 * ```
 */
export function pooledRetention(
  cohorts: readonly Cohort<readonly number[] | null>[],
): readonly Proportion[] {
  const retained: number[] = [];
  const sizes: number[] = [];
  for (const cohort of cohorts) {
    for (const [index, complete] of cohort.complete.entries()) {
      retained[index] = (retained[index] ?? 0) + (complete ? cohort.retained[index]! : 0);
      sizes[index] = (sizes[index] ?? 0) + (complete ? cohort.size : 0);
    }
  }
  return sizes.map((size, index) => proportion(retained[index]!, size));
}

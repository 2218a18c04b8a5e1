/** Values computed elsewhere, by the script that stands beside them. */
import { readFileSync } from 'node:fs';

interface Oracle {
  /** Probability, quantile. */
  readonly normalQuantile: readonly [number, number][];
  /** Value, probability. */
  readonly normalCdf: readonly [number, number][];
  /** Hits, trials, level, low, high. */
  readonly wilson: readonly [number, number, number, number, number][];
  readonly type7: readonly {
    readonly values: readonly number[];
    /** Share, quantile. */
    readonly quantiles: readonly [number, number][];
  }[];
  /** The first five random words of a seed, and five after 9,995 words. */
  readonly words: readonly {
    readonly seed: number;
    readonly first: readonly number[];
    readonly later: readonly number[];
  }[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('./fixtures/oracle.json', import.meta.url), 'utf8'),
) as Oracle;

/** How far a value is from the true one, relative to it. */
export function relativeError(value: number, truth: number): number {
  return truth === 0 ? Math.abs(value) : Math.abs((value - truth) / truth);
}

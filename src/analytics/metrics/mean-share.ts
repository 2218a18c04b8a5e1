/** Mean share: the mean of shares that customers have each for themselves. */
import { normalQuantile } from '../../numerics/normal.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';

/** A mean over customers. */
export interface MeanShare {
  /** How many shares there are. */
  readonly count: number;
  /** Their mean, from 0 to 1; `null` where there is none. */
  readonly value: number | null;
  /** 95 % interval: ± 1.96 standard errors, cut at 0 and 1; `null` below two shares. */
  readonly interval: Interval | null;
}

/** The mean of shares from 0 to 1. */
export function meanShareOf(shares: readonly number[]): MeanShare {
  const count = shares.length;
  if (count === 0) return { count, value: null, interval: null };

  const value = shares.reduce((sum, share) => sum + share, 0) / count;
  if (count === 1) return { count, value, interval: null };
  const squares = shares.reduce((sum, share) => sum + (share - value) ** 2, 0);
  const reach = normalQuantile(0.975) * Math.sqrt(squares / (count - 1) / count);
  return {
    count,
    value,
    interval: { low: Math.max(0, value - reach), high: Math.min(1, value + reach) },
  };
}

/** Revenue rate: a quotient of two amounts, such as revenue kept of revenue at the beginning. */
import { normalQuantile } from '../../numerics/normal.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';

/** So much of so much. */
export interface RevenueRate {
  /** The amount looked for, in minor units; a net churn may be negative. */
  readonly numeratorMinor: number;
  /** The amount it is measured by, in minor units: at least 0. */
  readonly denominatorMinor: number;
  /** `numeratorMinor / denominatorMinor`; `null` where there was nothing to measure by. */
  readonly value: number | null;
  /** 95 % interval, customers taken for a random sample; `null` where none can be given. */
  readonly interval: Interval | null;
}

/** A rate without an interval: amounts alone do not say how they were spread over customers. */
export function revenueRate(numeratorMinor: number, denominatorMinor: number): RevenueRate {
  return {
    numeratorMinor: numeratorMinor + 0,
    denominatorMinor,
    value: denominatorMinor === 0 ? null : (numeratorMinor + 0) / denominatorMinor,
    interval: null,
  };
}

/** A rate with the interval of a standard error, cut to what the rate can be. */
export function revenueRateWithError(
  numeratorMinor: number,
  denominatorMinor: number,
  error: number | null,
  { low, high }: Interval,
): RevenueRate {
  const rate = revenueRate(numeratorMinor, denominatorMinor);
  if (rate.value === null || error === null) return rate;
  const margin = normalQuantile(0.975) * error;
  const interval = {
    low: Math.max(low, rate.value - margin),
    high: Math.min(high, rate.value + margin),
  };
  return { ...rate, interval };
}

/** Earn fraction: exact parts of points while an award is reckoned, however small the parts. */
import type { Ratio } from '../../kernel/ratio.ts';

/** An exact fraction of any size; its denominator is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Nothing. */
export const NOUGHT: Fraction = { over: 0n, under: 1n };

/** A whole number times a ratio. */
export function fractionOf(whole: number, { numerator, denominator }: Ratio): Fraction {
  return { over: BigInt(whole) * BigInt(numerator), under: BigInt(denominator) };
}

/** The sum of two. */
export function plus(one: Fraction, other: Fraction): Fraction {
  if (one.under === other.under) return { over: one.over + other.over, under: one.under };
  return {
    over: one.over * other.under + other.over * one.under,
    under: one.under * other.under,
  };
}

/** The product of two. */
export function times(one: Fraction, other: Fraction): Fraction {
  return { over: one.over * other.over, under: one.under * other.under };
}

/** Several over one denominator, so that they can be compared: only what is over it. */
export function overCommon(fractions: readonly Fraction[]): readonly bigint[] {
  const under = fractions.reduce(
    (common, fraction) => (common % fraction.under === 0n ? common : common * fraction.under),
    1n,
  );
  return fractions.map((fraction) => fraction.over * (under / fraction.under));
}

/** Check fraction: exact arithmetic of the checks, whose numbers never grow without end. */
import { divideRounded } from '../../kernel/rounding.ts';
import { type Fraction, plus, times } from './earn-fraction.ts';

/** The purchase of a counter-example: 100.00 in units of two decimals. */
export const SPENT_MINOR = 10_000;

/** One whole, as a ratio. */
export const ONE = { numerator: 1, denominator: 1 } as const;

/** The largest denominator that is kept as it is: no programme of people comes near. */
const UNDER_MAX = 1n << 8000n;

/** How many bits too large a denominator is cut by. */
const BITS_CUT = 4000n;

/** The sum of two. */
export function sum(one: Fraction, other: Fraction): Fraction {
  return shortened(plus(one, other));
}

/** The product of two. */
export function product(one: Fraction, other: Fraction): Fraction {
  return shortened(times(one, other));
}

/** Whether one is more than another. */
export function isMore(one: Fraction, other: Fraction): boolean {
  return one.over * other.under > other.over * one.under;
}

/** The whole part, no more than can be counted. */
export function wholeOf({ over, under }: Fraction): number {
  const whole = divideRounded(over, under, 'floor');
  return whole > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(whole);
}

/** The same, but for what lies beyond the four thousandth bit. */
function shortened({ over, under }: Fraction): Fraction {
  if (under <= UNDER_MAX) return { over, under };
  return shortened({ over: over >> BITS_CUT, under: under >> BITS_CUT });
}

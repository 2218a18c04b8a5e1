/** Rate: an exact number a policy says, such as what a point is worth or a share. */
import { breach } from '../../kernel/errors.ts';
import { parseRatio, type Ratio } from '../../kernel/ratio.ts';

/** An exact number: `0.4`, `'0.95'` or `{ numerator, denominator }`. */
export type Rate = Ratio | number | string;

/** A rate of 0 or more in lowest terms. */
export function rateOf(where: string, field: string, rate: Rate): Ratio {
  const read = parseRatio(rate);
  if (!read.ok || read.value.numerator < 0) breach(where, field, 'must be a number of 0 or more');
  return read.value;
}

/** A rate from 0 to 1. */
export function requireShare(where: string, field: string, share: Rate): Ratio {
  const read = parseRatio(share);
  if (!read.ok || read.value.numerator < 0 || read.value.numerator > read.value.denominator) {
    breach(where, field, 'must be a share from 0 to 1');
  }
  return read.value;
}

/** Holds a caller to a safe integer of 0 or more. */
export function requireWhole(where: string, field: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    breach(where, field, `must be a whole number of at least 0, got ${Number(value)}`);
  }
}

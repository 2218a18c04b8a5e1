/** Rounding: by name, always said, exact until the last step. */

/**
 * How an exact quantity becomes a whole number.
 *
 * `down` cuts toward zero and `up` moves away from it; `floor` and `ceiling` go to the lower and
 * the higher number. The two `half-` roundings go to the nearest number; a tie goes away from zero
 * (`half-up`) or to the even neighbour (`half-even`). All but `floor` and `ceiling` treat a refund
 * as a mirrored payment.
 *
 * @see Mike Cowlishaw, "General Decimal Arithmetic Specification", version 1.70 (2009), Context.
 */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up' | 'ceiling' | 'floor';

const ROUNDINGS: readonly unknown[] = [
  'half-even',
  'half-up',
  'down',
  'up',
  'ceiling',
  'floor',
] satisfies Rounding[];

/** Whether a value names a rounding. */
export function isRounding(value: unknown): value is Rounding {
  return ROUNDINGS.includes(value);
}

/** A quotient as a whole number. The divisor must be positive. */
export function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const cut = dividend / divisor;
  const lost = dividend % divisor;
  if (lost === 0n) return cut;

  const away = dividend < 0n ? -1n : 1n;
  const twiceLost = 2n * lost * away;
  const isTie = twiceLost === divisor;
  const isPastHalf = twiceLost > divisor;
  const movesAway = {
    'half-even': isPastHalf || (isTie && cut % 2n !== 0n),
    'half-up': isPastHalf || isTie,
    down: false,
    up: true,
    ceiling: away === 1n,
    floor: away === -1n,
  }[rounding];
  return movesAway ? cut + away : cut;
}

/** Points: whole numbers that stay exact, and are refused before they could be otherwise. */

/** The most points that all credits of one account in one currency may come to: 2^53 − 1. */
export const POINTS_MAX: number = Number.MAX_SAFE_INTEGER;

/** Whether a value is an amount of points: whole, 1 to {@link POINTS_MAX}. */
export function isPoints(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

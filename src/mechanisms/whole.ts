/** Whole amounts: what can be held, granted and spent. */

/** Whether a value is a safe integer of at least so much. */
export function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

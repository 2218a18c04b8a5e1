/** Whole option: the guard of every option that is a number of days or periods. */
import { breach } from '../../kernel/errors.ts';

/** Holds a caller to a whole number of at least `least`. */
export function checkWhole(where: string, field: string, value: number, least = 1): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  breach(where, field, `must be a whole number of at least ${least}, got ${Number(value)}`);
}

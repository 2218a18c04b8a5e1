/** Exact whole numbers: arithmetic that stays within ±(2^53 − 1) or fails by name. */
import { FailureError } from './errors.ts';

/**
 * The sum of two safe integers.
 *
 * @throws FailureError `LIMIT_EXCEEDED` if it is no safe integer.
 */
export function exactSum(where: string, augend: number, addend: number): number {
  const sum = augend + addend;
  if (!Number.isSafeInteger(sum)) limitExceeded(where);
  return sum;
}

/**
 * A big integer as a number.
 *
 * @throws FailureError `LIMIT_EXCEEDED` if it is beyond ±(2^53 − 1).
 */
export function exactNumber(where: string, value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) limitExceeded(where);
  return number;
}

function limitExceeded(where: string): never {
  throw new FailureError('LIMIT_EXCEEDED', `${where}: the result is beyond 2^53 − 1`, { where });
}

/**
 * Ratio: an exact fraction, such as a rate of 1.5 points a euro or a share of one third.
 *
 * Both parts are safe integers, in lowest terms, the denominator positive: equal ratios are equal
 * data. Products are formed in big integers and never rounded unless a rounding is named.
 */
import { breach } from './errors.ts';
import { exactNumber } from './exact.ts';
import { type Parsed, parsed, rejected } from './parsed.ts';
import { plainFields } from './plain-data.ts';

/** An exact fraction. Made by {@link ratio}, {@link ratioOf} or {@link parseRatio}. */
export interface Ratio {
  /** A safe integer; carries the sign. */
  readonly numerator: number;
  /** A safe integer, 1 or more. */
  readonly denominator: number;
}

/** The longest text that is read as a ratio, in characters. */
const TEXT_LENGTH_MAX = 100;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * A fraction in lowest terms.
 *
 * @param numerator A safe integer.
 * @param denominator A safe integer other than 0; a negative one gives its sign to the numerator.
 * @returns The same quantity in lowest terms; zero is 0/1.
 * @throws ContractError if a part is no safe integer, or the denominator is 0.
 * @example Two points for every three euros
 * ```ts
 * import { ratio } from 'everbond/kernel';
 *
 * ratio(4, 6); // => { numerator: 2, denominator: 3 }
 * ```
 */
export function ratio(numerator: number, denominator: number): Ratio {
  if (!Number.isSafeInteger(numerator)) breach('ratio', 'numerator', 'must be a safe integer');
  if (!Number.isSafeInteger(denominator)) breach('ratio', 'denominator', 'must be a safe integer');
  if (denominator === 0) breach('ratio', 'denominator', 'must not be 0');

  return lowestTerms('ratio', BigInt(numerator), BigInt(denominator));
}

/**
 * The ratio that a number or a decimal text says.
 *
 * A number is taken for the shortest decimal text that stands for it, so 0.2 is exactly 1/5 and
 * not the binary fraction next to it.
 *
 * @param from A finite number, or decimal text of at most 100 characters without an exponent.
 * @returns The exact quantity in lowest terms.
 * @throws ContractError if it is no finite number and no such text.
 * @throws FailureError `LIMIT_EXCEEDED` if a part would be beyond 2^53 − 1, as with `0.1 + 0.2`.
 * @example
 * ```ts
 * import { ratioOf } from 'everbond/kernel';
 *
 * ratioOf(0.2); // => { numerator: 1, denominator: 5 }
 * ratioOf('1.50'); // => { numerator: 3, denominator: 2 }
 * ```
 */
export function ratioOf(from: number | string): Ratio {
  const exact = exactParts(from);
  if (exact === null) breach('ratioOf', 'from', 'must be a finite number or decimal text');

  return lowestTerms('ratioOf', exact.numerator, exact.denominator);
}

/**
 * Reads a ratio from data that may be anything.
 *
 * @param from Anything; a finite number, decimal text or `{ numerator, denominator }` can be one.
 * @returns The ratio in lowest terms, or one issue: `NOT_A_RATIO` or `LIMIT_EXCEEDED`.
 * @example
 * ```ts
 * import { parseRatio } from 'everbond/kernel';
 *
 * parseRatio('0.25'); // => { ok: true, value: { numerator: 1, denominator: 4 } }
 * parseRatio({ numerator: 1, denominator: 0 }).ok; // => false
 * ```
 */
export function parseRatio(from: unknown): Parsed<Ratio> {
  const exact =
    typeof from === 'number' || typeof from === 'string' ? exactParts(from) : fieldParts(from);
  if (exact === null) {
    return rejected('NOT_A_RATIO', 'must be a number, decimal text or numerator and denominator');
  }
  const { numerator, denominator } = reduced(exact.numerator, exact.denominator);
  const value = { numerator: Number(numerator), denominator: Number(denominator) };
  if (!isRatio(value)) return rejected('LIMIT_EXCEEDED', 'must have parts within 2^53 − 1');

  return parsed(value);
}

interface Parts {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact fraction a number or text says, not yet in lowest terms; `null` if it says none. */
function exactParts(from: number | string): Parts | null {
  const text = String(from);
  const [decimal = '', exponent = '0'] = typeof from === 'number' ? text.split('e') : [text];
  const match = decimal.length <= TEXT_LENGTH_MAX ? DECIMAL.exec(decimal) : null;
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (whole === '' && fraction === '') return null;

  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const power = BigInt(exponent) - BigInt(fraction.length);
  return power < 0n
    ? { numerator: digits, denominator: 10n ** -power }
    : { numerator: digits * 10n ** power, denominator: 1n };
}

function fieldParts(from: unknown): Parts | null {
  const fields = plainFields(from);
  const [numerator, denominator] = [fields?.get('numerator'), fields?.get('denominator')];
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return null;
  if (denominator === 0) return null;
  return { numerator: BigInt(numerator as number), denominator: BigInt(denominator as number) };
}

/** A quotient in lowest terms, its denominator positive. The divisor must not be 0. */
function reduced(numerator: bigint, denominator: bigint): Parts {
  let [divisor, rest] = [numerator, denominator];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  // The sign of the greatest common divisor is chosen so that dividing by it leaves a positive
  // denominator.
  if (divisor < 0n !== denominator < 0n) divisor = -divisor;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * A quotient of big integers as a ratio. The divisor must not be 0.
 *
 * @throws FailureError `LIMIT_EXCEEDED` if a part of it in lowest terms is beyond 2^53 − 1.
 */
export function lowestTerms(where: string, dividend: bigint, divisor: bigint): Ratio {
  const { numerator, denominator } = reduced(dividend, divisor);
  return {
    numerator: exactNumber(where, numerator),
    denominator: exactNumber(where, denominator),
  };
}

/** Whether both parts are such as a ratio may have; lowest terms are not asked for. */
export function isRatio(value: Ratio): boolean {
  if (!Number.isSafeInteger(value?.numerator)) return false;
  return Number.isSafeInteger(value.denominator) && value.denominator > 0;
}

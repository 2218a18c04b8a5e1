/**
 * Decimal: an exact amount written as decimal text, such as `-12.50`, and its whole minor units.
 *
 * The grammar is an optional sign, digits, and optionally a point and digits; one of the two runs
 * of digits may be missing (`.5`, `5.`). No exponent, no grouping, no comma, no blank: what a
 * locale writes is for the host to undo. Nothing here passes through a binary fraction.
 */
import { breach } from './errors.ts';
import { type Parsed, parsed, rejected } from './parsed.ts';
import { shown } from './shown.ts';

/** The most decimals an amount may have; with 15 a safe integer still holds 9 whole units. */
export const SCALE_MAX = 15;

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/**
 * Whole minor units of a decimal text, for readers of many rows: it allocates nothing and never
 * throws because of the text.
 *
 * Zeros beyond the scale are read over; any other digit there would be lost, so it is refused.
 *
 * @param text Decimal text, such as `12.5` or `-.05`.
 * @param scale How many decimals one minor unit stands for: 2 for cents. Whole, 0 to 15.
 * @returns A safe integer in minor units, never -0. `NaN` if the text is no decimal, has a digit
 *   other than 0 beyond the scale, or is beyond 2^53 − 1 minor units; {@link parseDecimal} says
 *   which.
 * @throws ContractError if the scale is not a whole number from 0 to 15.
 * @example
 * ```ts
 * import { readDecimal } from 'everbond/kernel';
 *
 * readDecimal('12.5', 2); // => 1250
 * readDecimal('12.500', 2); // => 1250
 * readDecimal('12.505', 2); // => NaN
 * ```
 */
export function readDecimal(text: string, scale: number): number {
  if (!isScale(scale))
    breach('readDecimal', 'scale', `must be 0 to ${SCALE_MAX}, got ${shown(scale)}`);

  const sign = text.charCodeAt(0);
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (let index = sign === MINUS || sign === PLUS ? 1 : 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits += 1;
      if (decimals < scale) value = value * 10 + digit;
      else if (digit !== 0) return Number.NaN;
      if (decimals >= 0 && decimals < scale) decimals += 1;
    } else if (digit === POINT - ZERO && decimals < 0) {
      decimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (digits === 0) return Number.NaN;

  for (let place = Math.max(decimals, 0); place < scale; place += 1) value *= 10;
  // Whole numbers are exact up to 2^53 and rounding never brings a larger one back below it, so
  // one look at the end suffices.
  if (value > Number.MAX_SAFE_INTEGER) return Number.NaN;
  return sign === MINUS && value !== 0 ? -value : value;
}

/**
 * How many decimals a decimal text writes, trailing zeros included.
 *
 * @param text Decimal text, as {@link readDecimal} takes it.
 * @returns 0 or more; −1 if the text is no decimal.
 * @example
 * ```ts
 * import { decimalsOf } from 'everbond/kernel';
 *
 * decimalsOf('12.50'); // => 2
 * decimalsOf('12,50'); // => -1
 * ```
 */
export function decimalsOf(text: string): number {
  const sign = text.charCodeAt(0);
  let digits = 0;
  let point = -1;
  for (let index = sign === MINUS || sign === PLUS ? 1 : 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit >= 0 && digit <= 9) digits += 1;
    else if (digit === POINT - ZERO && point < 0) point = index;
    else return -1;
  }
  if (digits === 0) return -1;
  return point < 0 ? 0 : text.length - point - 1;
}

/**
 * Reads an amount written as decimal text from data that may be anything.
 *
 * @param from Anything; only a text can be a decimal. A number is refused, because `0.1 + 0.2` has
 *   already lost what it was.
 * @param scale How many decimals one minor unit stands for. Whole, 0 to 15.
 * @returns Whole minor units, or one issue: `NOT_A_DECIMAL`, `TOO_MANY_DECIMALS` or
 *   `LIMIT_EXCEEDED`.
 * @throws ContractError if the scale is not a whole number from 0 to 15.
 * @example
 * ```ts
 * import { parseDecimal } from 'everbond/kernel';
 *
 * parseDecimal('-0.05', 2); // => { ok: true, value: -5 }
 * parseDecimal('1e3', 2).ok; // => false
 * ```
 */
export function parseDecimal(from: unknown, scale: number): Parsed<number> {
  if (!isScale(scale))
    breach('parseDecimal', 'scale', `must be 0 to ${SCALE_MAX}, got ${shown(scale)}`);
  if (typeof from !== 'string' || decimalsOf(from) < 0) {
    return rejected('NOT_A_DECIMAL', 'must be decimal text such as 12.50');
  }

  const minor = readDecimal(from, scale);
  if (!Number.isNaN(minor)) return parsed(minor);
  const point = from.indexOf('.');
  if (point >= 0 && /[1-9]/.test(from.slice(point + 1 + scale))) {
    return rejected('TOO_MANY_DECIMALS', `must have at most ${scale} decimals`);
  }
  return rejected('LIMIT_EXCEEDED', 'must be within ±(2^53 − 1) minor units');
}

/**
 * An amount in minor units as decimal text, with exactly as many decimals as the scale says.
 *
 * @param minor Whole minor units; a safe integer.
 * @param scale How many decimals one minor unit stands for. Whole, 0 to 15.
 * @returns Text that {@link readDecimal} reads back to the same number; never `-0.00`.
 * @throws ContractError if the amount is no safe integer, or the scale not whole from 0 to 15.
 * @example
 * ```ts
 * import { decimalText } from 'everbond/kernel';
 *
 * decimalText(-400, 2); // => '-4.00'
 * decimalText(100, 0); // => '100'
 * ```
 */
export function decimalText(minor: number, scale: number): string {
  if (!Number.isSafeInteger(minor))
    breach('decimalText', 'minor', `must be a safe integer, got ${shown(minor)}`);
  if (!isScale(scale))
    breach('decimalText', 'scale', `must be 0 to ${SCALE_MAX}, got ${shown(scale)}`);

  const digits = String(Math.abs(minor)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = minor < 0 ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** Whether a number of decimals is one that amounts may have. */
export function isScale(scale: number): boolean {
  return scale >= 0 && scale <= SCALE_MAX && scale % 1 === 0;
}

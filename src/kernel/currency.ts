/** Currency: the three-letter code that says what an amount is counted in. */

const SHAPE = /^[A-Z]{3}$/;

/**
 * Whether a value has the shape of a currency code: three capital letters.
 *
 * The list of codes in use is the host's knowledge: it changes, and hosts have codes of their own.
 *
 * @param value Anything.
 * @returns `true` for a text such as `EUR`; `false` for `eur`, `€` and anything else.
 * @see ISO 4217:2015, "Codes for the representation of currencies".
 * @example
 * ```ts
 * import { isCurrency } from 'everbond/kernel';
 *
 * isCurrency('EUR'); // => true
 * isCurrency('eur'); // => false
 * ```
 */
export function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && SHAPE.test(value);
}

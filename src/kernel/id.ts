/**
 * Id: the host's own name for a thing, never parsed and only compared, character by character.
 *
 * Nothing is trimmed, folded or normalised: `A` and `a` are two ids, and so are the two ways of
 * writing é. Any character may stand in an id except NUL and half a surrogate pair.
 */
import { breach } from './errors.ts';
import { type Parsed, parsed, rejected } from './parsed.ts';
import { isStorableText, utf8Length } from './text.ts';

declare const brand: unique symbol;

/** The host's own id for a customer. Made by {@link customerId} and {@link parseCustomerId}. */
export type CustomerId = string & { readonly [brand]: 'CustomerId' };

/** The longest id, in bytes of UTF-8; every store can index a key of this length. */
export const ID_BYTES_MAX = 200;

/**
 * Whether a value can be an id: a well-formed text of 1 to 200 bytes in UTF-8, without NUL.
 *
 * @param value Anything.
 * @returns `true` only for such a text.
 * @example
 * ```ts
 * import { isId } from 'everbond/kernel';
 *
 * isId('customer:91'); // => true
 * isId(''); // => false
 * isId(91); // => false
 * ```
 */
export function isId(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > ID_BYTES_MAX) return false;
  const fits = value.length * 3 <= ID_BYTES_MAX || utf8Length(value) <= ID_BYTES_MAX;
  return fits && isStorableText(value);
}

/**
 * Reads an id from data that may be anything.
 *
 * @param from Anything; only a text can be an id.
 * @returns The same text, or one issue, `NOT_AN_ID`.
 * @example
 * ```ts
 * import { parseId } from 'everbond/kernel';
 *
 * parseId('A-17'); // => { ok: true, value: 'A-17' }
 * parseId(null).ok; // => false
 * ```
 */
export function parseId(from: unknown): Parsed<string> {
  return isId(from)
    ? parsed(from)
    : rejected('NOT_AN_ID', `must be text of 1 to ${ID_BYTES_MAX} bytes, well-formed, without NUL`);
}

/**
 * A customer's id, marked as one, so that no other id passes for it.
 *
 * @param text The host's id: 1 to 200 bytes in UTF-8, well-formed, without NUL.
 * @returns The same text.
 * @throws ContractError if the text can be no id.
 * @example
 * ```ts
 * import { customerId } from 'everbond/kernel';
 *
 * customerId('ada'); // => 'ada'
 * ```
 */
export function customerId(text: string): CustomerId {
  if (!isId(text)) breach('customerId', 'text', `must be well-formed, 1 to ${ID_BYTES_MAX} bytes`);

  return text as CustomerId;
}

/**
 * Reads a customer's id from data that may be anything.
 *
 * @param from Anything; only a text can be an id.
 * @returns The same text, marked, or one issue, `NOT_AN_ID`.
 * @example
 * ```ts
 * import { parseCustomerId } from 'everbond/kernel';
 *
 * parseCustomerId('ada'); // => { ok: true, value: 'ada' }
 * ```
 */
export function parseCustomerId(from: unknown): Parsed<CustomerId> {
  return parseId(from) as Parsed<CustomerId>;
}

/**
 * Word: a name from the host's own list, in lower case with hyphens, such as `reason-for-use`.
 *
 * Names of facts, occasions and reasons are words, so that nobody's address or remark can stand in
 * an event by mistake. Personal data are in the vault, and events hold references to it.
 */
import { breach } from '../../kernel/errors.ts';

/** The longest word, in letters. */
export const WORD_LENGTH_MAX = 64;

const WORD = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Whether a value is a word: letters `a` to `z` and digits, in parts joined by hyphens, a letter
 * first, {@link WORD_LENGTH_MAX} at most.
 *
 * @param value Anything.
 * @returns `true` only for such a text.
 * @example
 * ```ts
 * import { isWord } from 'everbond/customers';
 *
 * isWord('reason-for-use'); // => true
 * isWord('ada@example.org'); // => false
 * ```
 */
export function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= WORD_LENGTH_MAX && WORD.test(value);
}

/** A word that a program hands in, or a breach of its contract. */
export function requireWord(where: string, field: string, text: string): string {
  if (!isWord(text)) breach(where, field, 'must be a word: lower case, parts joined by hyphens');
  return text;
}

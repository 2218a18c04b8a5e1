/**
 * Refusal: the business says no, as a value with a code and the facts behind it.
 *
 * A refusal is an answer and no error: it is stored, sent and counted like any other. The sentence
 * a person reads is made from it outside the rules, from a table that a host can replace.
 */
import type { JsonValue } from './json-value.ts';

/** Why the business says no. Domains narrow it to their own codes, each with its facts. */
export interface Refusal {
  /** Stable name in UPPER_SNAKE, to switch on. */
  readonly code: string;
  /** What a host needs to explain it: amounts, instants, statuses. */
  readonly [fact: string]: JsonValue;
}

/** Sentences by language, then by code. A fact stands in a sentence as its name in braces. */
export interface SentenceTable {
  /** The sentences of one language, such as `en`. */
  readonly [language: string]: { readonly [code: string]: string };
}

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * A refusal, or a warning, as a sentence for a person.
 *
 * Facts are put in once, and what was put in is not looked at again, so a fact that holds braces
 * is harmless. Nothing is escaped: a host that writes HTML escapes the sentence.
 *
 * @param refusal A code and its facts.
 * @param table Sentences by language and code.
 * @param language Which language of the table.
 * @returns The sentence, or `null` if the table has none. A placeholder without a fact stays as it
 *   is; a list is written with commas; a fact that is an object counts as none.
 * @example
 * ```ts
 * import { sentenceOf } from 'everbond/kernel';
 *
 * const table = { en: { TOO_FEW_POINTS: 'You need {missing} more points.' } };
 *
 * sentenceOf({ code: 'TOO_FEW_POINTS', missing: 40 }, table, 'en');
 * // => 'You need 40 more points.'
 * sentenceOf({ code: 'TOO_FEW_POINTS', missing: 40 }, table, 'fr'); // => null
 * ```
 */
export function sentenceOf(
  refusal: Refusal | { readonly code: string },
  table: SentenceTable,
  language: string,
): string | null {
  const template = own(own(table, language) ?? {}, refusal.code);
  if (template === null) return null;

  const facts: Readonly<Record<string, JsonValue>> = { ...refusal };
  return template.replace(PLACEHOLDER, (placeholder, name: string) => {
    const fact = own(facts, name);
    return (Array.isArray(fact) ? listText(fact) : scalarText(fact)) ?? placeholder;
  });
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

function listText(facts: readonly JsonValue[]): string | null {
  const texts = facts.map(scalarText);
  return texts.includes(null) ? null : texts.join(', ');
}

function scalarText(fact: JsonValue): string | null {
  return fact === null || typeof fact === 'object' ? null : String(fact);
}

/**
 * Fact ledger: what is known of a customer, what was asked, and what must not be asked again.
 *
 * A customer who has told something once is not asked for it a second time. What a fact says is
 * personal and stands in the vault; the ledger holds a reference, and when it was learnt and until
 * when it may be believed. A fact that nobody has told is unknown, never false.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import { compareKeys, entryOf, type KeyOf } from './keyed-list.ts';

/** How a fact came to be known. */
export const FACT_SOURCES = Object.freeze([
  'told', // the customer said so
  'observed', // it was seen in what the customer did
  'inferred', // a model or a person concluded it
  'imported', // it came with data from elsewhere
] as const);

/** One of the ways in which a fact becomes known. */
export type FactSource = (typeof FACT_SOURCES)[number];

/** A fact as it was last learnt or confirmed. */
export interface KnownFact {
  /** Where the vault keeps what it says. */
  readonly value: VaultReference;
  /** How it came to be known. */
  readonly source: FactSource;
  /** When it was learnt, or last confirmed. */
  readonly at: Instant;
  /** When it is too old to be relied on; `null` if never. */
  readonly staleAt: Instant | null;
}

/** All that the ledger holds on one fact. */
export interface LedgerEntry {
  /** The name of the fact, a word: `reason-for-use`. */
  readonly fact: string;
  /** What is known; `null` if nothing. */
  readonly known: KnownFact | null;
  /** When it was last asked for; `null` if never. */
  readonly askedAt: Instant | null;
  /** When the customer last would not say; `null` if never. */
  readonly declinedAt: Instant | null;
}

/** Whether a fact is known, was known and is old, or is not known. */
export type Knowledge = 'unknown' | 'known' | 'stale';

/** Why a question may not be put: the answer is there, is awaited, or was declined. */
export type QuestionBar = 'known' | 'asked' | 'declined';

/** A question that may be put. */
export interface Question {
  /** The fact it asks for. */
  readonly fact: string;
  /** `learn` what nobody knows, or `confirm` what was known and is old. */
  readonly ask: 'learn' | 'confirm';
}

/**
 * Whether a fact is known at an instant.
 *
 * @param ledger What is known.
 * @param fact The name of the fact.
 * @param at The instant; a fact is stale from the very end of its lifetime on.
 * @returns `unknown` for a fact that nobody has told; such a fact is not false.
 * @example
 * ```ts
 * import { knowledgeOf } from 'everbond/customers';
 * import { instant, vaultReference } from 'everbond/kernel';
 *
 * const learnt = {
 *   value: vaultReference('v-81'),
 *   source: 'told',
 *   at: instant('2026-01-01T00:00Z'),
 *   staleAt: instant('2027-01-01T00:00Z'),
 * } as const;
 * const ledger = [{ fact: 'address', known: learnt, askedAt: null, declinedAt: null }];
 *
 * knowledgeOf(ledger, 'address', instant('2026-12-31T23:59Z')); // => 'known'
 * knowledgeOf(ledger, 'address', instant('2027-01-01T00:00Z')); // => 'stale'
 * knowledgeOf(ledger, 'birthday', instant('2026-12-31T23:59Z')); // => 'unknown'
 * ```
 */
export function knowledgeOf(ledger: readonly LedgerEntry[], fact: string, at: Instant): Knowledge {
  return knowledgeIn(entryOf(ledger, [fact], factKey), at);
}

function knowledgeIn(entry: LedgerEntry | null, at: Instant): Knowledge {
  const known = entry?.known ?? null;
  if (known === null) return 'unknown';
  return known.staleAt !== null && at >= known.staleAt ? 'stale' : 'known';
}

/**
 * The questions that may still be put, of those somebody would like to put.
 *
 * @param ledger What is known, asked and declined, of all records of the customer.
 * @param wanted The facts wanted, by name, the most wanted first.
 * @param at When they would be asked.
 * @param againFrom The instant up to which an unanswered question counts as forgotten: one asked
 *   at it or before may be put again. `null` or left out: a question is never put twice.
 * @returns The questions, each once, in the order wanted. A fact that is known yields none, one
 *   that is stale may be confirmed, and what was asked or declined is left alone.
 * @example
 * ```ts
 * import { questionsFor } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const asked = instant('2026-01-01T00:00Z');
 * const ledger = [{ fact: 'birthday', known: null, askedAt: asked, declinedAt: null }];
 *
 * questionsFor(ledger, ['birthday', 'address'], instant('2026-05-01T00:00Z'));
 * // => [{ fact: 'address', ask: 'learn' }]
 * ```
 */
export function questionsFor(
  ledger: readonly LedgerEntry[],
  wanted: readonly string[],
  at: Instant,
  againFrom: Instant | null = null,
): readonly Question[] {
  return [...new Set(wanted)].flatMap((fact): readonly Question[] => {
    if (questionBar(ledger, fact, at, againFrom) !== null) return [];
    const isStale = knowledgeOf(ledger, fact, at) === 'stale';
    return [{ fact, ask: isStale ? 'confirm' : 'learn' }];
  });
}

/** What stands in the way of a question; `null` if nothing does. */
export function questionBar(
  ledger: readonly LedgerEntry[],
  fact: string,
  at: Instant,
  againFrom: Instant | null,
): QuestionBar | null {
  const entry = entryOf(ledger, [fact], factKey);
  if (entry === null) return null;
  const { known, askedAt, declinedAt } = entry;
  if (knowledgeIn(entry, at) === 'known') return 'known';
  // What was learnt at the instant of a question, or after it, is its answer.
  if (isOpen(declinedAt, known)) return 'declined';
  const isForgotten = againFrom !== null && askedAt !== null && askedAt <= againFrom;
  return isOpen(askedAt, known) && !isForgotten ? 'asked' : null;
}

function isOpen(at: Instant | null, known: KnownFact | null): boolean {
  return at !== null && (known === null || at > known.at);
}

/**
 * What the ledgers of two records of one customer come to: known, asked or declined on either is
 * known, asked or declined on both, and the newest counts.
 *
 * @param one The ledger of one record.
 * @param other The ledger of the other.
 * @returns One entry a fact, in the order of their names. In whatever order and however often
 *   ledgers are merged, the result is the same.
 * @example
 * ```ts
 * import { mergeLedgers, questionsFor } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const may = instant('2026-05-01T00:00Z');
 * const asked = [{ fact: 'birthday', known: null, askedAt: may, declinedAt: null }];
 *
 * questionsFor(mergeLedgers([], asked), ['birthday'], may); // => []
 * ```
 */
export function mergeLedgers(
  one: readonly LedgerEntry[],
  other: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const merged = new Map(one.map((entry) => [entry.fact, entry]));
  for (const { fact, known, askedAt, declinedAt } of other) {
    const before = merged.get(fact) ?? entryFor(fact);
    merged.set(fact, {
      fact,
      known: fresher(before.known, known),
      askedAt: later(before.askedAt, askedAt),
      declinedAt: later(before.declinedAt, declinedAt),
    });
  }
  return [...merged.values()].sort((left, right) => compareKeys(factKey(left), factKey(right)));
}

/** What an entry is known by. */
export const factKey: KeyOf<LedgerEntry> = ({ fact }) => [fact];

/** The entry of a fact, with nothing in it yet if there is none. */
export function entryFor(fact: string, ledger: readonly LedgerEntry[] = []): LedgerEntry {
  const nothing = { fact, known: null, askedAt: null, declinedAt: null };
  return entryOf(ledger, [fact], factKey) ?? nothing;
}

/** The later of two instants. */
export function later(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function fresher(one: KnownFact | null, other: KnownFact | null): KnownFact | null {
  if (one === null || other === null) return one ?? other;
  return compareKeys(ageOf(one), ageOf(other)) >= 0 ? one : other;
}

/** By when it was learnt; of the same instant, any order that is always the same. */
function ageOf({ at, staleAt, value, source }: KnownFact): readonly string[] {
  return [at, staleAt ?? '', value.vault, source];
}

/** Account fact: what every event of an account says. */
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** What every event says. */
export interface AccountFact {
  /** When it happened in the world; for a timer, its deadline. */
  readonly at: Instant;
  /** Who did it, and on whose authority; the actor is `clock` for a timer. */
  readonly by: Actor;
  /** The ids of the rules that led here; `explainAccount` says what each one saw. */
  readonly rules: readonly string[];
  /** The version of the programme that was in force. */
  readonly programmeVersion: number;
  /** What it does to the points. */
  readonly entries: readonly LedgerEntry[];
}

/** What also keeps points alive that expire when nothing is done. */
export interface Activity {
  /** Until when, by currency, unless something is done again. */
  readonly idleUntil: Readonly<Record<string, Instant>>;
}

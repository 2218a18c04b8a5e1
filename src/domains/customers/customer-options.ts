/** Customer options: every number of a customer's record that a host may set otherwise. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import type { SourcedValue } from '../../kernel/sourced.ts';
import { requireWord } from './word.ts';

/** What a host may set; what is left out is as {@link CUSTOMER_DEFAULTS} has it. */
export interface CustomerOptions {
  /**
   * How long facts may be relied on, by their names: days of 24 hours, whole, 1 to 36500; `null`
   * for ever. A fact that is not named has `otherFactDays`.
   */
  readonly factDays?: Readonly<Record<string, number | null>>;
  /** How long any other fact may be relied on: likewise. */
  readonly otherFactDays?: number | null;
  /**
   * After how long a question that was not answered may be put again: likewise; `null` for never.
   * One that was answered or declined is never put again.
   */
  readonly askAgainDays?: number | null;
  /** How late a fact may be told: days of 24 hours, whole, 0 to 3650. */
  readonly latenessDays?: number;
}

/** What holds where a host sets nothing, each with its source. */
export const CUSTOMER_DEFAULTS = Object.freeze({
  factDays: {
    value: Object.freeze({}) as Readonly<Record<string, number | null>>,
    provenance: 'our own: no fact has a lifetime of its own until the host gives it one',
  },
  otherFactDays: {
    value: null,
    provenance: 'our own: S003-28 names no age at which facts are old',
  },
  askAgainDays: {
    value: null,
    provenance: 'S003-28: the same question is never put twice, answered or not',
  },
  latenessDays: { value: 0, provenance: 'our own: facts come in the order in which they happened' },
} as const satisfies { readonly [Option in keyof CustomerOptions]-?: SourcedValue<unknown> });

/** Options as the rules read them: checked and whole. */
export interface CustomerSettings {
  readonly factDays: ReadonlyMap<string, number | null>;
  readonly otherFactDays: number | null;
  readonly askAgainDays: number | null;
  readonly latenessMs: number;
}

/** The longest lifetime, in days: a hundred years. */
export const LIFETIME_DAYS_MAX = 36_500;

const LATENESS_DAYS_MAX = 3650;
const DAY_MS = 86_400_000;

/**
 * Options read once, so that no decision reads them again.
 *
 * @throws ContractError if an option is not as described.
 */
export function settingsOf(options: CustomerOptions): CustomerSettings {
  const defaults = CUSTOMER_DEFAULTS;
  const {
    factDays = defaults.factDays.value,
    otherFactDays = defaults.otherFactDays.value,
    askAgainDays = defaults.askAgainDays.value,
    latenessDays = defaults.latenessDays.value,
  } = options;
  const lifetimes = new Map<string, number | null>();
  for (const [fact, days] of Object.entries(factDays)) {
    lifetimes.set(
      requireWord('customers', 'factDays', fact),
      lifetimeOf('customers', 'factDays', days),
    );
  }
  if (!Number.isSafeInteger(latenessDays) || latenessDays < 0 || latenessDays > LATENESS_DAYS_MAX) {
    const rule = `must be whole, 0 to ${LATENESS_DAYS_MAX}, got ${shown(latenessDays)}`;
    breach('customers', 'latenessDays', rule);
  }
  return {
    factDays: lifetimes,
    otherFactDays: lifetimeOf('customers', 'otherFactDays', otherFactDays),
    askAgainDays: lifetimeOf('customers', 'askAgainDays', askAgainDays),
    latenessMs: latenessDays * DAY_MS,
  };
}

/** A number of days that somebody hands in, or a breach of the contract. */
export function lifetimeOf(where: string, field: string, days: number | null): number | null {
  if (days === null) return null;
  if (Number.isSafeInteger(days) && days >= 1 && days <= LIFETIME_DAYS_MAX) return days;
  return breach(where, field, `must be whole, 1 to ${LIFETIME_DAYS_MAX}, got ${shown(days)}`);
}

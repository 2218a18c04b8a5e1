/**
 * Promise: a word given to a customer, with the date by which it is to be a deed.
 *
 * Saying one thing and doing another is the sixth of the mistakes in the source. So a promise has a
 * date, and its breach is an event that a timer fires on that date.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Timer } from '../../kernel/timer.ts';

/** A promise in the ledger of a case. */
export interface CasePromise {
  /** The host's id of it, or the id of the accepted remedy that it is. */
  readonly id: string;
  /** By when it is to be kept; `null` if nobody said. */
  readonly dueAt: Instant | null;
  /** Waiting for its date, past its date, or kept. */
  readonly state: 'open' | 'broken' | 'kept';
  /** How often its date passed before it was kept: whole, 0 or more. */
  readonly breaches: number;
}

/** The promises that wait for their dates, as timers. */
export function promiseTimers(promises: readonly CasePromise[]): readonly Timer[] {
  return promises.flatMap(({ id, state, dueAt }) =>
    state === 'open' && dueAt !== null ? [{ id, dueAt }] : [],
  );
}

/** The promises that are neither kept nor have a date to come. */
export function unsettledPromises(
  promises: readonly CasePromise[],
  at: Instant | null,
): readonly CasePromise[] {
  return promises.filter(({ state, dueAt }) => {
    if (state !== 'open') return state === 'broken';
    return dueAt === null || (at !== null && dueAt <= at);
  });
}

/**
 * Timer: an instant at which something is due, as data.
 *
 * Nothing here waits. A state says which timers it has, a store keeps them, and the host's clock
 * fires them; after a restart they are still there.
 */
import { breach } from './errors.ts';
import type { Instant } from './instant.ts';

/** Something that is due at an instant. */
export interface Timer {
  /** Its name among the timers of one thing, such as `expire:lot-7`. */
  readonly id: string;
  /** When it is due. */
  readonly dueAt: Instant;
}

/** What a store must do so that its timers are those of the new state. */
export interface TimerChanges {
  /** Timers that are new, or due at another instant than before. */
  readonly set: readonly Timer[];
  /** Ids of timers that are no longer there. */
  readonly cancel: readonly string[];
}

/**
 * What changed from one list of timers to the next.
 *
 * @param before The timers of the old state, each id once.
 * @param after The timers of the new state, each id once.
 * @returns Timers to set, in the order of `after`, and ids to cancel, in the order of `before`. A
 *   timer that moved is set and not cancelled.
 * @throws ContractError if an id stands twice in one list.
 * @example An expiry moves and a reminder falls away
 * ```ts
 * import { instant, timerChanges } from 'everbond/kernel';
 *
 * const may = instant('2026-05-01T00:00Z');
 * const june = instant('2026-06-01T00:00Z');
 *
 * timerChanges(
 *   [{ id: 'expire', dueAt: may }, { id: 'remind', dueAt: may }],
 *   [{ id: 'expire', dueAt: june }],
 * );
 * // => { set: [{ id: 'expire', dueAt: june }], cancel: ['remind'] }
 * ```
 */
export function timerChanges(before: readonly Timer[], after: readonly Timer[]): TimerChanges {
  if (before.length + after.length === 0) return { set: [], cancel: [] };
  const old = new Map(before.map(({ id, dueAt }) => [id, dueAt]));
  const kept = new Set(after.map(({ id }) => id));
  if (old.size < before.length) breach('timerChanges', 'before', 'must hold each id once');
  if (kept.size < after.length) breach('timerChanges', 'after', 'must hold each id once');

  return {
    set: after.filter(({ id, dueAt }) => old.get(id) !== dueAt),
    cancel: [...old.keys()].filter((id) => !kept.has(id)),
  };
}

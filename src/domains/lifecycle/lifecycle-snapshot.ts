/**
 * Lifecycle snapshot: one customer's state as a document, for hosts that keep states, not events.
 *
 * The time between saving and reading back may count or not; the mode of the restore says so.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { SnapshotForm } from '../../kernel/migrate-snapshot.ts';
import { type RestoreMode, restoreTimers } from '../../mechanisms/restore-timers.ts';
import type { Lifecycle, LifecycleTimer } from './lifecycle-state.ts';
import type { LifecycleStatus } from './stage.ts';

/** A customer's state as saved. */
export interface LifecycleSnapshot {
  /** The machine that saved it. */
  readonly machine: 'lifecycle';
  /** The version of the form. */
  readonly version: 1;
  /** When it was saved. */
  readonly savedAt: Instant;
  /** The status. */
  readonly state: LifecycleStatus;
  /** What else is known. */
  readonly context: Omit<Lifecycle, 'status' | 'timers'>;
  /** What the status waits for. */
  readonly timers: readonly LifecycleTimer[];
}

/** The form of today; none came before it. */
export const SNAPSHOT_FORM = {
  machine: 'lifecycle',
  version: 1,
  steps: {},
} as const satisfies SnapshotForm;

/**
 * A customer's state as a snapshot.
 *
 * @param state The state.
 * @param savedAt When it is saved.
 * @returns A snapshot in the form of today: JSON, and nothing in it is lost by it.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_LIFECYCLE, saveLifecycle } from 'everbond/lifecycle';
 *
 * saveLifecycle(NO_LIFECYCLE, instant('2026-05-11T10:00Z')).state; // => 'absent'
 * ```
 */
export function saveLifecycle(state: Lifecycle, savedAt: Instant): LifecycleSnapshot {
  const { status, timers, ...context } = state;
  const { machine, version } = SNAPSHOT_FORM;
  return { machine, version, savedAt, state: status, context, timers };
}

/** How a snapshot is read back. */
export interface LifecycleRestore {
  /**
   * Whether the time since saving counts: `absolute`, it does; `remaining`, timers have as long to
   * go as they had; `restart`, they begin anew. Only `absolute` agrees with a replay of the events.
   */
  readonly mode: RestoreMode;
  /** When it is read back. */
  readonly restoredAt: Instant;
}

/**
 * The state of a snapshot, with its timers as the mode says.
 *
 * A timer that is due by then is still there. It fires once, before the next command is decided,
 * and is stamped with its deadline.
 *
 * @param snapshot A snapshot that was saved here, or parsed.
 * @param restore The mode, and when it is read back.
 * @returns The state. Nothing but its timers can differ from the one that was saved.
 * @throws ContractError if the mode is none of the three, a timer was set after its own deadline
 *   and is to restart, or a deadline would leave the years 0000 to 9999.
 * @example Saved on day 10 of a pause of 30 days, read back on day 45
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import {
 *   evolveLifecycle,
 *   NO_LIFECYCLE,
 *   restoreLifecycle,
 *   saveLifecycle,
 * } from 'everbond/lifecycle';
 *
 * const lost = evolveLifecycle(NO_LIFECYCLE, {
 *   type: 'Imported',
 *   status: 'lost',
 *   at: instant('2026-05-01T10:00Z'),
 *   by: { actor: 'crm', authority: null },
 *   highWaterMark: 'welcoming',
 *   loss: { lostBy: 'customer', reason: 'unknown', inferred: true },
 *   dueAt: instant('2026-05-31T10:00Z'),
 *   rules: [],
 * });
 * const snapshot = saveLifecycle(lost, instant('2026-05-11T10:00Z'));
 * const restoredAt = instant('2026-06-15T10:00Z');
 *
 * restoreLifecycle(snapshot, { mode: 'absolute', restoredAt }).timers[0]?.dueAt;
 * // => '2026-05-31T10:00:00.000Z'
 * restoreLifecycle(snapshot, { mode: 'remaining', restoredAt }).timers[0]?.dueAt;
 * // => '2026-07-05T10:00:00.000Z'
 * ```
 */
export function restoreLifecycle(
  snapshot: LifecycleSnapshot,
  { mode, restoredAt }: LifecycleRestore,
): Lifecycle {
  const { state, context, savedAt } = snapshot;
  const timers = restoreTimers(snapshot.timers, { mode, savedAt, restoredAt });
  return {
    status: state,
    ...context,
    timers: timers.map((timer) => ({ ...timer, startedAt: timer.startedAt ?? savedAt })),
  };
}

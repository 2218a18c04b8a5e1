/** Case snapshot: a case as a document, for hosts that keep states and not events. */
import type { Instant } from '../../kernel/instant.ts';
import type { SnapshotForm } from '../../kernel/migrate-snapshot.ts';
import type { Case } from './case-state.ts';
import type { CaseStatus } from './case-status.ts';

/** A case as saved. What it waits for are the dates of its promises, in the context. */
export interface CaseSnapshot {
  /** The machine that saved it. */
  readonly machine: 'case';
  /** The version of the form. */
  readonly version: 1;
  /** When it was saved. */
  readonly savedAt: Instant;
  /** The status. */
  readonly state: CaseStatus;
  /** What else is known. */
  readonly context: Omit<Case, 'status'>;
}

/** The form of today; none came before it. */
export const SNAPSHOT_FORM = {
  machine: 'case',
  version: 1,
  steps: {},
} as const satisfies SnapshotForm;

/**
 * A case as a snapshot.
 *
 * @param state Where the case stands.
 * @param savedAt When it is saved: not before the newest event.
 * @returns A snapshot in the form of today: JSON, and nothing in it is lost by it.
 * @example
 * ```ts
 * import { NO_CASE, saveCase } from 'everbond/complaints';
 * import { instant } from 'everbond/kernel';
 *
 * saveCase(NO_CASE, instant('2026-03-04T11:00Z')).state; // => 'absent'
 * ```
 */
export function saveCase(state: Case, savedAt: Instant): CaseSnapshot {
  const { status, ...context } = state;
  const { machine, version } = SNAPSHOT_FORM;
  return { machine, version, savedAt, state: status, context };
}

/**
 * The state of a snapshot.
 *
 * Time goes on while nobody looks: a customer was promised a date and not a length of time, and the
 * law counts from the receipt. So there is one way to read a case back, as if its events had been
 * replayed. A promise whose date has passed fires before the next command is decided, once, stamped
 * with its date.
 *
 * @param snapshot A snapshot that was saved here, or parsed.
 * @returns The state that was saved.
 * @example Saved the day before a promise is due, read back a week later
 * ```ts
 * import { complaints, restoreCase, saveCase } from 'everbond/complaints';
 * import { instant, replay } from 'everbond/kernel';
 *
 * const rules = complaints();
 * const received = rules.decide(
 *   {
 *     type: 'Import',
 *     status: 'investigating',
 *     cause: 'product-fault',
 *     receivedAt: instant('2026-03-02T09:00Z'),
 *     promises: [{ promise: 'call-back', dueAt: instant('2026-03-06T17:00Z') }],
 *     at: instant('2026-03-04T11:00Z'),
 *     by: 'bob',
 *   },
 *   rules.initial,
 * );
 * const state = replay(rules, received.accepted ? received.events : []);
 * const snapshot = saveCase(state, instant('2026-03-05T11:00Z'));
 *
 * rules.timersOf(restoreCase(JSON.parse(JSON.stringify(snapshot))));
 * // => [{ id: 'call-back', dueAt: '2026-03-06T17:00:00.000Z' }]
 * ```
 */
export function restoreCase({ state, context }: CaseSnapshot): Case {
  return { status: state, ...context };
}

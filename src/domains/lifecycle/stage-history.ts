/** Stage history: where a customer stood and when, from the events alone. */
import type { Instant } from '../../kernel/instant.ts';
import { evolveLifecycle } from './evolve.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import { NO_LIFECYCLE } from './lifecycle-state.ts';
import type { LifecycleStatus } from './stage.ts';

/** A stretch of time in one status, half-open. */
export interface StageSpell {
  /** The status. */
  readonly status: LifecycleStatus;
  /** When it was entered. */
  readonly from: Instant;
  /** When it was left; `null` while it lasts. */
  readonly until: Instant | null;
}

/**
 * The statuses a customer went through, each with its time.
 *
 * @param history Every event of one customer, oldest first.
 * @returns Spells without a gap, oldest first; none for a customer without events. A purchase, or
 *   any other event that leaves the status as it is, begins no spell. One that was left in the
 *   instant it was entered has no length.
 * @throws ContractError if an event cannot follow the one before it.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { type LifecycleEvent, stageSpells } from 'everbond/lifecycle';
 *
 * const [may, june] = [instant('2026-05-01T00:00Z'), instant('2026-06-01T00:00Z')];
 * const by = { actor: 'crm', authority: null };
 * const history: LifecycleEvent[] = [
 *   { type: 'Recruited', at: may, by, rules: [] },
 *   { type: 'Purchased', at: june, by, rules: [] },
 * ];
 *
 * stageSpells(history);
 * // => [
 * //   { status: 'recruitment', from: may, until: june },
 * //   { status: 'welcoming', from: june, until: null },
 * // ]
 * ```
 */
export function stageSpells(history: Iterable<LifecycleEvent>): readonly StageSpell[] {
  const entries: { readonly status: LifecycleStatus; readonly from: Instant }[] = [];
  let state = NO_LIFECYCLE;
  for (const event of history) {
    const before = state.status;
    state = evolveLifecycle(state, event);
    if (state.status !== before) entries.push({ status: state.status, from: event.at });
  }
  return entries.map((entry, index) => ({ ...entry, until: entries[index + 1]?.from ?? null }));
}

/**
 * Where a customer stood at an instant.
 *
 * @param history Every event of one customer, oldest first.
 * @param at The instant; what happened exactly then has happened.
 * @returns The status; `absent` before the first event.
 * @throws ContractError if an event cannot follow the one before it.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { stageAt } from 'everbond/lifecycle';
 *
 * const at = instant('2026-05-01T00:00Z');
 * const by = { actor: 'crm', authority: null };
 *
 * stageAt([{ type: 'Recruited', at, by, rules: [] }], at); // => 'recruitment'
 * stageAt([{ type: 'Recruited', at, by, rules: [] }], instant('2026-04-30T23:59Z')); // => 'absent'
 * ```
 */
export function stageAt(history: Iterable<LifecycleEvent>, at: Instant): LifecycleStatus {
  return stageSpells(history).findLast(({ from }) => from <= at)?.status ?? 'absent';
}

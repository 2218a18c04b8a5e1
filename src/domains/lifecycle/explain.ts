/** Explaining: what each rule behind an event saw, from the event and the state before it. */
import type { Reason } from '../../kernel/decider.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { evolveLifecycle } from './evolve.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';
import { RULES } from './lifecycle-rules.ts';
import type { Lifecycle } from './lifecycle-state.ts';
import { winbackWorth } from './winback-worth.ts';

/**
 * What each rule behind an event saw: the `why` of the decision, made again years later.
 *
 * An event keeps the ids of its rules alone. The facts they saw are in the event and in the state
 * before it, and are put together here; no option is needed.
 *
 * @param event What happened.
 * @param before The state before it.
 * @returns One reason a rule, in the order the rules applied. A rule that this release does not
 *   know, of a newer one for instance, comes without facts.
 * @throws ContractError if the event cannot follow the state.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { explainLifecycle, lifecycle, NO_LIFECYCLE } from 'everbond/lifecycle';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const bought = lifecycle().decide({ type: 'RecordPurchase', at, by: 'till-4' }, NO_LIFECYCLE);
 *
 * bought.accepted && bought.events.flatMap((event) => explainLifecycle(event, NO_LIFECYCLE));
 * // => [{ rule: 'lifecycle-flow@1', from: 'absent', to: 'welcoming' }]
 * ```
 */
export function explainLifecycle(event: LifecycleEvent, before: Lifecycle): readonly Reason[] {
  return event.rules.map((rule) => ({ ...factsOf(rule, event, before), rule }));
}

function factsOf(rule: string, event: LifecycleEvent, before: Lifecycle): JsonObject {
  switch (rule) {
    case RULES.flow:
      return { from: before.status, to: evolveLifecycle(before, event).status };
    case RULES.contact:
      return { contact: before.contact };
    case RULES.profile:
      return { profile: before.profile };
    case RULES.winnable:
    case RULES.cause:
      return { reason: before.loss?.reason ?? 'unknown' };
    case RULES.pause:
      return { since: before.since };
    case RULES.returned:
    case RULES.wonBack:
      return { lostAt: before.loss?.at ?? null };
    default:
      return event.type === 'WinbackStarted' ? effortFacts(rule, event) : {};
  }
}

function effortFacts(
  rule: string,
  event: LifecycleEvent & { readonly type: 'WinbackStarted' },
): JsonObject {
  if (rule === RULES.consent) return { consent: event.consent };
  if (rule !== RULES.worth) return {};
  const { minor: worthMinor, currency } = winbackWorth(event).worth;
  return { worthMinor, currency };
}

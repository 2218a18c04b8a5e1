/** Explaining: what each rule behind an event saw, from the event and the record before it. */
import type { Reason } from '../../kernel/decider.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { CustomerEvent } from './customer-event.ts';
import { RULES } from './customer-rules.ts';
import type { Customer } from './customer-state.ts';
import { evolveCustomer } from './evolve.ts';
import { entryFor, knowledgeOf } from './fact-ledger.ts';

/**
 * What each rule behind an event saw: the `why` of the decision, made again years later.
 *
 * An event keeps the ids of its rules alone. The facts they saw are in the event and in the record
 * before it, and are put together here; no option is needed.
 *
 * @param event What happened.
 * @param before The record before it.
 * @returns One reason a rule, in the order the rules applied. A rule that this release does not
 *   know, of a newer one for instance, comes without facts.
 * @throws ContractError if the event cannot follow the record.
 * @example
 * ```ts
 * import { customers, explainCustomer, NO_CUSTOMER } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const told = { customer: 'c-17', kind: 'person', status: 'guest', at, by: 'web' } as const;
 * const begun = customers().decide({ type: 'Register', ...told }, NO_CUSTOMER);
 *
 * begun.accepted && begun.events.flatMap((event) => explainCustomer(event, NO_CUSTOMER));
 * // => [{ rule: 'customer-flow@1', from: 'absent', to: 'guest' }]
 * ```
 */
export function explainCustomer(event: CustomerEvent, before: Customer): readonly Reason[] {
  return event.rules.map((rule) => ({ ...factsOf(rule, event, before), rule }));
}

function factsOf(rule: string, event: CustomerEvent, before: Customer): JsonObject {
  switch (rule) {
    case RULES.flow:
      return { from: before.status, to: evolveCustomer(before, event).status };
    case RULES.person:
    case RULES.kinds:
      return { kind: before.kind };
    case RULES.oneLink:
    case RULES.linked:
      return { to: before.link?.to ?? null };
    case RULES.noCircle:
      return event.type === 'Linked' ? { through: event.through } : {};
    case RULES.apart:
      return { keptApart: before.keptApart };
    case RULES.neverTwice:
    case RULES.known:
      return 'fact' in event ? knowledgeFacts(event.fact, event, before) : {};
    case RULES.noHold:
      return { holds: before.holds.map(({ hold }) => hold) };
    default:
      return {};
  }
}

function knowledgeFacts(fact: string, { at }: CustomerEvent, { ledger }: Customer): JsonObject {
  const { askedAt } = entryFor(fact, ledger);
  return { fact, knowledge: knowledgeOf(ledger, fact, at), askedAt };
}

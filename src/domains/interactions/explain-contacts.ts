/** Explaining contacts: what each rule behind an event saw, made again from event and ledger. */
import type { Reason } from '../../kernel/decider.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { ContactEvent } from './contact-ledger-event.ts';
import { type ContactLedger, contactOf } from './contact-ledger-state.ts';

/** The ids of the rules. A rule that changes its meaning gets the next version. */
export const CONTACT_RULES = {
  allowed: 'contact-allowed@1',
  ride: 'ride-allowed@1',
  held: 'contact-held@1',
  recorded: 'contact-recorded@1',
} as const;

/**
 * What each rule behind an event saw: the `why` of the decision, made again years later.
 *
 * @param event What happened.
 * @param before The ledger before it.
 * @returns One reason a rule, in the order the rules applied. A rule that this release does not
 *   know comes without facts.
 * @example
 * ```ts
 * import { explainContacts, NO_CONTACTS } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-06-01T10:00Z');
 * const by = { actor: 'campaigns', authority: null };
 * const rules = ['contact-allowed@1'];
 * const facts = { channel: 'email', purpose: 'marketing', heldUntil: at } as const;
 * const fact = { type: 'Reserved', at, by, rules, id: 'c-1', forgetBefore: at } as const;
 * const event = { ...fact, ...facts };
 *
 * explainContacts(event, NO_CONTACTS);
 * // => [{ rule: 'contact-allowed@1', channel: 'email', purpose: 'marketing', sent: 0, held: 0 }]
 * ```
 */
export function explainContacts(event: ContactEvent, before: ContactLedger): readonly Reason[] {
  return event.rules.map((rule) => ({ ...factsOf(rule, event, before), rule }));
}

function factsOf(rule: string, event: ContactEvent, before: ContactLedger): JsonObject {
  if (rule === CONTACT_RULES.allowed && event.type === 'Reserved') {
    const { channel, purpose } = event;
    const held = before.contacts.filter(({ heldUntil }) => heldUntil !== null).length;
    return { channel, purpose, sent: before.contacts.length - held, held };
  }
  if (rule === CONTACT_RULES.ride && event.type === 'Rode') {
    return { on: event.on, heldUntil: contactOf(before, event.on)?.heldUntil ?? null };
  }
  if (rule === CONTACT_RULES.held) {
    return { heldUntil: contactOf(before, event.id)?.heldUntil ?? null };
  }
  return {};
}

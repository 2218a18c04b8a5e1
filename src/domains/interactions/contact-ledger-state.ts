/** Contact ledger state: the contacts there were, those that are held, and what rides on them. */
import { breach } from '../../kernel/errors.ts';
import type { Purpose } from '../../kernel/words.ts';
import type { ContactRecord } from './contact-ask.ts';
import type { ContactEvent } from './contact-ledger-event.ts';

/** A message that rides on a contact that is held. */
export interface RidingMessage {
  /** The host's id of it. */
  readonly id: string;
  /** The contact that carries it. */
  readonly on: string;
  /** What it is for. */
  readonly purpose: Purpose;
}

/** The contacts of one person, household or account. */
export interface ContactLedger {
  /** Ascending: those that took place, as long as any window can reach them, and those held. */
  readonly contacts: readonly ContactRecord[];
  /** The messages that ride on contacts that are held. */
  readonly riders: readonly RidingMessage[];
}

/** Nobody was contacted yet. */
export const NO_CONTACTS: ContactLedger = Object.freeze({
  contacts: Object.freeze([]),
  riders: Object.freeze([]),
});

/** The contact of an id, or `null`. */
export function contactOf(ledger: ContactLedger, id: string): ContactRecord | null {
  return ledger.contacts.find((contact) => contact.id === id) ?? null;
}

/** The ids of the messages that ride on a contact. */
export function ridersOf(ledger: ContactLedger, id: string): readonly string[] {
  return ledger.riders.filter(({ on }) => on === id).map((rider) => rider.id);
}

/**
 * The ledger after one more event.
 *
 * @param ledger The ledger before.
 * @param event What happened.
 * @returns A new ledger. A contact that took place counts from then on at that instant.
 * @throws ContractError if the event is about a contact that is not held: such a history was not
 *   written by this library, and guessing on from it would hide the damage.
 * @example
 * ```ts
 * import { evolveContacts, NO_CONTACTS } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const told = { by: { actor: 'crm', authority: null }, rules: [], id: 'c-1' };
 * const at = instant('2026-06-01T10:00Z');
 * const facts = { channel: 'email', purpose: 'marketing', forgetBefore: at } as const;
 * const ledger = evolveContacts(NO_CONTACTS, { ...told, ...facts, type: 'Recorded', at });
 *
 * ledger.contacts.length; // => 1
 * evolveContacts(ledger, { ...told, type: 'Lapsed', at, riders: [] }); // throws /is held/
 * ```
 */
export function evolveContacts(ledger: ContactLedger, event: ContactEvent): ContactLedger {
  if (event.type === 'Reserved' || event.type === 'Recorded') {
    const { id, at, channel, purpose, forgetBefore } = event;
    const heldUntil = event.type === 'Reserved' ? event.heldUntil : null;
    const kept = ledger.contacts.filter(
      (contact) => contact.heldUntil !== null || contact.at >= forgetBefore,
    );
    return { ...ledger, contacts: [...kept, { id, at, heldUntil, channel, purpose }] };
  }
  const held = contactOf(ledger, event.type === 'Rode' ? event.on : event.id);
  if (held === null || held.heldUntil === null) {
    breach('evolveContacts', 'event', 'must be about a contact that is held');
  }
  if (event.type === 'Rode') {
    const { id, on, purpose } = event;
    return { ...ledger, riders: [...ledger.riders, { id, on, purpose }] };
  }
  const others = ledger.contacts.filter((contact) => contact !== held);
  return {
    contacts:
      event.type === 'Confirmed' ? [...others, { ...held, at: event.at, heldUntil: null }] : others,
    riders: ledger.riders.filter(({ on }) => on !== event.id),
  };
}

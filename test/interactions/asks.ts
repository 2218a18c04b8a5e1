/** Asks for tests: a person who may be contacted, policies short to write, and what comes of both. */
import type {
  ContactAsk,
  ContactPerson,
  ContactRecord,
} from '../../src/domains/interactions/contact-ask.ts';
import type { CapWindow, ContactCap } from '../../src/domains/interactions/contact-cap.ts';
import type { ContactLaw } from '../../src/domains/interactions/contact-law.ts';
import { contactPolicy } from '../../src/domains/interactions/contact-policy.ts';
import {
  type ContactDecision,
  decideContact,
} from '../../src/domains/interactions/decide-contact.ts';
import type {
  ContactPolicyDefinition,
  QuietHours,
} from '../../src/domains/interactions/policy-definition.ts';
import { instant } from '../../src/kernel/instant.ts';

/** A person in Paris who has agreed to marketing and of whom nothing else stands in the way. */
export const ADA: ContactPerson = {
  zones: ['Europe/Paris'],
  place: 'FR',
  doNotContact: false,
  isDeceased: false,
  isAddressDead: false,
  consents: [{ purpose: 'marketing', channel: null, consent: 'granted' }],
  channelConsent: 'granted',
  hasOpenComplaint: false,
  coolingUntil: null,
  refusedAt: null,
};

/** A marketing e-mail to ada on a Wednesday at noon in Paris. */
export const ASK: ContactAsk = {
  at: instant('2026-06-03T12:00+02:00'),
  channel: 'email',
  purpose: 'marketing',
  person: ADA,
  contacts: { person: [], household: null, account: null },
  ridesOn: null,
  rank: 0,
  rivals: [],
};

/** A policy without any rule but those given. */
export function policyOf(some: Partial<ContactPolicyDefinition> = {}) {
  return contactPolicy({ id: 'shop', laws: [], quietHours: [], caps: [], ...some });
}

/** A cap of the person over all channels. */
export function capOf(most: number, window: CapWindow, some: Partial<ContactCap> = {}): ContactCap {
  return { id: 'cap', scope: 'person', most, window, channels: null, purposes: null, ...some };
}

/** Quiet hours every day on every channel. */
export function quietOf(from: string, until: string, some: Partial<QuietHours> = {}): QuietHours {
  return { id: 'night', weekdays: null, from, until, channels: null, purposes: null, ...some };
}

/** A law on marketing calls in France since 2020 that asks for nothing. */
export function lawOf(some: Partial<ContactLaw> = {}): ContactLaw {
  return {
    id: 'law',
    place: 'FR',
    from: '2020-01-01',
    until: null,
    channels: ['telephone'],
    purposes: ['marketing'],
    hours: null,
    holidays: null,
    needsConsent: false,
    caps: [],
    refusalPauseDays: null,
    isChecked: false,
    remark: 'made up',
    sources: [{ title: 'a law', publisher: 'a house', year: 2020 }],
    ...some,
  };
}

/** A marketing e-mail that went out, or is held. */
export function contactAt(
  at: string,
  some: Partial<ContactRecord> | { readonly heldUntil: string } = {},
): ContactRecord {
  const { heldUntil = null, ...rest } = some;
  return {
    id: `sent ${at}`,
    at: instant(at),
    channel: 'email',
    purpose: 'marketing',
    ...rest,
    heldUntil: heldUntil === null ? null : instant(heldUntil),
  };
}

/** What is decided of an ask that differs from the usual one. */
export function decided(
  definition: Partial<ContactPolicyDefinition>,
  some: Partial<ContactAsk> = {},
  person: Partial<ContactPerson> = {},
): ContactDecision {
  const ask = { ...ASK, ...some };
  return decideContact(policyOf(definition), { ...ask, person: { ...ask.person, ...person } });
}

/** `allowed`, or the codes of all that stands in the way, and when nothing will. */
export function told(decision: ContactDecision): readonly (string | null)[] {
  if (decision.isAllowed) return ['allowed'];
  return [...decision.reasons.map(({ code }) => code), decision.nextAt];
}

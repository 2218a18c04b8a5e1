/**
 * Contact ledger: the contacts of one person, household or account, so that no cap is passed.
 *
 *     Reserve ─▶ held ─┬─▶ Confirm: took place
 *                      ├─▶ Release: given back
 *                      └─▶ lapsed, by its timer
 *
 * Decision and reservation are one command. Whoever is second finds the contact of the first held,
 * and counted.
 */
import type { Aggregate } from '../../kernel/aggregate.ts';
import { deciding } from '../../kernel/deciding.ts';
import { breach } from '../../kernel/errors.ts';
import { CAP_SCOPES, type CapScope } from './contact-cap.ts';
import type { ContactCommand } from './contact-ledger-command.ts';
import { type ContactEvent, contactFormats } from './contact-ledger-event.ts';
import type { ContactRefusal } from './contact-ledger-refusal.ts';
import { type ContactLedger, evolveContacts, NO_CONTACTS } from './contact-ledger-state.ts';
import type { ContactPolicy } from './contact-policy.ts';
import { decideLedger, LAPSE } from './decide-ledger.ts';

/** The rules of a ledger of contacts. */
export type ContactLedgerAggregate = Aggregate<
  ContactCommand,
  ContactLedger,
  ContactEvent,
  ContactRefusal
>;

/**
 * A ledger of contacts under a policy, as an aggregate.
 *
 * `Reserve` decides and holds in one. A hold ends by `Confirm` when the contact took place, by
 * `Release` when it will not, or by its timer. Until then it counts like a contact, so however many
 * decide at once, no cap is passed by what takes place: neither in the windows of the calendar nor
 * in any that roll. A message that rides adds nothing.
 *
 * Each scope has ledgers of its own and counts its own caps. A contact with somebody of a household
 * is reserved in both ledgers or in none: with the runtime, by one `together` of two steps.
 *
 * @param policy Made by `contactPolicy`. A policy with longer windows than before counts what
 *   the ledger still knows, which is at least 34 days.
 * @param scope Whose contacts the ledger holds.
 * @returns The aggregate. Commands come in the order of their instants: nothing may be told late.
 *   The same `Reserve` again, while it is held, and the same `Confirm` again change nothing.
 * @throws ContractError if the scope is none of the three.
 * @example Two campaigns want the same customer at once
 * ```ts
 * import { contactLedger, contactPolicy, NO_CONTACTS } from 'everbond/interactions';
 * import { instant, replay } from 'everbond/kernel';
 *
 * const policy = contactPolicy({
 *   id: 'shop',
 *   laws: [],
 *   quietHours: [],
 *   caps: [
 *     {
 *       id: 'daily',
 *       scope: 'person',
 *       most: 1,
 *       window: { kind: 'rolling', hours: 24 },
 *       channels: null,
 *       purposes: null,
 *     },
 *   ],
 * });
 * const ledger = contactLedger(policy);
 * const reserve = {
 *   type: 'Reserve',
 *   at: instant('2026-06-01T10:00Z'),
 *   by: 'campaigns',
 *   channel: 'email',
 *   purpose: 'marketing',
 *   person: {
 *     zones: ['Europe/Paris'],
 *     place: 'FR',
 *     doNotContact: false,
 *     isDeceased: false,
 *     isAddressDead: false,
 *     consents: [{ purpose: 'marketing', channel: 'email', consent: 'granted' }],
 *     channelConsent: 'unknown',
 *     hasOpenComplaint: false,
 *     coolingUntil: null,
 *     refusedAt: null,
 *   },
 * } as const;
 *
 * const first = ledger.decide({ ...reserve, id: 'spring' }, NO_CONTACTS);
 * const ada = first.accepted ? replay(ledger, first.events) : NO_CONTACTS;
 * const second = ledger.decide({ ...reserve, id: 'birthday' }, ada);
 *
 * second.accepted || second.refusal;
 * // => {
 * //   code: 'CONTACT_DENIED',
 * //   reasons: [{ code: 'CAP_REACHED', cap: 'daily', scope: 'person', most: 1 }],
 * //   nextAt: '2026-06-01T10:15:00.000Z',
 * // }
 * ```
 */
export function contactLedger(
  policy: ContactPolicy,
  scope: CapScope = 'person',
): ContactLedgerAggregate {
  if (!CAP_SCOPES.includes(scope)) {
    breach('contactLedger', 'scope', `must be one of ${CAP_SCOPES.join(', ')}`);
  }
  return {
    initial: NO_CONTACTS,
    decide: deciding('contactLedger', (command, ledger) =>
      decideLedger(policy, scope, command, ledger),
    ),
    evolve: evolveContacts,
    timersOf: ({ contacts }) =>
      contacts.flatMap(({ id, heldUntil }) =>
        heldUntil === null ? [] : [{ id: LAPSE + id, dueAt: heldUntil }],
      ),
    formats: contactFormats,
    latenessMs: 0,
  };
}

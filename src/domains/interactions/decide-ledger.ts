/** Deciding on contacts held in a ledger: each command, and the event it causes. */
import { actorOf } from '../../kernel/actor.ts';
import type { FireTimer } from '../../kernel/aggregate.ts';
import { accept, type Decision, refuse } from '../../kernel/decider.ts';
import { isId } from '../../kernel/id.ts';
import { epochMsOf, type Instant, instant } from '../../kernel/instant.ts';
import type { ContactAsk, ContactHistory } from './contact-ask.ts';
import type { CapScope } from './contact-cap.ts';
import type {
  ContactCommand,
  RecordContact,
  ReserveContact,
  RideContact,
  SettleContact,
} from './contact-ledger-command.ts';
import type { ContactEvent } from './contact-ledger-event.ts';
import type { ContactRefusal } from './contact-ledger-refusal.ts';
import { type ContactLedger, contactOf, ridersOf } from './contact-ledger-state.ts';
import type { ContactPolicy } from './contact-policy.ts';
import { decideContact } from './decide-contact.ts';
import { CONTACT_RULES, explainContacts } from './explain-contacts.ts';

type Answer = Decision<ContactEvent, ContactRefusal>;

/** How the timers of held contacts are named: by the contact. */
export const LAPSE = 'lapse:';
const FIRST_MS = epochMsOf('0000-01-01T00:00:00.000Z');

/** Answers a command with what it causes, or with why it is refused. */
export function decideLedger(
  policy: ContactPolicy,
  scope: CapScope,
  command: ContactCommand,
  ledger: ContactLedger,
): Answer {
  switch (command.type) {
    case 'Reserve':
      return reserve(policy, scope, command, ledger);
    case 'Ride':
      return ride(policy, command, ledger);
    case 'Confirm':
    case 'Release':
      return settle(command, ledger);
    case 'Record':
      return record(policy, command, ledger);
    case 'FireTimer':
    default:
      return lapse(command, ledger);
  }
}

function happens(event: ContactEvent, ledger: ContactLedger): Answer {
  return accept([event], explainContacts(event, ledger));
}

function reserve(
  policy: ContactPolicy,
  scope: CapScope,
  command: ReserveContact,
  ledger: ContactLedger,
): Answer {
  const { id, at, channel, purpose } = command;
  const known = contactOf(ledger, id);
  if (known !== null) {
    const isSame = known.channel === channel && known.purpose === purpose;
    return isSame && known.heldUntil !== null && known.heldUntil > at
      ? accept([])
      : refuse({ code: 'ID_TAKEN' });
  }
  if (!isId(id) || !isId(LAPSE + id)) return refuse({ code: 'BAD_ID' });

  const contacts: ContactHistory = { ...NOBODY, [scope]: ledger.contacts };
  const { rank = 0, rivals = [], person } = command;
  const ask = { at, channel, purpose, person, contacts, ridesOn: null, rank, rivals };
  const decision = decideContact(policy, ask);
  if (!decision.isAllowed) return denied(decision);

  const { holdUntil: heldUntil } = decision;
  const fact = { at, by: actorOf(command.by), rules: [CONTACT_RULES.allowed], id };
  const forgetBefore = reachOf(policy, at);
  return happens({ ...fact, type: 'Reserved', channel, purpose, heldUntil, forgetBefore }, ledger);
}

const NOBODY: ContactHistory = { person: null, household: null, account: null };

function denied({
  reasons,
  nextAt,
}: Exclude<ReturnType<typeof decideContact>, { isAllowed: true }>): Answer {
  return refuse({ code: 'CONTACT_DENIED', reasons, nextAt });
}

/** A message rides on the channel of its carrier. */
function ride(policy: ContactPolicy, command: RideContact, ledger: ContactLedger): Answer {
  const { id, at, on, purpose, person } = command;
  if (!isId(id)) return refuse({ code: 'BAD_ID' });
  const known = ledger.riders.find((rider) => rider.id === id);
  if (known !== undefined) {
    const isSame = known.on === on && known.purpose === purpose;
    return isSame ? accept([]) : refuse({ code: 'ID_TAKEN' });
  }
  const carrier = contactOf(ledger, on);
  if (carrier === null) return refuse({ code: 'NO_SUCH_HOLD' });

  const ask: ContactAsk = {
    at,
    channel: carrier.channel,
    purpose,
    person,
    contacts: { ...NOBODY, person: ledger.contacts },
    ridesOn: on,
    rank: 0,
    rivals: [],
  };
  const decision = decideContact(policy, ask);
  if (!decision.isAllowed) return denied(decision);
  const fact = { at, by: actorOf(command.by), rules: [CONTACT_RULES.ride], id };
  return happens({ ...fact, type: 'Rode', on, purpose }, ledger);
}

function settle(command: SettleContact, ledger: ContactLedger): Answer {
  const { id, at, type } = command;
  const contact = contactOf(ledger, id);
  if (contact === null) return refuse({ code: 'NO_SUCH_HOLD' });
  const { heldUntil } = contact;
  if (heldUntil === null) {
    return type === 'Confirm' ? accept([]) : refuse({ code: 'CONTACT_SENT', at: contact.at });
  }
  if (heldUntil <= at) return refuse({ code: 'HOLD_OVER', heldUntil });

  const fact = { at, by: actorOf(command.by), rules: [CONTACT_RULES.held], id };
  const riders = ridersOf(ledger, id);
  return happens({ ...fact, type: type === 'Confirm' ? 'Confirmed' : 'Released', riders }, ledger);
}

/** What has happened has happened, whatever the policy says to it. */
function record(policy: ContactPolicy, command: RecordContact, ledger: ContactLedger): Answer {
  const { id, at, channel, purpose } = command;
  if (!isId(id)) return refuse({ code: 'BAD_ID' });
  const known = contactOf(ledger, id);
  if (known !== null) {
    const isSame = known.heldUntil === null && known.channel === channel && known.at === at;
    return isSame ? accept([]) : refuse({ code: 'ID_TAKEN' });
  }
  const fact = { at, by: actorOf(command.by), rules: [CONTACT_RULES.recorded], id };
  const forgetBefore = reachOf(policy, at);
  return happens({ ...fact, type: 'Recorded', channel, purpose, forgetBefore }, ledger);
}

/** A hold that lapses is stamped with its end, whenever the host came round to it. */
function lapse(command: FireTimer, ledger: ContactLedger): Answer {
  const contact = ledger.contacts.find(
    ({ id, heldUntil }) => heldUntil !== null && LAPSE + id === command.timer,
  );
  if (contact === undefined || contact.heldUntil === null) {
    return refuse({ code: 'NO_SUCH_TIMER' });
  }
  const { id, heldUntil: at } = contact;
  if (command.at < at) return refuse({ code: 'TIMER_NOT_DUE' });

  const fact = { at, by: actorOf(command.by), rules: [CONTACT_RULES.held], id };
  return happens({ ...fact, type: 'Lapsed', riders: ridersOf(ledger, id) }, ledger);
}

/** What lies before it counts in no window of the policy. */
function reachOf({ reachMs }: ContactPolicy, at: Instant): Instant {
  return instant(Math.max(FIRST_MS, epochMsOf(at) - reachMs));
}

/**
 * Evolving: a record after one more event.
 *
 * It never says no and reads no option: what has happened has happened, under the rules of its
 * day. Facts may be told late: of what was said and learnt, the newest counts, not the last told.
 */
import { breach } from '../../kernel/errors.ts';
import type { Flow } from '../../kernel/flow.ts';
import { branchesOf } from '../../kernel/flow.ts';
import { roleKey } from './buying-role.ts';
import { withConsent } from './consent.ts';
import type {
  BelongingEvent,
  ConsentSaid,
  CustomerEvent,
  FactConfirmed,
  FactLearnt,
  HouseholdJoined,
  QuestionPut,
} from './customer-event.ts';
import { customerFlow } from './customer-flow.ts';
import type { CustomerStatus } from './customer-kind.ts';
import { type Customer, handleKey, holdKey, NO_CUSTOMER } from './customer-state.ts';
import { entryFor, factKey, type LedgerEntry, later } from './fact-ledger.ts';
import { householdKey } from './household.ts';
import { sharingKey } from './intermediary.ts';
import { entryOf, sortedIds, withEntry, withoutEntry } from './keyed-list.ts';
import { occasionKey } from './occasion.ts';
import { thanksKey } from './thanks.ts';

const flow: Flow<CustomerStatus, CustomerEvent['type']> = customerFlow;

const SAID = {
  ConsentGranted: 'granted',
  ConsentRefused: 'refused',
  ConsentWithdrawn: 'withdrawn',
} as const;

/**
 * A record after one more event.
 *
 * @param state The record before.
 * @param event What happened.
 * @returns A new record, or the same one where the event changes nothing.
 * @throws ContractError if the event cannot follow the status: such a history was not written by
 *   this library, and guessing on from it would hide the damage.
 * @example
 * ```ts
 * import { evolveCustomer, NO_CUSTOMER } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const fact = { at, by: { actor: 'web', authority: null }, rules: [] };
 * const guest = evolveCustomer(NO_CUSTOMER, {
 *   ...fact,
 *   type: 'Registered',
 *   customer: 'c-17',
 *   kind: 'person',
 *   status: 'guest',
 *   referredBy: null,
 * });
 *
 * evolveCustomer(guest, { ...fact, type: 'BecameMember' }).status; // => 'member'
 * evolveCustomer(NO_CUSTOMER, { ...fact, type: 'BecameMember' }); // throws /able to follow/
 * ```
 */
export function evolveCustomer(state: Customer, event: CustomerEvent): Customer {
  const status = statusAfter(state.status, event);
  const { at } = event;
  switch (event.type) {
    case 'Registered': {
      const { customer: id, kind, referredBy } = event;
      const memberSince = status === 'member' ? at : null;
      return { ...NO_CUSTOMER, id, status, kind, registeredAt: at, memberSince, referredBy };
    }
    case 'BecameMember':
      return { ...state, status, memberSince: at };
    case 'Linked':
      return { ...state, link: { to: event.to, evidence: event.evidence, at } };
    case 'Unlinked':
      return { ...state, link: null };
    case 'KeptApart':
      return { ...state, keptApart: sortedIds([...state.keptApart, event.other]) };
    case 'ApartnessLifted':
      return { ...state, keptApart: state.keptApart.filter((other) => other !== event.other) };
    case 'ConsentGranted':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
      return { ...state, consents: consentsAfter(state, event) };
    case 'FactLearnt':
    case 'FactConfirmed':
    case 'QuestionAsked':
    case 'AnswerDeclined':
      return { ...state, ledger: withEntry(state.ledger, entryAfter(state, event), factKey) };
    case 'Thanked': {
      const { reason } = event;
      const before = entryOf(state.thanks, [reason], thanksKey);
      const firstAt = before !== null && before.firstAt < at ? before.firstAt : at;
      const lastAt = later(before?.lastAt ?? null, at) ?? at;
      const entry = { reason, firstAt, lastAt, count: (before?.count ?? 0) + 1 };
      return { ...state, thanks: withEntry(state.thanks, entry, thanksKey) };
    }
    case 'Erased':
      return { ...NO_CUSTOMER, id: state.id, status, erasedAt: at };
    case 'Identified':
    case 'HouseholdJoined':
    case 'HouseholdLeft':
    case 'RoleTaken':
    case 'RoleLeft':
    case 'OccasionMarked':
    case 'CustomerShared':
    case 'SharingEnded':
    case 'HoldPlaced':
    case 'HoldReleased':
      return belongingAfter(state, event);
    default:
      return breach('evolve', 'event.type', 'must be known');
  }
}

/** What the record belongs to or is held by, after an event that says so. */
function belongingAfter(state: Customer, event: BelongingEvent): Customer {
  const { at } = event;
  const { households, roles, occasions, intermediaries, holds, handles } = state;
  switch (event.type) {
    case 'Identified': {
      const entry = { channel: event.channel, handle: event.handle, since: at };
      const { since } = entryOf(handles, handleKey(entry), handleKey) ?? entry;
      return { ...state, handles: withEntry(handles, { ...entry, since }, handleKey) };
    }
    case 'HouseholdJoined':
      return joined(state, event);
    case 'HouseholdLeft': {
      const { household } = event;
      const isPrimary = state.primaryHousehold === household;
      return {
        ...state,
        households: withoutEntry(households, [household], householdKey),
        primaryHousehold: isPrimary ? null : state.primaryHousehold,
      };
    }
    case 'RoleTaken': {
      const { organisation, role, decision, department } = event;
      const since = entryOf(roles, roleKey(event), roleKey)?.since ?? at;
      const entry = { organisation, role, decision, department, since };
      return { ...state, roles: withEntry(roles, entry, roleKey) };
    }
    case 'RoleLeft':
      return { ...state, roles: withoutEntry(roles, roleKey(event), roleKey) };
    case 'OccasionMarked': {
      const { occasion, setting, needs } = event;
      const entry = { occasion, setting, needs, since: at };
      const { since } = entryOf(occasions, occasionKey(entry), occasionKey) ?? entry;
      return { ...state, occasions: withEntry(occasions, { ...entry, since }, occasionKey) };
    }
    case 'CustomerShared': {
      const { intermediary, kind, access } = event;
      const entry = { intermediary, kind, access, since: at };
      return { ...state, intermediaries: withEntry(intermediaries, entry, sharingKey) };
    }
    case 'SharingEnded': {
      const left = withoutEntry(intermediaries, [event.intermediary], sharingKey);
      return { ...state, intermediaries: left };
    }
    case 'HoldPlaced': {
      const { hold, basis } = event;
      return { ...state, holds: withEntry(holds, { hold, basis, since: at }, holdKey) };
    }
    case 'HoldReleased':
      return { ...state, holds: withoutEntry(holds, [event.hold], holdKey) };
    default:
      return breach('evolve', 'event.type', 'must be known');
  }
}

/** The guard of a single branch was asked when the event was decided. A beginning says its own. */
function statusAfter(from: CustomerStatus, event: CustomerEvent): CustomerStatus {
  const branches = branchesOf(flow, from, event.type);
  const branch =
    event.type === 'Registered' ? branches.find(({ to }) => to === event.status) : branches[0];
  return branch?.to ?? breach('evolve', 'event', 'must be able to follow the status');
}

function consentsAfter({ consents }: Customer, event: ConsentSaid): Customer['consents'] {
  const { type, purposes, channels, at, evidence } = event;
  const consent = SAID[type];
  const entries = purposes.flatMap((purpose) =>
    channels.map((channel) => ({ purpose, channel, consent, at, evidence })),
  );
  return entries.reduce(withConsent, consents);
}

function entryAfter(
  { ledger }: Customer,
  event: FactLearnt | FactConfirmed | QuestionPut,
): LedgerEntry {
  const { fact, at } = event;
  const before = entryFor(fact, ledger);
  const { known } = before;
  const isNews = known === null || at >= known.at;
  switch (event.type) {
    case 'QuestionAsked':
      return { ...before, askedAt: later(before.askedAt, at) };
    case 'AnswerDeclined':
      return { ...before, declinedAt: later(before.declinedAt, at) };
    case 'FactLearnt': {
      const { value, source, staleAt } = event;
      return isNews ? { ...before, known: { value, source, at, staleAt } } : before;
    }
    case 'FactConfirmed':
      return isNews && known !== null
        ? { ...before, known: { ...known, at, staleAt: event.staleAt } }
        : before;
    default:
      return breach('evolve', 'event.type', 'must be known');
  }
}

function joined(state: Customer, event: HouseholdJoined): Customer {
  const { household, role, isPrimary, at } = event;
  const since = entryOf(state.households, [household], householdKey)?.since ?? at;
  const households = withEntry(state.households, { household, role, since }, householdKey);
  if (isPrimary) return { ...state, households, primaryHousehold: household };
  const wasPrimary = state.primaryHousehold === household;
  return { ...state, households, primaryHousehold: wasPrimary ? null : state.primaryHousehold };
}

/** Customer rules: the conditions of the acts, each with the id under which events record it. */
import { breach } from '../../kernel/errors.ts';
import { epochMsOf, type Instant, parseInstant } from '../../kernel/instant.ts';
import type { Requirement } from '../../mechanisms/requirements.ts';
import { roleKey } from './buying-role.ts';
import type {
  BelongingCommand,
  CustomerAct,
  CustomerCommand,
  Link,
  PutQuestion,
} from './customer-command.ts';
import type { CustomerSettings } from './customer-options.ts';
import type { CustomerRefusal } from './customer-refusal.ts';
import { type Customer, handleKey, holdKey } from './customer-state.ts';
import { entryFor, factKey, questionBar } from './fact-ledger.ts';
import { householdKey } from './household.ts';
import { sharingKey } from './intermediary.ts';
import { entryOf, type KeyOf } from './keyed-list.ts';
import { occasionKey } from './occasion.ts';

/** A condition of an act on a record. */
export type Condition = Requirement<CustomerRefusal>;

/** The ids of the rules. A rule that changes its meaning gets the next version. */
export const RULES = {
  flow: 'customer-flow@1',
  person: 'person@1',
  oneLink: 'one-link@1',
  linked: 'linked@1',
  another: 'another-record@1',
  noCircle: 'no-circle@1',
  kinds: 'kinds-agree@1',
  apart: 'not-kept-apart@1',
  neverTwice: 'never-ask-twice@1',
  known: 'fact-known@1',
  there: 'entry-there@1',
  room: 'room-left@1',
  noHold: 'no-hold@1',
} as const;

/** The most entries that a list of a record holds, so that a record stays one that can be read. */
export const LIST_MOST = 500;

/** The most entries that a list of one event holds. */
export const IN_EVENT_MOST = 100;

const DAY_MS = 86_400_000;

/** What a refusal says of an entry that is not there. */
type Absence = 'NOT_APART' | 'NOT_IN_HOUSEHOLD' | 'ROLE_NOT_HELD' | 'NOT_SHARED' | 'NO_SUCH_HOLD';

/** The conditions of an act that the state alone can tell. */
export function conditionsOf(
  act: CustomerAct,
  { kind, link, holds }: Customer,
): readonly Condition[] {
  if (act === 'Link') {
    return [met(RULES.oneLink, link && { code: 'LINKED_ALREADY', to: link.to })];
  }
  if (act === 'Unlink') return [met(RULES.linked, link === null ? { code: 'NOT_LINKED' } : null)];
  if (act === 'JoinHousehold' || act === 'TakeRole') {
    const isOther = kind !== 'person' && kind !== null;
    return [met(RULES.person, isOther ? { code: 'NOT_A_PERSON', kind } : null)];
  }
  if (act !== 'Erase') return [];
  const ids = holds.map(({ hold }) => hold);
  return [met(RULES.noHold, ids.length > 0 ? { code: 'ON_HOLD', holds: ids } : null)];
}

/** The conditions of a command that what it says decides. */
export function conditionsOfCommand(
  command: CustomerCommand,
  state: Customer,
  settings: CustomerSettings,
): readonly Condition[] {
  switch (command.type) {
    case 'Register': {
      const { referredBy = null, customer } = command;
      return referredBy === null ? [] : [isAnother(referredBy, customer)];
    }
    case 'Link':
      return linkConditions(command, state);
    case 'KeepApart': {
      const { other, members = [] } = command;
      const isLinked = state.link?.to === other || members.includes(other);
      return [
        isAnother(other, state.id),
        met(RULES.oneLink, isLinked ? { code: 'LINKED_ALREADY', to: other } : null),
        hasRoom('keptApart', state.keptApart, other, (one) => [one]),
      ];
    }
    case 'LiftApartness':
      return [isThere(state.keptApart.includes(command.other), 'NOT_APART')];
    case 'AskQuestion':
      return [mayBeAsked(command, state, settings), ledgerHasRoom(command.fact, state)];
    case 'LearnFact':
    case 'DeclineAnswer':
      return [ledgerHasRoom(command.fact, state)];
    case 'ConfirmFact': {
      const { fact } = command;
      const { known } = entryFor(fact, state.ledger);
      return [met(RULES.known, known === null ? { code: 'FACT_UNKNOWN', fact } : null)];
    }
    case 'Identify':
    case 'JoinHousehold':
    case 'LeaveHousehold':
    case 'TakeRole':
    case 'LeaveRole':
    case 'MarkOccasion':
    case 'ShareCustomer':
    case 'EndSharing':
    case 'PlaceHold':
    case 'ReleaseHold':
      return [belongingCondition(command, state)];
    case 'BecomeMember':
    case 'Unlink':
    case 'GrantConsent':
    case 'RefuseConsent':
    case 'WithdrawConsent':
    case 'Thank':
    case 'Erase':
      return [];
    default:
      return breach('decide', 'command.type', 'must be one that the table of acts has');
  }
}

/** What is added needs room; what is left, ended or released must be there. */
function belongingCondition(command: BelongingCommand, state: Customer): Condition {
  const { handles, households, roles, occasions, intermediaries, holds } = state;
  const { at: since } = command;
  switch (command.type) {
    case 'Identify': {
      const { channel, handle } = command;
      return hasRoom('handles', handles, { channel, handle, since }, handleKey);
    }
    case 'JoinHousehold': {
      const { household, role } = command;
      return hasRoom('households', households, { household, role, since }, householdKey);
    }
    case 'LeaveHousehold': {
      const found = entryOf(households, [command.household], householdKey);
      return isThere(found !== null, 'NOT_IN_HOUSEHOLD');
    }
    case 'TakeRole':
      return hasRoom('roles', roles, { ...command, since }, roleKey);
    case 'LeaveRole':
      return isThere(entryOf(roles, roleKey(command), roleKey) !== null, 'ROLE_NOT_HELD');
    case 'MarkOccasion': {
      const needs = fits('needs', new Set(command.needs).size);
      const room = hasRoom('occasions', occasions, { ...command, since }, occasionKey);
      return needs.unmet === null ? room : needs;
    }
    case 'ShareCustomer':
      return hasRoom('intermediaries', intermediaries, { ...command, since }, sharingKey);
    case 'EndSharing': {
      const found = entryOf(intermediaries, sharingKey(command), sharingKey);
      return isThere(found !== null, 'NOT_SHARED');
    }
    case 'PlaceHold':
      return hasRoom('holds', holds, { ...command, since }, holdKey);
    case 'ReleaseHold':
      return isThere(entryOf(holds, [command.hold], holdKey) !== null, 'NO_SUCH_HOLD');
    default:
      return breach('decide', 'command.type', 'must be one that the table of acts has');
  }
}

/** A link leads to another record of the same kind, closes no circle, and contradicts nobody. */
function linkConditions({ to, seen }: Link, state: Customer): readonly Condition[] {
  const { id, kind, keptApart } = state;
  const { through, apart } = seen;
  const isCyclic = id !== null && through.includes(id);
  const others = [
    ...new Set([...apart, ...keptApart.filter((one) => [to, ...through].includes(one))]),
  ];
  const differs = kind !== null && kind !== seen.kind;
  return [
    isAnother(to, id),
    met(RULES.noCircle, isCyclic ? { code: 'LINK_CYCLIC', through } : null),
    fits('through', through.length),
    met(RULES.kinds, differs ? { code: 'KINDS_DIFFER', kind, other: seen.kind } : null),
    met(RULES.apart, others.length > 0 ? { code: 'KEPT_APART', others: others.sort() } : null),
  ];
}

/** A question is put if nobody knows the answer, awaits it, or was denied it. */
function mayBeAsked(
  { fact, at }: PutQuestion,
  { ledger }: Customer,
  { askAgainDays }: CustomerSettings,
): Condition {
  const againFrom = askAgainDays === null ? null : daysBefore(at, askAgainDays);
  const bar = questionBar(ledger, fact, at, againFrom);
  const { known, askedAt, declinedAt } = entryFor(fact, ledger);
  if (bar === 'known') {
    return met(RULES.neverTwice, { code: 'KNOWN_ALREADY', fact, until: known?.staleAt ?? null });
  }
  if (bar === 'asked') return met(RULES.neverTwice, { code: 'ASKED_ALREADY', fact, askedAt });
  return met(
    RULES.neverTwice,
    bar === 'declined' ? { code: 'ANSWER_DECLINED', fact, declinedAt } : null,
  );
}

function isAnother(other: string, id: string | null): Condition {
  return met(RULES.another, other === id ? { code: 'SAME_RECORD' } : null);
}

function isThere(isFound: boolean, code: Absence): Condition {
  return met(RULES.there, isFound ? null : { code });
}

function ledgerHasRoom(fact: string, { ledger }: Customer): Condition {
  return hasRoom('ledger', ledger, entryFor(fact), factKey);
}

function hasRoom<Entry>(
  list: string,
  entries: readonly Entry[],
  entry: Entry,
  keyOf: KeyOf<Entry>,
): Condition {
  const isFull = entries.length >= LIST_MOST && entryOf(entries, keyOf(entry), keyOf) === null;
  return met(RULES.room, isFull ? { code: 'LIST_FULL', list, most: LIST_MOST } : null);
}

/** An event holds no list longer than its schema reads. */
function fits(list: string, count: number): Condition {
  return met(
    RULES.room,
    count > IN_EVENT_MOST ? { code: 'LIST_FULL', list, most: IN_EVENT_MOST } : null,
  );
}

function met(rule: string, unmet: CustomerRefusal | null): Condition {
  return { rule, unmet };
}

/** So many days of 24 hours earlier; `null` before there are instants. */
function daysBefore(at: Instant, days: number): Instant | null {
  const earlier = parseInstant(epochMsOf(at) - days * DAY_MS);
  return earlier.ok ? earlier.value : null;
}

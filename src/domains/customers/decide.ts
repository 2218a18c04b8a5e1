/**
 * Deciding on a record: which commands are accepted, and what each acceptance causes.
 *
 * The order of a record's life is in `customer-flow.ts`, the conditions of the acts are in
 * `customer-rules.ts`. Here the two meet: does the row allow the act, are its conditions met, and
 * what does the event say.
 */
import { actorOf } from '../../kernel/actor.ts';
import { accept, type Decision, refuse } from '../../kernel/decider.ts';
import { breach } from '../../kernel/errors.ts';
import { branchesOf } from '../../kernel/flow.ts';
import { epochMsOf, type Instant, instant, parseInstant } from '../../kernel/instant.ts';
import { vaultReference } from '../../kernel/vault-reference.ts';
import { judge } from '../../mechanisms/requirements.ts';
import { actsFrom, EVENT_OF_ACT } from './customer-acts.ts';
import type {
  BelongingCommand,
  ConfirmFact,
  CustomerCommand,
  LearnFact,
} from './customer-command.ts';
import type { BelongingEvent, CustomerEvent, CustomerFact } from './customer-event.ts';
import { customerFlow } from './customer-flow.ts';
import { type CustomerSettings, lifetimeOf } from './customer-options.ts';
import type { CustomerRefusal } from './customer-refusal.ts';
import { conditionsOf, conditionsOfCommand, RULES } from './customer-rules.ts';
import type { Customer } from './customer-state.ts';
import { explainCustomer } from './explain.ts';
import { sortedIds } from './keyed-list.ts';
import { requireWord } from './word.ts';

const DAY_MS = 86_400_000;
const LAST_INSTANT = instant('9999-12-31T23:59:59.999Z');
const NEVER_WARN: ReadonlySet<never> = new Set<never>();

/** Answers a command with what it causes, or with why it is refused. */
export function decideCustomer(
  command: CustomerCommand,
  state: Customer,
  settings: CustomerSettings,
): Decision<CustomerEvent, CustomerRefusal> {
  const { status } = state;
  if (branchesOf(customerFlow, status, EVENT_OF_ACT[command.type]).length === 0) {
    return refuse({ code: 'NOT_ALLOWED', status, allowed: actsFrom(status) });
  }
  const { refusal, rules } = judge<CustomerRefusal, never>(
    [...conditionsOf(command.type, state), ...conditionsOfCommand(command, state, settings)],
    NEVER_WARN,
  );
  if (refusal !== null) return refuse(refusal);

  const { at, by } = command;
  const fact = { at, by: actorOf(by), rules: [RULES.flow, ...rules] };
  const event = eventOf(command, fact, state, settings);
  return accept([event], explainCustomer(event, state));
}

/** What happens if the act is allowed: what the command says, and nothing that it says besides. */
function eventOf(
  command: CustomerCommand,
  fact: CustomerFact,
  state: Customer,
  settings: CustomerSettings,
): CustomerEvent {
  switch (command.type) {
    case 'Register': {
      const { customer, kind, status, referredBy = null } = command;
      return { ...fact, type: 'Registered', customer, kind, status, referredBy };
    }
    case 'BecomeMember':
      return { ...fact, type: 'BecameMember' };
    case 'Link': {
      const { to, evidence, seen } = command;
      return { ...fact, type: 'Linked', to, evidence, through: [...seen.through] };
    }
    case 'Unlink':
      return { ...fact, type: 'Unlinked', to: state.link?.to ?? '' };
    case 'KeepApart':
    case 'LiftApartness':
      return { ...fact, type: EVENT_OF_ACT[command.type], other: command.other };
    case 'GrantConsent':
    case 'RefuseConsent':
    case 'WithdrawConsent': {
      const purposes = someOf('purposes', command.purposes);
      const channels = someOf('channels', command.channels);
      const { evidence } = command;
      return { ...fact, type: EVENT_OF_ACT[command.type], purposes, channels, evidence };
    }
    case 'LearnFact': {
      const { source, value } = command;
      const name = requireWord('decide', 'fact', command.fact);
      const known = { value: vaultReference(value.vault), source };
      const staleAt = staleAtOf(command, settings);
      return { ...fact, type: 'FactLearnt', fact: name, ...known, staleAt };
    }
    case 'ConfirmFact': {
      const name = requireWord('decide', 'fact', command.fact);
      return { ...fact, type: 'FactConfirmed', fact: name, staleAt: staleAtOf(command, settings) };
    }
    case 'AskQuestion':
    case 'DeclineAnswer': {
      const name = requireWord('decide', 'fact', command.fact);
      return { ...fact, type: EVENT_OF_ACT[command.type], fact: name };
    }
    case 'Thank':
      return { ...fact, type: 'Thanked', reason: command.reason };
    case 'Erase': {
      const basis = requireWord('decide', 'basis', command.basis);
      return { ...fact, type: 'Erased', basis };
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
      return belongingOf(command, fact, state);
    default:
      return breach('decide', 'command.type', 'must be one that the table of acts has');
  }
}

/** What happens where the act is about what the customer belongs to, is thanked for or held by. */
function belongingOf(
  command: BelongingCommand,
  fact: CustomerFact,
  state: Customer,
): BelongingEvent {
  switch (command.type) {
    case 'Identify': {
      const { channel, handle } = command;
      return { ...fact, type: 'Identified', channel, handle: vaultReference(handle.vault) };
    }
    case 'JoinHousehold': {
      const { household, role } = command;
      const { primaryHousehold: primary } = state;
      const { isPrimary = primary === null || primary === household } = command;
      return { ...fact, type: 'HouseholdJoined', household, role, isPrimary };
    }
    case 'LeaveHousehold':
      return { ...fact, type: 'HouseholdLeft', household: command.household };
    case 'TakeRole': {
      const { organisation, role, decision } = command;
      const department =
        command.department === null
          ? null
          : requireWord('decide', 'department', command.department);
      return { ...fact, type: 'RoleTaken', organisation, role, decision, department };
    }
    case 'LeaveRole': {
      const { organisation, role, decision } = command;
      return { ...fact, type: 'RoleLeft', organisation, role, decision };
    }
    case 'MarkOccasion': {
      const { setting } = command;
      const occasion = requireWord('decide', 'occasion', command.occasion);
      const needs = sortedIds(command.needs.map((need) => requireWord('decide', 'needs', need)));
      return { ...fact, type: 'OccasionMarked', occasion, setting, needs };
    }
    case 'ShareCustomer': {
      const { intermediary, kind, access } = command;
      return { ...fact, type: 'CustomerShared', intermediary, kind, access };
    }
    case 'EndSharing':
      return { ...fact, type: 'SharingEnded', intermediary: command.intermediary };
    case 'PlaceHold': {
      const basis = requireWord('decide', 'basis', command.basis);
      return { ...fact, type: 'HoldPlaced', hold: command.hold, basis };
    }
    case 'ReleaseHold':
      return { ...fact, type: 'HoldReleased', hold: command.hold };
    default:
      return breach('decide', 'command.type', 'must be one that the table of acts has');
  }
}

/** Each of a list once, of which there must be one. */
function someOf<Entry>(field: string, entries: readonly Entry[]): readonly Entry[] {
  if (entries.length === 0) breach('decide', field, 'must hold one or more');
  return [...new Set(entries)];
}

/** When a fact that is learnt or confirmed now is too old to be relied on. */
function staleAtOf(
  { fact, at, lifetimeDays }: LearnFact | ConfirmFact,
  { factDays, otherFactDays }: CustomerSettings,
): Instant | null {
  const own = factDays.get(fact);
  const usual = own === undefined ? otherFactDays : own;
  const days =
    lifetimeDays === undefined ? usual : lifetimeOf('decide', 'lifetimeDays', lifetimeDays);
  if (days === null) return null;
  const end = parseInstant(epochMsOf(at) + days * DAY_MS);
  return end.ok ? end.value : LAST_INSTANT;
}

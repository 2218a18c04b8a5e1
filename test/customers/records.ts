/** Records for tests: commands short to write, records at hand, and walks drawn at random. */
import fc from 'fast-check';

import { BUYING_ROLES, type BuyingRole } from '../../src/domains/customers/buying-role.ts';
import { EVENT_OF_ACT } from '../../src/domains/customers/customer-acts.ts';
import type { CustomerAct, CustomerCommand } from '../../src/domains/customers/customer-command.ts';
import type { CustomerEvent } from '../../src/domains/customers/customer-event.ts';
import {
  CUSTOMER_KINDS,
  type CustomerKind,
  type CustomerStatus,
} from '../../src/domains/customers/customer-kind.ts';
import { LINK_EVIDENCE } from '../../src/domains/customers/customer-link.ts';
import type { CustomerRefusal } from '../../src/domains/customers/customer-refusal.ts';
import { type Customer, NO_CUSTOMER } from '../../src/domains/customers/customer-state.ts';
import { type CustomerAggregate, customers } from '../../src/domains/customers/customers.ts';
import { FACT_SOURCES } from '../../src/domains/customers/fact-ledger.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole } from '../../src/domains/customers/household.ts';
import { ACCESSES, INTERMEDIARY_KINDS } from '../../src/domains/customers/intermediary.ts';
import { linkFacts } from '../../src/domains/customers/link-facts.ts';
import { OCCASION_SETTINGS } from '../../src/domains/customers/occasion.ts';
import { THANKS_REASONS, type ThanksReason } from '../../src/domains/customers/thanks.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { type Carried, carryOut } from '../../src/kernel/carry-out.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import { CHANNELS, type Channel, PURPOSES, type Purpose } from '../../src/kernel/words.ts';

export const ACTS = Object.keys(EVENT_OF_ACT) as CustomerAct[];
export const STATUSES: readonly CustomerStatus[] = ['absent', 'guest', 'member', 'erased'];
const IDS = ['ada', 'bob', 'cy', 'dee'] as const;

const BEGUN_MS = Date.UTC(2026, 4, 1, 10);
const HOUR_MS = 3_600_000;

/** Day 0 is 2026-05-01T10:00Z. */
export function day(count: number): Instant {
  return instant(BEGUN_MS + count * 24 * HOUR_MS);
}

/** What differs from one command of an act to the next. */
export interface Details {
  readonly customer: string;
  readonly kind: CustomerKind;
  readonly status: 'guest' | 'member';
  readonly other: string;
  readonly evidence: (typeof LINK_EVIDENCE)[number];
  readonly through: readonly string[];
  readonly apart: readonly string[];
  readonly channel: Channel;
  readonly purposes: readonly Purpose[];
  readonly vault: string;
  readonly fact: string;
  readonly source: (typeof FACT_SOURCES)[number];
  readonly lifetimeDays: number | null;
  readonly household: string;
  readonly householdRole: HouseholdRole;
  readonly isPrimary: boolean | null;
  readonly role: BuyingRole;
  readonly decision: string | null;
  readonly setting: (typeof OCCASION_SETTINGS)[number];
  readonly access: (typeof ACCESSES)[number];
  readonly intermediary: (typeof INTERMEDIARY_KINDS)[number];
  readonly reason: ThanksReason;
  readonly hold: string;
}

const DETAILS: Details = {
  customer: 'ada',
  kind: 'person',
  status: 'guest',
  other: 'bob',
  evidence: 'told',
  through: ['bob'],
  apart: [],
  channel: 'email',
  purposes: ['marketing'],
  vault: 'v-1',
  fact: 'birthday',
  source: 'told',
  lifetimeDays: null,
  household: 'h-1',
  householdRole: 'spouse',
  isPrimary: null,
  role: 'decider',
  decision: null,
  setting: 'use',
  access: 'through',
  intermediary: 'retailer',
  reason: 'order',
  hold: 'hold-1',
};

/** A command of an act. */
export function commandOf(
  type: CustomerAct,
  at: Instant,
  some: Partial<Details> = {},
): CustomerCommand {
  const details = { ...DETAILS, ...some };
  const { channel, other, fact, household, role, decision, hold, kind } = details;
  const told = { at, by: 'cy' };
  const organisation = 'acme';
  const intermediary = 'shop-9';
  switch (type) {
    case 'Register':
      return { ...told, type, customer: details.customer, kind, status: details.status };
    case 'BecomeMember':
    case 'Unlink':
      return { ...told, type };
    case 'Identify':
      return { ...told, type, channel, handle: { vault: details.vault } };
    case 'Link': {
      const seen = { kind, through: details.through, apart: details.apart };
      return { ...told, type, to: other, evidence: details.evidence, seen };
    }
    case 'KeepApart':
    case 'LiftApartness':
      return { ...told, type, other };
    case 'GrantConsent':
    case 'RefuseConsent':
    case 'WithdrawConsent': {
      const { purposes } = details;
      return { ...told, type, purposes, channels: [channel], evidence: 'form-7' };
    }
    case 'LearnFact': {
      const { source, lifetimeDays, vault } = details;
      return { ...told, type, fact, value: { vault }, source, lifetimeDays };
    }
    case 'ConfirmFact':
      return { ...told, type, fact, lifetimeDays: details.lifetimeDays };
    case 'AskQuestion':
    case 'DeclineAnswer':
      return { ...told, type, fact };
    case 'JoinHousehold': {
      const { isPrimary } = details;
      const primary = isPrimary === null ? {} : { isPrimary };
      return { ...told, type, household, role: details.householdRole, ...primary };
    }
    case 'LeaveHousehold':
      return { ...told, type, household };
    case 'TakeRole':
      return { ...told, type, organisation, role, decision, department: 'finance' };
    case 'LeaveRole':
      return { ...told, type, organisation, role, decision };
    case 'MarkOccasion':
      return { ...told, type, occasion: 'gift', setting: details.setting, needs: ['wrapping'] };
    case 'ShareCustomer':
      return { ...told, type, intermediary, kind: details.intermediary, access: details.access };
    case 'EndSharing':
      return { ...told, type, intermediary };
    case 'Thank':
      return { ...told, type, reason: details.reason };
    case 'PlaceHold':
      return { ...told, type, hold, basis: 'litigation' };
    case 'ReleaseHold':
      return { ...told, type, hold };
    case 'Erase':
      return { ...told, type, basis: 'request' };
    default:
      throw new Error('no such act');
  }
}

/** The record after commands that must all be accepted. */
export function recordAfter(
  commands: readonly CustomerCommand[],
  rules: CustomerAggregate = customers(),
  from: Customer = NO_CUSTOMER,
): Customer {
  return commands.reduce((state, command) => {
    const decision = rules.decide(command, state);
    if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal.code}`);
    return decision.events.reduce(rules.evolve, state);
  }, from);
}

/** A person's record, registered on day 0. */
export function personOf(customer: string, more: readonly CustomerCommand[] = []): Customer {
  return recordAfter([commandOf('Register', day(0), { customer }), ...more]);
}

/** A record of a status on which every act of its row is possible. */
export function stateOf(status: CustomerStatus, but: CustomerAct | null = null): Customer {
  if (status === 'absent') return NO_CUSTOMER;
  if (status === 'erased') return personOf('ada', [commandOf('Erase', day(0))]);
  const wanted = {
    Unlink: [commandOf('Link', day(1))],
    LiftApartness: [commandOf('KeepApart', day(1))],
    ConfirmFact: [commandOf('LearnFact', day(1))],
    LeaveHousehold: [commandOf('JoinHousehold', day(1))],
    LeaveRole: [commandOf('TakeRole', day(1))],
    EndSharing: [commandOf('ShareCustomer', day(1))],
    ReleaseHold: [commandOf('PlaceHold', day(1))],
  } satisfies Partial<Record<CustomerAct, readonly CustomerCommand[]>>;
  const before: Partial<Record<CustomerAct, readonly CustomerCommand[]>> = wanted;
  const begun = commandOf('Register', day(0), { status });
  return recordAfter([begun, ...((but === null ? null : before[but]) ?? [])]);
}

/** One step of a walk: an act, mostly one that the status allows. */
export interface Step {
  readonly pick: number;
  readonly gapHours: number;
  readonly details: Details;
}

const anyDetails: fc.Arbitrary<Details> = fc.record({
  customer: fc.constant('ada'),
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('person' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(CUSTOMER_KINDS) as CustomerKind[])) },
  ),
  status: fc.constantFrom('guest', 'member'),
  other: fc.constantFrom(...IDS),
  evidence: fc.constantFrom(...LINK_EVIDENCE),
  through: fc.oneof(
    { weight: 5, arbitrary: fc.constant(['bob']) },
    { weight: 1, arbitrary: fc.subarray([...IDS]) },
  ),
  apart: fc.oneof(
    { weight: 5, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...IDS]) },
  ),
  channel: fc.constantFrom(...CHANNELS.slice(3, 6)),
  purposes: fc.subarray([...PURPOSES], { minLength: 1 }),
  vault: fc.constantFrom('v-1', 'v-2', 'v-3'),
  fact: fc.constantFrom('birthday', 'address', 'reason-for-use'),
  source: fc.constantFrom(...FACT_SOURCES),
  lifetimeDays: fc.option(fc.integer({ min: 1, max: 40 })),
  household: fc.constantFrom('h-1', 'h-2'),
  householdRole: fc.constantFrom(...(Object.keys(HOUSEHOLD_ROLES) as HouseholdRole[])),
  isPrimary: fc.option(fc.boolean()),
  role: fc.constantFrom(...(Object.keys(BUYING_ROLES) as BuyingRole[]).slice(0, 2)),
  decision: fc.option(fc.constantFrom('fleet', 'tools')),
  setting: fc.constantFrom(...OCCASION_SETTINGS),
  access: fc.constantFrom(...ACCESSES),
  intermediary: fc.constantFrom(...INTERMEDIARY_KINDS),
  reason: fc.constantFrom(...(Object.keys(THANKS_REASONS) as ThanksReason[])),
  hold: fc.constantFrom('hold-1', 'hold-2'),
});

/**
 * Steps of a walk. Most details are drawn from few values, so that what is asked, linked or left
 * is often there; nobody is erased before the end. A test measures the reach.
 */
export const anySteps = stepsOf(2, 45);

function stepsOf(minLength: number, maxLength: number): fc.Arbitrary<readonly Step[]> {
  const step = fc.record({
    pick: fc.nat(1000),
    gapHours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 * 30 })),
    details: anyDetails,
  });
  return fc.array(step, { minLength, maxLength, size: 'max' });
}

/** Acts that are drawn three times as often, or hardly any question would be asked again. */
const LEDGER_ACTS = ['LearnFact', 'AskQuestion', 'AskQuestion'] as const;

/** What one step of a walk came to. */
export interface Walked {
  readonly command: CustomerCommand;
  readonly before: Standing<Customer>;
  readonly result: Carried<Customer, CustomerEvent, CustomerRefusal>;
  readonly standing: Standing<Customer>;
}

/** Walks the steps, one command each; every state on the way is frozen. */
export function walk(
  rules: CustomerAggregate,
  steps: readonly Step[],
  customer = 'ada',
): readonly Walked[] {
  let standing: Standing<Customer> = { state: rules.initial, newestAt: null };
  let hours = 0;
  return steps.map(({ pick, gapHours, details }, index) => {
    hours += gapHours;
    const mayEnd = index >= steps.length - 2;
    const acts: readonly CustomerAct[] = [
      ...ACTS.filter((act) => act !== 'Register' && (mayEnd || act !== 'Erase')),
      ...LEDGER_ACTS,
    ];
    const isNew = standing.state.status === 'absent' && pick % 10 > 0;
    const act = isNew ? 'Register' : (acts[pick % acts.length] ?? 'BecomeMember');
    const command = commandOf(act, instant(BEGUN_MS + hours * HOUR_MS), { ...details, customer });
    const before = deepFrozen(standing);
    const result = carryOut(rules, before, command);
    if (result.accepted) standing = result.standing;
    return { command, before, result, standing };
  });
}

/** Several records after walks of their own, linked one after the other as the rules allow. */
export function anyRecords(linksMax = 6): fc.Arbitrary<readonly Customer[]> {
  const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: linksMax });
  const few = stepsOf(2, 15);
  return fc.tuple(fc.tuple(few, few, few, few), pairs).map(([walks, links]) => {
    const rules = customers();
    const records: Customer[] = walks.map((steps, place) => {
      const id = IDS[place] ?? 'ada';
      const walked = walk(rules, steps, id).at(-1)?.standing.state ?? NO_CUSTOMER;
      const known = walked.kind === null ? personOf(id) : walked;
      return { ...known, link: null };
    });
    for (const [one, other] of links) {
      const [from, to] = [IDS[one] ?? 'ada', IDS[other] ?? 'ada'];
      const linked = linkedBy(records, from, to);
      if (linked !== null) records.splice(one, 1, linked);
    }
    return records;
  });
}

/** The record `from` with a link to `to`; `null` if the rules refuse it. */
export function linkedBy(
  records: readonly Customer[],
  from: string,
  to: string,
  rules: CustomerAggregate = customers(),
): Customer | null {
  const record = records.find(({ id }) => id === from);
  const seen = linkFacts(from, to, records);
  if (record === undefined || seen === null) return null;
  const command = { type: 'Link', at: day(900), by: 'cy', to, evidence: 'told', seen } as const;
  const decision = rules.decide(command, record);
  return decision.accepted ? decision.events.reduce(rules.evolve, record) : null;
}

/** The same value, so that nobody can change it in place. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}

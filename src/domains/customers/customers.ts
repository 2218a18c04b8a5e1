/** Customers: the aggregate of one record of a customer, under the options of one host. */
import type { Aggregate } from '../../kernel/aggregate.ts';
import { deciding } from '../../kernel/deciding.ts';
import { branchesOf } from '../../kernel/flow.ts';
import { judge } from '../../mechanisms/requirements.ts';
import { actsFrom, EVENT_OF_ACT } from './customer-acts.ts';
import type { CustomerAct, CustomerCommand } from './customer-command.ts';
import type { CustomerEvent } from './customer-event.ts';
import { customerFlow } from './customer-flow.ts';
import { customerFormats } from './customer-formats.ts';
import type { CustomerStatus } from './customer-kind.ts';
import { type CustomerOptions, settingsOf } from './customer-options.ts';
import type { CustomerRefusal } from './customer-refusal.ts';
import { conditionsOf } from './customer-rules.ts';
import { type Customer, NO_CUSTOMER } from './customer-state.ts';
import { decideCustomer } from './decide.ts';
import { evolveCustomer } from './evolve.ts';

/** An act that a record's status allows, and what it would come to now. */
export interface AllowedCustomerAct {
  /** The type of the command. */
  readonly act: CustomerAct;
  /** Where it can lead. */
  readonly to: readonly CustomerStatus[];
  /** The refusal it would get now, as far as the record can tell; `null` if none. */
  readonly refusal: CustomerRefusal | null;
}

/** The rules of a customer's record. */
export interface CustomerAggregate
  extends Aggregate<CustomerCommand, Customer, CustomerEvent, CustomerRefusal> {
  /**
   * The acts that a record allows, for the buttons of a host. What only the command can say, a
   * question or the other end of a link for instance, is not judged.
   */
  readonly allowed: (state: Customer) => readonly AllowedCustomerAct[];
}

/**
 * A customer's record as rules: what may be asked for when, and what comes of it.
 *
 * A record is a person, a household or an organisation, a guest or a member. It says which other
 * record is the same customer, what was consented to, what is known and was asked, to whom the
 * customer belongs, and what stands in the way of erasure. What is personal is in the vault.
 *
 * @param options What the host sets otherwise than {@link CUSTOMER_DEFAULTS}.
 * @returns The aggregate. It has no timers.
 * @throws ContractError if an option is not as described.
 * @example A question is put once, and a hold stands before an erasure
 * ```ts
 * import { customers } from 'everbond/customers';
 * import { instant, replay } from 'everbond/kernel';
 *
 * const rules = customers();
 * const told = { at: instant('2026-05-01T10:00Z'), by: 'web' };
 * const begun = rules.decide(
 *   { ...told, type: 'Register', customer: 'c-17', kind: 'person', status: 'guest' },
 *   rules.initial,
 * );
 * const guest = begun.accepted ? replay(rules, begun.events) : rules.initial;
 *
 * const asked = rules.decide({ ...told, type: 'AskQuestion', fact: 'birthday' }, guest);
 * const later = asked.accepted ? replay(rules, asked.events, guest) : guest;
 * rules.decide({ ...told, type: 'AskQuestion', fact: 'birthday' }, later);
 * // => {
 * //   accepted: false,
 * //   refusal: { code: 'ASKED_ALREADY', fact: 'birthday', askedAt: '2026-05-01T10:00:00.000Z' },
 * // }
 *
 * const since = told.at;
 * const held = { ...guest, holds: [{ hold: 'h-1', basis: 'litigation', since }] };
 * rules.decide({ ...told, type: 'Erase', basis: 'request' }, held);
 * // => { accepted: false, refusal: { code: 'ON_HOLD', holds: ['h-1'] } }
 * ```
 */
export function customers(options: CustomerOptions = {}): CustomerAggregate {
  const settings = settingsOf(options);
  return {
    initial: NO_CUSTOMER,
    decide: deciding('customers', (command, state) => decideCustomer(command, state, settings)),
    evolve: evolveCustomer,
    timersOf: () => [],
    formats: customerFormats,
    latenessMs: settings.latenessMs,
    allowed: (state) =>
      actsFrom(state.status).map((act) => ({
        act,
        to: branchesOf(customerFlow, state.status, EVENT_OF_ACT[act]).map(({ to }) => to),
        refusal: judge(conditionsOf(act, state), new Set<never>()).refusal,
      })),
  };
}

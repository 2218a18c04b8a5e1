/**
 * Customer view: what all records of one customer come to together.
 *
 * It is worked out from the records each time and stored nowhere. When a link is taken back, each
 * record is seen again as it was.
 */
import type { Instant } from '../../kernel/instant.ts';
import { type RoleHeld, roleKey } from './buying-role.ts';
import { type ConsentEntry, mergeConsents } from './consent.ts';
import { customerGroup } from './customer-group.ts';
import type { CustomerKind, CustomerStatus } from './customer-kind.ts';
import {
  type Customer,
  type Handle,
  handleKey,
  holdKey,
  type LegalHold,
} from './customer-state.ts';
import { type LedgerEntry, mergeLedgers } from './fact-ledger.ts';
import { type HouseholdMembership, householdKey } from './household.ts';
import { compareKeys, type KeyOf } from './keyed-list.ts';
import { type Occasion, occasionKey } from './occasion.ts';

/** What the records of one customer come to. */
export interface CustomerView {
  /** The record that survives; `null` if links lead in a circle. */
  readonly customer: string | null;
  /** All records, by id. */
  readonly members: readonly string[];
  /** Who the customer is. */
  readonly kind: CustomerKind;
  /** A member, if any of the records is one. */
  readonly status: Extract<CustomerStatus, 'guest' | 'member'>;
  /** When the first of the records began. */
  readonly registeredAt: Instant | null;
  /** When the customer first was a member; `null` for a guest. */
  readonly memberSince: Instant | null;
  /** Under what the customer is known, on any record. */
  readonly handles: readonly Handle[];
  /** For each purpose and channel the strictest word on any record. */
  readonly consents: readonly ConsentEntry[];
  /** What is known, was asked, or was declined on any record. */
  readonly ledger: readonly LedgerEntry[];
  /** The households of all records. */
  readonly households: readonly HouseholdMembership[];
  /** The parts in decisions of all records. */
  readonly roles: readonly RoleHeld[];
  /** The occasions of all records. */
  readonly occasions: readonly Occasion[];
  /** What stands in the way of erasing any of them. */
  readonly holds: readonly LegalHold[];
}

/**
 * What all records of the customer that a record belongs to come to together.
 *
 * Consent is merged to the stricter, {@link mergeConsents}; a question put on one record is put on
 * all, {@link mergeLedgers}; of an entry that several records have, the earliest counts.
 *
 * @param id Any record of the customer.
 * @param customers All records that it may be linked with, each once.
 * @returns The view, the same for every record of the customer; `null` if there is no such record,
 *   or it was erased.
 * @example Two records, linked and apart
 * ```ts
 * import { consentFor, customerView, NO_CUSTOMER } from 'everbond/customers';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const yes = { purpose: 'marketing', channel: 'email', at, evidence: 'form-7' } as const;
 * const ada = {
 *   ...NO_CUSTOMER,
 *   id: 'ada',
 *   status: 'member',
 *   kind: 'person',
 *   consents: [{ ...yes, consent: 'granted' }],
 * } as const;
 * const guest = {
 *   ...ada,
 *   id: 'guest-7',
 *   consents: [{ ...yes, consent: 'refused' }],
 *   link: { to: 'ada', evidence: 'told', at },
 * } as const;
 *
 * const both = customerView('ada', [ada, guest]);
 * both?.members; // => ['ada', 'guest-7']
 * consentFor(both?.consents ?? [], 'marketing', 'email'); // => 'refused'
 *
 * const apart = customerView('ada', [ada, { ...guest, link: null }]);
 * consentFor(apart?.consents ?? [], 'marketing', 'email'); // => 'granted'
 * ```
 */
export function customerView(id: string, customers: readonly Customer[]): CustomerView | null {
  const group = customerGroup(id, customers);
  if (group === null) return null;

  const members = new Set(group.members);
  const records = customers.filter((one) => one.id !== null && members.has(one.id));
  const survivor = records.find((one) => one.id === group.survivor) ?? records[0];
  const [first, ...rest] = records;
  if (survivor === undefined || first === undefined || survivor.kind === null) return null;

  const memberSince = earliest(records.map((one) => one.memberSince));
  return {
    customer: group.survivor,
    members: group.members,
    kind: survivor.kind,
    status: records.some(({ status }) => status === 'member') ? 'member' : 'guest',
    registeredAt: earliest(records.map((one) => one.registeredAt)),
    memberSince,
    handles: united(records, ({ handles }) => handles, handleKey),
    consents: rest.reduce((merged, one) => mergeConsents(merged, one.consents), first.consents),
    ledger: rest.reduce((merged, one) => mergeLedgers(merged, one.ledger), first.ledger),
    households: united(records, ({ households }) => households, householdKey),
    roles: united(records, ({ roles }) => roles, roleKey),
    occasions: united(records, ({ occasions }) => occasions, occasionKey),
    holds: united(records, ({ holds }) => holds, holdKey),
  };
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at !== null && (first === null || at < first)) first = at;
  return first;
}

/** The entries of all records, each key once, with the earliest of its entries. */
function united<Entry extends { readonly since: Instant }>(
  records: readonly Customer[],
  entriesOf: (record: Customer) => readonly Entry[],
  keyOf: KeyOf<NoInfer<Entry>>,
): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const record of [...records].sort(byId)) {
    for (const entry of entriesOf(record)) {
      const key = JSON.stringify(keyOf(entry));
      const before = entries.get(key);
      if (before === undefined || entry.since < before.since) entries.set(key, entry);
    }
  }
  return [...entries.values()].sort((one, other) => compareKeys(keyOf(one), keyOf(other)));
}

function byId(one: Customer, other: Customer): number {
  return (one.id ?? '') < (other.id ?? '') ? -1 : 1;
}

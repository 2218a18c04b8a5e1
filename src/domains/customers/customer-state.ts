/** Customer state: what is known of one record of a customer, personal data only by reference. */
import type { Instant } from '../../kernel/instant.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import type { Channel } from '../../kernel/words.ts';
import type { RoleHeld } from './buying-role.ts';
import type { ConsentEntry } from './consent.ts';
import type { CustomerKind, CustomerStatus } from './customer-kind.ts';
import type { CustomerLink } from './customer-link.ts';
import type { LedgerEntry } from './fact-ledger.ts';
import type { HouseholdMembership } from './household.ts';
import type { Sharing } from './intermediary.ts';
import type { KeyOf } from './keyed-list.ts';
import type { Occasion } from './occasion.ts';
import type { Thanks } from './thanks.ts';

/** Under what a customer is known on a channel: an address, a number, a card, a device. */
export interface Handle {
  /** The channel. */
  readonly channel: Channel;
  /** Where the vault keeps it. One handle has one reference, on whichever record it stands. */
  readonly handle: VaultReference;
  /** Since when it is known. */
  readonly since: Instant;
}

/** That nothing of a record may be erased, because the law wants it kept. */
export interface LegalHold {
  /** The host's id of the hold. */
  readonly hold: string;
  /** Why, a word: `litigation`. */
  readonly basis: string;
  /** Since when. */
  readonly since: Instant;
}

/** One record of a customer. Every field is JSON; lists are in the order of their keys. */
export interface Customer {
  /** The host's id of the record, opaque; `null` before it is registered. */
  readonly id: string | null;
  /** Whether the customer is known, and how. */
  readonly status: CustomerStatus;
  /** Who the customer is; `null` before, and after erasure. */
  readonly kind: CustomerKind | null;
  /** When the record began. */
  readonly registeredAt: Instant | null;
  /** When the guest became a member; `null` for a guest. */
  readonly memberSince: Instant | null;
  /** The id of the customer who brought this one; `null` if nobody is known to have. */
  readonly referredBy: string | null;
  /** Under what the customer is known on each channel. */
  readonly handles: readonly Handle[];
  /** The record this one belongs to; `null` if none. */
  readonly link: CustomerLink | null;
  /** Records that look alike and are other customers. */
  readonly keptApart: readonly string[];
  /** What the customer has said about each purpose on each channel. */
  readonly consents: readonly ConsentEntry[];
  /** What is known, was asked, or was declined. */
  readonly ledger: readonly LedgerEntry[];
  /** The households a person belongs to. */
  readonly households: readonly HouseholdMembership[];
  /** The one of them in which the person counts; `null` if none. */
  readonly primaryHousehold: string | null;
  /** The parts a person takes in decisions of organisations. */
  readonly roles: readonly RoleHeld[];
  /** The occasions on which the customer buys or uses, with other needs on each. */
  readonly occasions: readonly Occasion[];
  /** Those between the firm and the customer. */
  readonly intermediaries: readonly Sharing[];
  /** What the customer was thanked for. */
  readonly thanks: readonly Thanks[];
  /** What stands in the way of erasure. */
  readonly holds: readonly LegalHold[];
  /** When the record was erased; `null` if it was not. */
  readonly erasedAt: Instant | null;
}

const NONE: readonly never[] = Object.freeze([]);

/** Nobody yet. */
export const NO_CUSTOMER: Customer = Object.freeze({
  id: null,
  status: 'absent',
  kind: null,
  registeredAt: null,
  memberSince: null,
  referredBy: null,
  handles: NONE,
  link: null,
  keptApart: NONE,
  consents: NONE,
  ledger: NONE,
  households: NONE,
  primaryHousehold: null,
  roles: NONE,
  occasions: NONE,
  intermediaries: NONE,
  thanks: NONE,
  holds: NONE,
  erasedAt: null,
});

/** What a handle is known by. */
export const handleKey: KeyOf<Handle> = ({ channel, handle }) => [channel, handle.vault];

/** What a hold is known by. */
export const holdKey: KeyOf<Pick<LegalHold, 'hold'>> = ({ hold }) => [hold];

/** Customer command: everything that can be asked for, as an imperative. */
import type { Command } from '../../kernel/decider.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import type { Channel, Purpose } from '../../kernel/words.ts';
import type { RoleHeld } from './buying-role.ts';
import type { CustomerKind, CustomerStatus } from './customer-kind.ts';
import type { LinkEvidence, LinkFacts } from './customer-link.ts';
import type { FactSource } from './fact-ledger.ts';
import type { HouseholdRole } from './household.ts';
import type { Sharing } from './intermediary.ts';
import type { Occasion } from './occasion.ts';
import type { ThanksReason } from './thanks.ts';

/** Begin the record of a customer. */
export interface Register extends Command {
  /** What is asked for. */
  readonly type: 'Register';
  /** The id of the record: the id of its stream, opaque, and nobody's address. */
  readonly customer: string;
  /** Who the customer is. */
  readonly kind: CustomerKind;
  /** As what the customer begins. */
  readonly status: Extract<CustomerStatus, 'guest' | 'member'>;
  /** The id of the customer who brought this one. */
  readonly referredBy?: string | null | undefined;
}

/** Let the guest join, or let the record stand for itself again. */
export interface PlainCustomerCommand extends Command {
  /** What is asked for. */
  readonly type: 'BecomeMember' | 'Unlink';
}

/** Note under what the customer is known on a channel. */
export interface Identify extends Command {
  /** What is asked for. */
  readonly type: 'Identify';
  /** The channel. */
  readonly channel: Channel;
  /** Where the vault keeps the handle. */
  readonly handle: VaultReference;
}

/** Say that the record belongs to the customer of another. */
export interface Link extends Command {
  /** What is asked for. */
  readonly type: 'Link';
  /** The other record, which will survive. */
  readonly to: string;
  /** What shows it. */
  readonly evidence: LinkEvidence;
  /** What other records say, as `linkFacts` puts it together. */
  readonly seen: LinkFacts;
}

/** Say that another record is another customer, or take that back. */
export interface KeepApart extends Command {
  /** What is asked for. */
  readonly type: 'KeepApart' | 'LiftApartness';
  /** The other record. */
  readonly other: string;
  /**
   * All records of the customer that this one belongs to, as `customerGroup` gives them: none of
   * them is kept apart. Left out, only this record's own link stands in the way.
   */
  readonly members?: readonly string[] | undefined;
}

/** Note that the customer said yes or no, or took a yes back. */
export interface SayConsent extends Command {
  /** What is asked for. */
  readonly type: 'GrantConsent' | 'RefuseConsent' | 'WithdrawConsent';
  /** To what: one or more. */
  readonly purposes: readonly Purpose[];
  /** On which channels, one or more; each purpose on each. */
  readonly channels: readonly Channel[];
  /** The host's id of the proof: a form and its version, a recording, a page. */
  readonly evidence: string;
}

/** Note what a fact says. */
export interface LearnFact extends Command {
  /** What is asked for. */
  readonly type: 'LearnFact';
  /** The name of the fact, a word. */
  readonly fact: string;
  /** Where the vault keeps what it says. */
  readonly value: VaultReference;
  /** How it came to be known. */
  readonly source: FactSource;
  /**
   * How long it may be relied on: days of 24 hours, whole, 1 to 36500; `null` for ever; left out,
   * as the options say.
   */
  readonly lifetimeDays?: number | null | undefined;
}

/** Note that a fact that was known still holds. */
export interface ConfirmFact extends Command {
  /** What is asked for. */
  readonly type: 'ConfirmFact';
  /** The name of the fact, a word. */
  readonly fact: string;
  /** As for {@link LearnFact}. */
  readonly lifetimeDays?: number | null | undefined;
}

/** Put a question to the customer, or note that the customer would not say. */
export interface PutQuestion extends Command {
  /** What is asked for. */
  readonly type: 'AskQuestion' | 'DeclineAnswer';
  /** The name of the fact, a word. */
  readonly fact: string;
}

/** Note that a person belongs to a household, or belongs to it in another way. */
export interface JoinHousehold extends Command {
  /** What is asked for. */
  readonly type: 'JoinHousehold';
  /** The id of the household. */
  readonly household: string;
  /** The person's place in it. */
  readonly role: HouseholdRole;
  /** Whether the person counts in it; left out, where no other household is primary. */
  readonly isPrimary?: boolean | undefined;
}

/** Note that a person belongs to a household no more. */
export interface LeaveHousehold extends Command {
  /** What is asked for. */
  readonly type: 'LeaveHousehold';
  /** The id of the household. */
  readonly household: string;
}

/** Note that a person takes a part in the decisions of an organisation. */
export interface TakeRole extends Command, Omit<RoleHeld, 'since'> {
  /** What is asked for. */
  readonly type: 'TakeRole';
}

/** Note that a person takes that part no more. */
export interface LeaveRole extends Command, Pick<RoleHeld, 'organisation' | 'role' | 'decision'> {
  /** What is asked for. */
  readonly type: 'LeaveRole';
}

/** Note on what the customer buys or uses, and what is needed then. */
export interface MarkOccasion extends Command, Omit<Occasion, 'since'> {
  /** What is asked for. */
  readonly type: 'MarkOccasion';
}

/** Note that somebody stands between the firm and the customer. */
export interface ShareCustomer extends Command, Omit<Sharing, 'since'> {
  /** What is asked for. */
  readonly type: 'ShareCustomer';
}

/** Note that somebody stands between no more. */
export interface EndSharing extends Command {
  /** What is asked for. */
  readonly type: 'EndSharing';
  /** The host's id of the one between. */
  readonly intermediary: string;
}

/** Note that the customer was thanked. */
export interface Thank extends Command {
  /** What is asked for. */
  readonly type: 'Thank';
  /** For what. */
  readonly reason: ThanksReason;
}

/** Forbid erasure, because the law wants the record kept. */
export interface PlaceHold extends Command {
  /** What is asked for. */
  readonly type: 'PlaceHold';
  /** The host's id of the hold. */
  readonly hold: string;
  /** Why, a word. */
  readonly basis: string;
}

/** End a hold. */
export interface ReleaseHold extends Command {
  /** What is asked for. */
  readonly type: 'ReleaseHold';
  /** The host's id of the hold. */
  readonly hold: string;
}

/** Have the customer forgotten. */
export interface Erase extends Command {
  /** What is asked for. */
  readonly type: 'Erase';
  /** Why, a word: `request`, `retention-over`. */
  readonly basis: string;
}

/** What says to whom a record belongs, or what holds it. */
export type BelongingCommand =
  | Identify
  | JoinHousehold
  | LeaveHousehold
  | TakeRole
  | LeaveRole
  | MarkOccasion
  | ShareCustomer
  | EndSharing
  | PlaceHold
  | ReleaseHold;

/** Everything that can be asked for. */
export type CustomerCommand =
  | BelongingCommand
  | Register
  | PlainCustomerCommand
  | Link
  | KeepApart
  | SayConsent
  | LearnFact
  | ConfirmFact
  | PutQuestion
  | Thank
  | Erase;

/** One thing that can be asked for. */
export type CustomerAct = CustomerCommand['type'];

/**
 * Customer event: everything that can have happened to a record, in the past tense.
 *
 * No event holds text that somebody wrote: ids are the host's and opaque, names are words, and what
 * is personal is a reference to the vault. So an event never has to be changed when a person is
 * forgotten.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import type { Channel, Purpose } from '../../kernel/words.ts';
import type { RoleHeld } from './buying-role.ts';
import type { CustomerKind, CustomerStatus } from './customer-kind.ts';
import type { LinkEvidence } from './customer-link.ts';
import type { FactSource } from './fact-ledger.ts';
import type { HouseholdRole } from './household.ts';
import type { Sharing } from './intermediary.ts';
import type { Occasion } from './occasion.ts';
import type { ThanksReason } from './thanks.ts';

/** What every event says. */
export interface CustomerFact {
  /** When it happened in the world. */
  readonly at: Instant;
  /** Who did it, and on whose authority. */
  readonly by: Actor;
  /** The ids of the rules that led here; `explainCustomer` says what each one saw. */
  readonly rules: readonly string[];
}

/** The record began. */
export interface Registered extends CustomerFact {
  /** What happened. */
  readonly type: 'Registered';
  /** The id of the record. */
  readonly customer: string;
  /** Who the customer is. */
  readonly kind: CustomerKind;
  /** As what the customer begins. */
  readonly status: Extract<CustomerStatus, 'guest' | 'member'>;
  /** The id of the customer who brought this one; `null` if nobody is known to have. */
  readonly referredBy: string | null;
}

/** The guest joined. */
export interface BecameMember extends CustomerFact {
  /** What happened. */
  readonly type: 'BecameMember';
}

/** The customer is known on a channel under a handle. */
export interface Identified extends CustomerFact {
  /** What happened. */
  readonly type: 'Identified';
  /** The channel. */
  readonly channel: Channel;
  /** Where the vault keeps the handle. */
  readonly handle: VaultReference;
}

/** The record belongs to the customer of another. */
export interface Linked extends CustomerFact {
  /** What happened. */
  readonly type: 'Linked';
  /** The other record, which survives. */
  readonly to: string;
  /** What shows it. */
  readonly evidence: LinkEvidence;
  /** Where links led from the other record at that time. */
  readonly through: readonly string[];
}

/** The record stands for itself again. */
export interface Unlinked extends CustomerFact {
  /** What happened. */
  readonly type: 'Unlinked';
  /** The record it belonged to. */
  readonly to: string;
}

/** Another record, that looks alike, is another customer; or may be the same after all. */
export interface KeptApart extends CustomerFact {
  /** What happened. */
  readonly type: 'KeptApart' | 'ApartnessLifted';
  /** The other record. */
  readonly other: string;
}

/** The customer said yes or no, or took a yes back. */
export interface ConsentSaid extends CustomerFact {
  /** What was said. */
  readonly type: 'ConsentGranted' | 'ConsentRefused' | 'ConsentWithdrawn';
  /** To what. */
  readonly purposes: readonly Purpose[];
  /** On which channels; each purpose on each. */
  readonly channels: readonly Channel[];
  /** The host's id of the proof. */
  readonly evidence: string;
}

/** A fact became known. */
export interface FactLearnt extends CustomerFact {
  /** What happened. */
  readonly type: 'FactLearnt';
  /** The name of the fact, a word. */
  readonly fact: string;
  /** Where the vault keeps what it says. */
  readonly value: VaultReference;
  /** How it came to be known. */
  readonly source: FactSource;
  /** When it is too old to be relied on; `null` if never. */
  readonly staleAt: Instant | null;
}

/** A fact that was known still holds. */
export interface FactConfirmed extends CustomerFact {
  /** What happened. */
  readonly type: 'FactConfirmed';
  /** The name of the fact, a word. */
  readonly fact: string;
  /** When it is too old to be relied on; `null` if never. */
  readonly staleAt: Instant | null;
}

/** The customer was asked, or would not say. */
export interface QuestionPut extends CustomerFact {
  /** What happened. */
  readonly type: 'QuestionAsked' | 'AnswerDeclined';
  /** The name of the fact, a word. */
  readonly fact: string;
}

/** A person belongs to a household, or belongs to it in another way than before. */
export interface HouseholdJoined extends CustomerFact {
  /** What happened. */
  readonly type: 'HouseholdJoined';
  /** The id of the household. */
  readonly household: string;
  /** The person's place in it. */
  readonly role: HouseholdRole;
  /** Whether the person counts in it from now on. */
  readonly isPrimary: boolean;
}

/** A person belongs to a household no more. */
export interface HouseholdLeft extends CustomerFact {
  /** What happened. */
  readonly type: 'HouseholdLeft';
  /** The id of the household. */
  readonly household: string;
}

/** A person takes a part in the decisions of an organisation. */
export interface RoleTaken extends CustomerFact, Omit<RoleHeld, 'since'> {
  /** What happened. */
  readonly type: 'RoleTaken';
}

/** A person takes a part in the decisions of an organisation no more. */
export interface RoleLeft
  extends CustomerFact,
    Pick<RoleHeld, 'organisation' | 'role' | 'decision'> {
  /** What happened. */
  readonly type: 'RoleLeft';
}

/** The customer buys or uses on an occasion, and needs these things on it. */
export interface OccasionMarked extends CustomerFact, Omit<Occasion, 'since'> {
  /** What happened. */
  readonly type: 'OccasionMarked';
}

/** Somebody stands between the firm and the customer. */
export interface CustomerShared extends CustomerFact, Omit<Sharing, 'since'> {
  /** What happened. */
  readonly type: 'CustomerShared';
}

/** Somebody stands between the firm and the customer no more. */
export interface SharingEnded extends CustomerFact {
  /** What happened. */
  readonly type: 'SharingEnded';
  /** The host's id of the one who stood between. */
  readonly intermediary: string;
}

/** The customer was thanked. */
export interface Thanked extends CustomerFact {
  /** What happened. */
  readonly type: 'Thanked';
  /** For what. */
  readonly reason: ThanksReason;
}

/** Nothing may be erased, because the law wants it kept. */
export interface HoldPlaced extends CustomerFact {
  /** What happened. */
  readonly type: 'HoldPlaced';
  /** The host's id of the hold. */
  readonly hold: string;
  /** Why, a word. */
  readonly basis: string;
}

/** A hold is over. */
export interface HoldReleased extends CustomerFact {
  /** What happened. */
  readonly type: 'HoldReleased';
  /** The host's id of the hold. */
  readonly hold: string;
}

/** The customer is to be forgotten: the vault forgets what the events refer to. */
export interface Erased extends CustomerFact {
  /** What happened. */
  readonly type: 'Erased';
  /** Why, a word: `request`, `retention-over`. */
  readonly basis: string;
}

/** What says to whom a record belongs, or what holds it. */
export type BelongingEvent =
  | Identified
  | HouseholdJoined
  | HouseholdLeft
  | RoleTaken
  | RoleLeft
  | OccasionMarked
  | CustomerShared
  | SharingEnded
  | HoldPlaced
  | HoldReleased;

/** Everything that can have happened to a record. */
export type CustomerEvent =
  | BelongingEvent
  | Registered
  | BecameMember
  | Linked
  | Unlinked
  | KeptApart
  | ConsentSaid
  | FactLearnt
  | FactConfirmed
  | QuestionPut
  | Thanked
  | Erased;

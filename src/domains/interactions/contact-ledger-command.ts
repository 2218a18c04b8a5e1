/** Contact ledger command: everything that can be asked of a ledger of contacts. */
import type { FireTimer } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import type { Channel, Purpose } from '../../kernel/words.ts';
import type { ContactPerson, ContactRival } from './contact-ask.ts';

/** Hold a contact, if the person may be contacted now. */
export interface ReserveContact extends Command {
  /** What is asked for. */
  readonly type: 'Reserve';
  /** The host's id of the contact, at most 194 bytes; in every ledger it is held in the same. */
  readonly id: string;
  /** How the person would be reached. */
  readonly channel: Channel;
  /** What for. */
  readonly purpose: Purpose;
  /** What is known of the person. */
  readonly person: ContactPerson;
  /** How much it matters beside its rivals; 0 if left out. */
  readonly rank?: number | undefined;
  /** Other messages that wait for the person; none if left out. */
  readonly rivals?: readonly ContactRival[] | undefined;
}

/** Let a message ride on a contact that is held, such as an offer on a statement. */
export interface RideContact extends Command {
  /** What is asked for. */
  readonly type: 'Ride';
  /** The host's id of the message. */
  readonly id: string;
  /** The id of the contact that carries it. */
  readonly on: string;
  /** What the message is for. */
  readonly purpose: Purpose;
  /** What is known of the person. */
  readonly person: ContactPerson;
}

/** Say that a contact that was held took place, or that it will not. */
export interface SettleContact extends Command {
  /** What is asked for. */
  readonly type: 'Confirm' | 'Release';
  /** The contact. */
  readonly id: string;
}

/** Note a contact that took place without having been held; nothing refuses what has happened. */
export interface RecordContact extends Command {
  /** What is asked for. */
  readonly type: 'Record';
  /** The host's id of the contact. */
  readonly id: string;
  /** How the person was reached. */
  readonly channel: Channel;
  /** What for. */
  readonly purpose: Purpose;
}

/** Everything that can be asked of a ledger of contacts, the firing of a timer included. */
export type ContactCommand =
  | ReserveContact
  | RideContact
  | SettleContact
  | RecordContact
  | FireTimer;

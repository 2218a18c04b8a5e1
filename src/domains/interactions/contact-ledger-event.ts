/** Contact ledger event: everything that can have happened to a ledger of contacts. */
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { EventFormats } from '../../kernel/upcast.ts';
import type { Channel, Purpose } from '../../kernel/words.ts';

/** What every event says. */
export interface ContactFactOf<Type extends string> {
  /** What happened. */
  readonly type: Type;
  /** When it happened in the world; for a timer, its deadline. */
  readonly at: Instant;
  /** Who did it, and on whose authority; the actor is `clock` for a timer. */
  readonly by: Actor;
  /** The ids of the rules that led here; `explainContacts` says what each one saw. */
  readonly rules: readonly string[];
  /** The host's id of the contact; of a message that rides, its own. */
  readonly id: string;
}

/** A contact was allowed, and is held. */
export interface ContactReserved extends ContactFactOf<'Reserved'> {
  /** How the person would be reached. */
  readonly channel: Channel;
  /** What for. */
  readonly purpose: Purpose;
  /** Until when it is held, that instant not included. */
  readonly heldUntil: Instant;
  /** Contacts before this instant count in no window any more, and are forgotten. */
  readonly forgetBefore: Instant;
}

/** A message rides on a contact that is held. */
export interface MessageRode extends ContactFactOf<'Rode'> {
  /** The contact that carries it. */
  readonly on: string;
  /** What the message is for. */
  readonly purpose: Purpose;
}

/** A contact that was held took place, was given back, or was held no longer. */
export interface ContactSettled extends ContactFactOf<'Confirmed' | 'Released' | 'Lapsed'> {
  /** The ids of the messages that rode on it, which went with it, or did not go either. */
  readonly riders: readonly string[];
}

/** A contact took place without having been held. */
export interface ContactRecorded extends ContactFactOf<'Recorded'> {
  /** How the person was reached. */
  readonly channel: Channel;
  /** What for. */
  readonly purpose: Purpose;
  /** Contacts before this instant count in no window any more, and are forgotten. */
  readonly forgetBefore: Instant;
}

/** Everything that can have happened to a ledger of contacts. */
export type ContactEvent = ContactReserved | MessageRode | ContactSettled | ContactRecorded;

/** Every type of event with the steps from older forms; none has changed yet. */
export const contactFormats = Object.freeze({
  Reserved: [],
  Rode: [],
  Confirmed: [],
  Released: [],
  Lapsed: [],
  Recorded: [],
} satisfies Record<ContactEvent['type'], readonly []>) as EventFormats;

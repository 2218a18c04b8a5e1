/** Contact ask: what must be known before a person is contacted, as plain data. */
import type { Instant } from '../../kernel/instant.ts';
import type { Channel, Consent, Purpose } from '../../kernel/words.ts';
import type { CapScope } from './contact-cap.ts';

/** What a person has said about being contacted for a purpose on a channel. */
export interface ConsentEntry {
  /** The purpose it is about; `null` for every one. */
  readonly purpose: Purpose | null;
  /** The channel it is about; `null` for every one. */
  readonly channel: Channel | null;
  /** What was said. */
  readonly consent: Consent;
}

/** What is known of the person to be contacted. `null` is unknown, and never taken as no. */
export interface ContactPerson {
  /** IANA names of the zones in which the person may be: one if it is known; `null` for any. */
  readonly zones: readonly string[] | null;
  /**
   * The place whose law holds, by its code of ISO 3166: a country, and then the laws of all its
   * parts hold, or one part; `null` for any that the policy knows.
   */
  readonly place: string | null;
  /** Whether the person asked never to be contacted. */
  readonly doNotContact: boolean | null;
  /** Whether the person has died. */
  readonly isDeceased: boolean | null;
  /** Whether the address on this channel is known to reach nobody. */
  readonly isAddressDead: boolean | null;
  /** All that was said about contact; of several that fit, the strictest holds. */
  readonly consents: readonly ConsentEntry[];
  /** Consent that the channel itself needs, such as for text messages, whatever they are about. */
  readonly channelConsent: Consent;
  /** Whether a complaint of the person is open. */
  readonly hasOpenComplaint: boolean | null;
  /** Until when the person is left in peace, itself not included; `null` if nothing asks it. */
  readonly coolingUntil: Instant | null;
  /** When the person last refused on this channel, while being asked; `null` if never. */
  readonly refusedAt: Instant | null;
}

/** A contact that took place, or is held for one that may. */
export interface ContactRecord {
  /** The host's id of it. */
  readonly id: string;
  /** When it took place; of one that is held, when it was allowed. */
  readonly at: Instant;
  /** Until when it is held, that instant not included; `null` once it took place. */
  readonly heldUntil: Instant | null;
  /** How the person was reached. */
  readonly channel: Channel;
  /** What for. */
  readonly purpose: Purpose;
}

/**
 * The contacts of each scope, ascending by `at`; `null` for a scope that the person is not part of.
 * Those of a household or account are those of all its people, this one included.
 */
export type ContactHistory = Readonly<Record<CapScope, readonly ContactRecord[] | null>>;

/** Another message that waits for the same person. */
export interface ContactRival {
  /** The host's id of it. */
  readonly id: string;
  /** How much it matters: a larger number goes first. */
  readonly rank: number;
  /** Until when it waits, that instant not included; `null` if for good. */
  readonly until: Instant | null;
}

/** A contact that is thought of. */
export interface ContactAsk {
  /** When it would begin. */
  readonly at: Instant;
  /** How the person would be reached. */
  readonly channel: Channel;
  /** What for. */
  readonly purpose: Purpose;
  /** Who would be contacted. */
  readonly person: ContactPerson;
  /** The contacts there were, and those that are held. */
  readonly contacts: ContactHistory;
  /** The id of the contact, held for the person, on which the message rides; `null` for none. */
  readonly ridesOn: string | null;
  /** How much it matters beside its rivals: a larger number goes first. */
  readonly rank: number;
  /** Other messages that wait for the person; of equal rank the one asked for goes first. */
  readonly rivals: readonly ContactRival[];
}

/** From the laxest to the strictest; where nothing was said, whatever was said counts more. */
const STRICTNESS: readonly Consent[] = ['unknown', 'granted', 'refused', 'withdrawn'];

/**
 * Where consent stands for a purpose on a channel: the strictest of all that was said.
 *
 * A withdrawal wins over what was granted, whichever came later and whichever of two merged
 * profiles it comes from. An entry for every purpose or channel fits each.
 *
 * @param entries What was said, in any order.
 * @param purpose The purpose.
 * @param channel The channel.
 * @returns Consent; `unknown` if no entry fits.
 * @example
 * ```ts
 * import { strictestConsent } from 'everbond/interactions';
 *
 * const entries = [
 *   { purpose: 'marketing', channel: null, consent: 'granted' },
 *   { purpose: 'marketing', channel: 'telephone', consent: 'withdrawn' },
 * ] as const;
 *
 * strictestConsent(entries, 'marketing', 'email'); // => 'granted'
 * strictestConsent(entries, 'marketing', 'telephone'); // => 'withdrawn'
 * strictestConsent(entries, 'research', 'email'); // => 'unknown'
 * ```
 */
export function strictestConsent(
  entries: readonly ConsentEntry[],
  purpose: Purpose,
  channel: Channel,
): Consent {
  let strictest = 0;
  for (const entry of entries) {
    const fits =
      (entry.purpose === null || entry.purpose === purpose) &&
      (entry.channel === null || entry.channel === channel);
    if (fits) strictest = Math.max(strictest, STRICTNESS.indexOf(entry.consent));
  }
  return STRICTNESS[strictest] ?? 'unknown';
}

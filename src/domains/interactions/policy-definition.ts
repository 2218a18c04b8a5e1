/** Policy definition: the laws, quiet hours and caps of a firm's contacts, as data. */
import type { Channel, Purpose } from '../../kernel/words.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { ContactCap } from './contact-cap.ts';
import type { ContactLaw } from './contact-law.ts';

/** Hours in which the firm leaves people alone, by the clock of whoever would be contacted. */
export interface QuietHours {
  /** Its code in kebab-case; reasons show it. */
  readonly id: string;
  /** The weekdays on which it begins; `null` for all. */
  readonly weekdays: readonly Weekday[] | null;
  /** Local time, `HH:MM`, 00:00 to 23:59. */
  readonly from: string;
  /** Local time, `HH:MM`, at most 24:00; before `from` it is meant of the next date. */
  readonly until: string;
  /** The channels on which it is quiet; `null` for all. */
  readonly channels: readonly Channel[] | null;
  /** The purposes for which it is quiet; `null` for all, `service` included. */
  readonly purposes: readonly Purpose[] | null;
}

/** A policy as data: JSON, to be kept, sent and looked at. */
export interface ContactPolicyDefinition {
  /** Its code in kebab-case. */
  readonly id: string;
  /** The laws of the places where customers live; each holds for the people of its place. */
  readonly laws: readonly ContactLaw[];
  /** When people are left alone. */
  readonly quietHours: readonly QuietHours[];
  /** How often people are contacted. */
  readonly caps: readonly ContactCap[];
  /** Channels that need consent of their own, whatever the purpose; texts and push if left out. */
  readonly ownConsentChannels?: readonly Channel[];
  /** Channels on which a person who said nothing may be contacted; none if left out. */
  readonly optOutChannels?: readonly Channel[];
  /** How long a contact is held for whoever was allowed it: whole minutes, 1 to 1440; or 15. */
  readonly holdMinutes?: number;
}

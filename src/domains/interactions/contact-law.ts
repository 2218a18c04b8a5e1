/** Contact law: when and how often the law of a place lets a firm reach people, as dated data. */
import type { Channel, Purpose } from '../../kernel/words.ts';
import type { HolidayList } from '../../time/calendar-definition.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { ContactCap } from './contact-cap.ts';

/** A stretch of a weekday in which the law lets people be reached. */
export interface LawfulHours {
  /** The weekday, by the clock of whoever is reached. */
  readonly weekday: Weekday;
  /** Local time, `HH:MM`, 00:00 to 23:59. */
  readonly opens: string;
  /** Local time, `HH:MM`, after `opens`, at most 24:00; the minute itself is no part of it. */
  readonly closes: string;
}

/** Where a law was published. */
export interface LawSource {
  /** The name of the law, with its article. */
  readonly title: string;
  /** The body that made it. */
  readonly publisher: string;
  /** The year of the publication. */
  readonly year: number;
}

/**
 * One law of one place, while it is in force. A law that changes gets a second entry, so that each
 * date finds the rules of its day.
 */
export interface ContactLaw {
  /** Its code in kebab-case; reasons show it. */
  readonly id: string;
  /** The place, by its code of ISO 3166-1 such as `FR`, or of 3166-2 for a part, `CA-ON`. */
  readonly place: string;
  /** The first local date on which it is in force, `YYYY-MM-DD`. */
  readonly from: string;
  /** The first local date on which it is not any more; `null` while no end is known. */
  readonly until: string | null;
  /** The channels that it is about. */
  readonly channels: readonly Channel[];
  /** The purposes that it is about; `service` is among them only if it limits that too. */
  readonly purposes: readonly Purpose[];
  /** When people may be reached; `null` if it sets no hours. */
  readonly hours: readonly LawfulHours[] | null;
  /** The holidays on which they may not; beyond their horizon nobody is reached. */
  readonly holidays: HolidayList | null;
  /** Whether people must have agreed beforehand. */
  readonly needsConsent: boolean;
  /** How often people may be reached. */
  readonly caps: readonly ContactCap[];
  /** How many whole local dates after a refusal nobody asks again; `null` if it names none. */
  readonly refusalPauseDays: number | null;
  /** Whether what stands here was held against the text of the law, or an official summary. */
  readonly isChecked: boolean;
  /** What of it is not said here, and what a host has to see to. */
  readonly remark: string;
  /** Where it is published. */
  readonly sources: readonly LawSource[];
}

/** Calendar definition: opening hours, their versions and the holidays, as data a host can keep. */
import type { Weekday } from './weekday.ts';

/** A business calendar as data: JSON, to be kept, sent and looked at. */
export interface CalendarDefinition {
  /** Its code in kebab-case, at most 64 characters; errors show it. */
  readonly id: string;
  /** IANA name of the zone in which its hours and dates are meant. */
  readonly zone: string;
  /** Its weekly hours through time: at least one version, the first `from: null`. */
  readonly versions: readonly CalendarVersion[];
  /**
   * The lists of holidays that close it. A date is known only if every list reaches it. No list
   * means that no holiday closes it, and that it is known without end.
   */
  readonly holidays: readonly HolidayList[];
  /** The weekday whose hours hold on extra working days; `null` if it keeps its hours on them. */
  readonly workingDaysAs: Weekday | null;
}

/** Weekly hours that hold from a date on, until the next version. */
export interface CalendarVersion {
  /** First local date, `YYYY-MM-DD`; `null` for the first version. */
  readonly from: string | null;
  /** Empty if it is closed all week; the last version must open at some time. */
  readonly hours: readonly OpeningHours[];
}

/** A stretch of the week in which it is open; it belongs to the date on which it opens. */
export interface OpeningHours {
  /** The day on which it opens. */
  readonly weekday: Weekday;
  /** Local time, `HH:MM`, 00:00 to 23:59. */
  readonly opens: string;
  /** Local time, `HH:MM`, 00:00 to 24:00; at or before `opens` it is meant of the next date. */
  readonly closes: string;
}

/** Official holidays of a place, how far they are known, and who says so. */
export interface HolidayList {
  /** The place or the list by a code in kebab-case, such as `england`. */
  readonly id: string;
  /** The official publications the dates were taken from. */
  readonly sources: readonly HolidaySource[];
  /** First local date for which the list is whole, `YYYY-MM-DD`. */
  readonly from: string;
  /** The horizon: first local date for which it is not known to be whole, `YYYY-MM-DD`. */
  readonly until: string;
  /** Dates that are off, each once. */
  readonly holidays: readonly NamedDate[];
  /** Dates that are worked although their weekday is free, each once and none a holiday. */
  readonly workingDays: readonly NamedDate[];
}

/** Where holidays were published. */
export interface HolidaySource {
  /** The name of the publication, or of the law. */
  readonly title: string;
  /** The body that published it. */
  readonly publisher: string;
  /** The year of the publication. */
  readonly year: number;
}

/** A date with the name of what it is. */
export interface NamedDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** As the source calls it. */
  readonly name: string;
}

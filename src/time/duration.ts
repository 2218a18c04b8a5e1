/**
 * Duration: how long something may take, in one of five measures that must not be mixed.
 *
 * Hours elapse, or count only while a business is open. Days and months are counted by local
 * dates: the date on which it begins is not counted, whatever the hour, and the last one counts to
 * its end.
 */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';

/** A length of time, and by what it is measured. */
export type Duration = ElapsedHours | BusinessHours | CalendarDays | CalendarMonths | BusinessDays;

/** Real hours, day and night. */
export interface ElapsedHours {
  /** Tells the measure. */
  readonly kind: 'elapsed-hours';
  /** Above 0, up to 876,600 (a hundred years); taken to the nearest millisecond. */
  readonly hours: number;
}

/** Real hours in which the calendar is open. */
export interface BusinessHours {
  /** Tells the measure. */
  readonly kind: 'business-hours';
  /** Above 0, up to 876,600; taken to the nearest millisecond. */
  readonly hours: number;
}

/** Local dates, open or not. */
export interface CalendarDays {
  /** Tells the measure. */
  readonly kind: 'calendar-days';
  /** A whole number from 1 to 36,525 (a hundred years). */
  readonly days: number;
  /** Whether the last date may be any, or a free one gives way to the next business day. */
  readonly lastDate: 'any-date' | 'business-day';
}

/** To the same day of a later month, or to its last day if that month is shorter. */
export interface CalendarMonths {
  /** Tells the measure. */
  readonly kind: 'calendar-months';
  /** A whole number from 1 to 1,200 (a hundred years). */
  readonly months: number;
  /** Whether the last date may be any, or a free one gives way to the next business day. */
  readonly lastDate: 'any-date' | 'business-day';
}

/** Local dates on which the calendar opens. */
export interface BusinessDays {
  /** Tells the measure. */
  readonly kind: 'business-days';
  /** A whole number from 1 to 36,525. */
  readonly days: number;
  /** Whether the last one ends when the calendar closes, or at midnight. */
  readonly endsAt: 'close-of-business' | 'end-of-date';
}

const HOURS_MAX = 876_600;
const DAYS_MAX = 36_525;
const MONTHS_MAX = 1200;
const LAST_DATES = ['any-date', 'business-day'];
const ENDS = ['close-of-business', 'end-of-date'];

/** Holds a caller to the contract of a duration. */
export function checkDuration(where: string, field: string, duration: Duration): void {
  checkGiven(where, field, duration);
  switch (duration.kind) {
    case 'elapsed-hours':
    case 'business-hours': {
      const { hours } = duration;
      const isLength = Number.isFinite(hours) && msOfHours(hours) >= 1 && hours <= HOURS_MAX;
      if (isLength) return;
      return breach(
        where,
        `${field}.hours`,
        `must be above 0, at most ${HOURS_MAX}, got ${shown(hours)}`,
      );
    }
    case 'calendar-days':
      checkWhole(where, `${field}.days`, duration.days, DAYS_MAX);
      return checkOneOf(where, `${field}.lastDate`, duration.lastDate, LAST_DATES);
    case 'calendar-months':
      checkWhole(where, `${field}.months`, duration.months, MONTHS_MAX);
      return checkOneOf(where, `${field}.lastDate`, duration.lastDate, LAST_DATES);
    case 'business-days':
      checkWhole(where, `${field}.days`, duration.days, DAYS_MAX);
      return checkOneOf(where, `${field}.endsAt`, duration.endsAt, ENDS);
    default:
      breach(where, `${field}.kind`, 'must be one of the five measures');
  }
}

/** Hours as milliseconds, to the nearest. */
export function msOfHours(hours: number): number {
  return Math.round(hours * 3_600_000);
}

function checkWhole(where: string, field: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  breach(where, field, `must be whole, from 1 to ${max}, got ${shown(value)}`);
}

/** Holds a caller to something with fields, where no types are. */
function checkGiven(where: string, field: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) breach(where, field, 'must be given');
}

/** Holds a caller to a list, where no types are. */
export function checkList(where: string, field: string, value: readonly unknown[]): void {
  const isList: boolean = Array.isArray(value);
  if (!isList) breach(where, field, 'must be a list');
}

/** Holds a caller to a list of literals. */
export function checkOneOf(
  where: string,
  field: string,
  value: string,
  list: readonly string[],
): void {
  if (!list.includes(value)) breach(where, field, `must be one of ${list.join(', ')}`);
}

/**
 * Local date: a day of the calendar as people in one place write it, without a time of day.
 *
 * A text `YYYY-MM-DD` of the proleptic Gregorian calendar, years 0000 to 9999. It sorts by plain
 * `<`, survives JSON unchanged, and says nothing of zones: which instants it covers depends on the
 * zone, see `start-of-date.ts`.
 */
import { breach } from '../kernel/errors.ts';
import { epochMsOf } from '../kernel/instant.ts';
import { daysInMonth, readIsoDate } from '../kernel/iso-text.ts';
import { type Parsed, parsed, rejected } from '../kernel/parsed.ts';
import { shown } from '../kernel/shown.ts';
import { DATE_RULE, isDateText } from './date-text.ts';
import { dayNumberAt } from './start-of-date.ts';
import { isZone } from './zone.ts';

declare const brand: unique symbol;

/** Made only by the functions of this file and {@link localDateOf}, so holding one proves it. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

const DAY_MS = 86_400_000;
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

/**
 * Takes a text as a local date.
 *
 * @param text `YYYY-MM-DD`, a date that exists.
 * @returns The same text.
 * @throws ContractError if no such date exists.
 * @example
 * ```ts
 * import { localDate } from 'everbond/time';
 *
 * localDate('2024-02-29'); // => '2024-02-29'
 * localDate('2026-02-29'); // throws /must be a date that exists/
 * ```
 */
export function localDate(text: string): LocalDate {
  dayOf('localDate', 'text', text);
  return text as LocalDate;
}

/**
 * Reads a local date from data that may be anything.
 *
 * @param from Anything; only a text `YYYY-MM-DD` can be a local date.
 * @returns The date, or one issue, `NOT_A_LOCAL_DATE`.
 * @example
 * ```ts
 * import { parseLocalDate } from 'everbond/time';
 *
 * parseLocalDate('2026-03-01').ok; // => true
 * parseLocalDate('01.03.2026').ok; // => false
 * ```
 */
export function parseLocalDate(from: unknown): Parsed<LocalDate> {
  if (!isDateText(from)) {
    return rejected('NOT_A_LOCAL_DATE', DATE_RULE);
  }
  return parsed(from as LocalDate);
}

/**
 * Whole days from 1970-01-01 to a date.
 *
 * @param date `YYYY-MM-DD`.
 * @returns A whole number, 0 for 1970-01-01, negative before.
 * @throws ContractError if no such date exists.
 * @example
 * ```ts
 * import { dayNumberOf } from 'everbond/time';
 *
 * dayNumberOf('1970-02-01'); // => 31
 * dayNumberOf('1969-12-31'); // => -1
 * ```
 */
export function dayNumberOf(date: string): number {
  return dayOf('dayNumberOf', 'date', date);
}

/**
 * The date that lies so many days after 1970-01-01.
 *
 * @param dayNumber A whole number from -719528 (0000-01-01) to 2932896 (9999-12-31).
 * @returns The date.
 * @throws ContractError if the number is not whole or the date lies outside those years.
 * @example
 * ```ts
 * import { dateOfDayNumber } from 'everbond/time';
 *
 * dateOfDayNumber(20_513); // => '2026-03-01'
 * ```
 */
export function dateOfDayNumber(dayNumber: number): LocalDate {
  return dateOf('dateOfDayNumber', 'dayNumber', dayNumber);
}

/**
 * The date so many days later.
 *
 * @param date `YYYY-MM-DD`.
 * @param days A whole number; negative for earlier.
 * @returns The date.
 * @throws ContractError if the date does not exist, `days` is not whole, or the years end.
 * @example
 * ```ts
 * import { addDays } from 'everbond/time';
 *
 * addDays('2026-02-28', 1); // => '2026-03-01'
 * ```
 */
export function addDays(date: string, days: number): LocalDate {
  return dateOf('addDays', 'days', dayOf('addDays', 'date', date) + days);
}

/**
 * How many days lie from one date to another.
 *
 * @param from `YYYY-MM-DD`.
 * @param until `YYYY-MM-DD`, itself not counted.
 * @returns A whole number; negative if `until` is earlier.
 * @throws ContractError if one of the dates does not exist.
 * @example
 * ```ts
 * import { daysBetween } from 'everbond/time';
 *
 * daysBetween('2026-02-01', '2026-03-01'); // => 28
 * ```
 */
export function daysBetween(from: string, until: string): number {
  return dayOf('daysBetween', 'until', until) - dayOf('daysBetween', 'from', from);
}

/**
 * The same day of the month so many months later, or the last day of that month if it is shorter.
 *
 * Because of the short months it cannot always be undone: one month after 31 January is 28
 * February, and one month before that 28 January. Count from the first date, not step by step.
 *
 * @param date `YYYY-MM-DD`.
 * @param months A whole number; negative for earlier.
 * @returns The date.
 * @throws ContractError if the date does not exist, `months` is not whole, or the years end.
 * @example
 * ```ts
 * import { addMonths } from 'everbond/time';
 *
 * addMonths('2026-01-31', 1); // => '2026-02-28'
 * addMonths('2026-01-31', 2); // => '2026-03-31'
 * ```
 */
export function addMonths(date: string, months: number): LocalDate {
  dayOf('addMonths', 'date', date);
  if (!Number.isInteger(months)) {
    breach('addMonths', 'months', `must be a whole number, got ${shown(months)}`);
  }
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  if (!(year >= 0 && year <= 9999)) {
    breach('addMonths', 'months', 'must stay within the years 0000 to 9999');
  }
  const monthOfYear = month - year * 12 + 1;
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, monthOfYear));
  return `${digits(year, 4)}-${digits(monthOfYear, 2)}-${digits(day, 2)}` as LocalDate;
}

/**
 * The local date in which an instant lies: the last one that has begun in the zone.
 *
 * That is what the local clock reads, except in the hour after clocks were turned back across
 * midnight: they read yesterday's date again, but the day has begun, see {@link startOfDateMs}. For
 * millions of instants, see {@link createDayIndex}.
 *
 * @param zone IANA name.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns The date.
 * @throws ContractError if the zone is not known, the instant does not exist, or its date lies
 *   outside the years 0000 to 9999.
 * @example
 * ```ts
 * import { localDateOf } from 'everbond/time';
 *
 * localDateOf('Asia/Tokyo', '2026-02-28T15:00:00.000Z'); // => '2026-03-01'
 * ```
 */
export function localDateOf(zone: string, at: Date | number | string): LocalDate {
  const epochMs = epochMsOf(at);
  if (!isZone(zone)) breach('localDateOf', 'zone', 'must be the name of a time zone');
  if (Number.isNaN(epochMs)) {
    breach('localDateOf', 'at', 'must be a date that exists and name its zone');
  }
  return dateOf('localDateOf', 'at', dayNumberAt(zone, epochMs));
}

function dayOf(where: string, field: string, date: string): number {
  if (!isDateText(date)) breach(where, field, DATE_RULE);
  return readIsoDate(date);
}

function dateOf(where: string, field: string, day: number): LocalDate {
  if (!(Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY)) {
    breach(where, field, 'must be whole, and its date within the years 0000 to 9999');
  }
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

/**
 * ISO text: reads dates and instants strictly and fast, without a `Date`.
 *
 * `Date.parse` takes 30 February for 2 March and a bare local time for the server's own zone. Here
 * a date must exist and an instant must name its zone; whatever is not so is `NaN`, which never
 * leaves the library: every caller turns it into an issue or an error.
 */

const DAY_MS = 86_400_000;
const ZERO = 48;

/** Whole days from 1970-01-01 to a date of the proleptic Gregorian calendar, in UTC. */
export function daysFromCivil(year: number, month: number, day: number): number {
  // The year is shifted to begin in March, so that the leap day is the last day of its year.
  // See Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), days_from_civil.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days since 1970-01-01 of a text `YYYY-MM-DD` that begins at an offset.
 *
 * @returns A whole number, or `NaN` if no date that exists stands there.
 */
export function readIsoDate(text: string, from = 0): number {
  const year = digits(text, from, 4);
  const month = digits(text, from + 5, 2);
  const day = digits(text, from + 8, 2);
  if (text.charCodeAt(from + 4) !== 45 || text.charCodeAt(from + 7) !== 45) return Number.NaN;
  if (!(month >= 1 && month <= 12 && day >= 1 && year >= 0)) return Number.NaN;
  if (day > 28 && day > daysInMonth(year, month)) return Number.NaN;
  return daysFromCivil(year, month, day);
}

/**
 * Epoch milliseconds of an ISO 8601 instant: `YYYY-MM-DD`, `T` or a space, `HH:MM`, optionally
 * seconds and a fraction, then `Z` or `±HH:MM`.
 *
 * A fraction finer than a millisecond is cut, never rounded up into the next second.
 *
 * @returns A whole number, or `NaN` if the text is no instant or names no zone.
 */
export function readIsoInstant(text: string): number {
  const days = readIsoDate(text);
  const separator = text.charCodeAt(10);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (separator !== 84 && separator !== 32) return Number.NaN;
  if (text.charCodeAt(13) !== 58 || !(hour <= 23 && minute <= 59)) return Number.NaN;

  let next = 16;
  let second = 0;
  let millisecond = 0;
  if (text.charCodeAt(next) === 58) {
    second = digits(text, 17, 2);
    if (!(second <= 59)) return Number.NaN;
    next = 19;
    const point = text.charCodeAt(next);
    if (point === 46 || point === 44) {
      const end = endOfDigits(text, next + 1);
      if (end === next + 1 || end > next + 10) return Number.NaN;
      const places = Math.min(end - next - 1, 3);
      millisecond = digits(text, next + 1, places) * 10 ** (3 - places);
      next = end;
    }
  }

  const offset = readOffset(text, next);
  return days * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond - offset;
}

/** Milliseconds of `Z` or `±HH:MM` at the very end of a text; `NaN` for anything else. */
function readOffset(text: string, from: number): number {
  const sign = text.charCodeAt(from);
  if (sign === 90) return text.length === from + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== from + 6) return Number.NaN;
  const hour = digits(text, from + 1, 2);
  const minute = digits(text, from + 4, 2);
  if (text.charCodeAt(from + 3) !== 58 || !(hour <= 23 && minute <= 59)) return Number.NaN;
  return (sign === 45 ? -1 : 1) * (hour * 3_600_000 + minute * 60_000);
}

/** A run of decimal digits as a number; `NaN` if one of them is no digit or is not there. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= 57) end += 1;
  return end;
}

/** Whether a text is an instant in canonical form: 24 characters, a date that exists, `Z`. */
export function isCanonicalInstant(text: string): boolean {
  return (
    text.length === 24 &&
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(19) === 46 &&
    text.charCodeAt(23) === 90 &&
    !Number.isNaN(readIsoInstant(text))
  );
}

/**
 * Start of a date: the instant at which a day begins in a zone, whatever its clocks do.
 *
 * A day is the half-open stretch from its own start to the start of the next date. Where clocks are
 * turned back across midnight (St John's did so at 00:01 from 1987 to 2006) they read the old date
 * again for an hour; that hour belongs to the new day, which had begun. So every instant lies in
 * exactly one day, and days never overlap, whatever label the clock shows.
 */
import { breach } from '../kernel/errors.ts';
import { readIsoDate } from '../kernel/iso-text.ts';
import { DATE_RULE, isDateText } from './date-text.ts';
import { isZone, type OffsetSegment, offsetMsAt, offsetSegments } from './zone.ts';

const DAY_MS = 86_400_000;

/**
 * The first instant at which the local clock reads a date, or a later one.
 *
 * Where midnight is skipped the day begins after the gap; where it happens twice, at the first; a
 * date that is skipped as a whole begins when the next one does, and is empty.
 *
 * @param zone IANA name.
 * @param date `YYYY-MM-DD`.
 * @returns Epoch milliseconds.
 * @throws ContractError if the zone is not known or the date does not exist.
 * @example Apia had no 30 December 2011
 * ```ts
 * import { startOfDateMs } from 'everbond/time';
 *
 * const begins = startOfDateMs('Pacific/Apia', '2011-12-30');
 *
 * new Date(begins).toISOString(); // => '2011-12-30T10:00:00.000Z'
 * startOfDateMs('Pacific/Apia', '2011-12-31') === begins; // => true
 * ```
 */
export function startOfDateMs(zone: string, date: string): number {
  if (!isZone(zone)) breach('startOfDateMs', 'zone', 'must be the name of a time zone');
  if (!isDateText(date)) breach('startOfDateMs', 'date', DATE_RULE);
  return startOfDayMs(zone, readIsoDate(date));
}

/** The same, for a day given by its number: whole days since 1970-01-01. */
export function startOfDayMs(zone: string, day: number): number {
  return startsOfDays(zone, day, 1)[0] as number;
}

/** The same, for consecutive days; asks the zone only once. */
export function startsOfDays(zone: string, firstDay: number, count: number): Float64Array {
  // No clock was ever a whole day away from UTC, so a day begins within a day of UTC's midnight.
  const from = (firstDay - 1) * DAY_MS;
  const segments = offsetSegments(zone, from, (firstDay + count) * DAY_MS);
  const starts = new Float64Array(count);
  let segment = 0;
  for (let index = 0; index < count; index += 1) {
    const midnight = (firstDay + index) * DAY_MS;
    for (;;) {
      const { startMs, offsetMs } = segments[segment] as OffsetSegment;
      const next = segments[segment + 1];
      starts[index] = Math.max(startMs, midnight - offsetMs);
      if (next === undefined || (starts[index] as number) < next.startMs) break;
      // This stretch ends before its clock reaches the day, and so before it reaches a later one.
      segment += 1;
    }
  }
  return starts;
}

/**
 * The day in which an instant lies: the last one that has begun.
 *
 * @param zone IANA name.
 * @param epochMs Epoch milliseconds, whole.
 * @returns Whole days since 1970-01-01.
 */
export function dayNumberAt(zone: string, epochMs: number): number {
  let day = Math.floor((epochMs + offsetMsAt(zone, epochMs)) / DAY_MS);
  while (startOfDayMs(zone, day + 1) <= epochMs) day += 1;
  return day;
}

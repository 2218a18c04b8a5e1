/** Business time: how long a calendar is open, from when to when, and on which dates. */
import { breach } from '../kernel/errors.ts';
import { epochMsOf } from '../kernel/instant.ts';
import { readIsoDate } from '../kernel/iso-text.ts';
import type { Calendar, Opening } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { DATE_RULE, isDateText } from './date-text.ts';
import { type Gap, isGap, refuseGap } from './holiday-gap.ts';

/**
 * How long a calendar is open between two instants.
 *
 * Real milliseconds inside its openings, so that an hour skipped by the clocks is not counted and a
 * repeated one is counted twice. Openings are half-open: the instant of closing is outside.
 *
 * @param calendar Made by {@link createCalendar}.
 * @param from An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @param until Another one, not before `from`.
 * @returns Whole milliseconds, 0 or more.
 * @throws ContractError if an instant does not exist, `until` is before `from`, or holidays are not
 *   known for a date between them (`HOLIDAYS_TOO_SHORT`, with the calendar's id and the date).
 * @example From Friday afternoon to Monday morning
 * ```ts
 * import { businessMsBetween, createCalendar } from 'everbond/time';
 *
 * const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [
 *     {
 *       from: null,
 *       hours: weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' })),
 *     },
 *   ],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 *
 * const ms = businessMsBetween(desk, '2026-05-08T16:00+01:00', '2026-05-11T10:00+01:00');
 *
 * ms / 3_600_000; // => 2.5
 * ```
 */
export function businessMsBetween(
  calendar: Calendar,
  from: Date | number | string,
  until: Date | number | string,
): number {
  const fromMs = epochMsOf(from);
  const untilMs = epochMsOf(until);
  if (Number.isNaN(fromMs)) breach('businessMsBetween', 'from', INSTANT_RULE);
  if (Number.isNaN(untilMs)) breach('businessMsBetween', 'until', INSTANT_RULE);
  checkCalendar('businessMsBetween', 'calendar', calendar);
  if (untilMs < fromMs) breach('businessMsBetween', 'until', 'must not be before from');

  const ms = openMs(calendar, fromMs, untilMs);
  return isGap(ms) ? refuseGap('businessMsBetween', calendar, ms) : ms;
}

/**
 * Whether a calendar is open at an instant.
 *
 * @param calendar Made by {@link createCalendar}.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns `true` from the instant of opening until before that of closing.
 * @throws ContractError if the instant does not exist, or holidays are not known for its date
 *   (`HOLIDAYS_TOO_SHORT`).
 * @example
 * ```ts
 * import { createCalendar, isOpen } from 'everbond/time';
 *
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'UTC',
 *   versions: [{ from: null, hours: [{ weekday: 'monday', opens: '09:00', closes: '17:00' }] }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 *
 * isOpen(desk, '2026-05-11T09:00Z'); // => true
 * isOpen(desk, '2026-05-11T17:00Z'); // => false
 * ```
 */
export function isOpen(calendar: Calendar, at: Date | number | string): boolean {
  const atMs = epochMsOf(at);
  if (Number.isNaN(atMs)) breach('isOpen', 'at', INSTANT_RULE);

  checkCalendar('isOpen', 'calendar', calendar);
  const ms = openMs(calendar, atMs, atMs + 1);
  return isGap(ms) ? refuseGap('isOpen', calendar, ms) : ms > 0;
}

/**
 * Whether a date is a business day: one on which the calendar opens.
 *
 * @param calendar Made by {@link createCalendar}.
 * @param date `YYYY-MM-DD`.
 * @returns `false` for a holiday, for a weekday without hours, and for a date that a zone skipped.
 * @throws ContractError if the date does not exist, or holidays are not known for it
 *   (`HOLIDAYS_TOO_SHORT`).
 * @example
 * ```ts
 * import { createCalendar, isBusinessDay } from 'everbond/time';
 *
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'UTC',
 *   versions: [{ from: null, hours: [{ weekday: 'monday', opens: '09:00', closes: '17:00' }] }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 *
 * isBusinessDay(desk, '2026-05-11'); // => true
 * isBusinessDay(desk, '2026-05-12'); // => false
 * ```
 */
export function isBusinessDay(calendar: Calendar, date: string): boolean {
  if (!isDateText(date)) breach('isBusinessDay', 'date', DATE_RULE);

  checkCalendar('isBusinessDay', 'calendar', calendar);
  const day = readIsoDate(date);
  const found = calendar.dayAt(day) ?? refuseGap('isBusinessDay', calendar, { day });
  return found.closesMs !== null;
}

const INSTANT_RULE = 'must be a date that exists and name its zone';

/** How long a calendar is open in a range, or where its holidays end. */
export function openMs(calendar: Calendar, fromMs: number, untilMs: number): number | Gap {
  let sum = 0;
  const gap = visitOpenings(
    calendar,
    fromMs,
    calendar.dayNumberAt(untilMs - 1),
    ({ startMs, endMs }) => {
      sum += Math.max(0, Math.min(endMs, untilMs) - Math.max(startMs, fromMs));
      return endMs >= untilMs;
    },
  );
  return gap ?? sum;
}

/**
 * Visits the openings that end after an instant, in order, until one is the last or a day is.
 *
 * @returns `null`, or where the holidays end.
 */
export function visitOpenings(
  calendar: Calendar,
  fromMs: number,
  lastDay: number,
  isLast: (opening: Opening) => boolean,
): Gap | null {
  const firstDay = calendar.dayNumberAt(fromMs) - (calendar.isOvernight ? 1 : 0);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const found = calendar.dayAt(day);
    if (found === null) return { day };
    if (found.openings.some((opening) => opening.endMs > fromMs && isLast(opening))) return null;
  }
  return null;
}

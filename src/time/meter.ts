/**
 * Meter: counts one of the five measures from an instant to another, and finds when it is full.
 *
 * Hours are the length of real time, or of its part inside openings. Days are counted by the
 * instants at which dates end: such an end counts if the range reaches it and began before it.
 */
import { breach } from '../kernel/errors.ts';
import { openMs, visitOpenings } from './business-time.ts';
import type { Calendar } from './calendar.ts';
import { type Duration, msOfHours } from './duration.ts';
import { type Gap, isGap } from './holiday-gap.ts';
import { addMonths, dateOfDayNumber, dayNumberOf } from './local-date.ts';

/** One duration from one beginning, on one calendar. */
export interface Meter {
  /** How much there is to count: milliseconds, or days. */
  readonly amount: number;
  /** The date of its beginning, which does not count; `null` where hours are counted. */
  readonly firstDay: number | null;
  /** How much lies in a range, its end included. */
  readonly count: (fromMs: number, untilMs: number) => number | Gap;
  /** The first instant after `fromMs` at which so much has been counted, above 0 or all is due. */
  readonly reach: (fromMs: number, amount: number) => number | Gap;
}

/** No question is followed for more than two hundred years. */
const REACH_DAYS = 73_050;

/** The meter of a duration that begins at an instant. */
export function meterOf(calendar: Calendar, duration: Duration, startMs: number): Meter | Gap {
  switch (duration.kind) {
    case 'elapsed-hours':
      return {
        amount: msOfHours(duration.hours),
        firstDay: null,
        count: (fromMs, untilMs) => untilMs - fromMs,
        reach: (fromMs, amount) => fromMs + amount,
      };
    case 'business-hours':
      return {
        amount: msOfHours(duration.hours),
        firstDay: null,
        count: (fromMs, untilMs) => openMs(calendar, fromMs, untilMs),
        reach: (fromMs, amount) => reachOpen(calendar, fromMs, amount),
      };
    case 'calendar-days':
      return dateMeter(calendar, duration.days, duration.lastDate, startMs);
    case 'calendar-months': {
      const day = calendar.dayNumberAt(startMs);
      const days = dayNumberOf(addMonths(dateOfDayNumber(day), duration.months)) - day;
      return dateMeter(calendar, days, duration.lastDate, startMs);
    }
    case 'business-days':
      break;
  }
  return businessDayMeter(calendar, duration.days, duration.endsAt, startMs);
}

function reachOpen(calendar: Calendar, fromMs: number, amount: number): number | Gap {
  let left = amount;
  let dueMs = Number.NaN;
  const lastDay = calendar.dayNumberAt(fromMs) + REACH_DAYS;
  const gap = visitOpenings(calendar, fromMs, lastDay, ({ startMs, endMs }) => {
    const beginMs = Math.max(startMs, fromMs);
    dueMs = beginMs + left;
    left -= endMs - beginMs;
    return left <= 0;
  });
  if (gap !== null) return gap;
  if (left > 0) breach('meter', 'duration', 'must be reached within 200 years');
  return dueMs;
}

function dateMeter(
  calendar: Calendar,
  days: number,
  lastDate: 'any-date' | 'business-day',
  startMs: number,
): Meter {
  const { dayNumberAt, startMsOf } = calendar;
  const firstDay = dayNumberAt(startMs);
  const dayFrom = (fromMs: number) => Math.max(dayNumberAt(fromMs), firstDay + 1);
  return {
    amount: days,
    firstDay,
    count: (fromMs, untilMs) => Math.max(0, dayNumberAt(untilMs) - dayFrom(fromMs)),
    reach: (fromMs, amount) => {
      const day = dayFrom(fromMs) + Math.max(amount, 1) - 1;
      const last = lastDate === 'any-date' ? day : nextBusinessDay(calendar, day);
      return isGap(last) ? last : startMsOf(last + 1);
    },
  };
}

function businessDayMeter(
  calendar: Calendar,
  days: number,
  endsAt: 'close-of-business' | 'end-of-date',
  startMs: number,
): Meter | Gap {
  const { dayAt, dayNumberAt, startMsOf } = calendar;
  const firstDay = dayNumberAt(startMs);
  const closeOf = (day: number) => dayAt(day)?.closesMs ?? Number.NEGATIVE_INFINITY;
  const endOf = endsAt === 'end-of-date' ? (day: number) => startMsOf(day + 1) : closeOf;
  /** A night shift ends on the next date. */
  const reach = endsAt === 'close-of-business' && calendar.isOvernight ? 1 : 0;
  const dayAfter = (fromMs: number, last?: number): number | Gap => {
    const from = Math.max(firstDay + 1, dayNumberAt(fromMs) - reach);
    let day = nextBusinessDay(calendar, from, last);
    while (!isGap(day) && day <= (last ?? day) && endOf(day) <= fromMs)
      day = nextBusinessDay(calendar, day + 1, last);
    return day;
  };

  if (dayAt(firstDay) === null) return { day: firstDay };
  return {
    amount: days,
    firstDay,
    count: (fromMs, untilMs) => {
      const last = endsAt === 'end-of-date' ? dayNumberAt(untilMs) - 1 : dayNumberAt(untilMs - 1);
      let count = 0;
      let day = dayAfter(fromMs, last);
      while (!isGap(day) && day <= last && endOf(day) <= untilMs) {
        count += 1;
        day = nextBusinessDay(calendar, day + 1, last);
      }
      return isGap(day) ? day : count;
    },
    reach: (fromMs, amount) => {
      let day = dayAfter(fromMs);
      for (let left = amount; left > 1 && !isGap(day); left -= 1) {
        day = nextBusinessDay(calendar, day + 1);
      }
      return isGap(day) ? day : endOf(day);
    },
  };
}

/** The first business day from one on; the day after `last` if there is none until it. */
function nextBusinessDay(
  calendar: Calendar,
  from: number,
  last = Number.POSITIVE_INFINITY,
): number | Gap {
  for (let day = from; day <= last; day += 1) {
    const found = calendar.dayAt(day);
    if (found === null) return { day };
    if (found.closesMs !== null) return day;
  }
  return last + 1;
}

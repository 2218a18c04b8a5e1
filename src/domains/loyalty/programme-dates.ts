/** Programme dates: local dates of a programme, for every instant that can be told. */
import { type Instant, instant } from '../../kernel/instant.ts';
import { addDays, addMonths } from '../../time/local-date.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';

/** Where dates end for a programme, so that some years before and a day more always exist. */
const FIRST = '0100-01-01T00:00:00.000Z';
const LAST = '9998-12-24T00:00:00.000Z';

/** A date of a zone: its first instant, and the dates beside it. */
interface Day {
  readonly start: Instant;
  readonly last: string;
  readonly next: string;
}

/** Dates by zone, remembered: every decision asks for the same few, and a zone is slow to ask. */
const days = new Map<string, Map<string, Day>>();
const DAYS_MAX = 4000;
const ZONES_MAX = 50;

function dayOf(zone: string, date: string): Day {
  const known = days.get(zone)?.get(date);
  if (known !== undefined) return known;
  const start = instant(startOfDateMs(zone, date));
  const last = date > '0000-01-01' ? addDays(date, -1) : date;
  const day = { start, last, next: date < '9999-12-31' ? addDays(date, 1) : date };
  const ofZone = days.get(zone);
  if (ofZone !== undefined && ofZone.size < DAYS_MAX) ofZone.set(date, day);
  else {
    if (days.size >= ZONES_MAX) days.clear();
    days.set(zone, new Map([[date, day]]));
  }
  return day;
}

/** The local date of an instant; those at the ends of the calendar count as the last before. */
export function dateAt(zone: string, at: Instant): string {
  const told = at < FIRST ? FIRST : at > LAST ? LAST : at;
  const date = told.slice(0, 10); // of UTC, from which no clock is a whole day away
  const { start, last, next } = dayOf(zone, date);
  if (dayOf(zone, next).start <= told) return next;
  return start <= told ? date : last;
}

/** The date so much later; the last there is if it lies beyond. */
export function dateAfter(date: string, count: number, unit: 'days' | 'months'): string {
  const years = Number(date.slice(0, 4)) + Math.ceil(count / (unit === 'days' ? 365 : 12));
  if (years > 9998) return LAST.slice(0, 10);
  return unit === 'days' ? addDays(date, count) : addMonths(date, count);
}

/** The first instant of a local date. */
export function startOfDate(zone: string, date: string): Instant {
  return dayOf(zone, date).start;
}

/** The instant at which a local date is over: the first of the next one. */
export function endOfDate(zone: string, date: string): Instant {
  return startOfDate(zone, addDays(date < LAST ? date : LAST.slice(0, 10), 1));
}

/** Programme dates: local dates of a programme, for every instant that can be told. */
import { type Instant, instant } from '../../kernel/instant.ts';
import { addDays, addMonths, localDateOf } from '../../time/local-date.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';

/** Where dates end for a programme, so that some years before and a day more always exist. */
const FIRST = '0100-01-01T00:00:00.000Z';
const LAST = '9998-12-24T00:00:00.000Z';

/** The local date of an instant; those at the ends of the calendar count as the last before. */
export function dateAt(zone: string, at: Instant): string {
  return localDateOf(zone, at < FIRST ? FIRST : at > LAST ? LAST : at);
}

/** The date so much later; the last there is if it lies beyond. */
export function dateAfter(date: string, count: number, unit: 'days' | 'months'): string {
  const years = Number(date.slice(0, 4)) + Math.ceil(count / (unit === 'days' ? 365 : 12));
  if (years > 9998) return LAST.slice(0, 10);
  return unit === 'days' ? addDays(date, count) : addMonths(date, count);
}

/** The first instant of a local date. */
export function startOfDate(zone: string, date: string): Instant {
  return instant(startOfDateMs(zone, date));
}

/** The instant at which a local date is over: the first of the next one. */
export function endOfDate(zone: string, date: string): Instant {
  return startOfDate(zone, addDays(date < LAST ? date : LAST.slice(0, 10), 1));
}

/** Due after: the instant at which a duration is over that begins at another instant. */
import { breach } from '../kernel/errors.ts';
import { epochMsOf, type Instant, instant } from '../kernel/instant.ts';
import type { Calendar } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkDuration, type Duration } from './duration.ts';
import { isGap, refuseGap } from './holiday-gap.ts';
import { meterOf } from './meter.ts';

/**
 * The instant at which a duration is over.
 *
 * Business hours that end with the last minute of an opening are over when it closes, not when it
 * opens again. Days and months are over when their last date is: at midnight, which is the first
 * instant of the next date, or for business days that end so, when the calendar closes.
 *
 * @param calendar Made by {@link createCalendar}; its zone says which dates are meant.
 * @param from An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @param duration One of five measures.
 * @returns The instant, after `from`.
 * @throws ContractError if the instant does not exist, the duration is not as described, or
 *   holidays are not known far enough (`HOLIDAYS_TOO_SHORT`, with the calendar's id and the date).
 * @example Forty business hours across Easter
 * ```ts
 * import { createCalendar, dueAfter } from 'everbond/time';
 * import { england } from 'everbond/time/holidays/england';
 *
 * const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
 * const hours = weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' }));
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [{ from: null, hours }],
 *   holidays: [england],
 *   workingDaysAs: null,
 * });
 *
 * dueAfter(desk, '2026-03-27T16:00Z', { kind: 'business-hours', hours: 40 });
 * // => '2026-04-07T12:30:00.000Z'
 * ```
 */
export function dueAfter(
  calendar: Calendar,
  from: Date | number | string,
  duration: Duration,
): Instant {
  const fromMs = epochMsOf(from);
  if (Number.isNaN(fromMs)) breach('dueAfter', 'from', 'must be a date that exists, with its zone');
  checkCalendar('dueAfter', 'calendar', calendar);
  checkDuration('dueAfter', 'duration', duration);

  const meter = meterOf(calendar, duration, fromMs);
  if ('day' in meter) return refuseGap('dueAfter', calendar, meter);
  const dueMs = meter.reach(fromMs, meter.amount);
  if (isGap(dueMs)) return refuseGap('dueAfter', calendar, dueMs);
  if (Number.isNaN(epochMsOf(dueMs))) breach('dueAfter', 'duration', 'must end by the year 9999');
  return instant(dueMs);
}

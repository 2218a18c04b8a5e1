/** Calendars that tests ask: a desk in London, one that never closes, and what they are made of. */
import { type Calendar, createCalendar } from '../../src/time/calendar.ts';
import type {
  CalendarDefinition,
  HolidayList,
  OpeningHours,
} from '../../src/time/calendar-definition.ts';
import type { ClockPolicy } from '../../src/time/clock-policy.ts';
import { england } from '../../src/time/holidays/england/england.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const weekdays = WEEKDAYS.slice(0, 5);

export function hoursOn(
  days: readonly OpeningHours['weekday'][],
  opens: string,
  closes: string,
): readonly OpeningHours[] {
  return days.map((weekday) => ({ weekday, opens, closes }));
}

export const officeHours = hoursOn(weekdays, '09:00', '17:30');

export const londonDefinition: CalendarDefinition = {
  id: 'london-desk',
  zone: 'Europe/London',
  versions: [{ from: null, hours: officeHours }],
  holidays: [england],
  workingDaysAs: null,
};

export const london: Calendar = createCalendar(londonDefinition);

/** England's list as it stood when 2026 was the last year published. */
export const england2026: HolidayList = {
  ...england,
  until: '2027-01-01',
  holidays: england.holidays.filter(({ date }) => date < '2027'),
};

export function alwaysOpen(zone: string): Calendar {
  return createCalendar({
    id: 'always',
    zone,
    versions: [{ from: null, hours: hoursOn(WEEKDAYS, '00:00', '24:00') }],
    holidays: [],
    workingDaysAs: null,
  });
}

/** A contract's policy: what a test does not name is of no matter to it. */
export function contract(
  target: ClockPolicy['target'],
  choices: Partial<ClockPolicy> = {},
): ClockPolicy {
  return {
    target,
    pausedBy: ['pending', 'vendor'],
    extendedBy: [],
    onReopen: 'resume',
    onRetarget: 'retroactive',
    ...choices,
  };
}

export function businessHours(hours: number): ClockPolicy['target'] {
  return { kind: 'business-hours', hours };
}

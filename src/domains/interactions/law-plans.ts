/** Law plans: what a law leaves open, date by date, as the contact decision asks for it. */
import type { HolidayList } from '../../time/calendar-definition.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import type { ContactLaw } from './contact-law.ts';
import {
  type DayHours,
  type HoursPlan,
  NO_HOURS,
  timeMsOf,
  WHOLE_DAY,
  weeklyPlan,
  weekOf,
} from './hours-plan.ts';

/** A law with what it leaves open, by whole days since 1970-01-01. */
export interface LawPlans {
  /** The law. */
  readonly law: ContactLaw;
  /** When people may be reached; dates on which it is not in force are open. */
  readonly hours: HoursPlan;
  /** Whole dates on which its holidays are known, or not asked for. */
  readonly known: HoursPlan;
  /** Whole dates on which it is not in force. */
  readonly free: HoursPlan;
}

/** What a law leaves open. */
export function lawPlansOf(law: ContactLaw): LawPlans {
  const fromDay = dayNumberOf(law.from);
  const untilDay = law.until === null ? Number.POSITIVE_INFINITY : dayNumberOf(law.until);
  const isInForce = (day: number): boolean => day >= fromDay && day < untilDay;
  const weekly = law.hours === null ? () => WHOLE_DAY : weeklyPlan(lawfulWeek(law.hours));
  const isHoliday = holidayTest(law.holidays);
  const isKnown = horizonTest(law.holidays);
  const whole = (isOpen: boolean): readonly DayHours[] => (isOpen ? WHOLE_DAY : NO_HOURS);
  return {
    law,
    hours: (day) => {
      if (!isInForce(day)) return WHOLE_DAY;
      return isHoliday(day) ? NO_HOURS : weekly(day);
    },
    known: (day) => whole(!isInForce(day) || isKnown(day)),
    free: (day) => whole(!isInForce(day)),
  };
}

/** The hours of each weekday, Monday first, that a law leaves open. */
export function lawfulWeek(
  hours: NonNullable<ContactLaw['hours']>,
): readonly (readonly DayHours[])[] {
  return weekOf(
    hours.map(({ weekday, opens, closes }) => ({
      weekday,
      fromMs: timeMsOf(opens),
      untilMs: timeMsOf(closes),
    })),
  );
}

function holidayTest(list: HolidayList | null): (day: number) => boolean {
  const days = new Set(list?.holidays.map(({ date }) => dayNumberOf(date)));
  return (day) => days.has(day);
}

function horizonTest(list: HolidayList | null): (day: number) => boolean {
  if (list === null) return () => true;
  const fromDay = dayNumberOf(list.from);
  const untilDay = dayNumberOf(list.until);
  return (day) => day >= fromDay && day < untilDay;
}

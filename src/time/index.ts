/**
 * Time: zones, local dates, windows, the periods of the calendar, business calendars and clocks.
 *
 * @module
 */
export {
  businessMsBetween,
  isBusinessDay,
  isOpen,
} from './business-time.ts';
export { type Calendar, type CalendarDay, createCalendar, type Opening } from './calendar.ts';
export type {
  CalendarDefinition,
  CalendarVersion,
  HolidayList,
  HolidaySource,
  NamedDate,
  OpeningHours,
} from './calendar-definition.ts';
export { type ClockReading, type ClockState, readClock } from './clock.ts';
export type { ClockEvent, ClockMoment, ClockReason } from './clock-log.ts';
export type { ClockPolicy, Extension, ReopenPolicy, RetargetPolicy } from './clock-policy.ts';
export { createDayIndex } from './day-index.ts';
export { dueAfter } from './due-after.ts';
export type {
  BusinessDays,
  BusinessHours,
  CalendarDays,
  CalendarMonths,
  Duration,
  ElapsedHours,
} from './duration.ts';
export { type ClockPart, explainClock, type PartReason } from './explain-clock.ts';
export {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  type LocalDate,
  localDate,
  localDateOf,
  parseLocalDate,
} from './local-date.ts';
export { parseCalendar } from './parse-calendar.ts';
export {
  createPeriodIndex,
  type Periods,
  type PeriodUnit,
  periodsOf,
} from './period.ts';
export { startOfDateMs } from './start-of-date.ts';
export type { Weekday } from './weekday.ts';
export { checkWindow, parseWindow, type Window } from './window.ts';
export { isZone, type OffsetSegment, offsetMsAt, offsetSegments } from './zone.ts';

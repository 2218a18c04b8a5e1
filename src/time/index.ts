/**
 * Time: zones, local dates, windows and the periods of the calendar.
 *
 * @module
 */
export { createDayIndex } from './day-index.ts';
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
export {
  createPeriodIndex,
  type Periods,
  type PeriodUnit,
  periodsOf,
  type WeekStart,
} from './period.ts';
export { startOfDateMs } from './start-of-date.ts';
export { checkWindow, parseWindow, type Window } from './window.ts';
export { isZone, type OffsetSegment, offsetMsAt, offsetSegments } from './zone.ts';

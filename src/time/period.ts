/** Periods: the days, weeks, months, quarters or years of the calendar that meet a window. */
import { breach, FailureError } from '../kernel/errors.ts';
import { daysFromCivil } from '../kernel/iso-text.ts';
import { createIntervalIndex } from './interval-index.ts';
import { dayNumberOf } from './local-date.ts';
import { startOfDayMs } from './start-of-date.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import { checkWindow, type Window } from './window.ts';

/** The parts of the calendar by which activity is counted. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Consecutive periods, each of which meets a window with at least one date. */
export interface Periods {
  /** One text a period: `2026-03-01`, a week's first date, `2026-03`, `2026-Q1`, `2026`. */
  readonly labels: readonly string[];
  /** Epoch milliseconds: period `i` is from `starts[i]` until before `starts[i + 1]`. */
  readonly starts: readonly number[];
  /** Epoch milliseconds at which the window ends. */
  readonly untilMs: number;
  /** Whether a period ends at or before the end of the window, so that all of it is known. */
  readonly complete: readonly boolean[];
}

const DAY_MS = 86_400_000;
const PERIODS_MAX = 100_000;
const UNITS: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/**
 * The calendar periods that meet a window.
 *
 * @param window Local dates, half-open, and their zone.
 * @param unit Which periods.
 * @param options `weekStart`: the first day of a week, Monday unless said otherwise.
 * @returns Every period with at least one date in the window, in order.
 * @throws ContractError if the window, the unit or the first day of the week is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if there are more than 100,000 periods.
 * @example
 * ```ts
 * import { periodsOf } from 'everbond/time';
 *
 * const window = { from: '2026-01-15', until: '2026-03-15', zone: 'Europe/Paris' };
 * const months = periodsOf(window, 'month');
 *
 * months.labels; // => ['2026-01', '2026-02', '2026-03']
 * months.complete; // => [true, true, false]
 * ```
 */
export function periodsOf(
  window: Window,
  unit: PeriodUnit,
  { weekStart = 'monday' }: { readonly weekStart?: Weekday } = {},
): Periods {
  checkWindow('periodsOf', window);
  if (!UNITS.includes(unit)) breach('periodsOf', 'unit', `must be one of ${UNITS.join(', ')}`);
  if (!WEEKDAYS.includes(weekStart)) {
    breach('periodsOf', 'weekStart', `must be one of ${WEEKDAYS.join(', ')}`);
  }

  const calendar = calendarOf(unit, WEEKDAYS.indexOf(weekStart));
  const first = calendar.indexOf(dayNumberOf(window.from));
  const end = calendar.indexOf(dayNumberOf(window.until) - 1) + 1;
  const count = end - first;
  if (count > PERIODS_MAX) {
    throw new FailureError(
      'LIMIT_EXCEEDED',
      `periodsOf: a window may meet ${PERIODS_MAX} periods, this one meets ${count}`,
      { periods: count, limit: PERIODS_MAX },
    );
  }

  const labels: string[] = [];
  const starts: number[] = [];
  for (let index = first; index <= end; index += 1) {
    starts.push(startOfDayMs(window.zone, calendar.dayOf(index)));
    if (index < end) labels.push(calendar.labelOf(index));
  }
  const untilMs = startOfDayMs(window.zone, dayNumberOf(window.until));
  const complete = starts.slice(1).map((endMs) => endMs <= untilMs);
  return { labels, starts, untilMs, complete };
}

/**
 * Makes a function that tells the period of an instant, fast enough for millions of rows.
 *
 * @param periods As {@link periodsOf} returns them.
 * @returns A function from epoch milliseconds to an index of `periods.labels`; -1 outside.
 * @example
 * ```ts
 * import { createPeriodIndex, periodsOf } from 'everbond/time';
 *
 * const window = { from: '2026-01-01', until: '2027-01-01', zone: 'Europe/Paris' };
 * const quarterOf = createPeriodIndex(periodsOf(window, 'quarter'));
 *
 * quarterOf(Date.UTC(2026, 2, 31, 22)); // => 1
 * quarterOf(Date.UTC(2027, 0, 1)); // => -1
 * ```
 */
export function createPeriodIndex(periods: Periods): (epochMs: number) => number {
  return createIntervalIndex(Float64Array.from(periods.starts));
}

/** Numbers the periods of one unit: consecutive whole numbers, in order. */
interface Calendar {
  /** The period that holds a day. */
  readonly indexOf: (day: number) => number;
  /** The first day of a period. */
  readonly dayOf: (index: number) => number;
  readonly labelOf: (index: number) => string;
}

function calendarOf(unit: PeriodUnit, weekStart: number): Calendar {
  if (unit === 'day') return { indexOf: (day) => day, dayOf: (day) => day, labelOf: dateText };
  if (unit === 'week') {
    // 1970-01-01 was a Thursday, three days after a Monday.
    const shift = 3 - weekStart;
    return {
      indexOf: (day) => Math.floor((day + shift) / 7),
      dayOf: (index) => index * 7 - shift,
      labelOf: (index) => dateText(index * 7 - shift),
    };
  }

  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  return {
    indexOf: (day) => Math.floor(monthOf(day) / months),
    dayOf: (index) => {
      const month = index * months;
      return daysFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
    },
    labelOf: (index) => {
      const year = String(Math.floor((index * months) / 12)).padStart(4, '0');
      if (unit === 'year') return year;
      const part = (index % (12 / months)) + 1;
      return unit === 'quarter' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
    },
  };
}

/** Months since January of the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dateText(day: number): string {
  // A week may begin before the year 0000, which takes more than ten characters.
  return new Date(day * DAY_MS).toISOString().replace(/T.*/, '');
}

/** Period days: the calendar periods of a window as whole local days. */
import { dayNumberOf } from '../../time/local-date.ts';
import { type Periods, type PeriodUnit, periodsOf } from '../../time/period.ts';
import { dayNumberAt } from '../../time/start-of-date.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { Window } from '../../time/window.ts';

/** The periods of a window, and the days at which each begins; the last bound is their end. */
export interface PeriodDays {
  readonly periods: Periods;
  /** Days since 1970-01-01: period `p` has days `bounds[p]` to `bounds[p + 1] - 1`. */
  readonly bounds: readonly number[];
}

/** Periods are taken whole where the window begins inside the first, and end where it does. */
export function periodDaysOf(
  window: Window,
  period: PeriodUnit,
  weekStart: Weekday = 'monday',
): PeriodDays {
  const periods = periodsOf(window, period, { weekStart });
  const untilDay = dayNumberOf(window.until);
  const bounds = periods.starts.map((ms) => Math.min(dayNumberAt(window.zone, ms), untilDay));
  return { periods, bounds };
}

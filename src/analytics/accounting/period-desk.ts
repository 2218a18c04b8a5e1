/** Period desk: which period an instant falls in, and in which one points end. */
import { epochMsOf, type Instant, instant } from '../../kernel/instant.ts';
import { addDays } from '../../time/local-date.ts';
import { createPeriodIndex, type Periods, type PeriodUnit, periodsOf } from '../../time/period.ts';
import type { Window } from '../../time/window.ts';

/** Tells periods by number, from the first of the window on and beyond its end. */
export interface PeriodDesk {
  /** The periods of the window. */
  readonly periods: Periods;
  /** Labels of these and of 600 more. */
  readonly labels: readonly string[];
  /** The start of the first period. */
  readonly from: Instant;
  /** The end of the window: from then on nothing is known. */
  readonly until: Instant;
  /** The first period in which what is left at the end of the window can be used. */
  readonly next: number;
  /** The period of an instant. */
  readonly periodAt: (at: Instant) => number;
  /** The last period of what ends at an instant; `null` beyond all labels. */
  readonly periodBefore: (end: Instant) => number | null;
}

const PERIODS_AHEAD = 600;
const DAYS_MOST = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

/** The periods of a window. */
export function createPeriodDesk(window: Window, unit: PeriodUnit): PeriodDesk {
  const periods = periodsOf(window, unit);
  const until = addDays(window.until, PERIODS_AHEAD * DAYS_MOST[unit]);
  const ahead = periodsOf({ ...window, until }, unit);
  const count = periods.labels.length + PERIODS_AHEAD;
  const indexAt = createPeriodIndex(ahead);
  const starts = ahead.starts.map((startMs) => instant(startMs));
  const lastComplete = periods.complete.at(-1) ?? true;
  // Accounts are told in order, so that the next instant is mostly in the period of the one before.
  let [first, end, known] = ['', '', 0];
  return {
    periods,
    labels: ahead.labels.slice(0, count),
    from: instant(periods.starts[0] ?? periods.untilMs),
    until: instant(periods.untilMs),
    next: periods.labels.length - (lastComplete ? 0 : 1),
    periodAt: (at) => {
      if (at >= first && at < end) return known;
      known = indexAt(epochMsOf(at));
      first = starts[known] ?? '';
      end = starts[known + 1] ?? '';
      return known;
    },
    periodBefore: (at) => {
      const index = indexAt(epochMsOf(at) - 1);
      return index >= 0 && index < count ? index : null;
    },
  };
}

/** Cap window: the stretch of time of a cap in which a date lies, and what was counted in it. */
import { addDays, dayNumberOf } from '../../time/local-date.ts';
import { WEEKDAYS, type Weekday, weekdayIndex } from '../../time/weekday.ts';
import type { CapUse, CapWindow } from './cap.ts';

/** The name under which what is counted is kept; `null` if nothing needs to be. */
export function windowKey(window: CapWindow, date: string, weekStart: Weekday): string | null {
  if (window.kind === 'occasion') return null;
  if (window.kind === 'lifetime') return 'lifetime';
  return window.kind === 'calendar' ? startOfPart(window.unit, date, weekStart) : date;
}

/** How much was counted before in the stretch of time in which a date lies. */
export function usedOf(
  use: CapUse,
  id: string,
  window: CapWindow,
  date: string,
  weekStart: Weekday,
): number {
  const counted = Object.hasOwn(use, id) ? (use[id] ?? {}) : {};
  if (window.kind === 'rolling') {
    const last = dayNumberOf(date);
    return Object.entries(counted).reduce((sum, [day, points]) => {
      const daysAgo = last - dayNumberOf(day);
      return daysAgo >= 0 && daysAgo < window.days ? sum + points : sum;
    }, 0);
  }
  const key = windowKey(window, date, weekStart);
  return key !== null && Object.hasOwn(counted, key) ? (counted[key] ?? 0) : 0;
}

/** The first date of the part of the calendar in which a date lies. */
export function startOfPart(
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  date: string,
  weekStart: Weekday = 'monday',
): string {
  const month = Number(date.slice(5, 7));
  const months = { month, quarter: month - ((month - 1) % 3), year: 1 };
  if (unit === 'day') return date;
  if (unit !== 'week') {
    return `${date.slice(0, 5)}${String(months[unit]).padStart(2, '0')}-01`;
  }
  const weekday = weekdayIndex(dayNumberOf(date));
  return addDays(date, -((weekday - WEEKDAYS.indexOf(weekStart) + 7) % 7));
}

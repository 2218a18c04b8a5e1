/** Check calendar: holds a caller to a calendar that was made; a definition alone is none. */
import { breach } from '../kernel/errors.ts';
import type { Calendar } from './calendar.ts';

/** Refuses what `createCalendar` has not made; a definition alone knows no days. */
export function checkCalendar(where: string, field: string, calendar: Calendar): void {
  const made: Partial<Calendar> | null = calendar;
  if (typeof made?.dayAt !== 'function') breach(where, field, 'must be made by createCalendar');
}

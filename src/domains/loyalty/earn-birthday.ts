/** Earn birthday: the date of a birthday in a year, 29 February included. */
import { daysInMonth } from '../../kernel/iso-text.ts';
import { daysBetween } from '../../time/local-date.ts';

const SHAPE = /^\d\d-\d\d$/;

/** Whether a text is a birthday, `MM-DD`; 29 February is one. */
export function isBirthday(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const [month, day] = [Number(text.slice(0, 2)), Number(text.slice(3))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month);
}

/**
 * The date of a birthday in a year.
 *
 * @param birthday `MM-DD`.
 * @param year A whole number from 0 to 9999.
 * @param leap Whether one of 29 February is on 28 February or on 1 March of a common year.
 * @returns `YYYY-MM-DD`.
 * @example
 * ```ts
 * import { birthdayIn } from 'everbond/loyalty';
 *
 * birthdayIn('02-29', 2028, 'february-28'); // => '2028-02-29'
 * birthdayIn('02-29', 2026, 'february-28'); // => '2026-02-28'
 * birthdayIn('02-29', 2026, 'march-1'); // => '2026-03-01'
 * ```
 */
export function birthdayIn(
  birthday: string,
  year: number,
  leap: 'february-28' | 'march-1',
): string {
  const isLost = birthday === '02-29' && daysInMonth(year, 2) === 28;
  const day = isLost ? (leap === 'february-28' ? '02-28' : '03-01') : birthday;
  return `${String(year).padStart(4, '0')}-${day}`;
}

/** How many days it is to the next birthday, 0 on the day itself; `null` if none is known. */
export function daysToBirthday(
  birthday: string | null,
  date: string,
  leap: 'february-28' | 'march-1',
): number | null {
  const year = Number(date.slice(0, 4));
  if (birthday === null || year === 9999) return null;
  const days = daysBetween(date, birthdayIn(birthday, year, leap));
  return days >= 0 ? days : daysBetween(date, birthdayIn(birthday, year + 1, leap));
}

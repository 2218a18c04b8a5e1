/** Cadence: on which dates something regular is due, such as a newsletter. */
import { breach } from '../../kernel/errors.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from '../../time/local-date.ts';

/** How often something is due, and from when. */
export interface Cadence {
  /** How often. */
  readonly every: 'week' | 'month' | 'quarter';
  /** The local date of the first issue, `YYYY-MM-DD`; it sets the day of all others. */
  readonly first: string;
}

/**
 * The date of the next issue after a date.
 *
 * Counted from the first issue and not from the last, so that a first of 31 January gives 28
 * February and then 31 March.
 *
 * @param cadence How often, and from when.
 * @param after A local date, `YYYY-MM-DD`; an issue on this day is not the next.
 * @returns The date; the first issue if that is still to come.
 * @throws ContractError if a date does not exist, or the cadence is unknown.
 * @example
 * ```ts
 * import { nextIssue } from 'everbond/playbooks';
 *
 * nextIssue({ every: 'month', first: '2026-01-31' }, '2026-01-31'); // => '2026-02-28'
 * nextIssue({ every: 'quarter', first: '2026-01-31' }, '2026-02-01'); // => '2026-04-30'
 * ```
 */
export function nextIssue(cadence: Cadence, after: string): LocalDate {
  const { every, first } = cadence;
  if (every !== 'week' && every !== 'month' && every !== 'quarter') {
    breach('nextIssue', 'every', 'must be week, month or quarter');
  }
  const days = daysBetween(first, after);
  if (days < 0) return addDays(first, 0);
  if (every === 'week') return addDays(first, (Math.floor(days / 7) + 1) * 7);

  const step = every === 'month' ? 1 : 3;
  const passed = monthsOf(after) - monthsOf(first);
  const issue = Math.floor(passed / step) * step;
  const candidate = addMonths(first, issue);
  return candidate > after ? candidate : addMonths(first, issue + step);
}

/** Months since January of the year 0. */
function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

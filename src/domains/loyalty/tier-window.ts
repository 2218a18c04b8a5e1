/** Tier window: the stretches of time of a ladder, numbered, and what was counted in them. */
import { addDays, addMonths } from '../../time/local-date.ts';
import type { CapUse } from './cap.ts';
import { dateAfter } from './programme-dates.ts';
import type { TierWindow } from './tier-ladder.ts';

/** For how many windows what rolled over can still count. */
export const ROLLOVER_WINDOWS_MAX = 240;

/** The windows of a ladder, one after the other. */
export interface Windows {
  /** The number of the one in which a date lies. */
  readonly indexOf: (date: string) => number;
  /** The first date of one. */
  readonly startOf: (index: number) => string;
}

/** The windows of a ladder; `null` if it has none that begin and end. */
export function windowsOf(window: TierWindow, joined: string): Windows | null {
  if (window.kind === 'calendar') {
    const months = { month: 1, quarter: 3, year: 12 }[window.unit];
    return {
      indexOf: (date) => Math.floor(monthOf(date) / months),
      startOf: (index) => dateAfter('0000-01-01', index * months, 'months'),
    };
  }
  if (window.kind !== 'anniversary') return null;
  const startOf = (index: number): string => dateAfter(joined, index * 12, 'months');
  return {
    startOf,
    indexOf: (date) => {
      const years = Number(date.slice(0, 4)) - Number(joined.slice(0, 4));
      return startOf(years) <= date ? years : years - 1;
    },
  };
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** What was counted of one thing: its dates in their order, and the sums up to each of them. */
export interface Tally {
  readonly dates: readonly string[];
  /** One more than there are dates: the first is 0. */
  readonly sums: readonly number[];
}

/** What was counted of one thing, ready to be asked for many ranges. */
export function tallyOf(counts: CapUse, counter: string): Tally {
  const days = Object.hasOwn(counts, counter) ? (counts[counter] ?? {}) : {};
  const dates = Object.keys(days).sort();
  const sums = [0];
  for (const date of dates) sums.push((sums.at(-1) ?? 0) + (days[date] ?? 0));
  return { dates, sums };
}

/** Whether nothing was taken off on any date. */
export function isRising({ sums }: Tally): boolean {
  return sums.every((sum, index) => sum >= (sums[index - 1] ?? 0));
}

/** How much lies in a range of dates, both ends included. */
export function countedIn({ dates, sums }: Tally, from: string, last: string): number {
  const before = (limit: string, isIncluded: boolean): number => {
    let [low, high] = [0, dates.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const date = dates[middle] ?? '';
      if (date < limit || (isIncluded && date === limit)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const [begin, end] = [before(from, false), before(last, true)];
  return begin < end ? (sums[end] ?? 0) - (sums[begin] ?? 0) : 0;
}

/** The first date of so many months back from a date, itself included. */
export function rollingStart(date: string, months: number): string {
  const back = addMonths(date, -months);
  // A date counts until the same date so many months later, or the last of a shorter month.
  let first = addDays(back, -3);
  while (addMonths(first, months) <= date) first = addDays(first, 1);
  return first;
}

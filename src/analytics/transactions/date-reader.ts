/** Date reader: epoch milliseconds of whatever a row says about its time. */
import { epochMsOf } from '../../kernel/instant.ts';
import { readIsoDate } from '../../kernel/iso-text.ts';
import { startOfDayMs } from '../../time/start-of-date.ts';

/** Length of `YYYY-MM-DD`. */
const DATE_LENGTH = 10;

/**
 * A reader for one zone. It remembers the last text and every date, because rows that follow each
 * other, and rows of one day, often say the same.
 *
 * @param zone IANA zone in which a date without a time begins; `null` if such a date is an error.
 * @returns A function to whole epoch milliseconds, or `NaN` for what is no instant.
 */
export function createDateReader(zone: string | null): (at: unknown) => number {
  const starts = new Map<number, number>();
  let lastText = '';
  let lastMs = Number.NaN;

  function startOf(day: number): number {
    if (zone === null || Number.isNaN(day)) return Number.NaN;
    let start = starts.get(day);
    if (start === undefined) {
      start = epochMsOf(startOfDayMs(zone, day));
      starts.set(day, start);
    }
    return start;
  }

  return (at) => {
    if (typeof at === 'string') {
      if (at === lastText) return lastMs;
      lastMs = at.length === DATE_LENGTH ? startOf(readIsoDate(at)) : epochMsOf(at);
      lastText = at;
      return lastMs;
    }
    return typeof at === 'number' || at instanceof Date ? epochMsOf(at) : Number.NaN;
  };
}

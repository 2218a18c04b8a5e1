/** Day index: the local day of millions of instants, a few nanoseconds each. */
import { breach } from '../kernel/errors.ts';
import { shown } from '../kernel/shown.ts';
import { createIntervalIndex } from './interval-index.ts';
import { dayNumberAt, startsOfDays } from './start-of-date.ts';
import { isZone } from './zone.ts';

/**
 * Makes a function that tells the day in which an instant lies: the last one that has begun in the
 * zone, see {@link startOfDateMs}.
 *
 * @param zone IANA name.
 * @param fromMs Epoch milliseconds, whole: the earliest instant expected.
 * @param untilMs Epoch milliseconds, whole, after `fromMs`: the first instant no longer expected.
 *   An instant outside is answered too, a thousand times slower.
 * @returns A function from whole epoch milliseconds to whole days since 1970-01-01.
 * @throws ContractError if the zone is not known or the range is empty.
 * @example
 * ```ts
 * import { createDayIndex, dayNumberOf } from 'everbond/time';
 *
 * const dayAt = createDayIndex('Asia/Tokyo', Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1));
 *
 * dayAt(Date.UTC(2026, 1, 28, 15)) === dayNumberOf('2026-03-01'); // => true
 * ```
 */
export function createDayIndex(
  zone: string,
  fromMs: number,
  untilMs: number,
): (epochMs: number) => number {
  if (!isZone(zone)) breach('createDayIndex', 'zone', 'must be the name of a time zone');
  if (!Number.isInteger(fromMs))
    breach('createDayIndex', 'fromMs', `must be whole, got ${shown(fromMs)}`);
  if (!(Number.isInteger(untilMs) && untilMs > fromMs)) {
    breach('createDayIndex', 'untilMs', `must be whole and after fromMs, got ${shown(untilMs)}`);
  }

  const first = dayNumberAt(zone, fromMs);
  const last = dayNumberAt(zone, untilMs - 1);
  const indexAt = createIntervalIndex(startsOfDays(zone, first, last + 2 - first));
  return (epochMs) => {
    const index = indexAt(epochMs);
    return index < 0 ? dayNumberAt(zone, epochMs) : first + index;
  };
}

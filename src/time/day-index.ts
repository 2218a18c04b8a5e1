/** Day index: the local day of millions of instants, a few nanoseconds each. */
import { createIntervalIndex } from './interval-index.ts';
import { dayNumberAt } from './start-of-date.ts';
import { offsetSegments } from './zone.ts';

const DAY_MS = 86_400_000;

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
  const segments = offsetSegments(zone, fromMs, untilMs);
  const edges = Float64Array.of(...segments.map(({ startMs }) => startMs), untilMs);
  const offsets = Float64Array.from(segments, ({ offsetMs }) => offsetMs);
  const segmentAt = createIntervalIndex(edges);

  // Clocks that are turned back across midnight read a date again that is over: within a segment
  // no day is earlier than the last one that began before it.
  const begun = Float64Array.from(segments, ({ startMs }) => dayNumberAt(zone, startMs));

  return (epochMs) => {
    const segment = segmentAt(epochMs);
    if (segment < 0) return dayNumberAt(zone, epochMs);

    const day = Math.floor((epochMs + (offsets[segment] as number)) / DAY_MS);
    const first = begun[segment] as number;
    return day < first ? first : day;
  };
}

/** Local time: the instant at which the clock of a place reads a date and a time of day. */
import { type OffsetSegment, offsetMsAt, offsetSegments } from './zone.ts';

const DAY_MS = 86_400_000;

/**
 * The first instant at which the local clock of a zone reads a date and time, or a later one.
 *
 * A time that is skipped comes when the clock jumps over it; of a time that comes twice the first
 * counts. Later readings never come earlier.
 *
 * @param zone IANA name.
 * @param localMs What the clock reads, as epoch milliseconds of the same reading in UTC.
 * @returns Epoch milliseconds.
 */
export function firstInstantOf(zone: string, localMs: number): number {
  // No clock was ever a day away from UTC, and none changes twice within three days.
  const fromMs = localMs - DAY_MS;
  const untilMs = localMs + DAY_MS;
  const offsetMs = offsetMsAt(zone, fromMs);
  if (offsetMs === offsetMsAt(zone, untilMs)) return localMs - offsetMs;

  const [before, after] = offsetSegments(zone, fromMs, untilMs + 1) as [
    OffsetSegment,
    OffsetSegment,
  ];
  const early = localMs - before.offsetMs;
  return early < after.startMs ? early : Math.max(after.startMs, localMs - after.offsetMs);
}

/** Tier stops: the instants between two others at which what is earned on a ladder can change. */
import type { Instant } from '../../kernel/instant.ts';
import { dateAfter, dateAt, startOfDate } from './programme-dates.ts';
import type { Scale } from './tier-earned.ts';
import { ROLLOVER_WINDOWS_MAX } from './tier-window.ts';

/**
 * They lie after the first instant and before or at the last, in their order, each once.
 *
 * What was counted changes what is earned on its date and when it leaves the windows that decide;
 * what rolls over does so with each window. No other window is looked at, however many there are.
 */
export function stopsBetween(scale: Scale, from: Instant, to: Instant): readonly Instant[] {
  const { ladder, counters, zone, windows, tallies } = scale;
  const { window, extraWindows, rollover } = ladder;
  const [first, last] = [dateAt(zone, from), dateAt(zone, to)];
  const counted = [...tallies.values()].flatMap((tally) => tally.dates);
  const dates = new Set(counted.filter((date) => date >= first && date <= last));
  if (window.kind === 'rolling') {
    const oldest = dateAfter(first, -window.months - 1, 'months');
    for (const date of counted) {
      if (date >= oldest && date <= last) dates.add(dateAfter(date, window.months, 'months'));
    }
  }
  if (windows !== null) {
    const [begin, end] = [windows.indexOf(first), windows.indexOf(last)];
    const more = extraWindows + 1 + (rollover === 'excess' ? ROLLOVER_WINDOWS_MAX : 0);
    const changing = new Set([begin + 1]);
    for (const index of new Set(counted.map(windows.indexOf))) {
      const latest = Math.min(index + more, end);
      for (let one = Math.max(index + extraWindows + 1, begin); one <= latest; one += 1) {
        changing.add(one);
      }
    }
    for (const index of changing) dates.add(windows.startOf(index));
  }
  const starts = [...dates]
    .filter((date) => date >= first && date <= last)
    .map((date) => startOfDate(zone, date));
  const granted = counters.granted.flatMap((one) => [one.from, one.until ?? one.from]);
  return [...new Set([...starts, ...granted])].filter((stop) => stop > from && stop <= to).sort();
}

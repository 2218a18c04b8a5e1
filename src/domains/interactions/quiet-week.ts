/** Quiet week: what quiet hours leave open of a week. */
import { WEEKDAYS, type Weekday } from '../../time/weekday.ts';
import { type DayHours, restOf, timeMsOf, weekOf } from './hours-plan.ts';
import type { QuietHours } from './policy-definition.ts';

const DAY_MS = 86_400_000;

/** The hours of each weekday, Monday first, that quiet hours leave open. */
export function openWeekOf(quiet: QuietHours): readonly (readonly DayHours[])[] {
  const fromMs = timeMsOf(quiet.from);
  const untilMs = timeMsOf(quiet.until);
  const stretches = (quiet.weekdays ?? WEEKDAYS).flatMap((weekday) => {
    if (fromMs < untilMs) return [{ weekday, fromMs, untilMs }];
    const next = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 1) % WEEKDAYS.length] as Weekday;
    return [
      { weekday, fromMs, untilMs: DAY_MS },
      { weekday: next, fromMs: 0, untilMs },
    ];
  });
  return restOf(weekOf(stretches.filter((stretch) => stretch.fromMs < stretch.untilMs)));
}

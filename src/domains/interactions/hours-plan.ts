/**
 * Hours plan: at which times of which dates something may be done, by what local clocks show.
 *
 * Taken instant by instant: an hour that the clocks show twice counts twice, one that they skip
 * does not come. Where a person may be in several zones, every clock has to show a time that is
 * open.
 */
import { WEEKDAYS, type Weekday, weekdayIndex } from '../../time/weekday.ts';
import type { PossibleClocks } from './possible-offsets.ts';

/** A stretch of one date. */
export interface DayHours {
  /** Milliseconds after the date began, as its clock counts. */
  readonly fromMs: number;
  /** The same of the first instant after it; at most a day. */
  readonly untilMs: number;
}

/** The stretches in which it is open, ascending and apart, by whole days since 1970-01-01. */
export type HoursPlan = (dayNumber: number) => readonly DayHours[];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Open from its beginning to its end. */
export const WHOLE_DAY: readonly DayHours[] = Object.freeze([{ fromMs: 0, untilMs: DAY_MS }]);
/** Not open at all. */
export const NO_HOURS: readonly DayHours[] = Object.freeze([]);

/** Whether every clock shows a time that is open. */
export function isOpenAt(plan: HoursPlan, clocks: PossibleClocks, epochMs: number): boolean {
  const { offsetsMs } = clocks.stretchAt(epochMs);
  return offsetsMs.every((offsetMs) => stretchAt(plan, epochMs + offsetMs) !== null);
}

/** The first instant from one on at which every clock shows a time that is open, or `null`. */
export function nextOpenMs(
  plan: HoursPlan,
  clocks: PossibleClocks,
  fromMs: number,
  limitMs: number,
): number | null {
  for (let atMs = fromMs; atMs < limitMs; ) {
    const { endMs, offsetsMs } = clocks.stretchAt(atMs);
    const openMs = agreementMs(plan, offsetsMs, atMs, Math.min(endMs, limitMs));
    if (openMs !== null) return openMs;
    atMs = endMs;
  }
  return null;
}

/** Until when every clock goes on showing a time that is open; at most `limitMs`. */
export function openUntilMs(
  plan: HoursPlan,
  clocks: PossibleClocks,
  fromMs: number,
  limitMs: number,
): number {
  let atMs = fromMs;
  while (atMs < limitMs) {
    const { endMs, offsetsMs } = clocks.stretchAt(atMs);
    const untilMs = Math.min(endMs, limitMs);
    let closesMs = untilMs;
    for (const offsetMs of offsetsMs) {
      closesMs = Math.min(closesMs, closesAt(plan, atMs + offsetMs, untilMs + offsetMs) - offsetMs);
    }
    if (closesMs < untilMs) return closesMs;
    atMs = untilMs;
  }
  return limitMs;
}

/** While no clock changes: when all are open at once, before `untilMs`. */
function agreementMs(
  plan: HoursPlan,
  offsetsMs: readonly number[],
  fromMs: number,
  untilMs: number,
): number | null {
  let atMs = fromMs;
  for (;;) {
    let latestMs = atMs;
    for (const offsetMs of offsetsMs) {
      const openMs = nextOpen(plan, latestMs + offsetMs, untilMs + offsetMs);
      if (openMs === null) return null;
      latestMs = openMs - offsetMs;
    }
    if (latestMs === atMs) return atMs;
    atMs = latestMs;
  }
}

/** The next reading that is open, the given one included, or `null` if none is below the limit. */
function nextOpen(plan: HoursPlan, localMs: number, limitMs: number): number | null {
  for (let day = Math.floor(localMs / DAY_MS); day * DAY_MS < limitMs; day += 1) {
    const startMs = day * DAY_MS;
    const found = plan(day).find(({ untilMs }) => startMs + untilMs > localMs);
    if (found === undefined) continue;
    const openMs = Math.max(localMs, startMs + found.fromMs);
    return openMs < limitMs ? openMs : null;
  }
  return null;
}

/** The first reading from an open one on that is not open, or the limit. */
function closesAt(plan: HoursPlan, localMs: number, limitMs: number): number {
  let atMs = localMs;
  while (atMs < limitMs) {
    const stretch = stretchAt(plan, atMs);
    if (stretch === null) return atMs;
    atMs = Math.floor(atMs / DAY_MS) * DAY_MS + stretch.untilMs;
  }
  return limitMs;
}

function stretchAt(plan: HoursPlan, localMs: number): DayHours | null {
  const day = Math.floor(localMs / DAY_MS);
  const timeMs = localMs - day * DAY_MS;
  for (const stretch of plan(day)) {
    if (timeMs >= stretch.fromMs && timeMs < stretch.untilMs) return stretch;
  }
  return null;
}

/** Stretches of the week by weekday, Monday first: sorted, and joined where they meet. */
export function weekOf(
  hours: readonly {
    readonly weekday: Weekday;
    readonly fromMs: number;
    readonly untilMs: number;
  }[],
): readonly (readonly DayHours[])[] {
  return WEEKDAYS.map((weekday) => joined(hours.filter((stretch) => stretch.weekday === weekday)));
}

/** A plan that is the same every week. */
export function weeklyPlan(week: readonly (readonly DayHours[])[]): HoursPlan {
  return (day) => week[weekdayIndex(day)] ?? NO_HOURS;
}

/** The week that is open when another is not. */
export function restOf(week: readonly (readonly DayHours[])[]): readonly (readonly DayHours[])[] {
  return week.map((stretches) => {
    const rest: DayHours[] = [];
    let fromMs = 0;
    for (const stretch of stretches) {
      if (stretch.fromMs > fromMs) rest.push({ fromMs, untilMs: stretch.fromMs });
      fromMs = stretch.untilMs;
    }
    return fromMs < DAY_MS ? [...rest, { fromMs, untilMs: DAY_MS }] : rest;
  });
}

function joined(stretches: readonly DayHours[]): readonly DayHours[] {
  const sorted = stretches.toSorted((one, other) => one.fromMs - other.fromMs);
  const result: DayHours[] = [];
  for (const { fromMs, untilMs } of sorted) {
    const last = result.at(-1);
    if (last === undefined || fromMs > last.untilMs) result.push({ fromMs, untilMs });
    else result[result.length - 1] = { ...last, untilMs: Math.max(last.untilMs, untilMs) };
  }
  return result;
}

const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Whether a value is a time of day, written `HH:MM`, 00:00 to 24:00. */
export function isTimeText(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value);
}

/** Milliseconds from midnight to a time of day, `HH:MM`. */
export function timeMsOf(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * MINUTE_MS;
}

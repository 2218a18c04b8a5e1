/**
 * Calendar: when a business is open, as instants, made once from its definition.
 *
 * An opening begins at the first instant at which the local clock reads its time or a later one,
 * and ends likewise, so that a skipped hour is lost to nobody and a repeated one stays within. It
 * belongs to the date on which it opens: a night shift that began before a holiday runs to its
 * end. Days are worked out when they are asked for, and kept.
 */
import { breach } from '../kernel/errors.ts';
import { readIsoDate } from '../kernel/iso-text.ts';
import type { CalendarDefinition, OpeningHours } from './calendar-definition.ts';
import { firstInstantOf } from './local-time.ts';
import { calendarIssues } from './parse-calendar.ts';
import { WEEKDAYS, weekdayIndex } from './weekday.ts';

/** A business calendar, ready to be asked. Made by {@link createCalendar}. */
export interface Calendar {
  /** What it was made from. */
  readonly definition: CalendarDefinition;
  /** Whether an opening may reach into the next date. */
  readonly isOvernight: boolean;
  /** What a day is like, by whole days since 1970-01-01; `null` if its holidays are not known. */
  readonly dayAt: (dayNumber: number) => CalendarDay | null;
  /** Epoch milliseconds at which a day begins, by whole days since 1970-01-01. */
  readonly startMsOf: (dayNumber: number) => number;
  /** The day in which an instant lies, by epoch milliseconds: the last one that has begun. */
  readonly dayNumberAt: (epochMs: number) => number;
}

/** One date of a calendar. */
export interface CalendarDay {
  /** What begins on it, ascending, apart from each other and from what began before. */
  readonly openings: readonly Opening[];
  /** Epoch milliseconds at which the last of it is over; `null` if it is no business day. */
  readonly closesMs: number | null;
  /** The name of the holiday that closes it; `null` on any other date. */
  readonly holiday: string | null;
}

/** A stretch in which it is open. */
export interface Opening {
  /** Epoch milliseconds of its first instant. */
  readonly startMs: number;
  /** Epoch milliseconds of the first instant after it. */
  readonly endMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_KEPT = 20_000;

/**
 * Makes a calendar from its definition.
 *
 * Openings that overlap count once.
 *
 * @param definition Zone, versions of weekly hours, holidays.
 * @returns The calendar. Make it once and keep it: what it has worked out, it keeps.
 * @throws ContractError naming the first field that is not as {@link CalendarDefinition} says; a
 *   calendar whose last version never opens is refused too. {@link parseCalendar} tells them all.
 * @example A desk in London
 * ```ts
 * import { createCalendar, dayNumberOf } from 'everbond/time';
 *
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [{ from: null, hours: [{ weekday: 'monday', opens: '09:00', closes: '17:30' }] }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 *
 * const monday = desk.dayAt(dayNumberOf('2026-05-11'));
 *
 * monday?.openings.map(({ startMs }) => new Date(startMs).toISOString());
 * // => ['2026-05-11T08:00:00.000Z']
 * ```
 */
export function createCalendar(definition: CalendarDefinition): Calendar {
  const [issue] = calendarIssues(definition);
  if (issue !== undefined) {
    breach('createCalendar', ['definition', ...issue.path].join('.'), issue.message);
  }

  const { zone } = definition;
  const planOf = compile(definition);
  const isOvernight = definition.versions.some(({ hours }) =>
    hours.some((row) => spanOf(row).until > DAY_MS),
  );
  const startMsOf = kept((day) => firstInstantOf(zone, day * DAY_MS));

  return {
    definition,
    isOvernight,
    startMsOf,
    dayNumberAt: (epochMs) => {
      // No clock is a whole day from UTC, so the local date is at most one off.
      let day = Math.floor(epochMs / DAY_MS) + 1;
      while (startMsOf(day) > epochMs) day -= 1;
      return day;
    },
    dayAt: kept((day) => {
      const plan = planOf(day);
      if (plan === null) return null;
      const begun = isOvernight
        ? nightBefore(zone, day, planOf(day - 1))
        : Number.NEGATIVE_INFINITY;
      return dayOf(zone, day, plan, begun);
    }),
  };
}

/** A function of days that keeps what it has worked out. */
function kept<Value>(valueOf: (day: number) => Value): (day: number) => Value {
  const values = new Map<number, Value>();
  return (day) => {
    const known = values.get(day);
    if (known !== undefined) return known;
    if (values.size >= DAYS_KEPT) values.clear();
    const value = valueOf(day);
    values.set(day, value);
    return value;
  };
}

/** Milliseconds of local time since the midnight with which a date begins. */
interface Span {
  readonly from: number;
  readonly until: number;
}

interface Plan {
  readonly hours: readonly Span[];
  readonly holiday: string | null;
}

function compile(definition: CalendarDefinition): (day: number) => Plan | null {
  const { holidays: lists, workingDaysAs } = definition;
  const versions = definition.versions.map(({ from, hours }) => ({
    from: from === null ? Number.NEGATIVE_INFINITY : readIsoDate(from),
    week: WEEKDAYS.map((weekday) =>
      hours
        .filter((row) => row.weekday === weekday)
        .map(spanOf)
        .toSorted((one, other) => one.from - other.from),
    ),
  }));
  const from = Math.max(...lists.map((list) => readIsoDate(list.from)));
  const until = Math.min(...lists.map((list) => readIsoDate(list.until)));
  const holidays = new Map<number, string>();
  const worked = new Set<number>();
  for (const list of lists) {
    for (const { date, name } of list.holidays) holidays.set(readIsoDate(date), name);
    for (const { date } of list.workingDays) worked.add(readIsoDate(date));
  }
  const stand = workingDaysAs === null ? null : WEEKDAYS.indexOf(workingDaysAs);

  return (day) => {
    if (!(day >= from && day < until)) return null;
    const holiday = holidays.get(day);
    if (holiday !== undefined) return { hours: [], holiday };
    const index = stand !== null && worked.has(day) ? stand : weekdayIndex(day);
    const version = versions.findLast((each) => each.from <= day);
    return { hours: version?.week[index] ?? [], holiday: null };
  };
}

function spanOf({ opens, closes }: OpeningHours): Span {
  const from = msOf(opens);
  const until = msOf(closes);
  return { from, until: until > from ? until : until + DAY_MS };
}

function msOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

/** Until when a shift of the day before is open. */
function nightBefore(zone: string, day: number, before: Plan | null): number {
  const last = Math.max(DAY_MS, ...(before?.hours ?? []).map(({ until }) => until));
  return last > DAY_MS ? firstInstantOf(zone, (day - 1) * DAY_MS + last) : Number.NEGATIVE_INFINITY;
}

/** Spans as instants: ascending, joined where they touch, none before what is open already. */
function dayOf(zone: string, day: number, { hours, holiday }: Plan, begun: number): CalendarDay {
  const openings: Opening[] = [];
  let closesMs: number | null = null;
  for (const span of hours) {
    const beginMs = firstInstantOf(zone, day * DAY_MS + span.from);
    const endMs = firstInstantOf(zone, day * DAY_MS + span.until);
    if (beginMs === endMs) continue;
    closesMs = Math.max(closesMs ?? begun, endMs);
    const startMs = Math.max(begun, beginMs);
    const last = openings.at(-1);
    if (startMs >= endMs) continue;
    if (last === undefined || startMs > last.endMs) openings.push({ startMs, endMs });
    else openings.splice(-1, 1, { startMs: last.startMs, endMs: Math.max(last.endMs, endMs) });
  }
  return { openings, closesMs, holiday };
}

/**
 * The clock, told a second time and in another way: by walking. What is open is read off the clock on
 * the wall minute by minute, and a case is walked from its start, second by second around what
 * happens and minute by minute between. It shares nothing with the library but the types of its
 * input and the time zone data of the runtime.
 */
import type { CalendarDefinition } from '../../src/time/calendar-definition.ts';
import type { ClockEvent } from '../../src/time/clock-log.ts';
import type { ClockPolicy } from '../../src/time/clock-policy.ts';
import type { Duration } from '../../src/time/duration.ts';
import { wallClockMs } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
/** How far ahead it looks for the instant at which the time is up. */
const HORIZON_MS = 14 * DAY_MS;

/** The latest time that the clock of a zone has shown, minute by minute. */
export interface Face {
  readonly zone: string;
  readonly fromMs: number;
  /** Local minutes since 1970-01-01, never falling. */
  readonly shown: Float64Array;
}

export function faceOf(zone: string, fromMs: number, days: number): Face {
  const shown = new Float64Array(days * DAY_MINUTES);
  let latest = Number.NEGATIVE_INFINITY;
  for (let minute = 0; minute < shown.length; minute += 1) {
    latest = Math.max(latest, wallClockMs(zone, fromMs + minute * MINUTE_MS) / MINUTE_MS);
    shown[minute] = latest;
  }
  return { zone, fromMs, shown };
}

/** What a calendar is like at each minute of a face. */
export interface Minutes {
  readonly face: Face;
  readonly open: Uint8Array;
  readonly always: Uint8Array;
  /** How many dates have ended, how many business days, and how many of those have closed. */
  readonly ended: Int32Array;
  readonly worked: Int32Array;
  readonly closed: Int32Array;
  /** How many business days there will have been when this date has ended. */
  readonly workedWith: Int32Array;
}

interface Row {
  readonly from: number;
  readonly until: number;
}

function rowsOn(definition: CalendarDefinition, date: number): readonly Row[] {
  const text = new Date(date * DAY_MS).toISOString().slice(0, 10);
  const weekday = new Date(date * DAY_MS)
    .toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' })
    .toLowerCase();
  const lists = definition.holidays;
  if (lists.some(({ holidays }) => holidays.some((each) => each.date === text))) return [];

  const isExtra = lists.some(({ workingDays }) => workingDays.some((each) => each.date === text));
  const name = isExtra ? (definition.workingDaysAs ?? weekday) : weekday;
  const version = definition.versions.findLast(({ from }) => from === null || from <= text);
  return (version?.hours ?? [])
    .filter((row) => row.weekday === name)
    .map(({ opens, closes }) => {
      const [from, until] = [opens, closes].map((time) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return date * DAY_MINUTES + hour * 60 + minute;
      }) as [number, number];
      return { from, until: until > from ? until : until + DAY_MINUTES };
    });
}

export function minutesOf(definition: CalendarDefinition, face: Face): Minutes {
  const { shown } = face;
  const size = shown.length;
  const first = Math.floor((shown[0] as number) / DAY_MINUTES) - 1;
  const last = Math.floor((shown[size - 1] as number) / DAY_MINUTES);
  const table = Array.from({ length: last - first + 1 }, (_, index) =>
    rowsOn(definition, first + index).filter((row) => isShown(shown, row)),
  );
  const isWorked = table.map((rows) => rows.length > 0);
  let closing = Number.NEGATIVE_INFINITY;
  const closings = table.map((rows) => {
    closing = Math.max(closing, ...rows.map(({ until }) => until));
    return closing;
  });

  const minutes: Minutes = {
    face,
    open: new Uint8Array(size),
    always: new Uint8Array(size).fill(1),
    ended: new Int32Array(size),
    worked: new Int32Array(size),
    closed: new Int32Array(size),
    workedWith: new Int32Array(size),
  };
  let day = 0;
  let near: readonly Row[] = [];
  let business = 0;
  let closed = 0;
  let done = 0;
  for (let minute = 0; minute < size; minute += 1) {
    const now = shown[minute] as number;
    while (day < Math.floor(now / DAY_MINUTES) - first) {
      day += 1;
      near = [...(table[day - 1] ?? []), ...(table[day] ?? [])];
      business += Number(isWorked[day - 1]);
    }
    for (; done <= day && now >= (closings[done] as number); done += 1) {
      closed += Number(isWorked[done]);
    }
    minutes.open[minute] = Number(near.some(({ from, until }) => now >= from && now < until));
    minutes.ended[minute] = day;
    minutes.worked[minute] = business;
    minutes.closed[minute] = closed;
    minutes.workedWith[minute] = business + Number(isWorked[day]);
  }
  return minutes;
}

/** Whether a row has any minute, which the clocks may skip. */
function isShown(shown: Float64Array, { from, until }: Row): boolean {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  // A row outside the face counts as shown: nothing is asked there.
  const found = shown[low];
  return found === undefined || found < until || low === 0;
}

/** The answer of the oracle; `dueMs` is `null` where there is none within what it can see. */
export interface Told {
  readonly state: 'not-started' | 'running' | 'paused' | 'overdue' | 'met' | 'missed' | 'cancelled';
  readonly elapsed: number | null;
  readonly dueMs: number | null;
  /** Until when it has looked for that instant. */
  readonly seenMs: number;
}

interface Happened {
  readonly atMs: number;
  readonly event: ClockEvent;
}

/** Where the log stands when all until an instant has happened. */
interface Standing {
  readonly startMs: number;
  readonly target: Duration;
  readonly completedMs: number | null;
  readonly cancelledMs: number | null;
}

function standingAt(
  happened: readonly Happened[],
  policy: ClockPolicy,
  untilMs: number,
): Standing | null {
  let startMs: number | null = null;
  let target = policy.target;
  let later: Duration | null = null;
  let completedMs: number | null = null;
  let cancelledMs: number | null = null;
  for (const { atMs, event } of happened) {
    if (atMs > untilMs || cancelledMs !== null) break;
    if (startMs === null) {
      if (event.type === 'Started') startMs = atMs;
    } else if (event.type === 'Completed') {
      completedMs ??= atMs;
    } else if (event.type === 'Reopened') {
      if (completedMs === null || policy.onReopen === 'first-only') continue;
      completedMs = null;
      if (policy.onReopen === 'restart') startMs = atMs;
      if (later !== null && policy.onRetarget === 'fresh') startMs = atMs;
      target = later ?? target;
      later = null;
    } else if (event.type === 'Retargeted') {
      if (completedMs !== null) later = event.target;
      else {
        target = event.target;
        if (policy.onRetarget === 'fresh') startMs = atMs;
      }
    } else if (event.type === 'Extended' && completedMs === null) {
      target = policy.extendedBy.find(({ reason }) => reason === event.reason)?.target ?? target;
    } else if (event.type === 'Cancelled' && completedMs === null) cancelledMs = atMs;
  }
  return startMs === null ? null : { startMs, target, completedMs, cancelledMs };
}

/** Whether time counts in the second that begins at an instant. */
function counts(happened: readonly Happened[], policy: ClockPolicy, atMs: number): boolean {
  const before = happened.filter((each) => each.atMs <= atMs);
  if (stoppedBy(before, policy).length > 0) return false;
  return policy.onReopen === 'total' || standingAt(before, policy, atMs)?.completedMs === null;
}

function stoppedBy(happened: readonly Happened[], policy: ClockPolicy): readonly string[] {
  const events = happened.map(({ event }) => event);
  const since = events.slice(events.findIndex(({ type }) => type === 'Started'));
  return policy.pausedBy.filter((reason) => {
    const last = since
      .filter((event) => 'reason' in event && event.reason === reason)
      .findLast(({ type }) => type === 'Paused' || type === 'Resumed');
    return last?.type === 'Paused';
  });
}

/** Walks a case as it stood at an instant. */
export function tell(
  log: readonly ClockEvent[],
  minutes: Minutes,
  policy: ClockPolicy,
  atMs: number,
): Told {
  const happened = log
    .map((event) => ({ atMs: new Date(event.at).getTime(), event }))
    .filter((each) => each.atMs <= atMs);
  const standing = standingAt(happened, policy, atMs);
  if (standing === null) return { state: 'not-started', elapsed: null, dueMs: null, seenMs: atMs };

  const { startMs, target, completedMs, cancelledMs } = standing;
  const endMs = completedMs ?? cancelledMs ?? atMs;
  const isStopped = completedMs === null && stoppedBy(happened, policy).length > 0;
  const gauge = gaugeOf(minutes, target, startMs);

  const walked: Walked = { elapsed: 0, dueMs: null, isEndSought: false };
  for (let nowMs = startMs; nowMs < endMs; ) {
    const boundMs = Math.min(happened.find((each) => each.atMs > nowMs)?.atMs ?? endMs, endMs);
    if (counts(happened, policy, nowMs)) walk(gauge, minutes.face, [nowMs, boundMs], walked);
    nowMs = boundMs;
  }
  const { elapsed } = walked;
  walked.isEndSought = true;
  if (walked.dueMs === null && !isStopped && cancelledMs === null) {
    walk(gauge, minutes.face, [endMs, endMs + HORIZON_MS], walked);
  }
  return {
    state: stateOf(standing, walked.dueMs, endMs, isStopped),
    elapsed,
    dueMs: cancelledMs === null ? walked.dueMs : null,
    seenMs: endMs + HORIZON_MS,
  };
}

function stateOf(
  { completedMs, cancelledMs }: Standing,
  dueMs: number | null,
  endMs: number,
  isStopped: boolean,
): Told['state'] {
  if (cancelledMs !== null) return 'cancelled';
  if (completedMs !== null) return dueMs !== null && completedMs > dueMs ? 'missed' : 'met';
  if (dueMs !== null && dueMs <= endMs) return 'overdue';
  return isStopped ? 'paused' : 'running';
}

interface Walked {
  elapsed: number;
  dueMs: number | null;
  /** Whether nothing is wanted but the end of the time. */
  isEndSought: boolean;
}

/** Walks from one instant to another: by minutes where whole ones fit, else by seconds or less. */
function walk(
  gauge: Gauge,
  { fromMs }: Face,
  [startMs, untilMs]: readonly [number, number],
  to: Walked,
): void {
  const first = Math.ceil((startMs - fromMs) / MINUTE_MS);
  const last = Math.floor((untilMs - fromMs) / MINUTE_MS);
  if (first > last) return crawl(gauge, fromMs, [startMs, untilMs], to);

  crawl(gauge, fromMs, [startMs, fromMs + first * MINUTE_MS], to);
  for (let minute = first; minute < last && !isOver(to); minute += 1) {
    go(gauge, minute, minute + 1, fromMs + minute * MINUTE_MS, MINUTE_MS, to);
  }
  crawl(gauge, fromMs, [fromMs + last * MINUTE_MS, untilMs], to);
}

function crawl(
  gauge: Gauge,
  fromMs: number,
  [startMs, untilMs]: readonly [number, number],
  to: Walked,
): void {
  const minuteOf = (ms: number) => Math.floor((ms - fromMs) / MINUTE_MS);
  for (let nowMs = startMs; nowMs < untilMs && !isOver(to); ) {
    const stepMs = Math.min(1000 - (nowMs % 1000), untilMs - nowMs);
    go(gauge, minuteOf(nowMs), minuteOf(nowMs + stepMs), nowMs, stepMs, to);
    nowMs += stepMs;
  }
}

function isOver({ dueMs, isEndSought }: Walked): boolean {
  return isEndSought && dueMs !== null;
}

function go(
  { amount, isTime, table, base, lasts }: Gauge,
  minute: number,
  next: number,
  nowMs: number,
  stepMs: number,
  to: Walked,
): void {
  const units = isTime
    ? (table[minute] as number) * stepMs
    : Math.max(base, table[next] as number) - Math.max(base, table[minute] as number);
  const { elapsed } = to;
  if (to.dueMs === null && elapsed + units >= amount && (isTime || lasts[minute] !== lasts[next])) {
    to.dueMs = isTime ? nowMs + amount - elapsed : nowMs + stepMs;
  }
  to.elapsed = elapsed + units;
}

/** How a target is measured along the minutes of a face. */
interface Gauge {
  readonly amount: number;
  /** Whether it is measured in milliseconds, else in days. */
  readonly isTime: boolean;
  /** For time, whether a minute counts; for days, how many have ended by a minute. */
  readonly table: Uint8Array | Int32Array;
  /** The days before the first that counts. */
  readonly base: number;
  /** It may end where this changes. */
  readonly lasts: Uint8Array | Int32Array;
}

function gaugeOf(minutes: Minutes, target: Duration, startMs: number): Gauge {
  const { face, open, always, ended, worked, closed, workedWith } = minutes;
  if (target.kind === 'elapsed-hours' || target.kind === 'business-hours') {
    const table = target.kind === 'elapsed-hours' ? always : open;
    const amount = Math.round(target.hours * 3_600_000);
    return { amount, isTime: true, table, base: 0, lasts: table };
  }
  if (target.kind === 'calendar-months') throw new Error('months are not walked');

  const start = Math.floor((startMs - face.fromMs) / MINUTE_MS);
  const isCalendar = target.kind === 'calendar-days';
  const table = isCalendar ? ended : target.endsAt === 'end-of-date' ? worked : closed;
  const base = isCalendar ? (ended[start] as number) + 1 : (workedWith[start] as number);
  const lasts = isCalendar && target.lastDate === 'business-day' ? worked : table;
  return { amount: target.days, isTime: false, table, base, lasts };
}

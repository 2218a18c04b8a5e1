/** Random cases for the clock: calendars around changes of clocks, logs, policies; and the comparison. */
import { type Calendar, createCalendar } from '../../src/time/calendar.ts';
import type { CalendarDefinition, OpeningHours } from '../../src/time/calendar-definition.ts';
import { type ClockReading, readClock } from '../../src/time/clock.ts';
import type { ClockEvent } from '../../src/time/clock-log.ts';
import type { ClockPolicy } from '../../src/time/clock-policy.ts';
import type { Duration } from '../../src/time/duration.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import { type Face, faceOf, type Minutes, minutesOf, tell } from './clock-oracle.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FACE_DAYS = 44;

/** A zone and a date near which its clocks change, or do not. */
const places: readonly (readonly [string, string])[] = [
  ['Europe/London', '2026-03-29'],
  ['Europe/London', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Africa/Cairo', '2026-04-24'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/St_Johns', '1990-10-28'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['Asia/Shanghai', '2026-02-14'],
  ['Antarctica/Troll', '2026-03-29'],
  ['UTC', '2026-12-25'],
];

const faces = new Map<string, Face>();

/** What the cases have met; each must be more than none. */
export type Reach = Record<string, number>;

type Random = () => number;

/** The generator mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function upTo(random: Random, count: number): number {
  return Math.floor(random() * count);
}

function oneOf<Value>(random: Random, values: readonly Value[]): Value {
  return values[upTo(random, values.length)] as Value;
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function anyHours(random: Random): readonly OpeningHours[] {
  const kind = upTo(random, 5);
  if (kind === 0) {
    return WEEKDAYS.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
  }
  const step = oneOf(random, [1, 15, 30]);
  const times = Array.from({ length: 4 }, () => upTo(random, 1440 / step) * step);
  const [a = 0, b = 0, c = 0, d = 0] = kind < 4 ? times.toSorted((x, y) => x - y) : times;
  const pairs = [[a, b], ...(random() < 0.6 ? [[c, d]] : [])].filter(([x, y]) => x !== y);
  const days = WEEKDAYS.filter((_, index) => random() < (index < 5 ? 0.9 : 0.2));
  const rows = days.flatMap((weekday) =>
    pairs.map(([x = 0, y = 0]) => ({ weekday, opens: timeText(x), closes: timeText(y) })),
  );
  return rows.length > 0 ? rows : [{ weekday: 'wednesday', opens: '10:00', closes: '16:00' }];
}

function anyDefinition(random: Random, zone: string, fromMs: number): CalendarDefinition {
  const dateAt = (day: number) => new Date(fromMs + day * DAY_MS).toISOString().slice(0, 10);
  const dates = Array.from({ length: FACE_DAYS }, (_, day) => ({ date: dateAt(day), name: 'x' }));
  const off = dates.filter(() => random() < 0.08);
  const version = { from: null, hours: anyHours(random) };
  const later = { from: dateAt(10 + upTo(random, 12)), hours: anyHours(random) };
  return {
    id: 'any',
    zone,
    versions: random() < 0.4 ? [version, later] : [version],
    holidays: [
      {
        id: 'any',
        sources: [{ title: 'x', publisher: 'x', year: 2026 }],
        from: dateAt(-400),
        until: dateAt(4000),
        holidays: off,
        workingDays: dates.filter((each) => !off.includes(each) && random() < 0.04),
      },
    ],
    workingDaysAs: random() < 0.5 ? oneOf(random, WEEKDAYS) : null,
  };
}

function anyTarget(random: Random): Duration {
  const hours = oneOf(random, [upTo(random, 40) + 1, (upTo(random, 2000) + 1) / 60, 8.5]);
  const days = 1 + upTo(random, 8);
  switch (upTo(random, 5)) {
    case 0:
      return { kind: 'elapsed-hours', hours };
    case 1:
      return {
        kind: 'calendar-days',
        days,
        lastDate: oneOf(random, ['any-date', 'business-day'] as const),
      };
    case 2:
      return {
        kind: 'business-days',
        days,
        endsAt: oneOf(random, ['close-of-business', 'end-of-date'] as const),
      };
    default:
      return { kind: 'business-hours', hours };
  }
}

function anyPolicy(random: Random): ClockPolicy {
  return {
    target: anyTarget(random),
    pausedBy: oneOf(random, [[], ['pending'], ['pending', 'vendor'], ['pending', 'vendor']]),
    extendedBy: random() < 0.3 ? [{ reason: 'holding', target: anyTarget(random) }] : [],
    onReopen: oneOf(random, ['resume', 'restart', 'first-only', 'total'] as const),
    onRetarget: oneOf(random, ['retroactive', 'fresh'] as const),
  };
}

function anyEvent(random: Random, at: string): ClockEvent {
  const kind = random();
  const reason = oneOf(random, ['pending', 'vendor']);
  if (kind < 0.3) return { type: 'Paused', at, reason };
  if (kind < 0.6) return { type: 'Resumed', at, reason };
  if (kind < 0.75) return { type: 'Completed', at };
  if (kind < 0.88) return { type: 'Reopened', at };
  if (kind < 0.93) return { type: 'Retargeted', at, target: anyTarget(random) };
  if (kind < 0.98) return { type: 'Extended', at, reason: 'holding' };
  return { type: 'Cancelled', at, reason: 'merged' };
}

/** Instants at whole minutes, seconds or milliseconds, often two at once or at an opening. */
function anyLog(random: Random, startMs: number, spanMs: number): readonly ClockEvent[] {
  const count = upTo(random, 9);
  const grain = oneOf(random, [1, 1000, 60_000, HOUR_MS]);
  const at = Array.from({ length: count }, () => {
    const ms = startMs + random() * spanMs;
    return Math.ceil(ms / grain) * grain;
  }).toSorted((one, other) => one - other);
  return [
    { type: 'Started', at: new Date(startMs).toISOString() },
    ...at.map((ms) => anyEvent(random, new Date(ms).toISOString())),
  ];
}

/** A case: what a clock is asked. */
export interface ClockCase {
  readonly log: readonly ClockEvent[];
  readonly calendar: Calendar;
  readonly policy: ClockPolicy;
  readonly atMs: number;
  /** What the oracle walks on. */
  readonly minutes: () => Minutes;
}

const PER_CALENDAR = 400;
/** Beyond it the oracle cannot look ahead on its face. */
const EDGE_DAYS = 28;

/**
 * So many cases from a seed; a calendar serves many, because its minutes take long. A fifth are asked
 * about, or completed, at the very instant at which their time is up, or next to it.
 */
export function* anyCases(seed: number, cases: number): Generator<ClockCase> {
  const random = randomFrom(seed);
  for (let done = 0; done < cases; ) {
    const place = places[(done / PER_CALENDAR) % places.length] as readonly [string, string];
    const [zone, date] = place;
    const fromMs = new Date(date).getTime() - 9 * DAY_MS;
    const definition = anyDefinition(random, zone, fromMs);
    const calendar = createCalendar(definition);
    let known: Minutes | null = null;
    const minutes = () => {
      known ??= minutesOf(definition, faceAt(zone, fromMs));
      return known;
    };
    for (let each = 0; each < PER_CALENDAR && done < cases; each += 1, done += 1) {
      const policy = anyPolicy(random);
      const startMs = fromMs + Math.floor(((3 + random() * 9) * DAY_MS) / 1000) * 1000;
      const spanMs = oneOf(random, [DAY_MS, 4 * DAY_MS, 12 * DAY_MS]);
      const log = anyLog(random, startMs, spanMs);
      const drawn = Math.floor(startMs + (random() * 1.2 - 0.02) * spanMs);
      const lastMs = new Date(log.at(-1)?.at ?? '').getTime();
      const atMs = random() < 0.3 ? lastMs : drawn;
      const edgeMs =
        random() < 0.2 ? edgeOf(random, readClock(log, calendar, policy, lastMs)) : null;
      if (edgeMs === null || edgeMs < lastMs || edgeMs > fromMs + EDGE_DAYS * DAY_MS) {
        yield { log, calendar, policy, atMs, minutes };
        continue;
      }
      const ending = { type: 'Completed', at: new Date(edgeMs).toISOString() } as const;
      const own = random() < 0.5 ? [...log, ending] : log;
      yield { log: own, calendar, policy, atMs: edgeMs, minutes };
    }
  }
}

/** The instant at which the time is up, or a millisecond before or after it. */
function edgeOf(random: Random, { dueAt }: ClockReading): number | null {
  return dueAt === null ? null : new Date(dueAt).getTime() + oneOf(random, [-1, 0, 0, 1]);
}

function faceAt(zone: string, fromMs: number): Face {
  const key = `${zone} ${fromMs}`;
  const face = faces.get(key) ?? faceOf(zone, fromMs, FACE_DAYS);
  faces.set(key, face);
  return face;
}

/** Compares so many cases, and counts what they met. Throws at the first that is told differently. */
export function compareClocks(seed: number, cases: number, reach: Reach = {}): Reach {
  const meet = (what: string) => {
    reach[what] = (reach[what] ?? 0) + 1;
  };
  for (const one of anyCases(seed, cases)) {
    const { log, calendar, policy, atMs } = one;
    const told = tell(log, one.minutes(), policy, atMs);
    const read = readClock(log, calendar, policy, atMs);
    const dueMs = read.dueAt === null ? null : new Date(read.dueAt).getTime();
    const seenMs = dueMs !== null && dueMs > told.seenMs ? null : dueMs;
    meet('cases');
    meet(told.state);
    meet(policy.target.kind);
    meet(told.dueMs === null ? 'no due instant' : 'a due instant');
    if (told.state === read.state && told.elapsed === read.elapsed && told.dueMs === seenMs)
      continue;
    const { definition } = calendar;
    const at = new Date(atMs).toISOString();
    const asked = JSON.stringify({ at, log, policy, definition });
    throw new Error(`told ${JSON.stringify(told)}, read ${JSON.stringify(read)} of ${asked}`);
  }
  return reach;
}

/** Explain clock: all the time of a clock in parts, what each added, and why others did not. */
import { breach } from '../kernel/errors.ts';
import { epochMsOf, type Instant, instant } from '../kernel/instant.ts';
import type { Calendar } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { type ClockCourse, type ClockEvent, courseOf, type Stretch } from './clock-log.ts';
import { type ClockPolicy, checkPolicy } from './clock-policy.ts';
import type { Duration } from './duration.ts';
import { isGap } from './holiday-gap.ts';
import { type Meter, meterOf } from './meter.ts';

/** A part of the time of a clock. Each begins where the one before ends. */
export interface ClockPart {
  /** Its first instant. */
  readonly from: Instant;
  /** The first instant after it. */
  readonly until: Instant;
  /** What it added to `elapsed`: milliseconds, or days that ended with it. */
  readonly counted: number;
  /** Why it did, or did not. */
  readonly why: PartReason;
  /** The name of the holiday, or the reasons of the pause, joined by commas; else `null`. */
  readonly detail: string | null;
}

/**
 * Why a part counted or did not: `first-date` is the rest of the date on which a clock of days
 * began, `date-not-over` a date before its end, `completed` the time before it was reopened, and
 * `unknown` what the holidays of the calendar do not reach.
 */
export type PartReason =
  | 'counted'
  | 'first-date'
  | 'date-not-over'
  | 'closed'
  | 'holiday'
  | 'paused'
  | 'completed'
  | 'unknown';

/**
 * The time that a clock counted, and the time it left out and why.
 *
 * From the beginning that counts, which a restart moves, to completion, cancellation or the instant
 * that is asked about. Ask at `dueAt` to see how that instant came about.
 *
 * @param log What happened, in order of time.
 * @param calendar Made by {@link createCalendar}.
 * @param policy The target and the choices.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns Parts in order, without a gap; what they counted adds up to the `elapsed` of
 *   {@link readClock}. Empty before the start.
 * @throws ContractError if an event or the policy is not as described, or events are not in order.
 * @example From Thursday afternoon before Easter to Tuesday morning after it
 * ```ts
 * import { createCalendar, explainClock } from 'everbond/time';
 * import { england } from 'everbond/time/holidays/england';
 *
 * const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
 * const hours = weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' }));
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [{ from: null, hours }],
 *   holidays: [england],
 *   workingDaysAs: null,
 * });
 * const policy = {
 *   target: { kind: 'business-hours', hours: 8 },
 *   pausedBy: [],
 *   extendedBy: [],
 *   onReopen: 'resume',
 *   onRetarget: 'retroactive',
 * } as const;
 * const log = [{ type: 'Started', at: '2026-04-02T16:00+01:00' }] as const;
 * const parts = explainClock(log, desk, policy, '2026-04-07T10:00+01:00');
 *
 * parts.map(({ why, detail, counted }) => [why, detail, counted / 3_600_000]);
 * // => [
 * //   ['counted', null, 1.5],
 * //   ['closed', null, 0],
 * //   ['holiday', 'Good Friday', 0],
 * //   ['closed', null, 0],
 * //   ['holiday', 'Easter Monday', 0],
 * //   ['closed', null, 0],
 * //   ['counted', null, 1],
 * // ]
 * ```
 */
export function explainClock(
  log: readonly ClockEvent[],
  calendar: Calendar,
  policy: ClockPolicy,
  at: Date | number | string,
): readonly ClockPart[] {
  const atMs = epochMsOf(at);
  if (Number.isNaN(atMs)) breach('explainClock', 'at', 'must be a date that exists, with its zone');
  checkCalendar('explainClock', 'calendar', calendar);
  checkPolicy('explainClock', policy);

  const course = courseOf('explainClock', log, policy, atMs);
  if (course.startMs === null) return [];
  const meter = meterOf(calendar, course.target, course.startMs);
  const parts = stretchesOf(course).flatMap((stretch) => {
    const why = stopOf(stretch, policy);
    if (why !== null) return [{ ...stretch, counted: 0, ...why }];
    if ('day' in meter) return [{ ...stretch, counted: 0, why: 'unknown', detail: null } as const];
    return piecesOf(calendar, course.target, stretch).map((piece) => ({
      ...piece,
      ...worthOf(piece, calendar, course.target, meter),
    }));
  });
  return joined(parts, course.target).map(({ fromMs, untilMs, counted, why, detail }) => ({
    from: instant(fromMs),
    until: instant(untilMs),
    counted,
    why,
    detail,
  }));
}

interface Piece {
  readonly fromMs: number;
  readonly untilMs: number;
}

interface Worth {
  readonly counted: number;
  readonly why: PartReason;
  readonly detail: string | null;
}

function stretchesOf({ stretches, completedMs }: ClockCourse): readonly Stretch[] {
  return stretches.filter(({ fromMs }) => completedMs === null || fromMs < completedMs);
}

function stopOf(
  { pauses, isCompleted }: Stretch,
  { onReopen }: ClockPolicy,
): Pick<Worth, 'why' | 'detail'> | null {
  if (isCompleted && onReopen !== 'total') return { why: 'completed', detail: null };
  return pauses.length > 0 ? { why: 'paused', detail: pauses.join(', ') } : null;
}

/** Cuts a stretch where dates begin and the calendar opens or closes, as far as it matters. */
function piecesOf(
  calendar: Calendar,
  target: Duration,
  { fromMs, untilMs }: Stretch,
): readonly Piece[] {
  const { kind } = target;
  const cuts = new Set([fromMs, untilMs]);
  const cut = (ms: number | null) => {
    if (ms !== null && ms > fromMs && ms < untilMs) cuts.add(ms);
  };
  if (kind !== 'elapsed-hours') {
    const last = calendar.dayNumberAt(untilMs);
    for (let day = calendar.dayNumberAt(fromMs) - 1; day <= last; day += 1) {
      cut(calendar.startMsOf(day));
      const { openings = [], closesMs = null } = calendar.dayAt(day) ?? {};
      if (kind === 'business-days' && target.endsAt === 'close-of-business') cut(closesMs);
      if (kind !== 'business-hours') continue;
      for (const { startMs, endMs } of openings) {
        cut(startMs);
        cut(endMs);
      }
    }
  }
  const edges = [...cuts].sort((one, other) => one - other);
  return edges.slice(1).map((edge, index) => ({ fromMs: edges[index] as number, untilMs: edge }));
}

function worthOf(piece: Piece, calendar: Calendar, target: Duration, meter: Meter): Worth {
  const dayNumber = calendar.dayNumberAt(piece.fromMs);
  if (dayNumber === meter.firstDay) return { counted: 0, why: 'first-date', detail: null };
  const counted = meter.count(piece.fromMs, piece.untilMs);
  if (isGap(counted)) return { counted: 0, why: 'unknown', detail: null };
  if (counted > 0) return { counted, why: 'counted', detail: null };

  if (target.kind.startsWith('calendar-')) return { counted, why: 'date-not-over', detail: null };
  const day = calendar.dayAt(dayNumber);
  if (day === null) return { counted, why: 'unknown', detail: null };
  if (day.holiday !== null) return { counted, why: 'holiday', detail: day.holiday };
  if (target.kind !== 'business-days' || day.closesMs === null) {
    return { counted, why: 'closed', detail: null };
  }
  const isOver = target.endsAt === 'close-of-business' && piece.fromMs >= day.closesMs;
  return { counted, why: isOver ? 'closed' : 'date-not-over', detail: null };
}

/** Neighbours for the same reason are one part, unless each is a day that counts. */
function joined(parts: readonly (Piece & Worth)[], { kind }: Duration): readonly (Piece & Worth)[] {
  const joins: (Piece & Worth)[] = [];
  for (const part of parts) {
    const last = joins.at(-1);
    const isApart = part.why === 'counted' && !kind.endsWith('-hours');
    if (last === undefined || isApart || last.why !== part.why || last.detail !== part.detail) {
      joins.push(part);
    } else {
      const counted = last.counted + part.counted;
      joins.splice(-1, 1, { ...last, untilMs: part.untilMs, counted });
    }
  }
  return joins;
}

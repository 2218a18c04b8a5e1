/**
 * Clock: how much time a matter has left, told from its log, a calendar and a policy alone.
 *
 * Nothing is stored and nothing counts along: after a calendar is edited the same question has the
 * new answer. What happens after the instant that is asked about has not happened yet.
 */
import { breach } from '../kernel/errors.ts';
import { epochMsOf, type Instant, instant } from '../kernel/instant.ts';
import type { Calendar } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { type ClockCourse, type ClockEvent, countedStretches, courseOf } from './clock-log.ts';
import { type ClockPolicy, checkPolicy } from './clock-policy.ts';
import { type Gap, isGap } from './holiday-gap.ts';
import { dateOfDayNumber, type LocalDate } from './local-date.ts';
import { meterOf } from './meter.ts';

/** What a clock shows. */
export interface ClockReading {
  /** Where it stands. */
  readonly state: ClockState;
  /** In what `elapsed`, `remaining` and `overdue` are counted: by the measure of the target. */
  readonly unit: 'milliseconds' | 'days';
  /** Time counted so far, without pauses; `null` if not started or unknown. */
  readonly elapsed: number | null;
  /** Time left, 0 when it is up; `null` if not started or unknown. */
  readonly remaining: number | null;
  /** Time counted since it was up, 0 until then; `null` if not started or unknown. */
  readonly overdue: number | null;
  /**
   * When its time is up, or was; `null` while it cannot be said, as in a pause. Of a clock that was
   * met it is when the time would have been up.
   */
  readonly dueAt: Instant | null;
  /** When the state changes if nothing happens until then; `null` if it does not. */
  readonly nextChangeAt: Instant | null;
  /** The reasons that stop it now, in the order in which they came. */
  readonly pausedBy: readonly string[];
  /** Why it was cancelled, as a code; `null` if it was not. */
  readonly cancelledFor: string | null;
  /** The first date whose holidays were needed and are not known; `null` in any other state. */
  readonly unknownFrom: LocalDate | null;
}

/**
 * Where a clock stands. Completed in time it is `met`, else `missed`, and stays so unless reopened;
 * `overdue` is what is not completed although its time is up, paused or not; `unknown` is what
 * cannot be said until the calendar has more holidays.
 */
export type ClockState =
  | 'not-started'
  | 'running'
  | 'paused'
  | 'overdue'
  | 'met'
  | 'missed'
  | 'cancelled'
  | 'unknown';

/**
 * What a clock shows at an instant.
 *
 * Pauses are a union: two that overlap stop no more than the time from the first to the last, and
 * only time that would have counted. A date counts unless the clock is stopped when it ends. What
 * is completed at the very instant at which the time is up is in time. Events that do not fit, such
 * as a second start, change nothing.
 *
 * @param log What happened, in order of time.
 * @param calendar Made by {@link createCalendar}.
 * @param policy The target and the choices.
 * @param at An instant as text that names its zone, a `Date`, or whole epoch milliseconds.
 * @returns The reading. It never guesses: where holidays are missing the state is `unknown`.
 * @throws ContractError if an event or the policy is not as described, or events are not in order.
 * @example Twelve business hours, stopped from Monday afternoon to Wednesday morning
 * ```ts
 * import { createCalendar, readClock } from 'everbond/time';
 *
 * const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
 * const hours = weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' }));
 * const desk = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [{ from: null, hours }],
 *   holidays: [],
 *   workingDaysAs: null,
 * });
 * const policy = {
 *   target: { kind: 'business-hours', hours: 12 },
 *   pausedBy: ['awaiting-customer'],
 *   extendedBy: [],
 *   onReopen: 'resume',
 *   onRetarget: 'retroactive',
 * } as const;
 * const log = [
 *   { type: 'Started', at: '2026-05-11T09:00+01:00' },
 *   { type: 'Paused', at: '2026-05-11T15:00+01:00', reason: 'awaiting-customer' },
 *   { type: 'Resumed', at: '2026-05-13T10:00+01:00', reason: 'awaiting-customer' },
 * ] as const;
 *
 * readClock(log, desk, policy, '2026-05-12T09:00Z').state; // => 'paused'
 * readClock(log, desk, policy, '2026-05-13T10:00Z').dueAt; // => '2026-05-13T15:00:00.000Z'
 * ```
 */
export function readClock(
  log: readonly ClockEvent[],
  calendar: Calendar,
  policy: ClockPolicy,
  at: Date | number | string,
): ClockReading {
  const atMs = epochMsOf(at);
  if (Number.isNaN(atMs)) breach('readClock', 'at', 'must be a date that exists, with its zone');
  checkCalendar('readClock', 'calendar', calendar);
  checkPolicy('readClock', policy);

  const course = courseOf('readClock', log, policy, atMs);
  const isOver = course.completedMs !== null || course.cancelledFor !== null;
  const blank: ClockReading = {
    state: 'not-started',
    unit: course.target.kind.endsWith('-hours') ? 'milliseconds' : 'days',
    elapsed: null,
    remaining: null,
    overdue: null,
    dueAt: null,
    nextChangeAt: null,
    pausedBy: isOver ? [] : course.pauses,
    cancelledFor: course.cancelledFor,
    unknownFrom: null,
  };
  if (course.startMs === null) return blank;

  const tally = tallyOf(course, calendar, policy, course.startMs);
  const { elapsed, amount, dueMs, gap } = tally;
  const state = stateOf(course, tally);
  const isTimed = state !== 'paused' && state !== 'cancelled';
  const isKnown = elapsed !== null && amount !== null;
  return {
    ...blank,
    state,
    elapsed,
    remaining: isKnown ? Math.max(0, amount - elapsed) : null,
    overdue: isKnown ? Math.max(0, elapsed - amount) : null,
    dueAt: isTimed && dueMs !== null ? instant(dueMs) : null,
    nextChangeAt: state === 'running' && dueMs !== null ? instant(dueMs) : null,
    unknownFrom: state === 'unknown' && gap !== null ? dateOfDayNumber(gap.day) : null,
  };
}

/** What has been counted, and where that leads. */
interface Tally {
  readonly elapsed: number | null;
  readonly amount: number | null;
  /** When the time was up, or will be if nothing stops it. */
  readonly dueMs: number | null;
  /** The first thing that could not be looked up. */
  readonly gap: Gap | null;
}

/** Counts the stretches of a course against its target. */
function tallyOf(
  course: ClockCourse,
  calendar: Calendar,
  policy: ClockPolicy,
  startMs: number,
): Tally {
  const meter = meterOf(calendar, course.target, startMs);
  if ('day' in meter) return { elapsed: null, amount: null, dueMs: null, gap: meter };

  const { amount } = meter;
  let elapsed = 0;
  let dueMs: number | null = null;
  for (const { fromMs, untilMs } of countedStretches(course, policy)) {
    const count = meter.count(fromMs, untilMs);
    if (isGap(count)) return { elapsed: null, amount, dueMs: null, gap: count };
    if (dueMs === null && elapsed + count >= amount) {
      const reached = meter.reach(fromMs, amount - elapsed);
      if (!isGap(reached) && reached <= untilMs) dueMs = reached;
    }
    elapsed += count;
  }
  if (dueMs !== null) return { elapsed, amount, dueMs, gap: null };

  const endMs = course.completedMs ?? course.endMs;
  const ahead = meter.reach(endMs, amount - elapsed);
  const isStopped = course.pauses.length > 0 && course.completedMs === null;
  if (isStopped) return { elapsed, amount, dueMs: null, gap: null };
  return { elapsed, amount, dueMs: isGap(ahead) ? null : ahead, gap: isGap(ahead) ? ahead : null };
}

function stateOf(course: ClockCourse, { elapsed, dueMs, gap }: Tally): ClockState {
  const { completedMs, cancelledFor, pauses, endMs } = course;
  if (cancelledFor !== null) return 'cancelled';
  if (elapsed === null) return 'unknown';
  if (completedMs !== null) return dueMs !== null && completedMs > dueMs ? 'missed' : 'met';
  if (dueMs !== null && dueMs <= endMs) return 'overdue';
  if (gap !== null) return 'unknown';
  return pauses.length > 0 ? 'paused' : 'running';
}

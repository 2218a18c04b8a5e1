/** Clock log: what happened to a clock, and the stretches of time that follow from it. */
import { breach } from '../kernel/errors.ts';
import { epochMsOf } from '../kernel/instant.ts';
import { type ClockPolicy, checkReason } from './clock-policy.ts';
import { checkDuration, checkList, type Duration } from './duration.ts';

/** Something that happened to a clock. A log is a list of them in order of time. */
export type ClockEvent =
  | ClockMoment
  | ClockReason
  | {
      /** The target became another one, by a change of priority for one. */
      readonly type: 'Retargeted';
      /** When: text that names its zone. */
      readonly at: string;
      /** The new target. */
      readonly target: Duration;
    };

/** It began, was completed, or was taken up again. */
export interface ClockMoment {
  /** What happened. */
  readonly type: 'Started' | 'Completed' | 'Reopened';
  /** When: text that names its zone. */
  readonly at: string;
}

/** Something stopped it, stopped no longer, extended or ended it. */
export interface ClockReason {
  /** What happened. */
  readonly type: 'Paused' | 'Resumed' | 'Extended' | 'Cancelled';
  /** When: text that names its zone. */
  readonly at: string;
  /** Why, as a code in kebab-case; `Resumed` ends the pause of the same reason. */
  readonly reason: string;
}

/** A stretch of a clock's time, and all that stopped it; nothing did if it counts. */
export interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly pauses: readonly string[];
  readonly isCompleted: boolean;
}

/** Where a log has led. */
export interface ClockCourse {
  /** Epoch milliseconds at which its present time began; `null` before it started. */
  readonly startMs: number | null;
  readonly target: Duration;
  /** A target that came while it was completed; it holds once it is reopened. */
  readonly nextTarget: Duration | null;
  /** From `startMs` to `endMs`, without a gap. */
  readonly stretches: readonly Stretch[];
  readonly endMs: number;
  readonly completedMs: number | null;
  readonly cancelledFor: string | null;
  /** The reasons that stop it now. */
  readonly pauses: readonly string[];
}

/** Follows a log until an instant; what is later has not happened yet. */
export function courseOf(
  where: string,
  log: readonly ClockEvent[],
  policy: ClockPolicy,
  atMs: number,
): ClockCourse {
  let course: ClockCourse = {
    startMs: null,
    target: policy.target,
    nextTarget: null,
    stretches: [],
    endMs: Number.NEGATIVE_INFINITY,
    completedMs: null,
    cancelledFor: null,
    pauses: [],
  };
  checkList(where, 'log', log);
  let beforeMs = Number.NEGATIVE_INFINITY;
  log.forEach((event, index) => {
    const eventMs = epochMsOf(event.at);
    checkEvent(where, event, index);
    if (Number.isNaN(eventMs)) breach(where, `log.${index}.at`, 'must be a date with its zone');
    if (eventMs < beforeMs) breach(where, `log.${index}.at`, 'must not be before the one before');
    beforeMs = eventMs;
    if (eventMs <= atMs) course = after(course, event, eventMs, policy);
  });
  const isOver =
    course.startMs === null || course.completedMs !== null || course.cancelledFor !== null;
  return isOver ? course : upTo(course, atMs);
}

function checkEvent(where: string, event: ClockEvent, index: number): void {
  switch (event.type) {
    case 'Started':
    case 'Completed':
    case 'Reopened':
      return;
    case 'Paused':
    case 'Resumed':
    case 'Extended':
    case 'Cancelled':
      return checkReason(where, `log.${index}.reason`, event.reason);
    case 'Retargeted':
      return checkDuration(where, `log.${index}.target`, event.target);
    default:
      breach(where, `log.${index}.type`, 'must be one of the eight types of event');
  }
}

/** An event that does not fit, such as a second start, changes nothing. */
function after(
  course: ClockCourse,
  event: ClockEvent,
  atMs: number,
  policy: ClockPolicy,
): ClockCourse {
  const { startMs, completedMs } = course;
  const isCompleted = completedMs !== null;
  if (course.cancelledFor !== null) return course;
  if (startMs === null) {
    return event.type === 'Started' ? { ...course, startMs: atMs, endMs: atMs } : course;
  }
  switch (event.type) {
    case 'Started':
      return course;
    case 'Paused': {
      if (!policy.pausedBy.includes(event.reason) || course.pauses.includes(event.reason)) {
        return course;
      }
      return { ...upTo(course, atMs), pauses: [...course.pauses, event.reason] };
    }
    case 'Resumed': {
      const pauses = course.pauses.filter((reason) => reason !== event.reason);
      return pauses.length === course.pauses.length ? course : { ...upTo(course, atMs), pauses };
    }
    case 'Completed':
      return isCompleted ? course : { ...upTo(course, atMs), completedMs: atMs };
    case 'Reopened': {
      if (!isCompleted || policy.onReopen === 'first-only') return course;
      const target = course.nextTarget ?? course.target;
      const open = { ...upTo(course, atMs), completedMs: null, target, nextTarget: null };
      const isFresh = course.nextTarget !== null && policy.onRetarget === 'fresh';
      return policy.onReopen === 'restart' || isFresh ? anew(open, atMs) : open;
    }
    case 'Extended': {
      const found = policy.extendedBy.find(({ reason }) => reason === event.reason);
      return isCompleted || found === undefined ? course : { ...course, target: found.target };
    }
    case 'Retargeted': {
      if (isCompleted) return { ...course, nextTarget: event.target };
      const open = { ...upTo(course, atMs), target: event.target };
      return policy.onRetarget === 'fresh' ? anew(open, atMs) : open;
    }
    case 'Cancelled':
      break;
  }
  return isCompleted ? course : { ...upTo(course, atMs), cancelledFor: event.reason };
}

function anew(course: ClockCourse, atMs: number): ClockCourse {
  return { ...course, startMs: atMs, stretches: [], endMs: atMs };
}

/** Adds the stretch from where the course ends to an instant. */
function upTo(course: ClockCourse, atMs: number): ClockCourse {
  const { endMs, pauses, stretches } = course;
  if (atMs <= endMs) return course;
  const isCompleted = course.completedMs !== null;
  const stretch = { fromMs: endMs, untilMs: atMs, pauses, isCompleted };
  return { ...course, endMs: atMs, stretches: [...stretches, stretch] };
}

/** The stretches that count: none that is stopped, and none while completed unless all is total. */
export function countedStretches(
  { stretches, completedMs }: ClockCourse,
  { onReopen }: ClockPolicy,
): readonly Stretch[] {
  const endMs = completedMs ?? Number.POSITIVE_INFINITY;
  return stretches.filter(
    ({ fromMs, pauses, isCompleted }) =>
      fromMs < endMs && pauses.length === 0 && (!isCompleted || onReopen === 'total'),
  );
}

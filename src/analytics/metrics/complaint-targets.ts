/** Complaint targets: how many deadlines of complaints were met. */
import { breach } from '../../kernel/errors.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import type { ClockState } from '../../time/clock.ts';
import { type Proportion, proportion } from './proportion.ts';

/** What is needed of a clock: its reading, as `readClock` and `caseClocks` give it. */
export interface TargetReading {
  /** Where it stands. */
  readonly state: ClockState;
  /** When its time is or was up; `null` while that cannot be said. */
  readonly dueAt: string | null;
}

/** Which clocks count. */
export interface WithinTargetOptions {
  /**
   * Only clocks that were due before this instant count; at most the instant of the readings.
   * Without it those count that are decided, early ones sooner than late ones.
   */
  readonly dueBefore?: Date | number | string;
}

/** Deadlines met of deadlines decided. */
export interface WithinTarget extends Proportion {
  /** Of the denominator, how many are overdue and still open. */
  readonly overdue: number;
  /** Clocks in neither number. */
  readonly leftOut: {
    /** Running, paused or not started. */
    readonly open: number;
    /** Decided already, but not due before `dueBefore`. */
    readonly notDue: number;
    /** Cancelled, by a withdrawal or a merger. */
    readonly cancelled: number;
    /** Unknown, because the calendar has too few holidays. */
    readonly unknown: number;
  };
}

/**
 * The share of deadlines that were met, of those that are decided.
 *
 * What is overdue and still open counts as not met: that it is not closed yet makes it no better.
 * Give the clocks of one target, such as the final response, and `dueBefore`: what is met early is
 * decided early, so that a share of all that is decided today is too good.
 *
 * @param readings The clocks, all read at one instant.
 * @param options Which of them count.
 * @returns Clocks met of clocks met, missed or overdue; no value where there is none.
 * @throws ContractError if a state or an instant is not as described.
 * @example One met, one missed, one overdue, one with time left
 * ```ts
 * import { withinTarget } from 'everbond/metrics';
 *
 * const readings = [
 *   { state: 'met', dueAt: '2026-05-01T00:00:00.000Z' },
 *   { state: 'missed', dueAt: '2026-05-02T00:00:00.000Z' },
 *   { state: 'overdue', dueAt: '2026-05-03T00:00:00.000Z' },
 *   { state: 'running', dueAt: '2026-06-01T00:00:00.000Z' },
 * ] as const;
 * const { numerator, denominator, overdue, leftOut } = withinTarget(readings);
 *
 * [numerator, denominator, overdue, leftOut.open]; // => [1, 3, 1, 1]
 * ```
 */
export function withinTarget(
  readings: Iterable<TargetReading>,
  { dueBefore }: WithinTargetOptions = {},
): WithinTarget {
  const beforeMs = dueBefore === undefined ? Number.POSITIVE_INFINITY : epochMsOf(dueBefore);
  if (Number.isNaN(beforeMs)) {
    breach('withinTarget', 'dueBefore', 'must be a date that exists, with its zone');
  }

  let [met, missed, overdue, open, notDue, cancelled, unknown] = [0, 0, 0, 0, 0, 0, 0];
  let index = 0;
  for (const { state, dueAt } of readings) {
    const isDecided = state === 'met' || state === 'missed' || state === 'overdue';
    const dueMs = isDecided && dueAt !== null ? epochMsOf(dueAt) : Number.NEGATIVE_INFINITY;
    if (Number.isNaN(dueMs)) breach('withinTarget', `readings.${index}.dueAt`, 'must be a date');
    if (isDecided && dueMs >= beforeMs) notDue += 1;
    else if (state === 'met') met += 1;
    else if (state === 'missed') missed += 1;
    else if (state === 'overdue') overdue += 1;
    else if (state === 'cancelled') cancelled += 1;
    else if (state === 'unknown') unknown += 1;
    else if (state === 'running' || state === 'paused' || state === 'not-started') open += 1;
    else breach('withinTarget', `readings.${index}.state`, 'must be a state of a clock');
    index += 1;
  }
  const leftOut = { open, notDue, cancelled, unknown };
  return { ...proportion(met, met + missed + overdue), overdue, leftOut };
}

/** Regime log: what of a case moves its clocks, and how merged complaints share what happened. */
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import type { Duration } from '../../time/duration.ts';
import type { CaseMilestone } from './regime-clock.ts';

/** What the clocks of a case need to know of it. */
export interface ClockCase {
  /** The id of the case. */
  readonly id: string;
  /** What is known of it, as codes that a regime asks for, such as `payment-services`. */
  readonly facts: readonly string[];
  /** What happened to it, in order of time. */
  readonly log: readonly CaseMark[];
  /** The cases that were merged into it. */
  readonly merged: readonly MergedCase[];
}

/** A case that goes on in another one. */
export interface MergedCase {
  /** When it was merged. */
  readonly at: Instant;
  /** The case as it was; what happened after that stands in the log of the other. */
  readonly case: ClockCase;
}

/** Something that moves the clocks of a case. */
export type CaseMark = MilestoneMark | ReasonMark | ReopenedMark | RetargetedMark;

/** A milestone was reached. */
export interface MilestoneMark {
  /** Tells the mark. */
  readonly type: 'Reached';
  /** Which. */
  readonly milestone: CaseMilestone;
  /** When. */
  readonly at: Instant;
}

/** The case waits, waits no longer, or is given more time; a clock heeds what its regime lists. */
export interface ReasonMark {
  /** Tells the mark. */
  readonly type: 'Paused' | 'Resumed' | 'Extended';
  /** Why, as a code in kebab-case; `Resumed` ends the pause of the same reason. */
  readonly reason: string;
  /** When. */
  readonly at: Instant;
}

/** The case was taken up again. */
export interface ReopenedMark {
  /** Tells the mark. */
  readonly type: 'Reopened';
  /** When. */
  readonly at: Instant;
}

/** A contract clock got another target, as by a change of priority. No law is moved by it. */
export interface RetargetedMark {
  /** Tells the mark. */
  readonly type: 'Retargeted';
  /** The regime of the clock. */
  readonly regime: string;
  /** The clock. */
  readonly clock: string;
  /** The new target. */
  readonly target: Duration;
  /** When. */
  readonly at: Instant;
}

/** A complaint within a case, with what happened to it as each kind of clock sees it. */
export interface ComplaintLog {
  readonly complaint: ClockCase;
  /** Its own past, and since it was merged what happened to the survivor. */
  readonly statutory: readonly CaseMark[];
  /** Of the survivor, with what it takes over; of another one, until it was merged. */
  readonly contract: readonly CaseMark[];
  /** When its contract clocks ended; `null` for the survivor. */
  readonly mergedAt: Instant | null;
}

/** What a survivor takes over, so that it keeps the earliest of each. */
const TAKEN_OVER: readonly CaseMilestone[] = ['received', 'acknowledged', 'answered'];

/**
 * The complaints of a case at an instant, the survivor first.
 *
 * An answer is owed by law to each complaint, so a merged one keeps its receipt and goes on with
 * the survivor. What a contract promises is owed once: the survivor takes over the earliest
 * receipt and the earliest answer, and the clocks of the others end.
 */
export function complaintLogs(survivor: ClockCase, atMs: number): readonly ComplaintLog[] {
  const statutory = until(survivor.log, atMs);
  const contract = sharedLog(survivor, atMs);
  const own = { complaint: survivor, statutory, contract, mergedAt: null };
  return [own, ...mergedLogs(survivor, statutory, atMs)];
}

/** The logs of what was merged into a case, which itself goes on with a log. */
function mergedLogs(
  survivor: ClockCase,
  log: readonly CaseMark[],
  atMs: number,
): readonly ComplaintLog[] {
  return mergedUntil(survivor, atMs).flatMap(({ at: mergedAt, case: merged }) => {
    const mergedMs = epochMsOf(mergedAt);
    const statutory = [
      ...until(merged.log, mergedMs),
      ...log.filter(({ at }) => epochMsOf(at) > mergedMs),
    ];
    const contract = sharedLog(merged, mergedMs);
    const own = { complaint: merged, statutory, contract, mergedAt };
    return [own, ...mergedLogs(merged, statutory, mergedMs)];
  });
}

/** The log of a case until an instant, with what it took over from those merged into it. */
function sharedLog(survivor: ClockCase, atMs: number): readonly CaseMark[] {
  const taken = mergedUntil(survivor, atMs).flatMap(({ at, case: merged }) =>
    sharedLog(merged, epochMsOf(at)).filter(
      (mark) => mark.type === 'Reached' && TAKEN_OVER.includes(mark.milestone),
    ),
  );
  const own = until(survivor.log, atMs);
  if (taken.length === 0) return own;
  return [...taken, ...own].toSorted((one, other) => epochMsOf(one.at) - epochMsOf(other.at));
}

function until(log: readonly CaseMark[], atMs: number): readonly CaseMark[] {
  return log.filter(({ at }) => epochMsOf(at) <= atMs);
}

function mergedUntil({ merged }: ClockCase, atMs: number): readonly MergedCase[] {
  return merged.filter(({ at }) => epochMsOf(at) <= atMs);
}

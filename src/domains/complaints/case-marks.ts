/** Case marks: what each event of a case is to its clocks. */
import type { Instant } from '../../kernel/instant.ts';
import { checkReason } from '../../time/clock-policy.ts';
import { checkDuration } from '../../time/duration.ts';
import type { CaseEvent } from './case-event.ts';
import type { Case } from './case-state.ts';
import type { CaseMilestone } from './regime-clock.ts';
import type { CaseMark, ClockCase } from './regime-log.ts';

/**
 * What the clocks of a case need to know of it: for {@link caseClocks}, and to merge it.
 *
 * @param id The id of the case.
 * @param state Where it stands.
 * @returns Its facts, the log of what moved its clocks, and the cases merged into it.
 * @example
 * ```ts
 * import { clockCaseOf, NO_CASE } from 'everbond/complaints';
 *
 * clockCaseOf('c-17', NO_CASE); // => { id: 'c-17', facts: [], log: [], merged: [] }
 * ```
 */
export function clockCaseOf(id: string, { clocks }: Case): ClockCase {
  return { id, ...clocks };
}

type Marks = {
  readonly [Type in CaseEvent['type']]?: (
    event: Extract<CaseEvent, { readonly type: Type }>,
  ) => readonly CaseMark[];
};

/** By the type of an event, what it is to the clocks. */
const MARKS: Marks = {
  Received: ({ at }) => reached(at, 'received'),
  Imported: ({ receivedAt, log }) => [...reached(receivedAt, 'received'), ...(log ?? [])],
  Acknowledged: ({ at }) => reached(at, 'acknowledged', 'answered'),
  Updated: ({ at, extends: reason }) => [
    ...reached(at, 'updated', 'answered'),
    ...(reason === null ? [] : [{ type: 'Extended', reason, at } as const]),
  ],
  Concluded: ({ at }) => reached(at, 'concluded'),
  Communicated: ({ at }) => reached(at, 'responded', 'answered'),
  DecisionAccepted: ({ at }) => reached(at, 'resolved'),
  Referred: ({ at }) => reached(at, 'referred'),
  Closed: ({ at }) => reached(at, 'closed'),
  Withdrawn: ({ at }) => reached(at, 'withdrawn'),
  MilestoneReached: ({ at, milestone }) => reached(at, milestone),
  Reopened: ({ at }) => [{ type: 'Reopened', at }],
  Paused: ({ at, reason }) => [{ type: 'Paused', reason, at }],
  Resumed: ({ at, reason }) => [{ type: 'Resumed', reason, at }],
  Retargeted: ({ at, regime, clock, target }) => [
    { type: 'Retargeted', regime, clock, target, at },
  ],
};

/** What an event is to the clocks; most are nothing. */
export function marksOf(event: CaseEvent): readonly CaseMark[] {
  const marks = MARKS[event.type] as ((event: CaseEvent) => readonly CaseMark[]) | undefined;
  return marks?.(event) ?? [];
}

/** Holds a caller to what clocks can read, so that no event is kept which they cannot. */
export function requireReadable(event: CaseEvent): void {
  const logs = event.type === 'Absorbed' ? logsOf(event.other) : [marksOf(event)];
  for (const mark of logs.flat()) {
    if ('reason' in mark) checkReason('decide', 'command.reason', mark.reason);
    if ('target' in mark) checkDuration('decide', 'command.target', mark.target);
  }
}

/** The logs of a case and of all that were merged into it. */
export function logsOf({ log, merged }: ClockCase): readonly ClockCase['log'][] {
  return [log, ...merged.flatMap((one) => logsOf(one.case))];
}

/** When the customer was first answered, as a log has it. */
export function answeredAt(log: readonly CaseMark[]): Instant | null {
  const answer = log.find(
    (mark) =>
      mark.type === 'Reached' &&
      (mark.milestone === 'answered' || mark.milestone === 'acknowledged'),
  );
  return answer?.at ?? null;
}

function reached(at: Instant, ...milestones: readonly CaseMilestone[]): readonly CaseMark[] {
  return milestones.map((milestone) => ({ type: 'Reached', milestone, at }));
}

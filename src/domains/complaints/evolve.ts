/**
 * Evolving: the state of a case after one more event.
 *
 * It never says no and reads no option: what has happened has happened, under the rules of its day.
 */
import { breach } from '../../kernel/errors.ts';
import type { Flow, FlowBranch } from '../../kernel/flow.ts';
import { changesOf } from './case-changes.ts';
import type { CaseEvent } from './case-event.ts';
import { caseFlow } from './case-flow.ts';
import { answeredAt, marksOf } from './case-marks.ts';
import type { Case } from './case-state.ts';
import type { CaseStatus } from './case-status.ts';

const steps: Flow<CaseStatus, CaseEvent['type']>['steps'] = caseFlow.steps;

/**
 * The state of a case after one more event.
 *
 * @param state Where the case stood.
 * @param event What happened.
 * @returns A new state.
 * @throws ContractError if the event cannot follow the status: such a history was not written by
 *   this library, and guessing on from it would hide the damage.
 * @example
 * ```ts
 * import { evolveCase, NO_CASE } from 'everbond/complaints';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-03-04T11:00Z');
 * const by = { actor: 'bob', authority: null };
 *
 * evolveCase(NO_CASE, { type: 'Heard', at, by, rules: [] }); // throws /able to follow/
 * ```
 */
export function evolveCase(state: Case, event: CaseEvent): Case {
  const status = statusAfter(state.status, event);
  const changes = changesOf(state, event);
  const { clocks, firstResponseAt } = { ...state, ...changes };
  const marks = marksOf(event);
  return {
    ...state,
    ...changes,
    status,
    since: status === state.status ? state.since : event.at,
    firstResponseAt: firstResponseAt ?? answeredAt(marks),
    clocks: marks.length === 0 ? clocks : { ...clocks, log: [...clocks.log, ...marks] },
  };
}

/**
 * The status after an event.
 *
 * The guard of a single branch was asked when the event was decided, and is not asked again. Where
 * there are several, the event itself has chosen: an import names its status, and danger leads to
 * the investigation.
 */
function statusAfter(from: CaseStatus, event: CaseEvent): CaseStatus {
  const step = steps[from][event.type];
  // What every object inherits is no text and no list, so a corrupt type finds nothing here.
  if (typeof step === 'string') return step;
  const branches: readonly FlowBranch<CaseStatus>[] = Array.isArray(step) ? step : [];
  const found = branches.find(({ when, to }) => {
    if (event.type === 'Imported') return to === event.status;
    if (event.type !== 'Received' && event.type !== 'Assessed') return true;
    return (when === undefined) === (event.safety !== true);
  });
  return found?.to ?? breach('evolve', 'event', 'must be able to follow the status');
}

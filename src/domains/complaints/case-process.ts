/**
 * Case process: where a case is, what comes next and what to say, in the words of the sources.
 *
 * One machine, several ways of speaking: the steps of ISO 10002, the four steps and the script of
 * six steps of the source document.
 */
import { outcomeOf } from './allegation.ts';
import type { CaseAct } from './case-acts.ts';
import { CASE_OUTPUTS } from './case-facts.ts';
import type { Case } from './case-state.ts';
import type { CaseStatus } from './case-status.ts';
import type { CaseWords } from './cause.ts';
import { unsettledPromises } from './promise.ts';

/** A step of a process that somebody else has described. */
export interface ProcessStep<Id extends string> extends CaseWords {
  /** Its name in code. */
  readonly id: Id;
}

/** The steps of a complaint in ISO 10002 that are points of one case, in order. */
export type IsoStep =
  | 'receipt'
  | 'acknowledgement'
  | 'initial-assessment'
  | 'investigation'
  | 'response'
  | 'communicating-the-decision'
  | 'closing';

/**
 * The steps of ISO 10002 that follow one another. Communication with customers, and the tracking of
 * a complaint, go on all the time and are no points of it.
 *
 * @see ISO 10002:2018, "Quality management — Customer satisfaction — Guidelines for complaints
 *   handling in organizations", clause 7; cited from memory.
 */
export const ISO_STEPS: readonly IsoStep[] = Object.freeze([
  'receipt',
  'acknowledgement',
  'initial-assessment',
  'investigation',
  'response',
  'communicating-the-decision',
  'closing',
]);

/** The four steps of the source. */
export type FourStep = 'listen' | 'judge' | 'carry-out' | 'follow-up';

/** The four steps of the source, in its order. */
export const FOUR_STEPS: readonly ProcessStep<FourStep>[] = Object.freeze([
  step('listen', 'listen to the customer', '傾聽客戶意見', 'S003-69'),
  step(
    'judge',
    'record the key points, judge if it is founded',
    '記錄要點,判斷投訴是否成立',
    'S003-69',
  ),
  step('carry-out', 'propose a solution and carry it out', '提出並實施可行的方案', 'S003-69'),
  step('follow-up', 'follow up', '跟蹤服務', 'S003-69'),
]);

/** The six steps of what to say to an angry customer. */
export type ScriptStep =
  | 'accept-and-regret'
  | 'explain'
  | 'sympathise'
  | 'solve'
  | 'regret-again'
  | 'thank';

/** The six steps of what to say, in the order of the source. */
export const SCRIPT: readonly ProcessStep<ScriptStep>[] = Object.freeze([
  step('accept-and-regret', 'take it on, and first say sorry', '受理投訴,首先要道歉', 'S003-73'),
  step('explain', 'explain reasonably how it came about', '做出合理的解釋,說明原因', 'S003-73'),
  step('sympathise', 'show sympathy for the trouble', '對帶來的不便表示同情和理解', 'S003-73'),
  step('solve', 'quickly tell the solution, and act', '迅速告知解決方案,並付諸行動', 'S003-73'),
  step(
    'regret-again',
    'say sorry again, resolved to do better',
    '再次表示歉意和改進的決心',
    'S003-73',
  ),
  step('thank', 'thank the customer', '謝謝客戶對企業的惠顧', 'S003-73'),
]);

/** Where a case is, what comes next, and what to say. */
export interface CaseProgress {
  /** The step of ISO 10002 it has come to; `null` before its receipt. */
  readonly step: IsoStep | null;
  /** The step of ISO 10002 that comes next; `null` once it is over. */
  readonly nextStep: IsoStep | null;
  /** Which of the four steps it is in; `null` before its receipt. */
  readonly fourStep: FourStep | null;
  /** The act that leads on, and whose conditions the state meets; `null` once it is over. */
  readonly nextAct: CaseAct | null;
  /** The first of the six steps that was not said, and may be; `null` if all was. */
  readonly say: ScriptStep | null;
}

const PLACES: Readonly<Record<CaseStatus, readonly [number, FourStep | null]>> = {
  absent: [-1, null],
  received: [0, 'listen'],
  acknowledged: [1, 'listen'],
  assessed: [2, 'judge'],
  investigating: [3, 'judge'],
  concluded: [3, 'judge'],
  responded: [4, 'carry-out'],
  communicated: [5, 'carry-out'],
  referred: [5, 'carry-out'],
  closed: [6, 'follow-up'],
  withdrawn: [6, 'follow-up'],
  merged: [6, 'follow-up'],
};

/**
 * Where a case is, what comes next, and what to say to the customer.
 *
 * What has been done and said is read from the state. Explaining waits until the facts are
 * verified, and the words that end a talk until there is a solution.
 *
 * @param state Where the case stands.
 * @returns The case in the words of ISO 10002, of the four steps and of the script.
 * @example
 * ```ts
 * import { caseProgress, NO_CASE } from 'everbond/complaints';
 *
 * caseProgress({ ...NO_CASE, status: 'acknowledged' });
 * // => {
 * //   step: 'acknowledgement',
 * //   nextStep: 'initial-assessment',
 * //   fourStep: 'listen',
 * //   nextAct: 'Assess',
 * //   say: 'accept-and-regret',
 * // }
 * ```
 */
export function caseProgress(state: Case): CaseProgress {
  const [place, fourStep] = PLACES[state.status];
  return {
    step: ISO_STEPS[place] ?? null,
    nextStep: ISO_STEPS[place + 1] ?? null,
    fourStep,
    nextAct: nextActOf(state),
    say: wordsFor(state),
  };
}

const NEXT_ACTS: Readonly<Record<CaseStatus, CaseAct | null | ((state: Case) => CaseAct)>> = {
  absent: 'Receive',
  received: 'Acknowledge',
  acknowledged: 'Assess',
  assessed: 'Investigate',
  investigating: ({ areFactsVerified }) => (areFactsVerified ? 'Conclude' : 'VerifyFacts'),
  concluded: ({ allegations }) => (outcomeOf(allegations) === 'not-upheld' ? 'Reject' : 'Respond'),
  responded: 'Communicate',
  communicated: actToClose,
  referred: actToClose,
  closed: null,
  withdrawn: null,
  merged: null,
};

function nextActOf(state: Case): CaseAct | null {
  const next = NEXT_ACTS[state.status];
  return typeof next === 'function' ? next(state) : next;
}

/** What is still missing to the close, and the close once nothing is. */
function actToClose({
  status,
  communicatedAt,
  answer,
  recourse,
  promises,
  outputs,
}: Case): CaseAct {
  if (communicatedAt === null && status === 'referred') return 'Reopen';
  if (answer === 'refused' && recourse.length === 0) return 'OfferRecourse';
  if (unsettledPromises(promises, null).length > 0) return 'KeepPromise';
  return CASE_OUTPUTS.every((output) => outputs.includes(output)) ? 'Close' : 'RecordOutput';
}

function wordsFor(state: Case): ScriptStep | null {
  const { status, regrets, said, remedies, decision, firstResponseAt, areFactsVerified } = state;
  const open: readonly (readonly [ScriptStep, boolean])[] = [
    ['accept-and-regret', firstResponseAt === null || regrets === 0],
    ['explain', areFactsVerified && !said.includes('explanation')],
    ['sympathise', !said.includes('sympathy')],
    ['solve', remedies.length === 0 && decision === null],
    ['regret-again', regrets === 1],
    ['thank', !said.includes('thanks')],
  ];
  const found = status === 'absent' ? undefined : open.find(([, isOpen]) => isOpen);
  return found?.[0] ?? null;
}

function step<Id extends string>(id: Id, en: string, zh: string, source: string): ProcessStep<Id> {
  return Object.freeze({ id, en, zh, source });
}

/**
 * One complaint from its receipt to its close: acts with guards, promises, remedies and clocks.
 *
 * @module
 */
export {
  type Allegation,
  FINDINGS,
  type Finding,
  MAIN_ALLEGATION,
  outcomeOf,
} from './allegation.ts';
export { CASE_ACTS, type CaseAct, EVENT_OF_ACT } from './case-acts.ts';
export type { Ask, CaseCommand, Told } from './case-command.ts';
export {
  CASE_EVENTS,
  type CaseEvent,
  type CaseFact,
  caseFormats,
  type DecidedFacts,
  type Happened,
  type PromiseBroken,
  type StatedDeadline,
} from './case-event.ts';
export {
  type AllegationFinding,
  CASE_OUTPUTS,
  type CaseFacts,
  type CaseOutput,
  ESCALATION_REASONS,
  type EscalationReason,
  type ImportTerms,
  type Message,
  type NothingTold,
  OUTSIDE_MILESTONES,
  type OutsideMilestone,
  type PromiseTerms,
  REJECTION_REASONS,
  type Receipt,
  type RejectionReason,
  WORDS_SAID,
  type WordsSaid,
} from './case-facts.ts';
export { caseFlow } from './case-flow.ts';
export { clockCaseOf } from './case-marks.ts';
export {
  type CaseProgress,
  caseProgress,
  FOUR_STEPS,
  type FourStep,
  ISO_STEPS,
  type IsoStep,
  type ProcessStep,
  SCRIPT,
  type ScriptStep,
} from './case-process.ts';
export type { CaseRefusal, CaseWarning, LaxCondition, StrictCondition } from './case-refusal.ts';
export { type CaseSnapshot, restoreCase, saveCase } from './case-snapshot.ts';
export { type Case, NO_CASE } from './case-state.ts';
export {
  type CaseStatus,
  IMPORT_STATUSES,
  type ImportStatus,
  OPEN_STATUSES,
  type OpenStatus,
} from './case-status.ts';
export { CAUSE_NAMES, CAUSES, type CaseWords, type Cause, type CauseWords } from './cause.ts';
export { type AllowedAct, type CaseAggregate, complaints } from './complaints.ts';
export {
  type AuthorityLimit,
  COMPLAINTS_DEFAULTS,
  type ComplaintsOptions,
  LAX_CONDITIONS,
} from './complaints-options.ts';
export { CONDUCT_LABELS, type ConductLabel, MISTAKES, type Mistake } from './conduct.ts';
export { evolveCase } from './evolve.ts';
export { explainCase } from './explain.ts';
export {
  PARTY_ROLES,
  type Party,
  type PartyRole,
  VULNERABILITIES,
  VULNERABLE,
  type Vulnerability,
  type VulnerableMark,
} from './party.ts';
export type { CasePromise } from './promise.ts';
export type { Regime, RegimeSource, RegimeVersion } from './regime.ts';
export {
  CASE_MILESTONES,
  type CaseMilestone,
  type ClockOwner,
  MILESTONES,
  PLAIN_CLOCK,
  type RegimeClock,
} from './regime-clock.ts';
export {
  type CaseClock,
  caseClocks,
  caseDeadline,
  explainCaseClock,
  nextDuty,
} from './regime-clocks.ts';
export type { ClockName, ClockOptions } from './regime-laps.ts';
export type {
  CaseMark,
  ClockCase,
  MergedCase,
  MilestoneMark,
  ReasonMark,
  ReopenedMark,
  RetargetedMark,
} from './regime-log.ts';
export { REMEDIES, type Remedy, type RemedyKind } from './remedy.ts';
export { caseSentences } from './sentences.ts';

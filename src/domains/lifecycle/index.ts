/**
 * One customer's life with a firm: eight stages, the loss and its reasons, the two ways back.
 *
 * @module
 */
export { evolveLifecycle } from './evolve.ts';
export { explainLifecycle } from './explain.ts';
export { type AllowedAct, type LifecycleAggregate, lifecycle } from './lifecycle.ts';
export { EVENT_OF_ACT } from './lifecycle-acts.ts';
export {
  type CloseByLaw,
  type Import,
  type Intensify,
  type LearnReason,
  type LifecycleCommand,
  type Lose,
  type MarkAtRisk,
  type NameContact,
  PLAIN_COMMANDS,
  type PlainCommand,
  type RecordProfile,
  type StartWinback,
} from './lifecycle-command.ts';
export {
  type ClosedByLaw,
  type ContactNamed,
  type GivenUp,
  type Imported,
  type Intensified,
  type LifecycleEvent,
  type LifecycleFact,
  type Lost,
  lifecycleFormats,
  type MarkedAtRisk,
  PLAIN_EVENTS,
  type PlainEvent,
  type ProfileRecorded,
  type ReasonLearnt,
  type WinbackStarted,
} from './lifecycle-event.ts';
export { lifecycleFlow } from './lifecycle-flow.ts';
export {
  CONDITIONS,
  LIFECYCLE_DEFAULTS,
  type LifecycleOptions,
} from './lifecycle-options.ts';
export type {
  LifecycleAct,
  LifecycleRefusal,
  LifecycleWarning,
  UnmetCondition,
} from './lifecycle-refusal.ts';
export {
  type LifecycleRestore,
  type LifecycleSnapshot,
  restoreLifecycle,
  saveLifecycle,
} from './lifecycle-snapshot.ts';
export {
  type Comeback,
  type Lifecycle,
  type LifecycleTimer,
  NO_LIFECYCLE,
} from './lifecycle-state.ts';
export {
  FOLKLORE_LOSS_SHARES,
  LOSING_SIDES,
  LOSS_REASONS,
  type LosingSide,
  type Loss,
  type LossFacts,
  type LossReason,
  type LossReasonRow,
} from './loss.ts';
export {
  type GrowthPhase,
  type GrowthThreshold,
  type GrowthThresholds,
  growthPhase,
  type LadderFacts,
  type LadderRung,
  ladderRung,
  RETENTION_PHASES,
  type RelationshipPhase,
  type RetentionPhase,
  relationshipPhase,
} from './projections.ts';
export { lifecycleSentences } from './sentences.ts';
export {
  isActive,
  type LifecycleStatus,
  MILESTONES,
  type Milestone,
  STAGES,
  STATUS_WORDS,
  type Stage,
  type StatusWords,
} from './stage.ts';
export { type StageSpell, stageAt, stageSpells } from './stage-history.ts';
export {
  AMOUNT_MINOR_MAX,
  type WinbackEffort,
  type WinbackWorth,
  winbackWorth,
} from './winback-worth.ts';

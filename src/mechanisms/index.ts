/**
 * Mechanisms: what several domains need and none of them owns.
 *
 * Conditions on declared facts, tables of rules, reservations under a cap, budgets that many
 * draw on, loops, and timers restored from a snapshot.
 *
 * @module
 */
export {
  type AllowanceBlock,
  type AllowanceCommand,
  type AllowanceEvent,
  type AllowanceRefusal,
  type AllowanceState,
  allowance,
} from './allowance.ts';
export {
  type BudgetBlock,
  type BudgetCommand,
  type BudgetEvent,
  type BudgetRefusal,
  type BudgetState,
  budget,
} from './budget.ts';
export type { Truth } from './compile-condition.ts';
export {
  type AllOf,
  type AnyOf,
  type Between,
  CONDITION_LIMITS,
  type Compare,
  type Comparison,
  type Condition,
  type Exists,
  type In,
  type LeafCondition,
  type Not,
  type OrderedKind,
} from './condition.ts';
export { describeCondition } from './describe-condition.ts';
export {
  createEvaluator,
  type DecidingLeaf,
  type Evaluation,
  evaluate,
  type MissingFact,
} from './evaluate-condition.ts';
export type { FactKind, FactPath, Facts, FactTypes, FactValues } from './fact-types.ts';
export type { UnknownReason } from './fact-value.ts';
export type { IdTable } from './id-table.ts';
export { createLoop, type Loop } from './loop.ts';
export type {
  LoopCommand,
  LoopDefinition,
  LoopEvent,
  LoopFinding,
  LoopRefusal,
  LoopState,
  LoopStep,
} from './loop-terms.ts';
export { parseCondition } from './parse-condition.ts';
export { createReservation } from './reservation.ts';
export {
  type Confirmed,
  type Hold,
  holdsOf,
  type Lapsed,
  type Released,
  type ReservationEvent,
  type ReservationState,
  type Reserved,
  type SettledHold,
} from './reservation-state.ts';
export type {
  Confirm,
  Release,
  ReservationCommand,
  ReservationLimit,
  ReservationRefusal,
  Reserve,
} from './reservation-terms.ts';
export {
  type RestoreMode,
  restoreTimers,
  type SavedTimer,
  type TimerRestore,
} from './restore-timers.ts';
export {
  HIT_POLICIES,
  type HitPolicy,
  parseRuleTable,
  type Rule,
  type RuleTable,
} from './rule-table.ts';
export {
  createRules,
  type Hit,
  type Hits,
  type RuleEvaluation,
  type Rules,
  type UndecidedRule,
} from './rules.ts';

/**
 * Accounting: what a loyalty programme owes, costs and would cost, over many members.
 *
 * @module
 */
export type { EstimateTerms } from './estimate-terms.ts';
export {
  type ForecastAsk,
  type ForecastRow,
  type LiabilityForecast,
  liabilityForecast,
} from './liability-forecast.ts';
export {
  type JournalAccount,
  type JournalEntry,
  type JournalKind,
  type JournalLine,
  type JournalPolicies,
  liabilityJournal,
} from './liability-journal.ts';
export {
  type LiabilityMovements,
  type LiabilityPeriod,
  liabilityMovements,
} from './liability-movements.ts';
export type { LiabilityPolicy, LiabilityTerms, PartnerTerms } from './liability-policy.ts';
export {
  type LiabilityMovement,
  type LiabilityRollForward,
  type LiabilityRow,
  liabilityRollForward,
} from './liability-roll-forward.ts';
export { type PointAllocation, type PointSale, pointAllocation } from './point-allocation.ts';
export type {
  AccountHistory,
  OpenPoints,
  PeriodMoves,
  PointCohort,
  PointCohortOptions,
  PointCohorts,
  PointMoves,
} from './point-cohort.ts';
export { createPointCohortBuilder, type PointCohortBuilder } from './point-cohort-builder.ts';
export { pointCohorts } from './point-cohorts.ts';
export { POINT_SOURCES, type PointSource } from './point-source.ts';
export {
  type PointsCost,
  type PointsCostAsk,
  type PointsCostRow,
  type PointsCostView,
  pointsCost,
} from './points-cost.ts';
export type { ProvisionPolicy, ProvisionTerms } from './provision-policy.ts';
export {
  type ProvisionMovement,
  type ProvisionRollForward,
  type ProvisionRow,
  provisionRollForward,
} from './provision-roll-forward.ts';
export type { Rate } from './rate.ts';
export {
  type EstimateFlag,
  type PointStanding,
  type RecognisedRevenue,
  recognisedRevenue,
} from './recognised-revenue.ts';
export { type RedemptionAge, type RedemptionCurve, redemptionCurve } from './redemption-curve.ts';
export type { Stretch } from './stretch.ts';
export {
  createProgrammeUsage,
  type ProgrammeUsageAsk,
  type ProgrammeUsageBuilder,
  programmeUsage,
} from './usage.ts';
export { type UsageCode, type UsageDiagnostic, usageSentences } from './usage-diagnostic.ts';
export type {
  CouponUsage,
  LadderUsage,
  LimitUsage,
  MultiplierUsage,
  OptionUsage,
  ProgrammeUsage,
  RebateUsage,
  RuleUsage,
  TierUsage,
  VersionUsage,
} from './usage-result.ts';
export {
  createWhatIf,
  type ValuedProgramme,
  type WhatIf,
  type WhatIfAsk,
  type WhatIfProgress,
  type WhatIfWatch,
  whatIf,
} from './what-if.ts';
export type { NotReplayableReason } from './what-if-command.ts';
export type {
  Compared,
  CostMinor,
  NotReplayableCount,
  PointsFigures,
  RefusedCount,
  TierMoves,
  WhatIfCurrency,
  WhatIfMember,
  WhatIfPoints,
  WhatIfTier,
  WhatIfTotals,
} from './what-if-result.ts';

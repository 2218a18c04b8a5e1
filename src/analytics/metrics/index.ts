/**
 * Metrics: activity, churn, cohorts, repeat purchases, survival, value and preference.
 *
 * @module
 */
export {
  type AccountHealth,
  accountHealth,
  type HealthContribution,
  type HealthTerm,
  type MissingTerm,
} from './account-health.ts';
export {
  type Activity,
  type ActivityRow,
  activity,
  activityOf,
  type InactivityOptions,
} from './activity.ts';
export type { AnswerCounts, Answers } from './answer-counts.ts';
export type { Association } from './association.ts';
export {
  type Bundle,
  type BundleReturn,
  type BundleReturns,
  type BundleReturnsOptions,
  bundleReturns,
  type PersonReturn,
  type ReturnFigures,
} from './bundle-returns.ts';
export {
  type Changes,
  type ChangesOptions,
  changesSince,
  type StandingCounts,
} from './changes-since.ts';
export { type ChurnKind, type ChurnSplit, churnSplit } from './churn-split.ts';
export { type CoPurchase, coPurchase, type ItemPair } from './co-purchase.ts';
export {
  type Cohort,
  type CohortOptions,
  type CohortRetention,
  cohortRetention,
  cohortRetentionOf,
} from './cohort-retention.ts';
export {
  type CohortMembership,
  type CohortReturns,
  type CohortReturnsOptions,
  cohortReturns,
  type ReturnCohort,
} from './cohort-returns.ts';
export { compareProportions, type ProportionDifference } from './compare-proportions.ts';
export {
  type ComplaintBucket,
  type ComplaintBuckets,
  type ComplaintBucketsOptions,
  complaintBuckets,
} from './complaint-buckets.ts';
export { type SecondContacts, secondContacts } from './complaint-contacts.ts';
export { type ComplaintCosts, complaintCosts } from './complaint-costs.ts';
export { type FoundComplaint, type UpheldShare, upheldShare } from './complaint-findings.ts';
export {
  type CauseRecurrence,
  type ComplaintRecurrence,
  complaintRecurrence,
} from './complaint-recurrence.ts';
export {
  type ComeBackOptions,
  type ComplaintReopening,
  complaintReopening,
} from './complaint-reopening.ts';
export {
  type ComplainantRetention,
  type CustomerOutcome,
  complainantRetention,
} from './complaint-retention.ts';
export type { ComplaintInstant, ComplaintRow, ObservedComplaints } from './complaint-rows.ts';
export {
  type TargetReading,
  type WithinTarget,
  type WithinTargetOptions,
  withinTarget,
} from './complaint-targets.ts';
export {
  type ComplaintTimes,
  type ComplaintTimesOptions,
  complaintTimes,
} from './complaint-times.ts';
export { type CompoundedChurn, compoundedChurn } from './compounded-churn.ts';
export { customerEffort } from './customer-effort.ts';
export { customerSatisfaction } from './customer-satisfaction.ts';
export type { Durations } from './durations.ts';
export {
  type ElapsedBracket,
  type ElapsedReturn,
  type ElapsedReturns,
  type ElapsedReturnsOptions,
  elapsedReturns,
} from './elapsed-returns.ts';
export { groupLog, type LogGroup } from './group-log.ts';
export {
  type KaplanMeier,
  kaplanMeier,
  type SurvivalInterval,
  type SurvivalStep,
} from './kaplan-meier.ts';
export { type LapseEvent, type Lapses, lapses } from './lapses.ts';
export { type Lift, lift } from './lift.ts';
export { type LogRank, type LogRankGroup, logRank } from './log-rank.ts';
export type { MeanShare } from './mean-share.ts';
export {
  type HazardInterval,
  type HazardStep,
  type HazardTies,
  type NelsonAalen,
  nelsonAalen,
} from './nelson-aalen.ts';
export { type NetPromoterScore, netPromoterScore } from './net-promoter-score.ts';
export {
  type NextItem,
  type NextItems,
  type NextRelation,
  nextItems,
} from './next-items.ts';
export { oneAndDone } from './one-and-done.ts';
export type { ItemRowsLeftOut } from './order-items.ts';
export { type Overdue, overdue } from './overdue.ts';
export {
  type PeriodActivity,
  type PeriodOptions,
  periodActivity,
  type RowsLeftOut,
} from './period-activity.ts';
export { pooledRetention } from './pooled-retention.ts';
export { type Proportion, proportion } from './proportion.ts';
export { type PurchaseDays, purchaseDays } from './purchase-days.ts';
export {
  recurringRevenueByVendor,
  type VendorChurnRate,
  type VendorRevenue,
  type VendorRevenueOptions,
} from './recurring-revenue-by-vendor.ts';
export { type RecurringRevenueRates, recurringRevenueRates } from './recurring-revenue-rates.ts';
export {
  REVENUE_VENDOR_RULES,
  type RevenueVendor,
  type RevenueVendorRules,
} from './recurring-revenue-vendors.ts';
export {
  type RenewalCalendar,
  type RenewalCalendarOptions,
  type RenewalCalendarRow,
  renewalCalendar,
} from './renewal-calendar.ts';
export { type RenewalOptions, type RenewalRate, renewalRate } from './renewal-rate.ts';
export { type RepeatRate, repeatRate } from './repeat-rate.ts';
export { type RestrictedMean, restrictedMean } from './restricted-mean.ts';
export {
  type ActiveDaysOptions,
  type RetentionCounts,
  type RetentionRate,
  type RetentionRateRow,
  type RetentionRates,
  retentionRate,
  retentionRates,
} from './retention-rate.ts';
export { type ReturnCurveOptions, type ReturnRate, returnCurve } from './return-curve.ts';
export type { RevenueRate } from './revenue-rate.ts';
export { type RevenueShare, revenueShare } from './revenue-share.ts';
export { type Rfm, type RfmBreakpoints, type RfmColumns, rfm } from './rfm.ts';
export {
  parseRfmGrid,
  RFM_CELL_GRID,
  RFM_GRID,
  type RfmBlock,
  type RfmGrid,
  type RfmSegment,
  type ScoreRange,
} from './rfm-grid.ts';
export type { RfmRule } from './rfm-rules.ts';
export {
  type RfmSegmentRow,
  type RfmSegments,
  rfmSegments,
  segmentCustomers,
} from './rfm-segments.ts';
export { type SeasonalRecency, seasonalRecency } from './seasonal-recency.ts';
export { type Stickiness, type StickinessRow, stickiness } from './stickiness.ts';
export { type SurvivalCurve, survivalCurve } from './survival-curve.ts';
export { type SurvivalQuantile, survivalQuantile } from './survival-quantile.ts';
export {
  type GapsMeant,
  type LapseThreshold,
  lapseThreshold,
  type TimeToNextPurchase,
  timeToNextPurchase,
} from './time-to-next-purchase.ts';
export { type TimeToSecondPurchase, timeToSecondPurchase } from './time-to-second-purchase.ts';
export {
  type TrialConversion,
  type TrialConversionOptions,
  trialConversion,
} from './trial-conversion.ts';
export { type CustomerValue, type ValueGap, valueGap } from './value-gap.ts';
export {
  type Wallet,
  type WalletBasis,
  type WalletFigures,
  type WalletShare,
  walletShare,
} from './wallet-share.ts';
export {
  type WinbackBand,
  type WinbackBands,
  type WinbackOptions,
  type WinbackVerdict,
  winbackBands,
} from './winback-bands.ts';
export type { GapReturn, ReturnValue } from './winback-estimates.ts';

/**
 * Metrics: activity, churn, cohorts, repeat purchases, survival, RFM and concentration of revenue.
 *
 * @module
 */
export {
  type Activity,
  type ActivityRow,
  activity,
  activityOf,
  type InactivityOptions,
} from './activity.ts';
export {
  type Cohort,
  type CohortRetention,
  cohortRetention,
  cohortRetentionOf,
} from './cohort-retention.ts';
export type { Durations } from './duration-tally.ts';
export {
  type KaplanMeier,
  kaplanMeier,
  type SurvivalInterval,
  type SurvivalStep,
} from './kaplan-meier.ts';
export {
  type PeriodActivity,
  type PeriodOptions,
  periodActivity,
  type RowsLeftOut,
} from './period-activity.ts';
export { pooledRetention } from './pooled-retention.ts';
export { type Proportion, proportion } from './proportion.ts';
export { type RepeatRate, repeatRate } from './repeat-rate.ts';
export { type RevenueShare, revenueShare } from './revenue-share.ts';
export { type Rfm, type RfmBreakpoints, type RfmColumns, rfm } from './rfm.ts';
export type { RfmRule } from './rfm-rules.ts';
export { type TimeToSecondPurchase, timeToSecondPurchase } from './time-to-second-purchase.ts';

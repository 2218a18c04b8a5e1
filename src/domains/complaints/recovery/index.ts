/**
 * Recovery and redress: what is known of keeping customers by how their complaint is dealt with,
 * what that is worth, redress by a published tariff, and interest on what was kept from a customer.
 *
 * @module
 */
export type { DatedStep, DatedTable, DateSpan } from '../dated-table.ts';
export type { InterestStep, InterestTable } from '../interest-table.ts';
export type { RedressTariff, TariffItem, TariffStep } from '../redress-tariff.ts';
export {
  type PercentRange,
  type PropensityWeights,
  RECOVERY_DEFAULTS,
  type RecoveryDefaults,
} from './defaults.ts';
export {
  type ComplaintIceberg,
  complaintIceberg,
  costAfterContacts,
  loyaltyAfterProblem,
  type PointOptions,
  type RecoveryCourse,
  stayingComplainants,
} from './estimates.ts';
export { type InterestPart, type SimpleInterest, simpleInterest } from './interest.ts';
export {
  type FailureKind,
  JUSTICE_NEEDS,
  type Justice,
  type JusticeShares,
  type RankedRemedy,
  REMEDY_JUSTICE,
  type RemedyOption,
  rankRemedies,
} from './justice.ts';
export {
  type ParadoxFacts,
  type ParadoxMeasure,
  type ParadoxObstacle,
  paradoxObstacles,
} from './paradox.ts';
export {
  type Blame,
  type ComplaintPropensity,
  complaintPropensity,
  type PropensityFactor,
  type PropensityFacts,
} from './propensity.ts';
export {
  type ProblemOutcome,
  type RepurchaseRow,
  repurchasePercent,
  TARP_REPURCHASE,
} from './repurchase.ts';
export { type TariffClaim, type TariffPart, type TariffRedress, tariffRedress } from './tariff.ts';
export {
  type AtRisk,
  type RecoveryCase,
  type RecoveryWorth,
  recoveryWorth,
  valueAtRisk,
} from './worth.ts';

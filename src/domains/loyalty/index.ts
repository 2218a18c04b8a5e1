/**
 * Loyalty: a programme as data, and a member's account under it, whose points always add up.
 *
 * @module
 */
export {
  type Act,
  type ActBefore,
  type IdleClock,
  RETRACTABLE,
  type Retractable,
} from './account-act.ts';
export { type AccountBooks, booksAt, type LotStanding, lotsAt } from './account-books.ts';
export {
  type AccountAct,
  type AccountCommand,
  type Activate,
  type Adjust,
  type Close,
  type Earn,
  type EndTier,
  type Enrol,
  type GrantTier,
  type Open,
  type OpeningTier,
  PLAIN_ACTS,
  type PlainAct,
  type TakeAllowance,
} from './account-command.ts';
export {
  type AccountEvent,
  type Activated,
  type Adjusted,
  type AllowanceTaken,
  accountFormats,
  type Closed,
  type Earned,
  type Enrolled,
  type Opened,
  type PlainEvent,
  type TierChanged,
  type TierEnded,
  type TierGranted,
} from './account-event.ts';
export type { AccountFact, Activity } from './account-fact.ts';
export { accountFlow, EVENT_OF_ACT } from './account-flow.ts';
export type {
  EventTold,
  OccasionTold,
  OrderLineTold,
  OrderTold,
  PlainOccasionTold,
} from './account-occasion.ts';
export { previewEarning, tierAt } from './account-preview.ts';
export type { AccountRefusal, AccountWarning } from './account-refusal.ts';
export {
  type AccountContext,
  type AccountSnapshot,
  restoreAccount,
  type SavedWallet,
  saveAccount,
} from './account-snapshot.ts';
export {
  type Account,
  type AccountStatus,
  type Amounts,
  type DatedCounts,
  type EarnedLot,
  type Earning,
  type LadderStanding,
  type Member,
  NO_ACCOUNT,
  type OrderPayment,
  type PaidBonus,
  type PointsHold,
  type Spending,
  type Undone,
  type UsedName,
} from './account-state.ts';
export type { AccountTimer } from './account-timers.ts';
export type {
  AppliedRule,
  Award,
  AwardLot,
  BudgetUse,
  CapUseEntry,
  EarnOccasion,
  EventOccasion,
  MemberFacts,
  OrderLine,
  OrderOccasion,
  PlainOccasion,
  RejectedRule,
  RejectionCode,
  TierOccasion,
} from './award.ts';
export { apportion } from './award-apportion.ts';
export { NO_MEMBER_FACTS } from './award-member.ts';
export { awardOf } from './award-of.ts';
export { type RefundedLine, residualAward } from './award-residual.ts';
export {
  type Balance,
  balanceAt,
  balancesAt,
  type Expiring,
  expiringAfter,
} from './balance.ts';
export type { Budget, Cap, CapUse, CapWindow } from './cap.ts';
export type { Coupon, CouponOutcome, CouponPart, CouponRefusal, CouponValue } from './coupon.ts';
export { couponOutcome } from './coupon-outcome.ts';
export { birthdayIn } from './earn-birthday.ts';
export type {
  Achievement,
  AmountBasis,
  EarnRule,
  EarnTrigger,
  Frequency,
  Multiplier,
  Multipliers,
  Pending,
  RoundingRule,
  Stacking,
} from './earn-rule.ts';
export { evolveAccount } from './evolve.ts';
export {
  type AgeExpiry,
  type ExpiryFacts,
  type ExpiryRule,
  expiryOf,
  type FixedExpiry,
  type InactivityExpiry,
  idlesUnder,
  type NoExpiry,
  type SoonerExpiry,
  type SuspendedExpiry,
} from './expiry-rule.ts';
export { explainAccount } from './explain.ts';
export type { Books, Ledger, Suspension, Wallet } from './ledger.ts';
export type {
  DatedEntry,
  IssueEntry,
  IssueKind,
  LedgerEntry,
  MoveEntry,
  MoveKind,
  OwedEntry,
} from './ledger-entry.ts';
export type { Lot, LotSource } from './lot.ts';
export type { Estate, OpeningLot } from './lot-opening.ts';
export type { LotPart } from './lot-query.ts';
export type { LotNode, LotTree } from './lot-tree.ts';
export { type LoyaltyAggregate, loyalty } from './loyalty.ts';
export type { Partner } from './partner.ts';
export { POINTS_MAX } from './points.ts';
export { type PoolMember, type PoolShare, poolShares } from './pool.ts';
export { type Programme, type ProgrammeVersion, versionAt } from './programme.ts';
export type { CurrencyKind, PointsCurrency } from './programme-currency.ts';
export type {
  LotPolicy,
  PoolPolicy,
  ReturnPolicy,
  ReversalPolicy,
  TransferPolicy,
} from './programme-policies.ts';
export type {
  Conversion,
  PaymentRedemption,
  Redemption,
  RewardRedemption,
} from './programme-redemption.ts';
export type { Capture, Hold, Redeem, ReverseRedemption, Void } from './redeem-command.ts';
export type {
  Captured,
  Held,
  RedeemAsked,
  Redeemed,
  RedemptionReversed,
  Released,
  RestoredParts,
} from './redeem-event.ts';
export { type RedeemAsk, type RedeemQuote, redeemQuote } from './redeem-quote.ts';
export {
  type Referral,
  type ReferralFacts,
  type ReferralOutcome,
  type ReferralRefusal,
  type ReferredOrder,
  referralOutcome,
} from './referral.ts';
export type {
  Canceller,
  Exchange,
  Refund,
  Returned,
  ReturnedLineTold,
  ReturnWithoutReceipt,
  Undo,
} from './refund-command.ts';
export type { Refunded, ReturnedWithoutReceipt } from './refund-event.ts';
export type { Retract } from './retract-command.ts';
export type { Retracted } from './retract-event.ts';
export { accountSentences } from './sentences.ts';
export { type StampCard, type StampStanding, stampStanding } from './stamp.ts';
export { type Statement, type StatementAsk, type StatementLine, statementOf } from './statement.ts';
export type {
  GrantedTier,
  TierCounters,
  TierGap,
  TierHeld,
  TierStanding,
  TierWay,
} from './tier.ts';
export type {
  PaidMembership,
  Tier,
  TierBonus,
  TierLadder,
  TierQualification,
  TierRequirement,
  TierWindow,
} from './tier-ladder.ts';
export { type MembershipEnd, membershipEnd } from './tier-membership.ts';
export { tierStanding } from './tier-standing.ts';
export type { MergeFrom, MergeInto, Receive, Send } from './transfer-command.ts';
export type { MergedFrom, MergedInto, Received, Sent } from './transfer-event.ts';

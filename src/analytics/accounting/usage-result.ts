/** Usage result: the forms of what members made of a programme. */
import type { Ratio } from '../../kernel/ratio.ts';
import type { UsageDiagnostic } from './usage-diagnostic.ts';

/** What members made of a programme. */
export interface ProgrammeUsage {
  /** How many members were read. */
  readonly members: number;
  /** How many events were read. */
  readonly events: number;
  /** What was made of each version that has begun. */
  readonly versions: readonly VersionUsage[];
  /** Who stands where, on the ladders of the version in force. */
  readonly ladders: readonly LadderUsage[];
  /** What nobody uses, and what costs more than was declared; none if there are no members. */
  readonly diagnostics: readonly UsageDiagnostic[];
}

/** What members made of one version. */
export interface VersionUsage {
  /** Its number. */
  readonly version: number;
  /** How many occasions were credited under it, those that earned no point included. */
  readonly awards: number;
  /** How many redemptions were made under it. */
  readonly redemptions: number;
  /** Its earn rules, in their order. */
  readonly rules: readonly RuleUsage[];
  /** Its multipliers, in their order. */
  readonly multipliers: readonly MultiplierUsage[];
  /** Its caps and then its budgets, in their order. */
  readonly limits: readonly LimitUsage[];
  /** What points can be spent on, in its order. */
  readonly options: readonly OptionUsage[];
  /** Its coupons, in their order. */
  readonly coupons: readonly CouponUsage[];
  /** What was given in points, against what was sold. */
  readonly rebate: RebateUsage;
}

/** How often an earn rule paid. */
export interface RuleUsage {
  /** The rule. */
  readonly rule: string;
  /** How many awards it paid in. */
  readonly times: number;
  /** How many points, after caps, those that were taken back later included. */
  readonly points: number;
}

/** How often a multiplier took part. */
export interface MultiplierUsage {
  /** The multiplier. */
  readonly multiplier: string;
  /** How many awards it took part in. */
  readonly times: number;
}

/** How often a cap or a budget cut an award. */
export interface LimitUsage {
  /** Which of the two. */
  readonly kind: 'cap' | 'budget';
  /** The cap, or the budget. */
  readonly limit: string;
  /** How many awards it cut. */
  readonly times: number;
  /** How many points it withheld that the caps before it had left. */
  readonly withheld: number;
}

/** How often points were spent on something. */
export interface OptionUsage {
  /** The option. */
  readonly option: string;
  /** How often, redemptions that were undone later included. */
  readonly times: number;
  /** How many points. */
  readonly points: number;
}

/** How often a coupon was used. */
export interface CouponUsage {
  /** The coupon. */
  readonly coupon: string;
  /** How many orders used it, those that were brought back later included. */
  readonly times: number;
}

/** What was given in points, against what was sold. */
export interface RebateUsage {
  /** What was charged for orders and not given back, in minor units; those at partners left out. */
  readonly soldMinor: number;
  /** What points are worth that were not taken back, in minor units; rounded once, halves up. */
  readonly worthMinor: number;
  /** The second through the first, exact; `null` if nothing was sold. */
  readonly rebate: Ratio | null;
  /** The share that the version declares it may cost; `null` if it declares none. */
  readonly marginMax: Ratio | null;
  /** Whether it cost more; `null` if nothing was declared. */
  readonly isAboveMargin: boolean | null;
}

/** Who stands on which tier of a ladder. */
export interface LadderUsage {
  /** The ladder. */
  readonly ladder: string;
  /** How many members have no tier on it now. */
  readonly withoutTier: number;
  /** Its tiers, the lowest first. */
  readonly tiers: readonly TierUsage[];
}

/** Who stands on a tier, or has. */
export interface TierUsage {
  /** The tier. */
  readonly tier: string;
  /** How many members have it now. */
  readonly now: number;
  /** How many members have it or ever had it. */
  readonly ever: number;
}

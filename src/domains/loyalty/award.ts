/** Award: what an occasion earns under one version. The preview is the accrual itself. */
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { CapUse } from './cap.ts';

/** Something on which points may be earned. */
export type EarnOccasion = OrderOccasion | PlainOccasion | EventOccasion | TierOccasion;

interface OccasionBase {
  /** The host's name for it: the order's number, the visit's. */
  readonly id: string;
  /** When it happened. */
  readonly at: Instant;
  /** The partner at whom it happened; `null` for the firm itself. */
  readonly partner: string | null;
  /** The host's facts of it, as the programme declares them. */
  readonly facts: JsonObject;
}

/** Somebody bought. */
export interface OrderOccasion extends OccasionBase {
  /** Tells the kind. */
  readonly type: 'order';
  /** What was bought. */
  readonly lines: readonly OrderLine[];
  /** How much of it was paid with points, in minor units. */
  readonly paidWithPointsMinor: number;
  /** The coupon that was used; `null` for none. */
  readonly coupon: string | null;
}

/** One line of an order. */
export interface OrderLine {
  /** Its name in the order. */
  readonly id: string;
  /** The host's name of the thing. */
  readonly sku: string;
  /** The host's name of its category; `null` for none. */
  readonly category: string | null;
  /** Goods or a service, or a gift card. */
  readonly kind: 'goods' | 'gift-card';
  /** How many. Whole, from 0. */
  readonly quantity: number;
  /** The price of all of them without tax, before discounts, in minor units. Whole, from 0. */
  readonly netMinor: number;
  /** The tax that was paid on the line. Whole, from 0. */
  readonly taxMinor: number;
  /** The shipping that was paid for the line. Whole, from 0. */
  readonly shippingMinor: number;
  /** What was taken off the price. Whole, from 0 to `netMinor`. */
  readonly discountMinor: number;
  /** Until when it can be brought back; `null` for as long as the programme says. */
  readonly returnableUntil: Instant | null;
}

/** Somebody came, joined, had a birthday, brought a member or was brought. */
export interface PlainOccasion extends OccasionBase {
  /** Tells the kind. */
  readonly type: 'visit' | 'welcome' | 'birthday' | 'anniversary' | 'referrer' | 'referee';
}

/** Something happened that the host has a name for. */
export interface EventOccasion extends OccasionBase {
  /** Tells the kind. */
  readonly type: 'event';
  /** The host's name for it. */
  readonly event: string;
}

/** A tier was reached. */
export interface TierOccasion extends OccasionBase {
  /** Tells the kind. */
  readonly type: 'tier';
  /** The tier. */
  readonly tier: string;
}

/** What must be known of a member. It is stored with the award, for a refund to be made alike. */
export interface MemberFacts {
  /** When the member joined. */
  readonly joinedAt: Instant;
  /** `MM-DD`; `null` if it is not known. */
  readonly birthday: string | null;
  /** The tier held on each ladder, by the ladder's name; `null` for none. */
  readonly tiers: Readonly<Record<string, string | null>>;
  /** What was counted ever before: `orders`, `visits`, `spend`, `event:<name>`. */
  readonly lifetime: Readonly<Record<string, number>>;
  /** What caps, frequencies and budgets have counted, as {@link Award} says it. */
  readonly capUse: CapUse;
  /** When each rule last paid. */
  readonly lastPaid: Readonly<Record<string, Instant>>;
  /** How many points of each budget the account may still give; see the budget's allowance. */
  readonly budgetLeft: Readonly<Record<string, number>>;
  /** The host's facts of the member, as the programme declares them. */
  readonly facts: JsonObject;
}

/** What an occasion earns. */
export interface Award {
  /** The version that says so. */
  readonly programmeVersion: number;
  /** The points, by when they can be spent. */
  readonly lots: readonly AwardLot[];
  /** The rules that pay. */
  readonly applied: readonly AppliedRule[];
  /** The rules that do not, and why. */
  readonly rejected: readonly RejectedRule[];
  /** What to add to what caps and frequencies have counted. */
  readonly capUse: readonly CapUseEntry[];
  /** What to take off the account's blocks of budgets. */
  readonly budgetUse: readonly BudgetUse[];
  /** What to add to what counts towards tiers and achievements, besides the points of the lots. */
  readonly counters: Readonly<Record<string, number>>;
}

/** Points that are issued together. */
export interface AwardLot {
  /** The currency. */
  readonly currency: string;
  /** How many. Whole, from 1. */
  readonly points: number;
  /** The line they wait for; `null` if they belong to the occasion as a whole. */
  readonly line: string | null;
  /** The rules that pay them. */
  readonly rules: readonly string[];
  /** From when on they can be spent; `null` until the event has happened. */
  readonly activeAt: Instant | null;
  /** The event for which they wait; `null` if for none. */
  readonly awaits: string | null;
  /** Until when, leaving inactivity and tiers out; `null` for no such end, or none known yet. */
  readonly expiresAt: Instant | null;
  /** Whether they also expire when the account lies idle. */
  readonly idles: boolean;
  /** How many of them count towards a tier. */
  readonly qualifying: number;
}

/** A rule that pays. */
export interface AppliedRule {
  /** The rule. */
  readonly rule: string;
  /** The currency. */
  readonly currency: string;
  /** How many points, after rounding and caps. */
  readonly points: number;
  /** How many before caps. */
  readonly uncapped: number;
  /** What it is reckoned of: minor units, lines or units; 1 for a fixed award. */
  readonly base: number;
  /** The multipliers that took part. */
  readonly multipliers: readonly string[];
}

/** A rule that does not pay. */
export interface RejectedRule {
  /** The rule, or the multiplier. */
  readonly rule: string;
  /** Why. */
  readonly code: RejectionCode;
  /** What a host needs to explain it. */
  readonly facts: JsonObject;
}

/** Why a rule does not pay. */
export type RejectionCode =
  | 'OTHER_PARTNER'
  | 'NOT_VALID_THEN'
  | 'CONDITION_FALSE'
  | 'CONDITION_UNKNOWN'
  | 'NOT_BIRTHDAY'
  | 'NOT_ANNIVERSARY'
  | 'NOT_REACHED'
  | 'COOLING_DOWN'
  | 'TOO_OFTEN'
  | 'PAID_WITH_POINTS'
  | 'NOTHING_COUNTS'
  | 'NOT_STACKABLE'
  | 'BEATEN'
  | 'ROUNDED_AWAY'
  | 'CAP_REACHED'
  | 'BUDGET_SPENT'
  | 'LIMIT_EXCEEDED';

/** How much was counted of a cap or of a rule's frequency. */
export interface CapUseEntry {
  /** The cap, or `rule:<id>` for the frequency of a rule. */
  readonly cap: string;
  /** The stretch of time: a local date, or `lifetime`. */
  readonly window: string;
  /** How many points, or times. */
  readonly points: number;
  /** Whether a refund gives it back. */
  readonly counts: 'net' | 'gross';
}

/** How many points of a budget were given. */
export interface BudgetUse {
  /** The budget. */
  readonly budget: string;
  /** How many points. */
  readonly points: number;
}

/** Tier ladder: the steps of standing, how they are reached, kept and lost. */

/** Steps of standing, the lowest first. A member may stand on several ladders at once. */
export interface TierLadder {
  /** Its name in the programme. */
  readonly id: string;
  /** The stretch of time in which what counts is counted. */
  readonly window: TierWindow;
  /** For how many windows after the one in which it was reached a tier stays. Whole, 0 to 10. */
  readonly extraWindows: number;
  /** What happens when it ends: a step down, down to what is earned now, or nothing. */
  readonly downgrade: 'one-step' | 'to-earned' | 'never';
  /** For how many days a tier stays after it has ended. Whole, 0 to 3650. */
  readonly graceDays: number;
  /** Whether what was earned above the tier's own threshold counts again in the next window. */
  readonly rollover: 'none' | 'excess';
  /** The tiers, the lowest first; below them a member has none. */
  readonly tiers: readonly Tier[];
  /** What can be bought to stand on this ladder. */
  readonly memberships: readonly PaidMembership[];
}

/** The stretch of time in which what counts towards a tier is counted. */
export type TierWindow =
  | {
      /** The calendar's own months, quarters or years, in the zone of the programme. */
      readonly kind: 'calendar';
      /** Which. */
      readonly unit: 'month' | 'quarter' | 'year';
    }
  | {
      /** Years from the day of joining; ever since; or what is on the account now. */
      readonly kind: 'anniversary' | 'lifetime' | 'balance';
    }
  | {
      /** So many months back from the day itself. */
      readonly kind: 'rolling';
      /** How many. Whole, 1 to 120. */
      readonly months: number;
    };

/** One step of a ladder. */
export interface Tier {
  /** Its name, of its own in the programme. */
  readonly id: string;
  /** The ways to reach it; one of them suffices. */
  readonly qualify: readonly TierQualification[];
  /** What it comes with: names of the host's, such as `free-shipping`. */
  readonly benefits: readonly string[];
  /** Points on reaching it, once in a lifetime; `null` for none. */
  readonly bonus: TierBonus | null;
}

/** One way to reach a tier: everything in it must be met. */
export interface TierQualification {
  /** What must be met. */
  readonly all: readonly TierRequirement[];
}

/** Something counted must be so much. */
export interface TierRequirement {
  /** A currency of the programme, `spend` in minor units, `orders`, `visits` or `event:<name>`. */
  readonly counter: string;
  /** How much; itself included. Whole, from 0. */
  readonly atLeast: number;
  /** Where the range ends that the programme publishes; only its checks read it. */
  readonly below: number | null;
  /** Counted in the window of the ladder, or ever since joining. */
  readonly over: 'window' | 'lifetime';
}

/** Points on reaching a tier. */
export interface TierBonus {
  /** The currency. */
  readonly currency: string;
  /** How many. Whole, from 1. */
  readonly points: number;
  /** Whether they count towards the next tier. */
  readonly qualifying: boolean;
}

/** A tier that can be bought for a time. */
export interface PaidMembership {
  /** Its name in the programme. */
  readonly id: string;
  /** The tier. */
  readonly tier: string;
  /** For how many months. Whole, 1 to 120. */
  readonly months: number;
  /** What it costs, in minor units. Whole, from 0. */
  readonly feeMinor: number;
  /**
   * What a cancellation does: the tier stays to the end of what was paid; it ends at once and the
   * unused days are paid back; or it ends at once and nothing is.
   */
  readonly termination: 'end-of-term' | 'refund-unused' | 'at-once';
  /** What happens then to points: kept, or forfeited so many days after; 0 for at once. */
  readonly pointsAfterDays: number | null;
}

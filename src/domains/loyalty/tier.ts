/** Tier: where a member stands on a ladder, what keeps it and what lifts it. */
import type { Instant } from '../../kernel/instant.ts';
import type { CapUse } from './cap.ts';

/** What was counted of a member, from which standing follows. */
export interface TierCounters {
  /** When the member joined. */
  readonly joinedAt: Instant;
  /** What was counted: by counter, then by local date, `YYYY-MM-DD`; refunds take off again. */
  readonly counts: CapUse;
  /** What can be spent now, by currency; read only by ladders on the balance. */
  readonly balances: Readonly<Record<string, number>>;
  /** Tiers that were bought or given, each from an instant until another; `null` for no end. */
  readonly granted: readonly GrantedTier[];
  /** Where the member stood when somebody last looked; `null` for a new member. */
  readonly held: TierHeld | null;
}

/** A tier that was bought, or given. */
export interface GrantedTier {
  /** The tier. */
  readonly tier: string;
  /** From when on. */
  readonly from: Instant;
  /** Until when; `null` for no end. */
  readonly until: Instant | null;
}

/** Where a member stood: to be kept, because what was held depends on when it was reached. */
export interface TierHeld {
  /** The tier; `null` for none. */
  readonly tier: string | null;
  /** Since when. */
  readonly since: Instant;
  /** When somebody last looked. */
  readonly asOf: Instant;
  /** When it falls unless more is earned; `null` if nothing lets it fall yet. */
  readonly dropsAt: Instant | null;
}

/** Where a member stands on a ladder. */
export interface TierStanding {
  /** The ladder. */
  readonly ladder: string;
  /** The tier; `null` for none. */
  readonly tier: string | null;
  /** Since when; since joining for a member who never had another. */
  readonly since: Instant;
  /** The first instant at which it may fall if nothing more is earned; `null` for never. */
  readonly until: Instant | null;
  /** The tier that what is counted now would give, without any that is kept for a time. */
  readonly earned: string | null;
  /** What is missing to have the tier in the next window too; `null` where nothing ends. */
  readonly keeps: readonly TierGap[] | null;
  /** The next tier, and the ways to it; `null` on the top. */
  readonly lifts: { readonly tier: string; readonly ways: readonly TierWay[] } | null;
  /** To be kept for the next time. */
  readonly held: TierHeld;
}

/** What is missing to a tier, one way. */
export interface TierWay {
  /** Each thing that is counted. */
  readonly gaps: readonly TierGap[];
}

/** How far something counted is from what it must be. */
export interface TierGap {
  /** What is counted. */
  readonly counter: string;
  /** How much there is. */
  readonly have: number;
  /** How much it must be. */
  readonly need: number;
  /** How much is missing; 0 if nothing is. */
  readonly missing: number;
}

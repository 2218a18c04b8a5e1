/** Redeem event: what can have happened around spending points. */
import type { AccountFact, Activity } from './account-fact.ts';
import type { PointsHold, Spending } from './account-state.ts';
import type { LotPart } from './lot-query.ts';
import type { Canceller } from './refund-command.ts';

/** Points were spent on an option of the programme. */
export interface Redeemed extends AccountFact, Activity {
  /** What happened. */
  readonly type: 'Redeemed';
  /** What for, and from which lots. */
  readonly redemption: Spending;
  /** What they were worth, in minor units; `null` for a reward or a conversion. */
  readonly worthMinor: number | null;
  /** The host's name of the reward; `null` for none. */
  readonly reward: string | null;
  /** What the command asked for; `null` if the programme issued a reward by itself. */
  readonly asked?: RedeemAsked | null | undefined;
}

/** What was asked for in a redemption, before the programme said how much of it can be had. */
export interface RedeemAsked {
  /** How many points; `null` if the command left it open. */
  readonly points: number | null;
  /** What the order came to that was paid, in minor units; `null` if the command left it open. */
  readonly orderMinor: number | null;
}

/** Points were set aside. */
export interface Held extends AccountFact {
  /** What happened. */
  readonly type: 'Held';
  /** From which lots, and until when. */
  readonly hold: PointsHold;
}

/** Points that were set aside were spent; the rest went back to its lots. */
export interface Captured extends AccountFact, Activity {
  /** What happened. */
  readonly type: 'Captured';
  /** The hold. */
  readonly hold: string;
  /** What was spent, and from which lots. */
  readonly redemption: Spending;
}

/** Points are set aside no more: by somebody, or because their time was over. */
export interface Released extends AccountFact {
  /** What happened. */
  readonly type: 'Voided' | 'Lapsed';
  /** The hold. */
  readonly hold: string;
}

/** Points of redemptions that came back. */
export interface RestoredParts {
  /** The redemption. */
  readonly redemption: string;
  /** How many came back of which of its lots. */
  readonly parts: readonly LotPart[];
}

/** A redemption was undone, or a part of it. */
export interface RedemptionReversed extends AccountFact {
  /** What happened. */
  readonly type: 'RedemptionReversed';
  /** Who cancelled. */
  readonly cancelledBy: Canceller;
  /** What came back. */
  readonly restored: RestoredParts;
}

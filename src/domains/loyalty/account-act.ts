/**
 * Account act: what an event did, as far as nothing else remembers it, so that it can be retracted.
 *
 * What earned and what was spent is known to the account anyway; an act says what the event found.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { CapUse } from './cap.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { GrantedTier, TierHeld } from './tier.ts';

/** The events that can be retracted. */
export const RETRACTABLE = Object.freeze([
  'Opened',
  'Earned',
  'Activated',
  'Redeemed',
  'Held',
  'Captured',
  'ReturnedWithoutReceipt',
  'Adjusted',
  'Sent',
  'Received',
  'MergedFrom',
  'AllowanceTaken',
  'TierGranted',
  'TierEnded',
] as const);

/** The type of an event that can be retracted. */
export type Retractable = (typeof RETRACTABLE)[number];

/** What an event did. */
export interface Act {
  /** The number of the event in the history of the account, from 1, as text. */
  readonly id: string;
  /** What happened. */
  readonly type: Retractable;
  /** When. */
  readonly at: Instant;
  /** What the account knows it by: what earned, a redemption, a hold, a used name, a tier. */
  readonly name: string;
  /** What it did to points, where lots alone do not say it; of clocks, what they said before. */
  readonly entries: readonly LedgerEntry[];
  /** What it added to what the account may give of budgets, or took off. */
  readonly budget: Readonly<Record<string, number>>;
  /** What it added to what counts towards tiers; of what earned, the account knows. */
  readonly counts: CapUse;
  /** What it added to what was counted ever before; of what earned, the account knows. */
  readonly lifetime: Readonly<Record<string, number>>;
  /** What it found. */
  readonly before: ActBefore;
}

/** What an event found. */
export interface ActBefore {
  /** How many lots there were. */
  readonly lotCount: number;
  /** When the member had joined, if it changed that; `null` if it did not. */
  readonly joinedAt: Instant | null;
  /** Where the member stood, by ladder; `null` if it cannot have changed that. */
  readonly standings: Readonly<
    Record<string, TierHeld & { readonly until: Instant | null }>
  > | null;
  /** The tiers that were bought or given, if it ended some; empty if it did not. */
  readonly granted: readonly GrantedTier[];
  /** When each of its rules had last paid; `null` for never. */
  readonly lastPaid: Readonly<Record<string, Instant | null>>;
  /** The clocks of idle points that it moved, by currency. */
  readonly idle: Readonly<Record<string, IdleClock>>;
}

/** A clock of idle points that was moved. */
export interface IdleClock {
  /** When the points would have ended; `null` for never. */
  readonly from: Instant | null;
  /** When they ended then, unless something was done again. */
  readonly to: Instant;
}

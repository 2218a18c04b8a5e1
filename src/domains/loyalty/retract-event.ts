/** Retract event: something that was told is taken back, with all it caused. */
import type { Retractable } from './account-act.ts';
import type { AccountFact } from './account-fact.ts';
import type { Amounts } from './account-state.ts';
import type { RestoredParts } from './redeem-event.ts';
import type { Canceller } from './refund-command.ts';

/** Something that had been told was taken back, with all it had caused. */
export interface Retracted extends AccountFact {
  /** What happened. */
  readonly type: 'Retracted';
  /** The number of the event that was taken back. */
  readonly event: number;
  /** What that event had said. */
  readonly was: Retractable;
  /** What the account knew it by: the kind and id of what earned, a redemption, a hold, a name. */
  readonly name: string;
  /** Who cancelled. */
  readonly cancelledBy: Canceller;
  /** How many points nobody could give, by currency. */
  readonly shortfall: Amounts;
  /** How many points had expired and need not be taken, by currency. */
  readonly expired: Amounts;
  /** The points of a redemption that came back; empty if it was none. */
  readonly restored: readonly RestoredParts[];
  /** The tiers whose bonus was taken back, because it would not have been paid without it. */
  readonly bonuses: readonly string[];
}

/** Refund event: what can have happened when goods came back. */
import type { AccountFact } from './account-fact.ts';
import type { Amounts, Undone } from './account-state.ts';
import type { RefundedLine } from './award-residual.ts';
import type { RestoredParts } from './redeem-event.ts';
import type { Canceller } from './refund-command.ts';

/** An order, or a part of it, was undone. */
export interface Refunded extends AccountFact {
  /** What happened. `Undone` is said of what is no order. */
  readonly type: 'Refunded' | 'Undone';
  /** What had earned. */
  readonly earning: string;
  /** Who cancelled. */
  readonly cancelledBy: Canceller;
  /** What came back this time. */
  readonly lines: readonly RefundedLine[];
  /** All that was undone of it by now. */
  readonly undone: Undone;
  /** How many points nobody could give, by currency. */
  readonly shortfall: Amounts;
  /** How many points had expired and need not be taken, by currency. */
  readonly expired: Amounts;
  /** The points with which it was paid that came back. */
  readonly restored: readonly RestoredParts[];
  /** The tiers whose bonus was taken back, because the order had lifted the member there. */
  readonly bonuses: readonly string[];
  /** The coupon that can be used again; `null` for none. */
  readonly coupon: string | null;
  /** How much money goes back, in minor units: without the share that was paid with points. */
  readonly cashMinor: number;
}

/** Goods came back of which no order is known. */
export interface ReturnedWithoutReceipt extends AccountFact {
  /** What happened. */
  readonly type: 'ReturnedWithoutReceipt';
  /** The host's id of the return. */
  readonly reference: string;
  /** The currency. */
  readonly currency: string;
  /** How many points were asked back. */
  readonly points: number;
  /** How many of them nobody could give. */
  readonly shortfall: number;
}

/** Refund command: what can be asked for when goods come back. */
import type { Command } from '../../kernel/decider.ts';
import type { OccasionTold } from './account-occasion.ts';

/** Who cancelled: the firm, or the customer. */
export type Canceller = 'firm' | 'customer';

/** What comes back of an order: lines, an amount of money, or, with neither, all that is left. */
export interface Returned {
  /** Lines, by name; or by name with how many of it come back, or how much is refunded of it. */
  readonly lines?: readonly (string | ReturnedLineTold)[] | undefined;
  /** An amount of the order as a whole, in minor units; no line comes back by it. */
  readonly amountMinor?: number | undefined;
}

/** A part of a line that comes back. */
export interface ReturnedLineTold {
  /** The line. */
  readonly line: string;
  /** How many of it come back. */
  readonly quantity?: number | undefined;
  /** How much is refunded of it, in minor units. */
  readonly minor?: number | undefined;
}

/** Undo an order, or a part of it: take back what it earned, give back what it was paid with. */
export interface Refund extends Command, Returned {
  /** What is asked for. */
  readonly type: 'Refund';
  /** The order. */
  readonly order: string;
  /** Who cancelled; the customer if left out. */
  readonly cancelledBy?: Canceller | undefined;
}

/** Undo another occasion that earned: a visit, an event of the host, a referral. */
export interface Undo extends Command {
  /** What is asked for. */
  readonly type: 'Undo';
  /** The occasion. */
  readonly occasion: Pick<OccasionTold, 'type' | 'id'>;
}

/** Take back points for goods that came back without a receipt, so that no order is known. */
export interface ReturnWithoutReceipt extends Command {
  /** What is asked for. */
  readonly type: 'ReturnWithoutReceipt';
  /** The host's id of the return. */
  readonly reference: string;
  /** The currency; the first of the programme if left out. */
  readonly currency?: string | undefined;
  /** How many points, by the host's own reckoning: whole, 1 or more. */
  readonly points: number;
}

/** Take goods back and sell others in one step. */
export interface Exchange extends Command, Returned {
  /** What is asked for. */
  readonly type: 'Exchange';
  /** The order from which goods come back. */
  readonly order: string;
  /** The order that takes their place. */
  readonly occasion: OccasionTold;
}

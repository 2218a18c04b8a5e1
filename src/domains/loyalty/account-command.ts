/** Account command: everything that can be asked for, as an imperative. */
import type { FireTimer } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import type { OccasionTold } from './account-occasion.ts';
import type { Amounts } from './account-state.ts';
import type { OpeningLot } from './lot-opening.ts';
import type { Capture, Hold, Redeem, ReverseRedemption, Void } from './redeem-command.ts';
import type { Exchange, Refund, ReturnWithoutReceipt, Undo } from './refund-command.ts';
import type { Retract } from './retract-command.ts';
import type { MergeFrom, MergeInto, Receive, Send } from './transfer-command.ts';

/** Begin an account. */
export interface Enrol extends Command {
  /** What is asked for. */
  readonly type: 'Enrol';
  /** The account's own id, so that nobody refers or gives to themselves. */
  readonly member: string;
  /** `MM-DD`; left out if it is not known. */
  readonly birthday?: string | null | undefined;
  /** The host's facts of the member, as the programme declares them. */
  readonly facts?: JsonObject | undefined;
}

/** Take over what an account elsewhere had: once for each reference, and no rule fires on it. */
export interface Open extends Command {
  /** What is asked for. */
  readonly type: 'Open';
  /** The host's name of the import. */
  readonly reference: string;
  /** The lots, each with its own end. */
  readonly lots: readonly OpeningLot[];
  /** When the member joined, if that was before. */
  readonly joinedAt?: Instant | undefined;
  /** What counts towards tiers: by counter, then by local date. */
  readonly counts?: Readonly<Record<string, Amounts>> | undefined;
  /** What was counted ever before: `orders`, `visits`, `spend`, `event:<name>`. */
  readonly lifetime?: Amounts | undefined;
  /** The tiers held, by ladder. */
  readonly tiers?: Readonly<Record<string, OpeningTier>> | undefined;
}

/** A tier as it is imported. */
export interface OpeningTier {
  /** The tier. */
  readonly tier: string;
  /** Since when. */
  readonly since: Instant;
  /** When it falls unless more is earned; `null` if the counts imported with it earn it now. */
  readonly dropsAt: Instant | null;
}

/** Credit what an order, a visit or another occasion earns; of a guest's order also later. */
export interface Earn extends Command {
  /** What is asked for. */
  readonly type: 'Earn';
  /** The occasion. */
  readonly occasion: OccasionTold;
}

/** Note that the event has happened for which lots of an order wait. */
export interface Activate extends Command {
  /** What is asked for. */
  readonly type: 'Activate';
  /** The order, or the other occasion. */
  readonly occasion: Pick<OccasionTold, 'type' | 'id'>;
  /** The host's name of the event. */
  readonly event: string;
  /** The lines it has happened for; all if left out. */
  readonly lines?: readonly string[] | undefined;
}

/** Add or take points by hand. */
export interface Adjust extends Command {
  /** What is asked for. */
  readonly type: 'Adjust';
  /** The currency; the first of the programme if left out. */
  readonly currency?: string | undefined;
  /** How many points, other than 0; fewer than 0 to take them. */
  readonly points: number;
  /** The host's code of the reason. */
  readonly reason: string;
}

/** Take a block of a budget that was drawn for this account. */
export interface TakeAllowance extends Command {
  /** What is asked for. */
  readonly type: 'TakeAllowance';
  /** The budget of the programme. */
  readonly budget: string;
  /** The block, as the budget granted it. */
  readonly block: string;
  /** How many points it has. */
  readonly points: number;
}

/** Put a member on a tier for a time: bought, given, or matched. */
export interface GrantTier extends Command {
  /** What is asked for. */
  readonly type: 'GrantTier';
  /** The tier. */
  readonly tier: string;
  /** Until when; `null` for no end. */
  readonly until: Instant | null;
}

/** End a tier that was bought or given, from `at` on. */
export interface EndTier extends Command {
  /** What is asked for. */
  readonly type: 'EndTier';
  /** The tier. */
  readonly tier: string;
}

/** The acts that say nothing but what they are. */
export const PLAIN_ACTS = Object.freeze([
  'EvaluateTiers', // look where the member stands now
  'RecordExpiry', // write down what has expired; no answer changes by it
] as const);

/** An act that says nothing but what it is. */
export interface PlainAct extends Command {
  /** What is asked for. */
  readonly type: (typeof PLAIN_ACTS)[number];
}

/** End the account; points that are left are forfeited. */
export interface Close extends Command {
  /** What is asked for. */
  readonly type: 'Close';
  /** The host's code of the reason. */
  readonly reason: string;
}

/** Everything that can be asked for, the firing of a timer included. */
export type AccountCommand =
  | Enrol
  | Open
  | Earn
  | Activate
  | Redeem
  | Hold
  | Capture
  | Void
  | Refund
  | Undo
  | ReturnWithoutReceipt
  | Exchange
  | ReverseRedemption
  | Retract
  | Adjust
  | Send
  | Receive
  | MergeInto
  | MergeFrom
  | TakeAllowance
  | GrantTier
  | EndTier
  | PlainAct
  | Close
  | FireTimer;

/** What a person or program can ask for: every command but a timer's. */
export type AccountAct = Exclude<AccountCommand['type'], 'FireTimer'>;

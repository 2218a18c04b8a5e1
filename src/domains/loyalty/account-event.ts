/** Account event: everything that can have happened to an account, in the past tense. */
import type { Instant } from '../../kernel/instant.ts';
import type { EventFormats } from '../../kernel/upcast.ts';
import type { AccountFact, Activity } from './account-fact.ts';
import type { Amounts, Earning, LadderStanding, Member, PaidBonus } from './account-state.ts';
import type { Captured, Held, Redeemed, RedemptionReversed, Released } from './redeem-event.ts';
import type { Refunded, ReturnedWithoutReceipt } from './refund-event.ts';
import type { Retracted } from './retract-event.ts';
import type { GrantedTier } from './tier.ts';
import type { MergedFrom, MergedInto, Received, Sent } from './transfer-event.ts';

/** The account began. */
export interface Enrolled extends AccountFact {
  /** What happened. */
  readonly type: 'Enrolled';
  /** Who it belongs to. */
  readonly member: Member;
  /** The currency that is meant where none is named. */
  readonly currency: string;
}

/** What an account had elsewhere was taken over. */
export interface Opened extends AccountFact, Activity {
  /** What happened. */
  readonly type: 'Opened';
  /** The host's name of the import. */
  readonly reference: string;
  /** When the member joined. */
  readonly joinedAt: Instant;
  /** What counts towards tiers: by counter, then by local date. */
  readonly counts: Readonly<Record<string, Amounts>>;
  /** What was counted ever before. */
  readonly lifetime: Amounts;
  /** Where the member stands, by ladder. */
  readonly standings: Readonly<Record<string, LadderStanding>>;
}

/** An order, a visit or another occasion earned. */
export interface Earned extends AccountFact, Activity {
  /** What happened. */
  readonly type: 'Earned';
  /** What earned, and what it was given. */
  readonly earning: Earning;
  /** What was taken off the account's blocks of budgets. */
  readonly budgetUse: Amounts;
}

/** The event happened for which lots waited. */
export interface Activated extends AccountFact {
  /** What happened. */
  readonly type: 'Activated';
  /** What had earned. */
  readonly earning: string;
  /** The host's name of the event. */
  readonly event: string;
  /** The lines it was said of, `null` for all; left out by events from before it was kept. */
  readonly lines?: readonly string[] | null | undefined;
}

/** Somebody added or took points. */
export interface Adjusted extends AccountFact {
  /** What happened. */
  readonly type: 'Adjusted';
  /** The currency. */
  readonly currency: string;
  /** How many points, fewer than 0 if taken. */
  readonly points: number;
  /** The host's code of the reason. */
  readonly reason: string;
}

/** A block of a budget came to hand. */
export interface AllowanceTaken extends AccountFact {
  /** What happened. */
  readonly type: 'AllowanceTaken';
  /** The budget of the programme. */
  readonly budget: string;
  /** The block. */
  readonly block: string;
  /** How many points it has. */
  readonly points: number;
}

/** A tier was bought or given. */
export interface TierGranted extends AccountFact {
  /** What happened. */
  readonly type: 'TierGranted';
  /** Which, and for how long. */
  readonly granted: GrantedTier;
}

/** A tier that was bought or given is over. */
export interface TierEnded extends AccountFact {
  /** What happened. */
  readonly type: 'TierEnded';
  /** Which. */
  readonly tier: string;
}

/** The member's standing changed, or until when it lasts. */
export interface TierChanged extends AccountFact {
  /** What happened. */
  readonly type: 'TierChanged';
  /** The ladder. */
  readonly ladder: string;
  /** The tier before; `null` for none. */
  readonly from: string | null;
  /** The standing now, and when it may fall. */
  readonly held: LadderStanding;
  /** The tier's bonus, if it was paid now. */
  readonly bonus: PaidBonus | null;
  /**
   * The currencies whose points do not expire because of it, each until when if nothing more is
   * earned; `null` for no end.
   */
  readonly suspended: Readonly<Record<string, Instant | null>>;
}

/** What had expired was written down; points expired because nothing was done; a debt was paid. */
export interface PlainEvent extends AccountFact {
  /** What happened. */
  readonly type: 'ExpiryRecorded' | 'IdleExpired' | 'DebtRepaid';
}

/** The account ended. */
export interface Closed extends AccountFact {
  /** What happened. */
  readonly type: 'Closed';
  /** The host's code of the reason. */
  readonly reason: string;
}

/** Everything that can have happened to an account. */
export type AccountEvent =
  | Enrolled
  | Opened
  | Earned
  | Activated
  | Redeemed
  | Held
  | Captured
  | Released
  | Refunded
  | ReturnedWithoutReceipt
  | RedemptionReversed
  | Adjusted
  | Sent
  | Received
  | MergedInto
  | MergedFrom
  | AllowanceTaken
  | TierGranted
  | TierEnded
  | TierChanged
  | PlainEvent
  | Retracted
  | Closed;

/** Every type of event with the steps from older forms; none has changed yet. */
export const accountFormats = Object.freeze({
  Enrolled: [],
  Opened: [],
  Earned: [],
  Activated: [],
  Redeemed: [],
  Held: [],
  Captured: [],
  Voided: [],
  Lapsed: [],
  Refunded: [],
  Undone: [],
  ReturnedWithoutReceipt: [],
  RedemptionReversed: [],
  Adjusted: [],
  Sent: [],
  Received: [],
  MergedInto: [],
  MergedFrom: [],
  AllowanceTaken: [],
  TierGranted: [],
  TierEnded: [],
  TierChanged: [],
  ExpiryRecorded: [],
  IdleExpired: [],
  DebtRepaid: [],
  Retracted: [],
  Closed: [],
} satisfies Record<AccountEvent['type'], readonly []>) as EventFormats;

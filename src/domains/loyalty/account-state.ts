/** Account state: a member's points and standing, and all that later decisions need to know. */
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { EMPTY_TABLE, type IdTable } from '../../mechanisms/id-table.ts';
import type { Act } from './account-act.ts';
import type { CapUseEntry, EarnOccasion, MemberFacts } from './award.ts';
import type { RefundedLine } from './award-residual.ts';
import { type Ledger, NO_LEDGER } from './ledger.ts';
import type { LotPart } from './lot-query.ts';
import type { GrantedTier, TierHeld } from './tier.ts';

/** Whether there is an account: not yet, now, or no more. */
export type AccountStatus = 'absent' | 'open' | 'closed';

/** Amounts by name: points by currency, or what is counted by counter. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * Amounts by counter and local date. A date stands within its month and that within its year, each
 * by what it begins with, as in `{ '2026-': { '2026-03-': { '2026-03-10': 1 } } }`: one more copies
 * a few of them, however many years there were.
 */
export type DatedCounts = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Amounts>>>>>
>;

/** Who the account belongs to. */
export interface Member {
  /** The account's own id, so that nobody refers or gives to themselves. */
  readonly id: string;
  /** When the member joined. */
  readonly joinedAt: Instant;
  /** `MM-DD`; `null` if it is not known. */
  readonly birthday: string | null;
  /** The host's facts of the member, as the programme declares them. */
  readonly facts: JsonObject;
}

/** Something that earned, as a refund needs to know it. */
export interface Earning {
  /** The kind of the occasion and its id. */
  readonly id: string;
  /** What happened. */
  readonly occasion: EarnOccasion;
  /** What was known of the member then, as far as the award depends on it. */
  readonly facts: MemberFacts;
  /** The version that applied. */
  readonly programmeVersion: number;
  /** The local date on which it counts. */
  readonly date: string;
  /** The lots it was given, with the line and the event they wait for. */
  readonly lots: readonly EarnedLot[];
  /** The points it was given. */
  readonly points: Amounts;
  /** What it counted, towards tiers and achievements. */
  readonly tallies: Amounts;
  /** What it counted of caps and frequencies. */
  readonly capUse: readonly CapUseEntry[];
  /** What was undone of it so far. */
  readonly undone: Undone;
}

/** A lot of an earning. */
export interface EarnedLot {
  /** The number of the lot. */
  readonly lot: string;
  /** The line it belongs to; `null` for the whole. */
  readonly line: string | null;
  /** The event it waits for; `null` for none. */
  readonly awaits: string | null;
  /** The rules that paid it. */
  readonly rules: readonly string[];
}

/** How much of an earning was undone. */
export interface Undone {
  /** What came back of each line. */
  readonly lines: readonly RefundedLine[];
  /** The points taken back, those that had expired and those that were missing included. */
  readonly points: Amounts;
  /** What was taken off its tallies. */
  readonly tallies: Amounts;
  /** What was given back of caps and frequencies. */
  readonly capUse: readonly CapUseEntry[];
  /** Whether all of it was. */
  readonly isWhole: boolean;
}

/** Points that were redeemed, as a reversal needs to know it. */
export interface Spending {
  /** Its id. */
  readonly id: string;
  /** When. */
  readonly at: Instant;
  /** The option of the programme they were spent on; `null` for a hold that was captured. */
  readonly option: string | null;
  /** The currency. */
  readonly currency: string;
  /** How many. */
  readonly points: number;
  /** The order they were spent on; `null` for none. */
  readonly order: string | null;
  /** From which lots, and how many of those came back. */
  readonly parts: readonly (LotPart & { readonly restored: number })[];
  /** Whether it can be undone; points that were converted cannot. */
  readonly isReversible: boolean;
}

/** What an order was paid with. */
export interface OrderPayment {
  /** The order. */
  readonly id: string;
  /** The redemptions. */
  readonly redemptions: readonly string[];
}

/** Points set aside. */
export interface PointsHold {
  /** Its id. */
  readonly id: string;
  /** The currency. */
  readonly currency: string;
  /** From which lots. */
  readonly parts: readonly LotPart[];
  /** From when on they are set aside no more. */
  readonly until: Instant;
  /** How it stands. */
  readonly status: 'open' | 'captured' | 'voided' | 'lapsed';
}

/** Where a member stands on a ladder, and when somebody has to look again. */
export interface LadderStanding extends TierHeld {
  /** The first instant at which it may fall if nothing more is earned; `null` for never. */
  readonly until: Instant | null;
}

/** A tier's bonus, kept so that it is paid once. */
export interface PaidBonus {
  /** The tier. */
  readonly tier: string;
  /** The earning that lifted the member there; `null` for anything else. */
  readonly cause: string | null;
  /** The lots. */
  readonly lots: readonly string[];
  /** What they count towards tiers, by currency. */
  readonly tallies: Amounts;
  /** The local date on which they count. */
  readonly date: string;
}

/** A name that was used, kept so that nothing is done twice. */
export interface UsedName {
  /** The name. */
  readonly id: string;
}

/** Where an account stands. Every field is JSON; one that has no value yet is `null`. */
export interface Account {
  /** Whether there is one. */
  readonly status: AccountStatus;
  /** How many events there were. */
  readonly eventCount: number;
  /** When the newest thing happened to it. */
  readonly newestAt: Instant | null;
  /** When the member last did something that keeps points alive. */
  readonly lastActivityAt: Instant | null;
  /** Who it belongs to. */
  readonly member: Member | null;
  /** The currency that is meant where none is named. */
  readonly currency: string | null;
  /** The points. */
  readonly ledger: Ledger;
  /** What earned. */
  readonly earnings: IdTable<Earning>;
  /** What points were redeemed on. */
  readonly redemptions: IdTable<Spending>;
  /** Which redemptions paid for which order. */
  readonly payments: IdTable<OrderPayment>;
  /** Points set aside, now or before. */
  readonly holds: IdTable<PointsHold>;
  /** Those that still are. */
  readonly openHolds: readonly { readonly id: string; readonly until: Instant }[];
  /** Imports, transfers, returns without receipt, blocks of budgets and retractions: done. */
  readonly used: IdTable<UsedName>;
  /** What was told and can be retracted, by the number of its event. */
  readonly acts: IdTable<Act>;
  /** What counts towards tiers: by counter, then by local date. */
  readonly counts: DatedCounts;
  /** What was counted ever before. */
  readonly lifetime: Amounts;
  /** What caps and frequencies have counted, by the name of their stretch of time. */
  readonly capUse: DatedCounts;
  /** When each rule last paid. */
  readonly lastPaid: Readonly<Record<string, Instant>>;
  /** How often each coupon was used, less those uses that were undone. */
  readonly couponUses: Amounts;
  /** How many points of each budget the account may still give. */
  readonly budgetLeft: Amounts;
  /** Where the member stands, by ladder. */
  readonly standings: Readonly<Record<string, LadderStanding>>;
  /** Tiers that were bought or given. */
  readonly granted: readonly GrantedTier[];
  /** The bonuses of tiers that were paid. */
  readonly bonuses: readonly PaidBonus[];
}

/** No account yet. */
export const NO_ACCOUNT: Account = Object.freeze({
  status: 'absent',
  eventCount: 0,
  newestAt: null,
  lastActivityAt: null,
  member: null,
  currency: null,
  ledger: NO_LEDGER,
  earnings: EMPTY_TABLE,
  redemptions: EMPTY_TABLE,
  payments: EMPTY_TABLE,
  holds: EMPTY_TABLE,
  openHolds: Object.freeze([]),
  used: EMPTY_TABLE,
  acts: EMPTY_TABLE,
  counts: Object.freeze({}),
  lifetime: Object.freeze({}),
  capUse: Object.freeze({}),
  lastPaid: Object.freeze({}),
  couponUses: Object.freeze({}),
  budgetLeft: Object.freeze({}),
  standings: Object.freeze({}),
  granted: Object.freeze([]),
  bonuses: Object.freeze([]),
});

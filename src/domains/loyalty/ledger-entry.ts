/**
 * Ledger entry: one line of the ledger, which is only ever added to.
 *
 * Every change of an account's points is such a line, so a balance is a sum, and what an event did
 * can be read without the rules that led to it.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Lot } from './lot.ts';

/**
 * What can happen to points of a lot.
 *
 * | kind | from | to |
 * | --- | --- | --- |
 * | `held` | unspent | held |
 * | `released` | held | unspent |
 * | `captured` | held | redeemed |
 * | `redeemed` | unspent | redeemed |
 * | `restored` | redeemed | unspent |
 * | `repaid` | unspent | gone, and less debt |
 * | `clawed-back`, `adjusted-down`, `forfeited`, `transferred-out`, `merged-out` | unspent | gone |
 * | `unclawed`, `unadjusted`, `unsent` | gone | unspent: what took them was retracted |
 * | `expired` | unspent | recorded as expired |
 * | `unexpired` | recorded as expired | unspent: something late was told |
 */
export type MoveKind =
  | 'held'
  | 'released'
  | 'captured'
  | 'redeemed'
  | 'restored'
  | 'repaid'
  | 'clawed-back'
  | 'adjusted-down'
  | 'forfeited'
  | 'transferred-out'
  | 'merged-out'
  | 'unclawed'
  | 'unadjusted'
  | 'unsent'
  | 'expired'
  | 'unexpired';

/** What each kind of move adds to a lot's parts, per point. */
export const MOVES = Object.freeze({
  held: { unspent: -1, held: 1, recorded: 0 },
  released: { unspent: 1, held: -1, recorded: 0 },
  captured: { unspent: 0, held: -1, recorded: 0 },
  redeemed: { unspent: -1, held: 0, recorded: 0 },
  restored: { unspent: 1, held: 0, recorded: 0 },
  repaid: { unspent: -1, held: 0, recorded: 0 },
  'clawed-back': { unspent: -1, held: 0, recorded: 0 },
  'adjusted-down': { unspent: -1, held: 0, recorded: 0 },
  forfeited: { unspent: -1, held: 0, recorded: 0 },
  'transferred-out': { unspent: -1, held: 0, recorded: 0 },
  'merged-out': { unspent: -1, held: 0, recorded: 0 },
  unclawed: { unspent: 1, held: 0, recorded: 0 },
  unadjusted: { unspent: 1, held: 0, recorded: 0 },
  unsent: { unspent: 1, held: 0, recorded: 0 },
  expired: { unspent: 0, held: 0, recorded: 1 },
  unexpired: { unspent: 0, held: 0, recorded: -1 },
} as const satisfies Record<MoveKind, object>);

/** How a lot can come to be. */
export type IssueKind =
  | 'issued'
  | 'opened'
  | 'adjusted-up'
  | 'transferred-in'
  | 'merged-in'
  | 'reissued';

/** Points of a lot move. */
export interface MoveEntry {
  /** How they move. */
  readonly kind: MoveKind;
  /** The lot. */
  readonly lot: string;
  /** How many: whole, 1 or more. */
  readonly points: number;
}

/** A lot comes to be. */
export interface IssueEntry {
  /** How it came to be. `reissued`: redeemed points that come back under a later expiry. */
  readonly kind: IssueKind;
  /** The lot, with all of its points unspent. */
  readonly lot: Lot;
  /** How many points it has. */
  readonly points: number;
}

/** A lot that waited for an event becomes active, or waits again, or its clocks are set anew. */
export interface DatedEntry {
  /** `dated`: the lot's clocks were set. */
  readonly kind: 'dated';
  /** The lot. */
  readonly lot: string;
  /** From when on it can be spent; `null` if it waits for its event again. */
  readonly activeAt: Instant | null;
  /** From when on it can be spent no more; `null` for never. */
  readonly expiresAt: Instant | null;
}

/** Points are owed that no lot could give. */
export interface OwedEntry {
  /** `owed`: the debt grows. `waived`: it shrinks, and nobody paid. */
  readonly kind: 'owed' | 'waived';
  /** What the points are owed for. */
  readonly owedFor: 'clawed-back' | 'adjusted-down';
  /** The currency. */
  readonly currency: string;
  /** How many. */
  readonly points: number;
}

/** A line of the ledger. */
export type LedgerEntry = MoveEntry | IssueEntry | DatedEntry | OwedEntry;

/** Followed lot: a lot of an account while its events are read, and when it ends. */
import { suspending } from '../../domains/loyalty/account-clocks.ts';
import type { TierChanged } from '../../domains/loyalty/account-event.ts';
import type { OrderOccasion } from '../../domains/loyalty/award.ts';
import { endIn } from '../../domains/loyalty/balance.ts';
import { type Ledger, NO_LEDGER, walletOf } from '../../domains/loyalty/ledger.ts';
import { sooner } from '../../domains/loyalty/lot-query.ts';
import type { Instant } from '../../kernel/instant.ts';
import { book, type CohortTally } from './cohort-tally.ts';
import type { PeriodDesk } from './period-desk.ts';
import type { PointSource } from './point-source.ts';
import type { Transit } from './transit.ts';

/** What the walk of every account needs. */
export interface WalkDesk {
  /** The currency of the points. */
  readonly points: string;
  readonly periods: PeriodDesk;
  readonly transit: Transit;
  /** The tally of a cohort, made when first asked for. */
  readonly tallyOf: (period: number, source: PointSource, partner: string | null) => CohortTally;
}

/** A lot as far as it was followed. */
export interface FollowedLot {
  readonly tally: CohortTally;
  /** What it was issued for, if that can be undone. */
  readonly reference: string | null;
  /** The number of the event that issued it. */
  readonly issuedBy: number;
  readonly idles: boolean;
  expiresAt: Instant | null;
  /** Whether it waits for an event to begin. */
  waits: boolean;
  unspent: number;
  held: number;
  /** How many of the unspent are booked as ended. */
  ended: number;
  /**
   * The newest instant at which anything was booked. What is told late is booked then, so that no
   * lot ever has fewer points than none.
   */
  bookedAt: Instant;
  /** Whether anything happened to it after the window: what is told then is not seen. */
  isLeft: boolean;
}

/** A sale as far as it was followed. */
export interface FollowedSale {
  readonly tally: CohortTally;
  readonly order: OrderOccasion;
  /** What is left of its price. */
  leftMinor: number;
  bookedAt: Instant;
}

/** An account while its events are read. */
export interface AccountWalk {
  readonly member: string;
  readonly desk: WalkDesk;
  /** Every lot; `null` for one of another currency or from after the window. */
  readonly lots: Map<string, FollowedLot | null>;
  readonly sales: Map<string, FollowedSale>;
  /** Holds that are open, and until when. */
  readonly holds: Map<string, Instant>;
  /** When tiers kept points from expiring. */
  clocks: Ledger;
  /** When lots that mind it end because nothing was done. */
  idleUntil: Instant | null;
  /** How many points are owed. */
  debt: number;
  /** How many events were read. */
  events: number;
  /** When the newest of them happened; empty before the first. */
  newestAt: string;
  /** What each event that moved the clock of idle points found, and said. */
  readonly idleClocks: Map<number, { readonly from: Instant | null; readonly to: Instant }>;
  /** The parts that each event sent to other accounts, in order. */
  readonly sent: Map<number, string[]>;
}

/** An account of which nothing was read yet. */
export function newWalk(member: string, desk: WalkDesk): AccountWalk {
  return {
    member,
    desk,
    lots: new Map(),
    sales: new Map(),
    holds: new Map(),
    clocks: NO_LEDGER,
    idleUntil: null,
    debt: 0,
    events: 0,
    newestAt: '',
    idleClocks: new Map(),
    sent: new Map(),
  };
}

/** Notes when a tier keeps points from expiring. */
export function suspend(walk: AccountWalk, { suspended, at }: TierChanged): void {
  walk.clocks = suspending(walk.clocks, suspended, at);
}

/**
 * When a lot ends, as far as is known; `null` for never. One that waits for an event to begin does
 * not end before.
 */
export function endOfLot(walk: AccountWalk, lot: FollowedLot): Instant | null {
  if (lot.waits) return null;
  const idle = lot.idles ? walk.idleUntil : null;
  const end = sooner(lot.expiresAt, idle);
  return walk.clocks === NO_LEDGER ? end : endIn(walletOf(walk.clocks, walk.desk.points), end);
}

/**
 * Books so much as ended as has ended by an instant; less, where it turned out to live on.
 *
 * What ends when a period does, ends in it: at its end nobody can use it any more.
 */
export function settleLot(walk: AccountWalk, lot: FollowedLot, at: Instant): void {
  const end = endOfLot(walk, lot);
  const isOver = end !== null && end <= at;
  const more = (isOver ? lot.unspent : 0) - lot.ended;
  if (more === 0) return;
  const { periodAt, periodBefore } = walk.desk.periods;
  const atEnd = isOver && end > lot.bookedAt ? periodBefore(end) : null;
  book(lot.tally, atEnd ?? periodAt(isOver ? lot.bookedAt : at), 'endedPoints', more);
  lot.ended += more;
}

/** A change of a lot at an instant: what has ended before is booked before, and after. */
export function changeLot(
  walk: AccountWalk,
  lot: FollowedLot,
  at: Instant,
  change: (period: number) => void,
): void {
  const { until, periodAt } = walk.desk.periods;
  if (lot.isLeft) return;
  const when = at > lot.bookedAt ? at : lot.bookedAt;
  settleLot(walk, lot, when < until ? when : until);
  lot.isLeft = when >= until;
  if (lot.isLeft) return;
  lot.bookedAt = when;
  change(periodAt(when));
  settleLot(walk, lot, when);
}

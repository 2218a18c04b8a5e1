/** Told event: what one event of an account does to the lots that are followed. */
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import type { RefundedLine } from '../../domains/loyalty/award-residual.ts';
import {
  type IssueEntry,
  type IssueKind,
  MOVES,
  type MoveEntry,
  type MoveKind,
  type OwedEntry,
} from '../../domains/loyalty/ledger-entry.ts';
import type { RestoredParts } from '../../domains/loyalty/redeem-event.ts';
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { book } from './cohort-tally.ts';
import { type AccountWalk, changeLot, type FollowedLot, suspend } from './followed-lot.ts';
import { issueLot } from './issued-lot.ts';
import { columnOf, signOf } from './move-column.ts';
import { salePriceMinor } from './sale-price.ts';
import { partKey, sendPart } from './transit.ts';

/** What is counted along the entries of an event. */
export interface EventCount {
  /** How many entries came from or went to another account. */
  parts: number;
  /** How many points of redemptions came back. */
  returns: number;
}

/** Books what an event did. */
export function tellEvent(walk: AccountWalk, event: AccountEvent): void {
  const isSeen = event.at < walk.desk.periods.until;
  const count: EventCount = { parts: 0, returns: 0 };
  walk.events += 1;
  if (event.at > walk.newestAt) walk.newestAt = event.at;
  if (isSeen) noteClocks(walk, event);
  for (const entry of event.entries) {
    if ('owedFor' in entry) {
      if (isSeen) owe(walk, entry);
    } else if (entry.kind === 'dated') {
      const lot = lotOf(walk, entry.lot);
      if (lot === null) continue;
      changeLot(walk, lot, event.at, () => {
        lot.expiresAt = entry.expiresAt;
        lot.waits = entry.activeAt === null;
      });
    } else {
      const { kind, lot } = entry;
      if (typeof lot === 'string') moveLot(walk, event, entry as MoveEntry, count);
      else tellIssue(walk, event, { kind: kind as IssueKind, lot }, count);
    }
  }
  if (isSeen && event.type === 'IdleExpired') rest(walk, event.at);
  if (event.type === 'Refunded') refundSale(walk, event.at, event.earning, event.undone.lines);
  if (event.type === 'Retracted' && event.was === 'Earned') {
    refundSale(walk, event.at, event.name, null);
  }
}

/** A lot comes to be: new, from another account, or with points that come back. */
function tellIssue(
  walk: AccountWalk,
  event: AccountEvent,
  { kind, lot }: Pick<IssueEntry, 'kind' | 'lot'>,
  count: EventCount,
): void {
  const from = kind === 'reissued' ? lotOf(walk, returnedLot(event, count)) : null;
  if (kind === 'reissued') count.returns += 1;
  const part = count.parts;
  if (kind === 'transferred-in' || kind === 'merged-in') count.parts += 1;
  issueLot(walk, event, lot, from, part);
}

/** What holds points, and what keeps them from expiring. */
function noteClocks(walk: AccountWalk, event: AccountEvent): void {
  if (event.type === 'TierChanged') suspend(walk, event);
  if (event.type === 'Held') walk.holds.set(event.hold.id, event.hold.until);
  if (event.type === 'Captured' || event.type === 'Voided' || event.type === 'Lapsed') {
    walk.holds.delete(event.hold);
  }
  if (event.type === 'Retracted') {
    const clock = walk.idleClocks.get(event.event);
    const { from = null, to = null } = clock ?? {};
    const isOpen = from === null || from > walk.newestAt;
    if (clock !== undefined && walk.idleUntil === to && isOpen) walk.idleUntil = from;
  }
  if (!('idleUntil' in event)) return;
  const to = event.idleUntil[walk.desk.points];
  const from = walk.idleUntil;
  if (to === undefined || (from !== null && from >= to)) return;
  walk.idleClocks.set(walk.events, { from, to });
  walk.idleUntil = to;
}

/** The idle lots have ended; the clock starts anew with the next activity. */
function rest(walk: AccountWalk, at: Instant): void {
  if (walk.idleUntil !== null && walk.idleUntil <= at) walk.idleUntil = null;
}

function owe(walk: AccountWalk, { kind, currency, points }: OwedEntry): void {
  if (currency === walk.desk.points) walk.debt += kind === 'owed' ? points : -points;
}

/** A lot that was issued before; `null` for one that is not followed. */
function lotOf({ lots }: AccountWalk, id: string): FollowedLot | null {
  const lot = lots.get(id);
  return lot === undefined
    ? breach('pointCohorts', 'accounts', 'must hold whole histories: a lot was never issued')
    : lot;
}

function moveLot(
  walk: AccountWalk,
  event: AccountEvent,
  { kind, lot: id, points }: MoveEntry,
  count: EventCount,
): void {
  const part = count.parts;
  if (kind === 'transferred-out' || kind === 'merged-out' || kind === 'unsent') count.parts += 1;
  if (kind === 'restored') count.returns += 1;
  if (kind === 'expired' || kind === 'unexpired') return;
  const lot = lotOf(walk, id);
  if (lot === null) return;
  changeLot(walk, lot, event.at, (period) => {
    lot.unspent += MOVES[kind].unspent * points;
    lot.held += MOVES[kind].held * points;
    if (lot.unspent < 0 || lot.held < 0) {
      breach('pointCohorts', 'accounts', 'must hold whole histories: points are not there');
    }
    if (kind === 'repaid') walk.debt -= points;
    sendOrReturn(walk, event, { kind, lot, points, part, period });
    const column = columnOf(kind, lot, event);
    if (column !== null) book(lot.tally, period, column, signOf(kind) * points);
  });
}

interface SentMove {
  readonly kind: MoveKind;
  readonly lot: FollowedLot;
  readonly points: number;
  readonly part: number;
  readonly period: number;
}

/** Points go on their way to another account; or back, if that was retracted. */
function sendOrReturn(walk: AccountWalk, event: AccountEvent, move: SentMove): void {
  const { kind, lot, points, part, period } = move;
  const { transit } = walk.desk;
  if (kind === 'unsent' && event.type === 'Retracted') {
    const sent = transit.sent.get(walk.sent.get(event.event)?.[part] ?? '');
    if (sent !== undefined) sent.back = period;
    return;
  }
  const key = sentKey(walk, event, part);
  if (key === null || (kind !== 'transferred-out' && kind !== 'merged-out')) return;
  const keys = walk.sent.get(walk.events) ?? [];
  keys[part] = key;
  walk.sent.set(walk.events, keys);
  sendPart(transit, key, { tally: lot.tally, points, expiresAt: lot.expiresAt, back: null });
}

function sentKey(walk: AccountWalk, event: AccountEvent, part: number): string | null {
  if (event.type === 'Sent') {
    return partKey('transfer', [walk.member, event.to, event.transfer], part);
  }
  return event.type === 'MergedInto' ? partKey('merge', [walk.member, event.into], part) : null;
}

/** The lot from which the next points of redemptions come back. */
function returnedLot(event: AccountEvent, { returns }: EventCount): string {
  const restored: readonly RestoredParts[] =
    event.type === 'RedemptionReversed'
      ? [event.restored]
      : 'restored' in event
        ? event.restored
        : [];
  return restored.flatMap(({ parts }) => parts)[returns]?.lot ?? '';
}

/** Takes off the price of a sale what was undone of it; all of it if no lines are told. */
function refundSale(
  walk: AccountWalk,
  at: Instant,
  earning: string,
  back: readonly RefundedLine[] | null,
): void {
  const sale = walk.sales.get(earning);
  if (sale === undefined) return;
  if (back === null) walk.sales.delete(earning);
  if (at > sale.bookedAt) sale.bookedAt = at;
  const { periodAt, until } = walk.desk.periods;
  if (sale.bookedAt >= until) return;
  const left = back === null ? 0 : salePriceMinor(sale.order, back);
  book(sale.tally, periodAt(sale.bookedAt), 'refundedMinor', sale.leftMinor - left);
  sale.leftMinor = left;
}

/** Lot walk: follows the lots of one account through its events, and books what becomes of them. */
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import { movedBy, type PointsTimer } from '../../domains/loyalty/account-settled.ts';
import { NO_ACCOUNT } from '../../domains/loyalty/account-state.ts';
import { accountTimers } from '../../domains/loyalty/account-timers.ts';
import { evolveAccount } from '../../domains/loyalty/evolve.ts';
import { dueTimer } from '../../kernel/aggregate.ts';
import type { Instant } from '../../kernel/instant.ts';
import { leave, rootOf } from './cohort-tally.ts';
import { type AccountWalk, endOfLot, newWalk, settleLot, type WalkDesk } from './followed-lot.ts';
import type { AccountHistory } from './point-cohort.ts';
import { tellEvent } from './told-event.ts';

/** Books what became of the points of an account by the end of the window. */
export function walkAccount({ member, events }: AccountHistory, desk: WalkDesk): void {
  const walk = newWalk(member, desk);
  for (const event of events) tellEvent(walk, event);
  for (const event of unfired(walk, events)) tellEvent(walk, event);
  closeLots(walk);
}

/**
 * The events of timers that move points, were due before the end of the window and were not fired.
 *
 * Points expire by themselves here, so only what was set aside or is owed needs the decider; the
 * others need no state at all.
 */
function unfired(walk: AccountWalk, events: readonly AccountEvent[]): readonly AccountEvent[] {
  const { until } = walk.desk.periods;
  const isHeld = [...walk.holds.values()].some((end) => end < until);
  const isOver = events.some(({ at }) => at >= until);
  if (isOver || (!isHeld && walk.debt === 0)) return [];
  const fired: AccountEvent[] = [];
  const clock = { by: { actor: 'clock', authority: null }, version: { version: 0 } } as const;
  for (let state = events.reduce(evolveAccount, NO_ACCOUNT); ; ) {
    const timers = accountTimers(state).filter(({ id }) => id !== 'tier' && id !== 'grant');
    const timer = dueTimer(timers, until);
    if (timer === null || timer.dueAt >= until) return fired;
    const more = movedBy(timer.id as PointsTimer, timer.dueAt, { ...clock, state });
    state = more.reduce(evolveAccount, state);
    fired.push(...more);
  }
}

/** Books what has ended by the end of the window, and leaves the rest. */
function closeLots(walk: AccountWalk): void {
  const { periods } = walk.desk;
  for (const lot of walk.lots.values()) {
    if (lot === null) continue;
    if (!lot.isLeft) settleLot(walk, lot, periods.until);
    const end = endOfLot(walk, lot);
    const left = lot.unspent - lot.ended + lot.held;
    leave(rootOf(lot.tally), end === null ? null : lastPeriod(walk, end), left);
  }
}

/** What is held beyond its end can be used in the next period still. */
function lastPeriod({ desk }: AccountWalk, end: Instant): number | null {
  const last = desk.periods.periodBefore(end);
  return last === null ? null : Math.max(last, desk.periods.next);
}

/** What-if step: what has to be asked again for an event, and what followed by itself. */
import type { AccountCommand } from '../../domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import type { Account } from '../../domains/loyalty/account-state.ts';
import type { Actor } from '../../kernel/actor.ts';
import { commandOf, type NotReplayableReason } from './what-if-command.ts';

/** What has to be done for an event of a history. */
export interface Step {
  /** Whether time went on by itself: a timer was due. */
  readonly isTick: boolean;
  /** One command for all of `each`, if it can have been one; tried first. */
  readonly together: AccountCommand | null;
  /** Commands, one after the other; none for what followed from an event before. */
  readonly each: readonly AccountCommand[];
  /** How many events of the history come of it, the first included. */
  readonly covers: number;
  /** What the event does not keep of its command. */
  readonly lacks: NotReplayableReason | null;
}

const NOTHING: Step = { isTick: false, together: null, each: [], covers: 1, lacks: null };

/** What has to be done for the event at a place of a history. */
export function stepOf(history: readonly AccountEvent[], place: number, before: Account): Step {
  const [last, event, next] = [history[place - 1], history[place], history[place + 1]];
  if (event === undefined) return NOTHING;
  if (isOfClock(event)) return { ...NOTHING, isTick: true };
  if (last !== undefined && (isConsequence(last, event, before) || isExchange(last, event))) {
    return NOTHING;
  }
  const command = commandOf(event, before);
  if (command === null) return NOTHING;
  if ('lacks' in command) return { ...NOTHING, lacks: command.lacks };
  const sold = next !== undefined && isExchange(event, next) ? commandOf(next, before) : null;
  if (sold === null || 'lacks' in sold) {
    return { ...NOTHING, each: [command], covers: 1 + followersOf(history, place) };
  }
  return {
    ...NOTHING,
    together: exchangeOf(command, sold),
    each: [command, sold],
    covers: 2 + followersOf(history, place + 1),
  };
}

/** How many events after one followed by themselves. */
function followersOf(history: readonly AccountEvent[], place: number): number {
  for (let after = place + 1; ; after += 1) {
    const [last, event] = [history[after - 1], history[after]];
    const isOver = last === undefined || event === undefined || !isFollower(last, event);
    if (isOver) return after - place - 1;
  }
}

/** Whether an event follows by itself: a welcome, a reward that was issued, a standing. */
function isFollower(last: AccountEvent, event: AccountEvent): boolean {
  return (
    isWelcome(last, event) || isIssued(event) || (event.type === 'TierChanged' && !isOfClock(event))
  );
}

/** Whether the programme issued a reward by itself. */
export function isIssued(event: AccountEvent | undefined): boolean {
  return event?.type === 'Redeemed' && event.asked === null;
}

const OF_CLOCK: readonly AccountEvent['type'][] = ['Lapsed', 'IdleExpired', 'DebtRepaid'];
const OF_BOTH: readonly AccountEvent['type'][] = ['TierEnded', 'TierChanged'];

/** Whether an event came of a timer. */
export function isOfClock({ type, by }: AccountEvent): boolean {
  return OF_CLOCK.includes(type) || (OF_BOTH.includes(type) && by.actor === 'clock');
}

/** Whether an event followed from the one before: a welcome from enrolling, a tier from an act. */
function isConsequence(last: AccountEvent, event: AccountEvent, before: Account): boolean {
  if (isWelcome(last, event)) return true;
  const isOfAct = !isOfClock(last) && isSame(last.by, event.by);
  return event.type === 'TierChanged' && isOfAct && event.at === before.newestAt;
}

/** Whether an occasion was credited by enrolling itself. */
function isWelcome(enrolled: AccountEvent, event: AccountEvent): boolean {
  if (event.type !== 'Earned' || enrolled.type !== 'Enrolled') return false;
  const { id, occasion } = event.earning;
  const isBare = occasion.partner === null && Object.keys(occasion.facts).length === 0;
  const isThen = event.at === enrolled.at && isSame(enrolled.by, event.by);
  return id === 'welcome/welcome' && isThen && isBare;
}

/**
 * Whether two events can have come of one exchange: goods came back and others were sold, at one
 * instant, by one actor, and no standing changed in between.
 */
function isExchange(back: AccountEvent, sold: AccountEvent): boolean {
  if (back.type !== 'Refunded' || sold.type !== 'Earned') return false;
  return back.cancelledBy === 'customer' && back.at === sold.at && isSame(back.by, sold.by);
}

function exchangeOf(back: AccountCommand, sold: AccountCommand): AccountCommand | null {
  if (back.type !== 'Refund' || sold.type !== 'Earn') return null;
  const { at, by, order, lines, amountMinor } = back;
  return { type: 'Exchange', at, by, order, lines, amountMinor, occasion: sold.occasion };
}

function isSame(one: Actor, other: Actor): boolean {
  return one.actor === other.actor && one.authority === other.authority;
}

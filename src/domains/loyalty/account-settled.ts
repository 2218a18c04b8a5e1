/** Account settled: the points as they are once all that is due has been done. */
import { dueTimer } from '../../kernel/aggregate.ts';
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isCanonicalInstant } from '../../kernel/iso-text.ts';
import { entryOf } from '../../mechanisms/id-table.ts';
import type { AccountEvent } from './account-event.ts';
import { RULES } from './account-rules.ts';
import type { Account } from './account-state.ts';
import { type AccountTimer, accountTimers } from './account-timers.ts';
import { factOf, type Moment } from './decide-context.ts';
import { releasedOf } from './decide-redeem.ts';
import { evolveAccount } from './evolve.ts';
import { type Draft, draftOf, move, repay, write } from './ledger-draft.ts';
import { lotsIn } from './lot-query.ts';

/** The timers that move points and read no programme. */
export type PointsTimer = Exclude<AccountTimer, 'tier' | 'grant'>;

const NOBODY = { by: { actor: 'clock', authority: null }, version: { version: 0 } } as const;

/**
 * The state with all that moves points and is due by an instant done.
 *
 * So a question at an instant has the same answer whether or not timers were fired. Nothing is
 * written by it.
 */
export function settledAt(state: Account, at: Instant): Account {
  if (typeof at !== 'string' || !isCanonicalInstant(at)) {
    breach('settledAt', 'at', 'must be an instant; write instant(date)');
  }
  let settled = state;
  for (;;) {
    const timers = accountTimers(settled).filter(({ id }) => id !== 'tier' && id !== 'grant');
    const timer = dueTimer(timers, at);
    if (timer === null) return settled;
    const events = movedBy(timer.id as PointsTimer, timer.dueAt, { ...NOBODY, state: settled });
    settled = events.reduce(evolveAccount, settled);
  }
}

/** Which events a timer that moves points causes at its deadline. */
export function movedBy(
  timer: PointsTimer,
  dueAt: Instant,
  context: Pick<Moment, 'state' | 'by' | 'version'>,
): readonly AccountEvent[] {
  const then = momentOf(dueAt, context);
  if (timer === 'hold') return lapsed(then);
  if (timer === 'idle') return [idleExpired(then)];
  const draft = repay(draftOf(then.state.ledger), dueAt);
  return [{ ...factOf(then, [RULES.debt], draft), type: 'DebtRepaid' }];
}

/** The same context at a deadline. */
export function momentOf<Some extends Pick<Moment, 'state'>>(
  dueAt: Instant,
  context: Some,
): Some & { readonly at: Instant; readonly latest: Instant } {
  const { newestAt } = context.state;
  return {
    ...context,
    at: dueAt,
    latest: newestAt === null || dueAt > newestAt ? dueAt : newestAt,
  };
}

function lapsed(moment: Moment): readonly AccountEvent[] {
  const { openHolds, holds } = moment.state;
  let now = moment;
  return openHolds
    .filter(({ until }) => until === moment.at)
    .flatMap(({ id }) => {
      const hold = entryOf(holds, id);
      if (hold === null) return [];
      const event: AccountEvent = releasedOf(hold, 'Lapsed', now);
      now = { ...now, state: evolveAccount(now.state, event) };
      return [event];
    });
}

/** The lots end that mind whether anything is done, and are written down as expired. */
function idleExpired(moment: Moment): AccountEvent {
  const { state, at } = moment;
  const draft = state.ledger.wallets
    .filter(({ idleUntil }) => idleUntil !== null && idleUntil <= at)
    .flatMap(({ open }) => lotsIn(open))
    .filter(({ idles, expiresAt }) => idles && (expiresAt === null || expiresAt > at))
    .reduce<Draft>((next, { id, activeAt, unspent, recorded }) => {
      const dates = { activeAt: activeAt ?? at, expiresAt: at };
      const ended = write(next, { kind: 'dated', lot: id, ...dates });
      return move(ended, 'expired', { lot: id, points: unspent - recorded });
    }, draftOf(state.ledger));
  return { ...factOf(moment, [RULES.idle], draft), type: 'IdleExpired' };
}

/** Deciding on timers: what happens when one is due, stamped with its deadline. */
import { dueTimer, type FireTimer } from '../../kernel/aggregate.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AccountEvent } from './account-event.ts';
import { RULES } from './account-rules.ts';
import { momentOf, movedBy } from './account-settled.ts';
import type { Account } from './account-state.ts';
import { type AccountTimer, accountTimers } from './account-timers.ts';
import { type Context, factOf, no, type Plan } from './decide-context.ts';
import { standingChange, tierChanges } from './decide-tier.ts';
import { evolveAccount } from './evolve.ts';

/** What the firing of a timer causes. */
export function fireTimer(command: FireTimer, context: Context): Plan {
  const timer = accountTimers(context.state).find(({ id }) => id === command.timer);
  if (timer === undefined) return no({ code: 'NO_SUCH_TIMER' });
  const { id, dueAt } = timer;
  if (command.at < dueAt) return no({ code: 'TIMER_NOT_DUE', dueAt });
  return { events: firedBy(id as AccountTimer, dueAt, context) };
}

/** Which events a timer causes at its deadline. */
function firedBy(timer: AccountTimer, dueAt: Instant, context: Context): readonly AccountEvent[] {
  const { state } = context;
  const then = momentOf(dueAt, context);
  if (timer === 'tier') return tiersDue(dueAt, { ...context, at: dueAt, latest: dueAt });
  if (timer !== 'grant') return movedBy(timer, dueAt, context);
  const over = state.granted.find(({ until }) => until === dueAt);
  return [{ ...factOf(then, [RULES.grant]), type: 'TierEnded', tier: over?.tier ?? '' }];
}

/** A standing that nothing lets fall any more, such as one on a ladder that is gone, stays. */
function tiersDue(dueAt: Instant, context: Context): readonly AccountEvent[] {
  const changes = tierChanges(context, null);
  const { standings } = changes.reduce(evolveAccount, context.state);
  const stuck = Object.entries(standings).filter(([, { until }]) => until === dueAt);
  const stays = stuck.map(([ladder, held]): AccountEvent => {
    return standingChange(ladder, { ...held, asOf: dueAt, dropsAt: null, until: null }, context);
  });
  return [...changes, ...stays];
}

/** What was due by the instant of a command and has not been done, where no timer was fired. */
export function overdue(context: Context): {
  readonly state: Account;
  readonly events: readonly AccountEvent[];
} {
  let { state } = context;
  const events: AccountEvent[] = [];
  for (;;) {
    const timer = dueTimer(accountTimers(state), context.at);
    if (timer === null) return { state, events };
    for (const event of firedBy(timer.id as AccountTimer, timer.dueAt, { ...context, state })) {
      events.push(event);
      state = evolveAccount(state, event);
    }
  }
}

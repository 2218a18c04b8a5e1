/** Account timers: what an account waits for, each by one name, the first that is due. */
import type { Instant } from '../../kernel/instant.ts';
import type { Timer } from '../../kernel/timer.ts';
import type { Account } from './account-state.ts';
import { nextToBegin, sooner } from './lot-query.ts';

/** What an account can wait for. */
export type AccountTimer = 'hold' | 'idle' | 'debt' | 'grant' | 'tier';

/**
 * The timers of an account.
 *
 * `hold`: points that are set aside go back. `idle`: points expire because nothing was done.
 * `debt`: points begin that repay what is owed. `grant`: a tier that was bought or given is over.
 * `tier`: a tier falls unless it was kept. That points begin or expire needs no timer.
 */
export function accountTimers(state: Account): readonly Timer[] {
  if (state.status !== 'open') return [];
  const due: Readonly<Record<AccountTimer, Instant | null>> = {
    hold: first(state.openHolds.map(({ until }) => until)),
    idle: first(state.ledger.wallets.map(idleEnd)),
    debt: first(state.ledger.wallets.map((wallet) => repaidFrom(wallet, state.newestAt))),
    grant: first(state.granted.map(({ until }) => later(until, state.newestAt))),
    tier: first(Object.values(state.standings).map(({ until }) => until)),
  };
  return Object.entries(due).flatMap(([id, dueAt]) => (dueAt === null ? [] : [{ id, dueAt }]));
}

type Wallet = Account['ledger']['wallets'][number];

/** While a tier keeps points from expiring, they do not expire for want of activity either. */
function idleEnd({ idleUntil, suspensions }: Wallet): Instant | null {
  if (idleUntil === null) return null;
  const stop = suspensions.findLast(({ from }) => from <= idleUntil);
  return stop === undefined || (stop.until !== null && stop.until <= idleUntil)
    ? idleUntil
    : stop.until;
}

function repaidFrom({ debt, open }: Wallet, newestAt: Instant | null): Instant | null {
  return debt === 0 || newestAt === null ? null : nextToBegin(open, newestAt);
}

function later(until: Instant | null, newestAt: Instant | null): Instant | null {
  return until !== null && (newestAt === null || until > newestAt) ? until : null;
}

function first(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce(sooner, null);
}

/** Account clocks: what stops points from expiring, and what starts their clocks anew. */
import type { Instant } from '../../kernel/instant.ts';
import type { TierChanged } from './account-event.ts';
import type { Account } from './account-state.ts';
import { type Ledger, walletOf, withWallet } from './ledger.ts';

/** Whether something that lasts until an instant has not ended by another. */
export function isOpenAt(until: Instant | null, at: Instant): boolean {
  return until === null || until > at;
}

/** What was done keeps points alive; something told late takes nothing back. */
export function active(
  state: Account,
  {
    at,
    idleUntil,
  }: { readonly at: Instant; readonly idleUntil: Readonly<Record<string, Instant>> },
): Account {
  const { lastActivityAt } = state;
  const ledger = Object.entries(idleUntil).reduce<Ledger>((all, [currency, until]) => {
    const wallet = walletOf(all, currency);
    const before = wallet.idleUntil;
    return before !== null && before >= until
      ? all
      : withWallet(all, { ...wallet, idleUntil: until });
  }, state.ledger);
  const isNewest = lastActivityAt === null || at > lastActivityAt;
  return { ...state, ledger, lastActivityAt: isNewest ? at : lastActivityAt };
}

/** Nothing is left that could expire for want of activity. */
export function rested(ledger: Ledger, at: Instant): Ledger {
  return {
    ...ledger,
    wallets: ledger.wallets.map((wallet) =>
      isOpenAt(wallet.idleUntil, at) ? wallet : { ...wallet, idleUntil: null },
    ),
  };
}

/** Notes from when on, and until when, nothing expires. */
export function suspending(
  ledger: Ledger,
  suspended: TierChanged['suspended'],
  at: Instant,
): Ledger {
  const names = new Set([...ledger.wallets.map(({ id }) => id), ...Object.keys(suspended)]);
  return [...names].reduce<Ledger>((all, id) => {
    const wallet = walletOf(all, id);
    const last = wallet.suspensions.at(-1);
    const isOn = last !== undefined && isOpenAt(last.until, at);
    const goesOn = Object.hasOwn(suspended, id);
    if (!isOn && !goesOn) return all;
    const until = goesOn ? (suspended[id] ?? null) : at;
    const earlier = isOn ? wallet.suspensions.slice(0, -1) : wallet.suspensions;
    const suspensions = [...earlier, { from: isOn ? last.from : at, until }];
    return withWallet(all, { ...wallet, suspensions });
  }, ledger);
}

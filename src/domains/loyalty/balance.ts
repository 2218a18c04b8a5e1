/** Balance: what an account has at an instant, by what can be done with it. */
import type { Instant } from '../../kernel/instant.ts';
import { settledAt } from './account-settled.ts';
import type { Account } from './account-state.ts';
import { aliveAt, availableAt, type Wallet, walletOf } from './ledger.ts';
import { endOf } from './lot.ts';
import { lotsIn, nextToEnd, pointsAfter, sooner } from './lot-query.ts';

/** What an account has of one currency at an instant. All are whole, 0 or more. */
export interface Balance {
  /** The currency; `null` for an account that has none yet. */
  readonly currency: string | null;
  /** Points that can be spent. */
  readonly available: number;
  /** Points that cannot be spent yet. */
  readonly pending: number;
  /** Points that are set aside. */
  readonly held: number;
  /** Points that have expired, whether or not that was written down. */
  readonly expired: number;
  /** Points that are owed; never beside points that can be spent. */
  readonly debt: number;
  /** What ends next, and how many points of it; `null` if nothing ends. */
  readonly nextExpiry: Expiring | null;
}

/** Points that end at one instant. */
export interface Expiring {
  /** The first instant at which they can be spent no more. */
  readonly at: Instant;
  /** How many. */
  readonly points: number;
}

/**
 * What an account has of a currency at an instant.
 *
 * A function of the instant: points begin and end by themselves, and what was set aside for a time
 * is back after it. Nothing is written, and no job has to have run. Of an instant before the newest
 * event it is what is known now of then: what was spent since is gone.
 *
 * @param state Where the account stands.
 * @param at The instant.
 * @param currency The currency; the first of the programme under which it was opened if left out.
 * @returns The balance, all 0 for a currency that was never used.
 * @example A lot of 400 that expired yesterday
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { balanceAt, evolveAccount, NO_ACCOUNT } from 'everbond/loyalty';
 *
 * const at = instant('2026-01-01T00:00Z');
 * const expiresAt = instant('2026-04-01T00:00Z');
 * const fact = { at, by: { actor: 'crm', authority: null }, rules: [], programmeVersion: 1 };
 * const member = { id: 'ada', joinedAt: at, birthday: null, facts: {} };
 * const dates = { activeAt: at, expiresAt, idles: false } as const;
 * const from = { id: '1', currency: 'points', source: 'adjustment', reference: null } as const;
 * const lot = { ...from, ...dates, issued: 400, unspent: 400, held: 0, recorded: 0 };
 * const joined = { ...fact, type: 'Enrolled', member, currency: 'points', entries: [] } as const;
 * const entries = [{ kind: 'adjusted-up', lot, points: 400 }] as const;
 * const gift = { currency: 'points', points: 400, reason: 'sorry' } as const;
 * const given = { ...fact, ...gift, type: 'Adjusted' } as const;
 * const ada = evolveAccount(evolveAccount(NO_ACCOUNT, joined), { ...given, entries });
 *
 * balanceAt(ada, instant('2026-03-31T23:59Z')).nextExpiry; // => { at: expiresAt, points: 400 }
 * balanceAt(ada, expiresAt).available; // => 0
 * balanceAt(ada, expiresAt).expired; // => 400
 * ```
 */
export function balanceAt(
  state: Account,
  at: Instant,
  currency: string | null = state.currency,
): Balance {
  return balanceOf(settledAt(state, at), at, currency);
}

/**
 * What an account has of every currency it ever had, at an instant.
 *
 * @param state Where the account stands.
 * @param at The instant.
 * @returns One balance a currency, in the order in which they were first used.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { balancesAt, NO_ACCOUNT } from 'everbond/loyalty';
 *
 * balancesAt(NO_ACCOUNT, instant('2026-01-01T00:00Z')); // => []
 * ```
 */
export function balancesAt(state: Account, at: Instant): readonly Balance[] {
  const settled = settledAt(state, at);
  return settled.ledger.wallets.map(({ id }) => balanceOf(settled, at, id));
}

function balanceOf(state: Account, at: Instant, currency: string | null): Balance {
  const wallet = walletOf(state.ledger, currency ?? '');
  const { open, waiting, held, debt } = wallet;
  const unended = pointsAfter(open, aliveAt(wallet, at));
  const spendable = availableAt(wallet, at);
  return {
    currency,
    available: Math.max(0, spendable - debt),
    pending: unended - spendable + waiting,
    held,
    expired: (open?.points ?? 0) - unended,
    debt: Math.max(0, debt - spendable),
    nextExpiry: nextExpiryOf(wallet, at),
  };
}

/**
 * The points of a currency that will end, by when.
 *
 * @param state Where the account stands.
 * @param at The instant from which on one looks.
 * @param currency The currency; the first of the programme under which it was opened if left out.
 * @returns One row an instant, the soonest first; points that are pending until later included,
 *   points that are set aside not. Empty while a tier keeps them from expiring.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { expiringAfter, NO_ACCOUNT } from 'everbond/loyalty';
 *
 * expiringAfter(NO_ACCOUNT, instant('2026-01-01T00:00Z')); // => []
 * ```
 */
export function expiringAfter(
  state: Account,
  at: Instant,
  currency: string | null = state.currency,
): readonly Expiring[] {
  return expiringOf(walletOf(settledAt(state, at).ledger, currency ?? ''), at);
}

/** Without idle lots this looks at no more than a few of them. */
function nextExpiryOf(wallet: Wallet, at: Instant): Expiring | null {
  const { open, idleUntil, suspensions } = wallet;
  if (idleUntil !== null || suspensions.length > 0) return expiringOf(wallet, at)[0] ?? null;
  const end = nextToEnd(open, at)?.expiresAt ?? null;
  if (end === null) return null;
  return { at: end, points: pointsAfter(open, at) - pointsAfter(open, end) };
}

function expiringOf(wallet: Wallet, at: Instant): readonly Expiring[] {
  const alive = aliveAt(wallet, at);
  const ends = new Map<Instant, number>();
  for (const lot of lotsIn(wallet.open)) {
    if (endOf(lot) <= alive) continue;
    const end = endIn(wallet, sooner(lot.expiresAt, lot.idles ? wallet.idleUntil : null));
    if (end !== null && end > at) ends.set(end, (ends.get(end) ?? 0) + lot.unspent);
  }
  return [...ends]
    .map(([end, points]) => ({ at: end, points }))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** An end that falls into a time in which nothing expires comes at the end of that. */
export function endIn({ suspensions }: Wallet, end: Instant | null): Instant | null {
  if (end === null) return null;
  const stop = suspensions.findLast(({ from }) => from < end);
  return stop === undefined || (stop.until !== null && stop.until <= end) ? end : stop.until;
}

/** Account books: all that ever came in and went out, and what is there. */
import type { Instant } from '../../kernel/instant.ts';
import { entriesOf } from '../../mechanisms/id-table.ts';
import { settledAt } from './account-settled.ts';
import type { Account } from './account-state.ts';
import { type Balance, balanceAt } from './balance.ts';
import { aliveAt, type Books, walletOf } from './ledger.ts';
import { endOf, type Lot } from './lot.ts';

/**
 * The sums of an account in one currency, and its balance.
 *
 * `issued + opened + adjustedUp + transferredIn + mergedIn` equals `redeemed + clawedBack +
 * adjustedDown + forfeited + transferredOut + mergedOut + available + pending + held + expired −
 * debt`, whatever has happened.
 */
export interface AccountBooks extends Books, Omit<Balance, 'nextExpiry'> {}

/**
 * The books of an account at an instant: what came in, what went out, and what is there.
 *
 * @param state Where the account stands.
 * @param at The instant.
 * @param currency The currency; the first of the programme under which it was opened if left out.
 * @returns Sums since the account began and the balance at the instant, all whole and 0 or more.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { booksAt, NO_ACCOUNT } from 'everbond/loyalty';
 *
 * booksAt(NO_ACCOUNT, instant('2026-01-01T00:00Z')).issued; // => 0
 * ```
 */
export function booksAt(
  state: Account,
  at: Instant,
  currency: string | null = state.currency,
): AccountBooks {
  const { books } = walletOf(settledAt(state, at).ledger, currency ?? '');
  const { available, pending, held, expired, debt } = balanceAt(state, at, currency);
  return { ...books, currency, available, pending, held, expired, debt };
}

/** A lot at an instant. */
export interface LotStanding {
  /** The lot. */
  readonly lot: Lot;
  /** What of it is there: it can be spent, it cannot yet, or it can no more. */
  readonly state: 'pending' | 'active' | 'expired';
}

/**
 * The lots of an account that have points left at an instant, or held.
 *
 * @param state Where the account stands.
 * @param at The instant.
 * @returns The lots, each with its state then, in the order in which they were issued.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { lotsAt, NO_ACCOUNT } from 'everbond/loyalty';
 *
 * lotsAt(NO_ACCOUNT, instant('2026-01-01T00:00Z')); // => []
 * ```
 */
export function lotsAt(state: Account, at: Instant): readonly LotStanding[] {
  const { ledger } = settledAt(state, at);
  return entriesOf(ledger.lots)
    .filter(({ unspent, held }) => unspent + held > 0)
    .toSorted((one, other) => Number(one.id) - Number(other.id))
    .map((lot) => {
      const isOver = endOf(lot) <= aliveAt(walletOf(ledger, lot.currency), at);
      const hasBegun = lot.activeAt !== null && lot.activeAt <= at;
      return { lot, state: isOver ? 'expired' : hasBegun ? 'active' : 'pending' };
    });
}

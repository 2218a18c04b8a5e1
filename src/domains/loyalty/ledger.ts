/** Ledger: what an account's points come to, as the sum of its entries. */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { EMPTY_TABLE, entryOf, type IdTable, withEntry } from '../../mechanisms/id-table.ts';
import {
  type IssueEntry,
  type LedgerEntry,
  MOVES,
  type MoveEntry,
  type OwedEntry,
} from './ledger-entry.ts';
import { compareLots, type Lot } from './lot.ts';
import { type LotOrder, type LotPart, partsFor, spendableAt } from './lot-query.ts';
import { type LotTree, withLot, withoutLot } from './lot-tree.ts';

/**
 * The sums of the entries of one currency since the account began, by what they were.
 *
 * What came in, less what went out, plus the debt, is what the lots hold.
 */
export interface Books {
  /** Points issued by a rule of the programme. */
  readonly issued: number;
  /** Points imported with an opening balance. */
  readonly opened: number;
  /** Points that somebody added. */
  readonly adjustedUp: number;
  /** Points that came from other accounts. */
  readonly transferredIn: number;
  /** Points of accounts that were merged into this one. */
  readonly mergedIn: number;
  /** Points redeemed, less those that came back. */
  readonly redeemed: number;
  /** Points clawed back, those that are owed included. */
  readonly clawedBack: number;
  /** Points that somebody took away, those that are owed included. */
  readonly adjustedDown: number;
  /** Points given up when the account was closed. */
  readonly forfeited: number;
  /** Points that went to other accounts. */
  readonly transferredOut: number;
  /** Points that went to the account this one was merged into. */
  readonly mergedOut: number;
}

/** An account's points of one currency. */
export interface Wallet {
  /** The currency. */
  readonly id: string;
  /** The lots that have a beginning, in the order in which they end. */
  readonly open: LotTree;
  /** The points of lots that wait for an event to begin. */
  readonly waiting: number;
  /** The points held. */
  readonly held: number;
  /** The points owed, which the next credit repays. */
  readonly debt: number;
  /** When the lots that mind it expire because nothing was done; `null` for never. */
  readonly idleUntil: Instant | null;
  /** When a tier kept the points from expiring: each from an instant until another. */
  readonly suspensions: readonly Suspension[];
  /** The sums of all entries. */
  readonly books: Books;
}

/** A time in which nothing expires, because of a tier. */
export interface Suspension {
  /** From when on. */
  readonly from: Instant;
  /** Until when; `null` for still. */
  readonly until: Instant | null;
}

/** The points of an account. */
export interface Ledger {
  /** One entry a currency, in the order in which they were first used. */
  readonly wallets: readonly Wallet[];
  /** Every lot there ever was. */
  readonly lots: IdTable<Lot>;
  /** How many lots there ever were. */
  readonly lotCount: number;
}

const NO_BOOKS: Books = Object.freeze({
  issued: 0,
  opened: 0,
  adjustedUp: 0,
  transferredIn: 0,
  mergedIn: 0,
  redeemed: 0,
  clawedBack: 0,
  adjustedDown: 0,
  forfeited: 0,
  transferredOut: 0,
  mergedOut: 0,
});

/** No points yet. */
export const NO_LEDGER: Ledger = Object.freeze({
  wallets: Object.freeze([]),
  lots: EMPTY_TABLE,
  lotCount: 0,
});

/** The column of the books that each kind of entry counts in, and whether it adds. */
const COLUMN: { readonly [Kind in LedgerEntry['kind']]?: readonly [keyof Books, 1 | -1] } = {
  issued: ['issued', 1],
  opened: ['opened', 1],
  'adjusted-up': ['adjustedUp', 1],
  'transferred-in': ['transferredIn', 1],
  'merged-in': ['mergedIn', 1],
  redeemed: ['redeemed', 1],
  captured: ['redeemed', 1],
  restored: ['redeemed', -1],
  reissued: ['redeemed', -1],
  'clawed-back': ['clawedBack', 1],
  'adjusted-down': ['adjustedDown', 1],
  forfeited: ['forfeited', 1],
  'transferred-out': ['transferredOut', 1],
  'merged-out': ['mergedOut', 1],
  unclawed: ['clawedBack', -1],
  unadjusted: ['adjustedDown', -1],
  unsent: ['transferredOut', -1],
};

/** The wallet of a currency, empty if it was never used. */
export function walletOf({ wallets }: Ledger, currency: string): Wallet {
  const wallet = wallets.find(({ id }) => id === currency);
  if (wallet !== undefined) return wallet;
  const nothing = { open: null, waiting: 0, held: 0, debt: 0, idleUntil: null };
  return { id: currency, ...nothing, suspensions: [], books: NO_BOOKS };
}

/** The ledger with a wallet, which takes the place of the one of the same currency. */
export function withWallet(ledger: Ledger, wallet: Wallet): Ledger {
  const { wallets } = ledger;
  const place = wallets.findIndex(({ id }) => id === wallet.id);
  return {
    ...ledger,
    wallets: place < 0 ? [...wallets, wallet] : wallets.with(place, wallet),
  };
}

/** A lot of the ledger. */
export function lotOf({ lots }: Ledger, id: string): Lot {
  return entryOf(lots, id) ?? breach('evolve', 'event.entries', 'must name lots that exist');
}

/** All that was ever credited in a currency. */
export function creditedOf({ books }: Pick<Wallet, 'books'>): number {
  const { issued, opened, adjustedUp, transferredIn, mergedIn } = books;
  return issued + opened + adjustedUp + transferredIn + mergedIn;
}

/** The instant that the ends of lots are held against: a suspension stops that clock. */
export function aliveAt({ suspensions }: Wallet, at: Instant): Instant {
  const stop = suspensions.findLast(({ from }) => from <= at);
  if (stop === undefined) return at;
  return stop.until === null || at < stop.until ? stop.from : at;
}

/** The points that can be spent at an instant. */
export function availableAt(wallet: Wallet, at: Instant): number {
  return spendableAt(wallet.open, at, aliveAt(wallet, at));
}

/** The lots that give so many points at an instant, in the order of the programme. */
export function takenFrom(
  wallet: Wallet,
  points: number,
  at: Instant,
  order: LotOrder,
): readonly LotPart[] {
  return partsFor(wallet.open, points, at, order, aliveAt(wallet, at));
}

/** The ledger after entries, in their order. */
export function entered(ledger: Ledger, entries: readonly LedgerEntry[]): Ledger {
  return entries.reduce(afterEntry, ledger);
}

function afterEntry(ledger: Ledger, entry: LedgerEntry): Ledger {
  if (entry.kind === 'owed' || entry.kind === 'waived') return debtChanged(ledger, entry);
  if (entry.kind === 'dated') {
    const lot = lotOf(ledger, entry.lot);
    const { activeAt, expiresAt } = entry;
    return lotChanged(ledger, lot, { ...lot, activeAt, expiresAt }, entry);
  }
  if (!(entry.kind in MOVES)) return lotIssued(ledger, entry as IssueEntry);
  const { kind, lot: id, points } = entry as MoveEntry;
  const lot = lotOf(ledger, id);
  const { unspent, held, recorded } = MOVES[kind];
  const next = {
    ...lot,
    unspent: lot.unspent + unspent * points,
    held: lot.held + held * points,
    recorded: lot.recorded + recorded * points,
  };
  return lotChanged(ledger, lot, next, entry);
}

function lotIssued(ledger: Ledger, entry: IssueEntry): Ledger {
  if (entryOf(ledger.lots, entry.lot.id) !== null) {
    breach('evolve', 'event.entries', 'must issue each lot once');
  }
  return lotChanged({ ...ledger, lotCount: ledger.lotCount + 1 }, null, entry.lot, entry);
}

function debtChanged(ledger: Ledger, { kind, owedFor, currency, points }: OwedEntry): Ledger {
  const wallet = walletOf(ledger, currency);
  const more = kind === 'owed' ? points : -points;
  const column = owedFor === 'clawed-back' ? 'clawedBack' : 'adjustedDown';
  const books = added(wallet.books, column, more);
  return withWallet(ledger, { ...wallet, debt: wallet.debt + more, books });
}

/** Puts a changed lot in its place, and keeps the sums. */
function lotChanged(ledger: Ledger, before: Lot | null, lot: Lot, entry: LedgerEntry): Ledger {
  if (lot.unspent < lot.recorded || lot.recorded < 0 || lot.held < 0) {
    breach('evolve', 'event.entries', 'must not move points that are not there');
  }
  const wallet = walletOf(ledger, lot.currency);
  const has = lot.activeAt !== null && lot.unspent > 0;
  const isElsewhere = before !== null && (!has || compareLots(before, lot) !== 0);
  const without = isElsewhere ? withoutLot(wallet.open, before) : wallet.open;
  const [column, sign] = COLUMN[entry.kind] ?? [null, 1];
  const points = 'points' in entry ? entry.points : 0;
  return {
    ...withWallet(ledger, {
      ...wallet,
      open: has ? withLot(without, lot) : without,
      waiting: wallet.waiting + waitingOf(lot) - waitingOf(before),
      held: wallet.held + lot.held - (before?.held ?? 0),
      debt: wallet.debt - (entry.kind === 'repaid' ? points : 0),
      books: column === null ? wallet.books : added(wallet.books, column, sign * points),
    }),
    lots: withEntry(ledger.lots, lot),
  };
}

function waitingOf(lot: Lot | null): number {
  return lot !== null && lot.activeAt === null ? lot.unspent : 0;
}

function added(books: Books, column: keyof Books, points: number): Books {
  return { ...books, [column]: books[column] + points };
}

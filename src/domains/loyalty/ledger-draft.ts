/** Ledger draft: the entries an event will have, and the ledger as it would be after them. */
import type { Instant } from '../../kernel/instant.ts';
import { aliveAt, entered, type Ledger, lotOf, takenFrom, walletOf } from './ledger.ts';
import { type IssueKind, type LedgerEntry, MOVES, type MoveKind } from './ledger-entry.ts';
import { endOf, type Lot } from './lot.ts';
import { type LotOrder, type LotPart, unrecordedBy } from './lot-query.ts';

/** Entries, and the ledger after them. */
export interface Draft {
  readonly ledger: Ledger;
  readonly entries: readonly LedgerEntry[];
}

/** What a lot is made of; its number is the account's to give. */
export type NewLot = Pick<
  Lot,
  'currency' | 'source' | 'reference' | 'activeAt' | 'expiresAt' | 'idles'
> & { readonly points: number };

/** A draft without entries. */
export function draftOf(ledger: Ledger): Draft {
  return { ledger, entries: [] };
}

/** The draft with one more entry. */
export function write({ ledger, entries }: Draft, entry: LedgerEntry): Draft {
  return { ledger: entered(ledger, [entry]), entries: [...entries, entry] };
}

/** Issues a lot under the next number. */
export function issue(draft: Draft, { points, ...lot }: NewLot, kind: IssueKind): Draft {
  const id = String(draft.ledger.lotCount + 1);
  const nothingYet = { unspent: points, held: 0, recorded: 0 };
  return write(draft, { kind, lot: { id, ...lot, issued: points, ...nothingYet }, points });
}

/** Moves points of a lot. Takes back as much of a recorded expiry as stands in the way. */
export function move(draft: Draft, kind: MoveKind, { lot: id, points }: LotPart): Draft {
  if (points === 0) return draft;
  const lot = lotOf(draft.ledger, id);
  const left = lot.unspent + MOVES[kind].unspent * points;
  const late = MOVES[kind].unspent < 0 ? lot.recorded - left : 0;
  const ready = late > 0 ? write(draft, { kind: 'unexpired', lot: id, points: late }) : draft;
  return write(ready, { kind, lot: id, points });
}

/** Moves points of several lots. */
export function moveAll(draft: Draft, kind: MoveKind, parts: readonly LotPart[]): Draft {
  return parts.reduce((next, part) => move(next, kind, part), draft);
}

/** Spends points that are there, in the order of the programme. */
export function spend(
  draft: Draft,
  kind: MoveKind,
  asked: { readonly currency: string; readonly points: number; readonly at: Instant },
  order: LotOrder,
): Draft {
  const wallet = walletOf(draft.ledger, asked.currency);
  return moveAll(draft, kind, takenFrom(wallet, asked.points, asked.at, order));
}

/** Repays what is owed from what can be spent at an instant, in every currency. */
export function repay(draft: Draft, at: Instant): Draft {
  return draft.ledger.wallets.reduce(
    (next, wallet) =>
      moveAll(next, 'repaid', takenFrom(wallet, wallet.debt, at, 'soonest-expiring')),
    draft,
  );
}

/** Records as expired what has expired by an instant, in every currency. */
export function expire(draft: Draft, at: Instant): Draft {
  return draft.ledger.wallets.reduce(
    (next, wallet) => moveAll(next, 'expired', unrecordedBy(wallet.open, aliveAt(wallet, at))),
    draft,
  );
}

/** Whether a lot has ended by an instant. */
export function hasEnded(ledger: Ledger, lot: Lot, at: Instant): boolean {
  return endOf(lot) <= aliveAt(walletOf(ledger, lot.currency), at);
}

/** Whether a lot has begun by an instant. */
export function hasBegun({ activeAt }: Lot, at: Instant): boolean {
  return activeAt !== null && activeAt <= at;
}

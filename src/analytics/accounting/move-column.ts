/** Move column: to which sum of a cohort a move of points adds. */
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import type { MoveKind } from '../../domains/loyalty/ledger-entry.ts';
import type { MoveColumn } from './cohort-tally.ts';
import type { FollowedLot } from './followed-lot.ts';

/** Moves that undo others, and take off the same sums. */
const COMES_BACK: readonly MoveKind[] = ['restored', 'unclawed', 'unadjusted', 'unsent'];

/** What a move adds to its sum, per point. */
export function signOf(kind: MoveKind): 1 | -1 {
  return COMES_BACK.includes(kind) ? -1 : 1;
}

/** The sum a move adds to; `null` for one that changes no cohort. */
export function columnOf(kind: MoveKind, lot: FollowedLot, event: AccountEvent): MoveColumn | null {
  switch (kind) {
    case 'captured':
    case 'redeemed':
    case 'restored':
    case 'repaid':
    case 'unsent':
      return 'redeemedPoints';
    case 'clawed-back':
      return clawedColumn(lot, event);
    case 'adjusted-down':
    case 'unadjusted':
    case 'forfeited':
    case 'unclawed': // of a return without receipt: no other clawback is retracted
      return 'endedPoints';
    case 'held':
    case 'released':
    case 'expired':
    case 'unexpired':
    case 'transferred-out':
    case 'merged-out':
      return null;
    default:
      return kind satisfies never;
  }
}

/**
 * What becomes of points that are taken back: those issued for what is undone are cancelled.
 *
 * Others only stand in for what is spent of it, and so are used. What came from another account and
 * goes back there is used here, and comes back there.
 */
function clawedColumn(lot: FollowedLot, event: AccountEvent): MoveColumn {
  if (event.type === 'ReturnedWithoutReceipt') return 'endedPoints';
  if (event.type !== 'Refunded' && event.type !== 'Undone' && event.type !== 'Retracted') {
    return 'redeemedPoints';
  }
  if (event.bonuses.some((tier) => lot.reference === `tier/${tier}`)) return 'cancelledPoints';
  if (event.type !== 'Retracted') {
    return lot.reference === event.earning ? 'cancelledPoints' : 'redeemedPoints';
  }
  if (lot.issuedBy !== event.event || event.was === 'Received') return 'redeemedPoints';
  return event.was === 'MergedFrom' ? 'endedPoints' : 'cancelledPoints';
}

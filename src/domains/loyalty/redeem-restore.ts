/** Redeem restore: points of a redemption go back to the lots they came from. */
import type { Instant } from '../../kernel/instant.ts';
import { entryOf } from '../../mechanisms/id-table.ts';
import type { Spending } from './account-state.ts';
import { apportion } from './award-apportion.ts';
import type { Context } from './decide-context.ts';
import { lotOf } from './ledger.ts';
import { type Draft, hasEnded, issue, move } from './ledger-draft.ts';
import { dateAfter, dateAt, endOfDate } from './programme-dates.ts';
import type { RestoredParts } from './redeem-event.ts';
import type { Canceller } from './refund-command.ts';

/** What went back, and the draft with it. */
export interface Restoration {
  readonly draft: Draft;
  readonly restored: RestoredParts;
}

/** How many points of a redemption have not come back yet. */
export function outstandingOf({ parts }: Spending): number {
  return parts.reduce((sum, { points, restored }) => sum + points - restored, 0);
}

/** How many points of a redemption have come back. */
export function restoredOf({ parts }: Spending): number {
  return parts.reduce((sum, { restored }) => sum + restored, 0);
}

/**
 * Gives points back, to each lot in proportion to what has not come back to it yet.
 *
 * Where the programme lets them be spent longer than their lot, they come back as a lot of their
 * own.
 */
export function restore(
  draft: Draft,
  spending: Spending,
  points: number,
  cancelledBy: Canceller,
  context: Context,
): Restoration {
  const weights = spending.parts.map((part) => part.points - part.restored);
  const parts = apportion(points, weights)
    .map((share, index) => ({ lot: spending.parts[index]?.lot ?? '', points: share }))
    .filter((part) => part.points > 0);
  const end = newEnd(spending, cancelledBy, context);
  const next = parts.reduce<Draft>((all, part) => {
    const lot = lotOf(all.ledger, part.lot);
    const { currency, expiresAt, idles } = lot;
    const isLonger = end !== null && expiresAt !== null && expiresAt < end.until;
    if (!isLonger || (end.onlyIfEnded && !hasEnded(all.ledger, lot, context.at))) {
      return move(all, 'restored', part);
    }
    const reinstated = { source: 'reinstatement', reference: spending.id } as const;
    const dates = { activeAt: context.at, expiresAt: end.until };
    return issue(
      all,
      { currency, points: part.points, ...dates, idles, ...reinstated },
      'reissued',
    );
  }, draft);
  return { draft: next, restored: { redemption: spending.id, parts } };
}

/** Until when points can be spent at least that come back; `null` as their lots say. */
function newEnd(
  { at: spentAt }: Spending,
  cancelledBy: Canceller,
  { version, at }: Context,
): { readonly until: Instant; readonly onlyIfEnded: boolean } | null {
  const { reversal } = version.returns;
  if (reversal.kind === 'original') return null;
  const { zone } = version;
  const endAfter = (from: Instant, days: number): Instant =>
    endOfDate(zone, dateAfter(dateAt(zone, from), days, 'days'));
  if (reversal.kind === 'by-canceller') {
    if (cancelledBy === 'customer') return null;
    return { until: endAfter(at, reversal.days), onlyIfEnded: false };
  }
  if (reversal.kind === 'reinstate' && at >= endAfter(spentAt, reversal.withinDays)) return null;
  return { until: endAfter(at, reversal.days), onlyIfEnded: true };
}

/** The redemptions with which an order was paid. */
export function spendingsOf({ state }: Context, ids: readonly string[]): readonly Spending[] {
  return ids.flatMap((id) => entryOf(state.redemptions, id) ?? []);
}

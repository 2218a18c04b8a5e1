/** Issued lot: to which cohort a lot belongs that comes to be. */
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import type { Lot } from '../../domains/loyalty/lot.ts';
import { breach } from '../../kernel/errors.ts';
import { book, type CohortTally } from './cohort-tally.ts';
import { type AccountWalk, changeLot, type FollowedLot } from './followed-lot.ts';
import { type PointSource, sourceOfOccasion } from './point-source.ts';
import { salePriceMinor } from './sale-price.ts';
import { partKey, receivePart } from './transit.ts';

/** Follows a lot from now on, and books its points where they are new. */
export function issueLot(
  walk: AccountWalk,
  event: AccountEvent,
  lot: Lot,
  from: FollowedLot | null,
  part: number,
): void {
  const { desk, lots } = walk;
  const { from: first, until } = desk.periods;
  lots.set(lot.id, null);
  if (lot.currency !== desk.points || event.at >= until) return;
  if (event.at < first) {
    breach('pointCohorts', 'window.from', 'must not be later than the first points were issued');
  }
  const tally = lot.source === 'reinstatement' ? returned(walk, event, lot, from) : null;
  if (lot.source === 'reinstatement' && tally === null) return;
  const { reference, source, activeAt, expiresAt, idles, issued } = lot;
  lots.set(lot.id, {
    tally: tally ?? tallyOf(walk, event, lot, part),
    reference: source === 'order' || source === 'bonus' ? reference : null,
    issuedBy: walk.events,
    idles,
    expiresAt,
    waits: activeAt === null,
    unspent: issued,
    held: 0,
    ended: 0,
    bookedAt: event.at,
    isLeft: false,
  });
}

/** Points that come back under a later end are used no more; `null` if that is not seen. */
function returned(
  walk: AccountWalk,
  { at }: AccountEvent,
  { issued }: Lot,
  from: FollowedLot | null,
): CohortTally | null {
  if (from === null) return null;
  let tally: CohortTally | null = null;
  changeLot(walk, from, at, (period) => {
    book(from.tally, period, 'redeemedPoints', -issued);
    tally = from.tally;
  });
  return tally;
}

/** The cohort of a lot; new points are booked as issued. */
function tallyOf(walk: AccountWalk, event: AccountEvent, lot: Lot, part: number): CohortTally {
  const { desk, member } = walk;
  const period = desk.periods.periodAt(event.at);
  if (event.type === 'Received') {
    const key = partKey('transfer', [event.from, member, event.transfer], part);
    return receivePart(desk.transit, key, period, lot.issued);
  }
  if (event.type === 'MergedFrom') {
    return receivePart(
      desk.transit,
      partKey('merge', [event.from, member], part),
      period,
      lot.issued,
    );
  }
  const tally =
    event.type === 'Earned'
      ? earnedTally(walk, event, period)
      : desk.tallyOf(period, sourceOf(event, lot), null);
  book(tally, period, 'issuedPoints', lot.issued);
  return tally;
}

function sourceOf({ type }: AccountEvent, { source }: Lot): PointSource {
  if (source === 'opening') return 'opening';
  if (source === 'adjustment') return 'goodwill';
  return type === 'TierChanged' ? 'tier' : 'conversion';
}

/** The cohort of an earning; the first of its lots brings the price of the sale along. */
function earnedTally(
  { desk, sales }: AccountWalk,
  { earning, at }: Extract<AccountEvent, { readonly type: 'Earned' }>,
  period: number,
): CohortTally {
  const known = sales.get(earning.id);
  if (known !== undefined) return known.tally;
  const { occasion } = earning;
  const isSale = occasion.type === 'order' && occasion.partner === null;
  const leftMinor = isSale ? salePriceMinor(occasion, []) : 0;
  const source = sourceOfOccasion(occasion, leftMinor);
  const tally = desk.tallyOf(period, source, occasion.partner);
  if (source !== 'sale' || occasion.type !== 'order') return tally;
  sales.set(earning.id, { tally, order: occasion, leftMinor, bookedAt: at });
  book(tally, period, 'saleMinor', leftMinor);
  return tally;
}

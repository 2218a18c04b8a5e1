/** Evolving on returns: what is left of what earned, of redemptions, and of tiers' bonuses. */
import { breach } from '../../kernel/errors.ts';
import { entryOf, withEntry } from '../../mechanisms/id-table.ts';
import { plusAmounts, plusCapUse, plusTallies } from './account-amounts.ts';
import type { Account, Amounts, Earning, PaidBonus, Spending } from './account-state.ts';
import type { RestoredParts } from './redeem-event.ts';
import type { Refunded } from './refund-event.ts';

/** The state once so much of an earning was undone. */
export function refunded(state: Account, event: Refunded): Account {
  const earning = entryOf(state.earnings, event.earning);
  if (earning === null) return breach('evolve', 'event.earning', 'must name what has earned');
  const { undone: before } = earning;
  const { undone } = event;
  const tallies = plusAmounts(undone.tallies, before.tallies, -1);
  const next: Account = {
    ...state,
    earnings: withEntry<Earning>(state.earnings, { ...earning, undone }),
    counts: plusTallies(state.counts, tallies, earning.date, -1),
    lifetime: plusAmounts(state.lifetime, tallies, -1),
    capUse: plusCapUse(plusCapUse(state.capUse, before.capUse, 1), undone.capUse, -1),
    couponUses: plusAmounts(state.couponUses, useOf(event.coupon), -1),
  };
  return event.restored.reduce(restored, withoutBonuses(next, event.bonuses));
}

/** One use of a coupon. */
export function useOf(coupon: string | null): Amounts {
  return coupon === null ? {} : { [coupon]: 1 };
}

/** The state without the bonuses of some tiers, and without what they counted. */
export function withoutBonuses(state: Account, tiers: readonly string[]): Account {
  if (tiers.length === 0) return state;
  const isTaken = ({ tier }: PaidBonus) => tiers.includes(tier);
  const counts = state.bonuses
    .filter(isTaken)
    .reduce((sum, bonus) => plusTallies(sum, bonus.tallies, bonus.date, -1), state.counts);
  return { ...state, counts, bonuses: state.bonuses.filter((bonus) => !isTaken(bonus)) };
}

/** The state once points of a redemption came back. */
export function restored(state: Account, { redemption, parts }: RestoredParts): Account {
  const spending = entryOf(state.redemptions, redemption);
  if (spending === null) return breach('evolve', 'event.restored', 'must name redemptions');
  const back = (lot: string) => parts.find((part) => part.lot === lot)?.points ?? 0;
  const after = spending.parts.map((part) => ({
    ...part,
    restored: part.restored + back(part.lot),
  }));
  const redemptions = withEntry<Spending>(state.redemptions, { ...spending, parts: after });
  return { ...state, redemptions };
}

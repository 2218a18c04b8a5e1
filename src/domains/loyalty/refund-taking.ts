/** Refund taking: points taken back for what was undone, and tiers' bonuses that go with it. */
import { plusAmounts } from './account-amounts.ts';
import type { AccountWarning } from './account-refusal.ts';
import type { Account, Amounts } from './account-state.ts';
import { type Context, contextAfter, lotOrder } from './decide-context.ts';
import { earnedTier } from './decide-tier.ts';
import { lotOf } from './ledger.ts';
import { type Clawback, clawBack } from './ledger-clawback.ts';
import { type Draft, draftOf } from './ledger-draft.ts';

/** What was taken back, and by currency what nobody could give, and what had expired. */
export interface TakenBack {
  readonly draft: Draft;
  readonly shortfall: Amounts;
  readonly expired: Amounts;
}

/** Nothing taken back yet. */
export function nothingTaken({ state }: Context): TakenBack {
  return { draft: draftOf(state.ledger), shortfall: {}, expired: {} };
}

/** More taken back, as the programme says of points that are spent. */
export function takenMore(
  { draft, shortfall, expired }: TakenBack,
  asked: Omit<Clawback, 'at'>,
  { version, at }: Context,
): TakenBack {
  const { currency } = asked;
  const more = clawBack(draft, { ...asked, at }, version.returns.spent, lotOrder(version));
  return {
    draft: more.draft,
    shortfall: plusAmounts(shortfall, { [currency]: more.shortfall }),
    expired: plusAmounts(expired, { [currency]: more.expired }),
  };
}

/** The points of a tier's bonus taken back. */
export function bonusTaken(taken: TakenBack, tier: string, context: Context): TakenBack {
  const { bonuses, ledger } = context.state;
  const lots = bonuses.find((one) => one.tier === tier)?.lots ?? [];
  return lots.reduce((next, id) => {
    const { currency, issued: points } = lotOf(ledger, id);
    return takenMore(next, { currency, points, lots: [id] }, context);
  }, taken);
}

/**
 * The tiers whose bonus goes with what is undone: those which are not earned without it.
 *
 * All are taken away first, and then given back as long as they are earned: a bonus that counts
 * towards its own tier must not hold itself up.
 */
export function lostBonuses(
  caused: readonly string[],
  without: (bonuses: readonly string[]) => Account,
  context: Context,
  isEarned: (tier: string, then: Context) => boolean = earnedTier,
): readonly string[] {
  const kept: string[] = [];
  for (;;) {
    const lost = caused.filter((tier) => !kept.includes(tier));
    const then = contextAfter(context, without(lost));
    const more = lost.filter((tier) => isEarned(tier, then));
    if (more.length === 0) return lost;
    kept.push(...more);
  }
}

/** What somebody should look at: points that nobody gives. */
export function shortfallWarnings({ shortfall }: TakenBack): readonly AccountWarning[] {
  return Object.entries(shortfall).map(([currency, points]) => {
    return { code: 'SHORTFALL', currency, points };
  });
}

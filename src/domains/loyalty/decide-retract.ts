/** Deciding on retractions: something should never have been told, and goes with all it caused. */
import { entryOf } from '../../mechanisms/id-table.ts';
import type { Act } from './account-act.ts';
import { amountOf } from './account-amounts.ts';
import { RULES } from './account-rules.ts';
import { type Context, contextAfter, currencyOf, factOf, no, type Plan } from './decide-context.ts';
import { openHold } from './decide-redeem.ts';
import { takeBack } from './decide-refund.ts';
import { earnedTier } from './decide-tier.ts';
import { credited } from './decide-transfer.ts';
import { evolveAccount } from './evolve.ts';
import { walletOf } from './ledger.ts';
import { type Draft, move, moveAll, write } from './ledger-draft.ts';
import type { LedgerEntry, MoveEntry, MoveKind, OwedEntry } from './ledger-entry.ts';
import { startOfDate } from './programme-dates.ts';
import type { RestoredParts } from './redeem-event.ts';
import { outstandingOf, restore } from './redeem-restore.ts';
import type { Canceller } from './refund-command.ts';
import {
  bonusTaken,
  lostBonuses,
  nothingTaken,
  shortfallWarnings,
  type TakenBack,
  takenMore,
} from './refund-taking.ts';
import type { Retract } from './retract-command.ts';
import type { Retracted } from './retract-event.ts';
import { retracedStandings } from './retract-standing.ts';

/** Takes back what an event did, and all it caused. */
export function retract({ event, cancelledBy = 'customer' }: Retract, context: Context): Plan {
  const { state } = context;
  const act = entryOf(state.acts, String(event));
  if (act === null) return noAct(event, context);
  const back = backOf(act, cancelledBy, context);
  if ('refusal' in back) return back;
  const { taken, restored = [] } = back;

  const told = (all: TakenBack, bonuses: readonly string[]): Retracted => ({
    ...factOf(context, [RULES.retraction], all.draft),
    type: 'Retracted',
    event,
    was: act.type,
    name: act.name,
    cancelledBy,
    shortfall: all.shortfall,
    expired: all.expired,
    restored,
    bonuses,
  });
  const lost = lostBonuses(
    bonusesSince(act, context),
    (bonuses) => evolveAccount(state, told(taken, bonuses)),
    context,
    isEarnedWithout(context),
  );
  const all = lost.reduce<TakenBack>((next, tier) => bonusTaken(next, tier, context), taken);
  const retracted = told(all, lost);
  const after = contextAfter(context, evolveAccount(state, retracted));
  const events = [retracted, ...retracedStandings(act, after)];
  return { events, warnings: shortfallWarnings(all) };
}

function noAct(event: number, { state }: Context): Plan {
  const { eventCount: count, used } = state;
  if (!Number.isSafeInteger(event) || event < 1 || event > count) {
    return no({ code: 'NO_SUCH_EVENT', count });
  }
  const isUndone = entryOf(used, `retract/${event}`) !== null;
  return no({ code: isUndone ? 'ALREADY_UNDONE' : 'NOT_RETRACTABLE' });
}

interface Back {
  readonly taken: TakenBack;
  readonly restored?: readonly RestoredParts[];
}

/** What goes back where, or why it cannot. */
function backOf(
  act: Act,
  cancelledBy: Canceller,
  context: Context,
): Back | Extract<Plan, { readonly refusal: object }> {
  const { state } = context;
  const nothing = nothingTaken(context);
  const taken = act.entries.reduce((next, entry) => without(next, entry, context), nothing);
  if (act.type === 'Earned') {
    const earning = entryOf(state.earnings, act.name);
    if (earning === null || earning.undone.isWhole) return { refusal: { code: 'ALREADY_UNDONE' } };
    const { points, undone } = earning;
    return { taken: takeBack(nothing.draft, earning, { ...undone, points }, [], context) };
  }
  if (act.type === 'Redeemed' || act.type === 'Captured') {
    const spending = entryOf(state.redemptions, act.name);
    const points = spending === null ? 0 : outstandingOf(spending);
    if (spending === null || points === 0) return { refusal: { code: 'ALREADY_UNDONE' } };
    const back = restore(taken.draft, spending, points, cancelledBy, context);
    return { taken: { ...taken, draft: back.draft }, restored: [back.restored] };
  }
  if (act.type === 'Held') {
    const hold = openHold(act.name, context);
    if ('refusal' in hold) return hold;
    return { taken: { ...taken, draft: moveAll(taken.draft, 'released', hold.parts) } };
  }
  for (const [budget, asked] of Object.entries(act.budget)) {
    const left = amountOf(state.budgetLeft, budget);
    if (asked > left) return { refusal: { code: 'MORE_THAN_LEFT', left, asked } };
  }
  return { taken };
}

/** What gives back what a move has taken. */
const GIVES_BACK: { readonly [Kind in MoveKind]?: MoveKind } = {
  'clawed-back': 'unclawed',
  'adjusted-down': 'unadjusted',
  'transferred-out': 'unsent',
};

/** One entry undone: what was given is taken, what was taken is given. */
function without(taken: TakenBack, entry: LedgerEntry, context: Context): TakenBack {
  const { draft } = taken;
  if (entry.kind === 'dated') return { ...taken, draft: write(draft, entry) };
  if ('owedFor' in entry) return { ...taken, draft: waived(draft, entry, context) };
  if (typeof entry.lot === 'string') {
    const { kind, lot, points } = entry as MoveEntry;
    const giving = GIVES_BACK[kind];
    return giving === undefined ? taken : { ...taken, draft: move(draft, giving, { lot, points }) };
  }
  const { id, currency } = entry.lot;
  return takenMore(taken, { currency, points: entry.points, lots: [id] }, context);
}

/** A debt is owed no more; what was paid of it since comes back as points of today. */
function waived(draft: Draft, { currency, points, owedFor }: OwedEntry, context: Context): Draft {
  const still = Math.min(points, walletOf(draft.ledger, currency).debt);
  const next =
    still === 0 ? draft : write(draft, { kind: 'waived', owedFor, currency, points: still });
  if (still === points) return next;
  const rule = currencyOf(context.version, currency)?.expiry ?? { kind: 'never' };
  return credited(next, currency, points - still, rule, context);
}

/** The tiers whose bonus was paid since, if the event can have had a part in it. */
function bonusesSince({ before }: Act, { state }: Context): readonly string[] {
  if (before.standings === null) return [];
  return state.bonuses
    .filter(({ lots }) => lots.some((lot) => Number(lot) > before.lotCount))
    .map(({ tier }) => tier);
}

/** Whether a tier is earned now without the event, or was when its bonus was paid. */
function isEarnedWithout({ state }: Context) {
  return (tier: string, then: Context): boolean => {
    const paid = state.bonuses.find((one) => one.tier === tier);
    if (paid === undefined || earnedTier(tier, then)) return true;
    return earnedTier(tier, { ...then, latest: startOfDate(then.version.zone, paid.date) });
  };
}

/** Deciding on returns: orders undone whole or in part, with or without a receipt, or exchanged. */
import { entryOf } from '../../mechanisms/id-table.ts';
import { amountOf } from './account-amounts.ts';
import { earningId } from './account-occasion.ts';
import type { AccountWarning } from './account-refusal.ts';
import { RULES } from './account-rules.ts';
import type { Account, Earning, Undone } from './account-state.ts';
import type { RefundedLine } from './award-residual.ts';
import {
  type Context,
  contextAfter,
  currencyOf,
  factOf,
  lotOrder,
  no,
  type Plan,
  yes,
} from './decide-context.ts';
import { earn } from './decide-earn.ts';
import { evolveAccount } from './evolve.ts';
import { lotOf } from './ledger.ts';
import { clawBack, type DebtPolicy } from './ledger-clawback.ts';
import { type Draft, draftOf } from './ledger-draft.ts';
import { compareLots } from './lot.ts';
import { isPoints, POINTS_MAX } from './points.ts';
import type { RestoredParts } from './redeem-event.ts';
import { restore, restoredOf, spendingsOf } from './redeem-restore.ts';
import type { Canceller, Exchange, Refund, ReturnWithoutReceipt, Undo } from './refund-command.ts';
import type { Refunded } from './refund-event.ts';
import { type Progress, progressOf, returnedOf, shareOf } from './refund-returned.ts';
import {
  bonusTaken,
  lostBonuses,
  shortfallWarnings,
  type TakenBack,
  takenMore,
} from './refund-taking.ts';
import { undoneAfter, wholeUndone } from './refund-target.ts';

/** Undoes an order, or a part of it. */
export function refund(command: Refund, context: Context): Plan {
  const earning = entryOf(context.state.earnings, earningId({ type: 'order', id: command.order }));
  if (earning === null || earning.occasion.type !== 'order') return no({ code: 'NO_SUCH_ORDER' });
  const order = earning.occasion;
  const lines = returnedOf(order, earning, command);
  if ('refusal' in lines || 'events' in lines) return lines;

  const undone = undoneAfter(earning, order, lines, context);
  const before = progressOf(order, earning.undone.lines);
  const after = progressOf(order, undone.lines);
  const paid = (progress: Progress): number =>
    shareOf(order.paidWithPointsMinor, progress.backMinor, progress);
  const cashMinor = after.backMinor - before.backMinor - (paid(after) - paid(before));
  const told = { cancelledBy: command.cancelledBy ?? 'customer', lines, cashMinor };
  return undoing(earning, undone, after, told, context);
}

/** Undoes another occasion that earned. */
export function undo({ occasion }: Undo, context: Context): Plan {
  const earning = entryOf(context.state.earnings, earningId(occasion));
  if (earning === null || occasion.type === 'order') return no({ code: 'NO_SUCH_ORDER' });
  if (earning.undone.isWhole) return no({ code: 'ALREADY_UNDONE' });
  const progress = { backMinor: 0, wholeMinor: 0, isWhole: true };
  const told = { cancelledBy: 'customer', lines: [], cashMinor: 0 } as const;
  return undoing(earning, wholeUndone(earning, context), progress, told, context);
}

interface Told {
  readonly cancelledBy: Canceller;
  readonly lines: readonly RefundedLine[];
  readonly cashMinor: number;
}

/** The event that undoes so much of what was earned. */
function undoing(
  earning: Earning,
  undone: Undone,
  progress: Progress,
  what: Told,
  context: Context,
): Plan {
  const { state, version } = context;
  const taken = takeBack(draftOf(state.ledger), earning, undone, what.lines, context);
  const paid = restorePaid(taken.draft, earning, progress, what.cancelledBy, context);
  const type = earning.occasion.type === 'order' ? 'Refunded' : 'Undone';
  const rules = [RULES.clawback, ...(paid.restored.length > 0 ? [RULES.returned] : [])];
  const { occasion } = earning;
  const isReleased = undone.isWhole && version.returns.coupons === 'released';
  const coupon = occasion.type === 'order' && isReleased ? occasion.coupon : null;
  const base = {
    type,
    earning: earning.id,
    undone,
    restored: paid.restored,
    coupon,
    ...what,
  } as const;
  const event = (all: TakenBack, bonuses: readonly string[]): Refunded => ({
    ...factOf(context, rules, all.draft),
    ...base,
    shortfall: all.shortfall,
    expired: all.expired,
    bonuses,
  });
  const own = { ...taken, draft: paid.draft };
  const isWhole = progress.isWhole && version.returns.tier === 're-evaluated';
  const told = event(own, []);
  const without = (bonuses: readonly string[]) => evolveAccount(state, { ...told, bonuses });
  const lost = isWhole ? lostBonuses(causedBy(earning, state), without, context) : [];
  const all = lost.reduce<TakenBack>((next, tier) => bonusTaken(next, tier, context), own);
  return yes(event(all, lost), shortfallWarnings(all));
}

/** Takes back what must be undone by now and was not yet, currency by currency. */
export function takeBack(
  draft: Draft,
  earning: Earning,
  undone: Undone,
  lines: readonly RefundedLine[],
  context: Context,
): TakenBack {
  const isBack = (line: string | null): boolean => lines.some((one) => one.line === line);
  const lots = earning.lots
    .map(({ lot, line }) => ({ lot: lotOf(context.state.ledger, lot), first: isBack(line) }))
    .toSorted(
      (one, other) => Number(other.first) - Number(one.first) || compareLots(one.lot, other.lot),
    )
    .map(({ lot }) => lot);
  return Object.keys(undone.points).reduce<TakenBack>(
    (taken, currency) => {
      const points = amountOf(undone.points, currency) - amountOf(earning.undone.points, currency);
      const own = lots.filter((lot) => lot.currency === currency).map(({ id }) => id);
      return points > 0 ? takenMore(taken, { currency, points, lots: own }, context) : taken;
    },
    { draft, shortfall: {}, expired: {} },
  );
}

/** Gives back the points with which an order was paid, as far as it is undone. */
function restorePaid(
  draft: Draft,
  { occasion }: Earning,
  progress: Progress,
  cancelledBy: Canceller,
  context: Context,
): { readonly draft: Draft; readonly restored: readonly RestoredParts[] } {
  const { redeemed } = context.version.returns;
  const isDue = redeemed === 'pro-rata' || (redeemed === 'full-refund-only' && progress.isWhole);
  const payment =
    occasion.type === 'order' && isDue ? entryOf(context.state.payments, occasion.id) : null;
  let next = draft;
  const restored: RestoredParts[] = [];
  for (const spending of spendingsOf(context, payment?.redemptions ?? [])) {
    const target = shareOf(spending.points, progress.backMinor, progress);
    const points = target - restoredOf(spending);
    if (points <= 0) continue;
    const back = restore(next, spending, points, cancelledBy, context);
    next = back.draft;
    restored.push(back.restored);
  }
  return { draft: next, restored };
}

/** The tiers whose bonus an order had brought, or orders that are undone already. */
function causedBy({ id }: Earning, { bonuses, earnings }: Account): readonly string[] {
  return bonuses
    .filter(({ cause }) => {
      return cause === id || (cause !== null && entryOf(earnings, cause)?.undone.isWhole);
    })
    .map(({ tier }) => tier);
}

/** Takes points back for goods of which no order is known: then no lot is their own. */
export function returnWithoutReceipt(command: ReturnWithoutReceipt, context: Context): Plan {
  const { state, version, at } = context;
  const { reference, points } = command;
  if (entryOf(state.used, `return/${reference}`) !== null) return no({ code: 'ALREADY_DONE' });
  const currency = currencyOf(version, command.currency)?.id;
  if (currency === undefined) return no({ code: 'NO_SUCH_CURRENCY' });
  if (!isPoints(points)) return no({ code: 'BAD_POINTS', least: 1, most: POINTS_MAX });
  const { spent } = version.returns;
  const policy: DebtPolicy = spent === 'clamp' ? 'within-balance' : spent;
  const asked = { currency, points, lots: [], at };
  const { draft, shortfall } = clawBack(draftOf(state.ledger), asked, policy, lotOrder(version));
  const fact = factOf(context, [RULES.clawback], draft);
  const warnings: readonly AccountWarning[] =
    shortfall > 0 ? [{ code: 'SHORTFALL', currency, points: shortfall }] : [];
  return yes(
    { ...fact, type: 'ReturnedWithoutReceipt', reference, currency, points, shortfall },
    warnings,
  );
}

/** Takes goods back and sells others, or does neither. */
export function exchange(command: Exchange, context: Context): Plan {
  const { order, lines, amountMinor, occasion, at, by } = command;
  const back = refund({ type: 'Refund', order, lines, amountMinor, at, by }, context);
  if ('refusal' in back) return back;
  const state = back.events.reduce(evolveAccount, context.state);
  const sold = earn({ type: 'Earn', occasion, at, by }, contextAfter(context, state));
  if ('refusal' in sold) return sold;
  return { events: [...back.events, ...sold.events], warnings: back.warnings ?? [] };
}

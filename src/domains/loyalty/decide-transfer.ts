/** Deciding between accounts: transfers, merging; and adjustments, allowances and the end. */
import type { Instant } from '../../kernel/instant.ts';
import { entriesOf, entryOf } from '../../mechanisms/id-table.ts';
import { amountsOf, plainCounts } from './account-amounts.ts';
import type { Adjust, Close, TakeAllowance } from './account-command.ts';
import { hasWholePoints, requireWhole } from './account-guards.ts';
import { RULES } from './account-rules.ts';
import type { Account } from './account-state.ts';
import {
  type Context,
  currencyOf,
  factOf,
  lotOrder,
  no,
  type Plan,
  shortageOf,
  yes,
} from './decide-context.ts';
import { type ExpiryRule, expiryOf, idlesUnder } from './expiry-rule.ts';
import { availableAt, takenFrom, walletOf } from './ledger.ts';
import { type Draft, draftOf, hasEnded, issue, moveAll, spend, write } from './ledger-draft.ts';
import type { Lot } from './lot.ts';
import type { Estate } from './lot-opening.ts';
import { lotsIn } from './lot-query.ts';
import { isPoints, POINTS_MAX } from './points.ts';
import type { MergeFrom, MergeInto, Receive, Send } from './transfer-command.ts';

/** Adds or takes points by hand. */
export function adjust(command: Adjust, context: Context): Plan {
  const { state, version, at, by } = context;
  const { points, reason } = command;
  const size = Math.abs(points);
  const currency = currencyOf(version, command.currency);
  if (currency === null) return no({ code: 'NO_SUCH_CURRENCY' });
  if (!isPoints(size)) return no({ code: 'BAD_POINTS', least: -POINTS_MAX, most: POINTS_MAX });
  const { adjustmentMax: most } = version;
  if (most !== null && size > most && by.authority === null) {
    return no({ code: 'APPROVAL_NEEDED', most });
  }
  const { id } = currency;
  const available = availableAt(walletOf(state.ledger, id), at);
  const owed = points < 0 ? size - Math.min(size, available) : 0;
  const mayOwe = version.returns.spent === 'unlimited-debt';
  const shortage = points < 0 && !mayOwe ? shortageOf(context, id, size) : null;
  if (shortage !== null) return shortage;

  const asked = { currency: id, points: size - owed, at };
  const start = draftOf(state.ledger);
  const taken =
    points > 0
      ? credited(start, id, size, currency.expiry, context)
      : spend(start, 'adjusted-down', asked, lotOrder(version));
  const draft =
    owed === 0
      ? taken
      : write(taken, { kind: 'owed', owedFor: 'adjusted-down', currency: id, points: owed });
  const fact = factOf(context, [RULES.adjustment], draft);
  return yes({ ...fact, type: 'Adjusted', currency: id, points, reason });
}

/** Points given by hand. */
export function credited(
  draft: Draft,
  currency: string,
  points: number,
  rule: ExpiryRule,
  { version, at }: Context,
): Draft {
  const clocks = { earnedAt: at, activeAt: at, lastActivityAt: null, tiers: [] };
  const expiresAt = expiryOf(rule, { ...clocks, zone: version.zone });
  const lot = { currency, points, activeAt: at, expiresAt, idles: idlesUnder(rule) };
  return issue(draft, { ...lot, source: 'adjustment', reference: null }, 'adjusted-up');
}

/** Sends points to another account. */
export function send(command: Send, context: Context): Plan {
  const { state, version, at } = context;
  const { transfer, to, points } = command;
  const { currencies, pointsMin, pointsMax } = version.transfers;
  if (entryOf(state.used, `send/${transfer}`) !== null) return no({ code: 'ALREADY_DONE' });
  const currency = currencyOf(version, command.currency)?.id;
  if (currency === undefined) return no({ code: 'NO_SUCH_CURRENCY' });
  if (!currencies.includes(currency)) return no({ code: 'NOT_TRANSFERABLE', currency });
  if (to === state.member?.id) return no({ code: 'ONESELF' });
  const most = pointsMax ?? POINTS_MAX;
  if (!isPoints(points) || points < pointsMin || points > most) {
    return no({ code: 'BAD_POINTS', least: pointsMin, most });
  }
  const shortage = shortageOf(context, currency, points);
  if (shortage !== null) return shortage;

  const parts = takenFrom(walletOf(state.ledger, currency), points, at, lotOrder(version));
  const draft = moveAll(draftOf(state.ledger), 'transferred-out', parts);
  const lots = parts.map(({ lot, points: some }) => ({
    ...datesOf(state, lot, at),
    currency,
    points: some,
  }));
  return yes({ ...factOf(context, [RULES.transfer], draft), type: 'Sent', transfer, to, lots });
}

function datesOf(
  { ledger }: Account,
  id: string,
  at: Instant,
): Pick<Estate['lots'][number], 'activeAt' | 'expiresAt'> {
  const lot = entryOf(ledger.lots, id);
  return { activeAt: lot?.activeAt ?? at, expiresAt: lot?.expiresAt ?? null };
}

/** Receives points that another account has sent. */
export function receive({ transfer, from, lots }: Receive, context: Context): Plan {
  const { state, version, at } = context;
  if (entryOf(state.used, `receive/${transfer}`) !== null) return no({ code: 'ALREADY_DONE' });
  if (from === state.member?.id) return no({ code: 'ONESELF' });
  if (lots.some(({ currency }) => currencyOf(version, currency) === null)) {
    return no({ code: 'NO_SUCH_CURRENCY' });
  }
  if (!lots.every(({ points }) => isPoints(points))) {
    return no({ code: 'BAD_POINTS', least: 1, most: POINTS_MAX });
  }
  const { expiry } = version.transfers;
  const clocks = { earnedAt: at, activeAt: at, lastActivityAt: null, tiers: [] };
  const draft = lots.reduce<Draft>((next, { currency, points, activeAt = at, expiresAt: kept }) => {
    const expiresAt =
      expiry === 'kept' ? kept : expiryOf(expiry.reset, { ...clocks, zone: version.zone });
    const lot = { currency, points, activeAt, expiresAt, idles: idles(context, currency) };
    return issue(next, { ...lot, source: 'transfer', reference: from }, 'transferred-in');
  }, draftOf(state.ledger));
  const told = lots.map(({ currency, points, activeAt = at, expiresAt }) => {
    return { currency, points, activeAt, expiresAt };
  });
  const fact = factOf(context, [RULES.transfer], draft);
  return yes({ ...fact, type: 'Received', transfer, from, lots: told });
}

function idles({ version }: Context, currency: string): boolean {
  return idlesUnder(currencyOf(version, currency)?.expiry ?? { kind: 'never' });
}

/** Hands everything over to another account, and closes this one. */
export function mergeInto({ into }: MergeInto, context: Context): Plan {
  const { state, at } = context;
  const { member, ledger } = state;
  if (into === member?.id) return no({ code: 'ONESELF' });
  const busy = busyWith(state);
  if (busy !== null) return busy;
  const waiting = ledger.wallets.reduce((sum, wallet) => sum + wallet.waiting, 0);
  if (waiting > 0) return no({ code: 'POINTS_WAITING', waiting });

  const lots = unendedOf(state, at);
  const moved = moveAll(
    draftOf(ledger),
    'merged-out',
    lots.map(({ id, unspent }) => ({ lot: id, points: unspent })),
  );
  const estate: Estate = {
    joinedAt: member?.joinedAt ?? at,
    lots: lots.map(({ currency, unspent: points, activeAt, expiresAt }) => ({
      currency,
      points,
      activeAt: activeAt ?? at,
      expiresAt,
    })),
    debts: amountsOf(ledger.wallets.map(({ id, debt }) => [id, debt])),
    counts: plainCounts(state.counts),
    lifetime: state.lifetime,
  };
  const draft = ledger.wallets.reduce(waived, moved);
  const { entries } = draft;
  return yes({ ...factOf(context, [RULES.merge]), entries, type: 'MergedInto', into, estate });
}

/** A debt goes with the account: here nobody owes it any more. */
function waived(
  draft: Draft,
  { id: currency, debt, books }: Account['ledger']['wallets'][number],
): Draft {
  const clawed = Math.min(debt, books.clawedBack);
  const parts = [
    ['clawed-back', clawed],
    ['adjusted-down', debt - clawed],
  ] as const;
  return parts.reduce<Draft>(
    (next, [owedFor, points]) =>
      points === 0 ? next : write(next, { kind: 'waived', owedFor, currency, points }),
    draft,
  );
}

/** Takes over everything from another account. */
export function mergeFrom({ from, estate }: MergeFrom, context: Context): Plan {
  const { state } = context;
  if (entryOf(state.used, `merge/${from}`) !== null) return no({ code: 'ALREADY_DONE' });
  if (from === state.member?.id) return no({ code: 'ONESELF' });
  if (!hasWholePoints(estate)) return no({ code: 'BAD_POINTS', least: 1, most: POINTS_MAX });
  requireWhole('estate', estate);
  const issued = estate.lots.reduce<Draft>((next, { currency, points, activeAt, expiresAt }) => {
    const lot = { currency, points, activeAt, expiresAt, idles: idles(context, currency) };
    return issue(next, { ...lot, source: 'merge', reference: from }, 'merged-in');
  }, draftOf(state.ledger));
  const draft = Object.entries(estate.debts).reduce<Draft>(
    (next, [currency, points]) =>
      points === 0 ? next : write(next, { kind: 'owed', owedFor: 'clawed-back', currency, points }),
    issued,
  );
  return yes({ ...factOf(context, [RULES.merge], draft), type: 'MergedFrom', from, estate });
}

/** Takes a block of a budget. */
export function takeAllowance({ budget, block, points }: TakeAllowance, context: Context): Plan {
  const { state, version } = context;
  if (entryOf(state.used, `block/${block}`) !== null) return no({ code: 'ALREADY_DONE' });
  if (!version.budgets.some(({ id }) => id === budget)) return no({ code: 'NO_SUCH_BUDGET' });
  if (!isPoints(points)) return no({ code: 'BAD_POINTS', least: 1, most: POINTS_MAX });
  return yes({
    ...factOf(context, [RULES.allowance]),
    type: 'AllowanceTaken',
    budget,
    block,
    points,
  });
}

/** Ends the account. */
export function close({ reason }: Close, context: Context): Plan {
  const { state, at } = context;
  const busy = busyWith(state);
  if (busy !== null) return busy;
  const waiting = entriesOf(state.ledger.lots).filter(
    ({ activeAt, unspent }) => activeAt === null && unspent > 0,
  );
  const lots = [...unendedOf(state, at), ...waiting];
  const parts = lots.map(({ id, unspent }) => ({ lot: id, points: unspent }));
  const { entries } = moveAll(draftOf(state.ledger), 'forfeited', parts);
  return yes({ ...factOf(context, [RULES.closing]), entries, type: 'Closed', reason });
}

function busyWith({ ledger }: Account): Plan | null {
  const held = ledger.wallets.reduce((sum, wallet) => sum + wallet.held, 0);
  return held === 0 ? null : no({ code: 'POINTS_HELD', held });
}

function unendedOf({ ledger }: Account, at: Instant): readonly Lot[] {
  return ledger.wallets.flatMap(({ open }) =>
    lotsIn(open).filter((lot) => !hasEnded(ledger, lot, at)),
  );
}

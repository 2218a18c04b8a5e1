/** Account coherence: what must agree within a snapshot, which the shape alone cannot say. */
import type { Issue } from '../../kernel/parsed.ts';
import { type AccountContext, type AccountSnapshot, restoreAccount } from './account-snapshot.ts';
import { accountTimers } from './account-timers.ts';
import { creditedOf } from './ledger.ts';
import { POINTS_MAX } from './points.ts';

type Path = readonly (string | number)[];

/** What does not agree within a snapshot. */
export function faultsOfSnapshot(snapshot: AccountSnapshot): readonly Issue[] {
  const { context } = snapshot;
  const faults = [
    ...beginningFaults(snapshot),
    ...nameFaults(context),
    ...lotFaults(context),
    ...referenceFaults(context),
    ...holdFaults(context),
    ...walletFaults(context),
  ];
  return faults.length > 0 ? faults : timerFaults(snapshot);
}

function fault(path: Path, code: string, message: string): Issue {
  return { path: ['context', ...path], code, message };
}

/** An account that is not there has nothing, and one that is has somebody. */
function beginningFaults({ state, context }: AccountSnapshot): readonly Issue[] {
  const { member, newestAt, currency, eventCount, lots, acts } = context;
  const isThere = [member, newestAt, currency].every((one) => one !== null) && eventCount > 0;
  const isNot = [member, newestAt, currency].every((one) => one === null) && eventCount === 0;
  const faults = (state === 'absent' ? isNot && lots.length === 0 : isThere)
    ? []
    : [fault(['member'], 'STATE_MISPLACED', 'must be there if the account is, and only then')];
  const late = acts.findIndex(({ id }) => Number(id) > eventCount);
  if (late < 0) return faults;
  return [...faults, fault(['acts', late, 'id'], 'OUT_OF_RANGE', `must be at most ${eventCount}`)];
}

/** Every id stands once in its list. */
function nameFaults(context: AccountContext): readonly Issue[] {
  const { wallets, lots, earnings, redemptions, payments, holds, openHolds, used, acts } = context;
  const lists = { wallets, lots, earnings, redemptions, payments, holds, openHolds, used, acts };
  return Object.entries(lists).flatMap(([name, entries]) => {
    const seen = new Set<string>();
    return entries.flatMap(({ id }, index) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew ? [] : [fault([name, index, 'id'], 'DUPLICATE_ID', 'must be named once')];
    });
  });
}

/** Lots are numbered from 1 without gaps, and their points are somewhere. */
function lotFaults({ lots, wallets }: AccountContext): readonly Issue[] {
  const currencies = new Set(wallets.map(({ id }) => id));
  return lots.flatMap(
    ({ id, currency, issued, unspent, held, recorded }, index): readonly Issue[] => {
      const number = Number(id);
      const path = ['lots', index];
      if (
        String(number) !== id ||
        !Number.isSafeInteger(number) ||
        number < 1 ||
        number > lots.length
      ) {
        return [
          fault([...path, 'id'], 'WRONG_NUMBER', `must be a number from 1 to ${lots.length}`),
        ];
      }
      if (!currencies.has(currency)) {
        return [fault([...path, 'currency'], 'UNKNOWN_REFERENCE', 'must be one of the wallets')];
      }
      if (unspent + held <= issued && recorded <= unspent) return [];
      return [fault([...path, 'unspent'], 'OUT_OF_RANGE', 'must be no more than there were')];
    },
  );
}

/** Whatever names a lot names one that there is. */
function referenceFaults(context: AccountContext): readonly Issue[] {
  const known = new Set(context.lots.map(({ id }) => id));
  const named: (readonly [Path, string])[] = [];
  const name = (path: Path, lots: readonly string[]): void => {
    for (const lot of lots) named.push([path, lot]);
  };
  for (const [index, { lots }] of context.earnings.entries()) {
    name(
      ['earnings', index, 'lots'],
      lots.map(({ lot }) => lot),
    );
  }
  for (const list of ['redemptions', 'holds'] as const) {
    for (const [index, { parts }] of context[list].entries()) {
      name(
        [list, index, 'parts'],
        parts.map(({ lot }) => lot),
      );
    }
  }
  for (const [index, { lots }] of context.bonuses.entries()) name(['bonuses', index, 'lots'], lots);
  for (const [index, { entries }] of context.acts.entries()) {
    const lots = entries.flatMap((entry) => ('lot' in entry ? [entry.lot] : []));
    name(
      ['acts', index, 'entries'],
      lots.map((lot) => (typeof lot === 'string' ? lot : lot.id)),
    );
  }
  return named
    .filter(([, lot]) => !known.has(lot))
    .map(([path]) => fault(path, 'UNKNOWN_REFERENCE', 'must name lots that exist'));
}

/** What is set aside is what open holds set aside; no redemption gives back more than it took. */
function holdFaults({ lots, holds, openHolds, redemptions }: AccountContext): readonly Issue[] {
  const open = holds.filter(({ status }) => status === 'open');
  const isSame =
    open.length === openHolds.length &&
    open.every(({ id, until }) => openHolds.some((one) => one.id === id && one.until === until));
  const held = new Map<string, number>();
  for (const { lot, points } of open.flatMap(({ parts }) => parts)) {
    held.set(lot, (held.get(lot) ?? 0) + points);
  }
  const wrong = lots.findIndex((lot) => lot.held !== (held.get(lot.id) ?? 0));
  const over = redemptions.findIndex(({ parts }) => parts.some((one) => one.restored > one.points));
  return [
    ...(isSame ? [] : [fault(['openHolds'], 'HOLDS_DIFFER', 'must be the holds that are open')]),
    ...(wrong < 0
      ? []
      : [fault(['lots', wrong, 'held'], 'HOLDS_DIFFER', 'must be what open holds set aside')]),
    ...(over < 0
      ? []
      : [fault(['redemptions', over, 'parts'], 'OUT_OF_RANGE', 'must not give back more')]),
  ];
}

/** What came in is what went out or is there, less what is owed. */
function walletFaults({ wallets, lots }: AccountContext): readonly Issue[] {
  return wallets.flatMap(({ id, books, debt }, index) => {
    const credited = creditedOf({ books });
    const { redeemed, clawedBack, adjustedDown, forfeited, transferredOut, mergedOut } = books;
    const gone = [redeemed, clawedBack, adjustedDown, forfeited, transferredOut, mergedOut];
    const there = lots
      .filter(({ currency }) => currency === id)
      .reduce((sum, { unspent, held }) => sum + unspent + held, 0);
    const out = gone.reduce((sum, points) => sum + points, there) - debt;
    if (credited === out && credited <= POINTS_MAX) return [];
    const message = 'must come to what went out and is there, less the debt';
    return [fault(['wallets', index, 'books'], 'BOOKS_DIFFER', message)];
  });
}

/** The timers follow from the rest. */
function timerFaults(snapshot: AccountSnapshot): readonly Issue[] {
  const due = accountTimers(restoreAccount(snapshot));
  const { timers } = snapshot;
  const isSame =
    timers.length === due.length &&
    due.every(({ id, dueAt }, index) => timers[index]?.id === id && timers[index]?.dueAt === dueAt);
  if (isSame) return [];
  const message = 'must be what the account waits for';
  return [{ path: ['timers'], code: 'TIMER_MISPLACED', message }];
}

/** Evolving on retractions: the state without what an event did, but for what was spent since. */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { entryOf, withoutEntry } from '../../mechanisms/id-table.ts';
import type { Act, ActBefore } from './account-act.ts';
import { plusAmounts, plusCapUse, plusCounts, plusTallies } from './account-amounts.ts';
import { isOpenAt } from './account-clocks.ts';
import type { Account } from './account-state.ts';
import { useOf, withoutBonuses } from './evolve-refund.ts';
import { type Ledger, walletOf, withWallet } from './ledger.ts';
import type { Retracted } from './retract-event.ts';

/** The state once an event was taken back; its points are moved by the entries. */
export function retracted(state: Account, { event, bonuses, at }: Retracted): Account {
  const act = entryOf(state.acts, String(event));
  if (act === null) return breach('evolve', 'event.event', 'must name what can be retracted');
  const { before } = act;
  const { member } = state;
  const next: Account = {
    ...withoutBonuses(state, bonuses),
    acts: withoutEntry(state.acts, act.id),
    ledger: wound(state.ledger, before.idle, state.newestAt ?? at),
    lastPaid: paidWithout(state.lastPaid, act),
    budgetLeft: plusAmounts(state.budgetLeft, act.budget, -1),
    lifetime: plusAmounts(state.lifetime, act.lifetime, -1),
    member:
      member === null || before.joinedAt === null
        ? member
        : { ...member, joinedAt: before.joinedAt },
  };
  return without({ ...next, counts: plusCounts(next.counts, act.counts, -1) }, act);
}

/** The state without what the account knows the event by. */
function without(state: Account, act: Act): Account {
  const { name } = act;
  switch (act.type) {
    case 'Earned':
      return withoutEarning(state, name);
    case 'Redeemed':
    case 'Captured':
      return { ...state, redemptions: withoutEntry(state.redemptions, name) };
    case 'Held':
      return {
        ...state,
        holds: withoutEntry(state.holds, name),
        openHolds: state.openHolds.filter(({ id }) => id !== name),
      };
    case 'TierGranted': {
      const { granted } = state;
      const place = granted.findLastIndex(({ tier, from }) => tier === name && from === act.at);
      return { ...state, granted: granted.filter((_one, index) => index !== place) };
    }
    case 'TierEnded':
      return {
        ...state,
        granted: state.granted.map((one) => {
          if (one.tier !== name || one.until !== act.at) return one;
          return act.before.granted.find(({ from }) => from === one.from) ?? one;
        }),
      };
    case 'Activated':
    case 'Adjusted':
      return state;
    case 'Opened':
    case 'ReturnedWithoutReceipt':
    case 'Sent':
    case 'Received':
    case 'MergedFrom':
    case 'AllowanceTaken':
      return { ...state, used: withoutEntry(state.used, name) };
    default:
      return act.type satisfies never;
  }
}

function withoutEarning(state: Account, name: string): Account {
  const earning = entryOf(state.earnings, name);
  if (earning === null) return breach('evolve', 'event.event', 'must name what has earned');
  const { occasion, undone, date } = earning;
  const tallies = plusAmounts(earning.tallies, undone.tallies, -1);
  return {
    ...state,
    earnings: withoutEntry(state.earnings, name),
    counts: plusTallies(state.counts, tallies, date, -1),
    lifetime: plusAmounts(state.lifetime, tallies, -1),
    capUse: plusCapUse(plusCapUse(state.capUse, undone.capUse, 1), earning.capUse, -1),
    couponUses: plusAmounts(
      state.couponUses,
      useOf(occasion.type === 'order' ? occasion.coupon : null),
      -1,
    ),
  };
}

/** When rules last paid, where nothing was paid by them since. */
function paidWithout(
  lastPaid: Account['lastPaid'],
  { before, at }: Act,
): Readonly<Record<string, Instant>> {
  const others = Object.entries(lastPaid).filter(
    ([rule, last]) => !Object.hasOwn(before.lastPaid, rule) || last > at,
  );
  const earlier = Object.entries(before.lastPaid).flatMap(([rule, last]) =>
    last === null || others.some(([other]) => other === rule) ? [] : [[rule, last] as const],
  );
  return Object.fromEntries([...others, ...earlier]);
}

/** Clocks of idle points wound back, where nothing was done since and their time is not over. */
function wound(ledger: Ledger, idle: ActBefore['idle'], newestAt: Instant): Ledger {
  return Object.entries(idle).reduce<Ledger>((all, [currency, { from, to }]) => {
    const wallet = walletOf(all, currency);
    if (wallet.idleUntil !== to || !isOpenAt(from, newestAt)) return all;
    return withWallet(all, { ...wallet, idleUntil: from });
  }, ledger);
}

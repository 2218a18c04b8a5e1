/** Evolving: the state of an account after one more event. It reads no programme. */
import { breach } from '../../kernel/errors.ts';
import { nextStatus } from '../../kernel/flow.ts';
import { entryOf, withEntry } from '../../mechanisms/id-table.ts';
import { plusAmounts, plusCapUse, plusCounts, plusTallies } from './account-amounts.ts';
import { active, isOpenAt, rested, suspending } from './account-clocks.ts';
import type { AccountEvent, Earned, Opened, TierChanged } from './account-event.ts';
import { accountFlow } from './account-flow.ts';
import type {
  Account,
  Amounts,
  Earning,
  PaidBonus,
  PointsHold,
  Spending,
} from './account-state.ts';
import { entered } from './ledger.ts';
import type { Captured, Released, RestoredParts } from './redeem-event.ts';
import type { Refunded } from './refund-event.ts';
import type { MergedFrom } from './transfer-event.ts';

/**
 * The state of an account after one more event.
 *
 * @param state The state before.
 * @param event What happened.
 * @returns The state after it. Never says no: what has happened has happened.
 * @throws ContractError if the event cannot follow the state, or moves points that are not there;
 *   such a history was not written by this library.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { evolveAccount, NO_ACCOUNT } from 'everbond/loyalty';
 *
 * const at = instant('2026-05-01T10:00Z');
 * const by = { actor: 'till-4', authority: null };
 * const member = { id: 'ada', joinedAt: at, birthday: null, facts: {} };
 * const fact = { at, by, rules: [], programmeVersion: 1, entries: [], currency: 'points' };
 *
 * evolveAccount(NO_ACCOUNT, { ...fact, type: 'Enrolled', member }).status; // => 'open'
 * ```
 */
export function evolveAccount(state: Account, event: AccountEvent): Account {
  const status = nextStatus(accountFlow, state.status, event.type);
  if (status === null) breach('evolve', 'event', 'must be one that can follow the state');
  const { newestAt } = state;
  const next: Account = {
    ...state,
    status,
    newestAt: newestAt === null || event.at > newestAt ? event.at : newestAt,
    ledger: event.entries.length === 0 ? state.ledger : entered(state.ledger, event.entries),
  };
  return recorded('idleUntil' in event ? active(next, event) : next, event);
}

function recorded(state: Account, event: AccountEvent): Account {
  switch (event.type) {
    case 'Enrolled':
      return { ...state, member: event.member, currency: event.currency };
    case 'Opened':
      return opened(state, event);
    case 'Earned':
      return earned(state, event);
    case 'Redeemed':
      return paid(state, event.redemption);
    case 'Held': {
      const { id, until } = event.hold;
      return {
        ...state,
        holds: withEntry(state.holds, event.hold),
        openHolds: [...state.openHolds, { id, until }],
      };
    }
    case 'Captured':
    case 'Voided':
    case 'Lapsed':
      return released(state, event);
    case 'Refunded':
    case 'Undone':
      return refunded(state, event);
    case 'ReturnedWithoutReceipt':
      return used(state, `return/${event.reference}`);
    case 'RedemptionReversed':
      return restored(state, event.restored);
    case 'Sent':
      return used(state, `send/${event.transfer}`);
    case 'Received':
      return used(state, `receive/${event.transfer}`);
    case 'MergedFrom':
      return merged(state, event);
    case 'AllowanceTaken': {
      const { budget, block, points } = event;
      const budgetLeft = plusAmounts(state.budgetLeft, { [budget]: points });
      return used({ ...state, budgetLeft }, `block/${block}`);
    }
    case 'TierGranted':
      return { ...state, granted: [...state.granted, event.granted] };
    case 'TierEnded':
      return {
        ...state,
        granted: state.granted.map((one) =>
          one.tier === event.tier && isOpenAt(one.until, event.at)
            ? { ...one, until: event.at }
            : one,
        ),
      };
    case 'TierChanged':
      return tierChanged(state, event);
    case 'IdleExpired':
      return { ...state, ledger: rested(state.ledger, event.at) };
    case 'Activated':
    case 'Adjusted':
    case 'MergedInto':
    case 'ExpiryRecorded':
    case 'DebtRepaid':
    case 'Closed':
      return state;
    default:
      return breach('evolve', 'event.type', 'must be a type of event that there is');
  }
}

function opened(state: Account, event: Opened): Account {
  const { member } = state;
  const joinedAt =
    member !== null && member.joinedAt < event.joinedAt ? member.joinedAt : event.joinedAt;
  return used(
    {
      ...state,
      member: member === null ? null : { ...member, joinedAt },
      counts: plusCounts(state.counts, event.counts),
      lifetime: plusAmounts(state.lifetime, event.lifetime),
      standings: { ...state.standings, ...event.standings },
    },
    `open/${event.reference}`,
  );
}

function earned(state: Account, { earning, rules, at, budgetUse }: Earned): Account {
  const { occasion } = earning;
  const lastPaid = Object.fromEntries(rules.map((rule) => [rule, at] as const));
  return {
    ...state,
    earnings: withEntry(state.earnings, earning),
    counts: plusTallies(state.counts, earning.tallies, earning.date, 1),
    lifetime: plusAmounts(state.lifetime, earning.tallies),
    capUse: plusCapUse(state.capUse, earning.capUse, 1),
    lastPaid: { ...state.lastPaid, ...lastPaid },
    couponUses: plusAmounts(
      state.couponUses,
      useOf(occasion.type === 'order' ? occasion.coupon : null),
    ),
    budgetLeft: plusAmounts(state.budgetLeft, budgetUse, -1),
  };
}

function useOf(coupon: string | null): Amounts {
  return coupon === null ? {} : { [coupon]: 1 };
}

function spent(state: Account, spending: Spending): Account {
  return { ...state, redemptions: withEntry(state.redemptions, spending) };
}

function paid(state: Account, spending: Spending): Account {
  const { id, order } = spending;
  const next = spent(state, spending);
  if (order === null) return next;
  const redemptions = [...(entryOf(state.payments, order)?.redemptions ?? []), id];
  return { ...next, payments: withEntry(state.payments, { id: order, redemptions }) };
}

function released(state: Account, event: Captured | Released): Account {
  const hold = entryOf(state.holds, event.hold);
  if (hold === null) return breach('evolve', 'event.hold', 'must name a hold that exists');
  const status = STATUS_OF[event.type];
  const next: Account = {
    ...state,
    holds: withEntry<PointsHold>(state.holds, { ...hold, status }),
    openHolds: state.openHolds.filter(({ id }) => id !== hold.id),
  };
  return event.type === 'Captured' ? paid(next, event.redemption) : next;
}

const STATUS_OF = { Captured: 'captured', Voided: 'voided', Lapsed: 'lapsed' } as const;

function refunded(state: Account, event: Refunded): Account {
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
  const isTaken = ({ tier }: PaidBonus) => event.bonuses.includes(tier);
  const taken = state.bonuses.filter(isTaken);
  const counts = taken.reduce(
    (sum, bonus) => plusTallies(sum, bonus.tallies, bonus.date, -1),
    next.counts,
  );
  const bonuses = state.bonuses.filter((bonus) => !isTaken(bonus));
  return event.restored.reduce(restored, { ...next, counts, bonuses });
}

function restored(state: Account, { redemption, parts }: RestoredParts): Account {
  const spending = entryOf(state.redemptions, redemption);
  if (spending === null) return breach('evolve', 'event.restored', 'must name redemptions');
  const back = (lot: string) => parts.find((part) => part.lot === lot)?.points ?? 0;
  const after = spending.parts.map((part) => ({
    ...part,
    restored: part.restored + back(part.lot),
  }));
  return spent(state, { ...spending, parts: after });
}

function merged(state: Account, { from, estate }: MergedFrom): Account {
  const { member } = state;
  const isOlder = member !== null && estate.joinedAt < member.joinedAt;
  return used(
    {
      ...state,
      member: isOlder ? { ...member, joinedAt: estate.joinedAt } : member,
      counts: plusCounts(state.counts, estate.counts),
      lifetime: plusAmounts(state.lifetime, estate.lifetime),
    },
    `merge/${from}`,
  );
}

function tierChanged(state: Account, event: TierChanged): Account {
  const { ladder, held, bonus, suspended, at } = event;
  return {
    ...state,
    ledger: suspending(state.ledger, suspended, at),
    counts: bonus === null ? state.counts : plusTallies(state.counts, bonus.tallies, bonus.date, 1),
    standings: { ...state.standings, [ladder]: held },
    bonuses: bonus === null ? state.bonuses : [...state.bonuses, bonus],
  };
}

function used(state: Account, id: string): Account {
  return { ...state, used: withEntry(state.used, { id }) };
}

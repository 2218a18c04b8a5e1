/** Evolving: the state of an account after one more event. It reads no programme. */
import { breach } from '../../kernel/errors.ts';
import { nextStatus } from '../../kernel/flow.ts';
import { entryOf, withEntry } from '../../mechanisms/id-table.ts';
import { plusAmounts, plusCapUse, plusCounts, plusTallies } from './account-amounts.ts';
import { active, isOpenAt, rested, suspending } from './account-clocks.ts';
import type { AccountEvent, Earned, Opened, TierChanged } from './account-event.ts';
import { accountFlow } from './account-flow.ts';
import type { Account, PointsHold, Spending } from './account-state.ts';
import { actOf, usedBy } from './act-of.ts';
import { refunded, restored, useOf } from './evolve-refund.ts';
import { retracted } from './evolve-retract.ts';
import { entered } from './ledger.ts';
import type { Captured, Released } from './redeem-event.ts';
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
  const eventCount = state.eventCount + 1;
  const act = actOf(state, event, eventCount);
  const name = usedBy(event);
  const next: Account = {
    ...state,
    status,
    eventCount,
    acts: act === null ? state.acts : withEntry(state.acts, act),
    used: name === null ? state.used : withEntry(state.used, { id: name }),
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
    case 'RedemptionReversed':
      return restored(state, event.restored);
    case 'MergedFrom':
      return merged(state, event);
    case 'AllowanceTaken': {
      const { budget, points } = event;
      const budgetLeft = plusAmounts(state.budgetLeft, { [budget]: points });
      return { ...state, budgetLeft };
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
    case 'Retracted':
      return retracted(state, event);
    case 'Activated':
    case 'ReturnedWithoutReceipt':
    case 'Adjusted':
    case 'Sent':
    case 'Received':
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
  return {
    ...state,
    member: member === null ? null : { ...member, joinedAt },
    counts: plusCounts(state.counts, event.counts),
    lifetime: plusAmounts(state.lifetime, event.lifetime),
    standings: { ...state.standings, ...event.standings },
  };
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

function merged(state: Account, { estate }: MergedFrom): Account {
  const { member } = state;
  const isOlder = member !== null && estate.joinedAt < member.joinedAt;
  return {
    ...state,
    member: isOlder ? { ...member, joinedAt: estate.joinedAt } : member,
    counts: plusCounts(state.counts, estate.counts),
    lifetime: plusAmounts(state.lifetime, estate.lifetime),
  };
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

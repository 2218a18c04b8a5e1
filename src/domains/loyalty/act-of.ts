/** Act of an event: what is kept of it so that it can be retracted. */
import { entryOf } from '../../mechanisms/id-table.ts';
import type { Act, ActBefore, Retractable } from './account-act.ts';
import { plusAmounts } from './account-amounts.ts';
import { isOpenAt } from './account-clocks.ts';
import type { AccountEvent, TierEnded } from './account-event.ts';
import type { Account, Amounts } from './account-state.ts';
import { walletOf } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { GrantedTier } from './tier.ts';

type ActEvent = Extract<AccountEvent, { readonly type: Retractable }>;

/** What an event did, by the state before it; `null` if it cannot be retracted. */
export function actOf(state: Account, event: AccountEvent, number: number): Act | null {
  const name = nameOf(event, state);
  if (name === null) return null;
  const act = event as ActEvent;
  const estate = act.type === 'Opened' ? act : act.type === 'MergedFrom' ? act.estate : NO_ESTATE;
  return {
    id: String(number),
    type: act.type,
    at: act.at,
    name,
    entries: act.type === 'Earned' ? NONE : act.entries.flatMap((entry) => keptOf(entry, state)),
    budget: budgetOf(act),
    counts: estate.counts,
    lifetime: estate.lifetime,
    before: beforeOf(act, estate.joinedAt, state),
  };
}

// Shared, because most acts have nothing of most kinds, and an account keeps every act.
const NONE = Object.freeze([]);
const NOTHING = Object.freeze({});
const NO_ESTATE = { joinedAt: null, counts: NOTHING, lifetime: NOTHING } as const;

/** What the account knows an event by; `null` of what cannot be retracted. */
function nameOf(event: AccountEvent, state: Account): string | null {
  if (event.type === 'Earned') return event.earning.id;
  if (event.type === 'Activated') return event.earning;
  if (event.type === 'Redeemed' || event.type === 'Captured') return event.redemption.id;
  if (event.type === 'Held') return event.hold.id;
  if (event.type === 'Adjusted') return event.currency;
  if (event.type === 'TierGranted') return event.granted.tier;
  if (event.type === 'TierEnded') return endedBy(event, state).length === 0 ? null : event.tier;
  return event.type === 'Retracted' ? null : usedBy(event);
}

/** The name that an event uses up; `null` for none. */
export function usedBy(event: AccountEvent): string | null {
  if (event.type === 'Opened') return `open/${event.reference}`;
  if (event.type === 'ReturnedWithoutReceipt') return `return/${event.reference}`;
  if (event.type === 'Sent') return `send/${event.transfer}`;
  if (event.type === 'Received') return `receive/${event.transfer}`;
  if (event.type === 'MergedFrom') return `merge/${event.from}`;
  if (event.type === 'AllowanceTaken') return `block/${event.block}`;
  return event.type === 'Retracted' ? `retract/${event.event}` : null;
}

/** The tiers that an event ends; none if their time was over anyway. */
function endedBy({ tier, at }: TierEnded, { granted }: Account): readonly GrantedTier[] {
  return granted.filter((one) => one.tier === tier && isOpenAt(one.until, at));
}

const KEPT: ReadonlySet<LedgerEntry['kind']> = new Set([
  'issued',
  'opened',
  'adjusted-up',
  'transferred-in',
  'merged-in',
  'transferred-out',
  'adjusted-down',
  'clawed-back',
  'owed',
]);

/** An entry that must be undone by itself; of clocks, with what they said before. */
function keptOf(entry: LedgerEntry, { ledger }: Account): readonly LedgerEntry[] {
  if (entry.kind !== 'dated') return KEPT.has(entry.kind) ? [entry] : [];
  const lot = entryOf(ledger.lots, entry.lot);
  if (lot === null) return [];
  return [{ ...entry, activeAt: lot.activeAt, expiresAt: lot.expiresAt }];
}

function budgetOf(event: ActEvent): Amounts {
  if (event.type === 'Earned') return plusAmounts(NOTHING, event.budgetUse, -1);
  return event.type === 'AllowanceTaken' ? { [event.budget]: event.points } : NOTHING;
}

/** What an event finds. */
function beforeOf(event: ActEvent, joinedAt: string | null, state: Account): ActBefore {
  const { standings, member, ledger } = state;
  const isOlder = member !== null && joinedAt !== null && joinedAt < member.joinedAt;
  const mayLift = ['Earned', 'Opened', 'MergedFrom', 'TierGranted', 'TierEnded'];
  return {
    lotCount: ledger.lotCount,
    joinedAt: isOlder ? member.joinedAt : null,
    standings: mayLift.includes(event.type) ? standings : null,
    granted: event.type === 'TierEnded' ? endedBy(event, state) : NONE,
    lastPaid: event.type === 'Earned' ? paidBefore(event.rules, state) : NOTHING,
    idle: 'idleUntil' in event ? idleBefore(event, state) : NOTHING,
  };
}

function paidBefore(rules: readonly string[], { lastPaid }: Account): ActBefore['lastPaid'] {
  return Object.fromEntries(
    rules.map((rule) => [rule, Object.hasOwn(lastPaid, rule) ? (lastPaid[rule] ?? null) : null]),
  );
}

function idleBefore(
  { idleUntil }: Extract<ActEvent, { readonly idleUntil: object }>,
  { ledger }: Account,
): ActBefore['idle'] {
  const moved = Object.entries(idleUntil).flatMap(([currency, to]) => {
    const from = walletOf(ledger, currency).idleUntil;
    return from !== null && from >= to ? [] : [[currency, { from, to }] as const];
  });
  return Object.fromEntries(moved);
}

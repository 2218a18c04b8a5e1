/**
 * Account snapshot: one account's state as a document, for hosts that keep states and not events.
 *
 * What the account keeps for speed is left out and made again: lots are one list, and so is each
 * table, so the document says what it says and not how it is searched.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { SnapshotForm } from '../../kernel/migrate-snapshot.ts';
import type { Timer } from '../../kernel/timer.ts';
import { EMPTY_TABLE, entriesOf, type IdTable, withEntry } from '../../mechanisms/id-table.ts';
import type { Act } from './account-act.ts';
import { plainCounts, plusCounts } from './account-amounts.ts';
import type {
  Account,
  AccountStatus,
  Earning,
  OrderPayment,
  PointsHold,
  Spending,
  UsedName,
} from './account-state.ts';
import { accountTimers } from './account-timers.ts';
import type { CapUse } from './cap.ts';
import type { Ledger, Wallet } from './ledger.ts';
import type { Lot } from './lot.ts';
import { type LotTree, withLot } from './lot-tree.ts';

/** An account as saved. */
export interface AccountSnapshot {
  /** The machine that saved it. */
  readonly machine: 'account';
  /** The version of the form. */
  readonly version: 1;
  /** When it was saved. */
  readonly savedAt: Instant;
  /** The status. */
  readonly state: AccountStatus;
  /** What else is known. */
  readonly context: AccountContext;
  /** What the account waits for; it follows from the rest, and is told for hosts to schedule. */
  readonly timers: readonly Timer[];
}

type AccountTables = Pick<
  Account,
  'earnings' | 'redemptions' | 'payments' | 'holds' | 'used' | 'acts'
>;

/** What is known of an account besides its status, with each table as a list. */
export interface AccountContext
  extends Omit<Account, 'status' | 'ledger' | 'counts' | 'capUse' | keyof AccountTables> {
  /** What counts towards tiers: by counter, then by local date. */
  readonly counts: CapUse;
  /** What caps and frequencies have counted. */
  readonly capUse: CapUse;
  /** One entry a currency: what does not follow from the lots. */
  readonly wallets: readonly SavedWallet[];
  /** Every lot there ever was. */
  readonly lots: readonly Lot[];
  /** What earned. */
  readonly earnings: readonly Earning[];
  /** What points were redeemed on. */
  readonly redemptions: readonly Spending[];
  /** Which redemptions paid for which order. */
  readonly payments: readonly OrderPayment[];
  /** Points set aside, now or before. */
  readonly holds: readonly PointsHold[];
  /** Names that are used up. */
  readonly used: readonly UsedName[];
  /** What was told and can be retracted. */
  readonly acts: readonly Act[];
}

/** What of a currency does not follow from its lots. */
export type SavedWallet = Omit<Wallet, 'open' | 'waiting' | 'held'>;

/** The form of today; none came before it. */
export const SNAPSHOT_FORM = {
  machine: 'account',
  version: 1,
  steps: {},
} as const satisfies SnapshotForm;

/**
 * An account as a snapshot.
 *
 * @param state The account.
 * @param savedAt When it is saved.
 * @returns A snapshot in the form of today: JSON, and nothing in it is lost by it.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_ACCOUNT, saveAccount } from 'everbond/loyalty';
 *
 * saveAccount(NO_ACCOUNT, instant('2026-05-11T10:00Z')).state; // => 'absent'
 * ```
 */
export function saveAccount(state: Account, savedAt: Instant): AccountSnapshot {
  const { status, ledger, ...rest } = state;
  const { earnings, redemptions, payments, holds, used, acts } = rest;
  const { machine, version } = SNAPSHOT_FORM;
  const context: AccountContext = {
    ...rest,
    counts: plainCounts(state.counts),
    capUse: plainCounts(state.capUse),
    wallets: ledger.wallets.map(({ open: _open, waiting: _waiting, held: _held, ...one }) => one),
    lots: entriesOf(ledger.lots),
    earnings: entriesOf(earnings),
    redemptions: entriesOf(redemptions),
    payments: entriesOf(payments),
    holds: entriesOf(holds),
    used: entriesOf(used),
    acts: entriesOf(acts),
  };
  return { machine, version, savedAt, state: status, context, timers: accountTimers(state) };
}

/**
 * The account of a snapshot, equal to the one that was saved.
 *
 * It does not matter when it is read back: points begin and end at instants that were promised, so
 * the time in between counts. A timer that fell due meanwhile fires before the next command is
 * decided, stamped with its deadline.
 *
 * @param snapshot A snapshot that was saved here, or parsed.
 * @returns The account as it was saved.
 * @throws ContractError if a lot is of a currency that has no wallet.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { NO_ACCOUNT, restoreAccount, saveAccount } from 'everbond/loyalty';
 *
 * restoreAccount(saveAccount(NO_ACCOUNT, instant('2026-05-11T10:00Z'))); // => NO_ACCOUNT
 * ```
 */
export function restoreAccount({ state, context }: AccountSnapshot): Account {
  const { wallets, lots, earnings, redemptions, payments, holds, used, acts, ...rest } = context;
  return {
    ...rest,
    status: state,
    counts: plusCounts({}, context.counts),
    capUse: plusCounts({}, context.capUse),
    ledger: ledgerOf(wallets, lots),
    earnings: tableOf(earnings),
    redemptions: tableOf(redemptions),
    payments: tableOf(payments),
    holds: tableOf(holds),
    used: tableOf(used),
    acts: tableOf(acts),
  };
}

function ledgerOf(wallets: readonly SavedWallet[], lots: readonly Lot[]): Ledger {
  return {
    wallets: wallets.map((wallet) => {
      const own = lots.filter(({ currency }) => currency === wallet.id);
      const open = own.filter(({ activeAt, unspent }) => activeAt !== null && unspent > 0);
      const waits = own.filter(({ activeAt }) => activeAt === null);
      return {
        ...wallet,
        open: open.reduce<LotTree>(withLot, null),
        waiting: waits.reduce((sum, { unspent }) => sum + unspent, 0),
        held: own.reduce((sum, { held }) => sum + held, 0),
      };
    }),
    lots: tableOf(lots),
    lotCount: lots.length,
  };
}

/** The entries of a table, put in again in the order in which it gives them. */
function tableOf<Entry extends { readonly id: string }>(list: readonly Entry[]): IdTable<Entry> {
  return list.reduce<IdTable<Entry>>(withEntry, EMPTY_TABLE);
}

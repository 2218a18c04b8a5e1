/** Wallet share: what part of their spending in our category customers spend with us. */
import { breach, FailureError } from '../../kernel/errors.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { CustomerKey, TransactionLog } from '../transactions/transaction-log.ts';
import { type MeanShare, meanShareOf } from './mean-share.ts';
import { type Proportion, proportion } from './proportion.ts';
import { addToRatio, emptyRatioSums, ratioError } from './ratio-sums.ts';
import { type RevenueRate, revenueRateWithError } from './revenue-rate.ts';

/** How a wallet is known: the customer said so, or somebody worked it out. */
export type WalletBasis = 'stated' | 'estimated';

/** What a customer spends in the category within the window, with us and with everybody else. */
export interface Wallet {
  /** The whole spending, ours included, in minor units of the log: at least 0. */
  readonly minor: number;
  /** How it is known. */
  readonly basis: WalletBasis;
}

/** Share of wallet of some customers. */
export interface WalletFigures {
  /** Customers whose wallet is known in this way, of all customers. */
  readonly customers: Proportion;
  /** What they spent with us, of what they spent in all: large wallets count for more. */
  readonly share: RevenueRate;
  /** The mean of their own shares: every customer counts alike. */
  readonly meanShare: MeanShare;
}

/** Share of wallet, and how much of it is knowledge. */
export interface WalletShare extends WalletFigures {
  /** What was looked at: spending from `from` until `until`. */
  readonly window: Window;
  /** Of the known wallets, those that the customers stated. */
  readonly stated: WalletFigures;
  /** Of the known wallets, those that were estimated. */
  readonly estimated: WalletFigures;
  /** Customers whose wallet was said to be less than they spent with us, and was raised to that. */
  readonly raised: number;
  /** What customers of unknown wallet spent with us, in minor units: in no share. */
  readonly unknownMinor: number;
  /** Customers whose wallet is known, in the order of the log's dictionary. */
  readonly known: readonly CustomerKey[];
  /** Per known customer, what they spent with us, in minor units. */
  readonly ownMinor: Float64Array;
  /** Per known customer, the wallet, in minor units; not below `ownMinor`. */
  readonly walletMinor: Float64Array;
  /** Rows within the window that are no purchase; they are taken off nothing. */
  readonly leftOut: { readonly refunds: number; readonly zeroRows: number };
}

/**
 * What part of their category spending customers spend with us.
 *
 * Own spending comes from the log, the wallet from the caller, who must say whether the customer
 * stated it or it was estimated: no transaction log knows it. Two definitions compete. The sum of
 * own spending over the sum of wallets says what part of the market among customers is ours; the
 * mean of single shares says how loyal a customer is. A few large wallets part the two, so both are
 * given. Customers are those with a purchase before `until`; those whose wallet is not known are in
 * no share and are counted. A wallet cannot be less than was spent with us: one that is said to be
 * is raised, since leaving it out would leave out the most loyal.
 *
 * @param log Transactions, in any order.
 * @param options `window`; `walletOf`, asked once a customer: the wallet for the whole window, or
 *   `null` if not known.
 * @returns Shares from 0 to 1 with 95 % intervals, `null` where no wallet is known or all are 0.
 * @throws ContractError if the window or a wallet is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum of amounts is beyond 2^53 − 1.
 * @see P. W. Farris, N. T. Bendle, P. E. Pfeifer, D. J. Reibstein, "Marketing Metrics" (2006), for
 *   share of wallet and share of requirements.
 * @see B. Cooil, T. L. Keiningham, L. Aksoy, M. Hsu, "A longitudinal analysis of customer
 *   satisfaction and share of wallet", Journal of Marketing 71 (2007), 67-83.
 * @example Ada spends a quarter of much with us, bob all of little
 * ```ts
 * import { walletShare } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *   { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1000 },
 *   { customer: 'cy', at: '2026-01-21T09:00Z', minor: 700 },
 * ];
 * const log = transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' });
 * const wallets = new Map<unknown, number>([['ada', 8000], ['bob', 1000]]);
 * const found = walletShare(log, {
 *   window: { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' },
 *   walletOf: (customer) => {
 *     const minor = wallets.get(customer);
 *     return minor === undefined ? null : { minor, basis: 'stated' };
 *   },
 * });
 *
 * found.share.value; // ~> 0.333333333
 * found.meanShare.value; // => 0.625
 * [found.customers.value, found.unknownMinor]; // => [2 / 3, 700]
 * ```
 */
export function walletShare(
  log: TransactionLog,
  options: {
    readonly window: Window;
    readonly walletOf: (customer: CustomerKey) => Wallet | null;
  },
): WalletShare {
  const { window, walletOf } = options;
  checkWindow('walletShare', window);

  const { spentMinor, isCustomer, leftOut } = spendingOf(log, window);
  const known: CustomerKey[] = [];
  const own: number[] = [];
  const wallets: number[] = [];
  const isStated: boolean[] = [];
  let customers = 0;
  let raised = 0;
  let unknownMinor = 0;
  for (const [code, customer] of log.customers.entries()) {
    if (isCustomer[code] === 0) continue;
    customers += 1;
    const wallet = checkedWallet(walletOf(customer));
    const spent = spentMinor[code]!;
    if (wallet === null) {
      unknownMinor += spent;
      continue;
    }
    if (wallet.minor < spent) raised += 1;
    known.push(customer);
    own.push(spent);
    wallets.push(Math.max(wallet.minor, spent));
    isStated.push(wallet.basis === 'stated');
  }
  if (wallets.reduce((sum, minor) => sum + minor, unknownMinor) > Number.MAX_SAFE_INTEGER) {
    throw new FailureError('LIMIT_EXCEEDED', 'walletShare: a sum exceeds 2^53 - 1 minor units');
  }
  const rows = own.map((_, row) => row);
  const figuresOf = (counts: (row: number) => boolean) =>
    figures(rows.filter(counts), own, wallets, customers);
  return {
    window,
    ...figuresOf(() => true),
    stated: figuresOf((row) => isStated[row]!),
    estimated: figuresOf((row) => !isStated[row]!),
    raised,
    unknownMinor,
    known,
    ownMinor: Float64Array.from(own),
    walletMinor: Float64Array.from(wallets),
    leftOut,
  };
}

function figures(
  rows: readonly number[],
  own: readonly number[],
  wallets: readonly number[],
  customers: number,
): WalletFigures {
  const sums = emptyRatioSums();
  for (const row of rows) addToRatio(sums, own[row]!, wallets[row]!);
  const shares = rows.filter((row) => wallets[row]! > 0).map((row) => own[row]! / wallets[row]!);
  return {
    customers: proportion(rows.length, customers),
    share: revenueRateWithError(sums.measured, sums.base, ratioError(sums), { low: 0, high: 1 }),
    meanShare: meanShareOf(shares),
  };
}

/** What each customer bought within the window, and who has bought before its end at all. */
function spendingOf(
  { codes, at, minor, rows, zeroAmounts, customers }: TransactionLog,
  window: Window,
) {
  const fromMs = startOfDateMs(window.zone, window.from);
  const untilMs = startOfDateMs(window.zone, window.until);
  const leastMinor = zeroAmounts === 'purchase' ? 0 : 1;
  const spentMinor = new Float64Array(customers.length);
  const isCustomer = new Uint8Array(customers.length);
  const leftOut = { refunds: 0, zeroRows: 0 };
  for (let row = 0; row < rows; row += 1) {
    if (at[row]! >= untilMs) continue;
    const amount = minor[row]!;
    if (amount >= leastMinor) isCustomer[codes[row]!] = 1;
    if (at[row]! < fromMs) continue;
    if (amount >= leastMinor) spentMinor[codes[row]!]! += amount;
    else leftOut[amount < 0 ? 'refunds' : 'zeroRows'] += 1;
  }
  return { spentMinor, isCustomer, leftOut };
}

function checkedWallet(wallet: Wallet | null): Wallet | null {
  if (wallet === null) return null;
  const { minor, basis } = wallet;
  if (!(minor >= 0 && minor < Infinity)) {
    breach('walletShare', 'walletOf', `must return an amount of at least 0, got ${Number(minor)}`);
  }
  if (basis !== 'stated' && basis !== 'estimated') {
    breach('walletShare', 'walletOf', 'must return the basis "stated" or "estimated"');
  }
  return wallet;
}

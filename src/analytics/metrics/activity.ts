/** Activity: how many customers each period won, kept, won back and lost. */
import { breach } from '../../kernel/errors.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Window } from '../../time/window.ts';
import type { TransactionLog } from '../transactions/transaction-log.ts';
import {
  type PeriodActivity,
  type PeriodOptions,
  periodActivity,
  type RowsLeftOut,
} from './period-activity.ts';
import { type Proportion, proportion } from './proportion.ts';

/** When a customer who stopped buying counts as lost. */
export interface InactivityOptions {
  /** Periods without a purchase that make a customer lost: whole, at least 1; 1 unless told. */
  readonly inactiveAfter?: number;
}

/** The customers of every period of a window. */
export interface Activity {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** Periods without a purchase after which a customer is lost. */
  readonly inactiveAfter: number;
  /** One row a calendar period that meets the window, oldest first. */
  readonly rows: readonly ActivityRow[];
  /** Rows that are no activity, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * The customers of one period. With K = `inactiveAfter`,
 * `activeAtEnd` = the `activeAtEnd` of the period before + `new` + `resurrected` - `churned`.
 */
export interface ActivityRow {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
  /** Customers who bought in the period: `new` + `retained` + `resurrected`. */
  readonly active: number;
  /** Of them, those whose first purchase ever it was. */
  readonly new: number;
  /** Of them, those who had last bought at most K periods before. */
  readonly retained: number;
  /** Of them, those who had last bought more than K periods before. */
  readonly resurrected: number;
  /** Customers who did not buy in the period and had last bought exactly K periods before. */
  readonly churned: number;
  /** Customers not lost when the period ends: they bought in one of the last K periods. */
  readonly activeAtEnd: number;
  /** Customers not lost, but without a purchase in this period: `activeAtEnd` - `active`. */
  readonly lapsing: number;
  /** `churned` of the `activeAtEnd` of the period before; no value where that is 0. */
  readonly churn: Proportion;
  /** The rest of them: those who were not lost. */
  readonly retention: Proportion;
  /** Whether the whole period lies before `window.until`; if not, its numbers may still change. */
  readonly complete: boolean;
}

/**
 * How many customers each calendar period won, kept, won back and lost.
 *
 * A customer is lost after K = `inactiveAfter` periods without a purchase, counted once, in the
 * K-th of them; a lost customer who buys again is resurrected, and no past period changes. With
 * K = 1 these are the usual new, retained, resurrected and dormant customers. Churn divides by the
 * customers not yet lost when the period before ended; others divide by the customers of the
 * period itself, or by those active before plus the new ones, which makes churn look smaller.
 *
 * @param log Transactions, in any order. Rows before the window are history: they say who is new.
 * @param options The window, the length of a period, K, and for weeks the day they begin.
 * @returns One row a calendar period that meets the window. Churn and retention of a period have no
 *   value where nobody was left to lose when the period before ended.
 * @throws ContractError if an option is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if there are too many periods, see {@link periodActivity}.
 * @see Jonathan Hsu, "Diligence at Social Capital Part 1: Accounting for User Growth" (2015), for
 *   new, retained, resurrected and churned with K = 1.
 * @example Bob skips February
 * ```ts
 * import { activity } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-03-15T09:00Z', minor: 4000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };
 * const { rows } = activity(log, { window, period: 'month', inactiveAfter: 1 });
 *
 * rows.map((row) => row.churned); // => [0, 1, 1]
 * rows.map((row) => row.resurrected); // => [0, 0, 1]
 * rows.map((row) => row.churn.value); // => [null, 0.5, 1]
 * ```
 */
export function activity(
  log: TransactionLog,
  options: PeriodOptions & InactivityOptions,
): Activity {
  checkInactiveAfter('activity', options);

  return activityOf(periodActivity(log, options), options);
}

/**
 * The same as {@link activity}, from what {@link periodActivity} has read.
 *
 * @param read Who bought in which period.
 * @param options K.
 * @returns As {@link activity}.
 * @throws ContractError if `inactiveAfter` is no whole number from 1.
 * @example
 * ```ts
 * import { activityOf, periodActivity } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog([], { customer: 'customer', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const read = periodActivity(log, { window, period: 'month' });
 *
 * activityOf(read, { inactiveAfter: 3 }).rows.map((row) => row.activeAtEnd); // => [0, 0]
 * ```
 */
export function activityOf(read: PeriodActivity, options: InactivityOptions = {}): Activity {
  const inactiveAfter = checkInactiveAfter('activityOf', options);
  const { window, period, periods, leftOut } = read;
  const movements = movementsOf(read, inactiveAfter);
  const rows: ActivityRow[] = [];
  let opening = movements.openingCustomers;

  for (const [index, label] of periods.labels.entries()) {
    const added = movements.added[index]!;
    const retained = movements.retained[index]!;
    const resurrected = movements.resurrected[index]!;
    const churned = movements.churned[index]!;
    const active = added + retained + resurrected;
    const activeAtEnd = opening + added + resurrected - churned;
    rows.push({
      period: label,
      active,
      new: added,
      retained,
      resurrected,
      churned,
      activeAtEnd,
      lapsing: activeAtEnd - active,
      churn: proportion(churned, opening),
      retention: proportion(opening - churned, opening),
      complete: periods.complete[index]!,
    });
    opening = activeAtEnd;
  }
  return { window, period, inactiveAfter, rows, leftOut };
}

/** Customers per period, by what they did. */
interface Movements {
  readonly added: Uint32Array;
  readonly retained: Uint32Array;
  readonly resurrected: Uint32Array;
  readonly churned: Uint32Array;
  /** Customers not yet lost when period 0 begins. */
  readonly openingCustomers: number;
}

/**
 * Walks the set bits of each customer, oldest first, and looks at the gap before each.
 *
 * Whether a purchase kept a customer is added as 1 or 0, because a question would have to be
 * guessed at by the machine, and is guessed wrong half the time. Who bought in a period without
 * being kept after it is churned K periods later.
 */
function movementsOf(read: PeriodActivity, inactiveAfter: number): Movements {
  const { words, before } = read;
  const customers = read.log.customers.length;
  const periods = read.periods.labels.length;
  const blocks = Math.ceil(periods / 32);
  const past = before === null ? 0 : before.reduce((most, last) => Math.max(most, -last), 0);
  const keptFor = Math.min(inactiveAfter, past + periods);
  const added = new Uint32Array(periods);
  const retained = new Uint32Array(periods);
  // Entry `past + p` is of period p, so that periods of history have entries too.
  const bought = new Uint32Array(past + periods);
  const keptAfter = new Uint32Array(past + periods);

  for (let code = 0; code < customers; code += 1) {
    let previous = before === null ? 0 : before[code]!;
    if (previous < 0) bought[past + previous]! += 1;
    // Nobody is kept by a first purchase: no gap is at most -1.
    let limit = previous < 0 ? keptFor : -1;
    for (let block = 0; block < blocks; block += 1) {
      let bits = words[block * customers + code]! | 0;
      while (bits !== 0) {
        const period = block * 32 + 31 - Math.clz32(bits & -bits);
        const isKept = 1 - ((limit - (period - previous)) >>> 31);
        bits &= bits - 1;
        added[period]! += limit >>> 31;
        retained[period]! += isKept;
        keptAfter[past + previous]! += isKept;
        bought[past + period]! += 1;
        limit = keptFor;
        previous = period;
      }
    }
  }

  const resurrected = added.map(
    (count, period) => bought[past + period]! - count - retained[period]!,
  );
  const churned = added.map((_, period) => {
    const last = past + period - inactiveAfter;
    return last < 0 ? 0 : bought[last]! - keptAfter[last]!;
  });
  const openingCustomers = bought.subarray(past - Math.min(past, inactiveAfter), past);
  return {
    added,
    retained,
    resurrected,
    churned,
    openingCustomers: openingCustomers.reduce((sum, count) => sum + count, 0),
  };
}

function checkInactiveAfter(where: string, { inactiveAfter = 1 }: InactivityOptions): number {
  if (!Number.isSafeInteger(inactiveAfter) || inactiveAfter < 1) {
    breach(
      where,
      'inactiveAfter',
      `must be a whole number of at least 1, got ${Number(inactiveAfter)}`,
    );
  }
  return inactiveAfter;
}

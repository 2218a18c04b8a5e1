/** Cohort returns: who came back by calendar period, with any events as starts and returns. */
import { breach, FailureError } from '../../kernel/errors.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Window } from '../../time/window.ts';
import type { CustomerKey, TransactionLog } from '../transactions/transaction-log.ts';
import {
  type PeriodActivity,
  type PeriodOptions,
  periodActivity,
  type RowsLeftOut,
} from './period-activity.ts';

/**
 * Who is in a cohort: customers whose first start event ever lies in its period (`first-time`), or
 * all who have a start event in it (`recurring`), so that a customer is in several cohorts.
 */
export type CohortMembership = 'first-time' | 'recurring';

/** Which events start a cohort, which count as a return, and by which periods. */
export interface CohortReturnsOptions extends PeriodOptions {
  /** The log whose purchases are returns, with the same keys; that of the starts unless told. */
  readonly returns?: TransactionLog;
  /** Who is in a cohort; `first-time` unless told. */
  readonly membership?: CohortMembership;
}

/** The cohorts of a window and their returns. */
export interface CohortReturns {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** Who is in a cohort. */
  readonly membership: CohortMembership;
  /** One cohort a period in which it has members, oldest first. */
  readonly cohorts: readonly ReturnCohort[];
  /** Customers in no cohort, as their first start lies before the first period; `first-time`. */
  readonly earlierCustomers: number;
  /** Rows that start nothing, and why. */
  readonly startsLeftOut: RowsLeftOut;
  /** Rows that are no return, and why. */
  readonly returnsLeftOut: RowsLeftOut;
}

/**
 * The members of one cohort, followed to the last period of the window. Entry `k` of an array is
 * the `k`-th period after the cohort's own; entry 0 is its own.
 */
export interface ReturnCohort {
  /** Label of the cohort's period, such as `2026-03`. */
  readonly cohort: string;
  /** Members, at least 1. */
  readonly size: number;
  /** Members with a return in that period. */
  readonly on: readonly number[];
  /** Members with a return in that period or a later one, as far as observed; never rises. */
  readonly onOrAfter: readonly number[];
  /** Members with a return after the cohort's own period, up to that one; entry 0 is 0. */
  readonly onOrBefore: readonly number[];
  /** Whether that period lies wholly before `window.until`. */
  readonly complete: readonly boolean[];
}

/** Cells of cohort × period are at most its square by half: 8 million. */
const PERIODS_MAX = 4000;

/**
 * How many members of each cohort came back in, from, or until each later calendar period.
 *
 * Start and return may be different events: first order and second, sign-up and purchase, complaint
 * and order. Entry 0 counts every return in the cohort's own period, whichever event came first; it
 * is the whole cohort only where start and return are the same events. `onOrAfter` (unbounded) of a
 * young cohort has had less time to grow: compare entries with as many periods after them. Twenty-
 * four-hour days counted from each start are {@link elapsedReturns}.
 *
 * @param starts The log whose purchases start cohorts. Rows before the window are history.
 * @param options The window, the length of a period, the returns and who is in a cohort.
 * @returns One cohort a period with members; numbers of a period that has not ended are so far.
 * @throws ContractError if an option is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the window has more than 4000 periods, or for
 *   customers × periods as of {@link periodActivity}.
 * @example Ada signs up in January, Bob in February; both order in February
 * ```ts
 * import { cohortReturns } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const columns = { customer: 'customer', at: 'at', minor: 'minor' } as const;
 * const starts = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 0 },
 *     { customer: 'bob', at: '2026-02-03T09:00Z', minor: 0 },
 *   ],
 *   columns,
 * );
 * const returns = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-02-03T10:00Z', minor: 1050 },
 *   ],
 *   columns,
 * );
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 *
 * const { cohorts } = cohortReturns(starts, { window, period: 'month', returns });
 *
 * cohorts.map(({ cohort, on }) => [cohort, on]); // => [['2026-01', [0, 1]], ['2026-02', [1]]]
 * ```
 */
export function cohortReturns(
  starts: TransactionLog,
  options: CohortReturnsOptions,
): CohortReturns {
  const { window, period, returns = starts, membership = 'first-time' } = options;
  checkMembership('cohortReturns', membership);

  const startRead = periodActivity(starts, options);
  const returnRead = returns === starts ? startRead : periodActivity(returns, options);
  const count = startRead.periods.labels.length;
  if (count > PERIODS_MAX) {
    throw new FailureError(
      'LIMIT_EXCEEDED',
      `cohortReturns: a window may meet ${PERIODS_MAX} periods, this one meets ${count}`,
      { periods: count, limit: PERIODS_MAX },
    );
  }

  const { sizes, earlierCustomers, ...cells } = countReturns(startRead, returnRead, membership);
  const { labels, complete } = startRead.periods;
  const cohorts: ReturnCohort[] = [];
  for (let own = 0; own < count; own += 1) {
    if (sizes[own] === 0) continue;
    const [start, end] = [cellOf(own, 0, count), cellOf(own + 1, 0, count)];
    cohorts.push({
      cohort: labels[own]!,
      size: sizes[own]!,
      on: Array.from(cells.on.subarray(start, end)),
      onOrAfter: Array.from(cells.onOrAfter.subarray(start, end)),
      onOrBefore: Array.from(cells.onOrBefore.subarray(start, end)),
      complete: complete.slice(own),
    });
  }
  return {
    window,
    period,
    membership,
    cohorts,
    earlierCustomers,
    startsLeftOut: startRead.leftOut,
    returnsLeftOut: returnRead.leftOut,
  };
}

/** Holds a caller to the names of the memberships. */
export function checkMembership(where: string, membership: CohortMembership): void {
  if (membership !== 'first-time' && membership !== 'recurring') {
    breach(where, 'membership', 'must be first-time or recurring');
  }
}

/** For each code of one dictionary the code of the same customer in another; -1 if it has none. */
export function codesIn(from: readonly CustomerKey[], into: readonly CustomerKey[]): Int32Array {
  if (from === into) return Int32Array.from(from, (_, code) => code);
  const known = new Map(into.map((customer, code) => [customer, code]));
  return Int32Array.from(from, (customer) => known.get(customer) ?? -1);
}

/** Cohorts lie one after the other, each shorter by one than the one before. */
function cellOf(own: number, step: number, count: number): number {
  return own * count - (own * (own - 1)) / 2 + step;
}

/** Walks the periods of each member and counts them into the cells of their cohorts. */
function countReturns(
  starts: PeriodActivity,
  returns: PeriodActivity,
  membership: CohortMembership,
) {
  const count = starts.periods.labels.length;
  const codes = codesIn(starts.log.customers, returns.log.customers);
  const sizes = new Uint32Array(count);
  const on = new Uint32Array(cellOf(count, 0, count));
  const onOrAfter = new Uint32Array(on.length);
  const onOrBefore = new Uint32Array(on.length);
  let earlierCustomers = 0;
  for (const [code, returnCode] of codes.entries()) {
    const started = activePeriods(starts, code);
    if (membership === 'first-time') {
      if (starts.before !== null && starts.before[code]! < 0) {
        earlierCustomers += 1;
        continue;
      }
      started.splice(1);
    }
    const returned = returnCode < 0 ? [] : activePeriods(returns, returnCode);
    for (const own of started) {
      sizes[own]! += 1;
      const later = returned.findIndex((period) => period > own);
      if (later >= 0) onOrBefore[cellOf(own, returned[later]! - own, count)]! += 1;
      const last = returned.at(-1);
      if (last === undefined || last < own) continue;
      onOrAfter[cellOf(own, last - own, count)]! += 1;
      for (const period of returned) {
        if (period >= own) on[cellOf(own, period - own, count)]! += 1;
      }
    }
  }
  // Cells so far count first and last returns; summed up, those that have come or not gone yet.
  for (let own = 0; own < count; own += 1) {
    const [start, end] = [cellOf(own, 0, count), cellOf(own + 1, 0, count)];
    for (let cell = start + 1; cell < end; cell += 1) onOrBefore[cell]! += onOrBefore[cell - 1]!;
    for (let cell = end - 2; cell >= start; cell -= 1) onOrAfter[cell]! += onOrAfter[cell + 1]!;
  }
  return { sizes, on, onOrAfter, onOrBefore, earlierCustomers };
}

/** The periods in which a customer was active, oldest first. */
function activePeriods({ words, periods, log }: PeriodActivity, code: number): number[] {
  const blocks = Math.ceil(periods.labels.length / 32);
  const active: number[] = [];
  for (let block = 0; block < blocks; block += 1) {
    let bits = words[block * log.customers.length + code]!;
    while (bits !== 0) {
      active.push(block * 32 + 31 - Math.clz32(bits & -bits));
      bits &= bits - 1;
    }
  }
  return active;
}

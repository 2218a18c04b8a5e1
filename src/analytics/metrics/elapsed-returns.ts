/** Elapsed returns: who came back so many times twenty-four hours after their own start. */
import { breach } from '../../kernel/errors.ts';
import { DATE_RULE, isDateText } from '../../time/date-text.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { TransactionLog } from '../transactions/transaction-log.ts';
import { type CohortMembership, checkMembership, codesIn } from './cohort-returns.ts';
import { type CustomerInstants, customerInstants } from './customer-instants.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { type Proportion, proportion } from './proportion.ts';

/** A stretch of time since a start, in days of 24 hours; its end does not belong to it. */
export interface ElapsedBracket {
  /** Days after the start, at least 0; not necessarily whole. */
  readonly fromDays: number;
  /** Days after the start, above `fromDays`; not necessarily whole. */
  readonly untilDays: number;
}

/** Which events start the clock, which count as a return, and when. */
export interface ElapsedReturnsOptions {
  /** Starts count from `from`, everything until `until`. */
  readonly window: Window;
  /** Starts count until this local date, `window.until` unless told: to follow one cohort. */
  readonly startsUntil?: string;
  /** The stretches asked about; they may overlap. */
  readonly brackets: readonly ElapsedBracket[];
  /** The log whose purchases are returns, with the same keys; that of the starts unless told. */
  readonly returns?: TransactionLog;
  /** `first-time`: each customer's first start ever, unless told; `recurring`: every start. */
  readonly membership?: CohortMembership;
}

/** The returns of one stretch, over the starts for which all of it was observed. */
export interface ElapsedReturn extends ElapsedBracket {
  /** Starts with a return within the stretch. */
  readonly on: Proportion;
  /** Starts with a return from the beginning of the stretch on, as far as observed. */
  readonly onOrAfter: Proportion;
  /** Starts with a return before the end of the stretch. */
  readonly onOrBefore: Proportion;
  /** Starts for which the stretch had not ended at `window.until`: in no denominator. */
  readonly startsLeftOut: number;
}

/** Returns by time since the start. */
export interface ElapsedReturns {
  /** What was looked at. */
  readonly window: Window;
  /** Which starts count. */
  readonly membership: CohortMembership;
  /** Starts that count; two at one instant by one customer are one. */
  readonly starts: number;
  /** Customers who do not count because their first start lies before the window; `first-time`. */
  readonly earlierCustomers: number;
  /** One entry a bracket, in the order asked. */
  readonly brackets: readonly ElapsedReturn[];
  /** Rows that start nothing, and why. */
  readonly startsLeftOut: RowsLeftOut;
  /** Rows that are no return, and why. */
  readonly returnsLeftOut: RowsLeftOut;
}

const DAY_MS = 86_400_000;

/**
 * The share of starts followed by a return so many days of 24 hours later.
 *
 * The clock runs from each start by itself: day 1 is 24 to 48 hours after it, so a purchase at
 * 23:59 and another at 00:01 are both of day 0, where {@link cohortReturns} sees two calendar days.
 * Instants are taken as they are; products that floor them to the hour or count the first day in
 * part give other numbers. A return at the very instant of the start is the start itself and does
 * not count. Only starts whose whole bracket was observed are in a denominator. `onOrAfter` can
 * only grow as more is observed. With `recurring`, starts of one customer depend on each other and
 * the intervals are too narrow.
 *
 * @param starts The log whose purchases start the clock, in any order; earlier rows are history.
 * @param options The window, the brackets, the returns and which starts count.
 * @returns One entry a bracket; shares have no value where no start was observed long enough.
 * @throws ContractError if an option is not as described.
 * @example Ada comes back on day 1, Bob after a week; of Cy only a day was seen
 * ```ts
 * import { elapsedReturns } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-05T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-01-06T12:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-01-12T09:00Z', minor: 4000 },
 *     { customer: 'cy', at: '2026-01-31T00:00Z', minor: 500 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const { brackets } = elapsedReturns(log, {
 *   window,
 *   brackets: [{ fromDays: 1, untilDays: 2 }],
 * });
 *
 * brackets[0]?.on.value; // => 0.5
 * brackets[0]?.onOrAfter.value; // => 1
 * brackets[0]?.startsLeftOut; // => 1
 * ```
 */
export function elapsedReturns(
  starts: TransactionLog,
  options: ElapsedReturnsOptions,
): ElapsedReturns {
  const { window, brackets, returns = starts, membership = 'first-time' } = options;
  const startsUntil = options.startsUntil ?? window.until;
  checkWindow('elapsedReturns', window);
  checkMembership('elapsedReturns', membership);
  if (!isDateText(startsUntil)) breach('elapsedReturns', 'startsUntil', DATE_RULE);
  if (!(startsUntil > window.from && startsUntil <= window.until)) {
    breach('elapsedReturns', 'startsUntil', 'must be after window.from, at most window.until');
  }
  for (const bracket of brackets) checkBracket(bracket);

  const untilMs = startOfDateMs(window.zone, window.until);
  const started = customerInstants(starts, untilMs);
  const returned = returns === starts ? started : customerInstants(returns, untilMs);
  const codes = codesIn(starts.customers, returns.customers);
  const fromMs = startOfDateMs(window.zone, window.from);
  const endMs = startOfDateMs(window.zone, startsUntil);
  const tallies = brackets.map((bracket) => createTally(bracket, returned, untilMs));
  let counted = 0;
  let earlierCustomers = 0;
  for (const [code, returnCode] of codes.entries()) {
    const own = startsOf(started, code);
    if (membership === 'first-time' && own.length > 0) {
      own.splice(1);
      if (own[0]! < fromMs) earlierCustomers += 1;
    }
    for (const startMs of own) {
      if (startMs < fromMs || startMs >= endMs) continue;
      counted += 1;
      for (const tally of tallies) tally.add(startMs, returnCode);
    }
  }
  return {
    window,
    membership,
    starts: counted,
    earlierCustomers,
    brackets: tallies.map((tally) => tally.resultOf(counted)),
    startsLeftOut: started.leftOut,
    returnsLeftOut: returned.leftOut,
  };
}

/** Counts the returns of one bracket, start by start. */
function createTally(
  { fromDays, untilDays }: ElapsedBracket,
  returned: CustomerInstants,
  untilMs: number,
) {
  let observed = 0;
  let on = 0;
  let onOrAfter = 0;
  let onOrBefore = 0;
  return {
    add(startMs: number, code: number): void {
      const closesMs = startMs + untilDays * DAY_MS;
      if (closesMs > untilMs) return;
      const first = firstAfter(returned, code, startMs, startMs);
      const next = firstAfter(returned, code, startMs, startMs + fromDays * DAY_MS);
      observed += 1;
      if (next < closesMs) on += 1;
      if (next < Infinity) onOrAfter += 1;
      if (first < closesMs) onOrBefore += 1;
    },
    resultOf(starts: number): ElapsedReturn {
      return {
        fromDays,
        untilDays,
        on: proportion(on, observed),
        onOrAfter: proportion(onOrAfter, observed),
        onOrBefore: proportion(onOrBefore, observed),
        startsLeftOut: starts - observed,
      };
    },
  };
}

function checkBracket({ fromDays, untilDays }: ElapsedBracket): void {
  if (!(fromDays >= 0 && fromDays < Infinity)) {
    breach('elapsedReturns', 'fromDays', `must be finite and at least 0, got ${Number(fromDays)}`);
  }
  if (!(untilDays > fromDays && untilDays < Infinity)) {
    breach('elapsedReturns', 'untilDays', `must be above fromDays, got ${Number(untilDays)}`);
  }
}

/** The distinct instants of a customer, earliest first. */
function startsOf({ starts, at }: CustomerInstants, code: number): number[] {
  return [...new Set(at.subarray(starts[code], starts[code + 1]))];
}

/** A customer's first instant after one instant and not before another; `Infinity` if none. */
function firstAfter(
  { starts, at }: CustomerInstants,
  code: number,
  afterMs: number,
  fromMs: number,
): number {
  if (code < 0) return Infinity;
  let low = starts[code]!;
  let high = starts[code + 1]!;
  const end = high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at[middle]! <= afterMs || at[middle]! < fromMs) low = middle + 1;
    else high = middle;
  }
  return low < end ? at[low]! : Infinity;
}

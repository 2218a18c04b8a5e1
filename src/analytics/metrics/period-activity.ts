/**
 * Period activity: which customer bought in which calendar period, one bit each.
 *
 * The shared first step of every metric over calendar periods: made once from a log, then asked for
 * activity and cohorts without reading the log's instants again.
 */
import { FailureError } from '../../kernel/errors.ts';
import { addDays, dateOfDayNumber, dayNumberOf } from '../../time/local-date.ts';
import { createPeriodIndex, type Periods, type PeriodUnit, periodsOf } from '../../time/period.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { Window } from '../../time/window.ts';
import { type PurchaseRows, purchaseRows } from '../transactions/purchase-rows.ts';
import { keepLast } from '../transactions/scatter.ts';
import type { TransactionLog } from '../transactions/transaction-log.ts';
import { visitAnyOrder } from './period-blocks.ts';
import { periodRows } from './period-rows.ts';

/** Which calendar periods a question is about. */
export interface PeriodOptions {
  /** The local dates looked at; it says when observation ends, and the zone of the dates. */
  readonly window: Window;
  /** The length of a period; periods begin where the calendar of the zone begins them. */
  readonly period: PeriodUnit;
  /** The first day of a week, for weekly periods; Monday unless told. */
  readonly weekStart?: Weekday;
}

/** Rows that are no activity, and why. */
export interface RowsLeftOut {
  /** Rows at or after `window.until`: not known yet. */
  readonly rowsAfter: number;
  /** Rows of negative amount before `window.until`. */
  readonly refunds: number;
  /** Rows of amount 0 before `window.until`, where the log does not take them for purchases. */
  readonly zeroRows: number;
}

/** Who bought in which calendar period, for all customers of a log at once. */
export interface PeriodActivity {
  /** The log that was read; borrowed, never changed. */
  readonly log: TransactionLog;
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** Every calendar period that meets the window, oldest first. */
  readonly periods: Periods;
  /**
   * Bit `p % 32` of `words[floor(p / 32) * customers + c]` is set if the customer with code `c`
   * bought in period `p`; `customers` is the length of the log's dictionary.
   */
  readonly words: Uint32Array;
  /**
   * Per customer, the last period before period 0 with a purchase, counted back from it: -1 is the
   * period just before. 0 where there is none. `null` if no purchase lies before it.
   * Whoever bought longer ago than 246 years before the window is taken to have bought then.
   */
  readonly before: Int32Array | null;
  /** What is no activity, and why. */
  readonly leftOut: RowsLeftOut;
}

/** Words of 32 periods that may be held: 512 MB, a million customers over 11 years of days. */
const WORDS_MAX = 2 ** 27;
const DAY_MS = 86_400_000;
/** A row with a date of year 1, which stands for none in many hosts, must not stop the counting. */
const HISTORY_DAYS_MAX = 90_000;
/** The day number of 0000-01-01, the first date there is. */
const FIRST_DAY = -719_528;

/**
 * Which customers bought in which calendar periods.
 *
 * A purchase is a row of positive amount, and of amount 0 where the log says so. A period is taken
 * whole: where the window begins inside its first period, purchases before the window count for
 * that period too. Earlier purchases are history: they say who is new and who was active before.
 * One pass over the rows; where the log is ordered by time, their instants are hardly looked at.
 *
 * @param log Transactions, in any order.
 * @param options The window, the length of a period and, for weeks, the day they begin.
 * @returns One bit a customer and period; without rows, no bit is set.
 * @throws ContractError if the window, the period or the start of the week is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the window has more than 100 000 periods, or
 *   customers × periods needs more than 512 MB.
 * @example Read a log once, ask twice
 * ```ts
 * import { activityOf, cohortRetentionOf, periodActivity } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-05T09:00Z', minor: 3000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const months = periodActivity(log, { window, period: 'month' });
 *
 * activityOf(months, { inactiveAfter: 1 }).rows.map((row) => row.active); // => [2, 1]
 * cohortRetentionOf(months).cohorts[0]?.retained; // => [2, 1]
 * ```
 */
export function periodActivity(log: TransactionLog, options: PeriodOptions): PeriodActivity {
  const { window, period, weekStart = 'monday' } = options;
  const periods = periodsOf(window, period, { weekStart });
  const customers = log.customers.length;
  const length = customers * Math.ceil(periods.labels.length / 32);
  if (length > WORDS_MAX) {
    throw new FailureError(
      'LIMIT_EXCEEDED',
      `periodActivity: ${customers} customers over ${periods.labels.length} periods are too many`,
      { customers, periods: periods.labels.length, words: length, wordsMax: WORDS_MAX },
    );
  }

  const words = new Uint32Array(length);
  const rows = purchaseRows(log, periods.untilMs);
  const read = log.timeOrdered ? readOrdered : readAnyOrder;
  const lastBefore = read(rows, periods, words, customers);
  const before = lastBefore === null ? null : periodsBefore(lastBefore, periods, options);
  const { rowsAfter, zeroRows } = rows;
  const leftOut = { rowsAfter, refunds: rows.refunds?.codes.length ?? 0, zeroRows };
  return { log, window, period, periods, words, before, leftOut };
}

/**
 * Sets the bits period by period, so that the instants of the rows need not be read.
 *
 * @returns Per customer, epoch milliseconds of the last purchase before period 0, or -Infinity.
 */
function readOrdered(
  { codes, at }: PurchaseRows,
  periods: Periods,
  words: Uint32Array,
  customers: number,
): Float64Array | null {
  const bounds = periodRows(at, periods.starts, periods.untilMs);
  for (let period = 0; period < bounds.length - 1; period += 1) {
    const block = (period >>> 5) * customers;
    const column = words.subarray(block, block + customers);
    setBits(codes, bounds[period]!, bounds[period + 1]!, column, 1 << (period & 31));
  }

  const first = bounds[0]!;
  if (first === 0) return null;
  const lastBefore = new Float64Array(customers).fill(-Infinity);
  keepLast(codes.subarray(0, first), at, lastBefore);
  return lastBefore;
}

function setBits(
  codes: Uint32Array,
  from: number,
  until: number,
  column: Uint32Array,
  bit: number,
): void {
  for (let row = from; row < until; row += 1) column[codes[row]!]! |= bit;
}

function readAnyOrder(
  { codes, at }: PurchaseRows,
  periods: Periods,
  words: Uint32Array,
  customers: number,
): Float64Array | null {
  let lastBefore: Float64Array | null = null;
  visitAnyOrder(at, periods, (from, until, found, areInside) => {
    if (areInside) {
      setBlock(codes, from, until, found, words, customers);
      return;
    }
    lastBefore ??= new Float64Array(customers).fill(-Infinity);
    for (let row = from; row < until; row += 1) {
      const code = codes[row]!;
      const period = found[row - from]!;
      if (period < 0) lastBefore[code] = Math.max(lastBefore[code]!, at[row]!);
      else words[(period >>> 5) * customers + code]! |= 1 << (period & 31);
    }
  });
  return lastBefore;
}

function setBlock(
  codes: Uint32Array,
  from: number,
  until: number,
  found: Int32Array,
  words: Uint32Array,
  customers: number,
): void {
  for (let row = from; row < until; row += 1) {
    const period = found[row - from]!;
    words[(period >>> 5) * customers + codes[row]!]! |= 1 << (period & 31);
  }
}

/** How many periods before period 0 each customer last bought, as a negative number; 0 if never. */
function periodsBefore(
  lastBefore: Float64Array,
  periods: Periods,
  { window, period, weekStart = 'monday' }: PeriodOptions,
): Int32Array | null {
  const before = new Int32Array(lastBefore.length);
  let earliest = Infinity;
  for (const ms of lastBefore) if (ms !== -Infinity && ms < earliest) earliest = ms;
  if (earliest === Infinity) return null;

  // No clock is a whole day away from UTC, so the local date is that of UTC or one beside it.
  const earliestDay = Math.floor(earliest / DAY_MS) - 1;
  const farthestDay = Math.max(dayNumberOf(window.from) - HISTORY_DAYS_MAX, FIRST_DAY);
  const from = dateOfDayNumber(Math.max(earliestDay, farthestDay));
  const until = addDays(window.from, 1);
  const history = periodsOf({ from, until, zone: window.zone }, period, { weekStart });
  const periodAt = createPeriodIndex(history);
  const zeroth = periodAt(periods.starts[0]!);
  for (let code = 0; code < lastBefore.length; code += 1) {
    const ms = lastBefore[code]!;
    if (ms !== -Infinity) before[code] = periodAt(ms) - zeroth;
  }
  return before;
}

/** Recurring movements: how monthly recurring revenue changed from period to period. */
import { breach } from '../../kernel/errors.ts';
import { isRounding, type Rounding } from '../../kernel/rounding.ts';
import { type Periods, type PeriodUnit, periodsOf } from '../../time/period.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';
import type { Weekday } from '../../time/weekday.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import { walkCustomer } from './customer-walk.ts';
import { createRowValuer, currencyAfter, type Exchange } from './exchange.ts';
import type { MovementRow } from './movement-row.ts';
import { createMovementTally } from './movement-tally.ts';
import { rowsByCustomer } from './rows-by-customer.ts';
import type { SubscriptionLog } from './subscription-log.ts';

/**
 * What a movement is: the difference between a customer's revenue at the ends of a period, or each
 * change inside it. Whoever comes and goes within a period is in no movement by the first, and is
 * both new and churned by the second.
 */
export type MovementBasis = 'period-ends' | 'each-change';

/** Which periods, and by which rules. */
export interface MovementOptions {
  /** The local dates looked at; it must not reach beyond what the log observed. */
  readonly window: Window;
  /** The length of a period; `'window'` takes the whole window for one. */
  readonly period: PeriodUnit | 'window';
  /** The first day of a week, for weekly periods; Monday unless told. */
  readonly weekStart?: Weekday;
  /** What a movement is; `'period-ends'` unless told. */
  readonly basis?: MovementBasis;
  /** More days without revenue make a customer new again; `null`, the default: none do. */
  readonly reactivationDays?: number | null;
  /** How several currencies become one; needed where the log has more than one. */
  readonly exchange?: Exchange;
  /** How a row's monthly revenue becomes whole minor units; `'half-even'` unless told. */
  readonly rounding?: Rounding;
}

/** Rows that took no part, or not wholly. */
export interface SubscriptionsLeftOut {
  /** Rows that begin at or after `window.until`: not known yet. */
  readonly rowsAfter: number;
  /** Rows of amount 0 that begin before it: trials and gifts bring no revenue. */
  readonly zeroRows: number;
  /** Rows that end exactly at `window.until`: their end is not known and no churn. */
  readonly endsAtUntil: number;
}

/** Movements of recurring revenue, period by period. */
export interface RecurringMovements {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit | 'window';
  /** What a movement is. */
  readonly basis: MovementBasis;
  /** More days without revenue than these made a customer new again; `null`: none did. */
  readonly reactivationDays: number | null;
  /** By which rule currencies were converted; `null` where none was. */
  readonly exchange: 'constant' | 'spot' | null;
  /** How monthly revenue became whole minor units. */
  readonly rounding: Rounding;
  /** ISO 4217 code of all amounts, or `null` where the host did not name it. */
  readonly currency: string | null;
  /** Decimals of an amount. */
  readonly scale: number;
  /** One row for each period that meets the window, oldest first. */
  readonly rows: readonly MovementRow[];
  /** What took no part. */
  readonly leftOut: SubscriptionsLeftOut;
}

/**
 * How monthly recurring revenue changed: what was new, came back, grew, shrank and was lost.
 *
 * A customer's revenue is the sum of the subscriptions in force, each as a month's part of its
 * plan. A period closes with what was in force at its last instant, so that an end at midnight of
 * the 1st is churn of the month that begins then. Cancelling one of two subscriptions is a
 * contraction; cancelling the last is churn. History before the window tells new from returning
 * customers. What lies at or after `window.until` is not known: a subscription that ends exactly
 * there is still in force at the end, not churned.
 *
 * @param log Subscriptions.
 * @param options The window, the period and the rules.
 * @returns A row a period, amounts in minor units of monthly revenue, and what was left out.
 * @throws ContractError if an option is not as described, if `window.until` lies after what the log
 *   observed, or if a rate of exchange is missing.
 * @throws FailureError `LIMIT_EXCEEDED` if revenue is beyond 2^53 − 1 minor units.
 * @see ChartMogul Help Center, "Understanding MRR movements", for the names of the movements.
 * @example Ada grows, bob leaves, and cy's end is the end of the extract
 * ```ts
 * import { recurringMovements, subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2026-01-01', to: '2026-02-01', cents: 5000 },
 *   { id: 'ada', from: '2026-02-01', to: null, cents: 7500 },
 *   { id: 'bob', from: '2026-01-10', to: '2026-02-10', cents: 2000 },
 *   { id: 'cy', from: '2026-01-15', to: '2026-03-01', cents: 1000 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   zone: 'UTC',
 *   observedUntil: '2026-03-01',
 * });
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const february = recurringMovements(log, { window, period: 'month' }).rows[1];
 *
 * february?.openingMinor; // => 8000
 * february?.expansionMinor; // => 2500
 * february?.churnMinor; // => 2000
 * february?.closingMinor; // => 8500
 * ```
 */
export function recurringMovements(
  log: SubscriptionLog,
  options: MovementOptions,
): RecurringMovements {
  const { window, period, basis = 'period-ends', rounding = 'half-even' } = options;
  const { reactivationDays = null, exchange = null } = options;
  checkWindow('recurringMovements', window);
  if (basis !== 'period-ends' && basis !== 'each-change') {
    breach('recurringMovements', 'basis', 'must be "period-ends" or "each-change"');
  }
  if (
    reactivationDays !== null &&
    !(Number.isSafeInteger(reactivationDays) && reactivationDays >= 0)
  )
    breach(
      'recurringMovements',
      'reactivationDays',
      'must be a whole number of at least 0 or null',
    );
  if (!isRounding(rounding)) breach('recurringMovements', 'rounding', 'must name a rounding');
  const periods = periodsIn(options);
  const { labels, starts, untilMs } = periods;
  if (untilMs > log.observedUntilMs) {
    breach('recurringMovements', 'window.until', 'must not lie after what the log observed');
  }

  const edges = starts.map((startMs) => Math.min(startMs, untilMs));
  const valueOf = createRowValuer('recurringMovements', log, exchange, labels, rounding);
  const tallies = labels.map(createMovementTally);
  const { from, rows } = rowsByCustomer(log);
  const plan = {
    log,
    edges,
    zone: window.zone,
    eachChange: basis === 'each-change',
    reactivationDays,
    valueOf,
    revalues: exchange?.rule === 'spot',
    tallies,
  };
  for (let code = 0; code < log.customers.length; code += 1) {
    walkCustomer(plan, rows.subarray(from[code], from[code + 1]));
  }
  return {
    window,
    period,
    basis,
    reactivationDays,
    exchange: exchange?.rule ?? null,
    rounding,
    currency: currencyAfter(log, exchange),
    scale: log.scale,
    rows: tallies.map((tally, index) => tally.row(labels[index]!, periods.complete[index]!)),
    leftOut: leftOutOf(log, untilMs),
  };
}

function periodsIn({ window, period, weekStart = 'monday' }: MovementOptions): Periods {
  if (period !== 'window') return periodsOf(window, period, { weekStart });
  const untilMs = startOfDateMs(window.zone, window.until);
  return {
    labels: [`${window.from}/${window.until}`],
    starts: [startOfDateMs(window.zone, window.from), untilMs],
    untilMs,
    complete: [true],
  };
}

function leftOutOf(log: SubscriptionLog, untilMs: number): SubscriptionsLeftOut {
  let [rowsAfter, zeroRows, endsAtUntil] = [0, 0, 0];
  for (let row = 0; row < log.rows; row += 1) {
    if (log.startAt[row]! >= untilMs) rowsAfter += 1;
    else if (log.minor[row] === 0) zeroRows += 1;
    else if (log.endAt[row] === untilMs) endsAtUntil += 1;
  }
  return { rowsAfter, zeroRows, endsAtUntil };
}

/** Renewal calendar: which contracts end when, and how much revenue hangs on them. */
import type { Rounding } from '../../kernel/rounding.ts';
import { createPeriodIndex, type PeriodUnit, periodsOf } from '../../time/period.ts';
import { startOfDateMs } from '../../time/start-of-date.ts';
import type { Weekday } from '../../time/weekday.ts';
import type { Window } from '../../time/window.ts';
import { type ConstantExchange, createRowValuer } from '../subscriptions/exchange.ts';
import { OPEN_END_MS, type SubscriptionLog } from '../subscriptions/subscription-log.ts';
import { NOT_RENEWED, renewalMatches } from './renewal-matches.ts';

/** Which stretch of the calendar. */
export interface RenewalCalendarOptions {
  /** The local dates on which contracts end; it may lie in the future. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** The first day of a week, for weekly periods; Monday unless told. */
  readonly weekStart?: Weekday;
  /** At one rate for all time; needed where the log has several currencies. */
  readonly exchange?: ConstantExchange;
  /** How monthly revenue becomes whole minor units; `'half-even'` unless told. */
  readonly rounding?: Rounding;
}

/** The contracts that end in one period. */
export interface RenewalCalendarRow {
  /** The period's label. */
  readonly period: string;
  /** Contracts that end in it. */
  readonly contracts: number;
  /** Those of them that a next contract of the customer goes on from already. */
  readonly renewed: number;
  /** Customers with a contract that ends and is not renewed. */
  readonly openCustomers: number;
  /** Monthly revenue of the contracts that end and are not renewed, in minor units. */
  readonly openMinor: number;
}

/** The ends of contracts over a window. */
export interface RenewalCalendar {
  /** What was looked at. */
  readonly window: Window;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** One row for each period that meets the window, oldest first. */
  readonly rows: readonly RenewalCalendarRow[];
  /** Paid contracts without an agreed end, and those that end outside the window. */
  readonly leftOut: { readonly openEnded: number; readonly outside: number };
}

/**
 * Which contracts end in each period to come, and the revenue that hangs on them.
 *
 * The ends are those agreed when the log was made, so the window may lie in the future; a contract
 * made later is not in it. A contract is a paid row. It is renewed where another paid row of the
 * customer starts on the local day of its end; see `renewalRate` for how many usually are.
 *
 * @param log Subscriptions; `end` must be the end of the term.
 * @param options The window and the period.
 * @returns One row a period; only ends inside the window count, even in a period it cuts.
 * @throws ContractError if an option is not as described.
 * @example
 * ```ts
 * import { renewalCalendar } from 'everbond/metrics';
 * import { subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2025-06-01', to: '2026-06-01', cents: 12_000 },
 *   { id: 'ada', from: '2026-06-01', to: '2027-06-01', cents: 12_000 },
 *   { id: 'bob', from: '2025-06-10', to: '2026-06-10', cents: 24_000 },
 *   { id: 'cy', from: '2025-06-10', to: null, cents: 24_000 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   plan: 'year',
 *   zone: 'UTC',
 *   observedUntil: '2026-05-01',
 * });
 * const window = { from: '2026-06-01', until: '2026-07-01', zone: 'UTC' };
 *
 * renewalCalendar(log, { window, period: 'month' }).rows;
 * // => [{ period: '2026-06', contracts: 2, renewed: 1, openCustomers: 1, openMinor: 2000 }]
 * ```
 */
export function renewalCalendar(
  log: SubscriptionLog,
  options: RenewalCalendarOptions,
): RenewalCalendar {
  const { window, period, weekStart = 'monday', exchange = null, rounding = 'half-even' } = options;
  const periods = periodsOf(window, period, { weekStart });
  const periodOf = createPeriodIndex(periods);
  const fromMs = startOfDateMs(window.zone, window.from);
  const valueOf = createRowValuer('renewalCalendar', log, exchange, ['all'], rounding);
  const renewedBy = renewalMatches(log, window.zone, 0);
  const found = periods.labels.map(() => ({ contracts: 0, renewed: 0, openMinor: 0 }));
  const openCodes = periods.labels.map(() => new Set<number>());
  let [openEnded, outside] = [0, 0];

  for (let row = 0; row < log.rows; row += 1) {
    if (log.minor[row] === 0) continue;
    const endMs = log.endAt[row]!;
    if (endMs === OPEN_END_MS) openEnded += 1;
    else if (endMs < fromMs || endMs >= periods.untilMs) outside += 1;
    else {
      const index = periodOf(endMs);
      const totals = found[index]!;
      totals.contracts += 1;
      if (renewedBy[row] !== NOT_RENEWED) totals.renewed += 1;
      else {
        totals.openMinor += valueOf(row, 0);
        openCodes[index]!.add(log.codes[row]!);
      }
    }
  }
  const rows = found.map(({ contracts, renewed, openMinor }, index) => {
    const openCustomers = openCodes[index]!.size;
    return { period: periods.labels[index]!, contracts, renewed, openCustomers, openMinor };
  });
  return { window, period, rows, leftOut: { openEnded, outside } };
}

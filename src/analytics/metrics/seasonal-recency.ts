/** Seasonal recency: how many seasons ago each customer last bought in this season of the year. */
import { breach } from '../../kernel/errors.ts';
import { addMonths, dayNumberOf } from '../../time/local-date.ts';
import type { Window } from '../../time/window.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { type Proportion, proportion } from './proportion.ts';
import { lastEntryBefore, type PurchaseDays } from './purchase-days.ts';

/** Recency in seasons; entry `i` of each column is one customer. */
export interface SeasonalRecency {
  /** The season looked at; earlier ones have the same dates in earlier years. */
  readonly window: Window;
  /** The customers who ever bought in this season, in the order of the log's dictionary. */
  readonly customers: readonly CustomerKey[];
  /** Seasons since they last did: 0 is this one, 1 that of the year before. */
  readonly seasonsSince: Int32Array;
  /** Of the customers of last year's season, those who bought in this one. */
  readonly retention: Proportion;
  /** Customers with a purchase, but never in this season: in no column. */
  readonly neverInSeason: number;
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * Recency against the same season of earlier years, for customers who buy at a time of the year.
 *
 * Who buys every December is no worse a customer in November for eleven months of silence; days
 * since the last purchase say otherwise. The window is the season: its dates, moved back year by
 * year. A window that ends in the middle of a season compares with the same part of earlier ones.
 * 29 February becomes the 28th in a year that has none.
 *
 * @param days Who bought on which day; its window is the season, at most a year long.
 * @returns One entry a customer who ever bought in the season, and the share of last year's
 *   customers who bought again; no value where there were none.
 * @throws ContractError if the window is longer than a year.
 * @example Ada bought in both Decembers, Bob only in the first
 * ```ts
 * import { purchaseDays, seasonalRecency } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2024-12-10T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2024-12-20T09:00Z', minor: 1050 },
 *     { customer: 'bob', at: '2025-07-01T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2025-12-24T09:00Z', minor: 3000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2025-12-01', until: '2026-01-01', zone: 'UTC' };
 * const { customers, seasonsSince, retention } = seasonalRecency(purchaseDays(log, { window }));
 *
 * customers; // => ['ada', 'bob']
 * Array.from(seasonsSince); // => [0, 1]
 * retention.value; // => 0.5
 * ```
 */
export function seasonalRecency(days: PurchaseDays): SeasonalRecency {
  const { window, starts, leftOut } = days;
  if (window.until > addMonths(window.from, 12)) {
    breach('seasonalRecency', 'window.until', 'must be at most a year after window.from');
  }

  const seasons = seasonsOf(window, earliestOf(days));
  const customers: CustomerKey[] = [];
  const seasonsSince: number[] = [];
  let neverInSeason = 0;
  let lastYear = 0;
  let both = 0;
  for (const [code, customer] of days.customers.entries()) {
    if (starts[code] === starts[code + 1]) continue;
    const boughtIn = ({ fromDay, untilDay }: Season): boolean => {
      const last = lastEntryBefore(days, code, untilDay);
      return last >= 0 && days.days[last]! >= fromDay;
    };
    const since = seasons.findIndex(boughtIn);
    const previous = seasons[1];
    if (previous !== undefined && boughtIn(previous)) {
      lastYear += 1;
      if (since === 0) both += 1;
    }
    if (since < 0) neverInSeason += 1;
    else {
      customers.push(customer);
      seasonsSince.push(since);
    }
  }
  return {
    window,
    customers,
    seasonsSince: Int32Array.from(seasonsSince),
    retention: proportion(both, lastYear),
    neverInSeason,
    leftOut,
  };
}

/** The days of one year's season: `fromDay` to `untilDay` - 1. */
interface Season {
  readonly fromDay: number;
  readonly untilDay: number;
}

/** The season and its earlier years, as far back as there are purchases. */
function seasonsOf({ from, until }: Window, earliestDay: number): readonly Season[] {
  const seasons: Season[] = [];
  const years = Number(from.slice(0, 4));
  for (let back = 0; back <= years; back += 1) {
    const untilDay = dayNumberOf(addMonths(until, -12 * back));
    if (back > 0 && untilDay <= earliestDay) break;
    seasons.push({ fromDay: dayNumberOf(addMonths(from, -12 * back)), untilDay });
  }
  return seasons;
}

function earliestOf({ days }: PurchaseDays): number {
  let earliest = Infinity;
  for (const day of days) if (day < earliest) earliest = day;
  return earliest;
}

/** Recurring revenue rates: what of last period's recurring revenue is left, and what joined it. */
import type { MovementRow } from '../subscriptions/movement-row.ts';
import type { RecurringMovements } from '../subscriptions/recurring-movements.ts';
import { type Proportion, proportion } from './proportion.ts';
import { type RevenueRate, revenueRate, revenueRateWithError } from './revenue-rate.ts';

/** The rates of one period. */
export interface RecurringRevenueRates {
  /** The period's label. */
  readonly period: string;
  /** Revenue at the end of customers who paid at the beginning, of theirs at the beginning: NRR. */
  readonly netRetention: RevenueRate;
  /** The same where nobody counts for more than at the beginning: GRR, from 0 to 1. */
  readonly grossRetention: RevenueRate;
  /** One less net retention: negative where those who stayed added more than was lost. */
  readonly netChurn: RevenueRate;
  /** One less gross retention, from 0 to 1. */
  readonly grossChurn: RevenueRate;
  /** Customers who paid at the beginning and no longer at the end. */
  readonly customerChurn: Proportion;
  /** Revenue gained by new, returning and growing customers, of revenue lost. */
  readonly quickRatio: RevenueRate;
  /** Whether all of the period was observed. */
  readonly complete: boolean;
}

/**
 * Retention and churn of recurring revenue, and the quick ratio, period by period.
 *
 * Net and gross retention follow the customers who paid when the period began to its end. New and
 * reactivated customers are in neither: a net churn that takes reactivations off, as ChartMogul's,
 * is not one less this net retention. Gross retention caps each customer at its own beginning.
 * For several months at once ask the movements for the period `'window'`: monthly figures must not
 * be multiplied, since each has other customers at its base. Customers who came and went within
 * the period are in neither part of the customer churn.
 *
 * @param movements As `recurringMovements` returns them, on any basis; only the quick ratio
 *   depends on it.
 * @returns One row a period; a rate of nothing has the value `null`. Intervals take the customers
 *   for a random sample, are cut to 0 and 1 where a rate cannot lie beyond, and are `null` below
 *   two customers; a quick ratio has none.
 * @see W. G. Cochran, "Sampling Techniques", 3rd edition (1977), chapter 6, for the interval.
 * @example Ada grows by half, bob leaves
 * ```ts
 * import { recurringRevenueRates } from 'everbond/metrics';
 * import { recurringMovements, subscriptionLog } from 'everbond/subscriptions';
 *
 * const rows = [
 *   { id: 'ada', from: '2026-01-01', to: '2026-02-01', cents: 6000 },
 *   { id: 'ada', from: '2026-02-01', to: null, cents: 9000 },
 *   { id: 'bob', from: '2026-01-01', to: '2026-02-10', cents: 4000 },
 * ];
 * const log = subscriptionLog(rows, {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   zone: 'UTC',
 *   observedUntil: '2026-03-01',
 * });
 * const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };
 * const [february] = recurringRevenueRates(recurringMovements(log, { window, period: 'month' }));
 *
 * february?.netRetention.value; // => 0.9
 * february?.grossRetention.value; // => 0.6
 * february?.customerChurn.value; // => 0.5
 * february?.quickRatio.value; // => 0.75
 * ```
 */
export function recurringRevenueRates(
  movements: RecurringMovements,
): readonly RecurringRevenueRates[] {
  return movements.rows.map(ratesOf);
}

function ratesOf(row: MovementRow): RecurringRevenueRates {
  const { customers, keptCustomers, openingMinor, closingMinor, cappedMinor } = row.opening;
  const { closingError, cappedError } = row.opening;
  const share = { low: 0, high: 1 };
  return {
    period: row.period,
    netRetention: revenueRateWithError(closingMinor, openingMinor, closingError, {
      low: 0,
      high: Infinity,
    }),
    grossRetention: revenueRateWithError(cappedMinor, openingMinor, cappedError, share),
    netChurn: revenueRateWithError(openingMinor - closingMinor, openingMinor, closingError, {
      low: -Infinity,
      high: 1,
    }),
    grossChurn: revenueRateWithError(openingMinor - cappedMinor, openingMinor, cappedError, share),
    customerChurn: proportion(customers - keptCustomers, customers),
    quickRatio: revenueRate(
      row.newMinor + row.reactivationMinor + row.expansionMinor,
      row.contractionMinor + row.churnMinor,
    ),
    complete: row.complete,
  };
}

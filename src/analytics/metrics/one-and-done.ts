/** One and done: how many customers did not come back for a second purchase within so many days. */
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import { proportion } from './proportion.ts';
import { type RepeatRate, repeatRate } from './repeat-rate.ts';

/**
 * The share of customers who had not bought again so many days after their first purchase.
 *
 * The complement of {@link repeatRate} over the same customers: those whose days were all observed.
 * "One order so far", which shop reports show, counts everyone who came last week as done.
 *
 * @param summaries One row a customer.
 * @param options `days`: a whole number from 1; 90 unless told.
 * @returns Customers who did not come back in time of customers observed, the days, and customers
 *   left out because their days had not all passed; no value where nobody was observed long enough.
 * @throws ContractError if `days` is not as described.
 * @example Bob did not come back in time, of Cy nothing is known yet
 * ```ts
 * import { oneAndDone } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *     { customer: 'ada', at: '2026-02-01T09:00Z', minor: 3000 },
 *     { customer: 'cy', at: '2026-03-31T09:00Z', minor: 500 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };
 * const { value, leftOut } = oneAndDone(summarise(log, { window }), { days: 30 });
 *
 * [value, leftOut]; // => [0.5, 1]
 * ```
 */
export function oneAndDone(
  summaries: CustomerSummaries,
  options: { readonly days?: number } = {},
): RepeatRate {
  const { numerator, denominator, days, leftOut } = repeatRate(summaries, options);
  return { ...proportion(denominator - numerator, denominator), days, leftOut };
}

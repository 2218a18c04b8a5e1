/** Repeat rate: how many customers come back for a second purchase within so many days. */
import { breach } from '../../kernel/errors.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import { checkWindow } from '../../time/window.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import { type Proportion, proportion } from './proportion.ts';

/** A share of the customers whose days were all observed. */
export interface RepeatRate extends Proportion {
  /** The days within which a second purchase counts. */
  readonly days: number;
  /** Customers whose days had not all passed at `window.until`: neither repeated nor not. */
  readonly leftOut: number;
}

/**
 * The share of customers who bought again within so many days of their first purchase.
 *
 * A second purchase is one on a later local day; two orders on the first day are one visit. Only
 * customers whose days were all observed count, those who came back early included: the day that
 * lies `days` after the first must be before `window.until`. Dividing by all customers instead,
 * as shop reports often do, counts every recent customer as one who will not come back.
 *
 * @param summaries One row a customer.
 * @param options `days`: a whole number from 1; 90 unless told.
 * @returns Customers who came back in time of customers observed; no value where nobody was
 *   observed long enough.
 * @throws ContractError if `days` is not as described.
 * @example Cy came too late to be counted
 * ```ts
 * import { repeatRate } from 'everbond/metrics';
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
 * const { value, numerator, denominator, leftOut } = repeatRate(summarise(log, { window }), {
 *   days: 30,
 * });
 *
 * [value, numerator, denominator, leftOut]; // => [0.5, 1, 2, 1]
 * ```
 */
export function repeatRate(
  summaries: CustomerSummaries,
  { days = 90 }: { readonly days?: number } = {},
): RepeatRate {
  checkWindow('repeatRate', summaries.window);
  if (!Number.isSafeInteger(days) || days < 1) {
    breach('repeatRate', 'days', `must be a whole number of at least 1, got ${Number(days)}`);
  }

  const { customers, purchases, firstDay, secondDay } = summaries;
  const untilDay = dayNumberOf(summaries.window.until);
  let repeated = 0;
  let observed = 0;
  let leftOut = 0;
  for (let code = 0; code < customers.length; code += 1) {
    if (purchases[code] === 0) continue;
    const gapDays = secondDay[code]! - firstDay[code]!;
    if (firstDay[code]! + days >= untilDay) leftOut += 1;
    else {
      observed += 1;
      if (gapDays > 0 && gapDays <= days) repeated += 1;
    }
  }
  return { ...proportion(repeated, observed), days, leftOut };
}

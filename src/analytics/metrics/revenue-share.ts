/** Revenue share: how much of the revenue the best customers bring, as in the 80/20 rule. */
import { breach } from '../../kernel/errors.ts';
import { orderStatistics } from '../../numerics/quantile.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';

/** The best customers and their part of the revenue. */
export interface RevenueShare {
  /** The part of customers that was asked for, such as 0.2. */
  readonly top: number;
  /** How many customers that is: `top` of `ofCustomers`, rounded up. */
  readonly customers: number;
  /** Customers with at least one purchase. */
  readonly ofCustomers: number;
  /** What the best customers bought, in minor units. */
  readonly revenueMinor: number;
  /** What all customers bought, in minor units. */
  readonly ofRevenueMinor: number;
  /** `revenueMinor / ofRevenueMinor`, from 0 to 1; `null` where there is no revenue. */
  readonly ofRevenue: number | null;
}

/**
 * How much of the revenue the best customers bring.
 *
 * The best are those who bought for the most in all, history included; refunds are not taken off.
 * Their number is `top` of all purchasers rounded up, with `top` taken for the decimal fraction it
 * says: 0.2 of 15 is 3. Others round down or to the nearest, which changes small counts, and some
 * ask the reverse: how few customers bring 80 %. Among equal customers at the edge it does not
 * matter who is counted.
 *
 * @param summaries One row a customer.
 * @param options `top`: a part of the customers, above 0, at most 1; 0.2 unless told.
 * @returns Counts, sums in minor units and the part of revenue from 0 to 1; the part is `null`
 *   where there is no revenue.
 * @throws ContractError if `top` is not as described.
 * @example Two of six customers, the fifth part rounded up
 * ```ts
 * import { revenueShare } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [500, 100, 100, 100, 100, 100].map((minor, customer) => {
 *   return { customer, at: '2026-01-05T09:00Z', minor };
 * });
 * const log = transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const best = revenueShare(summarise(log, { window }), { top: 0.2 });
 *
 * best.customers; // => 2
 * best.ofRevenue; // => 0.6
 * ```
 */
export function revenueShare(
  summaries: CustomerSummaries,
  { top = 0.2 }: { readonly top?: number } = {},
): RevenueShare {
  if (!(top > 0 && top <= 1)) {
    breach('revenueShare', 'top', `must be above 0 and at most 1, got ${Number(top)}`);
  }

  const revenues = summaries.revenueMinor.filter((_, code) => summaries.purchases[code]! > 0);
  const ofCustomers = revenues.length;
  const customers = partRoundedUp(ofCustomers, top);
  const ofRevenueMinor = summaries.totals.revenueMinor;
  const revenueMinor = sumOfLargest(revenues, customers);
  const ofRevenue = ofRevenueMinor === 0 ? null : revenueMinor / ofRevenueMinor;
  return { top, customers, ofCustomers, revenueMinor, ofRevenueMinor, ofRevenue };
}

/**
 * The least number of customers that is at least a part of all.
 *
 * Decided by quotients, not by the product: 0.07 × 100 is more than 7 in binary fractions, but
 * 7 / 100 is rounded to the very number that 0.07 is.
 */
function partRoundedUp(count: number, part: number): number {
  let customers = Math.ceil(count * part);
  while (customers > 0 && (customers - 1) / count >= part) customers -= 1;
  while (customers / count < part) customers += 1;
  return customers;
}

function sumOfLargest(values: Float64Array, count: number): number {
  if (count === 0) return 0;
  const [least = 0] = orderStatistics(values, [values.length - count]);
  let sum = 0;
  let above = 0;
  for (const value of values) {
    if (value > least) {
      sum += value;
      above += 1;
    }
  }
  return sum + (count - above) * least;
}

/**
 * Lapsing: who is overdue by their own rhythm.
 *
 * One number of months for all calls a yearly buyer lost and a weekly buyer active. Here the
 * present gap of a customer, from the last purchase day to the end of the window, is held against
 * the median gap between that customer's own purchase days. Who bought on fewer than three days has
 * no rhythm yet and is not judged.
 */
import { decimalText } from 'everbond/kernel';
import { dayNumberOf } from 'everbond/time';
import type { CustomerSummaries, TransactionLog } from 'everbond/transactions';

import { type PurchaseDays, purchaseDays } from './purchase-days.ts';
import type { Lapsing, LapsingCustomer } from './report.ts';

/** Overdue: the present gap is more than twice the usual one. */
const FACTOR = 2;
const PURCHASE_DAYS_MIN = 3;
const TOP_MAX = 20;

/** Who is overdue at the end of the window, and the best customers among them. */
export function lapsingOf(log: TransactionLog, summaries: CustomerSummaries): Lapsing {
  const untilDay = dayNumberOf(summaries.window.until);
  const overdue: { code: number; gapDays: number; medianGapDays: number }[] = [];
  let judged = 0;
  for (const customer of purchaseDays(log, summaries)) {
    if (customer.count < PURCHASE_DAYS_MIN) continue;
    judged += 1;
    const gapDays = untilDay - customer.days[customer.count - 1]!;
    const medianGapDays = medianGapOf(customer);
    if (gapDays > FACTOR * medianGapDays) {
      overdue.push({ code: customer.code, gapDays, medianGapDays });
    }
  }

  const { customers, purchases, revenueMinor, scale } = summaries;
  const byRevenue = overdue.sort((one, other) => {
    return revenueMinor[other.code]! - revenueMinor[one.code]! || one.code - other.code;
  });
  const top = byRevenue.slice(0, TOP_MAX).map(
    ({ code, ...gaps }): LapsingCustomer => ({
      customer: String(customers[code]),
      ...gaps,
      purchases: purchases[code]!,
      revenue: decimalText(revenueMinor[code]!, scale),
    }),
  );
  return {
    factor: FACTOR,
    purchaseDaysMin: PURCHASE_DAYS_MIN,
    judged,
    overdue: overdue.length,
    rate: judged === 0 ? null : overdue.length / judged,
    top,
  };
}

/** The middle gap between purchase days; the mean of the two middle ones of an even number. */
function medianGapOf({ count, days }: PurchaseDays): number {
  const gaps = days.slice(1, count).map((day, index) => day - days[index]!);
  gaps.sort();
  const middle = gaps.length >> 1;
  return gaps.length % 2 === 1 ? gaps[middle]! : (gaps[middle - 1]! + gaps[middle]!) / 2;
}

/**
 * Lapsing: who is overdue by their own rhythm.
 *
 * One number of months for all calls a yearly buyer lost and a weekly buyer active. `overdue` of the
 * package holds the present gap of a customer, from the last purchase day to the end of the window,
 * against the median gap between that customer's own purchase days. Who bought on fewer than three
 * days has no rhythm yet and is not judged.
 */
import { decimalText } from 'everbond/kernel';
import { overdue, purchaseDays } from 'everbond/metrics';
import type { CustomerSummaries, TransactionLog } from 'everbond/transactions';

import type { Lapsing, LapsingCustomer } from './report.ts';

/** Overdue: the present gap is more than twice the usual one. */
const FACTOR = 2;
const PURCHASE_DAYS_MIN = 3;
const TOP_MAX = 20;

/** Who is overdue at the end of the window, and the best customers among them. */
export function lapsingOf(log: TransactionLog, summaries: CustomerSummaries): Lapsing {
  const { window, customers, purchases, revenueMinor, scale } = summaries;
  const judged = overdue(purchaseDays(log, { window }), { minGaps: PURCHASE_DAYS_MIN - 1 });
  const late: { code: number; gapDays: number; medianGapDays: number }[] = [];
  let code = 0;
  for (const [row, customer] of judged.customers.entries()) {
    // Both dictionaries are in the same order, so that the code is never behind.
    while (customers[code] !== customer) code += 1;
    const gapDays = judged.currentGapDays[row]!;
    const medianGapDays = judged.medianGapDays[row]!;
    if (gapDays > FACTOR * medianGapDays) late.push({ code, gapDays, medianGapDays });
  }

  const byRevenue = late.sort((one, other) => {
    return revenueMinor[other.code]! - revenueMinor[one.code]! || one.code - other.code;
  });
  const top = byRevenue.slice(0, TOP_MAX).map(
    ({ code: customer, ...gaps }): LapsingCustomer => ({
      customer: String(customers[customer]),
      ...gaps,
      purchases: purchases[customer]!,
      revenue: decimalText(revenueMinor[customer]!, scale),
    }),
  );
  return {
    factor: FACTOR,
    purchaseDaysMin: PURCHASE_DAYS_MIN,
    judged: judged.customers.length,
    overdue: late.length,
    rate: judged.customers.length === 0 ? null : late.length / judged.customers.length,
    top,
  };
}

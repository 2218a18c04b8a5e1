/** The plainest reading of purchase days: sorted texts per customer, no columns. */
import type { PurchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { dateOf, isPurchase, logOf, type Question } from './logs.ts';

const DAY_MS = 86_400_000;

/** The days of a question, as the code under test reads them. */
export const daysOf = (question: Question): PurchaseDays =>
  purchaseDays(logOf(question.rows, question.zeroAmounts), question);

/** Days since 1970-01-01 of a date, by the runtime. */
export const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

/** Per customer with a purchase before the end of the window: the days, ascending. */
export function plainDays({ rows, window, zeroAmounts }: Question): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  for (const row of rows) {
    const date = dateOf(window.zone, row.ms);
    if (!isPurchase(row, zeroAmounts) || date >= window.until) continue;
    found.set(row.customer, (found.get(row.customer) ?? new Set()).add(dayOf(date)));
  }
  return new Map([...found].map(([customer, days]) => [customer, [...days].toSorted(ascending)]));
}

const ascending = (a: number, b: number) => a - b;

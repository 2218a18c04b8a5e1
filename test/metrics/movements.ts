/** The plainest reading of the definitions of activity and cohorts: sets of texts, no columns. */
import { allLabels, dateOf, isPurchase, labelOf, type Question, type Row } from './logs.ts';

/** What is true of one period, each number by its own definition. */
export function plainActivity(question: Question) {
  const { window, period, inactiveAfter } = question;
  const { labels, ofCustomer, first, end } = known(question);
  const customers = [...ofCustomer.keys()];
  const lastUpTo = (customer: string, index: number) =>
    Math.max(...[...ofCustomer.get(customer)!].filter((at) => at <= index));
  const activeAtEnd = (index: number) =>
    customers.filter((customer) => lastUpTo(customer, index) >= index - inactiveAfter + 1).length;

  const rows = [];
  for (let index = first; index < end; index += 1) {
    const here = customers.filter((customer) => ofCustomer.get(customer)!.has(index));
    const gap = (customer: string) => index - lastUpTo(customer, index - 1);
    const opening = activeAtEnd(index - 1);
    const churned = customers.filter(
      (customer) => lastUpTo(customer, index) === index - inactiveAfter,
    ).length;
    rows.push({
      period: labels[index],
      active: here.length,
      new: here.filter((customer) => gap(customer) === Infinity).length,
      retained: here.filter((customer) => gap(customer) <= inactiveAfter).length,
      resurrected: here.filter(
        (customer) => gap(customer) > inactiveAfter && gap(customer) < Infinity,
      ).length,
      churned,
      activeAtEnd: activeAtEnd(index),
      lapsing: activeAtEnd(index) - here.length,
      churn: opening === 0 ? null : churned / opening,
      retention: opening === 0 ? null : (opening - churned) / opening,
      complete: isComplete(period, labels[index]!, window.until),
    });
  }
  return rows;
}

/** The cohorts, each number by its own definition. */
export function plainCohorts(question: Question) {
  const { window, period, rows, zeroAmounts } = question;
  const { labels, ofCustomer, first, end } = known(question);
  const inPeriod = (row: Row, index: number) =>
    isPurchase(row, zeroAmounts) &&
    dateOf(window.zone, row.ms) < window.until &&
    labelOf(period, dateOf(window.zone, row.ms)) === labels[index];

  const cohorts = [];
  for (let index = first; index < end; index += 1) {
    const members = [...ofCustomer].filter(([, active]) => Math.min(...active) === index);
    if (members.length === 0) continue;
    const names = new Set(members.map(([customer]) => customer));
    const later = Array.from({ length: end - index }, (_, step) => index + step);
    cohorts.push({
      cohort: labels[index],
      size: members.length,
      retained: later.map((at) => members.filter(([, active]) => active.has(at)).length),
      unbounded: later.map(
        (at) => members.filter(([, active]) => [...active].some((one) => one >= at)).length,
      ),
      revenueMinor: later.map((at) =>
        rows
          .filter((row) => names.has(row.customer) && inPeriod(row, at))
          .reduce((sum, row) => sum + row.minor, 0),
      ),
      complete: later.map((at) => isComplete(period, labels[at]!, window.until)),
    });
  }
  return cohorts;
}

/** Per customer the numbers of the periods with a purchase, and which periods the window meets. */
function known({ rows, window, period, zeroAmounts }: Question) {
  const labels = allLabels(period);
  const ofCustomer = new Map<string, Set<number>>();
  for (const row of rows) {
    const date = dateOf(window.zone, row.ms);
    if (!isPurchase(row, zeroAmounts) || date >= window.until) continue;
    const active = ofCustomer.get(row.customer) ?? new Set();
    active.add(labels.indexOf(labelOf(period, date)));
    ofCustomer.set(row.customer, active);
  }
  const lastDate = new Date(Date.parse(window.until) - 1).toISOString().slice(0, 10);
  const first = labels.indexOf(labelOf(period, window.from));
  const end = labels.indexOf(labelOf(period, lastDate)) + 1;
  return { labels, ofCustomer, first, end };
}

/** Whether the window ends with a period or after it: whether its end is in the next period. */
function isComplete(period: Question['period'], label: string, until: string): boolean {
  return labelOf(period, until) > label;
}

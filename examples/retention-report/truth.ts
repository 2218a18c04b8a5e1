/** Truth: what the simulation knows, beside what the report estimates of it. */
import { periodsOf, startOfDateMs } from 'everbond/time';

import type { Comparison, Report, TrueMonth, Truth } from './report.ts';
import { REPEAT_EVER, repeatWithin, SEED, type Simulation } from './simulate.ts';

const MODEL =
  'Each customer buys at a rate of their own and after each purchase leaves for good with a ' +
  'probability of their own; the shop sees the purchases only.';
const YEAR_MONTHS = 12;

/** The truth for the months of a report on the simulated shop; `null` where it has none. */
export function truthOf({ arrivedAt, leftAt }: Simulation, report: Report): Truth | null {
  if (report.window === null) return null;
  const untilMs = startOfDateMs(report.window.zone, report.window.until);
  const hasLeft = (ms: number) => leftAt.filter((left) => left < ms).length;
  const hasArrived = (ms: number) => arrivedAt.filter((arrived) => arrived < ms).length;
  const aliveAt = (ms: number) => hasArrived(ms) - hasLeft(ms);

  const { labels, starts } = periodsOf(report.window, 'month');
  const ends = new Map(labels.map((label, index) => [label, [starts[index]!, starts[index + 1]!]]));
  const months = report.months.map(({ period }) => {
    const [start = 0, end = 0] = ends.get(period) ?? [];
    const seen = Math.min(end, untilMs);
    return { period, alive: aliveAt(seen), droppedOut: hasLeft(seen) - hasLeft(start) };
  });
  const alive = aliveAt(untilMs);
  const comparisons = [...standing(report, alive), ...returning(report), leaving(report, months)];
  return { seed: SEED, model: MODEL, comparisons, months };
}

function standing(report: Report, alive: number): Comparison[] {
  const active = report.months.at(-1)?.activeAtEnd ?? null;
  const { customers, inactiveMonths } = report;
  const months = inactiveMonths === 1 ? 'one month' : `${inactiveMonths} months`;
  const note = `the estimate takes a silence of ${months} for leaving, and slow buyers are silent too`;
  const share = (count: number | null) =>
    count === null || customers === 0 ? null : count / customers;
  return [
    {
      question: 'customers still there at the end',
      truth: alive,
      estimate: active,
      isShare: false,
      note,
    },
    {
      question: 'share of customers still there',
      truth: share(alive),
      estimate: share(active),
      isShare: true,
      note: 'the same numbers, of all who ever bought',
    },
  ];
}

function returning({ repeatRate, timeToSecondPurchase }: Report): Comparison[] {
  const waiting = timeToSecondPurchase.at(-1)?.survival;
  return [
    {
      question: `buy a second time within ${repeatRate.days} days`,
      truth: repeatWithin(repeatRate.days),
      estimate: repeatRate.rate,
      isShare: true,
      note: 'the truth is a probability; a second order on the first day is not counted as a return',
    },
    {
      question: 'ever buy a second time',
      truth: REPEAT_EVER,
      estimate: waiting === undefined ? null : 1 - waiting,
      isShare: true,
      note: 'the estimate ends with the longest time watched; the slowest come back later',
    },
  ];
}

function leaving(report: Report, months: readonly TrueMonth[]): Comparison {
  const shown = report.months
    .map(({ complete, churned }, index) => ({ complete, churned, left: months[index]!.droppedOut }))
    .filter((month) => month.complete)
    .slice(-YEAR_MONTHS);
  return {
    question: `customers lost in the last ${shown.length} complete months`,
    truth: shown.reduce((sum, month) => sum + month.left, 0),
    estimate: shown.reduce((sum, month) => sum + month.churned, 0),
    isShare: false,
    note: 'who pauses and comes back is counted as lost each time, and who leaves is counted later',
  };
}

/** HTML charts: the four charts of the report, each drawn wide and narrow, with its table. */
import {
  cohortGrid,
  movementBars,
  type RetentionCurveRow,
  retentionCurve,
  survivalSteps,
  type VegaLiteSpec,
} from 'everbond/charts';

import { pooledOf } from './html-facts.ts';
import { type Html, html, markup, table } from './html-text.ts';
import { countText, intervalText, NONE, shareText } from './number-text.ts';
import type { CohortRow, MonthRow, Report, SurvivalStep } from './report.ts';
import { svgOf } from './svg.ts';

const WIDE = 920;
const NARROW = 360;
const MONTHS_MAX = 120;
const COHORTS_MAX = 24;
const AFTER_MAX = 36;
const STEPS_MAX = 400;
const WAITS = [7, 14, 30, 60, 90, 180, 365, 730, 1095];

/** The four charts; nothing where there is no month to show. */
export async function charts(report: Report): Promise<readonly Html[]> {
  if (report.months.length === 0) return [];
  return [
    await movements(report),
    await grid(report.cohorts),
    await curve(report.cohorts),
    await waiting(report.timeToSecondPurchase),
  ];
}

async function movements({ months, inactiveMonths }: Report): Promise<Html> {
  const shown = months.slice(-MONTHS_MAX);
  const chart = (rows: readonly MonthRow[], width: number) =>
    movementBars({ period: 'month', rows }, { width, height: 340 });
  const gap = inactiveMonths === 1 ? 'one month' : `${inactiveMonths} months`;

  return html`<section><h2>Customers won, kept and lost</h2>
<p>Bars above zero are the customers who bought in a month; the bar below is those lost, because
${gap} passed without a purchase. The line is the customers not lost when the month ends.</p>
${await figure(chart(shown, WIDE), chart(shown.slice(-18), NARROW))}
${folded('Month by month', monthTable(shown))}
${cut(months.length, shown.length, 'months')}</section>`;
}

function monthTable(months: readonly MonthRow[]): Html {
  const count = (head: string, cell: (row: MonthRow) => number) => ({
    head,
    cell: (row: MonthRow) => countText(cell(row)),
  });
  return table(
    months,
    [
      {
        head: 'month',
        isText: true,
        cell: (row) => (row.complete ? row.period : `${row.period} *`),
      },
      count('bought', (row) => row.active),
      count('new', (row) => row.new),
      count('retained', (row) => row.retained),
      count('came back', (row) => row.resurrected),
      count('lost', (row) => row.churned),
      count('active at end', (row) => row.activeAtEnd),
      { head: 'churn rate', cell: (row) => shareText(row.churnRate) },
      { head: 'retention rate', cell: (row) => shareText(row.retentionRate) },
    ],
    (row) => !row.complete,
  );
}

async function grid(cohorts: readonly CohortRow[]): Promise<Html> {
  const latest = cohorts.slice(-COHORTS_MAX);
  const chart = (columns: number, width: number) =>
    cohortGrid({ period: 'month', cohorts: latest.map((row) => clip(row, columns)) }, { width });

  return html`<section><h2>Who comes back, by month of the first purchase</h2>
<p>Each line is the customers who first bought in one month; each column shows how many of them
bought in a later one.</p>
${await figure(chart(25, WIDE), chart(9, NARROW))}
${folded('Cohorts in numbers', cohortTable(latest))}
${cut(cohorts.length, latest.length, 'cohorts')}</section>`;
}

function cohortTable(cohorts: readonly CohortRow[]): Html {
  const columns = Math.min(13, Math.max(...cohorts.map((row) => row.retained.length)));
  return table(cohorts, [
    { head: 'first purchase', isText: true, cell: (row) => row.cohort },
    { head: 'customers', cell: (row) => countText(row.size) },
    ...Array.from({ length: columns - 1 }, (_, index) => ({
      head: String(index + 1),
      cell: (row: CohortRow) => {
        const count = row.retained[index + 1];
        if (count === undefined) return null;
        return row.complete[index + 1] === true
          ? countText(count)
          : html`<i>${countText(count)} *</i>`;
      },
    })),
  ]);
}

async function curve(cohorts: readonly CohortRow[]): Promise<Html> {
  const latest = new Set(cohorts.slice(-COHORTS_MAX).map((row) => row.cohort));
  const chart = (width: number) => {
    const all = retentionCurve(
      { period: 'month', cohorts: cohorts.map((row) => clip(row, AFTER_MAX + 1)) },
      { width },
    );
    return thinned(all, ({ cohort }) => cohort === null || latest.has(cohort));
  };
  const pooled = pooledOf(cohorts)
    .slice(0, AFTER_MAX + 1)
    .map((rate, after) => ({ ...rate, after }))
    .filter((rate) => rate.after > 0 && rate.value !== null);

  return html`<section><h2>How retention falls with time</h2>
<p>The share of customers who buy in a month so long after their first: all cohorts together with
their 95 % interval, and behind them the single ones.</p>
${await figure(chart(WIDE), chart(NARROW))}
${folded(
  'All cohorts together',
  table(pooled, [
    { head: 'months after', cell: (row) => row.after },
    { head: 'bought', cell: (row) => countText(row.numerator) },
    { head: 'of', cell: (row) => countText(row.denominator) },
    { head: 'retention', cell: (row) => shareText(row.value) },
    {
      head: '95 % interval',
      cell: (row) => intervalText(row.interval?.low ?? null, row.interval?.high ?? null),
    },
  ]),
)}</section>`;
}

async function waiting(steps: readonly SurvivalStep[]): Promise<Html> {
  const chart = (width: number) =>
    survivalSteps(
      { steps: fewer(steps) },
      { width, timeTitle: 'days since the first purchase', survivalTitle: 'not back yet' },
    );
  const end = steps.at(-1)?.time ?? 0;

  return html`<section><h2>How long until the second purchase</h2>
<p>The share of customers who have not bought a second time yet, by days since their first. Those
still waiting count up to the day on which the observation ends (Kaplan-Meier).</p>
${await figure(chart(WIDE), chart(NARROW))}
${folded(
  'Bought again within',
  table(
    WAITS.filter((days) => days <= end),
    [
      { head: 'days', cell: (days) => countText(days) },
      { head: 'bought again', cell: (days) => shareText(boughtBy(steps, days).share) },
      { head: '95 % interval', cell: (days) => boughtBy(steps, days).interval },
      {
        head: 'seen that long',
        cell: (days) => countText(steps.find((step) => step.time >= days)?.atRisk ?? 0),
      },
    ],
  ),
)}</section>`;
}

function boughtBy(steps: readonly SurvivalStep[], days: number) {
  const step = steps.findLast(({ time }) => time <= days);
  if (step === undefined) return { share: 0, interval: NONE };
  const { survival, low, high } = step;
  const interval = low === null || high === null ? NONE : intervalText(1 - high, 1 - low);
  return { share: 1 - survival, interval };
}

/** Steps that can be told apart: with more than 400, those that lower the curve by a pixel. */
function fewer(steps: readonly SurvivalStep[]): readonly SurvivalStep[] {
  if (steps.length <= STEPS_MAX) return steps;
  let kept = 1;
  return steps.filter(({ survival }, at) => {
    const isKept = at === steps.length - 1 || kept - survival > 1 / STEPS_MAX;
    if (isKept) kept = survival;
    return isKept;
  });
}

/** A chart with fewer rows than it was made from. */
function thinned(
  chart: VegaLiteSpec<RetentionCurveRow>,
  isKept: (row: RetentionCurveRow) => boolean,
): VegaLiteSpec<RetentionCurveRow> {
  return { ...chart, data: { values: chart.data.values.filter(isKept) } };
}

function clip(row: CohortRow, columns: number): CohortRow {
  return {
    ...row,
    retained: row.retained.slice(0, columns),
    complete: row.complete.slice(0, columns),
  };
}

async function figure(wide: VegaLiteSpec, narrow: VegaLiteSpec): Promise<Html> {
  return html`<figure><div class="wide">${markup(await svgOf(wide))}</div>
<div class="narrow">${markup(await svgOf(narrow))}</div></figure>`;
}

function folded(summary: string, content: Html): Html {
  return html`<details><summary>${summary}</summary>${content}</details>`;
}

function cut(all: number, shown: number, what: string): Html | null {
  if (shown === all) return null;
  return html`<p class="note">The latest ${countText(shown)} of ${countText(all)} ${what} are shown;
all are in the JSON.</p>`;
}

/** HTML tables: the parts of the report that are tables and nothing else. */
import { type Html, html, markup, table } from './html-text.ts';
import {
  amountText,
  countText,
  decimalText,
  givenShareText,
  moneyText,
  NONE,
  shareText,
} from './number-text.ts';
import type { Comparison, Report, Truth } from './report.ts';

const SKIPPED_MAX = 50;
const MONTHS_MAX = 120;

/** What the simulation knows beside what the report says; nothing for a file. */
export function truthSection({ truth, months }: Report): Html | null {
  if (truth === null) return null;
  return html`<section><h2>The truth beside the estimate</h2>
<p>This shop is simulated (seed ${truth.seed}), so that the truth is known. ${truth.model}</p>
${table(truth.comparisons, [
  { head: 'question', isText: true, cell: (row) => row.question },
  { head: 'truth', cell: (row) => compared(row, row.truth) },
  { head: 'estimate', cell: (row) => compared(row, row.estimate) },
  { head: 'why they may differ', isText: true, cell: (row) => row.note },
])}
<details><summary>Month by month</summary>${trueMonths(truth, months)}</details></section>`;
}

function compared({ isShare }: Comparison, value: number | null): string {
  return isShare ? shareText(value) : countText(value);
}

function trueMonths(truth: Truth, months: Report['months']): Html {
  const counted = new Map(months.map((month) => [month.period, month]));
  return table(truth.months.slice(-MONTHS_MAX), [
    { head: 'month', isText: true, cell: (row) => row.period },
    { head: 'truly still customers', cell: (row) => countText(row.alive) },
    {
      head: 'counted as active',
      cell: (row) => countText(counted.get(row.period)?.activeAtEnd ?? null),
    },
    { head: 'truly left', cell: (row) => countText(row.droppedOut) },
    {
      head: 'counted as lost',
      cell: (row) => countText(counted.get(row.period)?.churned ?? null),
    },
  ]);
}

/** How many customers have each score, and what a score means. */
export function rfmSection({ rfm }: Report): Html | null {
  const { breakpoints, counts } = rfm;
  if (breakpoints === null) return null;
  const rows = [5, 4, 3, 2, 1].map((score) => ({
    score,
    recency: rangeText(breakpoints.recencyDays, 6 - score, decimalText),
    frequency: rangeText(breakpoints.frequency, score, decimalText),
    monetary: rangeText(breakpoints.monetary, score, moneyText),
  }));
  const all = counts.R.reduce((sum, count) => sum + count, 0);
  const bar = (count: number) =>
    html`<span class="bar">${markup(
      `<i style="width:${((count / Math.max(all, 1)) * 5).toFixed(2)}rem"></i>`,
    )}${countText(count)}</span>`;
  const head = 'customers';

  return html`<section><h2>Recency, frequency, money</h2>
<p>Every customer is scored from 1 to 5 three times: by days since the last purchase${
    rfm.asOf === null ? null : ` (as of ${rfm.asOf})`
  }, by number of purchases and by revenue. Equal values get equal scores, so a score may be
empty.</p>
${table(rows, [
  { head: 'score', cell: (row) => row.score },
  { head: 'days since', cell: (row) => row.recency },
  { head, cell: (row) => bar(counts.R[row.score - 1] ?? 0) },
  { head: 'purchases', cell: (row) => row.frequency },
  { head, cell: (row) => bar(counts.F[row.score - 1] ?? 0) },
  { head: 'revenue', cell: (row) => row.monetary },
  { head, cell: (row) => bar(counts.M[row.score - 1] ?? 0) },
])}</section>`;
}

/** The values of one of the five parts that four breakpoints make; each part has its upper end. */
function rangeText(
  breakpoints: readonly number[],
  part: number,
  textOf: (value: number) => string,
): string {
  const above = breakpoints[part - 2];
  const upTo = breakpoints[part - 1];
  if (upTo === undefined) return above === undefined ? NONE : `more than ${textOf(above)}`;
  if (above === undefined) return `up to ${textOf(upTo)}`;
  return above === upTo ? NONE : `${textOf(above)} to ${textOf(upTo)}`;
}

/** Who is overdue by their own rhythm. */
export function lapsingSection({ lapsing }: Report): Html | null {
  if (lapsing.judged === 0) return null;
  return html`<section><h2>Overdue by their own rhythm</h2>
<p>${countText(lapsing.overdue)} of ${countText(lapsing.judged)} customers with at least
${lapsing.purchaseDaysMin} purchase days have not bought for more than
${decimalText(lapsing.factor)} times their own median gap.${
    lapsing.top.length === 0 ? null : ' The most valuable of them:'
  }</p>
${
  lapsing.top.length === 0
    ? null
    : table(lapsing.top, [
        { head: 'customer', isText: true, cell: (row) => row.customer },
        { head: 'days since', cell: (row) => countText(row.gapDays) },
        { head: 'usual gap', cell: (row) => decimalText(row.medianGapDays) },
        { head: 'purchases', cell: (row) => countText(row.purchases) },
        { head: 'revenue', cell: (row) => amountText(row.revenue) },
      ])
}</section>`;
}

/** For which gaps a winback offer would pay; nothing without a margin and a cost. */
export function winbackSection({ worthWinningBack: worth }: Report): Html | null {
  if (worth === null) return null;
  return html`<section><h2>Worth winning back</h2>
<p>With a margin of ${givenShareText(worth.margin)} and a cost of ${amountText(worth.cost)} for each
offer, ${countText(worth.worth)} of ${countText(worth.judged)} customers are worth one.</p>
${table(worth.bands, [
  {
    head: 'days since the last purchase',
    isText: true,
    cell: (row) =>
      row.gapUntilDays === null
        ? `${countText(row.gapFromDays)} or more`
        : `${countText(row.gapFromDays)} to ${countText(row.gapUntilDays - 1)}`,
  },
  { head: 'customers', cell: (row) => countText(row.customers) },
  { head: 'come back', cell: (row) => shareText(row.returnRate) },
  { head: 'later margin', cell: (row) => (row.value === null ? NONE : amountText(row.value)) },
  { head: 'worth it', isText: true, cell: (row) => (row.worth ? 'yes' : 'no') },
  { head: 'why', isText: true, cell: (row) => row.reason },
])}</section>`;
}

/** Rows that could not be read. */
export function skippedSection({ skipped, skippedRows }: Report): Html | null {
  if (skippedRows === 0) return null;
  const shown = skipped.slice(0, SKIPPED_MAX);
  return html`<section><h2>Rows left out</h2>
<p>${countText(skippedRows)} ${skippedRows === 1 ? 'row' : 'rows'} could not be read and
${skippedRows === 1 ? 'is' : 'are'} in no number above.${
    shown.length < skippedRows ? ` The first ${countText(shown.length)}:` : null
  }</p>
${table(shown, [
  { head: 'line', cell: (row) => row.line },
  { head: 'column', isText: true, cell: (row) => row.column ?? NONE },
  { head: 'reason', isText: true, cell: (row) => row.reason },
])}</section>`;
}

/** HTML: the retention report as one page that needs nothing else, not even a script. */
import { charts } from './html-charts.ts';
import { facts } from './html-facts.ts';
import { STYLE } from './html-style.ts';
import {
  lapsingSection,
  rfmSection,
  skippedSection,
  truthSection,
  winbackSection,
} from './html-tables.ts';
import { type Html, html, markup } from './html-text.ts';
import { amountText, countText } from './number-text.ts';
import type { Report } from './report.ts';

/**
 * The report as a page: headline numbers, four charts with their tables, and what was left out.
 *
 * Texts of the caller are escaped. The page forbids itself to load anything. Long spans are
 * thinned, so that ten years of months stay under 500 kB.
 *
 * @param report The report as data.
 * @returns A whole HTML document.
 */
export async function htmlReport(report: Report): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Retention report: ${report.source.name}</title>
<style>${markup(STYLE)}</style>
</head>
<body>
${header(report)}
<main>
${
  report.customers === 0
    ? html`<section><p>There is no purchase to report on.</p></section>`
    : [
        facts(report),
        truthSection(report),
        await charts(report),
        rfmSection(report),
        lapsingSection(report),
        winbackSection(report),
      ]
}
${skippedSection(report)}
</main>
${footer(report)}
</body>
</html>
`;
  return page.html;
}

function header(report: Report): Html {
  const { source, window } = report;
  const read: readonly (readonly [string, string])[] = [
    ['purchases', countText(report.transactions)],
    ['customers', countText(report.customers)],
    ['revenue', amountText(report.revenue)],
    ['refunds', `${countText(report.refunds.count)} (${amountText(report.refunds.amount)})`],
    ['rows skipped', countText(report.skippedRows)],
    ['rows after the end', countText(report.rowsAfterWindow)],
  ];
  const numbers = read.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<header><h1>Retention report</h1>
<p>${source.name}${source.columns === null ? null : columnsText(source.columns)}${
    window === null
      ? null
      : html`<br>${window.from} to ${window.until} (not included), ${window.zone}`
  }</p>
<dl class="read">${numbers}</dl>
</header>`;
}

function columnsText(columns: NonNullable<Report['source']['columns']>): string {
  return ` (columns ${columns.customer}, ${columns.at}, ${columns.amount})`;
}

function footer({ inactiveMonths }: Report): Html {
  const gap = inactiveMonths === 1 ? 'the month before' : `the ${inactiveMonths} months before`;
  return html`<footer><p class="note">A purchase is a row whose amount is positive or 0; a negative
amount is a refund and no activity. New: first purchase ever. Retained: bought, and also in ${gap}.
Came back (resurrected): bought after a longer gap. Intervals of shares are Wilson's at 95 %; the
band of the waiting times is log-log at 95 %. An asterisk or a dashed line marks a month that was
not over when the observation ended.</p></footer>`;
}

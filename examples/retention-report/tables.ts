/** Tables: the report as a person likes to read it in a terminal. */
import { amountText, countText, shareText } from './number-text.ts';
import type { Report } from './report.ts';
import { lapsing, money, scores, waiting, winback } from './tables-customers.ts';
import { cohorts, months } from './tables-months.ts';
import { cut, harmless, heading, type Terminal, table, wrapped } from './terminal.ts';

const SKIPPED_MAX = 10;

/** The whole report as text, ending in a line break. */
export function tables(report: Report, terminal: Terminal): string {
  const parts = [
    summary(report, terminal),
    ...(report.customers === 0
      ? [['\n  There is no purchase to report on.']]
      : [
          truth(report, terminal),
          months(report, terminal),
          cohorts(report, terminal),
          waiting(report, terminal),
          scores(report, terminal),
          money(report, terminal),
          lapsing(report, terminal),
          winback(report, terminal),
        ]),
    skipped(report, terminal),
  ];
  return `${parts.flat().join('\n')}\n`;
}

function summary(report: Report, terminal: Terminal): string[] {
  const { source, window, refunds } = report;
  const name = cut(harmless(source.name), terminal.width - 20);
  const lines = [heading(`Retention report: ${name}`, terminal)];
  if (window !== null) {
    lines.push(`  ${window.from} to ${window.until} (not included), ${window.zone}`, '');
  }
  const facts: (readonly [string, string])[] = [
    ['purchases', countText(report.transactions)],
    ['customers', countText(report.customers)],
    ['revenue', amountText(report.revenue)],
    ['refunds', `${countText(refunds.count)} (${amountText(refunds.amount)})`],
  ];
  if (report.rowsAfterWindow > 0) facts.push(['rows after', countText(report.rowsAfterWindow)]);
  if (report.skippedRows > 0) facts.push(['rows skipped', countText(report.skippedRows)]);
  lines.push(...facts.map(([fact, value]) => `  ${fact.padEnd(14)}${value.padStart(16)}`));
  return lines;
}

function truth({ truth: known }: Report, terminal: Terminal): string[] {
  if (known === null) return [];
  const rows = known.comparisons.map(({ question, truth: is, estimate, isShare }) => {
    const text = isShare ? shareText : countText;
    return [question, text(is), text(estimate)];
  });
  const head = [{ head: '', isText: true }, { head: 'truth' }, { head: 'estimate' }];
  const notes = known.comparisons.map(({ question, note }) => `${question}: ${note}.`);
  return [
    heading('The shop is simulated, so the truth is known', terminal),
    ...wrapped(known.model, terminal.width),
    '',
    ...table(head, rows),
    '',
    ...notes.flatMap((note) => wrapped(note, terminal.width)),
  ];
}

function skipped({ skipped: listed, skippedRows }: Report, terminal: Terminal): string[] {
  if (skippedRows === 0) return [];
  const shown = listed.slice(0, SKIPPED_MAX);
  const rows = shown.map(({ line, column, reason }) => {
    return [String(line), cut(harmless(column ?? ''), 20), reason];
  });
  const head = [{ head: 'line' }, { head: 'column', isText: true }, { head: '', isText: true }];
  const title =
    skippedRows === 1
      ? '1 row could not be read and is in no number'
      : `${countText(skippedRows)} rows could not be read and are in no number`;
  return [
    heading(title, terminal),
    ...(rows.length > 0 ? table(head, rows) : []),
    ...(shown.length < listed.length || skippedRows > listed.length ? ['  …'] : []),
  ];
}

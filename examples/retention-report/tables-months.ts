/** Tables by month: who came, stayed and left, and what became of each month's new customers. */
import { countText, NONE, shareText } from './number-text.ts';
import type { Report } from './report.ts';
import { heading, shaded, type Terminal, table } from './terminal.ts';

const MONTHS_MAX = 24;
const COHORTS_MAX = 18;
const OPEN_MONTH = '  * not over when observation ended: its numbers can still change';

/** One line a calendar month. */
export function months({ months: all, inactiveMonths }: Report, terminal: Terminal): string[] {
  const shown = all.slice(-MONTHS_MAX);
  const lost = inactiveMonths === 1 ? 'a month' : `${inactiveMonths} months`;
  const rows = shown.map((month) => [
    `${month.period}${month.complete ? '' : ' *'}`,
    ...[month.active, month.new, month.retained, month.resurrected].map(countText),
    ...[month.churned, month.activeAtEnd].map(countText),
    shareText(month.churnRate),
  ]);
  const heads = ['active', 'new', 'retained', 'came back', 'lost', 'at end', 'churn'];
  return [
    heading(`Customers by month; lost after ${lost} without a purchase`, terminal),
    ...table([{ head: 'month', isText: true }, ...heads.map((head) => ({ head }))], rows),
    ...leftOut(all.length - shown.length, 'earlier months'),
    ...(shown.some((month) => !month.complete) ? [OPEN_MONTH] : []),
  ];
}

function leftOut(count: number, what: string): string[] {
  return count > 0 ? [`  … and ${countText(count)} ${what}: see --json and --html`] : [];
}

/** Cohorts as rows, months since the first purchase as columns, the better the darker. */
export function cohorts(report: Report, terminal: Terminal): string[] {
  const shown = report.cohorts.slice(-COHORTS_MAX);
  const most = Math.max(...shown.map((cohort) => cohort.retained.length)) - 1;
  const after = Math.min(most, Math.floor((terminal.width - 20) / 6));
  if (after < 1) return [];
  const shares = shown.map(({ size, retained }) =>
    retained.slice(1, after + 1).map((count) => count / size),
  );
  const pooled = report.pooledRetention.slice(1, after + 1);
  const best = Math.max(0, ...shares.flat());
  const rows = shown.map(({ cohort, size, complete }, row) => [
    cohort,
    countText(size),
    ...shares[row]!.map((share, index) => `${percent(share)}${complete[index + 1] ? ' ' : '*'}`),
  ]);
  rows.push([
    'all',
    '',
    ...pooled.map((share) => (share === null ? `${NONE} ` : `${percent(share)} `)),
  ]);
  const heads = Array.from({ length: after }, (_, index) => ({ head: `+${index + 1} ` }));
  const paint = (cell: string, row: number, column: number) => {
    const share = shares[row]?.[column - 2];
    return share === undefined || best === 0 ? cell : shaded(cell, share / best, terminal);
  };
  return [
    heading('Of 100 new customers, how many bought again so many months later', terminal),
    ...table([{ head: 'first', isText: true }, { head: 'new' }, ...heads], rows, paint),
    ...leftOut(report.cohorts.length - shown.length, 'earlier cohorts'),
    ...(after < most ? leftOut(most - after, 'later columns') : []),
    ...(shown.some(({ complete }) => complete.includes(false)) ? [OPEN_MONTH] : []),
  ];
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

/**
 * Draws docs/picture.svg, the picture of the README: everybody at once on the left, from real data,
 * and one customer at a time on the right.
 *
 * The left reads cdnow_full.csv from the folder that EVERBOND_DATA names; only counts of its
 * cohorts reach the picture. The right is a drawing, not a result.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { svgOf } from '../examples/retention-report/svg.ts';
import { cohortGrid } from '../src/analytics/charts/cohort-grid.ts';
import { retentionCurve } from '../src/analytics/charts/retention-curve.ts';
import {
  type CohortRetention,
  cohortRetention,
} from '../src/analytics/metrics/cohort-retention.ts';
import { pooledRetention } from '../src/analytics/metrics/pooled-retention.ts';
import { transactionLog } from '../src/analytics/transactions/rows-to-log.ts';
import { root } from './entries.ts';
import { lifeline } from './picture-lifeline.ts';

const COLUMNS = 10;
const PANEL = { width: 410, top: 84 };

/** The picture, from the folder that holds cdnow_full.csv. */
export async function picture(folder: string): Promise<string> {
  const retention = cohortsOf(readFileSync(join(folder, 'cdnow_full.csv'), 'utf8'));
  const again = Math.round((pooledRetention(retention.cohorts)[1]?.value ?? 0) * 100);
  const shown = {
    period: retention.period,
    cohorts: retention.cohorts.map((cohort) => ({
      ...cohort,
      retained: cohort.retained.slice(0, COLUMNS + 1),
      complete: cohort.complete.slice(0, COLUMNS + 1),
    })),
  };
  const grid = await svgOf(cohortGrid(shown, { width: PANEL.width, height: 140 }));
  const curve = await svgOf(retentionCurve(shown, { width: PANEL.width, height: 190 }));

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 452" width="900" height="452" \
font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" role="img">
<title>Left: how many customers buy again, grid and curve. Right: one customer's year.</title>
<rect x="0.5" y="0.5" width="899" height="451" rx="14" fill="#ffffff" stroke="#d5dbe2"/>
<path d="M450 28V424" stroke="#e3e8ee"/>
<g fill="#1c2733" font-size="17" font-weight="600">
<text x="28" y="42">Everybody at once</text>
<text x="478" y="42">One customer at a time</text>
</g>
<g fill="#5b6673" font-size="12.5">
<text x="28" y="64">Of 100 customers, ${again} buy again in the month after their first.</text>
<text x="478" y="64">Stage, purchases, a complaint and points, kept as events.</text>
</g>
<g color="#5b6673">
${placed(grid, 20, PANEL.top)}
${placed(curve, 20, PANEL.top + 146)}
<text x="28" y="436" font-size="10" fill="currentColor">Data: CDNOW, first purchases January to \
March 1997 (Fader and Hardie)</text>
</g>
${lifeline()}
</svg>
`;
}

/** Cohorts by month of the first purchase, until the end of the data. */
function cohortsOf(csv: string): CohortRetention {
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([customer = '', date = '', , amount = '']) => ({ customer, date, amount }));
  const log = transactionLog(rows, {
    customer: 'customer',
    at: 'date',
    amount: 'amount',
    zone: 'UTC',
  });
  const window = { from: '1997-01-01', until: '1998-07-01', zone: 'UTC' };
  return cohortRetention(log, { window, period: 'month' });
}

function placed(svg: string, x: number, y: number): string {
  return svg
    .replace('<svg role="img"', `<svg x="${x}" y="${y}"`)
    .replace(/<title>.*?<\/title>/, '');
}

if (import.meta.main) {
  const folder = process.env['EVERBOND_DATA'];
  if (folder === undefined) throw new Error('EVERBOND_DATA must name the folder of cdnow_full.csv');
  const path = join(root, 'docs/picture.svg');
  writeFileSync(path, await picture(folder));
  console.log(path);
}

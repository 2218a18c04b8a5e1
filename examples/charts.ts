/** Makes the four charts of a small shop, draws one as SVG, and prints what each consists of. */
import {
  cohortGrid,
  cohortGridSeries,
  movementBars,
  retentionCurve,
  survivalSteps,
} from 'everbond/charts';
import { activity, cohortRetention, timeToSecondPurchase } from 'everbond/metrics';
import { summarise, transactionLog } from 'everbond/transactions';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

const rows = [
  { id: 'ada', paid: '2026-01-05T09:00Z', cents: 2000 },
  { id: 'bob', paid: '2026-01-20T09:00Z', cents: 1050 },
  { id: 'ada', paid: '2026-02-05T09:00Z', cents: 3000 },
  { id: 'cy', paid: '2026-02-10T09:00Z', cents: 500 },
  { id: 'bob', paid: '2026-03-15T09:00Z', cents: 4000 },
  { id: 'ada', paid: '2026-03-31T09:00Z', cents: 1200 },
];
const log = transactionLog(rows, { customer: 'id', at: 'paid', minor: 'cents', currency: 'EUR' });
const window = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' };
const cohorts = cohortRetention(log, { window, period: 'month' });

const charts = {
  movementBars: movementBars(activity(log, { window, period: 'month' })),
  cohortGrid: cohortGrid(cohorts),
  retentionCurve: retentionCurve(cohorts),
  survivalSteps: survivalSteps(timeToSecondPurchase(summarise(log, { window }))),
};

for (const [name, chart] of Object.entries(charts)) {
  console.log(`${name}: ${chart.data.values.length} rows. ${chart.description}`);
}
for (const { cohort, after, rate } of cohortGridSeries(cohorts)) {
  console.log(`${cohort} + ${after}: ${Math.round(rate * 100)} %`);
}

const { spec } = compile(charts.cohortGrid as object as TopLevelSpec);
const svg = await new vega.View(vega.parse(spec), { renderer: 'none' }).toSVG();
console.log(`cohortGrid as SVG: ${svg.length} characters`);

/** Makes charts of a small shop, draws one as SVG, and prints what each consists of. */
import {
  cohortGrid,
  cohortGridSeries,
  concentrationCurve,
  estimateDots,
  estimateLines,
  movementBars,
  retentionCurve,
  revenueBars,
  scoreGrid,
  shareBars,
  survivalGroups,
  survivalSteps,
} from 'everbond/charts';
import {
  activity,
  cohortRetention,
  groupLog,
  netPromoterScore,
  recurringRevenueRates,
  repeatRate,
  rfm,
  timeToSecondPurchase,
} from 'everbond/metrics';
import { recurringMovements, subscriptionLog } from 'everbond/subscriptions';
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

const summaries = summarise(log, { window });

// Bob came through the shop, the others through the web.
const groups = groupLog(log, (customer) => (customer === 'bob' ? 'shop' : 'web')).map((group) => {
  return { label: String(group.value), summaries: summarise(group.log, { window }) };
});

const contracts = [
  { id: 'ada', from: '2025-06-01', to: null, cents: 5000 },
  { id: 'bob', from: '2025-06-01', to: '2026-02-10', cents: 5000 },
  { id: 'cy', from: '2026-02-20', to: null, cents: 2500 },
];
const subscriptions = subscriptionLog(contracts, {
  customer: 'id',
  start: 'from',
  end: 'to',
  minor: 'cents',
  currency: 'EUR',
  zone: 'Europe/Paris',
  observedUntil: '2026-04-01',
});
const movements = recurringMovements(subscriptions, { window, period: 'month' });
const kept = recurringRevenueRates(movements).map(({ period, netRetention, complete }) => {
  return { at: period, ...netRetention, complete };
});
const { detractors, passives, promoters } = netPromoterScore([10, 9, 8, 3]);

const charts = {
  movementBars: movementBars(activity(log, { window, period: 'month' })),
  cohortGrid: cohortGrid(cohorts),
  retentionCurve: retentionCurve(cohorts),
  survivalSteps: survivalSteps(timeToSecondPurchase(summaries)),
  survivalGroups: survivalGroups(
    groups.map(({ label, summaries: own }) => ({ label, ...timeToSecondPurchase(own) })),
  ),
  scoreGrid: scoreGrid(rfm(summaries)),
  concentrationCurve: concentrationCurve(summaries),
  revenueBars: revenueBars(movements),
  estimateLines: estimateLines([{ label: 'net retention', points: kept }], {
    unit: 'share',
    valueTitle: 'of opening revenue',
    reference: 1,
  }),
  estimateDots: estimateDots(
    groups.map(({ label, summaries: own }) => ({ label, ...repeatRate(own, { days: 45 }) })),
    { unit: 'share' },
  ),
  shareBars: shareBars([{ label: 'June', values: { detractors, passives, promoters } }]),
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

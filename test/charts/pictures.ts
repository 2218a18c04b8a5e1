/** A picture of every metric, made as docs/charts.md says, from one small shop. */
import {
  type Bar,
  cohortGrid,
  concentrationCurve,
  countBars,
  type Estimate,
  type EstimatePoint,
  estimateDots,
  estimateLines,
  hazardSteps,
  movementBars,
  retentionCurve,
  scoreGrid,
  shareBars,
  survivalGroups,
  survivalSteps,
  type VegaLiteSpec,
} from '../../src/analytics/charts/index.ts';
import * as metrics from '../../src/analytics/metrics/index.ts';
import { recurringMovements, subscriptionLog } from '../../src/analytics/subscriptions/index.ts';
import { itemLog, summarise, transactionLog } from '../../src/analytics/transactions/index.ts';
import { createCalendar } from '../../src/time/calendar.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2025, 0, 3, 9);
const window = { from: '2025-01-01', until: '2026-01-01', zone: 'UTC' };
const autumn = { from: '2025-09-01', until: '2026-01-01', zone: 'UTC' };
const month = { window, period: 'month' } as const;

/** Customer n comes back every 20 + 7n days, from day 5n on; every third one stops in June. */
const rows = Array.from({ length: 24 }, (_, customer) => {
  const last = customer % 3 === 2 ? 170 : 362;
  const visits = Math.ceil((last - 5 * customer) / (20 + 7 * customer));
  return Array.from({ length: visits }, (_unused, visit) => ({
    order: `${customer}-${visit}`,
    customer,
    item: visit % 2 === 0 ? 'pot' : 'tea',
    at: new Date(START_MS + DAY_MS * (5 * customer + (20 + 7 * customer) * visit)),
    minor: 500 * (1 + (customer % 7)) + 10 * visit,
  }));
}).flat();
const items = rows.flatMap((row) =>
  row.customer % 2 === 0 ? [row, { ...row, item: 'cup' }] : row,
);

const log = transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' });
const baskets = itemLog(items, {
  order: 'order',
  customer: 'customer',
  item: 'item',
  at: 'at',
  minor: 'minor',
});
const summaries = summarise(log, { window });
const days = metrics.purchaseDays(log, { window });
const autumnDays = metrics.purchaseDays(log, { window: autumn });
const groups = metrics.groupLog(log, (customer) => (Number(customer) % 2 === 0 ? 'web' : 'shop'));
const contracts = subscriptionLog(
  Array.from({ length: 12 }, (_, customer) => [
    { id: customer, from: '2025-01-01', to: '2025-01-15', cents: 0 },
    { id: customer, from: '2025-01-15', to: `2025-${customer < 6 ? '06' : '11'}-15`, cents: 2000 },
    ...(customer % 2 === 0
      ? [{ id: customer, from: '2025-06-15', to: '2026-06-15', cents: 2500 }]
      : []),
  ]).flat(),
  {
    customer: 'id',
    start: 'from',
    end: 'to',
    minor: 'cents',
    zone: 'UTC',
    observedUntil: '2026-01-01',
  },
);

const observed = { observedUntil: '2026-01-01T00:00Z' };
const complaints = Array.from({ length: 12 }, (_, number) => ({
  customer: number % 5,
  cause: number % 2 === 0 ? 'late' : 'broken',
  contacts: 1 + (number % 3),
  costMinor: 500 * number,
  receivedAt: START_MS + 9 * DAY_MS * number,
  closedAt: START_MS + 9 * DAY_MS * number + (2 + number) * DAY_MS,
}));

const cohorts = metrics.cohortRetention(log, month);
const durations = { durations: [7, 31, 54, 64, 80], observed: [true, true, true, false, true] };
const others = { durations: [12, 40, 90, 90, 95], observed: [true, true, false, false, true] };
const [web, shop] = [metrics.kaplanMeier(durations), metrics.kaplanMeier(others)];
const next = metrics.timeToNextPurchase(days);
const rates = metrics.retentionRates(days, { activeDays: 60, period: 'month' });
const [half, third] = [metrics.proportion(40, 80), metrics.proportion(30, 90)];

type Picture = () => VegaLiteSpec;

const dots = (estimates: readonly Estimate[], reference?: number) => ({
  estimateDots: () => estimateDots(estimates, reference === undefined ? {} : { reference }),
});
const rate = (value: Omit<Estimate, 'label'>) => dots([{ label: 'all', ...value }]);
const lines = (points: readonly EstimatePoint[]) => ({
  estimateLines: () => estimateLines([{ label: 'all', points }], { unit: 'share' }),
});
const counts = (bars: readonly Bar[]) => ({ countBars: () => countBars(bars) });
const tally = (values: Iterable<number>) =>
  barsOf(
    [...values]
      .map(Math.floor)
      .toSorted((one, other) => one - other)
      .map(String),
  );
const cohortPictures = {
  cohortGrid: () => cohortGrid(cohorts),
  retentionCurve: () => retentionCurve(cohorts),
};
const steps = (curve: metrics.KaplanMeier) => ({
  survivalSteps: () => survivalSteps(curve),
  survivalGroups: () => survivalGroups([{ label: 'all', steps: curve.steps }]),
});
const pointing = (time: number | null, label: string) => ({
  survivalSteps: () => survivalSteps(next, { marks: time === null ? [] : [{ time, label }] }),
});
const movements = { movementBars: () => movementBars(metrics.activity(log, month)) };

/** A metric to the charts that draw it. */
export const drawn: Readonly<Record<string, Readonly<Record<string, Picture>>>> = {
  activity: movements,
  activityOf: movements,
  cohortRetention: cohortPictures,
  cohortRetentionOf: cohortPictures,
  cohortReturns: {
    cohortGrid: () => {
      const returns = metrics.cohortReturns(log, month);
      const drawnAs = returns.cohorts.map((cohort) => ({ ...cohort, retained: cohort.on }));
      return cohortGrid({ period: returns.period, cohorts: drawnAs });
    },
  },
  pooledRetention: {
    estimateLines: () =>
      estimateLines(
        groups.map(({ value, log: own }) => ({
          label: String(value),
          points: metrics
            .pooledRetention(metrics.cohortRetention(own, month).cohorts)
            .map((pooled, at) => ({ at, ...pooled })),
        })),
      ),
  },
  returnCurve: lines(
    metrics
      .returnCurve(metrics.cohortReturns(log, month).cohorts)
      .map((returned, at) => ({ at, ...returned })),
  ),
  elapsedReturns: lines(
    metrics
      .elapsedReturns(log, {
        window,
        brackets: [
          { fromDays: 1, untilDays: 31 },
          { fromDays: 31, untilDays: 61 },
        ],
      })
      .brackets.map(({ fromDays, untilDays, on }) => ({ at: `${fromDays}-${untilDays}`, ...on })),
  ),
  retentionRates: lines(
    rates.rows.map(({ period: at, retention, complete }) => ({ at, ...retention, complete })),
  ),
  stickiness: lines(
    metrics
      .stickiness(days, { period: 'month' })
      .rows.map(({ period: at, value, interval, complete }) => ({ at, value, interval, complete })),
  ),
  recurringRevenueRates: lines(
    metrics
      .recurringRevenueRates(recurringMovements(contracts, month))
      .map(({ period: at, netRetention, complete }) => ({ at, ...netRetention, complete })),
  ),
  netPromoterScore: {
    shareBars: () => {
      const { detractors, passives, promoters } = metrics.netPromoterScore([10, 9, 8, 3]);
      return shareBars([{ label: 'June', values: { detractors, passives, promoters } }]);
    },
    ...lines(
      [
        [10, 9, 3],
        [8, 9, 10],
      ].map((answers, index) => {
        const { score, interval } = metrics.netPromoterScore(answers);
        return { at: `2025-0${index + 1}`, value: score, interval };
      }),
    ),
  },
  churnSplit: {
    shareBars: () => {
      const kindOf = (customer: unknown) => (customer === 1 ? 'voluntary' : null);
      const split = metrics.churnSplit([1, 2, 3], { atStart: 24, kindOf });
      const values = { voluntary: split.voluntary.numerator, unknown: split.unknown.numerator };
      return shareBars([{ label: 'June', values }]);
    },
  },
  changesSince: {
    shareBars: () => {
      const { before, now } = changes();
      return shareBars([
        { label: 'before', values: { ...before } },
        { label: 'now', values: { ...now } },
      ]);
    },
    countBars: () => {
      const { wonBack, becameLost } = changes();
      const values = { 'won back': wonBack.length, lost: -becameLost.length };
      return countBars([{ label: 'since October', values }]);
    },
  },
  lapses: {
    countBars: () => {
      const { events } = metrics.lapses(days, { lapseDays: 60 });
      return countBars(barsOf(events.map(({ date }) => date.slice(0, 7))));
    },
  },
  overdue: counts(tally(metrics.overdue(days).ratio)),
  seasonalRecency: counts(tally(metrics.seasonalRecency(autumnDays).seasonsSince)),
  renewalCalendar: counts(
    metrics.renewalCalendar(contracts, month).rows.map(({ period, renewed, contracts: all }) => {
      return { label: period, values: { renewed, open: all - renewed } };
    }),
  ),
  kaplanMeier: steps(web),
  timeToSecondPurchase: steps(metrics.timeToSecondPurchase(summaries)),
  timeToNextPurchase: steps(next),
  lapseThreshold: pointing(metrics.lapseThreshold(next, { share: 0.5 }).days, 'lapsed from here'),
  survivalQuantile: pointing(metrics.survivalQuantile(next, 0.5).time, 'half are back'),
  logRank: {
    survivalGroups: () => {
      const { pValue } = metrics.logRank([durations, others]);
      const curves = [
        { label: 'web', steps: web.steps },
        { label: 'shop', steps: shop.steps },
      ];
      return survivalGroups(curves, { title: `Web and shop, p = ${pValue?.toFixed(2)}` });
    },
  },
  nelsonAalen: { hazardSteps: () => hazardSteps(metrics.nelsonAalen(durations)) },
  restrictedMean: dots(
    [web, shop].map((curve, index) => {
      const { mean, interval } = metrics.restrictedMean(curve, { until: 60 });
      return { label: index === 0 ? 'web' : 'shop', value: mean, interval };
    }),
  ),
  rfm: { scoreGrid: () => scoreGrid(metrics.rfm(summaries), { revenueOf: summaries }) },
  rfmSegments: dots(
    metrics
      .rfmSegments(metrics.rfm(summaries), summaries)
      .rows.map(({ name, revenue }) => ({ label: name, ...revenue })),
  ),
  revenueShare: { concentrationCurve: () => concentrationCurve(summaries, { top: 0.2 }) },
  proportion: rate(half),
  repeatRate: rate(metrics.repeatRate(summaries)),
  oneAndDone: rate(metrics.oneAndDone(summaries)),
  retentionRate: rate(metrics.retentionRate(autumnDays, { activeDays: 60 }).retention),
  renewalRate: rate(metrics.renewalRate(contracts, { window })),
  trialConversion: rate(metrics.trialConversion(contracts, { window, withinDays: 30 })),
  customerSatisfaction: rate(metrics.customerSatisfaction([5, 4, 2])),
  customerEffort: rate(metrics.customerEffort([7, 5, 2])),
  compoundedChurn: rate(metrics.compoundedChurn(third, 12)),
  recurringRevenueByVendor: dots(
    (['chartmogul', 'baremetrics'] as const).flatMap((vendor) => {
      const asked = { vendor, zone: 'UTC', until: '2025-07-01' };
      const { grossChurn } = metrics.recurringRevenueByVendor(contracts, asked);
      return grossChurn === null ? [] : [{ label: vendor, ...grossChurn }];
    }),
  ),
  compareProportions: dots([difference()], 0),
  lift: dots([ratio()], 1),
  winbackBands: dots(
    metrics
      .winbackBands(log, {
        window,
        margin: 0.5,
        costMinor: 100,
        horizonDays: 60,
        minGaps: 1,
        minReturns: 1,
      })
      .bands.map(({ gapFromDays, expectedMinor, expectedInterval }) => {
        return { label: `${gapFromDays}`, value: expectedMinor, interval: expectedInterval };
      }),
    100,
  ),
  coPurchase: dots(
    metrics.coPurchase(baskets, { window, minOrders: 1 }).pairs.map((pair) => {
      const label = `${pair.first} and ${pair.second}`;
      return { label, value: pair.lift, interval: pair.liftInterval };
    }),
    1,
  ),
  nextItems: dots(
    metrics
      .nextItems(baskets, { window, item: 'pot', relation: 'after', withinDays: 60, minOrders: 1 })
      .next.map(({ item, share }) => ({ label: String(item), ...share })),
  ),
  bundleReturns: dots(
    metrics
      .bundleReturns(baskets, {
        window,
        bundles: [{ name: 'afternoon', items: ['pot', 'cup'] }],
        unitCostOf: () => 300,
      })
      .bundles.map(({ bundle, returnRate }) => ({ label: bundle, ...returnRate })),
    0,
  ),
  walletShare: rate(
    metrics.walletShare(log, { window, walletOf: () => ({ minor: 100_000, basis: 'stated' }) })
      .share,
  ),
  valueGap: dots(gaps(), 0),
  complaintTimes: steps(
    metrics.kaplanMeier(metrics.complaintTimes(complaints, { ...observed, until: 'settled' })),
  ),
  complaintBuckets: {
    shareBars: () => {
      const desk = createCalendar({
        id: 'desk',
        zone: 'UTC',
        versions: [{ from: null, hours: [{ weekday: 'monday', opens: '09:00', closes: '17:00' }] }],
        holidays: [],
        workingDaysAs: null,
      });
      const week = { kind: 'calendar-days', days: 7, lastDate: 'any-date' } as const;
      const buckets = [{ label: 'a week', within: week }];
      const counted = metrics.complaintBuckets(complaints, {
        ...observed,
        calendar: desk,
        buckets,
      });
      const values = counted.rows.map(({ label, closed }) => [label, closed.numerator] as const);
      const later = counted.later.numerator;
      return shareBars([{ label: 'June', values: { ...Object.fromEntries(values), later } }]);
    },
  },
  upheldShare: {
    shareBars: () => {
      const { allegations } = metrics.upheldShare([{ findings: ['upheld', 'not-upheld'] }]);
      return shareBars([{ label: 'June', values: { ...allegations } }]);
    },
  },
  withinTarget: rate(
    metrics.withinTarget([
      { state: 'met', dueAt: null },
      { state: 'missed', dueAt: null },
    ]),
  ),
  complaintReopening: rate(metrics.complaintReopening(complaints, { ...observed, withinDays: 30 })),
  secondContacts: rate(metrics.secondContacts(complaints, observed)),
  complaintRecurrence: dots(
    metrics
      .complaintRecurrence(complaints, { ...observed, withinDays: 30 })
      .rows.map(({ cause, recurred }) => ({ label: cause, ...recurred })),
  ),
  complainantRetention: dots(
    Object.entries(complainants()).map(([label, kept]) => ({ label, ...kept })),
  ),
  complaintCosts: dots(
    [metrics.complaintCosts(complaints, observed)].map(({ medianMinor }) => {
      return { label: 'median', value: medianMinor, interval: null };
    }),
  ),
  accountHealth: dots(
    metrics
      .accountHealth([{ name: 'use', score: 0.8, weight: 2 }])
      .terms.map(({ name, contribution }) => ({
        label: name,
        value: contribution,
        interval: null,
      })),
  ),
};

function complainants() {
  const retention = metrics.complainantRetention([
    { complained: true, satisfied: true, stayed: true },
    { complained: false, satisfied: null, stayed: false },
  ]);
  return { satisfied: retention.satisfied, others: retention.others };
}

function changes() {
  return metrics.changesSince(days, { since: '2025-10-01', lapsingDays: 60, lostDays: 120 });
}

function difference(): Estimate {
  const { difference: value, interval } = metrics.compareProportions(half, third);
  return { label: 'web less shop', value, interval };
}

function ratio(): Estimate {
  const { ratio: value, ratioInterval: interval } = metrics.lift(half, third);
  return { label: 'treated over control', value, interval };
}

function gaps(): readonly Estimate[] {
  const { customers, gapsMinor } = metrics.valueGap([
    { customer: 'ada', actualMinor: 6200, potentialMinor: 8000 },
    { customer: 'bob', actualMinor: 1000, potentialMinor: 900 },
  ]);
  return customers.map((customer, index) => {
    return { label: String(customer), value: gapsMinor[index] ?? null, interval: null };
  });
}

/** One bar a label, as high as often it comes. */
function barsOf(labels: readonly string[]): readonly Bar[] {
  return [...new Set(labels)].map((label) => {
    return { label, values: { customers: labels.filter((other) => other === label).length } };
  });
}

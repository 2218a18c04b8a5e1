/** Reports to try the page with: none is computed from rows, each is written down or made up. */
import type { CohortRow, MonthRow, Report } from '../../examples/retention-report/report.ts';

/** A file without a readable row. */
export const emptyReport: Report = {
  source: {
    kind: 'file',
    name: 'empty.csv',
    columns: { customer: 'customer', at: 'paid_at', amount: 'total' },
    scale: 2,
  },
  window: null,
  transactions: 0,
  refunds: { count: 0, amount: '0.00' },
  revenue: '0.00',
  customers: 0,
  skipped: [],
  skippedRows: 0,
  rowsAfterWindow: 0,
  inactiveMonths: 1,
  months: [],
  cohorts: [],
  pooledRetention: [],
  repeatRate: { days: 90, repeated: 0, observed: 0, rate: null, interval: null },
  rfm: {
    rule: 'type7',
    asOf: null,
    breakpoints: null,
    counts: { R: [0, 0, 0, 0, 0], F: [0, 0, 0, 0, 0], M: [0, 0, 0, 0, 0] },
  },
  timeToSecondPurchase: [],
  medianDaysToSecondPurchase: null,
  share: { top: 0.2, customers: 0, ofRevenue: null },
  lapsing: { factor: 2, purchaseDaysMin: 3, judged: 0, overdue: 0, rate: null, top: [] },
  worthWinningBack: null,
  truth: null,
};

/** A shop of so many months, with every part of the report filled; the last month is not over. */
export function longReport(months: number, name = 'shop.csv'): Report {
  const periods = Array.from({ length: months }, (_, index) => label(index));
  return {
    ...emptyReport,
    source: { ...emptyReport.source, name },
    window: { from: '2016-01-01', until: `${label(months - 1)}-15`, zone: 'Europe/Paris' },
    transactions: months * 2345,
    refunds: { count: 12, amount: '-1234.50' },
    revenue: '12345678.90',
    customers: months * 800,
    skipped: Array.from({ length: 300 }, (_, index) => ({
      line: index + 2,
      column: index === 0 ? '<script>alert(1)</script>' : 'total',
      reason: 'must be decimal text',
    })),
    skippedRows: 1234,
    months: periods.map((period, index) => monthRow(period, index, index < months - 1)),
    cohorts: periods.map((period, index) => cohortRow(period, index, months)),
    repeatRate: {
      days: 90,
      repeated: 4321,
      observed: 15_432,
      rate: 4321 / 15_432,
      interval: { low: 0.272978, high: 0.287141 },
    },
    rfm: {
      rule: 'type7',
      asOf: `${label(months - 1)}-15`,
      breakpoints: {
        recencyDays: [30.4, 91, 200.6, 400],
        frequency: [1, 1, 2, 4],
        monetary: [14.99, 29.98, 66.4, 1234.5678],
      },
      counts: {
        R: [4800, 4790, 4810, 4795, 4805],
        F: [11_900, 0, 4080, 3660, 4360],
        M: [4801, 4799, 4800, 4800, 4800],
      },
    },
    timeToSecondPurchase: Array.from({ length: months * 28 }, (_, day) => {
      const survival = 0.4 + 0.6 * Math.exp(-day / 300);
      const half = 0.00001 * day;
      return {
        time: day + 1,
        atRisk: 10_000 - day,
        events: 1,
        censored: 0,
        survival,
        low: survival - half,
        high: survival + half,
      };
    }),
    medianDaysToSecondPurchase: 538,
    share: { top: 0.2, customers: 19_200, ofRevenue: 0.6789 },
    lapsing: {
      factor: 2,
      purchaseDaysMin: 3,
      judged: 5000,
      overdue: 1200,
      rate: 0.24,
      top: Array.from({ length: 20 }, (_, index) => ({
        customer: index === 0 ? '<script>alert("ada")</script>' : `customer ${index}`,
        gapDays: 400 - index,
        medianGapDays: 30.5,
        purchases: 12,
        revenue: '1234.50',
      })),
    },
    worthWinningBack: {
      margin: 0.3,
      cost: '5.00',
      judged: 9000,
      worth: 2500,
      bands: [
        {
          gapFromDays: 30,
          gapUntilDays: 90,
          customers: 2500,
          returnRate: 0.31,
          value: '21.40',
          worth: true,
          reason: 'Expected margin 6.63 is above the cost.',
        },
        {
          gapFromDays: 90,
          gapUntilDays: null,
          customers: 6500,
          returnRate: 0.04,
          value: null,
          worth: false,
          reason: 'Too few returned to say.',
        },
      ],
    },
    truth: {
      seed: 7,
      model: 'Each customer buys at a rate of their own and may leave after any purchase.',
      comparisons: [
        {
          question: 'Share of customers who have not left',
          truth: 0.412,
          estimate: 0.398,
          isShare: true,
          note: 'Who leaves says nothing; the estimate sees only the silence.',
        },
      ],
      months: periods.map((period, index) => ({ period, alive: 700 + index, droppedOut: 40 })),
    },
  };
}

function label(index: number): string {
  return `${2016 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function monthRow(period: string, index: number, complete: boolean): MonthRow {
  const season = Math.round(120 * Math.sin(index / 2));
  const retained = Math.min(300 + 12 * index, 900) + (index === 0 ? -300 : season);
  const [fresh, resurrected, churned] = [800 + season, index === 0 ? 0 : 90, index === 0 ? 0 : 610];
  return {
    period,
    active: fresh + retained + resurrected,
    new: fresh,
    retained,
    resurrected,
    churned,
    activeAtEnd: fresh + retained + resurrected,
    churnRate: index === 0 ? null : 0.4321,
    retentionRate: index === 0 ? null : 0.5679,
    complete,
  };
}

function cohortRow(cohort: string, index: number, months: number): CohortRow {
  const size = 800 + Math.round(120 * Math.sin(index / 2));
  const length = months - index;
  const retained = Array.from({ length }, (_, after) =>
    after === 0 ? size : Math.round(size * (0.08 + 0.2 / after + 0.02 * Math.sin(index + after))),
  );
  return {
    cohort,
    size,
    retained,
    unbounded: retained,
    revenue: retained.map((count) => `${count * 20}.00`),
    complete: retained.map((_, after) => after < length - 1),
  };
}

/** The worked example of twelve purchases, as far as charts draw it: counted by hand. */
import type { CustomerSummaries } from '../../src/analytics/transactions/customer-summaries.ts';

/** Four months; April is not over. */
export const months = [
  month('2026-01', { new: 2, retained: 0, resurrected: 0, churned: 0, activeAtEnd: 2 }),
  month('2026-02', { new: 1, retained: 1, resurrected: 0, churned: 1, activeAtEnd: 2 }),
  month('2026-03', { new: 1, retained: 1, resurrected: 1, churned: 1, activeAtEnd: 3 }),
  {
    ...month('2026-04', { new: 1, retained: 1, resurrected: 0, churned: 2, activeAtEnd: 2 }),
    complete: false,
  },
];

/** One cohort a month. */
export const cohorts = [
  { cohort: '2026-01', size: 2, retained: [2, 1, 2, 1], complete: [true, true, true, false] },
  { cohort: '2026-02', size: 1, retained: [1, 0, 0], complete: [true, true, false] },
  { cohort: '2026-03', size: 1, retained: [1, 0], complete: [true, false] },
  { cohort: '2026-04', size: 1, retained: [1], complete: [false] },
];

/** Days from the first to the second purchase: 7, 31 and 54; still waiting at 5 and at 64. */
export const steps = [
  { time: 5, survival: 1, low: 1, high: 1 },
  { time: 7, survival: 0.75, low: 0.1279469175951458, high: 0.9605486422850784 },
  { time: 31, survival: 0.5, low: 0.05784708299514453, high: 0.844861281190374 },
  { time: 54, survival: 0.25, low: 0.008947824416603155, high: 0.6653253427888655 },
  { time: 64, survival: 0.25, low: 0.008947824416603155, high: 0.6653253427888655 },
];

/** What five customers bought in all, in cents: ada most and last, eve once and long ago. */
export const summaries: CustomerSummaries = {
  window: { from: '2026-01-01', until: '2026-04-20', zone: 'UTC' },
  customers: ['ada', 'bob', 'cy', 'dee', 'eve'],
  purchases: Uint32Array.of(5, 3, 1, 2, 1),
  firstAt: new Float64Array(5),
  lastAt: new Float64Array(5),
  firstDay: new Int32Array(5),
  secondDay: new Int32Array(5),
  lastDay: new Int32Array(5),
  revenueMinor: Float64Array.of(6000, 2000, 500, 1000, 500),
  refundMinor: new Float64Array(5),
  totals: {
    purchasers: 5,
    purchases: 12,
    revenueMinor: 10_000,
    refunds: 0,
    refundMinor: 0,
    rowsAfter: 0,
    zeroRows: 0,
  },
  currency: 'EUR',
  scale: 2,
};

/** Scores of the same five. */
export const twelve = {
  asOf: '2026-04-20',
  customers: Uint32Array.of(0, 1, 2, 3, 4),
  scores: {
    R: Uint8Array.of(5, 5, 3, 5, 1),
    F: Uint8Array.of(5, 4, 1, 4, 1),
    M: Uint8Array.of(5, 4, 1, 3, 1),
  },
};

/** Recurring revenue of two months; February is not over. */
export const movements = {
  period: 'month',
  currency: 'EUR',
  scale: 2,
  rows: [revenueOf('2026-01', 11_000), { ...revenueOf('2026-02', 61_000), complete: false }],
} as const;

/** Two months of what a programme owes for points; February is not over. */
export const liabilities = {
  money: 'EUR',
  period: 'month',
  rows: [
    {
      period: '2026-01',
      deferredMinor: 8676,
      reversedMinor: 0,
      redemptionMinor: 3904,
      breakageMinor: 206,
      closingMinor: 4566,
      complete: true,
    },
    {
      period: '2026-02',
      deferredMinor: 1000,
      reversedMinor: 500,
      redemptionMinor: 3000,
      breakageMinor: -100,
      closingMinor: 2166,
      complete: false,
    },
  ],
} as const;

function revenueOf(period: string, churnMinor: number) {
  return {
    period,
    newMinor: 30_000,
    reactivationMinor: 5000,
    expansionMinor: 10_000,
    contractionMinor: 4000,
    churnMinor,
    exchangeMinor: 0,
    complete: true,
  };
}

interface Counts {
  readonly new: number;
  readonly retained: number;
  readonly resurrected: number;
  readonly churned: number;
  readonly activeAtEnd: number;
}

function month(period: string, counts: Counts) {
  return { period, ...counts, complete: true };
}

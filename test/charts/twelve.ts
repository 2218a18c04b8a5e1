/** The worked example of twelve purchases, as far as charts draw it: counted by hand. */

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

/** Trials that became payments in time, those that did not, and those not yet decided. */
import { describe, expect, it } from 'vitest';

import { trialConversion } from '../../src/analytics/metrics/trial-conversion.ts';
import { subscriptionLog } from '../../src/analytics/subscriptions/rows-to-subscriptions.ts';

type Line = readonly [id: string, start: string, cents: number];

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };

/** Converted, observed, not observed, already paying. */
function countsOf(lines: readonly Line[], withinDays = 14, observedUntil = '2026-03-01') {
  const log = subscriptionLog(lines, {
    customer: (line) => line[0],
    start: (line) => line[1],
    end: () => null,
    minor: (line) => line[2],
    zone: 'UTC',
    observedUntil,
  });
  const { numerator, denominator, leftOut } = trialConversion(log, { window, withinDays });
  return [numerator, denominator, leftOut.notObserved, leftOut.alreadyPaying];
}

describe('A trial', () => {
  const tried: Line = ['ada', '2026-01-10', 0];

  it('converts where the customer pays within the days', () => {
    expect(countsOf([tried])).toEqual([0, 1, 0, 0]);
    expect(countsOf([tried, ['ada', '2026-01-24T23:59Z', 500]])).toEqual([1, 1, 0, 0]);
    expect(countsOf([tried, ['ada', '2026-01-25', 500]])).toEqual([0, 1, 0, 0]);
    expect(countsOf([tried, ['bob', '2026-01-20', 500]])).toEqual([0, 1, 0, 0]);
  });

  it('counts where it begins in the window, once a customer', () => {
    expect(countsOf([['ada', '2026-01-01', 0]])).toEqual([0, 1, 0, 0]);
    expect(countsOf([['ada', '2025-12-31', 0]])).toEqual([0, 0, 0, 0]);
    expect(countsOf([['ada', '2026-02-01', 0]])).toEqual([0, 0, 0, 0]);
    expect(countsOf([tried, ['ada', '2026-01-20', 0]])).toEqual([0, 1, 0, 0]);
    expect(countsOf([['ada', '2025-12-01', 0], tried])).toEqual([0, 0, 0, 0]);
  });

  it('is left out until all its days were observed, paid or not', () => {
    const paid: readonly Line[] = [tried, ['ada', '2026-01-12', 500]];

    expect(countsOf(paid, 22, '2026-02-01')).toEqual([0, 0, 1, 0]);
    expect(countsOf(paid, 21, '2026-02-01')).toEqual([1, 1, 0, 0]);
  });

  it('is left out where the customer paid before', () => {
    expect(countsOf([tried, ['ada', '2025-01-01', 500]])).toEqual([0, 0, 0, 1]);
    expect(countsOf([tried, ['ada', '2026-01-10', 500]])).toEqual([0, 0, 0, 1]);
  });

  it('has no rate where nobody tried, and is asked for within the contract', () => {
    expect(countsOf([])).toEqual([0, 0, 0, 0]);
    expect(() => countsOf([tried], 0)).toThrow(/withinDays must be/);
    expect(() => countsOf([tried], 14, '2026-01-31')).toThrow(/window.until must not lie after/);
  });
});

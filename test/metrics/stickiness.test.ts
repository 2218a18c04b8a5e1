/** Stickiness: customer days by hand, and at random against a count of pairs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { stickiness } from '../../src/analytics/metrics/stickiness.ts';
import { anyQuestion, labelOf, logOf, logOfText } from './logs.ts';
import { daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-02-01', until: '2026-03-01', zone: 'UTC' };

describe('stickiness', () => {
  it('averages over all days of the period, quiet ones included', () => {
    const log = logOfText(`
      ada 2026-01-31 5
      ada 2026-02-01 5
      ada 2026-02-28 5
      bob 2026-02-28 5
      bob 2026-02-28 5`);

    const { rows } = stickiness(purchaseDays(log, { window }), { period: 'month' });

    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ days: 28, active: 2, activeDays: 3, complete: true });
    expect(rows[0]?.meanDailyActive).toBeCloseTo(3 / 28, 15);
    expect(rows[0]?.value).toBeCloseTo(3 / 56, 15);
    // Two and one days of 28: mean 1.5, standard deviation √0.5, standard error 0.5.
    expect(rows[0]?.interval?.low).toBeCloseTo((1.5 - 1.959963984540054 / 2) / 28, 15);
    expect(rows[0]?.interval?.high).toBeCloseTo((1.5 + 1.959963984540054 / 2) / 28, 15);
  });

  it('counts only the days observed of a period that has not ended', () => {
    const days = purchaseDays(logOfText('ada 2026-02-03 5'), {
      window: { ...window, until: '2026-02-11' },
    });

    expect(stickiness(days, { period: 'month' }).rows[0]).toMatchObject({
      days: 10,
      value: 0.1,
      interval: null,
      complete: false,
    });
  });

  it('is 1 by days, and has no value where nobody bought', () => {
    const days = purchaseDays(logOfText('ada 2026-02-01 5\nbob 2026-02-01 5'), {
      window: { ...window, until: '2026-02-03' },
    });

    expect(
      stickiness(days, { period: 'day' }).rows.map(({ value, interval }) => [value, interval]),
    ).toEqual([
      [1, { low: 1, high: 1 }],
      [null, null],
    ]);
    expect(
      stickiness(purchaseDays(logOf([]), { window }), { period: 'month' }).rows[0],
    ).toMatchObject({ active: 0, value: null, meanDailyActive: 0 });
  });

  it('is what its definition says, read plainly', () => {
    const reached = { sticky: 0, several: 0 };
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { period } = question;
        const all = [...plainDays(question).values()];
        for (const row of stickiness(daysOf(question), { period }).rows) {
          const own = all
            .map((days) =>
              days.filter((day) => {
                const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
                return labelOf(period, date) === row.period;
              }),
            )
            .filter((days) => days.length > 0);

          expect(row.active).toBe(own.length);
          expect(row.activeDays).toBe(own.flat().length);
          if (row.value === null) continue;
          expect(row.value).toBeCloseTo(row.meanDailyActive / row.active, 12);
          expect(row.value).toBeLessThanOrEqual(1);
          if (row.interval === null) continue;
          expect(row.interval.low).toBeLessThanOrEqual(row.value + 1e-12);
          expect(row.interval.high).toBeGreaterThanOrEqual(row.value - 1e-12);
          reached.sticky += row.activeDays > row.active ? 1 : 0;
          reached.several += row.active > 2 ? 1 : 0;
        }
      }),
      { numRuns: 60 },
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });
});

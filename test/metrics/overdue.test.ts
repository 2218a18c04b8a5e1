/** Overdue: a customer's gap against their own median, by hand and against plain sorting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { overdue } from '../../src/analytics/metrics/overdue.ts';
import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { anyQuestion, logOfText } from './logs.ts';
import { dayOf, daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-01-01', until: '2026-03-02', zone: 'UTC' };

describe('overdue', () => {
  it('compares with the middle of two middle gaps', () => {
    // Gaps of 4, 6, 10 and 20 days: median 8; silent for 20 days.
    const log = logOfText(`
      ada 2026-01-01 5
      ada 2026-01-05 5
      ada 2026-01-11 5
      ada 2026-01-21 5
      ada 2026-02-10 5`);

    const found = overdue(purchaseDays(log, { window }));

    expect([...found.currentGapDays]).toEqual([20]);
    expect([...found.medianGapDays]).toEqual([8]);
    expect([...found.ratio]).toEqual([2.5]);
  });

  it('asks for as many gaps as told, and says who had too few', () => {
    const days = purchaseDays(
      logOfText('ada 2026-01-01 5\nada 2026-01-11 5\nbob 2026-01-01 5\ncy 2026-05-01 5'),
      { window },
    );

    expect(overdue(days)).toMatchObject({ customers: [], tooFewGaps: 2, minGaps: 2 });
    expect(overdue(days, { minGaps: 1 })).toMatchObject({ customers: ['ada'], tooFewGaps: 1 });
    expect(() => overdue(days, { minGaps: 0 })).toThrow('overdue: minGaps must be');
  });

  it('is what its definition says, read plainly', () => {
    const reached = { several: 0, late: 0 };
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 3 }), (question, minGaps) => {
        const found = overdue(daysOf(question), { minGaps });
        const plain = plainDays(question);
        const enough = [...plain].filter(([, days]) => days.length > minGaps);

        expect(found.customers.map(String).toSorted()).toEqual(
          enough.map(([name]) => name).toSorted(),
        );
        expect(found.tooFewGaps).toBe(plain.size - enough.length);
        for (const [row, customer] of found.customers.entries()) {
          const days = plain.get(String(customer))!;
          const gaps = days.slice(1).map((day, index) => day - days[index]!);
          const sorted = gaps.toSorted((a, b) => a - b);
          const middle = (sorted.length - 1) / 2;
          const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
          const current = dayOf(question.window.until) - days.at(-1)!;

          expect(found.medianGapDays[row]).toBe(median);
          expect(found.currentGapDays[row]).toBe(current);
          expect(found.ratio[row]).toBeCloseTo(current / median, 12);
          reached.several += gaps.length > 2 ? 1 : 0;
          reached.late += current > median ? 1 : 0;
        }
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(20);
  });
});

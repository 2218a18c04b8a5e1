/** Time to the next purchase: gaps by hand, thresholds from curves known by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kaplanMeier } from '../../src/analytics/metrics/kaplan-meier.ts';
import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import {
  lapseThreshold,
  timeToNextPurchase,
} from '../../src/analytics/metrics/time-to-next-purchase.ts';
import { anyQuestion, logOf, logOfText } from './logs.ts';
import { dayOf, daysOf, plainDays } from './plain-days.ts';

const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };

describe('timeToNextPurchase', () => {
  it('takes every gap, and the open one of each customer as not ended', () => {
    const log = logOfText(`
      ada 2026-01-05 5
      ada 2026-01-15 5
      ada 2026-01-15 5
      ada 2026-01-18 5
      bob 2025-12-31 5`);

    const curve = timeToNextPurchase(purchaseDays(log, { window }));

    expect(curve.steps.map(({ time, events, censored }) => [time, events, censored])).toEqual([
      [3, 1, 0],
      [10, 1, 0],
      [14, 0, 1],
      [32, 0, 1],
    ]);
    expect(curve).toMatchObject({ subjects: 4, events: 2, censored: 2, median: 10 });
    expect(curve.asOf).toBe('2026-02-01');
  });

  it('has no steps without purchases', () => {
    const curve = timeToNextPurchase(purchaseDays(logOf([]), { window }));

    expect(curve).toMatchObject({ steps: [], median: null, subjects: 0 });
    expect(lapseThreshold(curve)).toEqual({
      days: null,
      share: 0.9,
      gaps: 'ending',
      endLater: null,
    });
  });

  it('is the curve of the gaps read plainly', () => {
    const reached = { ended: 0, open: 0 };
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const end = dayOf(question.window.until);
        const gaps = [...plainDays(question).values()].flatMap((days) =>
          days.map((day, index) => {
            const next = days[index + 1];
            return { length: (next ?? end) - day, ended: next !== undefined };
          }),
        );
        const curve = timeToNextPurchase(daysOf(question));

        let survival = 1;
        for (const step of curve.steps) {
          const atRisk = gaps.filter(({ length }) => length >= step.time).length;
          const ended = gaps.filter(({ length, ended: has }) => has && length === step.time).length;
          survival *= 1 - ended / atRisk;
          expect([step.atRisk, step.events]).toEqual([atRisk, ended]);
          expect(step.survival).toBeCloseTo(survival, 12);
        }
        expect(curve.subjects).toBe(gaps.length);
        reached.ended += curve.events > 2 ? 1 : 0;
        reached.open += curve.censored > 2 ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(10);
  });
});

describe('lapseThreshold', () => {
  // Of ten gaps nine end, on days 1 to 9; one never does: survival 0.9, 0.8 … 0.1.
  const curve = kaplanMeier({
    durations: [1, 2, 3, 4, 5, 6, 7, 8, 9, 50],
    observed: [1, 1, 1, 1, 1, 1, 1, 1, 1, 0],
  });

  it('is the first day by which the share of all gaps has ended', () => {
    expect(lapseThreshold(curve, { share: 0.7, gaps: 'all' }).days).toBe(7);
    expect(lapseThreshold(curve, { share: 0.71, gaps: 'all' }).days).toBe(8);
    expect(lapseThreshold(curve, { share: 0.9, gaps: 'all' }).days).toBe(9);
    expect(lapseThreshold(curve, { share: 0.91, gaps: 'all' }).days).toBeNull();
  });

  it('leaves gaps that never end out of the share, unless told', () => {
    // A third of nine is three, two thirds six.
    expect(lapseThreshold(curve, { share: 1 / 3 }).days).toBe(3);
    expect(lapseThreshold(curve, { share: 0.34 }).days).toBe(4);
    expect(lapseThreshold(curve).days).toBe(9);
  });

  it('says how many of those still waiting come back later', () => {
    // After day 7 three of ten wait, two of whom come back.
    expect(lapseThreshold(curve, { share: 0.7, gaps: 'all' }).endLater).toBeCloseTo(2 / 3, 12);
    expect(lapseThreshold(curve, { share: 0.9, gaps: 'all' }).endLater).toBeCloseTo(0, 12);
    const allEnd = kaplanMeier({ durations: [5], observed: [true] });
    expect(lapseThreshold(allEnd)).toMatchObject({ days: 5, endLater: null });
  });

  it('is nothing where no gap ended', () => {
    const open = kaplanMeier({ durations: [5, 9], observed: [false, false] });

    expect(lapseThreshold(open)).toMatchObject({ days: null, endLater: null });
    expect(lapseThreshold(open, { gaps: 'all' }).days).toBeNull();
  });

  it('of half of all gaps is the median, and never falls as the share rises', () => {
    let found = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const waiting = timeToNextPurchase(daysOf(question));
        const daysAt = (share: number) => lapseThreshold(waiting, { share }).days;

        expect(lapseThreshold(waiting, { share: 0.5, gaps: 'all' }).days).toBe(waiting.median);
        if (waiting.events === 0) return;
        expect(daysAt(0.5)!).toBeLessThanOrEqual(daysAt(0.9)!);
        expect(daysAt(0.9)!).toBeLessThanOrEqual(daysAt(0.99)!);
        found += daysAt(0.5)! < daysAt(0.99)! ? 1 : 0;
      }),
    );
    expect(found).toBeGreaterThan(10);
  });

  it('holds its caller to the contract', () => {
    expect(() => lapseThreshold(curve, { share: 0 })).toThrow('share must be above 0');
    expect(() => lapseThreshold(curve, { share: 1 })).toThrow('share');
    expect(() => lapseThreshold(curve, { gaps: 'some' as 'all' })).toThrow('gaps must be all or');
  });
});

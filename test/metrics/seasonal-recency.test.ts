/** Seasonal recency: seasons at the turn of a year, by hand, and against dates without their year. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { purchaseDays } from '../../src/analytics/metrics/purchase-days.ts';
import { seasonalRecency } from '../../src/analytics/metrics/seasonal-recency.ts';
import { anyQuestion, dayText, logOf, logOfText } from './logs.ts';
import { daysOf, plainDays } from './plain-days.ts';

const of = (from: string, until: string, text: string) =>
  seasonalRecency(purchaseDays(logOfText(text), { window: { from, until, zone: 'UTC' } }));

describe('seasonalRecency', () => {
  it('counts seasons, also one that spans the turn of the year', () => {
    const found = of(
      '2025-12-15',
      '2026-01-15',
      `ada 2026-01-14 5
      bob 2025-01-14 5
      bob 2025-06-01 5
      cy 2023-12-15 5
      dee 2025-01-15 5
      dee 2025-12-14 5
      ada 2024-12-31 5`,
    );

    expect(found.customers).toEqual(['ada', 'bob', 'cy']);
    expect([...found.seasonsSince]).toEqual([0, 1, 2]);
    expect(found.neverInSeason).toBe(1);
    expect(found.retention).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
  });

  it('lets a season be a whole year, and no longer', () => {
    const found = of('2025-03-01', '2026-03-01', 'ada 2025-03-01 5\nbob 2025-02-28 5');

    expect([...found.seasonsSince]).toEqual([0, 1]);
    expect(() => of('2025-03-01', '2026-03-02', 'ada 2025-03-01 5')).toThrow(
      'seasonalRecency: window.until must be at most a year after window.from',
    );
  });

  it('answers for nobody, and for the year 0', () => {
    expect(of('2025-12-01', '2026-01-01', 'ada 2026-05-05 5')).toMatchObject({
      customers: [],
      neverInSeason: 0,
      retention: { value: null },
    });
    const log = logOf([{ customer: 'ada', ms: Date.parse('0000-12-05T00:00Z'), minor: 5 }]);
    const window = { from: '2025-12-01', until: '2026-01-01', zone: 'UTC' };

    expect([...seasonalRecency(purchaseDays(log, { window })).seasonsSince]).toEqual([2025]);
  });

  it('is what its definition says, read plainly', () => {
    const reached = { now: 0, before: 0, never: 0 };
    fc.assert(
      fc.property(anyQuestion, (question) => {
        // Random rows are of 2025 and the spring of 2026: the season is their spring.
        const window = { from: '2026-02-10', until: '2026-03-20', zone: question.window.zone };
        const plain = plainDays({ ...question, window });
        const seasonOf = (day: number) => {
          const date = dayText(day);
          const isIn = date.slice(5) >= '02-10' && date.slice(5) < '03-20';
          return isIn ? 2026 - Number(date.slice(0, 4)) : Infinity;
        };
        const found = seasonalRecency(daysOf({ ...question, window }));
        const sinceOf = new Map(
          [...plain].map(([customer, days]) => [customer, Math.min(...days.map(seasonOf))]),
        );

        for (const [row, customer] of found.customers.entries()) {
          expect(found.seasonsSince[row]).toBe(sinceOf.get(String(customer)));
        }
        const never = [...sinceOf.values()].filter((since) => since === Infinity).length;
        expect(found.neverInSeason).toBe(never);
        expect(found.customers.length).toBe(sinceOf.size - never);
        expect(found.retention.denominator).toBe(
          [...plain.values()].filter((days) => days.some((day) => seasonOf(day) === 1)).length,
        );
        reached.now += found.seasonsSince.includes(0) ? 1 : 0;
        reached.before += found.seasonsSince.includes(1) ? 1 : 0;
        reached.never += never > 0 ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(5);
  });
});

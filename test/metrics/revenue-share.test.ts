/** Revenue share: how many the best customers are, and what they bring. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { revenueShare } from '../../src/analytics/metrics/revenue-share.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import { logOf } from './logs.ts';

const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };

/** One customer an amount. */
const buyers = (...amounts: readonly number[]) =>
  summarise(
    logOf(
      amounts.map((minor, index) => {
        return { customer: `c${index}`, ms: Date.UTC(2026, 0, 5), minor };
      }),
    ),
    { window },
  );

describe('revenueShare', () => {
  it('rounds the number of the best customers up', () => {
    expect(revenueShare(buyers(5, 1, 1, 1, 1))).toEqual({
      top: 0.2,
      customers: 1,
      ofCustomers: 5,
      revenueMinor: 5,
      ofRevenueMinor: 9,
      ofRevenue: 5 / 9,
    });
    expect(revenueShare(buyers(5, 1, 1, 1, 1, 1)).customers).toBe(2);
  });

  it('takes a part for the decimal fraction that it says', () => {
    // In binary fractions 0.07 × 100 = 7.000000000000001 and 0.55 × 100 = 55.00000000000001.
    const hundred = buyers(...Array.from({ length: 100 }, () => 1));

    expect(revenueShare(hundred, { top: 0.07 }).customers).toBe(7);
    expect(revenueShare(hundred, { top: 0.55 }).customers).toBe(55);
    expect(revenueShare(hundred, { top: 0.551 }).customers).toBe(56);
    expect(revenueShare(hundred, { top: 5e-324 }).customers).toBe(1);
    expect(revenueShare(buyers(3, 2, 1), { top: 1 / 3 }).customers).toBe(1);
    expect(revenueShare(buyers(3, 2, 1), { top: 2 / 3 }).customers).toBe(2);
    // The next number after 1 / 3; three times it is rounded to 1.
    expect(revenueShare(buyers(3, 2, 1), { top: 0.333_333_333_333_333_37 }).customers).toBe(2);
    expect(revenueShare(hundred, { top: 1 }).ofRevenue).toBe(1);
  });

  it('counts purchasers only, free orders among them', () => {
    expect(revenueShare(buyers(9, -5, 0), { top: 0.5 })).toMatchObject({
      customers: 1,
      ofCustomers: 2,
      ofRevenue: 1,
    });
  });

  it('has no part of no revenue', () => {
    expect(revenueShare(buyers()).ofRevenue).toBeNull();
    expect(revenueShare(buyers()).customers).toBe(0);
    expect(revenueShare(buyers(0, 0)).ofRevenue).toBeNull();
    expect(revenueShare(buyers(-3))).toMatchObject({ customers: 0, ofCustomers: 0 });
  });

  it('is the sum of the largest, whichever of equal customers is counted', () => {
    const reached = { ties: 0, some: 0 };
    const anyAmounts = fc.array(fc.oneof(fc.constant(7), fc.nat(20)), { size: '+1' });
    fc.assert(
      fc.property(anyAmounts, fc.integer({ min: 1, max: 100 }), (amounts, percent) => {
        const share = revenueShare(buyers(...amounts), { top: percent / 100 });
        const sorted = amounts.toSorted((a, b) => b - a);
        const best = sorted.slice(0, share.customers);
        const sum = best.reduce((total, minor) => total + minor, 0);

        expect(share.revenueMinor).toBe(sum);
        expect(share.customers * 100).toBeGreaterThanOrEqual(amounts.length * percent);
        expect((share.customers - 1) * 100).toBeLessThan(
          amounts.length * percent + (amounts.length === 0 ? 1 : 0),
        );
        expect(revenueShare(buyers(...amounts.toReversed()), { top: percent / 100 })).toEqual(
          share,
        );
        reached.some += share.customers > 1 ? 1 : 0;
        reached.ties += sorted[share.customers] === best.at(-1) && best.length > 0 ? 1 : 0;
      }),
    );
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(10);
  });

  it('holds its caller to the contract', () => {
    for (const top of [0, -0.2, 1.01, Number.NaN]) {
      expect(() => revenueShare(buyers(1), { top })).toThrow('top must be above 0 and at most 1');
    }
  });
});

/** Allocation and recognition: the worked examples of the standard and of a handbook, and laws. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { pointAllocation } from '../../src/analytics/accounting/point-allocation.ts';
import { recognisedRevenue } from '../../src/analytics/accounting/recognised-revenue.ts';
import type { ContractError } from '../../src/kernel/errors.ts';

const SALE = { saleMinor: 100_000, points: 10_000, valueMinor: 1, redeemedShare: '0.95' };

describe('published examples', () => {
  // IFRS 15 Illustrative Examples, Example 52 (IE267-IE270): exact.
  test('10,000 points worth 1 each, with goods for 100,000', () => {
    expect(pointAllocation(SALE)).toEqual({ goodsMinor: 91_324, pointsMinor: 8676 });
    const paid = { allocatedMinor: 8676, points: 10_000, endedPoints: 0 };
    const first = recognisedRevenue({ ...paid, redeemedPoints: 4500, redeemedShare: '0.95' });
    const second = recognisedRevenue({ ...paid, redeemedPoints: 8500, redeemedShare: '0.97' });
    expect(first).toMatchObject({ recognisedMinor: 4110, liabilityMinor: 4566, flag: null });
    expect(second).toMatchObject({ recognisedMinor: 4110 + 3493, liabilityMinor: 1073 });
    expect(second.expectedPoints).toBe(9700);
  });

  // A textbook's grocer, in pesos: 720,000 of 7,200,000; 4,000 and 8,100 points redeemed: exact.
  test('10,000 points worth 100 each, of which 80 % and then 90 % are expected', () => {
    const sale = { saleMinor: 7_200_000, points: 10_000, valueMinor: 100, redeemedShare: 0.8 };
    const { pointsMinor: allocatedMinor } = pointAllocation(sale);
    expect(allocatedMinor).toBe(720_000);
    const paid = { allocatedMinor, points: 10_000, endedPoints: 0 };
    const by = (redeemedPoints: number, redeemedShare: number) =>
      recognisedRevenue({ ...paid, redeemedPoints, redeemedShare }).recognisedMinor;
    expect([by(4000, 0.8), by(8100, 0.9), by(9000, 0.9)]).toEqual([360_000, 648_000, 720_000]);
  });

  // KPMG, "Revenue - IFRS 15 handbook" (2019), Examples 10A and 10B: 9,000 allocated; exact.
  test('an estimate that rises, and one that falls', () => {
    const paid = { allocatedMinor: 9000, points: 10_000, endedPoints: 0 };
    const second = recognisedRevenue({ ...paid, redeemedPoints: 4500, redeemedShare: '0.97' });
    const risen = recognisedRevenue({ ...paid, redeemedPoints: 8500, redeemedShare: '0.99' });
    const fallen = recognisedRevenue({ ...paid, redeemedPoints: 8500, redeemedShare: '0.92' });
    expect(second.recognisedMinor).toBe(4175);
    expect(risen.recognisedMinor - second.recognisedMinor).toBe(3552);
    expect(fallen.recognisedMinor - second.recognisedMinor).toBe(4140);
  });
});

describe('an allocation', () => {
  it('gives points nothing that are worth nothing, or that nobody will redeem, or that are none', () => {
    for (const some of [{ valueMinor: 0 }, { redeemedShare: 0 }, { points: 0 }]) {
      expect(pointAllocation({ ...SALE, ...some }).pointsMinor).toBe(0);
    }
    expect(pointAllocation({ ...SALE, saleMinor: 0 })).toEqual({ goodsMinor: 0, pointsMinor: 0 });
  });

  it('rounds half up: 1 of 3 for points worth half as much as goods, 1.5 of 3 for equal ones', () => {
    const sale = { saleMinor: 3, points: 3, redeemedShare: 1 };
    expect(pointAllocation({ ...sale, valueMinor: '0.5' }).pointsMinor).toBe(1);
    expect(pointAllocation({ ...sale, valueMinor: 1 }).pointsMinor).toBe(2);
  });

  it.each([
    ['saleMinor', { saleMinor: -1 }],
    ['saleMinor', { saleMinor: 0.5 }],
    ['points', { points: Number.NaN }],
    ['valueMinor', { valueMinor: -1 }],
    ['valueMinor', { valueMinor: 'dear' }],
    ['redeemedShare', { redeemedShare: '1.01' }],
    ['redeemedShare', { redeemedShare: -0.1 }],
  ])('names %s where it is not as described', (field, some) => {
    expect(() => pointAllocation({ ...SALE, ...some })).toThrow(
      expect.objectContaining({ name: 'ContractError', field }) as ContractError,
    );
  });
});

describe('an estimate', () => {
  const paid = { allocatedMinor: 1000, points: 100, endedPoints: 0, redeemedPoints: 60 };

  it('below what was redeemed counts as that, all is earned, and it is flagged', () => {
    const low = recognisedRevenue({ ...paid, redeemedShare: '0.59' });
    expect(low).toMatchObject({ recognisedMinor: 1000, flag: 'expected-below-redeemed' });
    expect(recognisedRevenue({ ...paid, redeemedShare: '0.6' })).toMatchObject({
      recognisedMinor: 1000,
      flag: null,
    });
  });

  it('above what can be redeemed counts as that, and is flagged', () => {
    const ended = { ...paid, endedPoints: 20 };
    expect(recognisedRevenue({ ...ended, redeemedShare: '0.81' })).toMatchObject({
      recognisedMinor: 750,
      expectedPoints: 80,
      flag: 'expected-above-possible',
    });
    expect(recognisedRevenue({ ...ended, redeemedShare: '0.8' }).flag).toBeNull();
  });

  it('is no matter once the last points have ended: the remainder is earned', () => {
    for (const redeemedPoints of [0, 60]) {
      const over = { ...paid, redeemedPoints, endedPoints: 100 - redeemedPoints };
      expect(recognisedRevenue({ ...over, redeemedShare: '0.95' })).toMatchObject({
        recognisedMinor: 1000,
        redemptionMinor: redeemedPoints * 10,
        liabilityMinor: 0,
        flag: null,
      });
    }
  });

  it('of all points defers breakage until points end', () => {
    expect(recognisedRevenue({ ...paid, redeemedShare: 1 })).toMatchObject({
      redemptionMinor: 600,
      breakageMinor: 0,
    });
    expect(recognisedRevenue({ ...paid, endedPoints: 20, redeemedShare: 1 })).toMatchObject({
      redemptionMinor: 600,
      breakageMinor: 150,
    });
  });

  it.each([
    ['allocatedMinor', { allocatedMinor: -1 }],
    ['redeemedPoints', { redeemedPoints: -1 }],
    ['endedPoints', { endedPoints: 0.5 }],
    ['points', { redeemedPoints: 101 }],
    ['redeemedShare', { redeemedShare: 2 }],
  ])('names %s where it is not as described', (field, some) => {
    expect(() => recognisedRevenue({ ...paid, redeemedShare: '0.9', ...some })).toThrow(
      expect.objectContaining({ name: 'ContractError', field }) as ContractError,
    );
  });
});

describe('laws', () => {
  const anyStanding = fc
    .record({
      allocatedMinor: fc.nat(10_000_000),
      redeemedPoints: fc.nat(10_000),
      endedPoints: fc.nat(10_000),
      left: fc.oneof(fc.constant(0), fc.nat(10_000)),
      percent: fc.nat(100),
    })
    .map(({ left, percent, ...some }) => ({
      ...some,
      points: some.redeemedPoints + some.endedPoints + left,
      redeemedShare: { numerator: percent, denominator: 100 },
    }));

  it('earns between nothing and all, in parts that add up, as long division says', () => {
    const reach = { below: 0, above: 0, between: 0, over: 0 };
    fc.assert(
      fc.property(anyStanding, (standing) => {
        const { allocatedMinor, points, redeemedPoints, endedPoints } = standing;
        const earned = recognisedRevenue(standing);
        expect(earned.recognisedMinor).toBeGreaterThanOrEqual(0);
        expect(earned.recognisedMinor + earned.liabilityMinor).toBe(allocatedMinor);
        expect(earned.redemptionMinor + earned.breakageMinor).toBe(earned.recognisedMinor);
        expect(earned.breakageMinor).toBeGreaterThanOrEqual(0);
        // The oracle: in hundredths of points, rounded by doubling and cutting.
        const told = standing.redeemedShare.numerator * points;
        const [least, most] = [redeemedPoints * 100, (points - endedPoints) * 100];
        const expected = Math.min(Math.max(told, least), most);
        const exact = 200n * BigInt(allocatedMinor) * BigInt(redeemedPoints);
        const wanted =
          expected <= least
            ? allocatedMinor
            : Number((exact + BigInt(expected)) / (2n * BigInt(expected)));
        expect(earned.recognisedMinor).toBe(wanted);
        if (most === least) reach.over += 1;
        else if (earned.flag === 'expected-below-redeemed') reach.below += 1;
        else if (earned.flag === 'expected-above-possible') reach.above += 1;
        else reach.between += 1;
      }),
    );
    expect(Object.values(reach).every((count) => count >= 5)).toBe(true);
  });

  it('never earns less for more redeemed, nor more for more expected', () => {
    let more = 0;
    fc.assert(
      fc.property(anyStanding, fc.nat(100), (standing, percent) => {
        const earned = recognisedRevenue(standing).recognisedMinor;
        const { points, redeemedPoints, endedPoints } = standing;
        if (points - redeemedPoints - endedPoints > 0) {
          more += 1;
          const next = recognisedRevenue({ ...standing, redeemedPoints: redeemedPoints + 1 });
          expect(next.recognisedMinor).toBeGreaterThanOrEqual(earned);
        }
        const share = Math.max(percent, standing.redeemedShare.numerator) / 100;
        const higher = recognisedRevenue({ ...standing, redeemedShare: share });
        expect(higher.recognisedMinor).toBeLessThanOrEqual(earned);
      }),
    );
    expect(more).toBeGreaterThan(30);
  });
});

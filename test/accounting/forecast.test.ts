/** Forecast, curve and cost: by hand, and what holds of all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { liabilityForecast } from '../../src/analytics/accounting/liability-forecast.ts';
import type { LiabilityPolicy } from '../../src/analytics/accounting/liability-policy.ts';
import { liabilityRollForward } from '../../src/analytics/accounting/liability-roll-forward.ts';
import { pointsCost } from '../../src/analytics/accounting/points-cost.ts';
import { redemptionCurve } from '../../src/analytics/accounting/redemption-curve.ts';
import { anyHistories, cohortsOf } from './histories.ts';
import { cohort, months } from './sold.ts';

const POLICY: LiabilityPolicy = {
  money: 'EUR',
  terms: [{ since: '2026-01', valueMinor: 1, redeemedShare: 1 }],
};
const SOLD = { issuedPoints: 1000, saleMinor: 9000 };

describe('a curve', () => {
  it('divides what was redeemed at an age by what was there, all cohorts together', () => {
    const all = months(
      3,
      cohort('2026-01', {
        '2026-01': { ...SOLD, cancelledPoints: 200, redeemedPoints: 200 },
        '2026-02': { redeemedPoints: 300, endedPoints: 100 },
        '2026-03': { redeemedPoints: 50 },
      }),
      cohort('2026-02', { '2026-02': { ...SOLD, redeemedPoints: 100 } }),
    );
    expect(redemptionCurve(all).rows).toEqual([
      { age: 0, cohorts: 2, atRiskPoints: 1800, redeemedPoints: 300, share: 300 / 1800 },
      { age: 1, cohorts: 2, atRiskPoints: 1500, redeemedPoints: 300, share: 0.2 },
      { age: 2, cohorts: 1, atRiskPoints: 200, redeemedPoints: 50, share: 0.25 },
    ]);
    expect(redemptionCurve(all, { sources: ['visit'] })).toEqual({ rows: [], shares: [] });
  });

  it('has no share where nothing was there, for which a forecast takes the one before', () => {
    const gone = { '2026-01': { ...SOLD, redeemedPoints: 1000 } };
    const { rows, shares } = redemptionCurve(months(2, cohort('2026-01', gone)));
    expect(rows.map(({ share }) => share)).toEqual([1, null]);
    expect(shares).toEqual([1, 1]);
  });

  it('leaves out a period that is not over, and what came back counts as no use', () => {
    const moves = { '2026-01': { ...SOLD }, '2026-02': { redeemedPoints: -10 } };
    const two = months(2, cohort('2026-01', moves));
    expect(redemptionCurve(two).shares).toEqual([0, 0]);
    expect(redemptionCurve({ ...two, complete: false }).rows).toHaveLength(1);
  });
});

describe('a forecast', () => {
  const ask = { policy: POLICY, redemption: [0, 0.5, 0.2], periods: 4 };

  it('uses points by their age, and lets the rest end with the period they end in', () => {
    const open = [
      { ends: '2026-04', points: 400 },
      { ends: null, points: 600 },
    ];
    const all = months(2, cohort('2026-01', { '2026-01': SOLD }, { open }));
    const { openingMinor, openingPoints, rows } = liabilityForecast(all, ask);
    expect([openingMinor, openingPoints]).toEqual([900, 1000]);
    // March is age 2 and later: a fifth each; 400 end with April after two of them.
    expect(rows.map(({ redeemedPoints, endedPoints }) => [redeemedPoints, endedPoints])).toEqual([
      [200, 0],
      [160, 256],
      [77, 0],
      [61, 0],
    ]);
    // Of 400 will 144 be redeemed and of 600 all: 900 goes down with these 744.
    expect(rows.map(({ closingMinor }) => closingMinor)).toEqual([
      Math.round(900 - (900 * 200) / 744),
      Math.round(900 - (900 * 360) / 744),
      Math.round(900 - (900 * 436.8) / 744),
      Math.round(900 - (900 * 498.24) / 744),
    ]);
    expect(rows[0]).toMatchObject({ period: '2026-03', redemptionMinor: 180, breakageMinor: 62 });
  });

  it('of which no redemption is expected earns as points end', () => {
    const open = [
      { ends: '2026-03', points: 250 },
      { ends: '2026-05', points: 750 },
    ];
    const all = months(2, cohort('2026-01', { '2026-01': SOLD }, { open }));
    const { rows } = liabilityForecast(all, { ...ask, redemption: [0] });
    expect(
      rows.map(({ closingMinor, redemptionMinor }) => [closingMinor, redemptionMinor]),
    ).toEqual([
      [675, 0],
      [675, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('looks beyond the periods asked for, and takes points nobody will use for that', () => {
    const all = months(2, cohort('2026-01', { '2026-01': SOLD }));
    const redemption = [0, 0, 0.2, 0.3, 0];
    const { rows } = liabilityForecast(all, { ...ask, redemption, periods: 1 });
    // 200 of 1,000 in March and 240 in April, and then none: 900 goes down by 200 of 440.
    expect(rows.map(({ closingMinor }) => closingMinor)).toEqual([491]);
  });

  it('has no part in points that were given away', () => {
    const gift = cohort('2026-01', { '2026-01': SOLD }, { source: 'welcome' });
    expect(liabilityForecast(months(2, gift), ask)).toMatchObject({
      openingMinor: 0,
      openingPoints: 0,
    });
  });

  it.each([
    ['redemption', { redemption: [] }],
    ['redemption.1', { redemption: [0.5, 1.1] }],
    ['redemption.0', { redemption: [Number.NaN] }],
    ['periods', { periods: 0 }],
    ['periods', { periods: 601 }],
    ['money', { policy: { ...POLICY, money: 'USD' } }],
  ])('names %s where it is not as described', (field, some) => {
    const all = months(2, cohort('2026-01', { '2026-01': SOLD }));
    expect(() => liabilityForecast(all, { ...ask, ...some })).toThrow(
      expect.objectContaining({ name: 'ContractError', field }) as Error,
    );
  });

  it('needs a window that ends a period', () => {
    const all = { ...months(2, cohort('2026-01', { '2026-01': SOLD })), complete: false };
    expect(() => liabilityForecast(all, ask)).toThrow(/window.until must end a period/);
  });

  it('opens where the books close, and adds up, of whatever happened', () => {
    const reach = { used: 0, ended: 0, left: 0, over: 0 };
    fc.assert(
      fc.property(
        anyHistories(),
        fc.constantFrom('2026-03-01', '2026-05-01'),
        (accounts, until) => {
          const all = cohortsOf(accounts, until);
          const { shares } = redemptionCurve(all);
          const redemption = shares.length === 0 ? [0.1] : shares;
          const forecast = liabilityForecast(all, { policy: POLICY, redemption, periods: 24 });
          const { total } = liabilityRollForward(all, POLICY);
          expect(forecast.openingMinor).toBe(total.closingMinor);
          expect(forecast.openingPoints).toBe(total.closingPoints);
          let [minor, points] = [forecast.openingMinor, forecast.openingPoints];
          for (const row of forecast.rows) {
            minor -= row.redemptionMinor + row.breakageMinor;
            points -= row.redeemedPoints + row.endedPoints;
            expect([row.closingMinor, row.closingPoints]).toEqual([minor, points]);
            for (const amount of Object.values(row).slice(1)) {
              expect(amount).toBeGreaterThanOrEqual(0);
              expect(Object.is(amount, -0)).toBe(false);
            }
            reach.used += Number(row.redeemedPoints > 0);
            reach.ended += Number(row.endedPoints > 0);
          }
          if (points === 0) expect(minor).toBe(0);
          reach.left += Number(minor > 0);
          reach.over += Number(points === 0 && forecast.openingMinor > 0);
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
    expect(Object.entries(reach).filter(([, count]) => count < 3)).toEqual([]);
  }, 30_000);
});

describe('the cost of points', () => {
  const all = months(
    1,
    cohort('2026-01', { '2026-01': SOLD }),
    cohort('2026-01', { '2026-01': { issuedPoints: 11 } }, { source: 'birthday' }),
    cohort('2026-01', { '2026-01': { issuedPoints: 5, endedPoints: 5 } }, { source: 'visit' }),
  );
  const ask = { money: 'EUR', costMinor: '0.5', redeemedShare: '0.8' };

  it('is by source what is there, in full and as expected, half a unit up', () => {
    expect(pointsCost(all, { ...ask, shareBySource: { birthday: 1 } })).toEqual({
      money: 'EUR',
      rows: [
        { source: 'sale', points: 1000, fullMinor: 500, expectedMinor: 400 },
        { source: 'birthday', points: 11, fullMinor: 6, expectedMinor: 6 },
      ],
      total: { points: 1011, fullMinor: 506, expectedMinor: 406 },
    });
  });

  it.each([
    ['money', { money: 'USD' }],
    ['costMinor', { costMinor: -1 }],
    ['redeemedShare', { redeemedShare: 2 }],
    ['shareBySource.sale', { shareBySource: { sale: 2 } }],
  ])('names %s where it is not as described', (field, some) => {
    expect(() => pointsCost(all, { ...ask, ...some })).toThrow(
      expect.objectContaining({ name: 'ContractError', field }) as Error,
    );
  });
});

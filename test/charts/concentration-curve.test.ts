import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  concentrationCurve,
  concentrationCurveSeries,
} from '../../src/analytics/charts/concentration-curve.ts';
import { revenueShare } from '../../src/analytics/metrics/revenue-share.ts';
import type { CustomerSummaries } from '../../src/analytics/transactions/customer-summaries.ts';
import { draw } from './draw.ts';
import { summaries } from './twelve.ts';

/** Customers who bought once each, for so much; `null` never bought. */
function boughtFor(revenues: readonly (number | null)[]): CustomerSummaries {
  const bought = revenues.filter((revenue) => revenue !== null);
  return {
    ...summaries,
    purchases: Uint32Array.from(revenues, (revenue) => (revenue === null ? 0 : 1)),
    revenueMinor: Float64Array.from(revenues, (revenue) => revenue ?? 0),
    totals: {
      ...summaries.totals,
      purchasers: bought.length,
      revenueMinor: bought.reduce((sum, revenue) => sum + revenue, 0),
    },
  };
}

describe('the series', () => {
  test('adds up the customers, best first: 60, 20, 10, 5 and 5 of 100 euros', () => {
    expect(concentrationCurveSeries(summaries)).toEqual([
      { customers: 0, ofCustomers: 0, revenueMinor: 0, ofRevenue: 0 },
      { customers: 1, ofCustomers: 0.2, revenueMinor: 6000, ofRevenue: 0.6 },
      { customers: 2, ofCustomers: 0.4, revenueMinor: 8000, ofRevenue: 0.8 },
      { customers: 3, ofCustomers: 0.6, revenueMinor: 9000, ofRevenue: 0.9 },
      { customers: 4, ofCustomers: 0.8, revenueMinor: 9500, ofRevenue: 0.95 },
      { customers: 5, ofCustomers: 1, revenueMinor: 10_000, ofRevenue: 1 },
    ]);
  });

  test('has a point a customer up to a hundred, then one a per cent, rounded up', () => {
    const equal = (count: number) => boughtFor(Array.from({ length: count }, () => 100));
    expect(concentrationCurveSeries(equal(100))).toHaveLength(101);
    const rows = concentrationCurveSeries(equal(101));
    expect(rows).toHaveLength(101);
    expect(rows.slice(0, 3).map(({ customers }) => customers)).toEqual([0, 2, 3]);
    expect(rows.at(-1)).toMatchObject({ customers: 101, ofRevenue: 1 });
  });

  test('leaves out who never bought, and is empty without revenue', () => {
    expect(concentrationCurveSeries(boughtFor([300, null, 100]))).toHaveLength(3);
    expect(concentrationCurveSeries(boughtFor([]))).toEqual([]);
    expect(concentrationCurveSeries(boughtFor([0, 0]))).toEqual([]);
  });

  test('leaves the summaries as they were', () => {
    const mine = boughtFor([100, 300, 200]);
    concentrationCurveSeries(mine);
    expect(Array.from(mine.revenueMinor)).toEqual([100, 300, 200]);
  });
});

describe('the chart', () => {
  test('draws the curve over the line of equals, and names the best fifth', async () => {
    const { svg, warnings, marks } = await draw(concentrationCurve(summaries));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['line', 2],
      ['text', 1],
      ['line', 6],
      ['symbol', 1],
      ['text', 1],
    ]);
    expect(svg).toContain('>20 % of customers bring 60 %<');
    const [point] = marks[3]?.items ?? [];
    expect(point?.x).toBeCloseTo(marks[2]?.items[1]?.x ?? 0, 6);
    expect(point?.y).toBeCloseTo(marks[2]?.items[1]?.y ?? 0, 6);
  });

  test('names the part it is told, rounded up, left of its point in the later half', async () => {
    const words = async (top: number) => {
      const { marks } = await draw(concentrationCurve(summaries, { top }));
      const [text] = marks[4]?.items ?? [];
      return [text?.text, (text as { readonly align?: string }).align ?? 'left'];
    };
    expect(await words(0.21)).toEqual(['40 % of customers bring 80 %', 'left']);
    expect(await words(0.6)).toEqual(['60 % of customers bring 90 %', 'right']);
    expect(await words(1)).toEqual(['100 % of customers bring 100 %', 'right']);
  });

  test('says 99.5 %, not 100 %, while others bring something', () => {
    const one = boughtFor([1990, ...Array.from({ length: 199 }, () => 10)]);
    expect(concentrationCurve(one, { top: 0.005 }).description).toMatch(/0\.5 % of customers/);
    const most = boughtFor([1990, 10]);
    expect(concentrationCurve(most, { top: 0.5 }).description).toMatch(/50 % .* 99\.5 %\.$/);
  });

  test('wants a part above 0 and at most 1', () => {
    for (const top of [0, -0.1, 1.01, NaN]) {
      expect(() => concentrationCurve(summaries, { top })).toThrow(
        `concentrationCurve: top must be above 0 and at most 1, got ${top}`,
      );
    }
  });

  test('without revenue says so', async () => {
    for (const none of [boughtFor([]), boughtFor([0, null])]) {
      const { warnings, marks } = await draw(concentrationCurve(none));
      expect(warnings).toEqual([]);
      expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
    }
  });
});

describe('laws', () => {
  const anyRevenues = fc.array(fc.option(fc.nat(500), { freq: 4 }), {
    maxLength: 300,
    size: 'max',
  });
  const anyTop = fc.integer({ min: 1, max: 1000 }).map((part) => part / 1000);

  test('the curve rises and bends down, and its named point is that of revenueShare', () => {
    let named = 0;
    let thinned = 0;
    fc.assert(
      fc.property(anyRevenues, anyTop, (revenues, top) => {
        const all = boughtFor(revenues);
        const chart = concentrationCurve(all, { top });
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        const rows = chart.data.values;
        for (const [index, row] of rows.entries()) {
          expect(row.ofRevenue).toBeGreaterThanOrEqual(rows[index - 1]?.ofRevenue ?? 0);
          expect(row.ofRevenue).toBeGreaterThanOrEqual(row.ofCustomers - 1e-12);
        }
        if (rows.length === 0) return;
        if (rows.length < all.totals.purchasers) thinned += 1;
        const { customers, ofCustomers, ofRevenue } = revenueShare(all, { top });
        const point = { ofCustomers: customers / ofCustomers, ofRevenue };
        expect(chart.layer[3]?.['data']).toEqual({ values: [point] });
        named += 1;
      }),
    );
    expect(named).toBeGreaterThan(50);
    expect(thinned).toBeGreaterThan(5);
  });
});

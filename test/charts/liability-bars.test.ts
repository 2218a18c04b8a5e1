import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { liabilityBars, liabilityBarsSeries } from '../../src/analytics/charts/liability-bars.ts';
import { draw } from './draw.ts';
import { liabilities } from './twelve.ts';

const [JANUARY] = liabilities.rows;

describe('the series', () => {
  test('has the movements of each month and what is owed, earned ones below zero', () => {
    expect(
      liabilityBarsSeries(liabilities).map(({ part, amountMinor }) => [part, amountMinor]),
    ).toEqual([
      ['deferred', 8676],
      ['redemption', -3904],
      ['breakage', -206],
      ['reversed', 0],
      ['owed-at-end', 4566],
      ['deferred', 1000],
      ['redemption', -3000],
      ['breakage', 100],
      ['reversed', -500],
      ['owed-at-end', 2166],
    ]);
  });

  test('writes nothing earned as 0, not as -0', () => {
    const none = { ...JANUARY, redemptionMinor: 0, breakageMinor: 0 };
    for (const { amountMinor } of liabilityBarsSeries({ ...liabilities, rows: [none] })) {
      expect(Object.is(amountMinor, -0)).toBe(false);
    }
  });
});

describe('the chart', () => {
  test('draws four bars a month, a line and its points, without a warning', async () => {
    const { warnings, marks, svg } = await draw(liabilityBars(liabilities, { scale: 2 }));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['rect', 8],
      ['line', 2],
      ['symbol', 2],
    ]);
    const hollow = (marks[2]?.items ?? []).filter((point) => (point.fill ?? null) === null);
    expect(hollow.map(({ datum }) => datum?.['period'])).toEqual(['2026-02']);
    expect(marks[0]?.items[0]?.datum).toMatchObject({ amountMinor: 8676, amount: 86.76 });
    expect(svg).toContain('>owed at end<');
    expect(liabilityBars(liabilities).title['text']).toMatch(/the month is not over/);
  });

  test('of no period says so', async () => {
    const { warnings, marks } = await draw(liabilityBars({ ...liabilities, rows: [] }));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

test('the bars of a period are what the line rises by, and the chart survives JSON', () => {
  const amount = fc.integer({ min: -500, max: 5000 });
  const anyFlows = fc.record({
    deferredMinor: fc.nat(9000),
    reversedMinor: fc.nat(900),
    redemptionMinor: amount,
    breakageMinor: amount,
    complete: fc.boolean(),
  });
  let raised = 0;
  fc.assert(
    fc.property(fc.array(anyFlows, { maxLength: 6 }), (flows) => {
      let closingMinor = 0;
      const rows = flows.map((row, index) => {
        const { deferredMinor, reversedMinor, redemptionMinor, breakageMinor } = row;
        closingMinor += deferredMinor - reversedMinor - redemptionMinor - breakageMinor;
        return { ...row, period: `p${index}`, closingMinor };
      });
      const chart = liabilityBars({ ...liabilities, rows });
      expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
      let before = 0;
      for (const { period } of rows) {
        const own = chart.data.values.filter((row) => row.period === period);
        const rise = own.slice(0, -1).reduce((sum, row) => sum + row.amountMinor, 0);
        expect(own.at(-1)?.amountMinor).toBe(before + rise);
        before += rise;
        raised += Number(own.some((row) => row.part !== 'deferred' && row.amountMinor > 0));
      }
    }),
  );
  expect(raised).toBeGreaterThan(20);
});

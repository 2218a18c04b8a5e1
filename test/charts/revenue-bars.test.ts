import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { revenueBars, revenueBarsSeries } from '../../src/analytics/charts/revenue-bars.ts';
import { draw } from './draw.ts';
import { movements } from './twelve.ts';

const [JANUARY, FEBRUARY] = movements.rows;

describe('the series', () => {
  test('has the movements of each month and their sum, counted by hand', () => {
    const rows = revenueBarsSeries(movements);
    expect(rows.slice(0, 6).map(({ movement, amountMinor }) => [movement, amountMinor])).toEqual([
      ['expansion', 10_000],
      ['new', 30_000],
      ['reactivation', 5000],
      ['contraction', -4000],
      ['churn', -11_000],
      ['net-change', 30_000],
    ]);
    expect(rows[11]).toEqual({
      period: '2026-02',
      movement: 'net-change',
      amountMinor: -20_000,
      complete: false,
    });
  });

  test('has exchange in all months if in one, before the net change that holds it', () => {
    const rows = revenueBarsSeries({
      ...movements,
      rows: [JANUARY, { ...FEBRUARY, exchangeMinor: -700 }],
    });
    expect(rows.filter(({ movement }) => movement === 'exchange')).toMatchObject([
      { amountMinor: 0 },
      { amountMinor: -700 },
    ]);
    expect(rows.at(-1)?.amountMinor).toBe(-20_700);
  });

  test('writes nothing lost as 0, not as -0', () => {
    const none = { ...JANUARY, contractionMinor: 0, churnMinor: 0 };
    for (const { amountMinor } of revenueBarsSeries({ ...movements, rows: [none] })) {
      expect(Object.is(amountMinor, -0)).toBe(false);
    }
  });
});

describe('the chart', () => {
  test('draws five bars a month, a line and its points, without a warning', async () => {
    const { warnings, marks } = await draw(revenueBars(movements));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['rect', 10],
      ['line', 2],
      ['symbol', 2],
    ]);
    const hollow = (marks[2]?.items ?? []).filter((point) => (point.fill ?? null) === null);
    expect(hollow.map(({ datum }) => datum?.['period'])).toEqual(['2026-02']);
  });

  test('shows whole units of the currency, not cents', async () => {
    const { svg, marks } = await draw(revenueBars(movements));
    expect(svg).toContain('>EUR a month<');
    expect(svg).toContain('>400<');
    expect(svg).not.toContain('>40,000<');
    expect(marks[0]?.items[0]?.datum).toMatchObject({ amountMinor: 10_000, amount: 100 });
    const yen = { ...movements, currency: null, scale: 0 };
    expect((await draw(revenueBars(yen))).svg).toContain('>40,000<');
    expect((await draw(revenueBars(yen))).svg).toContain('>a month<');
  });

  test('shows exchange only where there is any, and explains what is not over', async () => {
    expect((await draw(revenueBars(movements))).svg).not.toContain('>exchange<');
    const spot = { ...movements, rows: [{ ...JANUARY, exchangeMinor: -700 }] };
    const { svg, warnings } = await draw(revenueBars(spot));
    expect(warnings).toEqual([]);
    expect(svg).toContain('>exchange<');
    expect(revenueBars(spot).title['text']).toBe('');
    expect(revenueBars(movements).title['text']).toMatch(/the month is not over/);
  });

  test('of no period says so', async () => {
    const { warnings, marks } = await draw(revenueBars({ ...movements, rows: [] }));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

describe('laws', () => {
  const amount = fc.nat(100_000);
  const anyRow = fc.record({
    newMinor: amount,
    reactivationMinor: amount,
    expansionMinor: amount,
    contractionMinor: amount,
    churnMinor: amount,
    exchangeMinor: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, -700),
    complete: fc.boolean(),
  });
  const anyRows = fc
    .array(anyRow, { maxLength: 6 })
    .map((rows) => rows.map((row, index) => ({ ...row, period: `p${index}` })));

  test('the net change is the sum of the bars of its period, and the chart survives JSON', () => {
    let exchanged = 0;
    let plain = 0;
    fc.assert(
      fc.property(anyRows, (rows) => {
        const chart = revenueBars({ ...movements, rows });
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        for (const { period } of rows) {
          const own = chart.data.values.filter((row) => row.period === period);
          const sum = own.slice(0, -1).reduce((total, { amountMinor }) => total + amountMinor, 0);
          expect(own.at(-1)).toMatchObject({ movement: 'net-change', amountMinor: sum });
          if (own.length === 7) exchanged += 1;
          else plain += 1;
        }
      }),
    );
    expect(exchanged).toBeGreaterThan(20);
    expect(plain).toBeGreaterThan(2);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { countBars, countBarsSeries } from '../../src/analytics/charts/count-bars.ts';
import { draw } from './draw.ts';

const BARS = [
  { label: '2026-07', values: { 'won-back': 4, lapsed: -8 } },
  { label: '2026-08', values: { 'won-back': 2, lapsed: -4 } },
  { label: '2026-09', values: { lapsed: -2, moved: 1 }, complete: false },
];

describe('the series', () => {
  test('has one row a part, bar by bar', () => {
    expect(countBarsSeries(BARS)).toEqual([
      { label: '2026-07', part: 'won-back', value: 4, complete: true },
      { label: '2026-07', part: 'lapsed', value: -8, complete: true },
      { label: '2026-08', part: 'won-back', value: 2, complete: true },
      { label: '2026-08', part: 'lapsed', value: -4, complete: true },
      { label: '2026-09', part: 'lapsed', value: -2, complete: false },
      { label: '2026-09', part: 'moved', value: 1, complete: false },
    ]);
    expect(countBarsSeries([])).toEqual([]);
  });

  test('writes minus nobody as 0', () => {
    const nobody = 0;
    const [row] = countBarsSeries([{ label: 'May', values: { lapsed: -nobody } }]);
    expect(Object.is(row?.value, 0)).toBe(true);
  });

  test('holds its caller to the contract', () => {
    expect(() => countBarsSeries([BARS[0]!, BARS[0]!])).toThrow(
      'bars must have labels that differ',
    );
    expect(() => countBarsSeries([{ label: 'May', values: { lapsed: NaN } }])).toThrow(
      'countBars: values must be finite numbers, got NaN',
    );
  });
});

describe('the chart', () => {
  test('draws a bar a part, stacked both ways from zero, in the order of the parts', async () => {
    const { warnings, marks } = await draw(countBars(BARS));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([['rect', 6]]);
    const [back, lapsed] = (marks[0]?.items ?? []).filter(
      ({ datum }) => datum?.['label'] === '2026-07',
    );
    // What was won back stands on zero, where what lapsed hangs; that is twice as much.
    expect((back?.y ?? 0) + (back?.height ?? 0)).toBeCloseTo(lapsed?.y ?? 0, 6);
    expect(lapsed?.height).toBeCloseTo(2 * (back?.height ?? 0), 6);
  });

  test('names parts as its caller does, in the order in which bars first have them', async () => {
    const { svg } = await draw(countBars(BARS));
    const places = ['>won-back<', '>lapsed<', '>moved<'].map((name) => svg.indexOf(name));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test('makes a bar that is not complete pale and outlined, and says why', async () => {
    const { marks } = await draw(countBars(BARS));
    for (const bar of marks[0]?.items ?? []) {
      const isOpen = bar.datum?.['label'] === '2026-09';
      expect(bar.opacity).toBe(isOpen ? 0.5 : 1);
      expect((bar.stroke ?? null) === null).toBe(!isOpen);
    }
    expect(countBars(BARS).title['text']).toMatch(/the period is not over/);
    expect(countBars(BARS.slice(0, 2)).title['text']).toBe('');
  });

  test('titles its axes as told', async () => {
    const { svg } = await draw(countBars(BARS, { labelTitle: 'lapse', valueTitle: 'contracts' }));
    expect(svg).toContain('>lapse<');
    expect(svg).toContain('>contracts<');
    expect(countBars(BARS).description).toBe(
      'Bars of customers, 3 in all, made of: won-back, lapsed, moved.',
    );
  });

  test('draws a part whatever its name', async () => {
    const values = { "it's": 1, 'a"b': 2, '\\': 3, 'back\nline': 4 };
    const { warnings, marks } = await draw(countBars([{ label: 'x', values }]));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items).toHaveLength(4);
  });

  test.each([
    ['no bar', []],
    ['bars without parts', [{ label: 'a', values: {} }]],
  ])('of %s says so', async (_, bars) => {
    const { warnings, marks } = await draw(countBars(bars));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

describe('laws', () => {
  const anyBars = fc
    .array(
      fc.record({
        values: fc.dictionary(fc.string({ maxLength: 4 }), fc.integer({ min: -99, max: 99 }), {
          maxKeys: 4,
        }),
        complete: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((bars) => bars.map((bar, index) => ({ ...bar, label: `bar ${index}` })));

  test('no part is lost or changed, and the chart survives JSON', () => {
    let below = 0;
    let open = 0;
    fc.assert(
      fc.property(anyBars, (bars) => {
        const chart = countBars(bars);
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        for (const { label, values } of bars) {
          const own = chart.data.values.filter((row) => row.label === label);
          expect(Object.fromEntries(own.map(({ part, value }) => [part, value]))).toEqual(
            Object.fromEntries(Object.entries(values)),
          );
        }
        if (chart.data.values.some(({ value }) => value < 0)) below += 1;
        if (chart.data.values.some(({ complete }) => !complete)) open += 1;
      }),
    );
    expect(Math.min(below, open)).toBeGreaterThan(20);
  });
});

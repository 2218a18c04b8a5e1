import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shareBars, shareBarsSeries } from '../../src/analytics/charts/share-bars.ts';
import { draw } from './draw.ts';

const JUNE = { label: 'June', values: { detractors: 20, passives: 30, promoters: 50 } };
const JULY = { label: 'July', values: { detractors: 1, passives: 0, promoters: 99 } };
const NOBODY = { label: 'August', values: { detractors: 0, passives: 0, promoters: 0 } };

describe('the series', () => {
  test('has each part with its share of the whole', () => {
    expect(shareBarsSeries([JUNE])).toEqual([
      { label: 'June', part: 'detractors', count: 20, share: 0.2 },
      { label: 'June', part: 'passives', count: 30, share: 0.3 },
      { label: 'June', part: 'promoters', count: 50, share: 0.5 },
    ]);
    expect(shareBarsSeries([])).toEqual([]);
  });

  test('knows no share of nothing', () => {
    expect(shareBarsSeries([NOBODY]).map(({ share }) => share)).toEqual([null, null, null]);
  });

  test('holds its caller to the contract', () => {
    expect(() => shareBarsSeries([JUNE, JUNE])).toThrow('bars must have labels that differ');
    for (const count of [-1, NaN, Infinity]) {
      expect(() => shareBarsSeries([{ label: 'x', values: { few: count } }])).toThrow(
        `shareBars: values must be numbers of at least 0, got ${count}`,
      );
    }
  });
});

describe('the chart', () => {
  test('draws the parts that are not empty side by side, all bars as long', async () => {
    const { warnings, marks } = await draw(shareBars([JUNE, JULY]));
    expect(warnings).toEqual([]);
    const bars = marks[0]?.items ?? [];
    expect(bars).toHaveLength(5);
    const edges = (label: string) =>
      bars
        .filter(({ datum }) => datum?.['label'] === label)
        .map(({ x = 0, width = 0, datum }) => [datum?.['part'], x, x + width] as const);
    const [detractors, passives, promoters] = edges('June');
    expect([detractors?.[0], passives?.[0], promoters?.[0]]).toEqual([
      'detractors',
      'passives',
      'promoters',
    ]);
    // A gap of a pixel shows where one part ends.
    expect((passives?.[1] ?? 0) - (detractors?.[2] ?? 0)).toBeCloseTo(1, 6);
    expect((promoters?.[1] ?? 0) - (passives?.[2] ?? 0)).toBeCloseTo(1, 6);
    expect(edges('July').at(-1)?.[2]).toBeCloseTo(promoters?.[2] ?? 0, 6);
  });

  test('writes a per cent where there is room, light on dark and dark on light', async () => {
    const { marks } = await draw(shareBars([JUNE, JULY]));
    expect(marks[1]?.items.map(({ text }) => text)).toEqual(['20%', '30%', '50%', '99%']);
    expect(marks[1]?.items.map(({ fill }) => fill)).toEqual([
      '#ffffff',
      '#000000',
      '#000000',
      '#000000',
    ]);
    const narrow = await draw(shareBars([JUNE], { width: 300 }));
    expect(narrow.marks[1]?.items.map(({ text }) => text)).toEqual(['20%', '30%', '50%']);
    const narrower = await draw(shareBars([JUNE], { width: 220 }));
    expect(narrower.marks[1]?.items.map(({ text }) => text)).toEqual(['50%']);
  });

  test('begins a new line of the legend where the chart is narrow', () => {
    const columns = (width: number) => {
      const text = JSON.stringify(shareBars([JUNE], { width }).layer[0]);
      return /"columns":(\d+)/.exec(text)?.[1];
    };
    expect([columns(720), columns(360), columns(200)]).toEqual(['5', '2', '1']);
  });

  test('writes light on the sixth part and the seventh, which is blue again', async () => {
    const values = Object.fromEntries([...'abcdefgh'].map((part) => [part, 1]));
    const { marks } = await draw(shareBars([{ label: 'x', values }]));
    const light = marks[1]?.items.filter(({ fill }) => fill === '#ffffff');
    expect(light?.map(({ datum }) => datum?.['part'])).toEqual(['a', 'f', 'g']);
  });

  test('says that a line without a bar has nothing, and grows by the line', () => {
    expect(shareBars([JUNE, NOBODY]).title['text']).toBe(
      'A line without a bar has nothing to share.',
    );
    expect(shareBars([JUNE]).title['text']).toBe('');
    expect(shareBars([JUNE, JULY]).height - shareBars([JUNE]).height).toBe(34);
    expect(shareBars([JUNE], { height: 300 }).height).toBe(300);
    expect(shareBars([JUNE]).description).toBe(
      'Bars divided into shares, 1 in all: detractors, passives, promoters.',
    );
  });

  test('keeps a line without a bar in its place', async () => {
    const { svg, warnings, marks } = await draw(shareBars([NOBODY, JUNE]));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items).toHaveLength(3);
    expect(svg).toContain('>August<');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.each([
    ['no bar', []],
    ['nothing to share', [NOBODY]],
  ])('of %s says so', async (_, bars) => {
    const { warnings, marks } = await draw(shareBars(bars));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

describe('laws', () => {
  const anyBars = fc
    .array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(4)), { maxLength: 6 })
    .map((all) => all.map((values, index) => ({ label: `bar ${index}`, values })));

  test('shares of a whole add up to 1, or there are none, and the chart survives JSON', () => {
    let whole = 0;
    let empty = 0;
    fc.assert(
      fc.property(anyBars, (bars) => {
        const chart = shareBars(bars);
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        for (const { label, values } of bars) {
          const own = chart.data.values.filter((row) => row.label === label);
          const sum = own.reduce((total, { share }) => total + (share ?? 0), 0);
          if (Object.values(values).some((count) => count > 0)) {
            whole += 1;
            expect(sum).toBeCloseTo(1, 12);
          } else {
            empty += 1;
            expect(sum).toBe(0);
          }
        }
      }),
    );
    expect(Math.min(whole, empty)).toBeGreaterThan(20);
  });
});

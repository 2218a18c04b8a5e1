import { describe, expect, test } from 'vitest';

import { scoreGrid, scoreGridSeries } from '../../src/analytics/charts/score-grid.ts';
import { draw } from './draw.ts';
import { summaries, twelve } from './twelve.ts';

const nobody = {
  asOf: '2026-04-20',
  customers: new Uint32Array(),
  scores: { R: new Uint8Array(), F: new Uint8Array(), M: new Uint8Array() },
};

describe('the series', () => {
  test('has 25 cells, most recent first, counted by hand', () => {
    const rows = scoreGridSeries(twelve);
    expect(rows).toHaveLength(25);
    expect(rows.slice(0, 6).map(({ recency, frequency }) => [recency, frequency])).toEqual([
      [5, 1],
      [5, 2],
      [5, 3],
      [5, 4],
      [5, 5],
      [4, 1],
    ]);
    expect(rows[24]).toMatchObject({ recency: 1, frequency: 5 });
    expect(rows.filter(({ customers }) => customers > 0)).toEqual([
      { recency: 5, frequency: 4, customers: 2, revenueMinor: null, share: 0.4 },
      { recency: 5, frequency: 5, customers: 1, revenueMinor: null, share: 0.2 },
      { recency: 3, frequency: 1, customers: 1, revenueMinor: null, share: 0.2 },
      { recency: 1, frequency: 1, customers: 1, revenueMinor: null, share: 0.2 },
    ]);
  });

  test('counts revenue if asked for: 60, 20 and 10, 5 and 5 of 100 euros', () => {
    const rows = scoreGridSeries(twelve, { revenueOf: summaries });
    expect(rows.filter(({ customers }) => customers > 0)).toEqual([
      { recency: 5, frequency: 4, customers: 2, revenueMinor: 3000, share: 0.3 },
      { recency: 5, frequency: 5, customers: 1, revenueMinor: 6000, share: 0.6 },
      { recency: 3, frequency: 1, customers: 1, revenueMinor: 500, share: 0.05 },
      { recency: 1, frequency: 1, customers: 1, revenueMinor: 500, share: 0.05 },
    ]);
  });

  test('finds the revenue of a customer by code, not by place', () => {
    const last = {
      asOf: '2026-04-20',
      customers: Uint32Array.of(4),
      scores: { R: Uint8Array.of(5), F: Uint8Array.of(1), M: Uint8Array.of(1) },
    };
    const one = { ...summaries, totals: { ...summaries.totals, purchasers: 1 } };
    expect(scoreGridSeries(last, { revenueOf: one })[0]?.revenueMinor).toBe(500);
  });

  test('knows no share where there is nobody, or no revenue', () => {
    expect(scoreGridSeries(nobody).every(({ share }) => share === null)).toBe(true);
    const free = { ...summaries, totals: { ...summaries.totals, revenueMinor: 0 } };
    const rows = scoreGridSeries(twelve, { revenueOf: free });
    expect(rows.every(({ share }) => share === null)).toBe(true);
  });

  test('refuses summaries of another day or of other customers', () => {
    const message = 'scoreGrid: revenueOf must be those from which the scores were made';
    const later = { ...summaries, window: { ...summaries.window, until: '2026-04-21' } };
    expect(() => scoreGridSeries(twelve, { revenueOf: later })).toThrow(message);
    const more = { ...summaries, totals: { ...summaries.totals, purchasers: 6 } };
    expect(() => scoreGridSeries(twelve, { revenueOf: more })).toThrow(message);
  });
});

describe('the chart', () => {
  test('draws 25 cells with their customers, most recent on top, most often right', async () => {
    const { warnings, marks } = await draw(scoreGrid(twelve));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['rect', 25],
      ['text', 25],
    ]);
    const cells = marks[0]?.items ?? [];
    const cell = (recency: number, frequency: number) =>
      cells.find(({ datum }) => datum?.['recency'] === recency && datum['frequency'] === frequency);
    expect(cell(5, 1)?.y).toBeLessThan(cell(1, 1)?.y ?? 0);
    expect(cell(5, 1)?.x).toBeLessThan(cell(5, 5)?.x ?? 0);
    const texts = marks[1]?.items.map(({ text }) => text);
    expect(texts?.filter((text) => text !== '0')).toEqual(['2', '1', '1', '1']);
  });

  test('shades the fullest cell darkest, with light text, and an empty one lightest', async () => {
    const { marks } = await draw(scoreGrid(twelve));
    expect(marks[0]?.items[3]?.fill).toBe('rgb(18, 63, 122)');
    expect(marks[1]?.items[3]?.fill).toBe('#ffffff');
    expect(marks[0]?.items[0]?.fill).toBe('rgb(234, 242, 251)');
    expect(marks[1]?.items[0]?.fill).toBe('#000000');
  });

  test('writes shares of revenue as per cent', async () => {
    const chart = scoreGrid(twelve, { revenueOf: summaries });
    const { marks } = await draw(chart);
    expect(marks[1]?.items.map(({ text }) => text).filter((text) => text !== '0%')).toEqual([
      '30%',
      '60%',
      '5%',
      '5%',
    ]);
    expect(chart.description).toMatch(/^Share of revenue by score/);
    expect(scoreGrid(twelve).description).toMatch(/^Customers by score/);
  });

  test('of nobody says so', async () => {
    const { warnings, marks } = await draw(scoreGrid(nobody));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

import { describe, expect, test } from 'vitest';

import {
  survivalGroups,
  survivalGroupsSeries,
} from '../../src/analytics/charts/survival-groups.ts';
import { draw } from './draw.ts';
import { steps } from './twelve.ts';

const web = { label: 'web', steps };
const shop = { label: 'shop', steps: [{ time: 12, survival: 0.9, low: 0.7, high: 0.97 }] };

describe('the series', () => {
  test('is that of each group, with its name, in the order given', () => {
    expect(survivalGroupsSeries([shop, web]).map(({ label, time }) => [label, time])).toEqual([
      ['shop', 0],
      ['shop', 12],
      ['web', 0],
      ['web', 5],
      ['web', 7],
      ['web', 31],
      ['web', 54],
      ['web', 64],
    ]);
    expect(survivalGroupsSeries([shop])[1]).toEqual({
      label: 'shop',
      time: 12,
      survival: 0.9,
      low: 0.7,
      high: 0.97,
    });
  });

  test('of no group, or a group without steps, has no row', () => {
    expect(survivalGroupsSeries([])).toEqual([]);
    expect(survivalGroupsSeries([{ label: 'web', steps: [] }])).toEqual([]);
  });
});

describe('the chart', () => {
  test('draws a band and a curve a group, without a warning', async () => {
    const { warnings, marks } = await draw(survivalGroups([web, shop]));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['area', 6],
      ['area', 2],
      ['line', 6],
      ['line', 2],
    ]);
  });

  test('tells groups apart by colour and by dashes, and names them', async () => {
    const { svg } = await draw(survivalGroups([web, shop]));
    const curves = svg.match(/aria-roledescription="line mark"[^>]*>/g) ?? [];
    expect(curves).toHaveLength(2);
    for (const sign of [/stroke="[^"]*"/, /stroke-dasharray="[^"]*"/]) {
      expect(new Set(curves.map((curve) => sign.exec(curve)?.[0])).size).toBe(2);
    }
    expect(svg).toContain('>web<');
    expect(svg).toContain('>shop<');
  });

  test('draws the legend as strong as the curves, not as pale as the bands', () => {
    const legends = JSON.stringify(survivalGroups([web, shop]).layer).match(/"symbolOpacity":1/g);
    expect(legends).toHaveLength(3);
  });

  test('points at times, as for a single curve', async () => {
    const marks = [{ time: 30, label: 'a month' }];
    const { svg, warnings } = await draw(survivalGroups([web, shop], { marks }));
    expect(warnings).toEqual([]);
    expect(svg).toContain('a month');
  });

  test('without steps says so', async () => {
    const drawing = await draw(survivalGroups([{ label: 'web', steps: [] }]));
    expect(drawing.warnings).toEqual([]);
    expect(drawing.marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });

  test('wants names that differ, and does not repeat them', () => {
    expect(() => survivalGroups([web, web])).toThrow(
      'survivalGroups: groups must have labels that differ',
    );
  });
});

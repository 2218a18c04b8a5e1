import { describe, expect, test } from 'vitest';

import * as charts from '../../src/analytics/charts/index.ts';
import { draw } from './draw.ts';
import { cohorts, months, steps } from './twelve.ts';

const { cohortGrid, movementBars, retentionCurve, survivalSteps } = charts;

const makers = {
  movementBars: (options?: charts.ChartOptions) =>
    movementBars({ period: 'month', rows: months }, options),
  cohortGrid: (options?: charts.ChartOptions) => cohortGrid({ period: 'month', cohorts }, options),
  retentionCurve: (options?: charts.ChartOptions) =>
    retentionCurve({ period: 'month', cohorts }, options),
  survivalSteps: (options?: charts.ChartOptions) => survivalSteps({ steps }, options),
};

describe.each(Object.entries(makers))('%s', (name, make) => {
  test('is 720 pixels wide unless told, and just as wide as told', async () => {
    expect(make().width).toBe(720);
    const { svg } = await draw(make({ width: 500, height: 260 }));
    expect(svg).toMatch(/^<svg [^>]*width="500" height="260"/);
  });

  test('has the heading it is given, and none of its own', () => {
    expect(make({ title: 'Ours' }).title['text']).toBe('Ours');
    expect(make().title['text']).not.toMatch(/Ours|undefined/);
  });

  test('says in a sentence what it shows', async () => {
    const { description } = make();
    expect(description).toMatch(/^[A-Z].{40,}\.$/);
  });

  test('is JSON and nothing else', () => {
    const chart = make({ title: 'Ours' });
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });

  test('draws the same a second time, though vega writes into what it draws', async () => {
    const first = await draw(make());
    const second = await draw(make());
    expect(second.svg).toBe(first.svg);
    expect(Object.getOwnPropertySymbols(make().data.values[0] ?? {})).toEqual([]);
  });

  test('refuses a size that is none', () => {
    for (const size of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => make({ width: size })).toThrow(
        `${name}: width must be a number above 0, got ${size}`,
      );
      expect(() => make({ height: size })).toThrow(`${name}: height must be a number above 0`);
    }
  });

  test('does not repeat in an error what a caller wrote', () => {
    const secret = 'ada' as unknown as number;
    expect(() => make({ width: secret })).toThrow(/^(?!.*ada)/);
  });
});

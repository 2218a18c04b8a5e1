import { describe, expect, test } from 'vitest';

import * as charts from '../../src/analytics/charts/index.ts';
import { draw } from './draw.ts';
import { cohorts, liabilities, months, movements, steps, summaries, twelve } from './twelve.ts';

const { cohortGrid, movementBars, retentionCurve, survivalSteps } = charts;
const points = [
  { at: 1, value: 0.5, interval: { low: 0.2, high: 0.8 } },
  { at: 2, value: 0.4, interval: { low: 0.1, high: 0.7 } },
];
const bar = { label: 'June', values: { promoters: 3, others: 1 } };
const hazards = { steps: [{ time: 7, hazard: 0.25, low: 0.04, high: 1.77 }] };

const makers = {
  movementBars: (options?: charts.ChartOptions) =>
    movementBars({ period: 'month', rows: months }, options),
  cohortGrid: (options?: charts.ChartOptions) => cohortGrid({ period: 'month', cohorts }, options),
  retentionCurve: (options?: charts.ChartOptions) =>
    retentionCurve({ period: 'month', cohorts }, options),
  survivalSteps: (options?: charts.ChartOptions) => survivalSteps({ steps }, options),
  survivalGroups: (options?: charts.ChartOptions) =>
    charts.survivalGroups([{ label: 'web', steps }], options),
  hazardSteps: (options?: charts.ChartOptions) => charts.hazardSteps(hazards, options),
  estimateDots: (options?: charts.ChartOptions) =>
    charts.estimateDots([{ label: 'web', value: 0.5, interval: null }], options),
  estimateLines: (options?: charts.ChartOptions) =>
    charts.estimateLines([{ label: 'web', points }], options),
  revenueBars: (options?: charts.ChartOptions) => charts.revenueBars(movements, options),
  liabilityBars: (options?: charts.ChartOptions) => charts.liabilityBars(liabilities, options),
  countBars: (options?: charts.ChartOptions) => charts.countBars([bar], options),
  shareBars: (options?: charts.ChartOptions) => charts.shareBars([bar], options),
  scoreGrid: (options?: charts.ChartOptions) => charts.scoreGrid(twelve, options),
  concentrationCurve: (options?: charts.ChartOptions) =>
    charts.concentrationCurve(summaries, options),
};

test('every chart is looked at here, and has its series', () => {
  const names = Object.keys(charts);
  expect(Object.keys(makers).toSorted()).toEqual(
    names.filter((name) => !name.endsWith('Series')).toSorted(),
  );
  expect(names.filter((name) => name.endsWith('Series')).toSorted()).toEqual(
    Object.keys(makers)
      .map((name) => `${name}Series`)
      .toSorted(),
  );
});

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

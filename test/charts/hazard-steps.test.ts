import { describe, expect, test } from 'vitest';

import { hazardSteps, hazardStepsSeries } from '../../src/analytics/charts/hazard-steps.ts';
import { draw } from './draw.ts';

// Of four who wait, one has the event at 7 and one at 31: 1/4, then 1/4 + 1/3.
const STEPS = [
  { time: 7, hazard: 0.25, low: 0.04, high: 1.77 },
  { time: 31, hazard: 7 / 12, low: 0.14, high: 2.43 },
];

describe('the series', () => {
  test('begins at time 0 without risk', () => {
    expect(hazardStepsSeries({ steps: STEPS })).toEqual([
      { time: 0, hazard: 0, low: 0, high: 0 },
      ...STEPS,
    ]);
  });

  test('begins with the first step where that lies at time 0', () => {
    const atOnce = { time: 0, hazard: 0.1, low: 0.01, high: 0.7 };
    expect(hazardStepsSeries({ steps: [atOnce] })).toEqual([atOnce]);
  });

  test('keeps only what is drawn, and of no step has no row', () => {
    const step = { ...STEPS[0]!, atRisk: 4, events: 1, censored: 0, variance: 0.0625 };
    expect(hazardStepsSeries({ steps: [step] })[1]).toEqual(STEPS[0]);
    expect(hazardStepsSeries({ steps: [] })).toEqual([]);
  });
});

describe('the chart', () => {
  test('draws the curve over its band, and its axes as told', async () => {
    const chart = hazardSteps({ steps: STEPS }, { timeTitle: 'weeks', hazardTitle: 'risk' });
    const { svg, warnings, marks } = await draw(chart);
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['area', 3],
      ['line', 3],
    ]);
    expect(svg).toContain('>weeks<');
    expect(svg).toContain('>risk<');
    expect((await draw(hazardSteps({ steps: STEPS }))).svg).toContain('>cumulative hazard<');
  });

  test('rises: a later point lies higher', async () => {
    const { marks } = await draw(hazardSteps({ steps: STEPS }));
    const heights = marks[1]?.items.map((item) => item.y ?? 0) ?? [];
    expect(heights).toHaveLength(3);
    expect(heights).toEqual(heights.toSorted((one, other) => other - one));
    expect(new Set(heights).size).toBe(3);
  });

  test('points at times and wants them finite', async () => {
    const marks = [{ time: 14, label: 'two weeks' }];
    expect((await draw(hazardSteps({ steps: STEPS }, { marks }))).svg).toContain('two weeks');
    expect(() => hazardSteps({ steps: STEPS }, { marks: [{ time: NaN, label: '' }] })).toThrow(
      'hazardSteps: marks must have finite times, got NaN',
    );
  });

  test('without a step says so', async () => {
    const { warnings, marks } = await draw(hazardSteps({ steps: [] }));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

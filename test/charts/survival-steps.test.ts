import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { survivalSteps, survivalStepsSeries } from '../../src/analytics/charts/survival-steps.ts';
import { draw } from './draw.ts';
import { steps } from './twelve.ts';

describe('the series', () => {
  test('begins at time 0 with everybody', () => {
    const rows = survivalStepsSeries({ steps });
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual({ time: 0, survival: 1, low: 1, high: 1 });
    expect(rows.slice(1)).toEqual(steps);
  });

  test('begins with the first step where that lies at time 0', () => {
    const atOnce = { time: 0, survival: 0.9, low: 0.8, high: 0.95 };
    expect(survivalStepsSeries({ steps: [atOnce] })).toEqual([atOnce]);
  });

  test('keeps only what is drawn', () => {
    const step = {
      time: 3,
      atRisk: 4,
      events: 1,
      censored: 0,
      survival: 0.75,
      low: 0.1,
      high: 0.9,
    };
    expect(survivalStepsSeries({ steps: [step] })[1]).toEqual({
      time: 3,
      survival: 0.75,
      low: 0.1,
      high: 0.9,
    });
  });

  test('of no step has no row', () => {
    expect(survivalStepsSeries({ steps: [] })).toEqual([]);
  });
});

describe('the chart', () => {
  test('draws the curve over its band as steps', async () => {
    const chart = survivalSteps({ steps });
    const { svg, warnings, marks } = await draw(chart);
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['area', 6],
      ['line', 6],
    ]);
    // A staircase has only horizontal and vertical parts.
    const line = /class="mark-line.*? d="M([^"]*)"/.exec(svg)?.[1] ?? '';
    const corners = line.split('L').map((corner) => corner.split(',').map(Number));
    expect(corners.length).toBeGreaterThan(6);
    for (const [index, [x, y]] of corners.entries()) {
      const [lastX, lastY] = corners[index - 1] ?? [x, y];
      expect(x === lastX || y === lastY).toBe(true);
    }
  });

  test('draws no band where survival is 0, which has no limits', async () => {
    const gone = { time: 70, survival: 0, low: null, high: null };
    const { svg, warnings, marks } = await draw(survivalSteps({ steps: [...steps, gone] }));
    expect(warnings).toEqual([]);
    expect(marks.map(({ items }) => items.length)).toEqual([6, 7]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('draws a curve that has fallen at once without a band or a warning', async () => {
    const gone = { time: 0, survival: 0, low: null, high: null };
    const { warnings, svg } = await draw(survivalSteps({ steps: [gone] }));
    expect(warnings).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('names its axes as it is told', async () => {
    const { svg } = await draw(
      survivalSteps({ steps }, { timeTitle: 'weeks', survivalTitle: 'share not back yet' }),
    );
    expect(svg).toContain('>weeks<');
    expect(svg).toContain('>share not back yet<');
  });

  test('without a step says so', async () => {
    const { warnings, marks } = await draw(survivalSteps({ steps: [] }));
    expect(warnings).toEqual([]);
    expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
  });
});

describe('laws', () => {
  const anySteps = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 10 })), {
      maxLength: 12,
    })
    .map((list) => {
      let time = -1;
      let survival = 1;
      return list.map(([gap, part]) => {
        time += gap;
        survival *= part / 10;
        const low = survival === 0 ? null : survival / 2;
        return { time, survival, low, high: low === null ? null : (1 + survival) / 2 };
      });
    });

  test('the rows begin at time 0, never rise, and survive JSON', () => {
    let started = 0;
    let atOnce = 0;
    let ended = 0;
    fc.assert(
      fc.property(anySteps, (list) => {
        const chart = survivalSteps({ steps: list });
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        const rows = chart.data.values;
        if (list.length > 0) expect(rows[0]?.time).toBe(0);
        for (const [index, row] of rows.entries()) {
          expect(row.survival).toBeLessThanOrEqual(rows[index - 1]?.survival ?? 1);
        }
        if (rows.length > list.length) started += 1;
        if (list[0]?.time === 0) atOnce += 1;
        if (list.at(-1)?.survival === 0) ended += 1;
      }),
    );
    expect(Math.min(started, atOnce, ended)).toBeGreaterThan(2);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  retentionCurve,
  retentionCurveSeries,
} from '../../src/analytics/charts/retention-curve.ts';
import { draw } from './draw.ts';
import { cohorts } from './twelve.ts';

const retention = { period: 'month', cohorts } as const;

describe('the series', () => {
  test('pools the cohorts that were seen for the whole month', () => {
    // Month 1: 1 + 0 + (March's April is not over) of 2 + 1. Month 2: 2 of 2. Month 3: nobody.
    const pooled = retentionCurveSeries(retention).filter((row) => row.cohort === null);
    expect(pooled.map(({ after, retained, size }) => [after, retained, size])).toEqual([
      [0, 4, 4],
      [1, 1, 3],
      [2, 2, 2],
    ]);
    expect(pooled.every((row) => row.complete)).toBe(true);
  });

  test('gives a pooled point its 95 % interval', () => {
    // Wilson for 1 of 3 with z = 1.959963984540054, computed with Python's decimal module.
    const point = retentionCurveSeries(retention)[1];
    expect(point?.low).toBeCloseTo(0.061491944720396, 12);
    expect(point?.high).toBeCloseTo(0.792340399197952, 12);
  });

  test('lists each cohort after the pooled points, without an interval', () => {
    const rows = retentionCurveSeries(retention).slice(3);
    expect(rows).toHaveLength(10);
    expect(rows[1]).toEqual({
      cohort: '2026-01',
      after: 1,
      retained: 1,
      size: 2,
      rate: 0.5,
      low: null,
      high: null,
      complete: true,
    });
  });

  test('of no cohort has no row', () => {
    expect(retentionCurveSeries({ period: 'month', cohorts: [] })).toEqual([]);
  });
});

describe('the chart', () => {
  test('draws the pooled points, their band, and a line for each cohort', async () => {
    const { warnings, marks } = await draw(retentionCurve(retention));
    expect(warnings).toEqual([]);
    // January and February have a complete later month, March and April have none.
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['line', 2],
      ['line', 1],
      ['area', 2],
      ['line', 2],
      ['symbol', 2],
    ]);
  });

  test('leaves out the first month, and months that are not over', async () => {
    const { marks } = await draw(retentionCurve(retention));
    const drawn = marks.flatMap(({ items }) => items.map((item) => item.datum));
    expect(drawn.map((row) => row?.['after'])).not.toContain(0);
    expect(drawn.map((row) => row?.['complete'])).not.toContain(false);
    expect(retentionCurve(retention).title['text']).toMatch(/not over is left out/);
  });

  test('says so where there is nothing to draw yet', async () => {
    const first = [{ cohort: '2026-01', size: 3, retained: [3, 1], complete: [true, false] }];
    for (const list of [[], first]) {
      const { warnings, marks } = await draw(retentionCurve({ period: 'month', cohorts: list }));
      expect(warnings).toEqual([]);
      expect(marks[0]?.items.map((item) => item.text)).toEqual(['Nothing to show yet']);
    }
  });
});

describe('laws', () => {
  const anyCohort = fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.array(fc.nat(100), { maxLength: 8 }))
    .map(([size, shares]) => ({
      size,
      retained: [size, ...shares.map((share) => Math.floor((size * share) / 100))],
      complete: [true, ...shares.map((_, index) => index < shares.length - 1)],
    }));
  const anyCohorts = fc
    .array(anyCohort, { maxLength: 6 })
    .map((list) => list.map((cohort, index) => ({ ...cohort, cohort: `c${index}` })));

  test('a pooled point lies between the cohorts that make it, and within its interval', () => {
    let several = 0;
    fc.assert(
      fc.property(anyCohorts, (list) => {
        const rows = retentionCurveSeries({ period: 'month', cohorts: list });
        for (const { rate, low, high, after, size } of rows.filter((row) => row.cohort === null)) {
          const parts = rows.filter((row) => row.cohort !== null && row.after === after);
          const rates = parts.filter((row) => row.complete).map((row) => row.rate);
          expect(rate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
          expect(rate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
          expect(low).toBeLessThanOrEqual(rate);
          expect(high).toBeGreaterThanOrEqual(rate);
          expect(size).toBeGreaterThan(0);
          if (after > 0 && rates.length > 1) several += 1;
        }
      }),
    );
    expect(several).toBeGreaterThan(50);
  });
});

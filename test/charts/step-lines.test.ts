import { describe, expect, test } from 'vitest';

import { survivalSteps } from '../../src/analytics/charts/survival-steps.ts';
import { draw } from './draw.ts';
import { steps } from './twelve.ts';

/** The curve ends at 64 days, so its later half begins after 32. */
const MARKS = [
  { time: 33, label: 'later half' },
  { time: 60, label: 'latest' },
  { time: 32, label: 'first half' },
  { time: 10, label: 'earliest' },
];

describe('times pointed at', () => {
  test('have a line from their words to the axis, and cross no words above', async () => {
    const { warnings, marks } = await draw(survivalSteps({ steps }, { marks: MARKS }));
    expect(warnings).toEqual([]);
    expect(marks.map(({ type, items }) => [type, items.length])).toEqual([
      ['area', 6],
      ['line', 6],
      ['rule', 4],
      ['text', 2],
      ['text', 2],
    ]);
    const [early, late] = [marks[3]?.items ?? [], marks[4]?.items ?? []];
    expect(early.map(({ text }) => text)).toEqual(['earliest', 'first half']);
    expect(late.map(({ text }) => text)).toEqual(['latest', 'later half']);
    const heights = [...early, ...late].map(({ y }) => y);
    expect(heights).toEqual([7, 21, 35, 49]);
    expect(marks[2]?.items.map(({ y }) => y)).toEqual(heights);
    const ends = new Set(marks[2]?.items.map(({ y2 }) => y2));
    expect(ends.size).toBe(1);
    expect(Math.min(...[...ends].map((end) => end ?? 0))).toBeGreaterThan(200);
  });

  test('do not change the axis of shares', async () => {
    const { svg } = await draw(survivalSteps({ steps }, { marks: MARKS }));
    expect(svg).toContain('>100%<');
    expect(svg).not.toContain('>down<');
  });

  test('of one half alone make one layer of words', async () => {
    const first = await draw(survivalSteps({ steps }, { marks: MARKS.slice(2) }));
    expect(first.marks.slice(2).map(({ items }) => items.length)).toEqual([2, 2]);
    const later = await draw(survivalSteps({ steps }, { marks: MARKS.slice(0, 2) }));
    expect(later.marks.slice(2).map(({ items }) => items.length)).toEqual([2, 2]);
  });

  test('must be finite', () => {
    for (const time of [NaN, Infinity]) {
      expect(() => survivalSteps({ steps }, { marks: [{ time, label: 'never' }] })).toThrow(
        `survivalSteps: marks must have finite times, got ${time}`,
      );
    }
  });
});

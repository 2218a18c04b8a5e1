import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createIntervalIndex } from '../../src/time/interval-index.ts';

const DAY_MS = 86_400_000;

const anyShare = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1e6);

/** The answer by looking at every interval. */
function intervalOf(edges: readonly number[], value: number): number {
  return edges.findIndex((edge, index) => edge <= value && value < (edges[index + 1] ?? edge));
}

describe('createIntervalIndex', () => {
  it('finds the interval of a number, half-open, and -1 outside', () => {
    const indexAt = createIntervalIndex(Float64Array.of(-10, 0, 5));

    expect([-11, -10, -1, 0, 4, 5, 6].map(indexAt)).toEqual([-1, 0, 0, 1, 1, -1, -1]);
  });

  it('puts nothing into an empty interval', () => {
    expect(createIntervalIndex(Float64Array.of(0, 0, 5))(0)).toBe(1);
    expect(createIntervalIndex(Float64Array.of(0, 5, 5))(4)).toBe(0);
    expect([-1, 0, 1].map(createIntervalIndex(Float64Array.of(0, 0)))).toEqual([-1, -1, -1]);
  });

  it('takes nothing but numbers for a place', () => {
    const indexAt = createIntervalIndex(Float64Array.of(0, 5));

    expect([Number.NaN, Infinity, -Infinity].map(indexAt)).toEqual([-1, -1, -1]);
  });

  it('is the interval that a search through all of them finds', () => {
    const anyEdges = fc
      .tuple(
        fc.integer({ min: -1e13, max: 1e13 }),
        // From a few milliseconds to ten thousand years, so that slots are narrow and wide.
        fc.constantFrom(3, DAY_MS, 40 * DAY_MS, 400_000 * DAY_MS),
        fc.array(anyShare, { minLength: 1, maxLength: 30 }),
      )
      .map(([first, widest, widths]) => {
        let edge = first;
        return [first, ...widths.map((width) => (edge += Math.round(width * widest)))];
      });
    let inside = 0;
    fc.assert(
      fc.property(anyEdges, fc.array(anyShare), (edges, shares) => {
        const indexAt = createIntervalIndex(Float64Array.from(edges));
        const first = edges[0] ?? 0;
        const length = (edges.at(-1) ?? 0) - first;
        const between = shares.map((share) => first + Math.floor(share * length));
        const beside = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
        for (const value of [...between, ...beside]) {
          expect(indexAt(value)).toBe(intervalOf(edges, value));
          if (indexAt(value) >= 0) inside += 1;
        }
      }),
    );
    expect(inside).toBeGreaterThan(1000);
  });

  it('finds every day of ten thousand years', () => {
    const edges = Float64Array.from({ length: 3_652_426 }, (_, day) => day * DAY_MS);
    const indexAt = createIntervalIndex(edges);

    for (const day of [0, 1, 27, 28, 29, 1_000_000, 3_652_423, 3_652_424]) {
      expect(indexAt(day * DAY_MS)).toBe(day);
      expect(indexAt((day + 1) * DAY_MS - 1)).toBe(day);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  createIntervalIndex,
  fillIntervals,
  intervalTable,
} from '../../src/time/interval-index.ts';

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

describe('fillIntervals', () => {
  it('finds of many numbers what createIntervalIndex finds of each', () => {
    // Hours, days, and widths that no grid holds.
    const anyEdges = fc
      .tuple(
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.constantFrom(1, 3_600_000, DAY_MS),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
      )
      .map(([first, step, widths, isCrooked]) => {
        let edge = first;
        const straight = [first, ...widths.map((width) => (edge += width * step))];
        return isCrooked ? [...straight, edge + 1, edge + 400 * DAY_MS + 1] : straight;
      });
    const reach = { exact: 0, crooked: 0, inside: 0, outside: 0 };
    fc.assert(
      fc.property(anyEdges, fc.array(anyShare, { maxLength: 20 }), (edges, shares) => {
        const table = intervalTable(Float64Array.from(edges));
        const first = edges[0] ?? 0;
        const length = (edges.at(-1) ?? 0) - first;
        const between = shares.map((share) => first + Math.floor(share * length));
        const values = [...between, ...edges.flatMap((edge) => [edge - 1, edge])];
        const wanted = values.map((value) => intervalOf(edges, value));
        const into = new Int32Array(values.length + 1).fill(7);
        const column = Float64Array.from([first - 5, ...values]);

        const areInside = fillIntervals(table, column, 1, column.length, into);

        expect([...into]).toEqual([...wanted, 7]);
        expect(areInside).toBe(!wanted.includes(-1));
        expect(fillIntervals(table, Float64Array.from(between), 0, between.length, into)).toBe(
          length > 0 || between.length === 0,
        );
        reach[table.exact ? 'exact' : 'crooked'] += 1;
        for (const interval of wanted) reach[interval < 0 ? 'outside' : 'inside'] += 1;
      }),
    );
    for (const times of Object.values(reach)) expect(times).toBeGreaterThan(20);
  });

  it('takes the widest slots that hold one interval each, where there are few enough', () => {
    const tableOf = (...edges: number[]) => intervalTable(Float64Array.from(edges));

    expect(tableOf(5, 35, 35, 105)).toMatchObject({ width: 10, exact: true });
    expect(tableOf(0, 2 ** 17)).toMatchObject({ width: 2 ** 17, exact: true });
    expect(tableOf(0, 1, 2 ** 17)).toMatchObject({ width: 1, exact: true });
    expect(tableOf(0, 1, 2 ** 17 + 1)).toMatchObject({ width: DAY_MS, exact: false });
    expect(tableOf(0, 2, 5, 2 ** 18)).toMatchObject({ width: DAY_MS, exact: false });
    expect(tableOf(3, 3)).toMatchObject({ exact: true });
  });
});

/** Sorted rows: the order of a column, also of one whose values crowd together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sortedRows } from '../../src/analytics/metrics/sorted-rows.ts';

/** Values of one kind each: spread out, all but equal, equal, or ever closer to the least. */
const anyColumn = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 150, size: 'max' })
  .chain((values) =>
    fc
      .constantFrom(
        (value: number) => value,
        (value: number) => Math.round(value * 3),
        (value: number) => 2 ** Math.round(-value * 1070),
        (value: number) => (value < 0.02 ? 1e300 : value),
      )
      .map((spread) => Float64Array.from(values, spread)),
  );

describe('sortedRows', () => {
  it('sorts any column, and says where each value came from', () => {
    const reach = { crowded: 0, equal: 0, spread: 0 };
    fc.assert(
      fc.property(anyColumn, (column) => {
        const { rows, values } = sortedRows(column);

        expect(values).toEqual(column.toSorted());
        expect(Array.from(rows, (row) => column[row])).toEqual(Array.from(values));
        expect(new Set(rows).size).toBe(column.length);
        const distinct = new Set(column).size;
        const most = Math.max(...column);
        if (distinct > 40 && column.filter((value) => value < most / 1e6).length > 40) {
          reach.crowded += 1;
        }
        if (column.length > 100 && distinct < 5) reach.equal += 1;
        if (distinct > 100) reach.spread += 1;
      }),
    );
    expect(Math.min(...Object.values(reach))).toBeGreaterThan(5);
  });
});

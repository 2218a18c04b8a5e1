/** Day groups: the same days whichever way they are found, however many there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  anyDayGroups,
  fillFirstDays,
  orderedDayGroups,
} from '../../src/analytics/transactions/day-groups.ts';

const anyInstants = fc.array(fc.integer({ min: -60, max: 200 }), { maxLength: 60, size: 'max' });
const dayOf = (ms: number) => Math.floor(ms / 10) + 6;
const daysOf = (at: Float64Array) => Int32Array.from(at, dayOf);

describe('orderedDayGroups', () => {
  it('finds the groups that counting finds', () => {
    const reach = { long: 0, single: 0, gap: 0 };
    fc.assert(
      fc.property(anyInstants, (instants) => {
        const at = Float64Array.from(instants).sort();
        const codes = Uint32Array.from(at, (_, row) => row);
        const groups = orderedDayGroups(codes, at, dayOf);

        expect(groups).toEqual(anyDayGroups(codes, daysOf(at), 27));
        const sizes = groups.days.map(
          (_, group) => groups.bounds[group + 1]! - groups.bounds[group]!,
        );
        if (sizes.some((size) => size > 4)) reach.long += 1;
        if (sizes.includes(1)) reach.single += 1;
        if (groups.days.some((day, group) => day > groups.days[group - 1]! + 1)) reach.gap += 1;
      }),
    );
    expect(Math.min(...Object.values(reach))).toBeGreaterThan(10);
  });
});

describe('anyDayGroups', () => {
  it('puts the rows of one day together, the days ascending', () => {
    const at = Float64Array.of(25, 3, 21, -1, 4);
    const codes = Uint32Array.of(10, 11, 12, 13, 14);

    expect(anyDayGroups(codes, daysOf(at), 9)).toEqual({
      codes: Uint32Array.of(13, 11, 14, 10, 12),
      bounds: [0, 1, 3, 5],
      days: [5, 6, 8],
    });
  });

  it('has no groups without rows', () => {
    const none = { codes: new Uint32Array(0), bounds: [0], days: [] };

    expect(anyDayGroups(none.codes, new Int32Array(0), 0)).toEqual(none);
    expect(orderedDayGroups(none.codes, new Float64Array(0), dayOf)).toEqual(none);
  });
});

describe('fillFirstDays', () => {
  it.each([65_535, 65_536, 65_537])('tells %i days apart', (count) => {
    // Customer 0 buys every day but the last two, customer 1 on these, customer 2 never.
    const days = Array.from({ length: count }, (_, day) => day);
    const codes = Uint32Array.from(days, (_, group) => (group < count - 2 ? 0 : 1));
    const bounds = [...codes.keys(), count];
    const firstDay = new Int32Array(3);
    const secondDay = new Int32Array(3);
    fillFirstDays({ codes, bounds, days }, 100, firstDay, secondDay);

    expect(Array.from(firstDay)).toEqual([100, count + 98, 0]);
    expect(Array.from(secondDay)).toEqual([101, count + 99, 0]);
  });
});

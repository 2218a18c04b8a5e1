/** Amounts by counter and date: added up, taken off, and kept so that one more copies little. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  countOn,
  datesOf,
  plainCounts,
  plusCounts,
  plusTallies,
} from '../../src/domains/loyalty/account-amounts.ts';
import type { DatedCounts } from '../../src/domains/loyalty/account-state.ts';

const NOTHING: DatedCounts = {};
const names = ['orders', 'spend', '__proto__', 'toString'];
const dates = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-10-01', 'lifetime', '0001-01-01'];
const counted = fc.record({
  counter: fc.constantFrom(...names),
  date: fc.constantFrom(...dates),
  amount: fc.integer({ min: -2, max: 2 }),
});

/** One amount more. */
function plus(counts: DatedCounts, counter: string, date: string, amount: number): DatedCounts {
  return plusTallies(counts, Object.fromEntries([[counter, amount]]), date, 1);
}

describe('amounts by counter and date', () => {
  it('stand within their month and year', () => {
    const counts = plus(plus(NOTHING, 'orders', '2026-03-10', 1), 'orders', '2026-03-11', 2);

    expect(counts).toEqual({
      orders: { '2026-': { '2026-03-': { '2026-03-10': 1, '2026-03-11': 2 } } },
    });
    expect(plainCounts(counts)).toEqual({ orders: { '2026-03-10': 1, '2026-03-11': 2 } });
    expect(datesOf(counts, 'spend')).toEqual({});
    expect([
      countOn(counts, 'orders', '2026-03-11'),
      countOn(counts, 'spend', '2026-03-11'),
    ]).toEqual([2, 0]);
  });

  it('leave alone what they do not change: other dates of the year are not copied', () => {
    const before = plus(plus(NOTHING, 'orders', '2025-03-10', 1), 'orders', '2026-02-10', 1);
    const after = plus(before, 'orders', '2026-03-10', 1);

    expect(after['orders']?.['2025-']).toBe(before['orders']?.['2025-']);
    expect(after['orders']?.['2026-']?.['2026-02-']).toBe(
      before['orders']?.['2026-']?.['2026-02-'],
    );
  });

  it('are the sums of what was added, whatever the order, and nothing once all is taken off', () => {
    const reach = { cancelled: 0, several: 0 };
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 30 }), (list) => {
        const sums = new Map<string, number>();
        for (const { counter, date, amount } of list) {
          const key = `${counter} ${date}`;
          sums.set(key, (sums.get(key) ?? 0) + amount);
        }
        const all = (some: typeof list) =>
          some.reduce((sum, one) => plus(sum, one.counter, one.date, one.amount), NOTHING);
        const counts = all(list);

        for (const [key, sum] of sums) {
          const [counter = '', date = ''] = key.split(' ');
          expect(countOn(counts, counter, date)).toBe(sum);
        }
        const kept = [...sums.values()].filter((sum) => sum !== 0).length;
        const told = names.flatMap((counter) => Object.values(datesOf(counts, counter)));
        expect(told).toHaveLength(kept);
        expect(told).not.toContain(0);
        expect(all(list.toReversed())).toEqual(counts);
        expect(plusCounts(counts, plainCounts(counts), -1)).toEqual({});
        expect(plusCounts(NOTHING, plainCounts(counts))).toEqual(counts);
        reach.cancelled += Number(kept < sums.size);
        reach.several += Number(kept > 3);
      }),
    );
    expect(reach.cancelled).toBeGreaterThan(20);
    expect(reach.several).toBeGreaterThan(20);
  });
});

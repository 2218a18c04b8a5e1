/** Accounts that belong to others, and hierarchies that cannot be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recurringMovements } from '../../src/analytics/subscriptions/recurring-movements.ts';
import {
  type AccountParent,
  rollUpAccounts,
} from '../../src/analytics/subscriptions/roll-up-accounts.ts';
import { anyRows, logOf } from './any-subscriptions.ts';

const window = { from: '2026-01-01', until: '2026-06-01', zone: 'UTC' };
const log = logOf(
  ['a', 'b', 'c', 1].map((id) => ({ id, start: 0, end: null, cents: 100 })),
  '2026-06-01T00:00Z',
);

function codesOf(parents: readonly AccountParent[]) {
  const rolled = rollUpAccounts(log, parents);
  return rolled.ok ? [] : rolled.issues.map(({ code, path }) => [code, ...path]);
}

describe('Accounts', () => {
  it('count for the one at the top, however deep they are', () => {
    const rolled = rollUpAccounts(log, [
      ['a', 'b'],
      ['b', 'holding'],
    ]);

    expect(rolled.ok && rolled.value.customers).toEqual(['holding', 'c', 1]);
    expect(rolled.ok && Array.from(rolled.value.codes)).toEqual([0, 0, 1, 2]);
  });

  it('are told apart by text and number', () => {
    const rolled = rollUpAccounts(log, [['1', 'a']]);

    expect(rolled.ok && rolled.value.customers).toEqual(['a', 'b', 'c', 1]);
  });

  it('may be named twice with the same parent, not with two', () => {
    expect(
      codesOf([
        ['a', 'b'],
        ['a', 'b'],
      ]),
    ).toEqual([]);
    expect(
      codesOf([
        ['a', 'b'],
        ['a', 'c'],
      ]),
    ).toEqual([['TWO_PARENTS', 1]]);
  });

  it('may not lead back to themselves; only those on the way round are named', () => {
    const parents: readonly AccountParent[] = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
    ];

    expect(codesOf(parents)).toEqual([
      ['CYCLE', 1],
      ['CYCLE', 2],
    ]);
    expect(codesOf([['a', 'a']])).toEqual([['CYCLE', 0]]);
  });

  it('bring the same revenue under any hierarchy, and never more churn', () => {
    let rolledUp = 0;
    fc.assert(
      fc.property(anyRows, fc.boolean(), (rows, deep) => {
        const given = logOf(rows);
        const parents: readonly AccountParent[] = deep
          ? [
              ['ada', 'bob'],
              ['bob', 7],
            ]
          : [['ada', 'top']];
        const rolled = rollUpAccounts(given, parents);
        if (!rolled.ok) throw new Error('refused');
        const before = recurringMovements(given, { window, period: 'month' }).rows;
        const after = recurringMovements(rolled.value, { window, period: 'month' }).rows;

        for (const [index, row] of after.entries()) {
          expect(row.closingMinor).toBe(before[index]?.closingMinor);
          expect(row.churnMinor).toBeLessThanOrEqual(before[index]?.churnMinor ?? 0);
        }
        if (rolled.value.customers.length < given.customers.length) rolledUp += 1;
      }),
    );
    expect(rolledUp).toBeGreaterThan(10);
  });
});

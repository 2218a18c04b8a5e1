/** Groups of a log: they partition it, and every metric adds up over them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { activity } from '../../src/analytics/metrics/activity.ts';
import { groupLog } from '../../src/analytics/metrics/group-log.ts';
import type { TransactionLog } from '../../src/analytics/transactions/transaction-log.ts';
import { anyQuestion, logOf, logOfText } from './logs.ts';

const rowsOf = (log: TransactionLog) =>
  Array.from(log.codes, (code, row) => ({
    customer: String(log.customers[code]),
    ms: log.at[row]!,
    minor: log.minor[row]!,
  }));

describe('groupLog', () => {
  it('makes a log of each value, with a dictionary of its own', () => {
    const log = { ...logOfText('ada 2026-01-01 5\nbob 2026-01-02 6\nada 2026-01-03 7') };

    const groups = groupLog(log, (customer) => (customer === 'ada' ? 1 : '1'));

    expect(groups.map(({ value }) => value)).toEqual([1, '1']);
    expect(groups.map((group) => group.log.customers)).toEqual([['ada'], ['bob']]);
    expect(groups.map((group) => [...group.log.minor])).toEqual([[5, 7], [6]]);
    expect([...groups[1]!.log.codes]).toEqual([0]);
    expect(groups[0]!.log.timeOrdered).toBe(true);
  });

  it('gives the customers without a value a group of their own', () => {
    const groups = groupLog(logOfText('ada 2026-01-01 5\nbob 2026-01-02 6'), (customer) =>
      customer === 'ada' ? null : 'known',
    );

    expect(groups.map(({ value, log }) => [value, log.rows])).toEqual([
      [null, 1],
      ['known', 1],
    ]);
    expect(groupLog(logOf([]), () => 'x')).toEqual([]);
  });

  it('knows that a part of an unordered log may be ordered', () => {
    const log = logOfText('ada 2026-01-02 5\nbob 2026-01-01 5\nbob 2026-01-03 5');
    const backwards = logOfText('ada 2026-01-02 5\nada 2026-01-01 5');

    expect(log.timeOrdered).toBe(false);
    expect(groupLog(log, String).map((group) => group.log.timeOrdered)).toEqual([true, true]);
    expect(groupLog(backwards, String)[0]!.log.timeOrdered).toBe(false);
  });

  it('partitions the log: each group is the rows of its customers, nothing else', () => {
    let several = 0;
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 4 }), (question, parts) => {
        const log = logOf(question.rows, question.zeroAmounts);
        const valueOf = (customer: unknown) => String(customer).charCodeAt(0) % parts || null;
        const groups = groupLog(log, valueOf);

        for (const group of groups) {
          const own = question.rows.filter((row) => valueOf(row.customer) === group.value);
          expect(rowsOf(group.log)).toEqual(own);
          expect(new Set(group.log.customers)).toEqual(new Set(own.map((row) => row.customer)));
          expect(group.log.zeroAmounts).toBe(log.zeroAmounts);
        }
        expect(groups.flatMap((group) => group.log.customers.map(String)).toSorted()).toEqual(
          log.customers.map(String).toSorted(),
        );
        expect(new Set(groups.map(({ value }) => value)).size).toBe(groups.length);
        several += groups.length > 1 ? 1 : 0;
      }),
    );
    expect(several).toBeGreaterThan(20);
  });

  it('lets counts of a metric add up to those of the whole', () => {
    let counted = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const log = logOf(question.rows, question.zeroAmounts);
        const whole = activity(log, question);
        const parts = groupLog(log, (customer) => String(customer).charCodeAt(0) % 3).map((group) =>
          activity(group.log, question),
        );

        for (const [index, row] of whole.rows.entries()) {
          for (const name of ['active', 'new', 'resurrected', 'churned', 'activeAtEnd'] as const) {
            const sum = parts.reduce((total, part) => total + part.rows[index]![name], 0);
            expect(sum).toBe(row[name]);
          }
          counted += row.active > 1 ? 1 : 0;
        }
      }),
      { numRuns: 60 },
    );
    expect(counted).toBeGreaterThan(20);
  });
});

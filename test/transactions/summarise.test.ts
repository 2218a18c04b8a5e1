/** Summaries, against the plainest reading of the rows, and as laws of order and of parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CustomerSummaries } from '../../src/analytics/transactions/customer-summaries.ts';
import { mergeLogs } from '../../src/analytics/transactions/merge-logs.ts';
import { mergeSummaries } from '../../src/analytics/transactions/merge-summaries.ts';
import { transactionLog } from '../../src/analytics/transactions/rows-to-log.ts';
import { summarise } from '../../src/analytics/transactions/summarise.ts';
import type { TransactionLog } from '../../src/analytics/transactions/transaction-log.ts';
import { dateOfDayNumber } from '../../src/time/local-date.ts';
import {
  anyRows,
  anyWindow,
  COLUMNS,
  type PlainSummary,
  plainSummary,
  type Row,
} from './any-transactions.ts';

const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };

/** One customer of a summary in the form of {@link plainSummary}. */
function told(summaries: CustomerSummaries, code: number): PlainSummary {
  const bought = summaries.purchases[code]! > 0;
  const { firstDay, secondDay, lastDay } = summaries;
  const hasSecond = bought && secondDay[code] !== firstDay[code];
  return {
    purchases: summaries.purchases[code]!,
    firstDate: bought ? dateOfDayNumber(firstDay[code]!) : null,
    secondDate: hasSecond ? dateOfDayNumber(secondDay[code]!) : null,
    lastDate: bought ? dateOfDayNumber(lastDay[code]!) : null,
    firstMs: bought ? summaries.firstAt[code]! : null,
    lastMs: bought ? summaries.lastAt[code]! : null,
    revenue: summaries.revenueMinor[code]!,
    refunded: summaries.refundMinor[code]!,
  };
}

const everyone = (summaries: CustomerSummaries) =>
  new Map(summaries.customers.map((key, code) => [key, told(summaries, code)]));

describe('summarise', () => {
  const rowsOf = (...rows: readonly [string, string, number][]) =>
    transactionLog(rows, {
      customer: (row) => row[0],
      at: (row) => row[1],
      minor: (row) => row[2],
    });

  it('counts purchases by row and days by local day', () => {
    const log = rowsOf(
      ['ada', '2026-01-05T09:00Z', 2000],
      ['ada', '2026-01-05T23:59Z', 500],
      ['ada', '2026-01-06T00:00Z', 1],
    );

    expect(told(summarise(log, { window }), 0)).toEqual({
      purchases: 3,
      firstDate: '2026-01-05',
      secondDate: '2026-01-06',
      lastDate: '2026-01-06',
      firstMs: Date.UTC(2026, 0, 5, 9),
      lastMs: Date.UTC(2026, 0, 6),
      revenue: 2501,
      refunded: 0,
    });
  });

  it('takes 48 bytes a customer, beside the dictionary', () => {
    const summaries = summarise(
      rowsOf(['ada', '2026-01-05T09:00Z', 1], ['bob', '2026-01-06T09:00Z', 2]),
      {
        window,
      },
    );
    const bytes = Object.values(summaries)
      .filter((column) => ArrayBuffer.isView(column))
      .reduce((sum, { byteLength }) => sum + byteLength, 0);

    expect(bytes / summaries.customers.length).toBe(48);
  });

  it('leaves out the first instant of the end, and keeps the last before it', () => {
    const log = rowsOf(['ada', '2026-02-28T23:59:59.999Z', 100], ['ada', '2026-03-01T00:00Z', 100]);
    const { totals } = summarise(log, { window });

    expect(totals).toMatchObject({ purchases: 1, rowsAfter: 1, revenueMinor: 100 });
  });

  it('keeps what lies before the window as history', () => {
    const log = rowsOf(['ada', '2020-01-01T00:00Z', 100]);

    expect(summarise(log, { window }).totals.purchases).toBe(1);
  });

  it('counts a free order unless the log leaves zero amounts out', () => {
    const rows = [{ id: 'ada', ms: Date.UTC(2026, 0, 5), cents: 0 }];
    const leftOut = transactionLog(rows, { ...COLUMNS, zeroAmounts: 'left-out' });

    expect(summarise(transactionLog(rows, COLUMNS), { window }).totals).toMatchObject({
      purchasers: 1,
      zeroRows: 0,
    });
    expect(summarise(leftOut, { window }).totals).toMatchObject({ purchasers: 0, zeroRows: 1 });
  });

  it('says nothing of nobody', () => {
    const { totals, customers } = summarise(rowsOf(), { window });

    expect(customers).toEqual([]);
    expect(Object.values(totals)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('refuses a sum that would no longer be exact, and accepts the largest that is', () => {
    const rows = (cents: number[]): Row[] =>
      cents.map((each) => ({ id: 'ada', ms: Date.UTC(2026, 0, 5), cents: each }));
    const most = Number.MAX_SAFE_INTEGER;
    const sum = (cents: number[]) => summarise(transactionLog(rows(cents), COLUMNS), { window });

    expect(sum([most - 1, 1]).totals.revenueMinor).toBe(most);
    expect(() => sum([most, 1])).toThrow(/exceeds 2\^53/);
    expect(() => sum([-most, -1])).toThrow(/exceeds 2\^53/);
    // The overflow is seen even though the refund would bring the balance back.
    expect(() => sum([most, 1, -5])).toThrow(/exceeds 2\^53/);
  });

  it('refuses a window that ends before it begins', () => {
    expect(() => summarise(rowsOf(), { window: { ...window, until: '2025-12-31' } })).toThrow(
      /window/,
    );
  });

  it('agrees with filtering and sorting the rows of each customer', () => {
    const reach = { second: 0, refunds: 0, after: 0, unordered: 0, zero: 0 };
    fc.assert(
      fc.property(anyRows, anyWindow, fc.boolean(), (rows, given, countsZero) => {
        const zeroAmounts = countsZero ? 'purchase' : 'left-out';
        const log = transactionLog(rows, { ...COLUMNS, zeroAmounts });
        const summaries = summarise(log, { window: given });
        const plain = new Map(
          log.customers.map((key) => [key, plainSummary(rows, key, given, countsZero)]),
        );

        expect(everyone(summaries)).toEqual(plain);
        expect(summaries.totals.purchasers).toBe(
          [...plain.values()].filter(({ purchases }) => purchases > 0).length,
        );
        if ([...plain.values()].some(({ secondDate }) => secondDate !== null)) reach.second += 1;
        if (summaries.totals.refunds > 0) reach.refunds += 1;
        if (summaries.totals.rowsAfter > 0) reach.after += 1;
        if (summaries.totals.zeroRows > 0) reach.zero += 1;
        if (!log.timeOrdered) reach.unordered += 1;
      }),
    );
    expect(Math.min(...Object.values(reach))).toBeGreaterThan(10);
  });

  it('does not care in which order rows arrive', () => {
    fc.assert(
      fc.property(anyRows, anyWindow, fc.nat(), (rows, given, turn) => {
        const turned = rows.map((_, index) => rows[(index + turn) % rows.length]!).toReversed();

        expect(everyone(summarise(transactionLog(turned, COLUMNS), { window: given }))).toEqual(
          everyone(summarise(transactionLog(rows, COLUMNS), { window: given })),
        );
      }),
    );
  });

  it('says the same of parts that are merged as of the whole', () => {
    let split = 0;
    fc.assert(
      fc.property(anyRows, anyWindow, fc.nat(), fc.nat(), (rows, given, a, b) => {
        const [from, to] = [a % (rows.length + 1), b % (rows.length + 1)].toSorted((x, y) => x - y);
        const logs = [rows.slice(0, from), rows.slice(from, to), rows.slice(to)].map((part) =>
          transactionLog(part, COLUMNS),
        );
        if (logs.every((log) => log.rows > 0)) split += 1;
        const whole = transactionLog(rows, COLUMNS);
        const parts = logs.map((log) => summarise(log, { window: given }));

        expect(mergeLogs(logs)).toEqual(whole);
        expect(mergeSummaries(parts)).toEqual(summarise(whole, { window: given }));
      }),
    );
    expect(split).toBeGreaterThan(20);
  });

  it('says the same of parts that share one dictionary', () => {
    let shared = 0;
    fc.assert(
      fc.property(anyRows, anyWindow, fc.nat(), (rows, given, cut) => {
        const whole = transactionLog(rows, COLUMNS);
        const middle = cut % (rows.length + 1);
        const partOf = (from: number, until: number): TransactionLog => ({
          ...whole,
          rows: until - from,
          codes: whole.codes.subarray(from, until),
          at: whole.at.subarray(from, until),
          minor: whole.minor.subarray(from, until),
        });
        const parts = [partOf(0, middle), partOf(middle, whole.rows)].map((part) =>
          summarise(part, { window: given }),
        );
        const inBoth = whole.customers.filter((_, code) =>
          parts.every((part) => part.purchases[code]! > 0),
        );
        if (inBoth.length > 0) shared += 1;

        expect(mergeSummaries(parts)).toEqual(summarise(whole, { window: given }));
      }),
    );
    expect(shared).toBeGreaterThan(20);
  });
});

describe('merging', () => {
  const one = transactionLog([{ id: 'ada', ms: 0, cents: 1 }], { ...COLUMNS, currency: 'EUR' });

  it('refuses what cannot be one', () => {
    const dollars = { ...one, currency: 'USD' };
    const leftOut = { ...one, zeroAmounts: 'left-out' } as const;
    const asOf = (until: string) => summarise(one, { window: { ...window, until } });

    expect(() => mergeLogs([])).toThrow(/at least one/);
    expect(() => mergeLogs([one, dollars])).toThrow(/currency/);
    expect(() => mergeLogs([one, leftOut])).toThrow(/zeroAmounts/);
    expect(() => mergeSummaries([])).toThrow(/at least one/);
    expect(() => mergeSummaries([asOf('2026-03-01'), asOf('2026-04-01')])).toThrow(/window/);
    expect(() =>
      mergeSummaries([asOf('2026-03-01'), { ...asOf('2026-03-01'), currency: 'USD' }]),
    ).toThrow(/currency/);
    expect(() => mergeSummaries([asOf('2026-03-01'), { ...asOf('2026-03-01'), scale: 3 }])).toThrow(
      /scale/,
    );
  });

  it('brings amounts to the widest scale exactly, or refuses', () => {
    const log = (amount: string) =>
      transactionLog([{ amount }], { customer: () => 'ada', at: () => 0, amount: 'amount' });

    const merged = mergeLogs([log('20'), log('0.125'), log('-3.5')]);

    expect(merged.scale).toBe(3);
    expect([...merged.minor]).toEqual([20_000, 125, -3500]);
    expect(() => mergeLogs([log('9007199254740991'), log('0.5')])).toThrow(/exceeds 2\^53/);
  });

  it('knows whether the whole is ordered', () => {
    const at = (ms: number) => transactionLog([{ id: 'ada', ms, cents: 1 }], COLUMNS);

    expect(mergeLogs([at(1), at(1), at(2)]).timeOrdered).toBe(true);
    expect(mergeLogs([at(2), at(1)]).timeOrdered).toBe(false);
    expect(mergeLogs([at(2), transactionLog([], COLUMNS), at(1)]).timeOrdered).toBe(false);
  });
});

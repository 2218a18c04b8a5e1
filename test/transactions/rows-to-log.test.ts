/** Reading rows: what is taken, what is refused, and what the log then holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { transactionLog } from '../../src/analytics/transactions/rows-to-log.ts';
import type { TransactionLog } from '../../src/analytics/transactions/transaction-log.ts';
import { createTransactionLogBuilder } from '../../src/analytics/transactions/transaction-log-builder.ts';
import type { Issue } from '../../src/kernel/parsed.ts';
import { anyRows, COLUMNS } from './any-transactions.ts';

const BY_TEXT = { customer: 'who', at: 'when', amount: 'paid', zone: 'UTC' } as const;

function told(log: TransactionLog) {
  return Array.from({ length: log.rows }, (_, row) => ({
    id: log.customers[log.codes[row]!],
    ms: log.at[row],
    cents: log.minor[row],
  }));
}

describe('transactionLog', () => {
  it('keeps every row in the order it came', () => {
    let unordered = 0;
    fc.assert(
      fc.property(anyRows, (rows) => {
        const log = transactionLog(rows, COLUMNS);
        const ordered = rows.every((row, index) => index === 0 || rows[index - 1]!.ms <= row.ms);
        if (!ordered) unordered += 1;

        expect(told(log)).toEqual(rows);
        expect(log.timeOrdered).toBe(ordered);
        expect(log.customers).toEqual([...new Set(rows.map(({ id }) => id))]);
      }),
    );
    expect(unordered).toBeGreaterThan(20);
  });

  it('reads names of fields and functions alike, at once or as rows arrive', async () => {
    const rows = [
      { id: 'ada', ms: 5, cents: 1 },
      { id: 'bob', ms: 6, cents: 2n },
    ];
    async function* arriving() {
      for (const row of rows) yield await Promise.resolve(row);
    }
    const byFunction = {
      customer: (row: { id: string }) => row.id,
      at: 'ms',
      minor: 'cents',
    } as const;

    expect(await transactionLog(arriving(), COLUMNS)).toEqual(transactionLog(rows, COLUMNS));
    expect(transactionLog(rows, byFunction)).toEqual(transactionLog(rows, COLUMNS));
  });

  it('reports progress, and the number of rows at the end', async () => {
    const heard: number[] = [];
    const rows = Array.from({ length: 65_540 }, () => ({ id: 1, ms: 0, cents: 0 }));
    async function* arriving() {
      yield* rows;
    }
    const columns = { ...COLUMNS, onProgress: (count: number) => void heard.push(count) };
    transactionLog(rows, columns);
    await transactionLog(arriving(), columns);

    expect(heard).toEqual([65_536, 65_540, 65_536, 65_540]);
  });

  it('takes the widest scale that the amounts have, and rescales what it has read', () => {
    const rows = ['20', '10.50', '-4', '.125', '0.10'].map((paid) => ({
      who: 'ada',
      when: '2026-01-05',
      paid,
    }));
    const log = transactionLog(rows, BY_TEXT);

    expect(log.scale).toBe(3);
    expect([...log.minor]).toEqual([20_000, 10_500, -4000, 125, 100]);
  });

  it('begins a date at midnight of the zone, also where midnight does not exist', () => {
    const startIn = (zone: string, when: string) =>
      transactionLog([{ who: 'ada', when, paid: '1' }], { ...BY_TEXT, zone }).at[0];

    expect(startIn('UTC', '2026-03-01')).toBe(Date.UTC(2026, 2, 1));
    expect(startIn('Europe/Paris', '2026-03-01')).toBe(Date.UTC(2026, 1, 28, 23));
    // In Cairo the clocks go forward at midnight: 24 April 2026 begins at 01:00, 22:00 UTC.
    expect(startIn('Africa/Cairo', '2026-04-24')).toBe(Date.UTC(2026, 3, 23, 22));
  });

  it('appends to a log, which stays as it is', () => {
    const first = transactionLog([{ who: 'ada', when: '2026-01-05', paid: '20' }], BY_TEXT);
    const rows = [
      { who: 'bob', when: '2026-01-06', paid: '1.5' },
      { who: 'ada', when: '2026-01-04', paid: '2' },
    ];
    const both = transactionLog(rows, { ...BY_TEXT, appendTo: first });

    expect(told(first).map(({ cents }) => cents)).toEqual([20]);
    expect(first.scale).toBe(0);
    expect(both.customers).toEqual(['ada', 'bob']);
    expect([...both.minor]).toEqual([200, 15, 20]);
    expect([...both.codes]).toEqual([0, 1, 0]);
    expect(both.timeOrdered).toBe(false);
  });

  it('reads dates before 1970 and after 2100', () => {
    const rows = ['0000-01-01T00:00Z', '1582-10-15T00:00Z', '9999-12-31T23:59:59.999Z'];
    const log = transactionLog(
      rows.map((when) => ({ who: 'ada', when, paid: '1' })),
      BY_TEXT,
    );

    // Counted by Python: (date(1582, 10, 15) - date(1970, 1, 1)).days is -141427.
    expect(log.at[1]).toBe(-141_427 * 86_400_000);
    expect([...log.at].map((ms) => new Date(ms).toISOString())).toEqual([
      '0000-01-01T00:00:00.000Z',
      '1582-10-15T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ]);
  });
});

const WRONG: readonly (readonly [string, unknown, string, string])[] = [
  ['no customer', { when: '2026-01-05', paid: '1' }, 'who', 'CUSTOMER_MISSING'],
  ['an empty customer', { who: '', when: '2026-01-05', paid: '1' }, 'who', 'CUSTOMER_MISSING'],
  ['half a customer', { who: 0.5, when: '2026-01-05', paid: '1' }, 'who', 'NOT_A_CUSTOMER'],
  [
    'a customer that is no key',
    { who: {}, when: '2026-01-05', paid: '1' },
    'who',
    'NOT_A_CUSTOMER',
  ],
  ['no date', { who: 'ada', paid: '1' }, 'when', 'DATE_MISSING'],
  ['30 February', { who: 'ada', when: '2026-02-30', paid: '1' }, 'when', 'NOT_A_DATE'],
  ['a date in words', { who: 'ada', when: 'yesterday', paid: '1' }, 'when', 'NOT_A_DATE'],
  [
    'a time without zone',
    { who: 'ada', when: '2026-01-05T09:00', paid: '1' },
    'when',
    'NOT_A_DATE',
  ],
  ['an invalid Date', { who: 'ada', when: new Date(NaN), paid: '1' }, 'when', 'NOT_A_DATE'],
  ['half a millisecond', { who: 'ada', when: 0.5, paid: '1' }, 'when', 'NOT_A_DATE'],
  ['the year 10000', { who: 'ada', when: 253_402_300_800_000, paid: '1' }, 'when', 'NOT_A_DATE'],
  ['no amount', { who: 'ada', when: 0 }, 'paid', 'AMOUNT_MISSING'],
  ['an amount in words', { who: 'ada', when: 0, paid: 'ten' }, 'paid', 'NOT_AN_AMOUNT'],
  ['a decimal comma', { who: 'ada', when: 0, paid: '10,50' }, 'paid', 'NOT_AN_AMOUNT'],
  ['a number for a text', { who: 'ada', when: 0, paid: 10 }, 'paid', 'NOT_AN_AMOUNT'],
  [
    'sixteen decimals',
    { who: 'ada', when: 0, paid: '0.0000000000000001' },
    'paid',
    'NOT_AN_AMOUNT',
  ],
  ['2^53', { who: 'ada', when: 0, paid: '9007199254740992' }, 'paid', 'NOT_AN_AMOUNT'],
  ['no row', null, 'who', 'CUSTOMER_MISSING'],
];

describe('a row that is no transaction', () => {
  it.each(WRONG)('%s is reported and skipped', (_name, row, field, code) => {
    const issues: Issue[] = [];
    const good = { who: 'ada', when: '2026-01-05', paid: '1' };
    const log = transactionLog([good, row as typeof good, good], {
      ...BY_TEXT,
      onInvalid: (issue) => issues.push(issue),
    });

    expect(log.rows).toBe(2);
    expect(issues[0]).toMatchObject({ path: [1, field], code });
    expect(issues).toHaveLength(row === null ? 3 : 1);
  });

  it.each(WRONG)(
    '%s stops the reading by default, without its value in the message',
    (_n, row, field) => {
      const read = () => transactionLog([row as Record<string, string>], BY_TEXT);

      expect(read).toThrow(new RegExp(`^row 0: ${field} must`));
      expect(read).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }));
      for (const value of ['yesterday', 'ten', '10,50', '02-30']) {
        expect(read).not.toThrow(new RegExp(value));
      }
    },
  );

  it('changes nothing: neither customers, nor scale, nor order', () => {
    const builder = createTransactionLogBuilder({ scale: 'widest', onInvalid: () => {} });
    builder.add('ada', 10, '1');
    builder.add('eve', 5, 'x');
    builder.add('eve', 'x', '1.234');
    builder.add('', 1, '1.2');
    const log = builder.log();

    expect(log).toMatchObject({ rows: 1, customers: ['ada'], scale: 0, timeOrdered: true });
  });

  it('is refused where widening would lose an earlier amount', () => {
    const builder = createTransactionLogBuilder({ scale: 'widest', onInvalid: () => {} });

    expect(builder.add('ada', 0, '900719925474099')).toBe(true);
    expect(builder.add('ada', 0, '0.1')).toBe(true);
    expect(builder.add('ada', 0, '0.12')).toBe(false);
    expect([...builder.log().minor]).toEqual([9_007_199_254_740_990, 1]);
  });

  it('lets a date without a zone pass only as an instant', () => {
    const read = (when: string) =>
      transactionLog([{ when }], { customer: () => 'ada', at: 'when', minor: () => 1 });

    expect(read('2026-01-05T00:00+01:00').at[0]).toBe(Date.UTC(2026, 0, 4, 23));
    expect(() => read('2026-01-05')).toThrow(/names its zone/);
  });
});

describe('options', () => {
  const rows = [{ id: 'ada', ms: 0, cents: 1 }];

  it.each([
    [{ zone: 'Mars/Olympus' }, /zone/],
    [{ currency: 'euro' }, /currency/],
    [{ scale: 16 }, /scale/],
    [{ scale: -1 }, /scale/],
    [{ scale: 0.5 }, /scale/],
    [{ zeroAmounts: 'maybe' as 'purchase' }, /zeroAmounts/],
    [{ amount: 'cents' as const }, /exactly one of minor and amount/],
  ])('%j are refused', (wrong, message) => {
    expect(() => transactionLog(rows, { ...COLUMNS, ...wrong })).toThrow(message);
  });

  it('must agree with the log that is appended to', () => {
    const appendTo = transactionLog(rows, { ...COLUMNS, currency: 'EUR' });
    const append = (options: object) => transactionLog(rows, { ...COLUMNS, appendTo, ...options });

    expect(append({}).currency).toBe('EUR');
    expect(() => append({ currency: 'USD' })).toThrow(/currency must be that of the log/);
    expect(() => append({ scale: 3 })).toThrow(/scale must be that of the log/);
    expect(() => append({ zeroAmounts: 'left-out' })).toThrow(
      /zeroAmounts must be that of the log/,
    );
  });

  it('refuses rows that are none', () => {
    expect(() => transactionLog({} as never, COLUMNS)).toThrow(/iterable/);
    expect(() => transactionLog(rows, { ...COLUMNS, at: 5 as never })).toThrow(/columns/);
  });
});

describe('a builder', () => {
  it('hands out logs that later rows do not change', () => {
    const builder = createTransactionLogBuilder({ scale: 'widest' });
    for (let row = 0; row < 1025; row += 1) builder.add(`c${row}`, row, '1');
    const before = builder.log();
    builder.add('late', -5, '0.25');
    const after = builder.log();

    expect(before).toMatchObject({ rows: 1025, scale: 0, timeOrdered: true });
    expect(before.customers).toHaveLength(1025);
    expect(before.minor[1024]).toBe(1);
    expect(after).toMatchObject({ rows: 1026, scale: 2, timeOrdered: false });
    expect(after.minor[1024]).toBe(100);
  });

  it('never holds a negative zero', () => {
    const builder = createTransactionLogBuilder();
    builder.add(-0, -0, -0);
    const { customers, at, minor } = builder.log();

    expect([customers[0], at[0], minor[0]].map((value) => Object.is(value, 0))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

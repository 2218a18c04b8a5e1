/** Columns: borrowed where they can be, read where they must be, refused where one entry is wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  columnarLog,
  type TransactionColumnsOf,
} from '../../src/analytics/transactions/columnar-log.ts';
import { createCustomerIndex } from '../../src/analytics/transactions/customer-index.ts';
import { logToBytes, parseLogBytes } from '../../src/analytics/transactions/log-bytes.ts';
import { transactionLog } from '../../src/analytics/transactions/rows-to-log.ts';
import { anyRows, COLUMNS } from './any-transactions.ts';

const given = {
  codes: new Uint32Array([0, 1, 0]),
  dictionary: ['ada', 7],
  at: new Float64Array([10, 20, 20]),
  minor: new Float64Array([2000, -5, 0]),
};

describe('columnarLog', () => {
  it('borrows columns that fit, and leaves them as they are', () => {
    const log = columnarLog(given, { currency: 'EUR' });

    expect(log.codes).toBe(given.codes);
    expect(log.at).toBe(given.at);
    expect(log.minor).toBe(given.minor);
    expect(log.customers).toBe(given.dictionary);
    expect(log).toMatchObject({ rows: 3, timeOrdered: true, currency: 'EUR', scale: 2 });
    expect([...given.minor]).toEqual([2000, -5, 0]);
  });

  it('reads keys, texts, dates, bigints and narrower numbers as rows would be read', () => {
    const log = columnarLog(
      {
        customer: ['ada', 7, 'ada'],
        at: ['2026-01-05', new Date(5), 5n],
        minor: new Int32Array([2000, -5, 0]),
      },
      { zone: 'UTC' },
    );

    expect([...log.codes]).toEqual([0, 1, 0]);
    expect(log.customers).toEqual(['ada', 7]);
    expect([...log.at]).toEqual([Date.UTC(2026, 0, 5), 5, 5]);
    expect([...log.minor]).toEqual([2000, -5, 0]);
    expect(log.timeOrdered).toBe(false);
  });

  it('is the same log as the rows make', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const log = columnarLog({
          customer: rows.map(({ id }) => id),
          at: Float64Array.from(rows, ({ ms }) => ms),
          minor: Float64Array.from(rows, ({ cents }) => cents),
        });

        expect(log).toEqual(transactionLog(rows, COLUMNS));
      }),
    );
  });

  it.each<[string, Partial<TransactionColumnsOf>, RegExp]>([
    [
      'a code beyond the dictionary',
      { codes: new Uint32Array([0, 2, 0]) },
      /row 1: codes must be from 0 to 1/,
    ],
    ['half a code', { codes: [0, 0.5, 0] }, /row 1: codes/],
    ['a negative code', { codes: [0, -1, 0] }, /row 1: codes/],
    ['a repeated key', { dictionary: ['ada', 'ada'] }, /row 1: dictionary must hold each key once/],
    ['an empty key', { dictionary: ['ada', ''] }, /row 1: dictionary/],
    ['NaN for an instant', { at: new Float64Array([10, NaN, 20]) }, /row 1: at/],
    ['Infinity for an instant', { at: new Float64Array([10, 20, Infinity]) }, /row 2: at/],
    ['half a cent', { minor: new Float64Array([0.5, 0, 0]) }, /row 0: minor/],
    ['2^53', { minor: new Float64Array([0, 2 ** 53, 0]) }, /row 1: minor/],
  ])('refuses %s, naming row and column', (_name, wrong, message) => {
    const read = () => columnarLog({ ...given, ...wrong });

    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }));
  });

  it.each<[string, object, RegExp]>([
    ['columns of different length', { minor: new Float64Array(2) }, /minor must be as long as at/],
    ['too few codes', { codes: new Uint32Array(2) }, /codes must be as long as at/],
    ['keys and codes at once', { customer: ['a', 'b', 'c'] }, /exactly one of customer and codes/],
  ])('refuses %s', (_name, wrong, message) => {
    const read = () => columnarLog({ ...given, ...wrong });

    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code: 'CONTRACT_BROKEN' }));
  });

  it('refuses a widest scale, which only texts have', () => {
    expect(() => columnarLog(given, { scale: 'widest' })).toThrow(/scale/);
  });
});

describe('logToBytes and parseLogBytes', () => {
  const log = transactionLog(
    [
      { id: 'ada', ms: -1, cents: 2000 },
      { id: 'Ωmega 💠 \ud800', ms: 253_402_300_799_999, cents: -Number.MAX_SAFE_INTEGER },
      { id: 7, ms: 0, cents: 0 },
    ],
    { ...COLUMNS, currency: 'EUR', zeroAmounts: 'left-out' },
  );

  it('give the same log back', () => {
    expect(parseLogBytes(logToBytes(log))).toEqual({ ok: true, value: log });
    fc.assert(
      fc.property(anyRows, (rows) => {
        const any = transactionLog(rows, COLUMNS);
        expect(parseLogBytes(logToBytes(any))).toEqual({ ok: true, value: any });
      }),
    );
  });

  it('keep the form of version 01', () => {
    const one = transactionLog([{ id: 'a', ms: 1, cents: 2 }], COLUMNS);
    const header =
      '{"rows":1,"customers":["a"],"currency":null,"scale":2,"zeroAmounts":"purchase"}';
    // Worked by hand: 1 is 3ff0…, 2 is 4000… in IEEE 754, written from the low byte up.
    const columns = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0];

    const magic = [0x45, 0x42, 0x4c, 0x4f, 0x47, 0, 0x30, 0x31];
    const length = [header.length, 0, 0, 0];
    const letters = Array.from(header, (letter) => letter.charCodeAt(0));

    expect([...logToBytes(one)]).toEqual([...magic, ...length, ...letters, ...columns]);
  });

  it('refuse anything else by name', () => {
    const bytes = logToBytes(log);
    const changed = (at: number, byte: number) => {
      const copy = bytes.slice();
      copy[at] = byte;
      return copy;
    };
    const codeOf = (some: Uint8Array) => {
      const result = parseLogBytes(some);
      return result.ok ? 'OK' : result.issues[0]?.code;
    };

    expect(codeOf(new Uint8Array(0))).toBe('NOT_A_LOG');
    expect(codeOf(changed(0, 0))).toBe('NOT_A_LOG');
    expect(codeOf(changed(7, 0x32))).toBe('NEWER_VERSION');
    expect(codeOf(changed(8, 255))).toBe('DAMAGED');
    expect(codeOf(changed(12, 0x5b))).toBe('DAMAGED');
    expect(codeOf(bytes.subarray(0, -1))).toBe('DAMAGED');
    expect(codeOf(changed(bytes.length - 1, 255))).toBe('DAMAGED');
    expect(() => parseLogBytes('bytes' as never)).toThrow(/Uint8Array/);
  });

  it('never throw and never accept a log that breaks a promise, whatever byte is changed', () => {
    const bytes = logToBytes(log);
    const outcomes = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const copy = bytes.slice();
        copy[at] = byte;
        const result = parseLogBytes(copy);
        outcomes[result.ok ? 'accepted' : 'refused'] += 1;
        if (!result.ok) return;
        const { value } = result;
        expect(value.rows).toBe(3);
        expect([...value.minor].every(Number.isSafeInteger)).toBe(true);
        expect([...value.codes].every((code) => code < value.customers.length)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(outcomes.accepted, outcomes.refused)).toBeGreaterThan(50);
  });
});

describe('createCustomerIndex', () => {
  it('finds the rows of each customer, in order', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const log = transactionLog(rows, COLUMNS);
        const index = createCustomerIndex(log);
        for (const key of ['ada', 'bob', 'cy', '__proto__', 7, '7']) {
          const expected = [...rows.keys()].filter((row) => rows[row]!.id === key);
          const code = index.codeOf(key);

          expect(code === null ? [] : [...index.rowsOf(code)]).toEqual(expected);
        }
      }),
    );
  });

  it('knows no stranger', () => {
    const index = createCustomerIndex(columnarLog(given));

    expect(index.codeOf('eve')).toBeNull();
    expect(() => index.rowsOf(2)).toThrow(/code must be a whole number from 0 to 1/);
    expect(() => index.rowsOf(-1)).toThrow(/code/);
  });
});

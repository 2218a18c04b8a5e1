import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseRatio, ratio, ratioOf } from '../../src/kernel/ratio.ts';
import { codeThrownBy } from './thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const anyDenominator = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1, max: MAX }),
);

describe('ratio', () => {
  it.each([
    [4, 6, 2, 3],
    [-4, 6, -2, 3],
    [4, -6, -2, 3],
    [-4, -6, 2, 3],
    [0, 7, 0, 1],
    [-0, 7, 0, 1],
    [0, -7, 0, 1],
    [7, 1, 7, 1],
    [MAX, MAX, 1, 1],
    [MAX, -MAX, -1, 1],
    [MAX, MAX - 1, MAX, MAX - 1],
    [-MAX, 1, -MAX, 1],
  ])('of %d to %d is %d/%d', (a, b, numerator, denominator) => {
    expect(ratio(a, b)).toStrictEqual({ numerator, denominator });
  });

  it.each([
    [1, 0],
    [1, -0],
    [0.5, 1],
    [1, 0.5],
    [MAX + 1, 1],
    [1, MAX + 1],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('is not made of %d and %d', (a, b) => {
    expect(() => ratio(a, b)).toThrow(/^ratio: (numerator|denominator) must/);
  });

  it('is the same data however it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        (a, b, factor) => {
          expect(ratio(a * factor, b * factor)).toStrictEqual(ratio(a, b));
          expect(ratio(-a * factor, -b * factor)).toStrictEqual(ratio(a, b));
        },
      ),
    );
  });

  it('keeps the quantity and leaves no common factor', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), anyDenominator, (a, b) => {
        const { numerator, denominator } = ratio(a, b);

        expect(BigInt(numerator) * BigInt(b)).toBe(BigInt(a) * BigInt(denominator));
        expect(commonFactor(numerator, denominator)).toBe(1);
      }),
    );
  });
});

describe('ratioOf', () => {
  it.each([
    [0.2, 1, 5],
    [0.1, 1, 10],
    [-1.5, -3, 2],
    [3, 3, 1],
    [-0, 0, 1],
    [1e-7, 1, 10_000_000],
    [1.5e-7, 3, 20_000_000],
    [9e15, 9e15, 1],
    [MAX, MAX, 1],
    ['0.20', 1, 5],
    ['1.50', 3, 2],
    ['-0.00', 0, 1],
    ['.5', 1, 2],
    ['5.', 5, 1],
    ['+7', 7, 1],
    [`0.${'0'.repeat(97)}`, 0, 1],
    [`${'0'.repeat(98)}.5`, 1, 2],
    ['9007199254740991', MAX, 1],
    ['0.0009765625', 1, 1024],
  ])('%s is %d/%d', (from, numerator, denominator) => {
    expect(ratioOf(from)).toStrictEqual({ numerator, denominator });
    expect(parseRatio(from)).toStrictEqual({ ok: true, value: { numerator, denominator } });
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    '',
    '.',
    '-',
    '1e3',
    '1/3',
    ' 1',
    '1 ',
    '0x1',
    '1.2.3',
    'NaN',
    `${'0'.repeat(99)}.5`,
    '9'.repeat(100_000),
  ])('does not take %s', (from) => {
    expect(() => ratioOf(from)).toThrow(/^ratioOf: from must be/);
    expect(parseRatio(from)).toMatchObject({ ok: false, issues: [{ code: 'NOT_A_RATIO' }] });
  });

  it.each([
    0.1 + 0.2,
    1e16,
    2 ** 53,
    1.7976931348623157e308,
    5e-324,
    '9007199254740992',
    '0.0000000000000001',
    `-${'9'.repeat(99)}`,
  ])('says of %s that it does not fit', (from) => {
    expect(codeThrownBy(() => ratioOf(from))).toBe('LIMIT_EXCEEDED');
    expect(parseRatio(from)).toMatchObject({ ok: false, issues: [{ code: 'LIMIT_EXCEEDED' }] });
  });

  it('takes a number for the shortest decimal that stands for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, decimals) => {
          const number = Number(`${digits}e-${decimals}`);

          expect(ratioOf(number)).toStrictEqual(ratio(digits, 10 ** decimals));
        },
      ),
    );
  });
});

describe('parseRatio', () => {
  it('reads fields, in any terms', () => {
    const expected = { ok: true, value: { numerator: -1, denominator: 2 } };

    expect(parseRatio({ numerator: 2, denominator: -4 })).toStrictEqual(expected);
    expect(parseRatio({ numerator: -1, denominator: 2, note: 'x' })).toStrictEqual(expected);
  });

  it.each([
    null,
    undefined,
    true,
    1n,
    [],
    [1, 2],
    {},
    { numerator: 1 },
    { numerator: 1, denominator: 0 },
    { numerator: 0.5, denominator: 1 },
    { numerator: '1', denominator: '2' },
    { numerator: MAX + 1, denominator: 1 },
    { numerator: 1n, denominator: 2n },
    Object.create({ numerator: 1, denominator: 2 }),
    new Map([['numerator', 1]]),
  ])('reads none in %s', (from) => {
    expect(parseRatio(from)).toMatchObject({ ok: false, issues: [{ code: 'NOT_A_RATIO' }] });
  });
});

function commonFactor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : commonFactor(b, a % b);
}

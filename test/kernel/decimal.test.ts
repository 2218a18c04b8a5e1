import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  decimalsOf,
  decimalText,
  parseDecimal,
  readDecimal,
  SCALE_MAX,
} from '../../src/kernel/decimal.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const anyScale = fc.integer({ min: 0, max: SCALE_MAX });
const anyDigits = (maxLength: number) => fc.string({ unit: fc.nat(9).map(String), maxLength });

const NOT_DECIMALS = [
  '',
  '+',
  '-',
  '.',
  '-.',
  '1.2.3',
  '..5',
  '.5.',
  '1..2',
  '1e3',
  '1E3',
  '0x10',
  '1,5',
  '1 000',
  '1_000',
  ' 1',
  '1 ',
  '1\n',
  '--1',
  '+-1',
  '1-',
  '1+',
  'NaN',
  'Infinity',
  '-Infinity',
  '٣',
  '１２',
  '−5',
  '½',
  '1\0',
  '€1',
  '1:2',
  '1/2',
  '1@2',
  '__proto__',
] as const;

describe('readDecimal', () => {
  it.each([
    ['12.5', 2, 1250],
    ['12.500', 2, 1250],
    ['12.50000000000000000000000', 2, 1250],
    ['-0.05', 2, -5],
    ['+7', 0, 7],
    ['.5', 2, 50],
    ['5.', 2, 500],
    ['-.5', 1, -5],
    ['7.0', 0, 7],
    ['000012', 0, 12],
    ['0', 2, 0],
    ['-0', 2, 0],
    ['-0.00', 2, 0],
    ['-0.000', 2, 0],
    ['0.000000000000001', 15, 1],
    ['9007199254740991', 0, MAX],
    ['-9007199254740991', 0, -MAX],
    ['90071992547409.91', 2, MAX],
    ['9.007199254740991', 15, MAX],
    ['000000000000000000009007199254740991.000', 0, MAX],
  ])('reads %s at scale %i as %i', (text, scale, minor) => {
    expect(readDecimal(text, scale)).toBe(minor);
    expect(parseDecimal(text, scale)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ['12.505', 2],
    ['0.1', 0],
    ['.005', 2],
    ['1.0000000000000001', 15],
  ])('refuses %s at scale %i, because a digit would be lost', (text, scale) => {
    expect(readDecimal(text, scale)).toBeNaN();
    expect(parseDecimal(text, scale)).toMatchObject({ issues: [{ code: 'TOO_MANY_DECIMALS' }] });
  });

  it.each([
    ['9007199254740992', 0],
    ['-9007199254740992', 0],
    ['9007199254740993', 0],
    ['90071992547409.92', 2],
    ['900719925474099.2', 2],
    ['90071992547410', 2],
    ['10', 15],
    ['9.007199254740992', 15],
    ['9'.repeat(400), 0],
    ['18014398509481984.0', 1],
  ])('refuses %s at scale %i, because it is beyond a safe integer', (text, scale) => {
    expect(readDecimal(text, scale)).toBeNaN();
    expect(parseDecimal(text, scale)).toMatchObject({ issues: [{ code: 'LIMIT_EXCEEDED' }] });
  });

  it.each(NOT_DECIMALS)('refuses %j, which is no decimal', (text) => {
    expect(readDecimal(text, 2)).toBeNaN();
    expect(decimalsOf(text)).toBe(-1);
    expect(parseDecimal(text, 2)).toMatchObject({ issues: [{ code: 'NOT_A_DECIMAL' }] });
  });

  it.each([-1, 16, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('takes no scale of %d', (scale) => {
    expect(() => readDecimal('1', scale)).toThrow(/^readDecimal: scale must be 0 to 15, got/);
    expect(() => parseDecimal('1', scale)).toThrow(/^parseDecimal: scale must be 0 to 15, got/);
    expect(() => decimalText(1, scale)).toThrow(/^decimalText: scale must be 0 to 15, got/);
  });

  // Oracle: the digits put together as one big integer, which no double has touched.
  it('agrees with big integers on any text', () => {
    const reached = { read: 0, refused: 0 };
    const anyParts = fc.tuple(
      fc.constantFrom('', '-', '+'),
      anyDigits(17),
      fc.boolean(),
      anyDigits(17),
      fc.integer({ min: 0, max: 3 }),
      anyScale,
    );
    fc.assert(
      fc.property(anyParts, ([sign, whole, hasPoint, fraction, zeros, scale]) => {
        const decimals = hasPoint ? fraction + '0'.repeat(zeros) : '';
        const text = `${sign}${whole}${hasPoint ? '.' : ''}${decimals}`;
        const kept = decimals.slice(0, scale).padEnd(scale, '0');
        const size = BigInt(`0${whole}${kept}`);
        const isExact = !/[1-9]/.test(decimals.slice(scale));
        const isDecimal = whole !== '' || decimals !== '';
        const fits = isDecimal && isExact && size <= BigInt(MAX);
        const expected = fits ? Number(sign === '-' ? -size : size) : Number.NaN;
        reached[fits ? 'read' : 'refused'] += 1;

        expect(readDecimal(text, scale)).toBe(expected);
        expect(decimalsOf(text)).toBe(isDecimal ? decimals.length : -1);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(reached.read, reached.refused)).toBeGreaterThan(100);
  });
});

describe('parseDecimal', () => {
  it.each([12.5, null, undefined, 5n, {}, ['1'], new String('1')])('reads no %s', (from) => {
    expect(parseDecimal(from, 2)).toMatchObject({ ok: false, issues: [{ code: 'NOT_A_DECIMAL' }] });
  });
});

describe('decimalText', () => {
  it.each([
    [-400, 2, '-4.00'],
    [100, 0, '100'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [-0, 0, '0'],
    [1, 15, '0.000000000000001'],
    [MAX, 15, '9.007199254740991'],
    [-MAX, 0, '-9007199254740991'],
    [99, 2, '0.99'],
    [100, 2, '1.00'],
  ])('writes %d at scale %i as %s', (minor, scale, text) => {
    expect(decimalText(minor, scale)).toBe(text);
  });

  it.each([0.5, MAX + 1, Number.NaN, '1' as unknown as number])('takes no %s', (minor) => {
    expect(() => decimalText(minor, 2)).toThrow(/^decimalText: minor must be a safe integer/);
  });

  it('is read back as the same number, with as many decimals as asked for', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), anyScale, (minor, scale) => {
        const text = decimalText(minor, scale);

        expect(readDecimal(text, scale)).toBe(minor + 0);
        expect(decimalsOf(text)).toBe(scale);
      }),
    );
  });
});

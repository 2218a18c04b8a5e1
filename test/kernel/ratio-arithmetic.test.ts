import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Ratio, ratio, ratioOf } from '../../src/kernel/ratio.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  multiplyWhole,
} from '../../src/kernel/ratio-arithmetic.ts';
import type { Rounding } from '../../src/kernel/rounding.ts';
import { codeThrownBy } from './thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const ROUNDINGS: readonly Rounding[] = ['up', 'down', 'ceiling', 'floor', 'half-up', 'half-even'];
const MIRRORED: readonly Rounding[] = ['up', 'down', 'half-up', 'half-even'];
const anyRounding = fc.constantFrom(...ROUNDINGS);
const anyRatio = fc
  .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }))
  .map(([a, b]) => ratio(a, b));

const NOT_RATIOS = [
  null,
  undefined,
  {},
  { numerator: 1, denominator: 0 },
  { numerator: 1, denominator: -1 },
  { numerator: 0.5, denominator: 1 },
  { numerator: 1, denominator: 0.5 },
  { numerator: 1, denominator: MAX + 1 },
  { numerator: '1', denominator: '1' },
] as unknown as readonly Ratio[];

describe('addRatios and multiplyRatios', () => {
  it('are exact', () => {
    expect(addRatios(ratio(1, 6), ratio(1, 3))).toStrictEqual(ratio(1, 2));
    expect(addRatios(ratioOf('0.1'), ratioOf('0.2'))).toStrictEqual(ratioOf('0.3'));
    expect(addRatios(ratio(1, 2), ratio(-1, 2))).toStrictEqual({ numerator: 0, denominator: 1 });
    expect(multiplyRatios(ratio(2, 3), ratio(3, 4))).toStrictEqual(ratio(1, 2));
    expect(multiplyRatios(ratio(MAX, 2), ratio(2, MAX))).toStrictEqual(ratio(1, 1));
  });

  it('form an ordered field, as far as the numbers go', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        expect(addRatios(a, b)).toStrictEqual(addRatios(b, a));
        expect(multiplyRatios(a, b)).toStrictEqual(multiplyRatios(b, a));
        expect(addRatios(addRatios(a, b), c)).toStrictEqual(addRatios(a, addRatios(b, c)));
        expect(multiplyRatios(multiplyRatios(a, b), c)).toStrictEqual(
          multiplyRatios(a, multiplyRatios(b, c)),
        );
        expect(multiplyRatios(a, ratio(1, 1))).toStrictEqual(a);
        expect(addRatios(a, ratio(0, 1))).toStrictEqual(a);
        expect(addRatios(a, multiplyRatios(a, ratio(-1, 1)))).toStrictEqual(ratio(0, 1));
      }),
    );
    fc.assert(
      fc.property(anyRatio, anyRatio, fc.integer({ min: -99, max: 99 }), (a, b, factor) => {
        const c = ratio(factor, 7);
        expect(multiplyRatios(addRatios(a, b), c)).toStrictEqual(
          addRatios(multiplyRatios(a, c), multiplyRatios(b, c)),
        );
        expect(compareRatios(addRatios(a, c), addRatios(b, c))).toBe(compareRatios(a, b));
      }),
    );
  });

  it('fail by name where the result does not fit, and not one step before', () => {
    expect(addRatios(ratio(MAX - 1, 1), ratio(1, 1))).toStrictEqual(ratio(MAX, 1));
    expect(codeThrownBy(() => addRatios(ratio(MAX, 1), ratio(1, 1)))).toBe('LIMIT_EXCEEDED');
    expect(codeThrownBy(() => addRatios(ratio(1, MAX), ratio(1, MAX - 1)))).toBe('LIMIT_EXCEEDED');
    expect(multiplyRatios(ratio(-MAX, 1), ratio(1, MAX - 1)).numerator).toBe(-MAX);
    expect(codeThrownBy(() => multiplyRatios(ratio(2 ** 27, 1), ratio(2 ** 26, 1)))).toBe(
      'LIMIT_EXCEEDED',
    );
    expect(codeThrownBy(() => multiplyRatios(ratio(1, 2 ** 27), ratio(1, 2 ** 26)))).toBe(
      'LIMIT_EXCEEDED',
    );
  });

  it.each(NOT_RATIOS)('take no %j', (bad) => {
    const one = ratio(1, 1);

    expect(() => addRatios(bad, one)).toThrow(/^addRatios: augend must be a ratio/);
    expect(() => addRatios(one, bad)).toThrow(/^addRatios: addend must be a ratio/);
    expect(() => multiplyRatios(bad, one)).toThrow(/^multiplyRatios: multiplicand must be a ratio/);
    expect(() => multiplyRatios(one, bad)).toThrow(/^multiplyRatios: multiplier must be a ratio/);
    expect(() => compareRatios(bad, one)).toThrow(/^compareRatios: a must be a ratio/);
    expect(() => compareRatios(one, bad)).toThrow(/^compareRatios: b must be a ratio/);
    expect(() => multiplyWhole(1, bad, 'down')).toThrow(/^multiplyWhole: multiplier must be/);
  });
});

describe('compareRatios', () => {
  it('tells apart what doubles cannot', () => {
    expect(compareRatios(ratio(MAX - 1, MAX), ratio(MAX - 2, MAX - 1))).toBe(1);
    expect(compareRatios(ratio(MAX - 2, MAX - 1), ratio(MAX - 1, MAX))).toBe(-1);
    expect(compareRatios(ratio(-1, 3), { numerator: -2, denominator: 6 })).toBe(0);
    expect([ratio(1, 2), ratio(-1, 2), ratio(1, 3)].toSorted(compareRatios)).toStrictEqual([
      ratio(-1, 2),
      ratio(1, 3),
      ratio(1, 2),
    ]);
  });
});

describe('multiplyWhole', () => {
  // Published: java.math.RoundingMode, "Summary of Rounding Operations Under Different Rounding
  // Modes" (Java SE API documentation). Columns as in ROUNDINGS.
  it.each([
    ['5.5', [6, 5, 6, 5, 6, 6]],
    ['2.5', [3, 2, 3, 2, 3, 2]],
    ['1.6', [2, 1, 2, 1, 2, 2]],
    ['1.1', [2, 1, 2, 1, 1, 1]],
    ['1.0', [1, 1, 1, 1, 1, 1]],
    ['-1.0', [-1, -1, -1, -1, -1, -1]],
    ['-1.1', [-2, -1, -1, -2, -1, -1]],
    ['-1.6', [-2, -1, -1, -2, -2, -2]],
    ['-2.5', [-3, -2, -2, -3, -3, -2]],
    ['-5.5', [-6, -5, -5, -6, -6, -6]],
  ])('rounds %s as published', (text, expected) => {
    const rounded = ROUNDINGS.map((rounding) => multiplyWhole(1, ratioOf(text), rounding));

    expect(rounded).toStrictEqual(expected);
  });

  // From the loyalty rules: what exact arithmetic gives where binary fractions do not.
  it.each([
    [4, '1.5', 'floor', 6],
    [5, '1.5', 'floor', 7],
    [100, '1.1', 'ceiling', 110],
    [100, '0.29', 'floor', 29],
    [1005, '0.1', 'half-up', 101],
    [-1, '0.2', 'half-up', 0],
    [-1, '0.2', 'ceiling', 0],
  ] as const)('%i times %s, %s, is %i', (whole, text, rounding, expected) => {
    expect(multiplyWhole(whole, ratioOf(text), rounding)).toBe(expected);
  });

  it('is within one of the exact product, and on the side that the rounding says', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), anyRatio, anyRounding, (whole, multiplier, rounding) => {
        const divisor = BigInt(multiplier.denominator);
        const exact = BigInt(whole) * BigInt(multiplier.numerator);
        fc.pre(exact < BigInt(MAX) * divisor && exact > BigInt(-MAX) * divisor);
        const result = multiplyWhole(whole, multiplier, rounding);
        const off = BigInt(result) * divisor - exact;
        const size = off < 0n ? -off : off;

        expect(Object.is(result, -0)).toBe(false);
        expect(size < divisor).toBe(true);
        const sides: Readonly<Record<Rounding, boolean>> = {
          floor: off <= 0n,
          ceiling: off >= 0n,
          down: exact < 0n ? off >= 0n : off <= 0n,
          up: exact < 0n ? off <= 0n : off >= 0n,
          'half-up': 2n * size <= divisor,
          'half-even': 2n * size <= divisor,
        };
        expect(sides[rounding]).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('treats a refund as a mirrored payment, but for floor and ceiling, which change places', () => {
    fc.assert(
      fc.property(fc.integer(), anyRatio, fc.constantFrom(...MIRRORED), (whole, by, rounding) => {
        expect(multiplyWhole(-whole, by, rounding)).toBe(0 - multiplyWhole(whole, by, rounding));
        expect(multiplyWhole(-whole, by, 'floor')).toBe(0 - multiplyWhole(whole, by, 'ceiling'));
      }),
    );
  });

  it('needs only the result to fit', () => {
    expect(multiplyWhole(MAX, ratio(2, 3), 'down')).toBe(6_004_799_503_160_660);
    expect(multiplyWhole(MAX, ratio(MAX - 1, MAX), 'down')).toBe(MAX - 1);
    expect(multiplyWhole(-MAX, ratio(1, 1), 'down')).toBe(-MAX);
    expect(codeThrownBy(() => multiplyWhole(MAX, ratio(MAX, MAX - 1), 'up'))).toBe(
      'LIMIT_EXCEEDED',
    );
    expect(multiplyWhole(MAX, ratio(MAX + 1 - 1, MAX), 'up')).toBe(MAX);
    expect(codeThrownBy(() => multiplyWhole(-MAX, ratio(2, 1), 'up'))).toBe('LIMIT_EXCEEDED');
  });

  it.each(['', 'half', 'toString', '__proto__', null])('knows no rounding %s', (rounding) => {
    expect(() => multiplyWhole(1, ratio(1, 2), rounding as Rounding)).toThrow(
      'multiplyWhole: rounding must name a rounding',
    );
  });

  it.each([0.5, MAX + 1, Number.NaN])('takes no %d for a whole number', (whole) => {
    expect(() => multiplyWhole(whole, ratio(1, 2), 'up')).toThrow(/^multiplyWhole: whole must be/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Money, money } from '../../src/kernel/money.ts';
import {
  addMoney,
  compareMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  sumMoney,
} from '../../src/kernel/money-arithmetic.ts';
import { ratio, ratioOf } from '../../src/kernel/ratio.ts';
import { codeThrownBy } from './thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const euros = (minor: number): Money => money(minor, 'EUR');

const THIRD_OF_MAX = Math.floor(MAX / 3);
const anyMoney = fc.integer({ min: -THIRD_OF_MAX, max: THIRD_OF_MAX }).map(euros);

describe('addition and its inverse', () => {
  it('are those of whole numbers', () => {
    expect(addMoney(euros(1999), euros(1))).toStrictEqual(euros(2000));
    expect(subtractMoney(euros(1), euros(3))).toStrictEqual(euros(-2));
    expect(subtractMoney(euros(3), euros(3))).toStrictEqual(euros(0));
    expect(negateMoney(euros(0))).toStrictEqual(euros(0));
    expect(negateMoney(euros(MAX))).toStrictEqual(euros(-MAX));
  });

  it('form a group: any order, any grouping, an amount that changes nothing, a way back', () => {
    fc.assert(
      fc.property(anyMoney, anyMoney, anyMoney, (a, b, c) => {
        expect(addMoney(a, b)).toStrictEqual(addMoney(b, a));
        expect(addMoney(addMoney(a, b), c)).toStrictEqual(addMoney(a, addMoney(b, c)));
        expect(addMoney(a, euros(0))).toStrictEqual(a);
        expect(addMoney(a, negateMoney(a))).toStrictEqual(euros(0));
        expect(subtractMoney(addMoney(a, b), b)).toStrictEqual(a);
        expect(subtractMoney(a, b)).toStrictEqual(addMoney(a, negateMoney(b)));
      }),
    );
  });

  it('fail by name beyond 2^53 − 1, and not one unit before', () => {
    expect(addMoney(euros(MAX - 1), euros(1))).toStrictEqual(euros(MAX));
    expect(subtractMoney(euros(-MAX + 1), euros(1))).toStrictEqual(euros(-MAX));
    expect(codeThrownBy(() => addMoney(euros(MAX), euros(1)))).toBe('LIMIT_EXCEEDED');
    expect(codeThrownBy(() => addMoney(euros(MAX), euros(2)))).toBe('LIMIT_EXCEEDED');
    expect(codeThrownBy(() => addMoney(euros(-MAX), euros(-1)))).toBe('LIMIT_EXCEEDED');
    expect(codeThrownBy(() => subtractMoney(euros(-MAX), euros(1)))).toBe('LIMIT_EXCEEDED');
    expect(codeThrownBy(() => subtractMoney(euros(MAX), euros(-MAX)))).toBe('LIMIT_EXCEEDED');
  });

  it('do not mix currencies, and say so without showing them', () => {
    const dollars = money(1, 'USD');

    expect(() => addMoney(euros(1), dollars)).toThrow('addMoney: addend must be in the same');
    expect(() => subtractMoney(euros(1), dollars)).toThrow('subtractMoney: subtrahend must be in');
    expect(() => compareMoney(euros(1), dollars)).toThrow('compareMoney: b must be in the same');
    expect(() => sumMoney([euros(1), dollars], 'EUR')).toThrow('sumMoney: amounts must be in the');
  });

  it.each([null, undefined, {}, { minor: 0.5, currency: 'EUR' }, { minor: 1, currency: 'eur' }])(
    'take no %j',
    (amount) => {
      const bad = amount as unknown as Money;

      expect(() => addMoney(bad, euros(1))).toThrow(/^addMoney: .* must be money/);
      expect(() => addMoney(euros(1), bad)).toThrow(/^addMoney: addend must be money/);
      expect(() => subtractMoney(euros(1), bad)).toThrow(
        /^subtractMoney: subtrahend must be money/,
      );
      expect(() => negateMoney(bad)).toThrow(/^negateMoney: amount must be money/);
      expect(() => compareMoney(euros(1), bad)).toThrow(/^compareMoney: b must be money/);
      expect(() => sumMoney([bad], 'EUR')).toThrow(/^sumMoney: amounts must be money/);
      expect(() => multiplyMoney(bad, ratio(1, 2), 'up')).toThrow(/^multiplyMoney: amount must be/);
    },
  );
});

describe('compareMoney', () => {
  it('puts amounts in order', () => {
    const sorted = [euros(2), euros(-1), euros(0)].toSorted(compareMoney);

    expect(sorted.map(({ minor }) => minor)).toEqual([-1, 0, 2]);
    expect(compareMoney(euros(1), euros(2))).toBe(-1);
    expect(compareMoney(euros(2), euros(1))).toBe(1);
    expect(compareMoney(euros(2), euros(2))).toBe(0);
  });
});

describe('sumMoney', () => {
  it('needs only the total to fit, so the order of the amounts never matters', () => {
    expect(sumMoney([], 'EUR')).toStrictEqual(euros(0));
    expect(sumMoney([euros(MAX), euros(1), euros(-1)], 'EUR')).toStrictEqual(euros(MAX));
    expect(sumMoney(new Set([euros(1), euros(2)]), 'EUR')).toStrictEqual(euros(3));
    expect(codeThrownBy(() => sumMoney([euros(MAX), euros(1)], 'EUR'))).toBe('LIMIT_EXCEEDED');
    expect(codeThrownBy(() => sumMoney([euros(-MAX), euros(-1)], 'EUR'))).toBe('LIMIT_EXCEEDED');
    expect(() => sumMoney([], 'eur')).toThrow('currency must be three capital letters');
  });

  it('is what adding one by one comes to', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 20 }), (minors) => {
        const amounts = minors.map(euros);

        expect(sumMoney(amounts, 'EUR')).toStrictEqual(amounts.reduce(addMoney, euros(0)));
      }),
    );
  });
});

describe('multiplyMoney', () => {
  it('rounds once, as told', () => {
    expect(multiplyMoney(euros(199), ratioOf('0.08'), 'half-even')).toStrictEqual(euros(16));
    expect(multiplyMoney(euros(250), ratioOf('0.01'), 'half-even')).toStrictEqual(euros(2));
    expect(multiplyMoney(euros(250), ratioOf('0.01'), 'half-up')).toStrictEqual(euros(3));
    expect(multiplyMoney(euros(-1), ratio(1, 3), 'half-up')).toStrictEqual(euros(0));
    expect(codeThrownBy(() => multiplyMoney(euros(MAX), ratio(2, 1), 'up'))).toBe('LIMIT_EXCEEDED');
  });
});

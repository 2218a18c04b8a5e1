import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isCurrency } from '../../src/kernel/currency.ts';
import { decimalText } from '../../src/kernel/decimal.ts';
import { type Money, money, moneyFromDecimal, parseMoney } from '../../src/kernel/money.ts';
import { codeThrownBy, thrownBy } from './thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;

describe('money', () => {
  it('is whole minor units in a currency, up to the largest safe integer', () => {
    expect(money(1999, 'EUR')).toStrictEqual({ minor: 1999, currency: 'EUR' });
    expect(money(-MAX, 'JPY')).toStrictEqual({ minor: -MAX, currency: 'JPY' });
    expect(money(-0, 'EUR')).toStrictEqual({ minor: 0, currency: 'EUR' });
  });

  it.each([19.99, MAX + 1, -MAX - 1, Number.NaN, Number.POSITIVE_INFINITY])(
    'is not made of %d minor units',
    (minor) => {
      expect(() => money(minor, 'EUR')).toThrow(/^money: minor must be whole, got/);
      expect(parseMoney({ minor, currency: 'EUR' })).toMatchObject({
        issues: [{ path: ['minor'], code: 'NOT_A_SAFE_INTEGER' }],
      });
    },
  );

  it.each([
    '',
    'eur',
    'EU',
    'EURO',
    '€',
    'E R',
    'EUR\n',
    'ÄÖÜ',
    '123',
    null,
    undefined,
    978,
    ['EUR'],
  ])('is in no currency %j', (currency) => {
    expect(isCurrency(currency)).toBe(false);
    expect(() => money(1, currency as string)).toThrow('money: currency must be three capital');
    expect(parseMoney({ minor: 1, currency })).toMatchObject({
      issues: [{ path: ['currency'], code: 'NOT_A_CURRENCY' }],
    });
  });

  it('never shows a text that it was given', () => {
    const secret = 'card 4111' as unknown as number;

    expect(() => money(secret, 'EUR')).toThrow('money: minor must be whole, got string');
  });
});

describe('parseMoney', () => {
  it('reads the two fields and leaves out the others', () => {
    const bare: unknown = Object.assign(Object.create(null), { minor: -0, currency: 'EUR' });

    expect(parseMoney({ minor: 5, currency: 'EUR', note: 'x' })).toStrictEqual({
      ok: true,
      value: { minor: 5, currency: 'EUR' },
    });
    expect(parseMoney(bare)).toStrictEqual({ ok: true, value: { minor: 0, currency: 'EUR' } });
  });

  it('lists both issues at once', () => {
    expect(parseMoney({ minor: '5', currency: 'eur' })).toMatchObject({
      issues: [{ path: ['minor'] }, { path: ['currency'] }],
    });
  });

  it.each([null, undefined, 5, '5 EUR', [], [5, 'EUR'], new Map(), () => 5])(
    'takes %s for no object',
    (from) => {
      expect(parseMoney(from)).toMatchObject({ issues: [{ path: [], code: 'NOT_AN_OBJECT' }] });
    },
  );

  it('believes neither a prototype nor a getter, and runs no code of the data', () => {
    let ran = 0;
    const getter = {
      get minor() {
        ran += 1;
        return 5;
      },
      currency: 'EUR',
    };

    expect(parseMoney(getter).ok).toBe(false);
    expect(parseMoney(Object.create({ minor: 5, currency: 'EUR' })).ok).toBe(false);
    expect(parseMoney(JSON.parse('{"__proto__":{"minor":5,"currency":"EUR"}}')).ok).toBe(false);
    expect(ran).toBe(0);
  });
});

describe('moneyFromDecimal', () => {
  it('is exact where binary fractions are not', () => {
    expect(moneyFromDecimal('19.99', 'EUR', 2)).toStrictEqual(money(1999, 'EUR'));
    expect(moneyFromDecimal('1.005', 'BHD', 3)).toStrictEqual(money(1005, 'BHD'));
    expect(moneyFromDecimal('-0.00', 'EUR', 2)).toStrictEqual(money(0, 'EUR'));
  });

  it.each([
    ['19.999', 'EUR', 2, 'moneyFromDecimal: text must have at most 2 decimals'],
    ['19,99', 'EUR', 2, 'moneyFromDecimal: text must be decimal text'],
    ['19.99', 'eur', 2, 'currency must be three capital letters'],
    ['19.99', 'EUR', 16, 'scale must be 0 to 15, got 16'],
  ])('refuses %s %s at scale %i', (text, currency, scale, message) => {
    const read = () => moneyFromDecimal(text, currency, scale);

    expect(read).toThrow(message);
    expect(codeThrownBy(read)).toBe('CONTRACT_BROKEN');
  });

  it('fails by name where the amount is too large', () => {
    expect(moneyFromDecimal('90071992547409.91', 'EUR', 2).minor).toBe(MAX);
    expect(thrownBy(() => moneyFromDecimal('90071992547409.92', 'EUR', 2))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      facts: { scale: 2 },
    });
  });

  it('reads back what decimalText writes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 15 }), (minor, scale) => {
        const read: Money = moneyFromDecimal(decimalText(minor, scale), 'EUR', scale);

        expect(read).toStrictEqual(money(minor, 'EUR'));
      }),
    );
  });
});

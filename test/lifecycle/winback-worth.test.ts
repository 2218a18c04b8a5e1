import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { winbackWorth } from '../../src/domains/lifecycle/winback-worth.ts';
import { money } from '../../src/kernel/money.ts';
import { ratio, ratioOf } from '../../src/kernel/ratio.ts';

const AMOUNT_MAX = 10 ** 15;

function worthOf(chance: number | string, margin: number, offer: number, contact: number) {
  return winbackWorth({
    chance: ratioOf(chance),
    futureMargin: money(margin, 'EUR'),
    offerCost: money(offer, 'EUR'),
    contactCost: money(contact, 'EUR'),
  });
}

describe('what an effort is worth', () => {
  // By hand: chance × (margin − offer) − contact. The first two are those of the specification.
  it.each([
    ['.30', 40_000, 0, 5_000, 7_000, true], // .30 × 400 − 50 = +70
    ['.10', 40_000, 0, 5_000, -1_000, false], // .10 × 400 − 50 = −10
    ['.30', 40_000, 10_000, 5_000, 4_000, true], // .30 × 300 − 50 = +40: the offer only if taken
    ['.25', 20_000, 0, 5_000, 0, false], // exactly nothing is not worth it
    ['.25', 20_004, 0, 5_000, 1, true], // one cent is
    ['.25', 20_003, 0, 5_000, 0, true], // three quarters of a cent are, and show as 0
    ['.25', 19_999, 0, 5_000, -1, false], // a quarter of a cent short is not
    ['1', 100, 100, 0, 0, false],
    ['0', 1_000_000, 0, 0, 0, false],
    ['.5', -300, 0, 0, -150, false], // a second life that costs
  ] as const)('%s of %i less %i, for %i, is %i', (chance, margin, offer, contact, minor, is) => {
    expect(worthOf(chance, margin, offer, contact)).toEqual({
      worth: { minor, currency: 'EUR' },
      isWorthIt: is,
    });
  });

  it('is exact where binary fractions are not', () => {
    // 0.29 × 100 is 28.999999999999996 in binary; exactly 29, it pays for a contact at 28.
    expect(worthOf(0.29, 100, 0, 28)).toEqual({
      worth: { minor: 1, currency: 'EUR' },
      isWorthIt: true,
    });
    expect(worthOf(0.29, 100, 0, 29).isWorthIt).toBe(false);
  });

  it('agrees with big integers for every chance and amount', () => {
    const anyAmount = fc.integer({ min: 0, max: 20_000 });
    const seen = { worth: 0, not: 0 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 997 }),
        fc.nat(1000),
        fc.integer({ min: -AMOUNT_MAX, max: AMOUNT_MAX }),
        anyAmount,
        anyAmount,
        (denominator, part, wide, offer, contact) => {
          const numerator = part % (denominator + 1);
          const margin = part % 2 === 0 ? wide : wide % 100_000;
          const { worth, isWorthIt } = winbackWorth({
            chance: ratio(numerator, denominator),
            futureMargin: money(margin, 'EUR'),
            offerCost: money(offer, 'EUR'),
            contactCost: money(contact, 'EUR'),
          });
          const scaled =
            BigInt(numerator) * BigInt(margin - offer) - BigInt(contact) * BigInt(denominator);
          const floor = BigInt(worth.minor) * BigInt(denominator);

          expect(isWorthIt).toBe(scaled > 0n);
          expect(floor <= scaled && scaled < floor + BigInt(denominator)).toBe(true);
          seen[isWorthIt ? 'worth' : 'not'] += 1;
        },
      ),
      { numRuns: 500 },
    );
    expect(Math.min(seen.worth, seen.not)).toBeGreaterThan(20);
  });

  it.each([
    ['chance', () => worthOf('1.01', 1, 0, 0)],
    ['chance', () => worthOf('-.1', 1, 0, 0)],
    ['futureMargin', () => worthOf('.1', AMOUNT_MAX + 1, 0, 0)],
    ['futureMargin', () => worthOf('.1', -AMOUNT_MAX - 1, 0, 0)],
    ['offerCost', () => worthOf('.1', 1, -1, 0)],
    ['contactCost', () => worthOf('.1', 1, 0, -1)],
  ])('is not asked with a %s out of range', (field, ask) => {
    expect(ask).toThrow(new RegExp(`^winbackWorth: ${field} must be`));
  });

  it('is asked at the ends of the range', () => {
    expect(worthOf('1', AMOUNT_MAX, 0, 0).worth.minor).toBe(AMOUNT_MAX);
    expect(worthOf('1', -AMOUNT_MAX, AMOUNT_MAX, AMOUNT_MAX).worth.minor).toBe(-3 * AMOUNT_MAX);
  });

  it('wants one currency', () => {
    const effort = {
      chance: ratio(1, 2),
      futureMargin: money(1, 'EUR'),
      offerCost: money(0, 'EUR'),
      contactCost: money(0, 'USD'),
    };
    expect(() => winbackWorth(effort)).toThrow(/one currency/);
    expect(() => winbackWorth({ ...effort, chance: { numerator: 1, denominator: 0 } })).toThrow(
      /chance/,
    );
  });
});

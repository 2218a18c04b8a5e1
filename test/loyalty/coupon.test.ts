/** Coupons: each refusal on both sides of its boundary, and that parts add up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { couponOutcome } from '../../src/domains/loyalty/coupon-outcome.ts';
import { instant } from '../../src/kernel/instant.ts';
import { lineOf, memberOf, orderOf, versionOf } from './programmes.ts';

const TEN = { id: 'TEN', off: { kind: 'share', share: '0.10' } };

function used(coupon: object, order: Parameters<typeof orderOf>[0], other: object = {}, times = 0) {
  const version = versionOf({ coupons: [{ ...TEN, ...coupon }] });
  return couponOutcome(version, orderOf(order, { coupon: 'TEN', ...other }), memberOf(), times);
}

describe('a coupon', () => {
  it.each([
    [{}, 1999, 199],
    [{ off: { kind: 'share', share: '0.10', mostMinor: 150 } }, 1999, 150],
    [{ off: { kind: 'share', share: 1 } }, 1999, 1999],
    [{ off: { kind: 'amount', minor: 500 } }, 1999, 500],
    [{ off: { kind: 'amount', minor: 5000 } }, 1999, 1999],
  ])('takes off a share or an amount: %j of %d', (coupon, minor, off) => {
    expect(used(coupon, minor)).toMatchObject({ accepted: true, minor: off });
  });

  it('is taken off the lines it is meant for, after other discounts, never off gift cards', () => {
    const lines = [
      lineOf(1000, { discountMinor: 200 }),
      lineOf(5000, { id: '2', kind: 'gift-card' }),
      lineOf(2000, { id: '3', sku: 'cake' }),
    ];
    expect(used({}, lines)).toEqual({
      accepted: true,
      minor: 280,
      lines: [
        { line: '1', minor: 80 },
        { line: '3', minor: 200 },
      ],
    });
    const cake = { lines: { compare: 'line.sku', is: 'eq', to: 'cake' } };
    expect(used(cake, lines)).toMatchObject({ minor: 200, lines: [{ line: '3', minor: 200 }] });
  });

  it.each([
    [{ validFrom: '2026-03-10T12:00:00.001Z' }, 'COUPON_NOT_VALID'],
    [{ validUntil: '2026-03-10T12:00Z' }, 'COUPON_NOT_VALID'],
    [{ leastMinor: 2000 }, 'COUPON_NEEDS_MORE'],
    [{ when: { compare: 'member.orders', is: 'eq', to: 3 } }, 'COUPON_NOT_FOR_THIS'],
    [{ lines: { compare: 'line.sku', is: 'eq', to: 'cake' } }, 'COUPON_FITS_NOTHING'],
    [{ off: { kind: 'share', share: '0.0001' } }, 'COUPON_FITS_NOTHING'],
    [{ id: 'OTHER' }, 'NO_SUCH_COUPON'],
  ])('is refused: %j', (coupon, code) => {
    expect(used(coupon, 1999)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it.each([
    { validFrom: '2026-03-10T12:00Z' },
    { validUntil: '2026-03-10T12:00:00.001Z' },
    { leastMinor: 1999 },
    { when: { compare: 'member.orders', is: 'eq', to: 0 } },
  ])('is accepted just on this side: %j', (coupon) => {
    expect(used(coupon, 1999)).toMatchObject({ accepted: true, minor: 199 });
  });

  it('can be used as often as it says', () => {
    const twice = { timesPerMember: 2 };
    expect(used(twice, 1999, {}, 1)).toMatchObject({ accepted: true });
    expect(used(twice, 1999, {}, 2)).toEqual({
      accepted: false,
      refusal: { code: 'COUPON_USED_UP', times: 2 },
    });
    expect(used({}, 1999, { at: instant('2019-01-01T00:00Z') })).toMatchObject({ accepted: true });
  });

  it('P8: is shared by lines so that the parts add up, each within one unit of its exact share', () => {
    let uneven = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 1000 }),
        (amounts, permille) => {
          const lines = amounts.map((minor, index) => lineOf(minor, { id: String(index) }));
          const share = { numerator: permille, denominator: 1000 };
          const outcome = used({ off: { kind: 'share', share } }, lines);
          const total = amounts.reduce((sum, minor) => sum + minor, 0);
          const off = Math.floor((total * permille) / 1000);
          expect(outcome.accepted).toBe(off > 0);
          if (!outcome.accepted) return;
          expect(outcome.minor).toBe(off);
          expect(outcome.lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(off);
          for (const [index, { minor }] of outcome.lines.entries()) {
            const exact = (off * (amounts[index] ?? 0)) / total;
            expect(Math.abs(minor - exact)).toBeLessThan(1);
            if (minor !== exact) uneven += 1;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(uneven).toBeGreaterThan(200);
  });
});

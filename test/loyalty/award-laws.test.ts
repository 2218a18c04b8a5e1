/** The laws of awards: shares that add up, roundings, stacking and refunds, against arithmetic apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../src/domains/loyalty/award-apportion.ts';
import { awardOf } from '../../src/domains/loyalty/award-of.ts';
import { residualAward } from '../../src/domains/loyalty/award-residual.ts';
import { earned, lineOf, memberOf, orderOf, pointsOf, versionOf } from './programmes.ts';

describe('apportioning', () => {
  it('25: a household of four spends 50,000', () => {
    expect(apportion(50_000, [32_000, 28_000, 300_000, 9000])).toEqual([4336, 3794, 40_650, 1220]);
  });

  it('gives nobody anything if nobody has a weight, and earlier ones the tie', () => {
    expect(apportion(10, [0, 0])).toEqual([0, 0]);
    expect(apportion(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(apportion(10, [])).toEqual([]);
  });

  it('P8: adds up exactly, and no share is a unit or more away', () => {
    let uneven = 0;
    const anyWeights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.maxSafeNat(), anyWeights, (whole, weights) => {
        const shares = apportion(whole, weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0n);
        const sum = shares.reduce((one, share) => one + BigInt(share), 0n);
        expect(sum).toBe(total === 0n ? 0n : BigInt(whole));
        for (const [index, weight] of weights.entries()) {
          const gap = BigInt(shares[index] ?? 0) * total - BigInt(whole) * weight;
          expect(gap < total || total === 0n).toBe(true);
          expect(gap > -total || total === 0n).toBe(true);
          if (gap !== 0n) uneven += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(uneven).toBeGreaterThan(300);
  });
});

describe('rounding', () => {
  const anyLines = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 5 });

  it('is that of big integers, per rule, per line and per order', () => {
    let differ = 0;
    const divide = {
      floor: (a: bigint, b: bigint) => a / b,
      ceiling: (a: bigint, b: bigint) => (a + b - 1n) / b,
      'half-up': (a: bigint, b: bigint) => (2n * a + b) / (2n * b),
    };
    fc.assert(
      fc.property(
        anyLines,
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 2500 }),
        fc.integer({ min: 1, max: 2500 }),
        fc.constantFrom('floor', 'ceiling', 'half-up'),
        fc.integer({ min: 1, max: 300 }),
        (amounts, points, perOne, perTwo, to, percent) => {
          const lines = amounts.map((minor, index) => lineOf(minor, { id: String(index) }));
          const earnRules = [
            { id: 'one', points: { numerator: points, denominator: 7 }, perMinor: perOne },
            { id: 'two', points: 3, perMinor: perTwo },
          ];
          const multipliers = {
            list: [{ id: 'times', factor: { numerator: percent, denominator: 100 } }],
          };
          const by = (per: string) =>
            pointsOf(earned({ earnRules, multipliers, rounding: { to, per } }, orderOf(lines)));
          const round = divide[to as 'floor'];
          const [underOne, underTwo] = [BigInt(7 * perOne * 100), BigInt(perTwo * 100)];
          const one = (minor: number) => BigInt(minor) * BigInt(points * percent);
          const two = (minor: number) => BigInt(minor) * BigInt(3 * percent);
          const total = amounts.reduce((sum, minor) => sum + minor, 0);
          const perRule = round(one(total), underOne) + round(two(total), underTwo);
          const perLine = amounts.reduce(
            (sum, minor) => sum + round(one(minor), underOne) + round(two(minor), underTwo),
            0n,
          );
          const perOrder = round(
            one(total) * underTwo + two(total) * underOne,
            underOne * underTwo,
          );
          expect([by('rule'), by('line'), by('order')].map(BigInt)).toEqual([
            perRule,
            perLine,
            perOrder,
          ]);
          if (perRule !== perLine && perRule !== perOrder) differ += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(differ).toBeGreaterThan(20);
  });
});

describe('stacking', () => {
  const anyRules = fc.array(
    fc.record({
      points: fc.integer({ min: 0, max: 20 }),
      stackable: fc.boolean(),
      priority: fc.nat(3),
      currency: fc.constantFrom('points', 'credits'),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('is what a look at every subset of the rules finds', () => {
    let alone = 0;
    fc.assert(
      fc.property(anyRules, fc.constantFrom('alone', 'beside-stackable'), (rules, stacking) => {
        const earnRules = rules.map((rule, index) => ({ id: `r${index}`, ...rule }));
        const version = {
          currencies: [{ id: 'points' }, { id: 'credits', kind: 'status' }],
          earnRules,
          stacking,
        };
        const found = new Set(earned(version, orderOf(1)).applied.map(({ rule }) => rule));
        // Of all sets that may stand, the best: it has the exclusive rule of the highest priority,
        // the earliest of those, and then as many others as it can.
        const paying = earnRules.filter(({ points }) => points > 0);
        const rank = (set: typeof paying): readonly number[] => {
          const single = set.filter(({ stackable }) => !stackable);
          return [
            ...single.map(({ priority, id }) => 1000 * (priority + 1) - Number(id.slice(1))),
            -1,
          ]
            .slice(0, 1)
            .concat(set.length);
        };
        for (const currency of ['points', 'credits']) {
          const mine = paying.filter((rule) => rule.currency === currency);
          let best: typeof paying = [];
          for (let mask = 0; mask < 2 ** mine.length; mask += 1) {
            const set = mine.filter((_, index) => (mask >> index) % 2 === 1);
            const singles = set.filter(({ stackable }) => !stackable).length;
            if (singles > 1 || (singles === 1 && stacking === 'alone' && set.length > 1)) continue;
            const [a, b] = [rank(set), rank(best)];
            if ((a[0] ?? 0) > (b[0] ?? 0) || (a[0] === b[0] && (a[1] ?? 0) > (b[1] ?? 0)))
              best = set;
          }
          if (best.length < mine.length) alone += 1;
          const ids = mine.filter(({ id }) => found.has(id)).map(({ id }) => id);
          expect(ids).toEqual(best.map(({ id }) => id));
        }
      }),
      { numRuns: 300 },
    );
    expect(alone).toBeGreaterThan(100);
  });
});

describe('an award', () => {
  const version = versionOf({
    earnRules: [
      { id: 'base', points: 1, perMinor: 100 },
      {
        id: 'tea',
        points: '0.7',
        perMinor: 130,
        lines: { compare: 'line.sku', is: 'eq', to: 'tea' },
      },
      {
        id: 'order',
        points: 5,
        when: { compare: 'order.amount', is: 'gte', to: { minor: 5000, currency: 'EUR' } },
      },
    ],
    multipliers: { list: [{ id: 'double', factor: 2, rules: ['tea'] }] },
    caps: [{ id: 'cap', window: { kind: 'occasion' }, points: 400 }],
  });
  const anyOrder = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.boolean(), fc.nat(500)), {
      minLength: 1,
      maxLength: 4,
    })
    .map((lines) =>
      orderOf(
        lines.map(([minor, isTea, shippingMinor], index) =>
          lineOf(minor, { id: String(index), sku: isTea ? 'tea' : 'cake', shippingMinor }),
        ),
      ),
    );

  it('P7: after any partition of a refund is what one refund leaves, and never more than before', () => {
    let partial = 0;
    fc.assert(
      fc.property(
        anyOrder,
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4000 })), { maxLength: 6 }),
        (order, parts) => {
          const refunds = parts.map(([pick, minor]) => ({
            line: String(pick % order.lines.length),
            quantity: 0,
            minor,
          }));
          const total = new Map<string, number>();
          for (const { line, minor } of refunds) total.set(line, (total.get(line) ?? 0) + minor);
          const once = [...total].map(([line, minor]) => ({ line, quantity: 0, minor }));
          const member = memberOf();
          const left = refunds.map((_, count) =>
            pointsOf(residualAward(version, order, refunds.slice(0, count + 1), member)),
          );
          expect(left.at(-1) ?? pointsOf(awardOf(version, order, member))).toBe(
            pointsOf(residualAward(version, order, once, member)),
          );
          const falling = [pointsOf(awardOf(version, order, member)), ...left];
          expect(falling).toEqual(falling.toSorted((one, other) => other - one));
          if (left.some((points) => points > 0 && points < (falling[0] ?? 0))) partial += 1;
        },
      ),
      { numRuns: 200 },
    );
    expect(partial).toBeGreaterThan(80);
  });

  it('P9: is the same when it is asked again, and changes nothing it was given', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const before = JSON.stringify(order);
        const award = awardOf(version, order, memberOf());
        expect(awardOf(version, structuredClone(order), memberOf())).toEqual(award);
        expect(JSON.stringify(order)).toBe(before);
        expect(pointsOf(award)).toBe(award.applied.reduce((sum, { points }) => sum + points, 0));
        expect(pointsOf(award)).toBeLessThanOrEqual(400);
      }),
      { numRuns: 100 },
    );
  });

  it('excludes what points paid for to the minor unit, on every basis', () => {
    let part = 0;
    fc.assert(
      fc.property(anyOrder, fc.nat(30_000), (order, paid) => {
        const each = versionOf({
          earnRules: [{ id: 'base', points: 1, perMinor: 1 }],
          amount: { shipping: 'included' },
        });
        const charged = order.lines.reduce(
          (sum, { netMinor, shippingMinor }) => sum + netMinor + shippingMinor,
          0,
        );
        const award = awardOf(each, { ...order, paidWithPointsMinor: paid }, memberOf());
        expect(pointsOf(award)).toBe(Math.max(charged - paid, 0));
        if (paid > 0 && paid < charged) part += 1;
      }),
      { numRuns: 100 },
    );
    expect(part).toBeGreaterThan(40);
  });
});

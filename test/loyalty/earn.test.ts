/** Earning: the worked examples of the semantics, and every policy on both of its sides. */
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/kernel/instant.ts';
import {
  after,
  earned,
  lineOf,
  memberOf,
  orderOf,
  pointsOf,
  reasonsOf,
  versionOf,
} from './programmes.ts';

const perTen = { id: 'base', points: 1, perMinor: 1000 };
const perEuro = { id: 'base', points: 1, perMinor: 100 };

/** A rule that pays so many points on an order. */
function fixed(points: number, id = 'base', other: object = {}) {
  return { id, points, ...other };
}

describe('the worked examples', () => {
  it('1: one point for every 10.00 of 105.00 is 10', () => {
    expect(pointsOf(earned({ earnRules: [perTen] }, orderOf(10_500)))).toBe(10);
  });

  it.each([
    [4, '1.5', 'floor', 6],
    [5, '1.5', 'floor', 7],
    [100, '1.1', 'ceiling', 110],
    [100, '0.29', 'floor', 29],
  ])('2: base %d times %s, rounded by %s, is %d', (base, factor, to, points) => {
    const version = {
      earnRules: [fixed(base)],
      multipliers: { list: [{ id: 'times', factor }] },
      rounding: { to },
    };
    expect(pointsOf(earned(version, orderOf(1)))).toBe(points);
  });

  it('3: 19.99 under one per 1.00 and one per 2.00, floored per rule, is 19 and 9', () => {
    const version = { earnRules: [perEuro, { id: 'half', points: 1, perMinor: 200 }] };
    const award = earned(version, orderOf(1999));

    expect(award.applied.map(({ points }) => points)).toEqual([19, 9]);
    expect(pointsOf(award)).toBe(28);
  });

  it.each([
    ['product', 300],
    ['additive', 250],
    ['best', 200],
    ['newest', 150],
  ])('4: base 100 with ×2 and the newer ×1.5, %s, is %d', (meet, points) => {
    const list = [
      { id: 'double', factor: 2, validFrom: '2026-01-01T00:00Z' },
      { id: 'more', factor: '1.5', validFrom: '2026-02-01T00:00Z' },
    ];
    const version = { earnRules: [fixed(100)], multipliers: { meet, list } };
    expect(pointsOf(earned(version, orderOf(1)))).toBe(points);
    const turned = { ...version, multipliers: { meet, list: list.toReversed() } };
    expect(pointsOf(earned(turned, orderOf(1)))).toBe(points);
  });

  it('5: of two that stand alone the higher priority pays, and nothing beside it', () => {
    const version = {
      earnRules: [
        fixed(50, 'fifty', { stackable: false, priority: 5 }),
        fixed(200, 'two-hundred', { stackable: false, priority: 20 }),
        { ...perEuro, id: 'nineteen' },
      ],
    };
    const award = earned(version, orderOf(1900));

    expect(award.applied.map(({ rule, points }) => [rule, points])).toEqual([['two-hundred', 200]]);
    expect(reasonsOf(award)).toEqual({ fifty: 'BEATEN', nineteen: 'NOT_STACKABLE' });
    expect(pointsOf(earned({ ...version, stacking: 'beside-stackable' }, orderOf(1900)))).toBe(219);
  });

  it('6: a lifetime cap of 60 lets two orders of 100 earn 60 and 0', () => {
    const version = versionOf({
      earnRules: [fixed(100)],
      caps: [{ id: 'ever', window: { kind: 'lifetime' }, points: 60 }],
    });
    const first = earned(version, orderOf(1));
    const member = after(memberOf(), first, '2026-03-10T12:00Z');
    const second = earned(version, orderOf(1), member);

    expect([pointsOf(first), pointsOf(second)]).toEqual([60, 0]);
    expect(first.applied).toMatchObject([{ points: 60, uncapped: 100 }]);
    expect(second.rejected).toEqual([
      { rule: 'base', code: 'CAP_REACHED', facts: { by: 'ever', points: 100 } },
    ]);
  });

  it('6: a monthly cap of 500 of which 450 are used leaves 50 of 100', () => {
    const version = versionOf({
      earnRules: [fixed(100)],
      caps: [{ id: 'monthly', window: { kind: 'calendar', unit: 'month' }, points: 500 }],
    });
    const used = { capUse: { monthly: { '2026-03-01': 450, '2026-02-01': 500 } } };

    expect(pointsOf(earned(version, orderOf(1), used))).toBe(50);
    const later = orderOf(1, { at: instant('2026-04-01T00:00Z') });
    expect(pointsOf(earned(version, later, used))).toBe(100);
  });

  it('7: weeks begin on Monday in Warsaw, so both orders of a Sunday night in UTC count', () => {
    const version = versionOf({
      zone: 'Europe/Warsaw',
      earnRules: [perEuro],
      caps: [{ id: 'weekly', window: { kind: 'calendar', unit: 'week' }, points: 100 }],
    });
    const sunday = orderOf(10_000, { at: instant('2026-03-08T22:30Z') });
    const monday = orderOf(5000, { at: instant('2026-03-08T23:30Z') });
    const first = earned(version, sunday);
    const member = after(memberOf(), first, sunday.at);

    expect([pointsOf(first), pointsOf(earned(version, monday, member))]).toEqual([100, 50]);
    const early = orderOf(5000, { at: instant('2026-03-08T22:59:59.999Z') });
    expect(pointsOf(earned(version, early, member))).toBe(0);
  });
});

describe('what of an order counts', () => {
  const line = { taxMinor: 200, shippingMinor: 500, discountMinor: 100 };

  it.each([
    [{}, 1100],
    [{ tax: 'excluded' }, 900],
    [{ shipping: 'included' }, 1600],
    [{ discounts: 'ignored' }, 1200],
    [{ tax: 'excluded', discounts: 'ignored' }, 1000],
  ])('is the price, and what the basis says: %j', (amount, minor) => {
    const version = { amount, earnRules: [{ id: 'base', points: 1, perMinor: 1 }] };
    expect(pointsOf(earned(version, orderOf([lineOf(1000, line)])))).toBe(minor);
  });

  it('leaves out gift cards, unless they are said to count', () => {
    const order = orderOf([lineOf(1000), lineOf(5000, { id: '2', kind: 'gift-card' })]);

    expect(pointsOf(earned({ earnRules: [perTen] }, order))).toBe(1);
    const all = { earnRules: [perTen], amount: { giftCards: 'included' } };
    expect(pointsOf(earned(all, order))).toBe(6);
  });

  it('leaves out excluded goods', () => {
    const excluded = { in: 'line.category', values: ['tobacco', 'stamps'] };
    const order = orderOf([lineOf(1000), lineOf(5000, { id: '2', category: 'tobacco' })]);
    const award = earned({ earnRules: [perTen], amount: { excluded } }, order);

    expect(pointsOf(award)).toBe(1);
    expect(award.counters).toEqual({ orders: 1, spend: 1000 });
  });

  it.each([
    ['excluded', 600, 'lots'],
    ['included', 1000, 'lots'],
    ['none-of-order', 0, 'PAID_WITH_POINTS'],
  ])('treats what was paid with points as %s', (paidWithPoints, points) => {
    const version = {
      earnRules: [{ id: 'base', points: 1, perMinor: 1 }],
      amount: { paidWithPoints },
    };
    const award = earned(version, orderOf(1000, { paidWithPointsMinor: 400 }));

    expect(pointsOf(award)).toBe(points);
    if (points === 0) expect(reasonsOf(award)).toEqual({ base: 'PAID_WITH_POINTS' });
    expect(pointsOf(earned(version, orderOf(1000)))).toBe(1000);
  });

  it('lets points pay for every line in proportion, and for shipping too', () => {
    const version = { earnRules: [{ id: 'base', points: 1, perMinor: 1 }] };
    const order = orderOf([lineOf(1000, { shippingMinor: 500 }), lineOf(500, { id: '2' })], {
      paidWithPointsMinor: 1000,
    });
    // A thousand of two thousand: half of each part, of which 1500 count.
    expect(pointsOf(earned(version, order))).toBe(750);
  });

  it('does not count a line that points paid for as a whole', () => {
    const version = { earnRules: [fixed(5, 'line', { each: 'line' }), fixed(3)] };
    expect(reasonsOf(earned(version, orderOf(1000, { paidWithPointsMinor: 1000 })))).toEqual({
      line: 'NOTHING_COUNTS',
      base: 'NOTHING_COUNTS',
    });
    expect(pointsOf(earned(version, orderOf(1000, { paidWithPointsMinor: 999 })))).toBe(8);
    expect(pointsOf(earned(version, orderOf(0)))).toBe(8);
  });
});

describe('how much a rule pays', () => {
  const lines = [lineOf(1999), lineOf(1999, { id: '2', quantity: 3 }), lineOf(2, { id: '3' })];

  it.each([
    [{ ...perTen, points: 2 }, 3999, 7],
    [{ ...perTen, points: 2, steps: 'whole' }, 3999, 6],
    [{ ...perTen, points: '0.5' }, 3999, 1],
    [fixed(7), 1, 7],
  ])('for money is exact or by full steps: %j of %d is %d', (rule, minor, points) => {
    expect(pointsOf(earned({ earnRules: [rule] }, orderOf(minor)))).toBe(points);
  });

  it('is by line or by unit', () => {
    expect(
      pointsOf(earned({ earnRules: [fixed(10, 'a', { each: 'line' })] }, orderOf(lines))),
    ).toBe(30);
    expect(
      pointsOf(earned({ earnRules: [fixed(10, 'a', { each: 'unit' })] }, orderOf(lines))),
    ).toBe(50);
  });

  it.each([
    ['rule', 4, 'exact'],
    ['line', 2, 'exact'],
    ['rule', 4, 'whole'],
    ['line', 2, 'whole'],
  ])('is made whole per %s: %d, by %s steps', (per, points, steps) => {
    const version = { earnRules: [{ ...perTen, steps }], rounding: { per } };
    expect(pointsOf(earned(version, orderOf(lines)))).toBe(points);
  });

  it('is made whole per order, and the rules share it', () => {
    const earnRules = [perEuro, { id: 'half', points: 1, perMinor: 200 }];
    const award = earned({ earnRules, rounding: { per: 'order' } }, orderOf(1999));

    // 19.99 and 9.995 make 29.985. Of 29 the exact shares are 19⅓ and 9⅔.
    expect(award.applied.map(({ points }) => points)).toEqual([19, 10]);
  });

  it('is multiplied only on the lines that the multiplier looks at', () => {
    const version = {
      earnRules: [{ id: 'base', points: 1, perMinor: 1 }, fixed(10, 'fixed')],
      multipliers: {
        list: [{ id: 'tea', factor: 3, lines: { compare: 'line.sku', is: 'eq', to: 'tea' } }],
      },
    };
    const order = orderOf([lineOf(100), lineOf(100, { id: '2', sku: 'cake' })]);
    const award = earned(version, order);

    expect(award.applied.map(({ points, multipliers }) => [points, multipliers])).toEqual([
      [400, ['tea']],
      [10, []],
    ]);
  });

  it('is multiplied by the last of the list, where several began as the newest together', () => {
    const list = [
      { id: 'one', factor: 3 },
      { id: 'two', factor: 2 },
    ];
    const version = { earnRules: [fixed(100)], multipliers: { meet: 'newest', list } };
    expect(pointsOf(earned(version, orderOf(1)))).toBe(200);
  });

  it('is multiplied by a sum of factors that never falls below nothing', () => {
    const list = [
      { id: 'none', factor: 0 },
      { id: 'less', factor: '0.5' },
      { id: 'other', factor: '0.25' },
    ];
    const version = { earnRules: [fixed(100)], multipliers: { meet: 'additive', list } };
    expect(pointsOf(earned(version, orderOf(1)))).toBe(0);
    const other = { ...fixed(10, 'other'), currency: 'points' };
    const both = {
      earnRules: [fixed(100), other],
      multipliers: { meet: 'additive', list: list.map((one) => ({ ...one, rules: ['base'] })) },
      rounding: { per: 'order' },
    };
    expect(pointsOf(earned(both, orderOf(1)))).toBe(10);
  });

  it('names multipliers that were beaten, and those that met nothing', () => {
    const list = [
      { id: 'small', factor: '1.5' },
      { id: 'large', factor: 2 },
      { id: 'elsewhere', factor: 9, rules: ['other'] },
      { id: 'over', factor: 9, validUntil: '2026-01-01T00:00Z' },
    ];
    const other = { id: 'other', points: 1, when: { compare: 'order.lines', is: 'gt', to: 5 } };
    const version = { earnRules: [fixed(100), other], multipliers: { meet: 'best', list } };
    expect(reasonsOf(earned(version, orderOf(1)))).toEqual({
      other: 'CONDITION_FALSE',
      small: 'BEATEN',
      elsewhere: 'NOTHING_COUNTS',
      over: 'NOT_VALID_THEN',
    });
  });

  it('is refused by name where it could not be counted', () => {
    const version = versionOf({
      earnRules: [fixed(1e15), { ...fixed(1e15), id: 'two' }],
      multipliers: { list: [{ id: 'x', factor: 9 }] },
    });
    const award = earned(version, orderOf(1));

    expect(award.applied.map(({ rule, points }) => [rule, points])).toEqual([['base', 9e15]]);
    expect(reasonsOf(award)).toEqual({ two: 'LIMIT_EXCEEDED' });
    const order = earned(
      { earnRules: [{ id: 'base', points: 1e15, perMinor: 1 }], rounding: { per: 'order' } },
      orderOf(1000),
    );
    expect([order.lots, reasonsOf(order)]).toEqual([[], { base: 'LIMIT_EXCEEDED' }]);
  });
});

/** Awards: who may earn, when it can be spent, caps, and what is left after a refund. */
import { describe, expect, it } from 'vitest';
import type { EarnOccasion, MemberFacts } from '../../src/domains/loyalty/award.ts';
import { residualAward } from '../../src/domains/loyalty/award-residual.ts';
import { versionAt } from '../../src/domains/loyalty/programme.ts';
import { instant } from '../../src/kernel/instant.ts';
import {
  after,
  earned,
  lineOf,
  memberOf,
  orderOf,
  pointsOf,
  programmeFrom,
  reasonsOf,
  versionOf,
} from './programmes.ts';

const perTen = { id: 'base', points: 1, perMinor: 1000 };
const fifty = { id: 'base', points: 50 };

function plain(type: 'visit' | 'welcome' | 'birthday' | 'anniversary', at: string): EarnOccasion {
  return { type, id: at, at: instant(at), partner: null, facts: {} };
}

function event(name: string, at: string, facts = {}): EarnOccasion {
  return { type: 'event', event: name, id: at, at: instant(at), partner: null, facts };
}

describe('the version in force', () => {
  const programme = programmeFrom({
    versions: [
      { from: '2026-06-01T00:00Z', earnRules: [{ ...perTen, points: 2 }] },
      { from: '2026-01-01T00:00Z', earnRules: [perTen] },
    ],
  });

  it.each([
    ['2025-12-31T23:59:59.999Z', null],
    ['2026-01-01T00:00Z', 1],
    ['2026-05-31T23:59:59.999Z', 1],
    ['2026-06-01T00:00Z', 2],
  ])('at %s is %s', (at, version) => {
    expect(versionAt(programme, instant(at))?.version ?? null).toBe(version);
  });
});

describe('a rule', () => {
  it('waits for its own occasion, and is not spoken of on others', () => {
    const version = versionOf({
      earnRules: [
        perTen,
        { id: 'visit', on: 'visit', points: 5 },
        { id: 'review', on: 'event', event: 'review', points: 7 },
        { id: 'survey', on: 'event', event: 'survey', points: 9 },
      ],
    });
    const review = earned(version, event('review', '2026-03-10T12:00Z'));

    expect(pointsOf(review)).toBe(7);
    expect(review.rejected).toEqual([]);
    expect(review.counters).toEqual({ 'event:review': 1 });
    expect(pointsOf(earned(version, plain('visit', '2026-03-10T12:00Z')))).toBe(5);
  });

  it('applies within its own time', () => {
    const rule = { ...fifty, validFrom: '2026-03-10T12:00Z', validUntil: '2026-03-11T12:00Z' };
    const at = (when: string) =>
      pointsOf(earned({ earnRules: [rule] }, orderOf(1, { at: instant(when) })));

    expect(['2026-03-10T11:59:59.999Z', '2026-03-10T12:00Z'].map(at)).toEqual([0, 50]);
    expect(['2026-03-11T11:59:59.999Z', '2026-03-11T12:00Z'].map(at)).toEqual([50, 0]);
  });

  it('asks the facts of the order, the member and the host', () => {
    const when = {
      all: [
        { compare: 'order.amount', is: 'gte', to: { minor: 5000, currency: 'EUR' } },
        { in: 'occasion.weekday', values: ['tuesday'] },
        { compare: 'member.tier.club', is: 'eq', to: 'gold' },
        { compare: 'member.daysSinceJoining', is: 'gte', to: 9 },
        { compare: 'facts.channel', is: 'eq', to: 'app' },
        { not: { exists: 'occasion.coupon' } },
      ],
    };
    const version = versionOf({
      facts: { channel: 'text' },
      ladders: [{ id: 'club', tiers: [{ id: 'gold' }] }],
      earnRules: [{ ...fifty, when }],
    });
    const member = { tiers: { club: 'gold' }, joinedAt: instant('2026-03-01T23:00Z') };
    const facts = { channel: 'app' };

    expect(pointsOf(earned(version, orderOf(5000, { facts }), member))).toBe(50);
    expect(earned(version, orderOf(5000), member).rejected).toEqual([
      { rule: 'base', code: 'CONDITION_UNKNOWN', facts: { facts: ['facts.channel'] } },
    ]);
    const other = earned(version, orderOf(5000, { facts, coupon: 'TEN' }), member);
    expect(other.rejected[0]).toMatchObject({
      code: 'CONDITION_FALSE',
      facts: { facts: ['occasion.coupon'] },
    });
    expect(reasonsOf(earned(version, orderOf(4999, { facts }), member))).toEqual({
      base: 'CONDITION_FALSE',
    });
  });

  it('pays as often as it says within a stretch of time', () => {
    const frequency = { times: 2, window: { kind: 'rolling', days: 7 } };
    const version = versionOf({ earnRules: [{ ...fifty, frequency }] });
    const counted = { capUse: { 'rule:base': { '2026-03-04': 1, '2026-03-09': 1 } } };

    expect(reasonsOf(earned(version, orderOf(1), counted))).toEqual({ base: 'TOO_OFTEN' });
    const next = orderOf(1, { at: instant('2026-03-11T00:00Z') });
    const award = earned(version, next, counted);
    expect(award.capUse).toEqual([
      { cap: 'rule:base', window: '2026-03-11', points: 1, counts: 'net' },
    ]);
  });

  it('pays when a counter passes its mark, and not before or after', () => {
    const reach = { counter: 'orders', atLeast: 10 };
    const version = versionOf({
      earnRules: [perTen, { id: 'tenth', on: 'achievement', reach, points: 100 }],
    });
    const nth = (orders: number) =>
      pointsOf(earned(version, orderOf(1000), { lifetime: { orders } }));

    expect([8, 9, 10].map(nth)).toEqual([1, 101, 1]);
    const spend = versionOf({
      earnRules: [
        { id: 'big', on: 'achievement', reach: { counter: 'spend', atLeast: 100_000 }, points: 9 },
      ],
    });
    expect(pointsOf(earned(spend, orderOf(1), { lifetime: { spend: 99_999 } }))).toBe(9);
    expect(reasonsOf(earned(spend, orderOf(1), { lifetime: { spend: 99_998 } }))).toEqual({
      big: 'NOT_REACHED',
    });
  });
});

describe('a birthday', () => {
  const version = versionOf({ earnRules: [{ id: 'gift', on: 'birthday', points: 100 }] });
  const on = (date: string, birthday: string | null, other: Partial<MemberFacts> = {}) =>
    earned(version, plain('birthday', `${date}T12:00Z`), { ...other, birthday });

  it('earns on the day, once a year', () => {
    const award = on('2026-03-10', '03-10');
    const member = after(memberOf(), award, '2026-03-10T12:00Z');

    expect(pointsOf(award)).toBe(100);
    expect(reasonsOf(on('2026-03-10', '03-10', member))).toEqual({ gift: 'TOO_OFTEN' });
    expect(pointsOf(on('2027-03-10', '03-10', member))).toBe(100);
    expect(reasonsOf(on('2026-03-09', '03-10'))).toEqual({ gift: 'NOT_BIRTHDAY' });
    expect(reasonsOf(on('2026-03-10', null))).toEqual({ gift: 'NOT_BIRTHDAY' });
  });

  it('of 29 February is on the 28th of a common year, or on 1 March', () => {
    expect(pointsOf(on('2028-02-29', '02-29'))).toBe(100);
    expect(pointsOf(on('2028-02-28', '02-29'))).toBe(0);
    expect(pointsOf(on('2026-02-28', '02-29'))).toBe(100);
    const march = versionOf({
      earnRules: [{ id: 'gift', on: 'birthday', points: 100 }],
      leapBirthday: 'march-1',
    });
    const inMarch = plain('birthday', '2026-03-01T12:00Z');
    expect(pointsOf(earned(march, inMarch, { birthday: '02-29' }))).toBe(100);
    expect(pointsOf(earned(version, inMarch, { birthday: '02-29' }))).toBe(0);
  });

  it('can be near, for a rule on orders', () => {
    const when = { compare: 'member.daysToBirthday', is: 'lte', to: 7 };
    const near = versionOf({ earnRules: [{ ...fifty, when }] });
    const at = (birthday: string) => pointsOf(earned(near, orderOf(1), { birthday }));

    expect(['03-09', '03-10', '03-17', '03-18'].map(at)).toEqual([0, 50, 50, 0]);
    expect(
      pointsOf(
        earned(near, orderOf(1, { at: instant('2026-12-28T00:00Z') }), { birthday: '01-04' }),
      ),
    ).toBe(50);
  });

  it('of joining earns from the first year on', () => {
    const anniversary = versionOf({ earnRules: [{ id: 'year', on: 'anniversary', points: 10 }] });
    const joinedAt = instant('2024-02-29T12:00Z');
    const at = (when: string) =>
      pointsOf(earned(anniversary, plain('anniversary', when), { joinedAt }));

    expect(['2024-02-29T12:00Z', '2025-02-28T12:00Z', '2025-03-01T12:00Z'].map(at)).toEqual([
      0, 10, 0,
    ]);
  });

  it('and a welcome earn once', () => {
    const welcome = versionOf({ earnRules: [{ id: 'hello', on: 'welcome', points: 10 }] });
    const first = earned(welcome, plain('welcome', '2026-03-10T12:00Z'));
    const member = after(memberOf(), first, '2026-03-10T12:00Z');

    expect(pointsOf(first)).toBe(10);
    expect(pointsOf(earned(welcome, plain('welcome', '2030-03-10T12:00Z'), member))).toBe(0);
  });
});

describe('the lots of an award', () => {
  const lotsWith = (pending: object, other: object = {}) =>
    earned({ earnRules: [{ ...fifty, pending }], ...other }, orderOf(1)).lots;

  it.each([
    [{ kind: 'none' }, '2026-03-10T12:00:00.000Z', null],
    [{ kind: 'delay', hours: 48 }, '2026-03-12T12:00:00.000Z', null],
    [{ kind: 'until', at: '2026-04-01T00:00Z' }, '2026-04-01T00:00:00.000Z', null],
    [{ kind: 'until', at: '2026-01-01T00:00Z' }, '2026-03-10T12:00:00.000Z', null],
    [{ kind: 'event', event: 'delivered' }, null, 'delivered'],
    [{ kind: 'return-window' }, '2026-04-10T00:00:00.000Z', null],
  ])('can be spent as the rule says: %j', (pending, activeAt, awaits) => {
    expect(lotsWith(pending)).toMatchObject([{ points: 50, line: null, activeAt, awaits }]);
  });

  it('wait each for the last day on which its line can be brought back', () => {
    const currencies = [
      {
        id: 'points',
        pending: { kind: 'return-window' },
        expiry: { kind: 'age', count: 10, unit: 'days', since: 'activated' },
      },
    ];
    const version = versionOf({
      currencies,
      returns: { windowDays: 14 },
      earnRules: [{ ...perTen, perMinor: 300 }],
    });
    const returnableUntil = instant('2026-05-01T00:00Z');
    const order = orderOf([
      lineOf(1000),
      lineOf(1000, { id: '2', returnableUntil }),
      lineOf(1000, { id: '3' }),
    ]);
    const award = earned(version, order);

    expect(
      award.lots.map(({ line, points, activeAt, expiresAt }) => [
        line,
        points,
        activeAt,
        expiresAt,
      ]),
    ).toEqual([
      ['1', 4, '2026-03-25T00:00:00.000Z', '2026-04-05T00:00:00.000Z'],
      ['2', 3, '2026-05-01T00:00:00.000Z', '2026-05-12T00:00:00.000Z'],
      ['3', 3, '2026-03-25T00:00:00.000Z', '2026-04-05T00:00:00.000Z'],
    ]);
    const whole = earned({ currencies, returns: { windowDays: 14 }, earnRules: [fifty] }, order);
    expect(whole.lots).toMatchObject([{ line: null, activeAt: '2026-05-01T00:00:00.000Z' }]);
  });

  it('join what can be spent in the same stretch of time, and say what counts', () => {
    const version = versionOf({
      currencies: [
        {
          id: 'points',
          expiry: {
            kind: 'sooner',
            of: [
              { kind: 'age', count: 12 },
              { kind: 'inactivity', months: 6 },
            ],
          },
        },
        { id: 'credits', kind: 'status' },
      ],
      earnRules: [
        perTen,
        { ...fifty, id: 'bonus', qualifying: false },
        { ...fifty, id: 'status', currency: 'credits' },
      ],
    });
    expect(earned(version, orderOf(10_000)).lots).toEqual([
      {
        currency: 'points',
        points: 60,
        line: null,
        rules: ['base', 'bonus'],
        activeAt: '2026-03-10T12:00:00.000Z',
        awaits: null,
        expiresAt: '2027-03-11T00:00:00.000Z',
        idles: true,
        qualifying: 10,
      },
      {
        currency: 'credits',
        points: 50,
        line: null,
        rules: ['status'],
        activeAt: '2026-03-10T12:00:00.000Z',
        awaits: null,
        expiresAt: null,
        idles: false,
        qualifying: 50,
      },
    ]);
  });
});

describe('a cap', () => {
  const version = (cap: object) =>
    versionOf({
      earnRules: [
        { ...fifty, id: 'one' },
        { ...fifty, id: 'two', points: 100 },
      ],
      caps: [{ id: 'cap', window: { kind: 'occasion' }, points: 100, ...cap }],
    });
  const by = (cap: object, capUse = {}) =>
    earned(version(cap), orderOf(1), { capUse }).applied.map(({ points }) => points);

  it('is shared by its rules in proportion, by largest remainder', () => {
    expect(by({})).toEqual([33, 67]);
    expect(by({ points: 150 })).toEqual([50, 100]);
    expect(by({ points: 1 })).toEqual([1]);
  });

  it('may be for some rules only, and may refuse as a whole', () => {
    expect(by({ rules: ['two'], points: 99 })).toEqual([50, 99]);
    expect(by({ rules: ['two'], points: 99, excess: 'reject' })).toEqual([50]);
    expect(by({ rules: ['two'], points: 100, excess: 'reject' })).toEqual([50, 100]);
  });

  it('counts nothing where none of its rules has paid', () => {
    const other = { rules: ['two'], points: 0, window: { kind: 'lifetime' } };
    const award = earned(version(other), orderOf(1));
    expect([award.applied.map(({ rule }) => rule), award.capUse]).toEqual([['one'], []]);
  });

  it('of one order counts nothing, others count what was paid in the end', () => {
    const use = (cap: object) => earned(version(cap), orderOf(1)).capUse;

    expect(use({})).toEqual([]);
    const rolling = { window: { kind: 'rolling', days: 30 }, counts: 'gross' };
    expect(use(rolling)).toEqual([
      { cap: 'cap', window: '2026-03-10', points: 100, counts: 'gross' },
    ]);
    const used = { cap: { '2026-02-09': 40, '2026-02-08': 1000, '2026-03-11': 1000 } };
    expect(by(rolling, used)).toEqual([20, 40]);
  });

  it.each([
    ['day', '2026-03-10'],
    ['week', '2026-03-09'],
    ['month', '2026-03-01'],
    ['quarter', '2026-01-01'],
    ['year', '2026-01-01'],
  ])('of a %s counts from %s', (unit, window) => {
    const award = earned(version({ window: { kind: 'calendar', unit } }), orderOf(1));
    expect(award.capUse).toMatchObject([{ cap: 'cap', window }]);
  });

  it('of a week may begin on another day', () => {
    const sunday = versionOf({
      weekStart: 'sunday',
      earnRules: [fifty],
      caps: [{ id: 'cap', window: { kind: 'calendar', unit: 'week' }, points: 10 }],
    });
    expect(earned(sunday, orderOf(1)).capUse).toMatchObject([{ window: '2026-03-08' }]);
  });
});

describe('what is left after a refund', () => {
  const version = versionOf({
    earnRules: [perTen, { id: 'unit', points: 5, each: 'unit' }, { id: 'order', points: 100 }],
  });
  const order = orderOf([lineOf(3000, { quantity: 3 }), lineOf(2000, { id: '2', quantity: 2 })]);
  const left = (refunded: { line: string; quantity: number; minor: number }[]) =>
    residualAward(version, order, refunded, memberOf()).applied.map(({ points }) => points);

  it('15: 30.00 earned 3; refunds of 9.99 leave 2, 1 and nothing', () => {
    const base = versionOf({ earnRules: [perTen] });
    const points = [0, 999, 1998, 2997].map((minor) =>
      pointsOf(residualAward(base, orderOf(3000), [{ line: '1', quantity: 0, minor }], memberOf())),
    );
    expect(points).toEqual([3, 2, 1, 0]);
  });

  it('19: is told by the version of the day, whatever the rule is now', () => {
    const now = versionOf({ earnRules: [] });
    const then = versionOf({ earnRules: [{ ...perTen, perMinor: 100 }] });
    const whole = [{ line: '1', quantity: 1, minor: 5000 }];

    expect(pointsOf(earned(then, orderOf(5000)))).toBe(50);
    expect(pointsOf(residualAward(then, orderOf(5000), whole, memberOf()))).toBe(0);
    expect(pointsOf(earned(now, orderOf(5000)))).toBe(0);
  });

  it('goes by units and by money, and a line that is all back takes with it what was fixed', () => {
    expect(left([])).toEqual([5, 25, 100]);
    expect(left([{ line: '1', quantity: 1, minor: 1000 }])).toEqual([4, 20, 100]);
    expect(left([{ line: '1', quantity: 3, minor: 0 }])).toEqual([2, 10, 100]);
    expect(left([{ line: '1', quantity: 0, minor: 3000 }])).toEqual([2, 10, 100]);
    expect(
      left([
        { line: '1', quantity: 0, minor: 3000 },
        { line: '2', quantity: 2, minor: 2000 },
      ]),
    ).toEqual([]);
  });

  it('P6: of a full refund is nothing at all', () => {
    const refunded = order.lines.map(({ id, quantity }) => ({ line: id, quantity, minor: 0 }));
    const award = residualAward(version, order, refunded, memberOf());

    expect(award).toMatchObject({ lots: [], applied: [], capUse: [], budgetUse: [], counters: {} });
  });

  it('keeps the part that points paid for in proportion', () => {
    const base = versionOf({ earnRules: [{ ...perTen, perMinor: 1 }] });
    const paid = orderOf(1000, { paidWithPointsMinor: 400 });
    const half = residualAward(base, paid, [{ line: '1', quantity: 0, minor: 500 }], memberOf());
    expect([pointsOf(earned(base, paid)), pointsOf(half)]).toEqual([600, 300]);
  });

  it('shrinks tax, shipping and discount with the line', () => {
    const all = versionOf({
      earnRules: [{ ...perTen, perMinor: 1 }],
      amount: { shipping: 'included' },
    });
    const line = lineOf(1000, { taxMinor: 200, shippingMinor: 100, discountMinor: 300 });
    const third = residualAward(
      all,
      orderOf([line]),
      [{ line: '1', quantity: 0, minor: 500 }],
      memberOf(),
    );
    expect(pointsOf(third)).toBe(500);
  });
});

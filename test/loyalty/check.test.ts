/** The checks of a programme: each finding, just on both sides of what it looks for. */
import { describe, expect, it } from 'vitest';
import {
  changeOfProgramme,
  checkProgramme,
  checkSentences,
} from '../../src/domains/loyalty/check.ts';
import type { CheckCode } from '../../src/domains/loyalty/check-diagnostic.ts';
import { MARKET_RULES } from '../../src/domains/loyalty/check-expiry.ts';
import { tierStanding } from '../../src/domains/loyalty/tier-standing.ts';
import { instant } from '../../src/kernel/instant.ts';
import { earned, orderOf, pointsOf, programmeFrom, programmeOf, versionOf } from './programmes.ts';

const seen = new Set<string>();

/** What is found in a version besides that nothing is to be had for its points. */
function found(version: object, ...later: object[]) {
  const versions = [{ from: '2020-01-01T00:00Z', ...version }, ...later];
  const { diagnostics } = checkProgramme(programmeFrom({ versions }));
  for (const { code } of diagnostics) seen.add(code);
  return diagnostics.filter(({ code }) => code !== 'NOTHING_TO_REDEEM');
}

function codes(version: object, ...later: object[]) {
  return found(version, ...later).map(({ code, severity }) => `${code} ${severity}`);
}

const base = { id: 'base', points: 1, perMinor: 100 };
const qualify = (atLeast: number, other: object = {}) => [
  { all: [{ counter: 'points', atLeast, ...other }] },
];

describe('tier ranges', () => {
  const ladder = (below: number | null, next: number) => ({
    earnRules: [base],
    ladders: [
      {
        id: 'club',
        tiers: [
          { id: 'silver', qualify: qualify(100, { below }) },
          { id: 'gold', qualify: qualify(next) },
        ],
      },
    ],
  });

  it('must meet: no overlap, no gap', () => {
    expect(codes(ladder(200, 200))).toEqual([]);
    expect(codes(ladder(null, 200))).toEqual([]);
    expect(found(ladder(201, 200))).toMatchObject([
      {
        code: 'TIER_RANGES_OVERLAP',
        path: ['versions', 0, 'ladders', 0, 'tiers', 0],
        message: 'At 200 two tiers are published at once.',
        example: { counter: 'points', amount: 200, tiers: ['silver', 'gold'] },
      },
    ]);
    expect(found(ladder(199, 200))).toMatchObject([
      { code: 'TIER_RANGES_GAP', example: { amount: 199, tiers: [] } },
    ]);
  });

  it('must leave no tier hidden behind a higher one', () => {
    expect(codes(ladder(null, 100))).toEqual(['TIER_HIDDEN error']);
    expect(codes(ladder(null, 101))).toEqual([]);
  });
});

describe('a tier', () => {
  const capped = (cap: object, other: object = {}) => ({
    earnRules: [base],
    caps: [{ id: 'cap', points: 10, ...cap }],
    ladders: [{ id: 'club', tiers: [{ id: 'gold', qualify: qualify(120) }], ...other }],
  });

  it.each([
    [{ window: { kind: 'lifetime' }, points: 119 }, {}, true],
    [{ window: { kind: 'lifetime' }, points: 120 }, {}, false],
    [{ window: { kind: 'calendar', unit: 'month' }, points: 9 }, {}, true],
    [{ window: { kind: 'calendar', unit: 'month' }, points: 10 }, {}, false],
    [
      { window: { kind: 'calendar', unit: 'day' }, points: 1 },
      { window: { kind: 'calendar', unit: 'quarter' } },
      true,
    ],
    [
      { window: { kind: 'calendar', unit: 'week' }, points: 8 },
      { window: { kind: 'calendar', unit: 'quarter' } },
      false,
    ],
    [
      { window: { kind: 'lifetime' }, points: 1 },
      { memberships: [{ id: 'plus', tier: 'gold', months: 1, feeMinor: 1 }] },
      false,
    ],
    [{ window: { kind: 'lifetime' }, points: 1, rules: [] }, {}, false],
    [{ window: { kind: 'lifetime' }, points: 1 }, { window: { kind: 'balance' } }, false],
  ])('must be within reach: %j, %j', (cap, other, isOut) => {
    expect(codes(capped(cap, other))).toEqual(isOut ? ['TIER_UNREACHABLE error'] : []);
  });

  it('may be reached by what rolls over, where no cap is for ever', () => {
    const monthly = { window: { kind: 'calendar', unit: 'month' }, points: 9 };
    expect(codes(capped(monthly, { rollover: 'excess' }))).toEqual([]);
    const ever = { window: { kind: 'lifetime' }, points: 119 };
    expect(codes(capped(ever, { rollover: 'excess' }))).toEqual(['TIER_UNREACHABLE error']);
  });

  it('must have a way to it, unless it is bought, and the example shows it', () => {
    const tiers = [{ id: 'gold' }, { id: 'platinum', qualify: qualify(1) }];
    const version = { earnRules: [base], ladders: [{ id: 'club', tiers }] };
    const [finding] = found(version);

    expect(finding).toMatchObject({
      code: 'TIER_NEVER_EARNED',
      severity: 'warning',
      path: ['versions', 0, 'ladders', 0, 'tiers', 0],
      example: { tier: 'gold', counted: 1e15, earned: null },
    });
    const only = versionOf({ ...version, ladders: [{ id: 'club', tiers: [{ id: 'gold' }] }] });
    const counts = { points: { '2026-03-10': 1e15 } };
    const counters = { joinedAt: only.from, counts, balances: {}, granted: [], held: null };
    const [ladder] = only.ladders;
    const at = instant('2026-03-10T12:00Z');
    expect(ladder && tierStanding(only, ladder, counters, at).earned).toBe(null);
    const plus = { id: 'plus', tier: 'gold', months: 1, feeMinor: 1 };
    expect(codes({ ...version, ladders: [{ id: 'club', tiers, memberships: [plus] }] })).toEqual(
      [],
    );
  });

  it('must count something that is earned', () => {
    const version = {
      ...capped({ window: { kind: 'lifetime' }, points: 500 }),
      earnRules: [{ ...base, qualifying: false }],
    };
    expect(found(version)).toMatchObject([
      { code: 'TIER_UNREACHABLE', example: { counter: 'points', need: 120, most: 0 } },
    ]);
  });
});

describe('rules', () => {
  const alone = { ...base, stackable: false, priority: 5 };

  it('must not stand for ever behind another, and the example shows it', () => {
    const version = { earnRules: [alone, { ...base, id: 'second' }] };
    expect(found(version)).toMatchObject([
      {
        code: 'DEAD_RULE',
        path: ['versions', 0, 'earnRules', 1],
        example: { rule: 'second', winner: 'base', priority: 5 },
      },
    ]);
    const award = earned(version, orderOf(1_000_000));
    expect(award.applied.map(({ rule }) => rule)).toEqual(['base']);
    expect(codes({ ...version, stacking: 'beside-stackable' })).toEqual([]);
    expect(
      codes({
        earnRules: [
          { ...alone, cooldownHours: 1 },
          { ...base, id: 'second' },
        ],
      }),
    ).toEqual([]);
    expect(
      codes({
        earnRules: [alone, { id: 'visit', points: 1, on: 'visit' }],
      }),
    ).toEqual([]);
  });

  it('must not leave open which of two wins', () => {
    const when = { compare: 'order.lines', is: 'gt', to: 1 };
    const two = (one: object, other: object) =>
      codes({
        earnRules: [
          { ...alone, ...one },
          { ...alone, id: 'b', ...other },
        ],
      });

    expect(two({ when }, { when })).toEqual(['AMBIGUOUS_WINNER warning']);
    expect(two({}, {})).toEqual(['DEAD_RULE error']);
    expect(two({ cooldownHours: 1 }, {})).toEqual(['AMBIGUOUS_WINNER error']);
    expect(two({ when }, { when, priority: 6 })).toEqual([]);
    expect(
      two({ when, validUntil: '2026-01-01T00:00Z' }, { when, validFrom: '2026-01-01T00:00Z' }),
    ).toEqual([]);
  });

  it.each([
    [{ ...base, points: 0 }, {}],
    [{ ...base, when: { any: [] } }, {}],
    [{ ...base, lines: { all: [{ any: [] }, { exists: 'line.sku' }] } }, {}],
    [{ ...base, validUntil: '2020-01-01T00:00Z' }, {}],
    [{ ...base, validFrom: '2021-01-01T00:00Z' }, {}],
    [base, { caps: [{ id: 'none', window: { kind: 'occasion' }, points: 0 }] }],
    [{ ...base, budget: 'none' }, { budgets: [{ id: 'none', points: 0 }] }],
    [{ id: 'base', points: '0.9' }, {}],
    [{ id: 'base', points: '0.4' }, { rounding: { to: 'half-up' } }],
  ])('must be able to pay: %j with %j', (rule, other) => {
    const next = { from: '2021-01-01T00:00Z' };
    expect(codes({ earnRules: [rule], ...other }, next)).toEqual(['NEVER_PAYS error']);
    const order = orderOf(100_000_000, { at: instant('2020-06-01T00:00Z') });
    expect(pointsOf(earned({ earnRules: [rule], ...other }, order))).toBe(0);
  });

  it.each([
    [{ ...base, validUntil: '2020-01-01T00:00:00.001Z' }, {}],
    [{ ...base, validFrom: '2020-12-31T23:59:59.999Z' }, {}],
    [base, { caps: [{ id: 'none', window: { kind: 'occasion' }, points: 0, rules: [] }] }],
    [{ id: 'base', points: '0.5' }, { rounding: { to: 'half-up' } }],
    [{ id: 'base', points: '0.1' }, { rounding: { to: 'ceiling' } }],
    [{ id: 'base', points: '0.1', each: 'unit' }, {}],
    [{ id: 'base', points: '0.5' }, { multipliers: { list: [{ id: 'double', factor: 2 }] } }],
  ])('are let pass if they can pay: %j with %j', (rule, other) => {
    expect(codes({ earnRules: [rule], ...other }, { from: '2021-01-01T00:00Z' })).toEqual([]);
  });
});

describe('points', () => {
  const currency = (terms: object) => ({ currencies: [{ id: 'points', ...terms }] });
  const tenDays = { kind: 'age', count: 10, unit: 'days' };

  it('must begin before they end', () => {
    const delayed = (hours: number) =>
      codes(currency({ pending: { kind: 'delay', hours }, expiry: tenDays }));
    expect(delayed(241)).toEqual([]);
    // Earned as a day begins, ten days end with the eleventh: after 264 hours.
    expect(delayed(263)).toEqual([]);
    expect(delayed(264)).toEqual(['NEVER_SPENDABLE error']);
    expect(
      codes({
        ...currency({ pending: { kind: 'return-window' }, expiry: tenDays }),
        returns: { windowDays: 10 },
      }),
    ).toEqual(['NEVER_SPENDABLE error']);
    expect(
      codes({
        ...currency({ pending: { kind: 'return-window' }, expiry: tenDays }),
        returns: { windowDays: 9 },
      }),
    ).toEqual([]);
    const until = { kind: 'until', at: '2020-06-15T00:00Z' };
    expect(codes(currency({ pending: until, expiry: tenDays }))).toEqual([
      'NEVER_SPENDABLE warning',
    ]);
    expect(codes(currency({ pending: { kind: 'event', event: 'stay' }, expiry: tenDays }))).toEqual(
      [],
    );
    // Half of the months of the year come after the date, whatever the rule is a part of.
    const fixed = { kind: 'fixed-date', lastDate: '2020-06-14' };
    const ends = [
      fixed,
      { kind: 'sooner', of: [{ kind: 'never' }, fixed] },
      { kind: 'suspended', tiers: [], otherwise: fixed },
    ];
    for (const expiry of ends) {
      expect(codes(currency({ expiry }))).toEqual(['NEVER_SPENDABLE warning']);
    }
    const rule = {
      ...base,
      pending: until,
      expiry: { kind: 'fixed-date', lastDate: '2020-06-14' },
    };
    expect(codes({ earnRules: [rule] })).toEqual(['NEVER_SPENDABLE error']);
  });

  it.each([
    [['CA-ON'], { kind: 'age', count: 12 }, true],
    [['CA'], { kind: 'fixed-date', lastDate: '2030-12-31' }, true],
    [['CA-ON'], { kind: 'inactivity', months: 6 }, false],
    [['CA-QC'], { kind: 'inactivity', months: 11 }, true],
    [['CA-QC'], { kind: 'inactivity', months: 12 }, false],
    [
      ['FR', 'CA-QC'],
      {
        kind: 'sooner',
        of: [
          { kind: 'inactivity', months: 12 },
          { kind: 'age', count: 60 },
        ],
      },
      true,
    ],
    [['CA-QC'], { kind: 'suspended', tiers: [], otherwise: { kind: 'age', count: 60 } }, true],
    [['FR', 'CA-BC'], { kind: 'age', count: 12 }, false],
    [['CA-QC', 'CA-ON'], { kind: 'never' }, false],
  ])('must not end by time alone in %j: %j', (markets, expiry, isForbidden) => {
    const list = codes({ ...currency({ expiry }), markets });
    expect(new Set(list)).toEqual(new Set(isForbidden ? ['EXPIRY_FORBIDDEN error'] : []));
  });

  it('on a stamp card for one named thing are no such points', () => {
    const stamps = { id: 'stamps', kind: 'stamps', expiry: { kind: 'age', count: 12 } };
    const stampCards = [{ id: 'card', currency: 'stamps', size: 8, reward: 'coffee' }];
    expect(codes({ currencies: [stamps], stampCards, markets: ['CA-ON'] })).toEqual([]);
    expect(
      MARKET_RULES.every(({ source, checked }) => source.length > 40 && checked.length > 20),
    ).toBe(true);
  });
});

describe('spending', () => {
  const payment = { id: 'pay', kind: 'payment', points: 100, worthMinor: 100 };
  const cap = (points: number) => [{ id: 'cap', window: { kind: 'lifetime' }, points }];

  it('must be possible', () => {
    const version = { earnRules: [base], redemptions: [payment] };
    const { diagnostics } = checkProgramme(programmeOf({ earnRules: [base] }));
    expect(diagnostics).toMatchObject([{ code: 'NOTHING_TO_REDEEM', severity: 'warning' }]);
    expect(codes(version)).toEqual([]);
    expect(checkProgramme(programmeOf(version)).diagnostics).toEqual([]);
    const status = { currencies: [{ id: 'credits', kind: 'status' }] };
    expect(checkProgramme(programmeOf(status)).diagnostics).toEqual([]);
  });

  it.each([
    [{ ...payment, blockPoints: 500 }, 499, true],
    [{ ...payment, blockPoints: 500 }, 500, false],
    [{ ...payment, blockPoints: 500, pointsMin: 501 }, 999, true],
    [{ ...payment, blockPoints: 500, pointsMin: 501 }, 1000, false],
    [{ id: 'mug', kind: 'reward', reward: 'mug', points: 100 }, 99, true],
    [{ id: 'mug', kind: 'reward', reward: 'mug', points: 100 }, 100, false],
    [{ ...payment, orderShareMax: 0 }, 5000, true],
  ])('must take no more than can be had: %j of %d', (redemption, most, isNever) => {
    const version = { earnRules: [base], redemptions: [redemption], caps: cap(most) };
    expect(codes(version)).toEqual(isNever ? ['NEVER_REDEEMABLE error'] : []);
  });

  it('must not buy gift cards that earn', () => {
    const card = { id: 'card', kind: 'reward', reward: 'card', goods: 'gift-card', points: 10_000 };
    const version = { earnRules: [base], redemptions: [card], amount: { giftCards: 'included' } };

    expect(found(version)).toMatchObject([
      {
        code: 'GIFT_CARDS_EARN',
        example: { redemption: 'card', spent: 10_000, cardMinor: 10_000, points: 100 },
      },
    ]);
    expect(codes({ ...version, amount: {} })).toEqual([]);
    expect(codes({ ...version, redemptions: [{ ...card, goods: 'goods' }] })).toEqual([]);
    const paying = { ...version, redemptions: [payment] };
    expect(codes(paying)).toEqual([]);
    expect(
      codes({ ...paying, amount: { giftCards: 'included', paidWithPoints: 'included' } }),
    ).toEqual(['GIFT_CARDS_EARN error']);
  });

  it('must not gain by converting round in a circle', () => {
    const currencies = ['points', 'miles', 'nights'].map((id) => ({ id }));
    const conversion = (currency: string, into: string, becomes: number) => {
      return {
        id: `${currency}-${into}`,
        kind: 'conversion',
        currency,
        into,
        points: 100,
        becomes,
      };
    };
    const round = (...redemptions: object[]) => found({ currencies, redemptions });

    expect(
      round(conversion('points', 'miles', 120), conversion('miles', 'points', 90)),
    ).toMatchObject([{ code: 'CONVERSION_CYCLE', example: { begin: 10_000, end: 10_800 } }]);
    expect(round(conversion('points', 'miles', 125), conversion('miles', 'points', 80))).toEqual(
      [],
    );
    const three = [conversion('miles', 'nights', 10), conversion('points', 'miles', 300)];
    expect(round(...three, conversion('nights', 'points', 333))).toEqual([]);
    expect(round(...three, conversion('nights', 'points', 334))).toMatchObject([
      { example: { begin: 10_000, end: 10_020 } },
    ]);
    // The best direct way does not gain; a longer one does.
    const direct = [conversion('points', 'nights', 25), conversion('nights', 'points', 350)];
    expect(round(...direct)).toEqual([]);
    expect(round(...three, ...direct)).toMatchObject([{ example: { end: 10_500 } }]);
  });

  it('must not give back more than is declared', () => {
    const version = (other: object) => ({
      earnRules: [{ ...base, points: 5 }],
      redemptions: [payment],
      ...other,
    });

    expect(codes(version({ marginMax: '0.05' }))).toEqual([]);
    expect(found(version({ marginMax: '0.0499' }))).toMatchObject([
      {
        code: 'REBATE_ABOVE_MARGIN',
        severity: 'error',
        example: { minor: 10_000, worthMinor: 500, mostMinor: 499 },
      },
    ]);
    const gold = {
      id: 'gold',
      factor: 2,
      when: { compare: 'member.tier.club', is: 'eq', to: 'gold' },
    };
    const ladders = [{ id: 'club', tiers: [{ id: 'gold', qualify: qualify(1) }] }];
    const promotion = { id: 'week', factor: '1.5', validUntil: '2021-01-01T00:00Z' };
    const with2 = (meet: string, marginMax: string) =>
      codes(version({ ladders, multipliers: { meet, list: [gold, promotion] }, marginMax }));
    expect([with2('product', '0.15'), with2('product', '0.149')]).toEqual([
      [],
      ['REBATE_ABOVE_MARGIN warning'],
    ]);
    expect([with2('additive', '0.125'), with2('additive', '0.124')]).toEqual([
      [],
      ['REBATE_ABOVE_MARGIN warning'],
    ]);
    expect([with2('best', '0.1'), with2('best', '0.099')]).toEqual([
      [],
      ['REBATE_ABOVE_MARGIN warning'],
    ]);
    const declared = { currencies: [{ id: 'points', valueMinor: 2 }], marginMax: '0.09' };
    expect(codes(version(declared))).toEqual(['REBATE_ABOVE_MARGIN error']);
  });
});

describe('a report', () => {
  it('stands against a release unless each error is overridden by its name', () => {
    const programme = programmeOf({ earnRules: [{ ...base, points: 0 }] });
    const report = checkProgramme(programme);
    const passed = checkProgramme(programme, { overrides: ['NEVER_PAYS'] });

    expect([report.isReleasable, report.overridden]).toEqual([false, []]);
    expect([passed.isReleasable, passed.overridden.length]).toEqual([true, 1]);
    expect(passed.diagnostics).toEqual(report.diagnostics);
    expect(checkProgramme(programme, { overrides: ['DEAD_RULE'] }).isReleasable).toBe(false);
  });

  it('has a sentence for every code, in both languages, and every code is found', () => {
    const all = Object.keys(checkSentences.en) as CheckCode[];
    expect(Object.keys(checkSentences['zh-Hant'])).toEqual(all);
    // Those of conditions have a file of their own.
    const here = all.filter((code) => code !== 'CONDITION_NEVER' && code !== 'FACT_ABSENT');
    expect([...seen].sort()).toEqual(here.sort());
  });
});

describe('a change of a programme', () => {
  const january = { from: '2026-01-01T00:00Z', earnRules: [base], latenessDays: 10 };
  const at = instant('2026-05-01T00:00Z');

  /** The kinds of the edits of a version of June against that of January. */
  function kinds(june: object, before: object = january): Readonly<Record<string, string>> {
    const now = programmeFrom({ versions: [before] });
    const next = programmeFrom({
      versions: [before, { ...before, ...june, from: '2026-06-01T00:00Z' }],
    });
    const { edits, isAllowed } = changeOfProgramme(now, next, at);
    expect(isAllowed).toBe(true);
    return Object.fromEntries(edits.map(({ path, kind }) => [path.join('.'), kind]));
  }

  it('is none if nothing is changed', () => {
    expect(kinds({})).toEqual({});
  });

  it.each([
    [{ earnRules: [{ ...base, points: 2 }] }, { 'earnRules.base.points': 'safe' }],
    [{ earnRules: [{ ...base, points: '0.5' }] }, { 'earnRules.base.points': 'adverse' }],
    [{ earnRules: [{ ...base, perMinor: 99 }] }, { 'earnRules.base.perMinor': 'safe' }],
    [{ earnRules: [{ ...base, perMinor: 101 }] }, { 'earnRules.base.perMinor': 'adverse' }],
    [{ earnRules: [] }, { 'earnRules.base': 'adverse' }],
    [{ earnRules: [base, { ...base, id: 'new' }] }, { 'earnRules.new': 'safe' }],
    [
      { earnRules: [base, { ...base, id: 'new', stackable: false }] },
      { 'earnRules.new': 'adverse' },
    ],
    [
      { earnRules: [{ ...base, when: { exists: 'occasion.coupon' } }] },
      { 'earnRules.base.when': 'adverse' },
    ],
    [{ caps: [{ id: 'cap', window: { kind: 'lifetime' }, points: 9 }] }, { 'caps.cap': 'adverse' }],
    [{ rounding: { to: 'ceiling' } }, { 'rounding.to': 'safe' }],
    [{ amount: { discounts: 'ignored' } }, { 'amount.discounts': 'safe' }],
    [{ amount: { tax: 'excluded' } }, { 'amount.tax': 'adverse' }],
    [{ multipliers: { list: [{ id: 'x', factor: 2 }] } }, { 'multipliers.list.x': 'safe' }],
    [{ multipliers: { list: [{ id: 'x', factor: '0.5' }] } }, { 'multipliers.list.x': 'adverse' }],
    [
      { multipliers: { meet: 'newest', list: [{ id: 'x', factor: 2 }] } },
      { 'multipliers.list.x': 'adverse', 'multipliers.meet': 'adverse' },
    ],
    [{ latenessDays: 9 }, { latenessDays: 'adverse' }],
    [{ markets: ['FR'] }, { markets: 'safe' }],
    [{ facts: { rating: 'number' } }, { 'facts.rating': 'safe' }],
    [{ returns: { spent: 'unlimited-debt' } }, { 'returns.spent': 'adverse' }],
    [{ transfers: { currencies: ['points'] } }, { 'transfers.currencies': 'safe' }],
  ])('is classed edit by edit: %j', (june, expected) => {
    expect(kinds(june)).toEqual(expected);
  });

  it.each([
    [{ kind: 'age', count: 12 }, { kind: 'age', count: 13 }, 'safe'],
    [{ kind: 'age', count: 12 }, { kind: 'age', count: 11 }, 'adverse'],
    [{ kind: 'age', count: 12 }, { kind: 'age', count: 12, endOf: 'month' }, 'adverse'],
    [{ kind: 'age', count: 12 }, { kind: 'never' }, 'safe'],
    [{ kind: 'never' }, { kind: 'age', count: 12 }, 'adverse'],
    [
      { kind: 'fixed-date', lastDate: '2030-01-01' },
      { kind: 'fixed-date', lastDate: '2030-01-02' },
      'safe',
    ],
    [
      { kind: 'fixed-date', lastDate: '2030-01-02' },
      { kind: 'fixed-date', lastDate: '2030-01-01' },
      'adverse',
    ],
    [{ kind: 'inactivity', months: 12 }, { kind: 'age', count: 24 }, 'adverse'],
  ])('of the end of points from %j to %j is %s', (old, young, kind) => {
    const points = (expiry: object) => ({ currencies: [{ id: 'points', expiry }] });
    expect(kinds(points(young), { ...january, ...points(old) })).toEqual({
      'currencies.points.expiry': kind,
    });
  });

  it.each([
    [{ kind: 'delay', hours: 24 }, { kind: 'delay', hours: 23 }, 'safe'],
    [{ kind: 'delay', hours: 24 }, { kind: 'delay', hours: 25 }, 'adverse'],
    [{ kind: 'delay', hours: 24 }, { kind: 'none' }, 'safe'],
    [{ kind: 'none' }, { kind: 'return-window' }, 'adverse'],
  ])('of the beginning of points from %j to %j is %s', (old, young, kind) => {
    const points = (pending: object) => ({ currencies: [{ id: 'points', pending }] });
    expect(kinds(points(young), { ...january, ...points(old) })).toEqual({
      'currencies.points.pending': kind,
    });
  });

  const alone = { ...base, stackable: false };
  const list = (...factors: (number | string)[]) => {
    return factors.map((factor, index) => ({ id: `m${index}`, factor }));
  };
  const meeting = (meet: string, ...factors: (number | string)[]) => {
    return { multipliers: { meet, list: list(...factors) } };
  };
  const months = (since: string) => ({ kind: 'age', count: 3, since });
  const points = (since: string, hours: number) => {
    const pending = { kind: 'delay', hours };
    return { currencies: [{ id: 'points', expiry: months(since), pending }] };
  };
  const tiers = (...ids: string[]) => ({
    ladders: [{ id: 'club', tiers: ids.map((id) => ({ id, qualify: qualify(1) })) }],
  });
  const capped = { caps: [{ id: 'c', window: { kind: 'occasion' }, points: 9, excess: 'reject' }] };
  const large = { compare: 'order.amount', is: 'lt', to: { minor: 100, currency: 'EUR' } };

  it.each([
    // 200 alone; once it may stand beside others, only the 100 of the other one that stands alone.
    ['a rule may stand beside others', { earnRules: [alone] }, { earnRules: [base] }, 'adverse'],
    ['more, but too much is refused', capped, { earnRules: [{ ...base, points: 2 }] }, 'adverse'],
    [
      'more by a rule alone',
      { earnRules: [alone] },
      { earnRules: [{ ...alone, points: 2 }] },
      'safe',
    ],
    [
      'a rule alone that begins to pay',
      { earnRules: [{ ...alone, points: 0 }] },
      { earnRules: [alone] },
      'adverse',
    ],
    [
      'a rule alone that pays more often',
      { earnRules: [{ ...alone, cooldownHours: 9 }] },
      { earnRules: [alone] },
      'adverse',
    ],
    ['2 and 3 in another way', meeting('best', 2, 3), meeting('product', 2, 3), 'safe'],
    ['2 and 1 in another way', meeting('best', 2, 1), meeting('product', 2, 1), 'safe'],
    // The best of 2 and 0.5 is 2, and their product 1.
    [
      '2 and a half in another way',
      meeting('best', 2, '0.5'),
      meeting('product', 2, '0.5'),
      'adverse',
    ],
    ['shipping counts', {}, { amount: { shipping: 'included' } }, 'safe'],
    [
      'shipping counts, and large orders earn nothing',
      { earnRules: [{ ...base, when: large }] },
      { amount: { shipping: 'included' } },
      'adverse',
    ],
    ['points begin sooner', points('earned', 48), points('earned', 24), 'safe'],
    ['points begin and end sooner', points('activated', 48), points('activated', 24), 'adverse'],
    ['a tier between two', tiers('silver', 'gold'), tiers('silver', 'new', 'gold'), 'adverse'],
    ['ranks are exchanged', tiers('silver', 'gold'), tiers('gold', 'silver'), 'adverse'],
    [
      'another currency is the first',
      { currencies: [{ id: 'a' }, { id: 'b' }] },
      { currencies: [{ id: 'b' }, { id: 'a' }] },
      'adverse',
    ],
    [
      'a currency more',
      { currencies: [{ id: 'points' }] },
      { currencies: [{ id: 'points' }, { id: 'b' }] },
      'safe',
    ],
    ['standing is kept after a refund', {}, { returns: { tier: 'kept' } }, 'safe'],
    ['stamps are kept after a refund', {}, { returns: { stamps: 'kept' } }, 'safe'],
  ])('is looked at beside the rest: %s', (_, before, june, kind) => {
    const classed = Object.values(kinds(june, { ...january, earnRules: [base], ...before }));
    expect(new Set(classed)).toEqual(new Set([kind]));
  });

  it('of the currency that is meant where none is named is adverse, though nothing is taken', () => {
    const first = { id: 'points' };
    const earnRules = [{ ...base, currency: 'points' }];
    const before = { ...january, currencies: [first], earnRules };
    expect(kinds({ currencies: [{ id: 'new' }, first] }, before)).toEqual({
      'currencies.new': 'safe',
      currencies: 'adverse',
    });
  });

  it('that makes a rule stand beside others may cost, as an order shows', () => {
    const other = { ...base, id: 'other', stackable: false, priority: -1 };
    const paid = (rule: object) => pointsOf(earned({ earnRules: [rule, other] }, orderOf(10_000)));

    expect([paid({ ...alone, points: 2 }), paid({ ...base, points: 2 })]).toEqual([200, 100]);
  });

  it('of the order of a list shows both orders', () => {
    const before = { ...january, ...tiers('silver', 'gold') };
    const now = programmeFrom({ versions: [before] });
    const june = { ...before, ...tiers('gold', 'silver'), from: '2026-06-01T00:00Z' };
    const next = programmeFrom({ versions: [before, june] });

    expect(changeOfProgramme(now, next, at).edits).toMatchObject([
      {
        path: ['ladders', 'club', 'tiers'],
        before: ['silver', 'gold'],
        after: ['gold', 'silver'],
      },
    ]);
  });

  it('of what the host tells is felt by nobody, unless it is of another kind', () => {
    const before = { ...january, facts: { rating: 'number', gone: 'text' } };
    expect(kinds({ facts: { rating: 'text' } }, before)).toEqual({
      'facts.rating': 'adverse',
      'facts.gone': 'safe',
    });
  });

  it('of a version in force is retroactive, and so is one that begins with its release', () => {
    const now = programmeFrom({ versions: [january] });
    const edited = programmeFrom({
      versions: [{ ...january, earnRules: [{ ...base, points: 2 }] }],
    });
    const change = changeOfProgramme(now, edited, at);

    expect(change.isAllowed).toBe(false);
    expect(change.edits).toEqual([
      {
        kind: 'retroactive',
        from: '2026-01-01T00:00:00.000Z',
        path: ['earnRules', 'base', 'points'],
        before: { numerator: 1, denominator: 1 },
        after: { numerator: 2, denominator: 1 },
      },
    ]);
    const begins = (from: string) =>
      changeOfProgramme(
        now,
        programmeFrom({
          versions: [january, { from, earnRules: [{ ...base, points: 2 }], latenessDays: 10 }],
        }),
        at,
      );
    expect(begins('2026-05-01T00:00Z').isAllowed).toBe(false);
    expect(begins('2026-05-01T00:00:00.001Z').isAllowed).toBe(true);
    expect(changeOfProgramme(edited, edited, at)).toEqual({ isAllowed: true, edits: [] });
  });

  it('of a version that has not begun is held against what would go on', () => {
    const june = { ...january, from: '2026-06-01T00:00Z', earnRules: [{ ...base, points: 3 }] };
    const planned = programmeFrom({ versions: [january, june] });
    const dropped = changeOfProgramme(planned, programmeFrom({ versions: [january] }), at);

    expect(dropped.edits).toMatchObject([{ kind: 'adverse', from: '2026-06-01T00:00:00.000Z' }]);
    expect(dropped.isAllowed).toBe(true);
  });

  it('is only between states of one programme', () => {
    const one = programmeFrom({ versions: [january] });
    const other = programmeFrom({ id: 'other', versions: [january] });
    const moved = programmeFrom({ zone: 'Europe/Paris', versions: [january] });

    expect(() => changeOfProgramme(one, other, at)).toThrow(/same programme/);
    expect(() => changeOfProgramme(one, moved, at)).toThrow(/after.zone must not change/);
  });

  it('and a check are of programmes alone', () => {
    const one = programmeFrom({ versions: [january] });
    for (const none of [undefined, null, 'club', {}, { versions: [] }, [one]] as never[]) {
      expect(() => checkProgramme(none)).toThrow(/programme must be what parseProgramme has made/);
      expect(() => changeOfProgramme(none, one, at)).toThrow(/before must be what parseProgramme/);
      expect(() => changeOfProgramme(one, none, at)).toThrow(/after must be what parseProgramme/);
    }
    expect(() => changeOfProgramme(one, one, '2026-05-01' as never)).toThrow(/at must be an inst/);
  });
});

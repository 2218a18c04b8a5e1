/** Usage: counted by hand over a few members, and held against a count made apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  createProgrammeUsage,
  type ProgrammeUsageAsk,
  programmeUsage,
} from '../../src/analytics/accounting/usage.ts';
import { usageSentences } from '../../src/analytics/accounting/usage-diagnostic.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { ratioOf } from '../../src/kernel/ratio.ts';
import { BASE, club, member, on, order, programmeOf, type Walk } from '../loyalty/accounts.ts';
import { anyLife, anyPolicies, END, livedUnder, valuedWith } from './what-if-lives.ts';

/** The use of a programme by members; a point is worth one minor unit. */
function usageOf(
  programme: Programme,
  walks: readonly Walk[],
  some: Partial<ProgrammeUsageAsk> = {},
) {
  const pointWorthMinor = { points: ratioOf('1') };
  const builder = createProgrammeUsage({
    programme,
    pointWorthMinor,
    at: on('2026-12-31'),
    ...some,
  });
  walks.forEach((walk, index) => builder.add({ member: `m-${index}`, events: walk.events() }));
  return builder.usage();
}

const ladder = (...tiers: readonly (readonly [string, number])[]) => ({
  id: 'status',
  window: { kind: 'calendar', unit: 'year' },
  tiers: tiers.map(([id, atLeast]) => {
    return { id, qualify: [{ all: [{ counter: 'points', atLeast }] }] };
  }),
});

describe('rules and multipliers', () => {
  const programme = club({
    earnRules: [
      BASE,
      { id: 'visit', on: 'visit', points: 5 },
      { id: 'birthday', on: 'birthday', points: 9 },
    ],
    multipliers: {
      meet: 'best',
      list: [
        { id: 'march', factor: 2, validFrom: '2026-03-01T00:00Z', validUntil: '2026-04-01T00:00Z' },
        { id: 'never', factor: 3, validUntil: '2025-01-01T00:00Z' },
        { id: 'later', factor: 3, validFrom: '2027-01-01T00:00Z' },
      ],
    },
  });
  const ada = member(programme);
  ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
  ada.does('2026-03-01', { type: 'Earn', occasion: order('A-2', 1000) });
  ada.does('2026-05-01', { type: 'Earn', occasion: { type: 'visit', id: 'v' } });
  const { versions, diagnostics, members, events } = usageOf(programme, [ada]);

  it('are counted by the awards in which they took part', () => {
    expect([members, events, versions[0]?.awards]).toEqual([1, 4, 3]);
    expect(versions[0]?.rules).toEqual([
      { rule: 'base', times: 2, points: 120 },
      { rule: 'visit', times: 1, points: 5 },
      { rule: 'birthday', times: 0, points: 0 },
    ]);
    expect(versions[0]?.multipliers).toEqual([
      { multiplier: 'march', times: 1 },
      { multiplier: 'never', times: 0 },
      { multiplier: 'later', times: 0 },
    ]);
  });

  it('that never paid are named, but for those whose time has not come', () => {
    expect(diagnostics).toEqual([
      {
        code: 'RULE_NEVER_PAID',
        severity: 'warning',
        path: ['versions', 0, 'earnRules', 2],
        message: 'This rule has never paid, in 3 awards.',
        example: { rule: 'birthday', awards: 3 },
      },
      {
        code: 'MULTIPLIER_NEVER_APPLIED',
        severity: 'warning',
        path: ['versions', 0, 'multipliers', 'list', 1],
        message: 'This multiplier has never multiplied anything, in 3 awards.',
        example: { multiplier: 'never', awards: 3 },
      },
    ]);
  });

  it('whose time begins at the very instant are named', () => {
    const at = on('2027-01-01');
    const codes = usageOf(programme, [ada], { at }).diagnostics.map(({ path }) => path.at(-1));

    expect(codes).toEqual([2, 1, 2]);
  });
});

describe('caps and budgets', () => {
  const month = { kind: 'calendar', unit: 'month' };
  const programme = club({
    caps: [
      { id: 'lax', points: 1000, window: month },
      { id: 'monthly', points: 50, window: month },
      { id: 'strict', points: 40, window: month },
    ],
    budgets: [{ id: 'pot', points: 1000, excess: 'reduce' }],
    earnRules: [BASE, { id: 'gift', points: 10, each: 'occasion', budget: 'pot' }],
  });

  it('are charged with what they withheld of what the ones before had left', () => {
    const ada = member(programme);
    ada.does('2026-02-01', { type: 'TakeAllowance', budget: 'pot', block: 'b', points: 4 });
    // 20 and a gift of 10, of which the pot has 4.
    ada.does('2026-02-02', { type: 'Earn', occasion: order('A-1', 2000) });
    // 60 and 10, of which 26 are left of 50, and 16 of 40: 14 go to the order, 2 to the gift.
    ada.does('2026-02-03', { type: 'Earn', occasion: order('A-2', 6000) });
    const { versions } = usageOf(programme, [ada]);

    expect(ada.books('2026-02-03').issued).toBe(38);
    expect(versions[0]?.limits).toEqual([
      { kind: 'cap', limit: 'lax', times: 0, withheld: 0 },
      { kind: 'cap', limit: 'monthly', times: 1, withheld: 44 },
      { kind: 'cap', limit: 'strict', times: 1, withheld: 10 },
      { kind: 'budget', limit: 'pot', times: 2, withheld: 8 },
    ]);
  });

  it('count an award of which nothing was left: a budget without a block, a cap that is full', () => {
    const ada = member(programme);
    ada.does('2026-02-02', { type: 'Earn', occasion: order('A-1', 2000) });
    const gift = { id: 'gift', points: 10, each: 'occasion' };
    const full = club({
      caps: [{ id: 'once', points: 10, window: month }],
      earnRules: [BASE, gift],
    });
    const bob = member(full);
    bob.does('2026-02-02', { type: 'Earn', occasion: order('A-1', 1000) });
    bob.does('2026-02-03', { type: 'Earn', occasion: order('A-2', 500) });

    expect(usageOf(programme, [ada]).versions[0]?.limits.at(-1)).toEqual({
      kind: 'budget',
      limit: 'pot',
      times: 1,
      withheld: 10,
    });
    expect(usageOf(full, [bob]).versions[0]?.limits).toEqual([
      { kind: 'cap', limit: 'once', times: 2, withheld: 25 },
    ]);
  });
});

describe('tiers', () => {
  const programme = club({ ladders: [ladder(['silver', 100], ['gold', 200], ['black', 1000])] });

  it('have those who hold them now, and those who ever did', () => {
    const walks = [50, 150, 250].map((size, index) => {
      const walk = member(programme, '2026-01-01', `m-${index}`);
      walk.does('2026-02-01', { type: 'Earn', occasion: order('A-1', size * 100) });
      return walk;
    });
    walks[2]?.does('2026-03-01', { type: 'Refund', order: 'A-1' });
    const { ladders, diagnostics } = usageOf(programme, walks);

    expect(ladders).toEqual([
      {
        ladder: 'status',
        withoutTier: 1,
        tiers: [
          { tier: 'silver', now: 2, ever: 2 },
          { tier: 'gold', now: 0, ever: 1 },
          { tier: 'black', now: 0, ever: 0 },
        ],
      },
    ]);
    expect(diagnostics).toEqual([
      {
        code: 'TIER_NEVER_REACHED',
        severity: 'warning',
        path: ['versions', 0, 'ladders', 0, 'tiers', 2],
        message: 'None of 3 members has ever had this tier.',
        example: { tier: 'black', members: 3 },
      },
    ]);
  });
});

describe('rewards and coupons', () => {
  const programme = club({
    redemptions: [
      { id: 'mug', kind: 'reward', points: 60, reward: 'mug' },
      { id: 'pen', kind: 'reward', points: 10, reward: 'pen' },
    ],
    coupons: [
      { id: 'ten', off: { kind: 'share', share: '0.1' } },
      { id: 'old', off: { kind: 'share', share: '0.1' } },
    ],
  });

  it('are counted as they were used, undone or not', () => {
    const ada = member(programme);
    const occasion = { ...order('A-1', 10_000), coupon: 'ten' };
    ada.does('2026-02-01', { type: 'Earn', occasion });
    ada.does('2026-02-02', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    ada.does('2026-02-02', { type: 'ReverseRedemption', redemption: 'r-1', cancelledBy: 'firm' });
    const { versions, diagnostics } = usageOf(programme, [ada]);

    expect(versions[0]?.redemptions).toBe(1);
    expect(versions[0]?.options).toEqual([
      { option: 'mug', times: 1, points: 60 },
      { option: 'pen', times: 0, points: 0 },
    ]);
    expect(versions[0]?.coupons).toEqual([
      { coupon: 'ten', times: 1 },
      { coupon: 'old', times: 0 },
    ]);
    expect(diagnostics.map(({ path, message }) => [path, message])).toEqual([
      [['versions', 0, 'redemptions', 1], 'Nobody has spent points on this, in 1 redemptions.'],
      [['versions', 0, 'coupons', 1], 'This coupon has never been used, in 1 awards.'],
    ]);
  });
});

describe('the rebate', () => {
  it('is of what was not brought back, at the worth of a point, against what was declared', () => {
    const programme = club({ marginMax: '0.01' });
    const ada = member(programme);
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000, 5000) });
    ada.does('2026-02-02', { type: 'Refund', order: 'A-1', lines: ['2'] });
    const exactly = usageOf(programme, [ada]);
    const more = usageOf(programme, [ada], { pointWorthMinor: { points: ratioOf('1.004') } });

    expect(exactly.versions[0]?.rebate).toEqual({
      soldMinor: 10_000,
      worthMinor: 100,
      rebate: { numerator: 1, denominator: 100 },
      marginMax: { numerator: 1, denominator: 100 },
      isAboveMargin: false,
    });
    expect(exactly.diagnostics).toEqual([]);
    // 100.4 of 10,000 is above 1 %, although it is written as 100.
    expect(more.versions[0]?.rebate.rebate).toEqual({ numerator: 251, denominator: 25_000 });
    expect(more.diagnostics).toEqual([
      {
        code: 'REBATE_PAID_ABOVE_MARGIN',
        severity: 'error',
        path: ['versions', 0, 'marginMax'],
        message: 'Of 10000 sold, 100 were given in points, and 100 are declared.',
        example: { soldMinor: 10_000, worthMinor: 100, mostMinor: 100 },
      },
    ]);
  });

  it('is of tier bonuses too, as long as they are not taken back', () => {
    const silver = ladder(['silver', 100]);
    const bonus = { currency: 'points', points: 20, qualifying: false };
    const tiers = silver.tiers.map((tier) => ({ ...tier, bonus }));
    const programme = club({ ladders: [{ ...silver, tiers }] });
    const ada = member(programme);
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    const kept = usageOf(programme, [ada]).versions[0]?.rebate;
    ada.does('2026-02-02', { type: 'Refund', order: 'A-1' });
    const gone = usageOf(programme, [ada]).versions[0]?.rebate;

    expect([kept?.soldMinor, kept?.worthMinor, kept?.isAboveMargin]).toEqual([10_000, 120, null]);
    expect([gone?.soldMinor, gone?.worthMinor, gone?.rebate]).toEqual([0, 0, null]);
  });

  it('is not of what should never have been told, nor of the tier that came of it', () => {
    const silver = ladder(['silver', 100]);
    const bonus = { currency: 'points', points: 20, qualifying: false };
    const tiers = silver.tiers.map((tier) => ({ ...tier, bonus }));
    const programme = club({ ladders: [{ ...silver, tiers }] });
    const ada = member(programme);
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Earn', occasion: order('A-2', 500) });
    ada.does('2026-02-03', { type: 'Retract', event: 2 });

    expect(usageOf(programme, [ada]).versions[0]?.rebate).toMatchObject({
      soldMinor: 500,
      worthMinor: 5,
    });
  });

  it('leaves out what happens at partners, and currencies without a worth', () => {
    const rules = [BASE, { id: 'air', points: 1, perMinor: 100, partner: 'air' }];
    const programme = club({
      currencies: [{ id: 'points' }, { id: 'miles' }],
      partners: [{ id: 'air' }],
      earnRules: [...rules, { id: 'miles', points: 7, perMinor: 100, currency: 'miles' }],
    });
    const ada = member(programme);
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 1000) });
    ada.does('2026-02-02', { type: 'Earn', occasion: { ...order('P-1', 900), partner: 'air' } });

    expect(usageOf(programme, [ada]).versions[0]?.rebate).toMatchObject({
      soldMinor: 1000,
      worthMinor: 10,
    });
  });
});

describe('several versions', () => {
  const programme = programmeOf({
    id: 'club',
    zone: 'UTC',
    money: 'EUR',
    versions: [
      { from: '2026-01-01T00:00Z', earnRules: [BASE] },
      {
        from: '2026-06-01T00:00Z',
        earnRules: [{ ...BASE, points: 2 }],
        ladders: [ladder(['gold', 1])],
      },
      { from: '2028-01-01T00:00Z', earnRules: [{ ...BASE, points: 3 }] },
    ],
  });

  it('are counted each for itself, as far as they have begun', () => {
    const ada = member(programme);
    ada.does('2026-05-01', { type: 'Earn', occasion: order('A-1', 1000) });
    const { versions, diagnostics, ladders } = usageOf(programme, [ada]);

    expect(
      versions.map(({ version, awards, rules }) => [version, awards, rules[0]?.times]),
    ).toEqual([
      [1, 1, 1],
      [2, 0, 0],
    ]);
    // Points of May count in the year in which gold takes one of them.
    expect(ladders[0]?.tiers).toEqual([{ tier: 'gold', now: 1, ever: 1 }]);
    expect(diagnostics.map(({ path }) => path)).toEqual([['versions', 1, 'earnRules', 0]]);
  });

  it('have begun at the very instant, which may be that of the newest event', () => {
    const at = on('2026-06-01');
    const ada = member(programme);
    ada.does('2026-06-01', { type: 'Earn', occasion: order('A-1', 1000) });
    const { versions } = usageOf(programme, [ada], { at });

    expect(versions.map(({ version, awards }) => [version, awards])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});

describe('what cannot be meant', () => {
  const programme = club();
  const ada = member(programme);

  it('is refused', () => {
    const from = { member: 'ada', events: ada.events() };
    const ask = { programme, pointWorthMinor: {}, at: on('2026-12-31') };
    const early = createProgrammeUsage({ ...ask, at: on('2025-12-31') });
    const other = createProgrammeUsage({ ...ask, at: on('2026-12-31') });
    const earned = member(club({ from: '2020-01-01T00:00Z' }));
    earned.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 1000) });
    const strange = earned.events().map((event) => {
      return event.type === 'Earned'
        ? { ...event, earning: { ...event.earning, programmeVersion: 9 } }
        : event;
    });

    expect(() => createProgrammeUsage({ ...ask, at: 'now' as typeof ask.at })).toThrow('ask.at');
    expect(() =>
      createProgrammeUsage({ ...ask, pointWorthMinor: { points: ratioOf('-1') } }),
    ).toThrow('ask.pointWorthMinor');
    expect(() => early.add(from)).toThrow('ask.at must not be before');
    expect(() => other.add({ member: 'x', events: strange })).toThrow('every version');
  });

  it('is a finding about nobody', async () => {
    const ask = { programme, pointWorthMinor: {}, at: on('2026-12-31') };

    expect((await programmeUsage([], ask)).diagnostics).toEqual([]);
  });
});

describe('sentences', () => {
  it('are the same in both languages, with the same facts', () => {
    const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([fact]) => fact).sort();

    for (const [code, english] of Object.entries(usageSentences.en)) {
      const chinese = usageSentences['zh-Hant'][code as keyof typeof usageSentences.en];
      expect(facts(chinese)).toEqual(facts(english));
    }
  });
});

describe('any histories', () => {
  it('are counted as a count of their events is, whatever the order of the members', () => {
    const reach = { capped: 0, bonuses: 0, refunds: 0 };
    fc.assert(
      fc.property(anyPolicies, anyLife, (policies, life) => {
        const { programme, pointWorthMinor } = valuedWith({ ...policies, cap: 150 });
        const lives = livedUnder(programme, life);
        const ask = { programme, pointWorthMinor, at: END };
        const [one, other] = [createProgrammeUsage(ask), createProgrammeUsage(ask)];
        for (const lived of lives) one.add(lived);
        for (const lived of lives.toReversed()) other.add(lived);
        const usage = one.usage();

        expect(other.usage()).toEqual(usage);
        const [version] = usage.versions;
        const events = lives.flatMap((lived) => lived.events);
        const told = naive(events);
        expect(version?.rules.map(({ times }) => times)).toEqual([told.base, told.visit]);
        expect(version?.rules.reduce((sum, { points }) => sum + points, 0)).toBe(told.issued);
        expect(version?.options.map(({ times }) => times)).toEqual([told.mug, told.pay]);
        const withheld = version?.limits.reduce((sum, limit) => sum + limit.withheld, 0) ?? 0;
        // One point for 1.00, or 5 for a visit, but for what the cap withheld.
        expect(told.issued + withheld).toBe(told.due);
        expect(version?.rebate.soldMinor).toBe(told.sold);
        reach.capped += Number(withheld > 0);
        reach.bonuses += Number(told.bonuses > 0);
        reach.refunds += Number(told.sold < told.due * 100);
      }),
      { numRuns: 30 },
    );
    expect(Math.min(...Object.values(reach))).toBeGreaterThan(1);
  }, 60_000);
});

/** What the events say by themselves: no award is made again, and no state is kept. */
function naive(events: readonly AccountEvent[]) {
  const told = { base: 0, visit: 0, mug: 0, pay: 0, issued: 0, due: 0, bonuses: 0 };
  const sold = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'Redeemed') told[event.redemption.option as 'mug' | 'pay'] += 1;
    if (event.type === 'TierChanged') told.bonuses += Number(event.bonus !== null);
    if (event.type === 'Refunded') {
      const back = event.lines.reduce((sum, { minor }) => sum + minor, 0);
      sold.set(event.earning, (sold.get(event.earning) ?? 0) - back);
    }
    if (event.type === 'Retracted') sold.delete(event.name);
    if (event.type !== 'Earned') continue;
    for (const rule of event.rules) told[rule as 'base' | 'visit'] += 1;
    told.issued += event.earning.points['points'] ?? 0;
    const { occasion } = event.earning;
    if (occasion.type !== 'order') told.due += 5;
    if (occasion.type !== 'order') continue;
    const minor = occasion.lines.reduce((sum, { netMinor }) => sum + netMinor, 0);
    told.due += Math.floor(minor / 100);
    sold.set(event.earning.id, minor);
  }
  return { ...told, sold: [...sold.values()].reduce((sum, minor) => sum + minor, 0) };
}

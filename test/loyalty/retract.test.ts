/** Retracting: what should never have been told goes with all it caused, but for what was spent since. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { booksAt } from '../../src/domains/loyalty/account-books.ts';
import { previewEarning, tierAt } from '../../src/domains/loyalty/account-preview.ts';
import {
  parseLoyaltyCommand,
  parseLoyaltyEvent,
} from '../../src/domains/loyalty/account-schema.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { balanceAt } from '../../src/domains/loyalty/balance.ts';
import { evolveAccount } from '../../src/domains/loyalty/evolve.ts';
import { loyalty } from '../../src/domains/loyalty/loyalty.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { statementOf } from '../../src/domains/loyalty/statement.ts';
import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { instant } from '../../src/kernel/instant.ts';
import { entriesOf } from '../../src/mechanisms/id-table.ts';
import {
  BASE,
  club,
  lots,
  member,
  on,
  order,
  type Told,
  unaccounted,
  type Walk,
} from './accounts.ts';
import { checkBooks, checkClock, checkLots, checkReplay } from './invariants.ts';
import { CHOICES, type Policies, play, programmeWith, worldOf } from './world.ts';

const tier = (id: string, atLeast: number, points: number) => ({
  id,
  qualify: [{ all: [{ counter: 'points', atLeast }] }],
  bonus: { currency: 'points', points, qualifying: true },
});

/** Everything that an earning can touch: tiers with bonuses, caps, budgets, coupons, stamps. */
function rich(some: object = {}): Programme {
  const month = { kind: 'calendar', unit: 'month' };
  return club({
    currencies: [
      { id: 'points', expiry: { kind: 'inactivity', months: 6 } },
      { id: 'stamps', kind: 'stamps' },
      { id: 'miles' },
    ],
    earnRules: [
      BASE,
      { id: 'stamp', points: 1, currency: 'stamps' },
      { id: 'slow', points: 2, currency: 'miles', pending: { kind: 'event', event: 'delivered' } },
      { id: 'visit', on: 'visit', points: 7, budget: 'street', cooldownHours: 48 },
      { id: 'friend', on: 'referrer', points: 30 },
    ],
    budgets: [{ id: 'street', points: 1000 }],
    caps: [
      { id: 'monthly', points: 500, window: month },
      { id: 'ever', points: 900, window: { kind: 'lifetime' }, counts: 'gross' },
    ],
    coupons: [{ id: 'ten', off: { kind: 'share', share: '0.1' } }],
    ladders: [
      {
        id: 'status',
        window: { kind: 'calendar', unit: 'year' },
        graceDays: 30,
        tiers: [tier('silver', 100, 20), tier('gold', 250, 40)],
      },
    ],
    redemptions: [
      { id: 'mug', kind: 'reward', points: 60, reward: 'mug' },
      { id: 'swap', kind: 'conversion', points: 10, becomes: 3, into: 'miles' },
    ],
    transfers: { currencies: ['points'] },
    ...some,
  });
}

const GOLD = { type: 'GrantTier', tier: 'gold' } as const;

/** What an account comes to, on a day: all that a member or a later decision can see of it. */
function viewOf(programme: Programme, state: Account, day: string) {
  const at = on(day);
  const { counts, lifetime, capUse, lastPaid, couponUses, budgetLeft, granted, bonuses } = state;
  const balances = ['points', 'stamps', 'miles'].map((currency) => {
    const { available, pending, held, debt, nextExpiry } = balanceAt(state, at, currency);
    return { available, pending, held, debt, nextExpiry };
  });
  const told = { ...order('sample', 5000), coupon: 'ten' };
  const standing = tierAt(programme, state, at);
  return {
    balances,
    tier: standing === null ? null : { ...standing, held: null },
    preview: previewEarning(programme, state, told, at)?.lots,
    counts,
    lifetime,
    capUse,
    lastPaid,
    couponUses,
    budgetLeft,
    granted,
    bonuses: bonuses.map((bonus) => bonus.tier),
    openHolds: state.openHolds,
    joinedAt: state.member?.joinedAt,
    earnings: entriesOf(state.earnings)
      .map(({ id }) => id)
      .toSorted(),
    redemptions: entriesOf(state.redemptions)
      .map(({ id }) => id)
      .toSorted(),
  };
}

/** The number of the last event of a type. */
function numberOf(walk: Walk, type: string): number {
  return walk.events().findLastIndex((event) => event.type === type) + 1;
}

describe('an order that was never placed', () => {
  it('goes with its points, its tier, the bonus that lifted further, and all of its counts', () => {
    const walk = member(rich());
    walk.does('2026-02-01', { type: 'TakeAllowance', budget: 'street', block: 'b', points: 20 });
    const before = viewOf(walk.programme, walk.state(), '2026-02-03');
    const occasion = { ...order('A', 24_000), coupon: 'ten' };
    const events = walk.does('2026-02-02', { type: 'Earn', occasion });
    expect(events.map(({ type }) => type)).toEqual(['Earned', 'TierChanged', 'TierChanged']);
    expect(balanceAt(walk.state(), on('2026-02-03')).available).toBe(240 + 20 + 40);

    const outcome = walk.ask('2026-02-03', { type: 'Retract', event: numberOf(walk, 'Earned') });
    expect(outcome).toMatchObject({
      accepted: true,
      warnings: [],
      events: [
        { type: 'Retracted', event: 3, was: 'Earned', bonuses: ['silver', 'gold'] },
        { type: 'TierChanged', from: 'gold', held: { tier: null } },
      ],
    });
    expect(viewOf(walk.programme, walk.state(), '2026-02-03')).toEqual(before);
    expect(unaccounted(walk.books('2026-02-03'))).toBe(0);
  });

  it('can be told again under its name, rightly', () => {
    const walk = member(club());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 50_000) });
    walk.does('2026-02-02', { type: 'Retract', event: 2 });
    walk.does('2026-02-02', { type: 'Earn', occasion: order('A', 5000) });

    expect(walk.available('2026-02-02')).toBe(50);
  });

  it('leaves what was spent since: the rest is reported, or owed', () => {
    const spent = (policy: string) => {
      const redemptions = [{ id: 'mug', kind: 'reward', points: 60, reward: 'mug' }];
      const walk = member(club({ redemptions, returns: { spent: policy } }));
      walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 10_000) });
      walk.does('2026-02-02', { type: 'Redeem', redemption: 'r', option: 'mug' });
      const outcome = walk.ask('2026-02-03', { type: 'Retract', event: 2 });
      return { walk, outcome };
    };
    const clamp = spent('clamp');
    expect(clamp.outcome).toMatchObject({
      warnings: [{ code: 'SHORTFALL', currency: 'points', points: 60 }],
      events: [{ shortfall: { points: 60 } }],
    });
    expect(clamp.walk.books('2026-02-03')).toMatchObject({ available: 0, redeemed: 60, debt: 0 });
    const debt = spent('unlimited-debt');
    expect(debt.walk.books('2026-02-03')).toMatchObject({ available: 0, redeemed: 60, debt: 60 });
  });

  it('takes only what a refund has left, and nothing that was refunded whole', () => {
    const walk = member(club());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 3000, 2000) });
    walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: ['1'] });
    expect(walk.available('2026-02-02')).toBe(20);
    walk.does('2026-02-03', { type: 'Retract', event: 2 });
    expect(walk.books('2026-02-03')).toMatchObject({ available: 0, clawedBack: 50 });
    expect(walk.state()).toMatchObject({ counts: {}, lifetime: {} });

    walk.does('2026-02-04', { type: 'Earn', occasion: order('B', 3000) });
    walk.does('2026-02-04', { type: 'Refund', order: 'B' });
    const told = { type: 'Retract', event: numberOf(walk, 'Earned') } as const;
    expect(walk.refused('2026-02-05', told)).toEqual({ code: 'ALREADY_UNDONE' });
  });
});

describe('a tier', () => {
  const ladder = (some: object = {}) => ({
    id: 'status',
    window: { kind: 'calendar', unit: 'year' },
    tiers: [tier('silver', 100, 20)],
    ...some,
  });

  it('that a later order reached only with it goes too, with its bonus', () => {
    const walk = member(club({ ladders: [ladder()] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 6000) });
    walk.does('2026-02-02', { type: 'Earn', occasion: order('B', 6000) });
    expect(walk.available('2026-02-02')).toBe(140);
    walk.does('2026-02-03', { type: 'Retract', event: 2 });

    expect(walk.available('2026-02-03')).toBe(60);
    expect(tierAt(walk.programme, walk.state(), on('2026-02-03'))?.tier).toBeNull();
  });

  it('that is reached without it stays, at its own time and with its bonus', () => {
    const walk = member(club({ ladders: [ladder()] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 10_000) });
    walk.does('2026-02-05', { type: 'Earn', occasion: order('B', 10_000) });
    walk.does('2026-02-07', { type: 'Retract', event: 2 });

    expect(walk.available('2026-02-07')).toBe(120);
    expect(tierAt(walk.programme, walk.state(), on('2026-02-07'))).toMatchObject({
      tier: 'silver',
      since: on('2026-02-05'),
    });
    expect(walk.events().at(-1)).toMatchObject({ type: 'TierChanged', from: 'silver' });
  });

  it('that was reached before, and would not be now, keeps its bonus', () => {
    const walk = member(club({ ladders: [ladder()] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 8000, 2000) });
    walk.does('2026-02-02', { type: 'Refund', order: 'A', lines: ['2'] });
    walk.does('2026-02-03', { type: 'Earn', occasion: order('B', 1000) });
    walk.does('2026-02-04', { type: 'Retract', event: numberOf(walk, 'Earned') });

    expect(walk.available('2026-02-04')).toBe(80 + 20);
  });

  it('that was earned without it on the day of the bonus keeps the bonus, a year later too', () => {
    const walk = member(club({ ladders: [ladder()] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    walk.does('2026-02-05', { type: 'Earn', occasion: order('B', 10_000) });
    walk.does('2027-03-01', { type: 'Retract', event: 2 });

    expect(walk.books('2027-03-01')).toMatchObject({ available: 120, clawedBack: 10 });
    expect(walk.state().standings['status']?.tier).toBeNull();
  });

  it('that was imported since is not looked at again from before', () => {
    const walk = member(club({ ladders: [ladder()] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    const held = { tier: 'silver', since: on('2025-03-01'), dropsAt: on('2026-06-01') };
    walk.does('2026-02-02', { type: 'Open', reference: 'o', lots: [], tiers: { status: held } });
    walk.does('2026-02-03', { type: 'Retract', event: 2 });
    expect(walk.state().standings['status']).toMatchObject(held);
    walk.does('2026-02-04', { type: 'Retract', event: numberOf(walk, 'Opened') });
    expect(walk.state().standings['status']?.tier).toBeNull();
  });
});

describe('what else can be taken back', () => {
  it('a redemption gives its points back, and takes what they became', () => {
    const walk = member(rich());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 10_000) });
    walk.does('2026-02-02', { type: 'Redeem', redemption: 'r', option: 'swap', points: 50 });
    expect(walk.available('2026-02-02', 'miles')).toBe(15);
    expect(
      walk.refused('2026-02-02', {
        type: 'ReverseRedemption',
        redemption: 'r',
        cancelledBy: 'firm',
      }),
    ).toEqual({ code: 'NOT_REVERSIBLE' });
    walk.does('2026-02-03', { type: 'Retract', event: numberOf(walk, 'Redeemed') });

    expect(walk.available('2026-02-03')).toBe(120);
    expect(walk.available('2026-02-03', 'miles')).toBe(0);
    walk.does('2026-02-03', { type: 'Redeem', redemption: 'r', option: 'swap', points: 50 });
    const reversed = { type: 'Redeem', redemption: 'm', option: 'mug' } as const;
    walk.does('2026-02-04', reversed);
    const number = numberOf(walk, 'Redeemed');
    walk.does('2026-02-04', {
      type: 'ReverseRedemption',
      redemption: 'm',
      cancelledBy: 'customer',
    });
    expect(walk.refused('2026-02-04', { type: 'Retract', event: number })).toEqual({
      code: 'ALREADY_UNDONE',
    });
  });

  it('a hold lets go, unless it is over; what was captured is free again', () => {
    const walk = member(club());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 10_000) });
    walk.does('2026-02-02', { type: 'Hold', hold: 'h', points: 70, until: on('2026-02-09') });
    walk.does('2026-02-03', { type: 'Retract', event: 3 });
    expect(walk.books('2026-02-03')).toMatchObject({ available: 100, held: 0 });
    walk.does('2026-02-04', { type: 'Hold', hold: 'h', points: 40, until: on('2026-02-09') });
    walk.does('2026-02-05', { type: 'Capture', hold: 'h', points: 30 });
    expect(walk.refused('2026-02-05', { type: 'Retract', event: 5 })).toEqual({
      code: 'HOLD_OVER',
      status: 'captured',
    });
    walk.does('2026-02-05', { type: 'Retract', event: 6 });
    expect(walk.books('2026-02-05')).toMatchObject({ available: 100, held: 0, redeemed: 0 });
  });

  it('an adjustment, up or down, owed and paid since', () => {
    const walk = member(club({ returns: { spent: 'unlimited-debt' } }));
    walk.does('2026-02-01', { type: 'Adjust', points: 50, reason: 'gift' });
    walk.does('2026-02-02', { type: 'Adjust', points: -80, reason: 'slip' });
    expect(walk.books('2026-02-02')).toMatchObject({ available: 0, debt: 30 });
    walk.does('2026-02-03', { type: 'Earn', occasion: order('A', 1000) });
    walk.does('2026-02-04', { type: 'Retract', event: 3 });

    expect(walk.books('2026-02-04')).toMatchObject({
      available: 60,
      debt: 0,
      adjustedDown: 10,
      adjustedUp: 60,
    });
    expect(unaccounted(walk.books('2026-02-04'))).toBe(0);
    walk.does('2026-02-05', { type: 'Retract', event: 2 });
    expect(walk.available('2026-02-05')).toBe(10);
    expect(
      statementOf(walk.events(), { currency: 'points', until: on('2026-03-01') }).closing,
    ).toBe(10);
  });

  it('a gift goes back to the lots it came from, on both sides', () => {
    const walk = member(club({ transfers: { currencies: ['points'] } }));
    walk.does('2026-02-01', { type: 'Open', reference: 'o', lots: lots([100, '2027-01-01']) });
    walk.does('2026-02-02', { type: 'Send', transfer: 't', to: 'bob', points: 60 });
    walk.does('2026-02-03', { type: 'Retract', event: 3 });
    expect(walk.books('2026-02-03')).toMatchObject({ available: 100, transferredOut: 0 });

    const told = { type: 'Receive', transfer: 't', from: 'bob' } as const;
    walk.does('2026-02-04', { ...told, lots: lots([25, null]) });
    walk.does('2026-02-05', { type: 'Retract', event: numberOf(walk, 'Received') });
    expect(walk.available('2026-02-05')).toBe(100);
    walk.does('2026-02-06', { ...told, lots: lots([25, null]) });
  });

  it('an event for which lots waited makes them wait again', () => {
    const walk = member(rich());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    const told = { occasion: { type: 'order', id: 'A' }, event: 'delivered' } as const;
    walk.does('2026-02-02', { type: 'Activate', ...told });
    expect(balanceAt(walk.state(), on('2026-02-02'), 'miles')).toMatchObject({ available: 2 });
    walk.does('2026-02-03', { type: 'Retract', event: 3 });
    expect(balanceAt(walk.state(), on('2026-02-03'), 'miles')).toMatchObject({
      available: 0,
      pending: 2,
    });
    walk.does('2026-02-04', { type: 'Activate', ...told });
  });

  it('a tier that was given, and the end of one', () => {
    const ladders = [{ id: 's', window: { kind: 'lifetime' }, tiers: [tier('silver', 100, 20)] }];
    const walk = member(club({ ladders }));
    const tierOn = (day: string) => tierAt(walk.programme, walk.state(), on(day))?.tier;
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'silver', until: on('2026-06-01') });
    expect(walk.available('2026-02-01')).toBe(20);
    walk.does('2026-02-02', { type: 'EndTier', tier: 'silver' });
    expect(tierOn('2026-02-02')).toBeNull();
    walk.does('2026-02-03', { type: 'Retract', event: numberOf(walk, 'TierEnded') });
    expect([tierOn('2026-05-31'), tierOn('2026-06-01')]).toEqual(['silver', null]);
    walk.does('2026-02-04', { type: 'Retract', event: numberOf(walk, 'TierGranted') });
    expect(tierOn('2026-02-04')).toBeNull();
    expect(walk.available('2026-02-04')).toBe(0);
    expect(walk.state()).toMatchObject({ granted: [], bonuses: [] });

    walk.does('2026-03-01', { type: 'GrantTier', tier: 'silver', until: on('2026-04-01') });
    const first = numberOf(walk, 'TierGranted');
    walk.does('2026-03-02', { type: 'GrantTier', tier: 'silver', until: on('2026-03-09') });
    walk.does('2026-03-03', { type: 'Retract', event: first });
    expect([tierOn('2026-03-08'), tierOn('2026-03-09')]).toEqual(['silver', null]);
  });

  it('a block of a budget, as long as nothing was given of it', () => {
    const walk = member(rich());
    walk.does('2026-02-01', { type: 'TakeAllowance', budget: 'street', block: 'b', points: 20 });
    walk.does('2026-02-02', { type: 'Earn', occasion: { type: 'visit', id: 'v' } });
    expect(walk.refused('2026-02-03', { type: 'Retract', event: 2 })).toEqual({
      code: 'MORE_THAN_LEFT',
      left: 13,
      asked: 20,
    });
    walk.does('2026-02-03', { type: 'Retract', event: 3 });
    walk.does('2026-02-03', { type: 'Retract', event: 2 });
    expect(walk.state().budgetLeft).toEqual({});
    walk.does('2026-02-03', { type: 'TakeAllowance', budget: 'street', block: 'b', points: 9 });
    // The visit that never was cools nothing down.
    walk.does('2026-02-03', { type: 'Earn', occasion: { type: 'visit', id: 'v' } });
  });

  it('the clock of idle points, unless something was done since', () => {
    const walk = member(rich());
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    walk.does('2026-04-01', { type: 'Earn', occasion: order('B', 1000) });
    expect(walk.available('2026-09-30')).toBe(20);
    walk.does('2026-04-02', { type: 'Retract', event: 3 });
    expect([walk.available('2026-08-01'), walk.available('2026-08-02')]).toEqual([10, 0]);

    walk.does('2026-05-01', { type: 'Earn', occasion: order('C', 1000) });
    walk.does('2026-06-01', { type: 'Earn', occasion: order('D', 1000) });
    walk.does('2026-06-02', { type: 'Retract', event: 5 });
    expect(walk.available('2026-11-30')).toBe(20);
    walk.does('2026-11-30', { type: 'Earn', occasion: order('E', 1000) });
    walk.does('2026-12-02', { type: 'Retract', event: numberOf(walk, 'Earned') });
    expect(walk.available('2026-12-02')).toBe(20);
  });
});

describe('a retraction is refused', () => {
  const walk = member(club());
  walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
  walk.does('2026-02-02', { type: 'Retract', event: 2 });

  it.each([
    [0, { code: 'NO_SUCH_EVENT', count: 3 }],
    [4, { code: 'NO_SUCH_EVENT', count: 3 }],
    [1.5, { code: 'NO_SUCH_EVENT', count: 3 }],
    [1, { code: 'NOT_RETRACTABLE' }],
    [2, { code: 'ALREADY_UNDONE' }],
    [3, { code: 'NOT_RETRACTABLE' }],
  ])('for event %d', (event, refusal) => {
    expect(walk.refused('2026-02-03', { type: 'Retract', event })).toEqual(refusal);
  });

  it('for a tier whose time was over, which nobody had told', () => {
    const ladders = [{ id: 's', window: { kind: 'lifetime' }, tiers: [tier('silver', 100, 20)] }];
    const given = member(club({ ladders }));
    given.does('2026-02-01', { type: 'GrantTier', tier: 'silver', until: on('2026-03-01') });
    given.does('2026-03-02', { type: 'RecordExpiry' });
    const event = numberOf(given, 'TierEnded');

    expect(event).toBeGreaterThan(0);
    expect(given.refused('2026-03-02', { type: 'Retract', event })).toEqual({
      code: 'NOT_RETRACTABLE',
    });
  });
});

describe('P6 of everything: an act and its retraction, nothing spent in between', () => {
  const size = fc.integer({ min: 1, max: 120 });
  /** Any act, under a name of its own. */
  const anyAct: fc.Arbitrary<(name: string) => Told> = fc.oneof(
    {
      weight: 5,
      arbitrary: size.map(
        (points) =>
          (id: string): Told => ({
            type: 'Earn',
            occasion: { ...order(id, points * 100, 300), coupon: points % 3 === 0 ? 'ten' : null },
          }),
      ),
    },
    fc.constant((id: string): Told => ({ type: 'Earn', occasion: { type: 'visit', id } })),
    fc.constant((id: string): Told => ({ type: 'Earn', occasion: { type: 'referrer', id } })),
    fc.constant((id: string): Told => ({ type: 'Redeem', redemption: id, option: 'mug' })),
    fc.constant(
      (id: string): Told => ({ type: 'Redeem', redemption: id, option: 'swap', points: 20 }),
    ),
    size.map(
      (points) =>
        (hold: string): Told => ({ type: 'Hold', hold, points, until: on('2026-07-01') }),
    ),
    size.map(
      (points) => (): Told => ({
        type: 'Adjust',
        points: points % 2 === 0 ? points : -points,
        reason: 'r',
      }),
    ),
    size.map(
      (points) =>
        (transfer: string): Told => ({ type: 'Send', transfer, to: 'bob', points }),
    ),
    size.map(
      (points) =>
        (transfer: string): Told => ({
          type: 'Receive',
          transfer,
          from: 'bob',
          lots: lots([points, '2026-12-01']),
        }),
    ),
    size.map(
      (points) =>
        (reference: string): Told => ({
          type: 'Open',
          reference,
          lots: lots([points, '2026-11-01']),
          joinedAt: on('2025-12-01'),
          counts: { points: { '2026-01-15': points } },
          lifetime: { orders: 3 },
          ...(points % 3 === 0
            ? {
                tiers: {
                  status: { tier: 'silver', since: on('2026-01-05'), dropsAt: on('2026-09-01') },
                },
              }
            : {}),
        }),
    ),
    size.map(
      (points) =>
        (from: string): Told => ({
          type: 'MergeFrom',
          from,
          estate: {
            joinedAt: on('2025-11-01'),
            lots: [{ currency: 'points', points, activeAt: on('2026-01-01'), expiresAt: null }],
            debts: {},
            counts: { points: { '2026-01-20': points } },
            lifetime: { orders: 1 },
          },
        }),
    ),
    fc.constant(
      (block: string): Told => ({ type: 'TakeAllowance', budget: 'street', block, points: 30 }),
    ),
    fc.constant((): Told => ({ type: 'GrantTier', tier: 'gold', until: on('2026-08-01') })),
    { weight: 2, arbitrary: fc.constant((): Told => ({ type: 'EndTier', tier: 'gold' })) },
    size.map(
      (points) =>
        (reference: string): Told => ({ type: 'ReturnWithoutReceipt', reference, points }),
    ),
    fc.constant((): Told => {
      return { type: 'Activate', occasion: { type: 'order', id: 'first' }, event: 'delivered' };
    }),
  );

  it('leaves everything that can be seen as it was, on that day and later', () => {
    const reached = new Map<string, number>();
    const seen = { lifted: 0, bonus: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom('clamp', 'within-balance', 'unlimited-debt'),
        fc.boolean(),
        fc.array(anyAct, { minLength: 1, maxLength: 6, size: 'max' }),
        anyAct,
        (spent, isGiven, history, act) => {
          const walk = member(rich({ returns: { spent } }));
          walk.does('2026-01-20', { type: 'Earn', occasion: order('first', 6000) });
          if (isGiven) walk.does('2026-01-20', { ...GOLD, until: on('2026-08-01') });
          for (const [index, told] of history.entries()) {
            walk.ask(`2026-02-${String(index + 1).padStart(2, '0')}`, told(`n-${index}`));
          }
          const before = walk.state();
          const was = walk.events().length;
          const outcome = walk.ask('2026-03-01', act('last'));
          if (!outcome.accepted || outcome.events.length === 0) return;
          const [first] = outcome.events;
          if (first === undefined || outcome.events.some(spends)) return;
          reached.set(first.type, (reached.get(first.type) ?? 0) + 1);
          const changed = outcome.events.filter(({ type }) => type === 'TierChanged');
          seen.lifted += Number(changed.length > 0);
          seen.bonus += Number(changed.some((one) => one.type === 'TierChanged' && one.bonus));
          const told = { type: 'Retract', event: was + 1 } as const;
          const events = walk.does('2026-03-02', told);

          for (const day of ['2026-03-02', '2026-10-01']) {
            expect(viewOf(walk.programme, walk.state(), day)).toEqual(
              viewOf(walk.programme, before, day),
            );
          }
          expect(unaccounted(booksAt(walk.state(), on('2026-03-02')))).toBe(0);
          for (const event of events) {
            expect(parseLoyaltyEvent(JSON.parse(JSON.stringify(event)))).toEqual({
              ok: true,
              value: event,
            });
          }
          const replayed = JSON.parse(JSON.stringify(walk.events())) as typeof events;
          expect(replayed.reduce(evolveAccount, NO_ACCOUNT)).toEqual(walk.state());
        },
      ),
      { numRuns: 150 },
    );
    expect(reached.size).toBe(13);
    expect(Math.min(...reached.values())).toBeGreaterThan(1);
    expect(Math.min(seen.lifted, seen.bonus)).toBeGreaterThan(5);
  });

  /** A debt that is repaid is spending. */
  function spends({ entries }: ReturnType<Walk['does']>[number]): boolean {
    return entries.some(({ kind }) => kind === 'repaid');
  }
});

describe('histories in which things are taken back', () => {
  const anySteps = fc.array(
    fc.record({
      pick: fc.nat(1000),
      who: fc.constant(0),
      gapHours: fc.nat(200),
      lateHours: fc.constant(0),
      size: fc.integer({ min: 1, max: 120 }),
      which: fc.nat(3000),
    }),
    { minLength: 20, maxLength: 40, size: 'max' },
  );

  it('keep P1, P2, P3 and P5 under every policy', () => {
    const seen = { retracted: 0, shortfall: 0, owed: 0, bonus: 0, unsent: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...CHOICES.spent),
        fc.constantFrom<object>(...CHOICES.expiry),
        fc.constantFrom<object>(...CHOICES.pending),
        anySteps,
        (spent, expiry, pending, steps) => {
          const world = worldOf(programmeWith({ ...USUAL, spent, expiry, pending }));
          const [side] = world.sides;
          if (side === undefined) throw new Error('nobody');
          for (const step of steps) {
            play(world, step);
            const { state, newestAt } = side.standing;
            if (step.which % 3 !== 0 || newestAt === null) continue;
            const acts = entriesOf(state.acts);
            const event = Number(acts[step.size % Math.max(1, acts.length)]?.id ?? 1);
            const told = { type: 'Retract', event, at: newestAt, by: 'till-4' } as const;
            const carried = carryOut(world.rules, side.standing, told);
            if (!carried.accepted) {
              seen.refused += 1;
              continue;
            }
            side.standing = carried.standing;
            side.events.push(...carried.events);
            for (const one of carried.events) {
              if (one.type !== 'Retracted') continue;
              seen.retracted += 1;
              seen.shortfall += Number(Object.keys(one.shortfall).length > 0);
              seen.owed += Number(one.entries.some(({ kind }) => kind === 'owed'));
              seen.bonus += Number(one.bonuses.length > 0);
              seen.unsent += Number(one.entries.some(({ kind }) => kind === 'unsent'));
            }
            checkBooks(side.standing.state, newestAt);
          }
          const at = instant(Date.parse(side.standing.newestAt ?? '') + 40 * 86_400_000);
          checkBooks(side.standing.state, at);
          checkLots(side.standing.state, side.events);
          checkReplay(world, side);
          checkClock(world, side, at, side.standing.newestAt ?? at);
        },
      ),
      { numRuns: 60 },
    );
    expect(Object.entries(seen).filter(([, count]) => count < 3)).toEqual([]);
  });
});

const USUAL: Policies = {
  spent: 'clamp',
  partialRefund: 'residual',
  redeemed: 'pro-rata',
  reversal: { kind: 'by-canceller', days: 30 },
  consume: 'soonest-expiring',
  pending: { kind: 'none' },
  expiry: { kind: 'never' },
  cap: 400,
  hasTiers: true,
  zone: 'UTC',
};

describe('with a store', () => {
  it('a gift is taken back on both sides at once, by the versions that the feed tells', async () => {
    const store = memoryStore();
    const at = on('2026-02-01');
    const app = createApp({ store, tenant: 'shop', now: () => new Date(at) });
    const rules = loyalty(club({ transfers: { currencies: ['points'] } }));
    const accounts = app.of('account', rules, { parseEvent: parseLoyaltyEvent });
    const frame = { at, by: 'till-4' } as const;
    for (const id of ['ada', 'bob']) {
      await accounts.send(id, { ...frame, type: 'Enrol', member: id }, { key: id });
    }
    const gift = { ...frame, type: 'Open', reference: 'o', lots: lots([50, null]) } as const;
    await accounts.send('ada', gift, { key: 'open' });
    const given = { ...frame, type: 'Send', transfer: 't', to: 'bob', points: 30 } as const;
    await accounts.send('ada', given, { key: 'sent' });
    const received = { transfer: 't', from: 'ada', lots: lots([30, null]) };
    await accounts.send('bob', { ...frame, type: 'Receive', ...received }, { key: 'received' });

    const feed = await store.feed?.({ tenant: 'shop', after: null, limit: 99 });
    const steps = (feed?.events ?? []).flatMap(({ id, version, event }) => {
      if (event['type'] !== 'Sent' && event['type'] !== 'Received') return [];
      return [accounts.act(id, { ...frame, type: 'Retract', event: version })];
    });
    expect(steps).toHaveLength(2);
    expect((await app.together(steps, { key: 'back' })).accepted).toBe(true);
    const available = (id: string) => accounts.view(id, (state) => balanceAt(state, at).available);
    expect([await available('ada'), await available('bob')]).toEqual([50, 0]);
  });
});

it('is read from outside like any other command', () => {
  const frame = { at: '2026-02-01T10:00Z', by: 'till-4', type: 'Retract' };

  expect(parseLoyaltyCommand({ ...frame, event: 7 }).ok).toBe(true);
  expect(parseLoyaltyCommand({ ...frame, event: 7, cancelledBy: 'firm' }).ok).toBe(true);
  expect(parseLoyaltyCommand({ ...frame, event: 0 }).ok).toBe(false);
  expect(parseLoyaltyCommand(frame).ok).toBe(false);
});

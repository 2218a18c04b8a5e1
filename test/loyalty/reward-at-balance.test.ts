/** Rewards that a programme issues by itself: when, how often, and what becomes of standing. */
import { describe, expect, it } from 'vitest';
import { tierAt } from '../../src/domains/loyalty/account-preview.ts';
import { checkProgramme } from '../../src/domains/loyalty/check.ts';
import { parseLoyaltyEvent } from '../../src/domains/loyalty/schema.ts';
import { BASE, club, lots, member, on, order, unaccounted, type Walk } from './accounts.ts';

const mug = { kind: 'reward', id: 'mug', points: 100, reward: 'mug', issued: 'at-balance' };

const issued = (walk: Walk) =>
  walk.events().flatMap((event) => (event.type === 'Redeemed' ? [event.reward] : []));

describe('a reward at a balance', () => {
  it('is issued as often as points reach once something is earned, and the rest stays', () => {
    const ada = member(club({ redemptions: [mug] }));
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 9900) });
    expect([issued(ada), ada.available('2026-01-02')]).toEqual([[], 99]);

    const events = ada.does('2026-01-03', { type: 'Earn', occasion: order('B', 15_100) });
    expect(events.map(({ type }) => type)).toEqual(['Earned', 'Redeemed', 'Redeemed']);
    expect(ada.available('2026-01-03')).toBe(50);
    expect(events[1]).toMatchObject({
      reward: 'mug',
      asked: null,
      rules: ['lots-in-order@1', 'reward-at-balance@1'],
      redemption: { option: 'mug', points: 100 },
    });
    expect(unaccounted(ada.books('2026-02-01'))).toBe(0);
    for (const event of events) {
      expect(parseLoyaltyEvent(JSON.parse(JSON.stringify(event)))).toEqual({
        ok: true,
        value: event,
      });
    }
  });

  it('is not issued for points that came otherwise, or came back, until something is earned', () => {
    const ada = member(club({ redemptions: [mug] }));
    ada.does('2026-01-02', { type: 'Open', reference: 'old', lots: lots([250, null]) });
    ada.does('2026-01-02', { type: 'Adjust', points: 50, reason: 'gift' });
    expect(issued(ada)).toEqual([]);

    const [, first] = ada.does('2026-01-03', { type: 'Earn', occasion: order('A', 100) });
    expect([issued(ada).length, ada.available('2026-01-03')]).toEqual([3, 1]);
    const redemption = first?.type === 'Redeemed' ? first.redemption.id : '';
    ada.does('2026-01-04', { type: 'ReverseRedemption', redemption, cancelledBy: 'firm' });
    expect([issued(ada).length, ada.available('2026-01-04')]).toEqual([3, 101]);
  });

  it('waits for points that are pending, and for the event they wait for', () => {
    const pending = { kind: 'event', event: 'delivered' };
    const ada = member(club({ currencies: [{ id: 'points', pending }], redemptions: [mug] }));
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 12_000) });
    expect(issued(ada)).toEqual([]);

    const occasion = { type: 'order', id: 'A' } as const;
    ada.does('2026-01-09', { type: 'Activate', occasion, event: 'delivered' });
    expect([issued(ada), ada.available('2026-01-09')]).toEqual([['mug'], 20]);
  });

  it('is issued to those it is meant for, and a hundred times by one act at most', () => {
    const orders = { compare: 'member.orders', is: 'gte', to: 2 };
    const ada = member(club({ redemptions: [{ ...mug, points: 1, when: orders }] }));
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 20_000) });
    expect(issued(ada)).toEqual([]);

    ada.does('2026-01-03', { type: 'Earn', occasion: order('B', 5000) });
    expect([issued(ada).length, ada.available('2026-01-03')]).toEqual([100, 150]);
    ada.does('2026-01-04', { type: 'Earn', occasion: order('C', 100) });
    expect([issued(ada).length, ada.available('2026-01-04')]).toEqual([200, 51]);
  });

  it('stays issued when the order is undone, and what is missing is reported', () => {
    const ada = member(club({ redemptions: [mug] }));
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 12_000) });
    const outcome = ada.ask('2026-01-03', { type: 'Refund', order: 'A' });

    expect(outcome).toMatchObject({
      accepted: true,
      warnings: [{ code: 'SHORTFALL', currency: 'points', points: 100 }],
    });
    expect(ada.available('2026-01-03')).toBe(0);
  });

  it('may be paid by the bonus of a tier', () => {
    const silver = {
      id: 'silver',
      qualify: [{ all: [{ counter: 'points', atLeast: 50 }] }],
      bonus: { currency: 'points', points: 60 },
    };
    const ada = member(club({ redemptions: [mug], ladders: [{ id: 'status', tiers: [silver] }] }));
    const events = ada.does('2026-01-02', { type: 'Earn', occasion: order('A', 5000) });

    expect(events.map(({ type }) => type)).toEqual(['Earned', 'TierChanged', 'Redeemed']);
    expect(ada.available('2026-01-02')).toBe(10);

    const many = {
      redemptions: [{ ...mug, points: 1 }],
      ladders: [{ id: 'status', tiers: [silver] }],
    };
    const bob = member(club(many), '2026-01-01', 'bob');
    bob.does('2026-01-02', { type: 'Earn', occasion: order('A', 15_000) });
    expect([issued(bob).length, bob.available('2026-01-02')]).toEqual([100, 110]);
  });
});

describe('a tier on the balance', () => {
  const version = (points: number, atLeast: number, some: object = {}) => ({
    earnRules: [BASE],
    redemptions: [{ ...mug, points, ...some }],
    ladders: [
      {
        id: 'status',
        window: { kind: 'balance' },
        tiers: [{ id: 'gold', qualify: [{ all: [{ counter: 'points', atLeast }] }] }],
      },
    ],
  });
  const found = (...given: Parameters<typeof version>) =>
    checkProgramme(club(version(...given))).diagnostics;
  const tierBy = (minor: number, ...given: Parameters<typeof version>) => {
    const ada = member(club(version(...given)));
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A', minor) });
    return tierAt(ada.programme, ada.state(), on('2026-01-02'))?.tier;
  };

  it('is never reached where a reward takes the points at its threshold or below', () => {
    expect(found(100, 100)).toMatchObject([
      {
        code: 'TIER_UNREACHABLE',
        severity: 'error',
        path: ['versions', 0, 'ladders', 0, 'tiers', 0],
        example: { counter: 'points', need: 100, most: 99 },
      },
    ]);
    expect([9900, 10_000, 19_900, 1_000_000].map((minor) => tierBy(minor, 100, 100))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(found(30, 100)).toMatchObject([{ example: { need: 100, most: 29 } }]);
  });

  it('is reached below it, and where the reward is asked for or not for everybody', () => {
    expect([found(101, 100), tierBy(10_000, 101, 100)]).toEqual([[], 'gold']);
    const asked = { issued: 'on-request' };
    expect([found(100, 100, asked), tierBy(10_000, 100, 100, asked)]).toEqual([[], 'gold']);
    expect(found(100, 100, { when: { compare: 'member.visits', is: 'gt', to: 3 } })).toEqual([]);
  });
});

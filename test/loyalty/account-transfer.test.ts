/** Between accounts, and by hand: gifts, merging, adjustments, blocks of budgets, and the end. */
import { describe, expect, it } from 'vitest';

import { plainCounts } from '../../src/domains/loyalty/account-amounts.ts';
import { balanceAt } from '../../src/domains/loyalty/balance.ts';
import { BASE, club, lots, member, on, order, unaccounted } from './accounts.ts';

const gifts = (expiry: unknown = 'kept') =>
  club({ transfers: { currencies: ['points'], pointsMin: 10, pointsMax: 80, expiry } });

describe('a gift', () => {
  const pair = (programme = gifts()) => {
    const ada = member(programme);
    const bob = member(programme, '2026-01-01', 'bob');
    ada.does('2026-01-02', {
      type: 'Open',
      reference: 'o',
      lots: lots([30, '2026-06-01'], [100, '2026-09-01'], [500, '2026-01-20']),
    });
    return { ada, bob };
  };
  const told = { type: 'Send', transfer: 't', to: 'bob' } as const;

  it('keeps the ends of its lots, and leaves out what has expired', () => {
    const { ada, bob } = pair();
    const [sent] = ada.does('2026-02-01', { ...told, points: 50 });
    if (sent?.type !== 'Sent') throw new Error('nothing was sent');
    const { lots: given } = sent;
    bob.does('2026-02-01', { type: 'Receive', transfer: 't', from: 'ada', lots: given });

    expect(given.map(({ points, expiresAt }) => [points, expiresAt])).toEqual([
      [30, on('2026-06-01')],
      [20, on('2026-09-01')],
    ]);
    expect(balanceAt(bob.state(), on('2026-02-01')).nextExpiry).toEqual({
      at: on('2026-06-01'),
      points: 30,
    });
    expect([ada, bob].map((one) => unaccounted(one.books('2026-07-01')))).toEqual([0, 0]);
    expect(ada.books('2026-02-01').transferredOut).toBe(bob.books('2026-02-01').transferredIn);
  });

  it('gets a new end where the programme says so', () => {
    const expiry = {
      reset: { kind: 'age', count: 10, unit: 'days', since: 'earned', endOf: 'day' },
    };
    const { bob } = pair(gifts(expiry));
    bob.does('2026-02-01', { type: 'Receive', transfer: 't', from: 'ada', lots: lots([30, null]) });

    expect(balanceAt(bob.state(), on('2026-02-01')).nextExpiry?.at).toBe(on('2026-02-12'));
  });

  it('is refused outside of its bounds, to oneself, and a second time', () => {
    const { ada, bob } = pair();
    const refused = (some: object) => ada.refused('2026-02-01', { ...told, points: 50, ...some });

    expect(refused({ points: 9 })).toEqual({ code: 'BAD_POINTS', least: 10, most: 80 });
    expect(refused({ points: 81 })).toEqual({ code: 'BAD_POINTS', least: 10, most: 80 });
    expect(refused({ to: 'ada' })).toEqual({ code: 'ONESELF' });
    expect(refused({ currency: 'miles' })).toEqual({ code: 'NO_SUCH_CURRENCY' });
    ada.does('2026-02-01', { ...told, points: 80 });
    expect(refused({})).toEqual({ code: 'ALREADY_DONE' });
    expect(refused({ transfer: 'u', points: 60 })).toMatchObject({ available: 50, missing: 10 });

    const receive = { type: 'Receive', transfer: 't', from: 'ada', lots: lots([1, null]) } as const;
    bob.does('2026-02-01', receive);
    expect(bob.refused('2026-02-01', receive)).toEqual({ code: 'ALREADY_DONE' });
    expect(bob.refused('2026-02-01', { ...receive, transfer: 'u', from: 'bob' })).toEqual({
      code: 'ONESELF',
    });
    expect(member(club()).refused('2026-02-01', { ...told, points: 1 })).toEqual({
      code: 'NOT_TRANSFERABLE',
      currency: 'points',
    });
  });
});

describe('merging', () => {
  it('takes lots, debts and what counts to the account that goes on', () => {
    const programme = club({ returns: { spent: 'unlimited-debt' } });
    const old = member(programme, '2025-01-01', 'old');
    old.does('2025-02-01', { type: 'Earn', occasion: order('A', 5000) });
    const [event] = old.does('2026-02-01', { type: 'MergeInto', into: 'ada' });
    if (event?.type !== 'MergedInto') throw new Error('nothing was merged');
    const owing = member(programme, '2025-06-01', 'owing');
    owing.does('2025-07-01', { type: 'Adjust', points: -30, reason: 'error' });
    const [debt] = owing.does('2026-02-01', { type: 'MergeInto', into: 'ada' });
    if (debt?.type !== 'MergedInto') throw new Error('nothing was merged');
    const ada = member(programme);
    ada.does('2026-02-01', { type: 'MergeFrom', from: 'old', estate: event.estate });
    ada.does('2026-02-01', { type: 'MergeFrom', from: 'owing', estate: debt.estate });

    expect(ada.books('2026-02-01')).toMatchObject({ mergedIn: 50, available: 20, debt: 0 });
    expect(plainCounts(ada.state().counts)).toMatchObject({ points: { '2025-02-01': 50 } });
    expect(ada.state().member?.joinedAt).toBe(on('2025-01-01'));
    expect(old.state().status).toBe('closed');
    expect(old.books('2026-02-01')).toMatchObject({ mergedOut: 50, available: 0 });
    expect(owing.books('2026-02-01')).toMatchObject({ adjustedDown: 0, debt: 0 });
    expect([ada, old, owing].map((one) => unaccounted(one.books('2026-02-01')))).toEqual([0, 0, 0]);
    expect(
      ada.refused('2026-02-02', { type: 'MergeFrom', from: 'old', estate: event.estate }),
    ).toEqual({ code: 'ALREADY_DONE' });
    expect(old.refused('2026-02-02', { type: 'RecordExpiry' })).toEqual({
      code: 'NOT_ALLOWED',
      status: 'closed',
      allowed: [],
    });
  });

  it('waits until nothing is set aside, and nothing waits for an event', () => {
    const pending = { kind: 'event', event: 'delivered' };
    const ada = member(club({ currencies: [{ id: 'points', pending }] }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    expect(ada.refused('2026-02-01', { type: 'MergeInto', into: 'bob' })).toEqual({
      code: 'POINTS_WAITING',
      waiting: 50,
    });
    const activate = { type: 'Activate', occasion: { type: 'order', id: 'A' } } as const;
    expect(ada.refused('2026-02-02', { ...activate, event: 'paid' })).toEqual({
      code: 'NOTHING_WAITS',
    });
    ada.does('2026-02-02', { ...activate, event: 'delivered' });
    ada.does('2026-02-02', { type: 'Hold', hold: 'h', points: 50, until: on('2026-02-10') });
    expect(ada.refused('2026-02-03', { type: 'MergeInto', into: 'bob' })).toEqual({
      code: 'POINTS_HELD',
      held: 50,
    });
    expect(ada.refused('2026-02-03', { type: 'MergeInto', into: 'ada' })).toEqual({
      code: 'ONESELF',
    });
    expect(ada.refused('2026-02-03', { type: 'Close', reason: 'asked' })).toMatchObject({
      code: 'POINTS_HELD',
    });
  });
});

describe('by hand', () => {
  it('more points than anybody may adjust need an approval', () => {
    const ada = member(club({ adjustmentMax: 100 }));
    const told = { type: 'Adjust', reason: 'sorry' } as const;

    expect(ada.refused('2026-02-01', { ...told, points: 101 })).toEqual({
      code: 'APPROVAL_NEEDED',
      most: 100,
    });
    ada.does('2026-02-01', { ...told, points: 100 });
    ada.does('2026-02-01', { ...told, points: 101, by: { actor: 'bob', authority: 'cy' } });
    expect(ada.refused('2026-02-01', { ...told, points: -101 })).toMatchObject({
      code: 'APPROVAL_NEEDED',
    });
    expect(ada.refused('2026-02-01', { ...told, points: 0 })).toMatchObject({ code: 'BAD_POINTS' });
    expect(ada.available('2026-02-01')).toBe(201);
  });

  it('points are taken as far as they reach, unless the programme knows debt', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Adjust', points: 50, reason: 'gift' });
    expect(ada.refused('2026-02-01', { type: 'Adjust', points: -51, reason: 'error' })).toEqual({
      code: 'NOT_ENOUGH_POINTS',
      currency: 'points',
      available: 50,
      asked: 51,
      missing: 1,
    });
    const within = member(club({ returns: { spent: 'within-balance' } }));
    expect(
      within.refused('2026-02-01', { type: 'Adjust', points: -1, reason: 'error' }),
    ).toMatchObject({ code: 'NOT_ENOUGH_POINTS' });
    ada.does('2026-02-01', { type: 'Adjust', points: -50, reason: 'error' });
    expect(ada.books('2026-02-01')).toMatchObject({ adjustedUp: 50, adjustedDown: 50 });
  });

  it('an import is told once, and no rule fires on it', () => {
    const ada = member(club({ earnRules: [BASE, { id: 'hello', on: 'welcome', points: 7 }] }));
    const told = {
      type: 'Open',
      reference: 'o',
      lots: lots([100, '2026-03-01']),
      joinedAt: on('2024-05-05'),
      lifetime: { orders: 9 },
    } as const;
    ada.does('2026-02-01', told);

    expect(ada.available('2026-02-01')).toBe(107);
    expect(ada.state().member?.joinedAt).toBe(on('2024-05-05'));
    expect(ada.state().lifetime).toMatchObject({ orders: 9 });
    expect(ada.refused('2026-02-01', told)).toEqual({ code: 'ALREADY_DONE' });
    expect(
      ada.refused('2026-02-01', {
        ...told,
        reference: 'p',
        lots: [{ currency: 'miles', points: 1, expiresAt: null }],
      }),
    ).toEqual({ code: 'NO_SUCH_CURRENCY' });
  });

  it('an account that is closed gives up what is left, pending points too', () => {
    const pending = { kind: 'event', event: 'delivered' };
    const ada = member(club({ currencies: [{ id: 'points', pending }] }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    ada.does('2026-02-01', { type: 'Adjust', points: 20, reason: 'gift' });
    ada.does('2026-02-02', { type: 'Close', reason: 'asked' });

    expect(ada.books('2026-02-02')).toMatchObject({ forfeited: 70, pending: 0, available: 0 });
    expect(ada.refused('2026-02-03', { type: 'Enrol', member: 'ada' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('no more lots are open than the programme allows', () => {
    const ada = member(club({ lots: { openMax: 2 } }));
    const told = { type: 'Adjust', points: 5, reason: 'gift' } as const;
    ada.does('2026-02-01', told);
    ada.does('2026-02-01', told);
    expect(ada.refused('2026-02-01', told)).toEqual({ code: 'TOO_MANY_LOTS', most: 2 });
    ada.does('2026-02-01', { type: 'Adjust', points: -5, reason: 'error' });
    ada.does('2026-02-01', told);
  });
});

describe('P13: points under a budget', () => {
  it('are never more than the blocks that the account has drawn', () => {
    const budgets = [{ id: 'launch', points: 1000 }];
    const earnRules = [{ ...BASE, budget: 'launch' }];
    const ada = member(club({ budgets, earnRules }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    expect(ada.available('2026-02-01')).toBe(0);

    const block = { type: 'TakeAllowance', budget: 'launch', block: 'b-1', points: 70 } as const;
    ada.does('2026-02-02', block);
    expect(ada.refused('2026-02-02', block)).toEqual({ code: 'ALREADY_DONE' });
    expect(ada.refused('2026-02-02', { ...block, block: 'b-2', budget: 'x' })).toEqual({
      code: 'NO_SUCH_BUDGET',
    });
    ada.does('2026-02-02', { type: 'Earn', occasion: order('B', 5000) });
    ada.does('2026-02-02', { type: 'Earn', occasion: order('C', 5000) });
    expect(ada.available('2026-02-02')).toBe(70);
    expect(ada.state().budgetLeft).toEqual({});
  });
});

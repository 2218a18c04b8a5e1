/** What happens to points by itself: idle ends, lapsed holds, debts repaid, and the timers of each. */
import { describe, expect, it } from 'vitest';

import { RULES } from '../../src/domains/loyalty/account-rules.ts';
import { momentOf } from '../../src/domains/loyalty/account-settled.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { accountTimers } from '../../src/domains/loyalty/account-timers.ts';
import { balanceAt, balancesAt, endIn, expiringAfter } from '../../src/domains/loyalty/balance.ts';
import {
  NO_LEDGER,
  type Suspension,
  type Wallet,
  walletOf,
  withWallet,
} from '../../src/domains/loyalty/ledger.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { BASE, club, lots, member, on, order } from './accounts.ts';

const [jan, feb, mar, apr] = [
  on('2026-01-01'),
  on('2026-02-01'),
  on('2026-03-01'),
  on('2026-04-01'),
];

/** An open account with a wallet that has this. */
function account(wallet: Partial<Wallet>, some: Partial<Account> = {}): Account {
  const ledger = withWallet(NO_LEDGER, { ...walletOf(NO_LEDGER, 'points'), ...wallet });
  return { ...NO_ACCOUNT, status: 'open', newestAt: jan, currency: 'points', ledger, ...some };
}

describe('points that lie idle', () => {
  const age = { kind: 'age', count: 60, unit: 'days', since: 'earned', endOf: 'day' };
  const expiry = { kind: 'sooner', of: [age, { kind: 'inactivity', months: 2 }] };

  it('end together, but for those that had ended or do not mind, and those of others', () => {
    const walk = member(club({ currencies: [{ id: 'points', expiry }, { id: 'miles' }] }));
    const given = [...lots([40, null]), { currency: 'miles', points: 50, expiresAt: null }];
    walk.does('2026-01-15', { type: 'Open', reference: 'o', lots: given });
    // Sixty days after these are 2, 20 and 21 April; two months after the last is 20 April.
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    walk.does('2026-02-19', { type: 'Earn', occasion: order('B', 2000) });
    walk.does('2026-02-20', { type: 'Earn', occasion: order('C', 3000) });
    const at = on('2026-04-21');
    const [event] = walk.does('2026-05-01', { type: 'RecordExpiry' });

    expect(event).toMatchObject({ type: 'IdleExpired', at, rules: [RULES.idle] });
    expect(event?.entries).toEqual([
      { kind: 'dated', lot: '5', activeAt: on('2026-02-20'), expiresAt: at },
      { kind: 'expired', lot: '5', points: 30 },
    ]);
    expect(balancesAt(walk.state(), on('2026-05-01'))).toMatchObject([
      { currency: 'points', available: 40, expired: 60 },
      { currency: 'miles', available: 50, expired: 0 },
    ]);
  });

  it('end by the rule of their own currency', () => {
    const inactivity = (id: string, months: number) => ({
      id,
      expiry: { kind: 'inactivity', months },
    });
    const walk = member(
      club({
        currencies: [inactivity('points', 2), inactivity('stars', 12)],
        earnRules: [BASE, { ...BASE, id: 'stars', currency: 'stars' }],
      }),
    );
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    expect(balancesAt(walk.state(), on('2026-05-01'))).toMatchObject([
      { currency: 'points', available: 0, expired: 10 },
      { currency: 'stars', available: 10, expired: 0 },
    ]);
  });

  it('end before others whose own end is later, and after those whose is sooner', () => {
    const walk = member(
      club({ currencies: [{ id: 'points', expiry: { kind: 'inactivity', months: 2 } }] }),
    );
    const given = lots([1, '2026-06-01'], [2, '2026-03-01'], [3, null]);
    walk.does('2026-01-15', { type: 'Open', reference: 'o', lots: given });
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });
    expect(expiringAfter(walk.state(), feb)).toEqual([
      { at: mar, points: 2 },
      { at: on('2026-04-02'), points: 10 },
      { at: on('2026-06-01'), points: 1 },
    ]);
  });

  it('end where a tier that keeps them does, if they would have ended meanwhile', () => {
    const due = (idleUntil: Instant | null, ...suspensions: readonly Suspension[]) =>
      accountTimers(account({ idleUntil, suspensions }));
    const stop = { from: feb, until: mar };
    expect(due(null)).toEqual([]);
    expect(due(null, stop)).toEqual([]);
    expect(due(jan, stop)).toEqual([{ id: 'idle', dueAt: jan }]);
    expect(due(feb, stop)).toEqual([{ id: 'idle', dueAt: mar }]);
    expect(due(mar, stop)).toEqual([{ id: 'idle', dueAt: mar }]);
    expect(due(apr, stop)).toEqual([{ id: 'idle', dueAt: apr }]);
    expect(due(apr, { from: feb, until: null })).toEqual([]);
    expect(due(feb, { from: jan, until: jan }, stop)).toEqual([{ id: 'idle', dueAt: mar }]);
  });
});

describe('an end', () => {
  const within = (end: Instant | null, ...suspensions: readonly Suspension[]) =>
    endIn({ ...walletOf(NO_LEDGER, 'points'), suspensions }, end);

  it('in a time in which nothing ends comes when that is over', () => {
    const stop = { from: feb, until: mar };
    expect(within(null, stop)).toBeNull();
    expect(within(jan)).toBe(jan);
    expect(within(feb, stop)).toBe(feb);
    expect(within(on('2026-02-02'), stop)).toBe(mar);
    expect(within(mar, stop)).toBe(mar);
    expect(within(apr, stop)).toBe(apr);
    expect(within(apr, { from: feb, until: null })).toBeNull();
  });

  it('is told before the later ones, with all that ends then', () => {
    const walk = member(club());
    const given = lots([10, '2026-04-01'], [20, '2026-02-01'], [30, '2026-04-01'], [40, null]);
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: given });
    const told = (at: Instant) => expiringAfter(walk.state(), at);
    expect(told(jan)).toEqual([
      { at: feb, points: 20 },
      { at: apr, points: 40 },
    ]);
    expect(told(feb)).toEqual([{ at: apr, points: 40 }]);
    expect(told(apr)).toEqual([]);
  });
});

describe('what ends next', () => {
  const next = (suspensions: readonly Suspension[], until: string | null) => {
    const walk = member(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([10, until], [20, null]) });
    const { ledger } = walk.state();
    const wallet = { ...walletOf(ledger, 'points'), suspensions };
    const state = { ...walk.state(), ledger: withWallet(ledger, wallet) };
    return balanceAt(state, on('2026-01-02')).nextExpiry;
  };

  it('is what has an end, at the end of the time in which nothing does', () => {
    expect(next([], '2026-02-10')).toEqual({ at: on('2026-02-10'), points: 10 });
    expect(next([], null)).toBeNull();
    expect(next([{ from: feb, until: mar }], '2026-02-10')).toEqual({ at: mar, points: 10 });
    expect(next([{ from: feb, until: null }], '2026-02-10')).toBeNull();
  });
});

describe('a debt', () => {
  const slow = { ...BASE, pending: { kind: 'delay', hours: 24 } };

  it('is repaid when points begin, and says by what', () => {
    const walk = member(club({ earnRules: [slow], returns: { spent: 'unlimited-debt' } }));
    const told = { type: 'ReturnWithoutReceipt', reference: 'w', points: 30 } as const;
    walk.does('2026-02-01', told);
    walk.does('2026-02-02', { type: 'Earn', occasion: order('A', 5000) });
    expect(walk.books('2026-02-02')).toMatchObject({ debt: 30, pending: 50, available: 0 });
    expect(accountTimers(walk.state())).toEqual([{ id: 'debt', dueAt: on('2026-02-03') }]);
    expect(walk.books('2026-02-03')).toMatchObject({ debt: 0, pending: 0, available: 20 });
    const [event] = walk.does('2026-02-09', { type: 'RecordExpiry' });

    expect(event).toMatchObject({
      type: 'DebtRepaid',
      at: on('2026-02-03'),
      rules: [RULES.debt],
      entries: [{ kind: 'repaid', lot: '1', points: 30 }],
    });
    expect(accountTimers(walk.state())).toEqual([]);
  });

  it('waits for nothing where points are pending and nothing is owed', () => {
    const walk = member(club({ earnRules: [slow] }));
    walk.does('2026-02-02', { type: 'Earn', occasion: order('A', 5000) });
    expect(accountTimers(walk.state())).toEqual([]);
  });
});

describe('what is set aside', () => {
  it('goes back when its time is over, all of that instant and no other', () => {
    const walk = member(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([100, null]) });
    for (const [hold, points, until] of [
      ['a', 10, feb],
      ['b', 20, feb],
      ['c', 30, mar],
    ] as const) {
      walk.does('2026-01-03', { type: 'Hold', hold, points, until });
    }
    expect(accountTimers(walk.state())).toEqual([{ id: 'hold', dueAt: feb }]);
    expect(walk.books('2026-02-01')).toMatchObject({ available: 70, held: 30 });
    const events = walk.does('2026-02-02', { type: 'RecordExpiry' });
    expect(events.map(({ type, at, entries }) => [type, at, entries])).toEqual([
      ['Lapsed', feb, [{ kind: 'released', lot: '1', points: 10 }]],
      ['Lapsed', feb, [{ kind: 'released', lot: '1', points: 20 }]],
    ]);
    expect(accountTimers(walk.state())).toEqual([{ id: 'hold', dueAt: mar }]);
  });
});

describe('the timers of an account', () => {
  it('are those of an open one', () => {
    const state = account({ idleUntil: mar });
    expect(accountTimers(state)).toHaveLength(1);
    expect(accountTimers({ ...state, status: 'closed' })).toEqual([]);
  });

  it('wait for what was given to end, once', () => {
    const due = (until: Instant | null, newestAt: Instant | null) =>
      accountTimers(account({}, { granted: [{ tier: 'gold', from: jan, until }], newestAt }));
    expect(due(mar, feb)).toEqual([{ id: 'grant', dueAt: mar }]);
    expect(due(mar, mar)).toEqual([]);
    expect(due(mar, apr)).toEqual([]);
    expect(due(mar, null)).toEqual([{ id: 'grant', dueAt: mar }]);
    expect(due(null, feb)).toEqual([]);
  });

  it('happen at their deadline, after all that is known', () => {
    const latest = (newestAt: Instant | null) =>
      momentOf(mar, { state: account({}, { newestAt }) }).latest;
    expect([latest(null), latest(feb), latest(mar), latest(apr)]).toEqual([mar, mar, mar, apr]);
    expect(momentOf(mar, { state: account({}) }).at).toBe(mar);
  });
});

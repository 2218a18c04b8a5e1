/** The clocks of an account: what was done, what stops points from expiring, and lots as they stand. */
import { describe, expect, it } from 'vitest';

import { lotsAt } from '../../src/domains/loyalty/account-books.ts';
import { active, isOpenAt, rested, suspending } from '../../src/domains/loyalty/account-clocks.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import {
  aliveAt,
  NO_LEDGER,
  type Suspension,
  walletOf,
  withWallet,
} from '../../src/domains/loyalty/ledger.ts';
import { club, lots, member, on } from './accounts.ts';

const [jan, feb, mar, apr] = [
  on('2026-01-01'),
  on('2026-02-01'),
  on('2026-03-01'),
  on('2026-04-01'),
];

describe('what lasts until an instant', () => {
  it('is open before it, not at it, and for ever without one', () => {
    expect(isOpenAt(feb, jan)).toBe(true);
    expect(isOpenAt(feb, feb)).toBe(false);
    expect(isOpenAt(feb, mar)).toBe(false);
    expect(isOpenAt(null, mar)).toBe(true);
  });
});

describe('something that was done', () => {
  const account = (lastActivityAt: Account['lastActivityAt'], idleUntil: Account['newestAt']) => ({
    ...NO_ACCOUNT,
    lastActivityAt,
    ledger: withWallet(NO_LEDGER, { ...walletOf(NO_LEDGER, 'points'), idleUntil }),
  });
  const after = (state: Account, at: typeof jan, until: typeof jan) => {
    const { lastActivityAt, ledger } = active(state, { at, idleUntil: { points: until } });
    return [lastActivityAt, walletOf(ledger, 'points').idleUntil];
  };

  it('is the last there was, and moves the end', () => {
    expect(after(account(null, null), feb, apr)).toEqual([feb, apr]);
    expect(after(account(jan, mar), feb, apr)).toEqual([feb, apr]);
  });

  it('takes nothing back where it is told late', () => {
    expect(after(account(feb, apr), jan, mar)).toEqual([feb, apr]);
    expect(after(account(feb, mar), jan, apr)).toEqual([feb, apr]);
  });

  it('changes nothing where it says what was known', () => {
    const state = account(feb, apr);
    expect(active(state, { at: feb, idleUntil: { points: apr } }).ledger).toBe(state.ledger);
  });

  it('begins a wallet where there was none', () => {
    expect(after(NO_ACCOUNT, feb, apr)).toEqual([feb, apr]);
  });
});

describe('an end for want of activity', () => {
  it('is over once it has come', () => {
    const idle = (idleUntil: typeof jan | null) =>
      withWallet(NO_LEDGER, { ...walletOf(NO_LEDGER, 'points'), idleUntil });
    const left = (until: typeof jan | null, at: typeof jan) =>
      walletOf(rested(idle(until), at), 'points').idleUntil;

    expect(left(mar, feb)).toBe(mar);
    expect(left(mar, mar)).toBeNull();
    expect(left(null, mar)).toBeNull();
  });
});

describe('a tier that keeps points', () => {
  const suspended = (...suspensions: readonly Suspension[]) =>
    withWallet(NO_LEDGER, { ...walletOf(NO_LEDGER, 'points'), suspensions });
  const told = (
    ledger: typeof NO_LEDGER,
    until: Readonly<Record<string, typeof jan | null>>,
    at: typeof jan,
  ) => walletOf(suspending(ledger, until, at), 'points').suspensions;

  it('begins where nothing kept them, of a currency that was never used too', () => {
    expect(told(NO_LEDGER, { points: apr }, feb)).toEqual([{ from: feb, until: apr }]);
    expect(told(suspended(), { points: null }, feb)).toEqual([{ from: feb, until: null }]);
  });

  it('begins anew after one that is over, and leaves the ones before', () => {
    const before = [{ from: jan, until: feb }];
    expect(told(suspended(...before), { points: apr }, feb)).toEqual([
      ...before,
      { from: feb, until: apr },
    ]);
  });

  it('goes on from when it began, with another end', () => {
    const before = { from: on('2025-01-01'), until: on('2025-02-01') };
    expect(told(suspended(before, { from: jan, until: mar }), { points: apr }, feb)).toEqual([
      before,
      { from: jan, until: apr },
    ]);
    expect(told(suspended(before, { from: jan, until: null }), {}, feb)).toEqual([
      before,
      { from: jan, until: feb },
    ]);
  });

  it('goes on as the only one there is', () => {
    expect(told(suspended({ from: jan, until: mar }), { points: apr }, feb)).toEqual([
      { from: jan, until: apr },
    ]);
  });

  it('leaves alone what nothing keeps, and what was kept', () => {
    const over = suspended({ from: jan, until: feb });
    expect(suspending(over, {}, mar)).toBe(over);
    expect(suspending(suspended(), {}, mar)).toEqual(suspended());
  });

  it('stops the clock from its beginning to its end, the newest that has begun', () => {
    const wallet = walletOf(
      suspended({ from: jan, until: feb }, { from: mar, until: null }),
      'points',
    );
    const at = (text: string) => aliveAt(wallet, on(text));
    expect(at('2025-12-31')).toBe(on('2025-12-31'));
    expect(at('2026-01-01')).toBe(jan);
    expect(at('2026-01-31')).toBe(jan);
    expect(at('2026-02-01')).toBe(feb);
    expect(at('2026-03-01')).toBe(mar);
    expect(at('2030-01-01')).toBe(mar);
  });
});

describe('the lots of an account', () => {
  it('stand in the order of their numbers, each with what it is at that instant', () => {
    const walk = member(club());
    const given = [
      { currency: 'points', points: 10, activeAt: feb, expiresAt: mar },
      ...lots([20, '2026-04-01']),
      { currency: 'points', points: 30, activeAt: mar, expiresAt: null },
      ...Array.from({ length: 8 }, () => lots([1, '2027-01-01'])).flat(),
    ];
    walk.does('2026-01-01', { type: 'Open', reference: 'o', lots: given });
    const states = (at: typeof jan) =>
      lotsAt(walk.state(), at).map(({ lot, state }) => `${lot.id} ${state}`);
    const rest = Array.from({ length: 8 }, (_, index) => `${index + 4} active`);

    expect(states(jan)).toEqual(['1 pending', '2 active', '3 pending', ...rest]);
    expect(states(feb)).toEqual(['1 active', '2 active', '3 pending', ...rest]);
    expect(states(mar)).toEqual(['1 expired', '2 active', '3 active', ...rest]);
    expect(states(apr)).toEqual(['1 expired', '2 expired', '3 active', ...rest]);
    expect(lotsAt(walk.state(), jan)[1]?.lot).toMatchObject({ issued: 20, unspent: 20 });
  });

  it('are told as long as points are left, or held', () => {
    const walk = member(club());
    walk.does('2026-01-01', { type: 'Open', reference: 'o', lots: lots([20, null], [30, null]) });
    walk.does('2026-01-02', { type: 'Hold', hold: 'h', points: 20, until: feb });
    const ids = () => lotsAt(walk.state(), on('2026-01-03')).map(({ lot }) => lot.id);
    expect(ids()).toEqual(['1', '2']);
    walk.does('2026-01-03', { type: 'Capture', hold: 'h' });
    expect(ids()).toEqual(['2']);
  });

  it('are pending while they wait for an event, and expire no sooner than a tier lets them', () => {
    const walk = member(
      club({
        currencies: [
          { id: 'points', pending: { kind: 'event', event: 'checked-out' } },
          {
            id: 'miles',
            expiry: {
              kind: 'suspended',
              tiers: ['gold'],
              otherwise: { kind: 'fixed-date', lastDate: '2026-01-31' },
            },
          },
        ],
        earnRules: [
          { id: 'points', points: 5, on: 'visit' },
          { id: 'miles', currency: 'miles', points: 7, on: 'visit' },
        ],
        ladders: [
          {
            id: 'status',
            window: { kind: 'calendar', unit: 'year' },
            tiers: [{ id: 'gold', qualify: [{ all: [{ counter: 'points', atLeast: 100 }] }] }],
          },
        ],
      }),
    );
    walk.does('2026-01-02', { type: 'Earn', occasion: { type: 'visit', id: 'v' } });
    const states = () => lotsAt(walk.state(), feb).map(({ lot, state }) => [lot.currency, state]);
    expect(states()).toEqual([
      ['points', 'pending'],
      ['miles', 'expired'],
    ]);
    walk.does('2026-01-03', { type: 'GrantTier', tier: 'gold', until: mar });
    expect(states()).toEqual([
      ['points', 'pending'],
      ['miles', 'active'],
    ]);
  });
});

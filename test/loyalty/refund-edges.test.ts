/** The edges of refunds: policies, several versions, and what is counted besides the points. */
import { describe, expect, it } from 'vitest';
import { countOn } from '../../src/domains/loyalty/account-amounts.ts';
import { type Account, NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { loyalty } from '../../src/domains/loyalty/loyalty.ts';
import type { Standing } from '../../src/kernel/aggregate.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { BASE, club, member, on, order, type Walk } from './accounts.ts';

const UNITS = { id: 'units', points: 3, each: 'unit' };
const back = (amountMinor?: number) => ({ type: 'Refund', order: 'A', amountMinor }) as const;

/** How many points an order is left with after each of some refunds. */
function leftAfter(walk: Walk, ...amounts: readonly (number | undefined)[]): readonly number[] {
  return amounts.map((amountMinor) => {
    walk.does('2026-02-02', back(amountMinor));
    return walk.available('2026-02-02');
  });
}

describe('a refund in parts', () => {
  const thirds = (partialRefund: string) => {
    const walk = member(club({ returns: { partialRefund } }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 2997) });
    return leftAfter(walk, 999, 999, 999);
  };

  // 29 points for 29.97: what is left of 19.98 and of 9.99, then 9.66 and 19.33 cut down, then 9.66
  // cut down three times.
  it.each([
    ['residual', [19, 9, 0]],
    ['pro-rata-cumulative', [20, 10, 0]],
    ['per-refund-floor', [20, 11, 2]],
  ])('takes back by %s', (policy, left) => {
    expect(thirds(policy)).toEqual(left);
  });

  it.each(['residual', 'pro-rata-cumulative', 'per-refund-floor'])(
    'of an order that cost nothing takes back all or nothing: %s',
    (partialRefund) => {
      const earnRules = [{ id: 'fixed', points: 100 }];
      const walk = member(club({ earnRules, returns: { partialRefund } }));
      walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 0) });
      walk.does('2026-02-02', back());
      expect(walk.books('2026-02-02')).toMatchObject({ clawedBack: 100, available: 0 });
    },
  );

  it('is reckoned by the rules of the day of the order', () => {
    const versions = [
      { from: '2020-01-01T00:00Z', earnRules: [{ ...BASE, points: 2 }] },
      { from: '2026-02-01T00:00Z', earnRules: [UNITS, BASE] },
      { from: '2026-02-02T00:00Z', earnRules: [{ ...BASE, points: 5 }] },
    ];
    const walk = member(club({}, { versions }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 4000) });
    expect(leftAfter(walk, 1000)).toEqual([33]);
  });

  it('is a share of the points where the programme has forgotten those rules', () => {
    const versions = [
      { from: '2020-01-01T00:00Z', earnRules: [BASE] },
      { from: '2026-02-01T00:00Z', earnRules: [{ id: 'fixed', points: 99 }] },
    ];
    const told = { by: 'till-4', at: on('2026-02-01') } as const;
    const begun = [
      { ...told, type: 'Enrol', member: 'ada' },
      { ...told, type: 'Earn', occasion: order('A', 4000) },
    ] as const;
    const rules = loyalty(club({}, { versions }));
    const standing = begun.reduce<Standing<Account>>(
      (now, command) => {
        const outcome = carryOut(rules, now, command);
        return outcome.accepted ? outcome.standing : now;
      },
      { state: NO_ACCOUNT, newestAt: null },
    );
    const outcome = carryOut(loyalty(club()), standing, { ...told, ...back(1000) });

    expect(outcome).toMatchObject({ events: [{ undone: { points: { points: 24 } } }] });
  });
});

describe('what a refund leaves counted', () => {
  const counted = (walk: Walk) => ({
    points: countOn(walk.state().counts, 'points', '2026-02-01'),
    spend: countOn(walk.state().counts, 'spend', '2026-02-01'),
    orders: countOn(walk.state().counts, 'orders', '2026-02-01'),
  });
  const sold = (version: object) => {
    const walk = member(club(version));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 4000) });
    return walk;
  };

  it('towards tiers is what is left of the order, and nothing after all of it', () => {
    const walk = sold({ returns: { tier: 're-evaluated' } });
    walk.does('2026-02-02', back(1000));
    expect(counted(walk)).toEqual({ points: 30, spend: 3000, orders: 1 });
    walk.does('2026-02-02', back());
    expect(counted(walk)).toEqual({ points: 0, spend: 0, orders: 0 });
  });

  it('towards tiers is all of it, where the programme keeps it', () => {
    const walk = sold({ returns: { tier: 'kept' } });
    walk.does('2026-02-02', back(1000));
    expect(counted(walk)).toEqual({ points: 40, spend: 4000, orders: 1 });
    walk.does('2026-02-02', back());
    expect(counted(walk)).toEqual({ points: 40, spend: 4000, orders: 1 });
  });

  const window = { kind: 'calendar', unit: 'month' };
  const cap = (id: string, rule: string, counts: string) => ({
    id,
    rules: [rule],
    points: 1000,
    window,
    counts,
  });
  const capped = (partialRefund: string) => {
    const caps = [
      cap('kept', 'base', 'gross'),
      cap('each', 'units', 'net'),
      cap('freed', 'base', 'net'),
    ];
    const walk = member(club({ earnRules: [BASE, UNITS], caps, returns: { partialRefund } }));
    const lines = [{ id: 'tea', netMinor: 2997, quantity: 3 }];
    walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A', lines } });
    return walk;
  };
  const used = (walk: Walk) => {
    const { capUse } = walk.state();
    return ['kept', 'each', 'freed'].map((name) => countOn(capUse, name, '2026-02-01'));
  };

  // An amount brings no unit back: by residual the nine points for three units stay. Shares: 3.33
  // and 19.33 of 9 and 29, cut down as above.
  it.each([
    ['residual', [29, 9, 19], [29, 9, 9], [29, 0, 0]],
    ['pro-rata-cumulative', [29, 6, 20], [29, 3, 10], [29, 0, 0]],
    ['per-refund-floor', [29, 6, 20], [29, 3, 11], [29, 0, 2]],
  ])('of a cap makes room again, unless it counts all: %s', (policy, one, two, all) => {
    const walk = capped(policy);
    expect(used(walk)).toEqual([29, 9, 29]);
    walk.does('2026-02-02', back(999));
    expect(used(walk)).toEqual(one);
    walk.does('2026-02-02', back(999));
    expect(used(walk)).toEqual(two);
    walk.does('2026-02-02', back());
    expect(used(walk)).toEqual(all);
  });
});

describe('the stamps of an order that comes back', () => {
  const rules = (stamps: string) => ({
    currencies: [{ id: 'points' }, { id: 'card', kind: 'stamps' }],
    earnRules: [BASE, { ...UNITS, currency: 'card' }],
    returns: { stamps },
  });
  const sold = (programme: Parameters<typeof member>[0]) => {
    const walk = member(programme);
    const lines = [{ id: 'tea', netMinor: 4000, quantity: 4 }];
    walk.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A', lines } });
    return walk;
  };
  const comesBack = (walk: Walk, at: string, quantity?: number) => {
    const lines = quantity === undefined ? undefined : [{ line: 'tea', quantity }];
    walk.does(at, { type: 'Refund', order: 'A', lines });
    const { counts } = walk.state();
    return {
      left: [walk.available(at), walk.available(at, 'card')],
      counted: ['points', 'card'].map((name) => countOn(counts, name, '2026-02-01')),
    };
  };

  it.each([
    ['taken-back', [30, 9], [0, 0]],
    ['kept', [30, 12], [0, 12]],
  ])('are %s', (stamps, one, all) => {
    const walk = sold(club(rules(stamps)));
    expect(comesBack(walk, '2026-02-02', 1)).toEqual({ left: one, counted: one });
    expect(comesBack(walk, '2026-02-02')).toEqual({ left: all, counted: all });
  });

  it('are kept from the version on that keeps them', () => {
    const versions = [
      { from: '2020-01-01T00:00Z', ...rules('taken-back') },
      { from: '2026-03-01T00:00Z', ...rules('kept') },
    ];
    const walk = sold(club({}, { versions }));
    expect(comesBack(walk, '2026-02-02', 1).left).toEqual([30, 9]);
    expect(comesBack(walk, '2026-03-02', 1)).toEqual({ left: [20, 9], counted: [20, 9] });
    expect(comesBack(walk, '2026-03-02')).toEqual({ left: [0, 9], counted: [0, 9] });
  });
});

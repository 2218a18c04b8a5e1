/** Joining lots: those of one import become one where a programme says so, and no answer changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { booksAt, lotsAt } from '../../src/domains/loyalty/account-books.ts';
import { balancesAt, expiringAfter } from '../../src/domains/loyalty/balance.ts';
import type { OpeningLot } from '../../src/domains/loyalty/lot-opening.ts';
import { POINTS_MAX } from '../../src/domains/loyalty/points.ts';
import { club, member, on, order } from './accounts.ts';

const two = {
  currencies: [{ id: 'points' }, { id: 'miles' }],
  redemptions: [{ id: 'mug', kind: 'reward', points: 60, reward: 'mug' }],
};

describe('an import under lots.merge', () => {
  const end = on('2027-01-01');
  const lot = { currency: 'points', points: 10, expiresAt: end };
  const told = { type: 'Open', reference: 'o' } as const;
  it('has a lot for all that begin and end together', () => {
    const count = (merge: string, lots: readonly OpeningLot[]) => {
      const walk = member(club({ ...two, lots: { merge } }));
      walk.does('2026-02-01', { ...told, lots });
      return lotsAt(walk.state(), on('2026-02-01')).length;
    };
    const others = [
      { ...lot, currency: 'miles' },
      { ...lot, expiresAt: on('2027-01-02') },
      { ...lot, expiresAt: null },
      { ...lot, activeAt: on('2026-01-31') },
    ];

    expect(count('awarded', [lot, lot, lot])).toBe(3);
    expect(count('imported', [lot, lot, { ...lot, activeAt: on('2026-02-01') }])).toBe(1);
    expect(count('imported', [lot, ...others])).toBe(5);
  });

  it('counts as fewer lots towards the most there may be', () => {
    const walk = member(club({ ...two, lots: { merge: 'imported', openMax: 1 } }));
    walk.does('2026-02-01', { ...told, lots: [lot, lot] });

    expect(walk.available('2026-02-01')).toBe(20);
    expect(walk.refused('2026-02-01', { ...told, reference: 'p', lots: [lot] })).toMatchObject({
      code: 'TOO_MANY_LOTS',
    });
  });

  it('is refused where together they are more than can be counted', () => {
    const walk = member(club({ ...two, lots: { merge: 'imported' } }));
    const large = { ...lot, points: POINTS_MAX };

    expect(walk.refused('2026-02-01', { ...told, lots: [large, lot] })).toMatchObject({
      code: 'BAD_POINTS',
    });
  });
});

it('answers alike with and without, whatever is done with the points', () => {
  let fewer = 0;
  const anyLot = fc.record({
    currency: fc.constantFrom('points', 'miles'),
    points: fc.integer({ min: 1, max: 80 }),
    activeAt: fc.constantFrom(on('2026-01-15'), on('2026-02-01'), on('2026-03-01')),
    expiresAt: fc.constantFrom(on('2026-04-01'), on('2026-06-01'), null),
  });
  fc.assert(
    fc.property(
      fc.array(anyLot, { minLength: 2, maxLength: 12 }),
      fc.constantFrom('soonest-expiring', 'oldest-first'),
      fc.boolean(),
      (lots, consume, isUndone) => {
        const [apart, joined] = ['awarded', 'imported'].map((merge) => {
          const walk = member(club({ ...two, lots: { merge, consume } }));
          walk.does('2026-02-01', { type: 'Open', reference: 'o', lots });
          walk.does('2026-02-02', { type: 'Earn', occasion: order('A', 5000) });
          walk.ask('2026-02-03', { type: 'Redeem', redemption: 'r', option: 'mug' });
          walk.ask('2026-02-04', { type: 'Hold', hold: 'h', points: 25, until: on('2026-05-01') });
          walk.ask('2026-02-05', {
            type: 'ReverseRedemption',
            redemption: 'r',
            points: 7,
            cancelledBy: 'customer',
          });
          if (isUndone) walk.does('2026-02-06', { type: 'Retract', event: 2 });
          return walk.state();
        });
        if (apart === undefined || joined === undefined) throw new Error('nobody');
        fewer += Number(joined.ledger.lotCount < apart.ledger.lotCount);
        for (const day of ['2026-02-06', '2026-03-01', '2026-04-15', '2026-07-01'].map(on)) {
          expect(balancesAt(joined, day)).toEqual(balancesAt(apart, day));
          expect(booksAt(joined, day)).toEqual(booksAt(apart, day));
          expect(expiringAfter(joined, day)).toEqual(expiringAfter(apart, day));
        }
      },
    ),
    { numRuns: 80 },
  );
  expect(fewer).toBeGreaterThan(30);
});

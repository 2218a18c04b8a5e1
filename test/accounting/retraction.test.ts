/** Retractions: what should never have been told is as if it had not been, from then on. */
import { describe, expect, it } from 'vitest';

import { club, lots, member, on, order } from '../loyalty/accounts.ts';
import { cohortsOf, told } from './histories.ts';

const REWARD = { id: 'mug', kind: 'reward', points: 60, reward: 'mug' };
const programme = club({ transfers: { currencies: ['points'] }, redemptions: [REWARD] });

describe('a retraction', () => {
  it('of an order cancels its points and all of its price, also after a part came back', () => {
    const ada = member(programme);
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 2000, 1000) });
    ada.does('2026-01-20', { type: 'Refund', order: 'A-1', lines: ['2'] });
    ada.does('2026-02-10', { type: 'Retract', event: 2 });
    ada.does('2026-02-11', { type: 'Earn', occasion: order('A-1', 500) });
    expect(told(cohortsOf([{ member: 'ada', events: ada.events() }]))).toEqual([
      [
        '2026-01',
        'sale',
        [
          [
            '2026-01',
            { issuedPoints: 30, saleMinor: 3000, cancelledPoints: 10, refundedMinor: 1000 },
          ],
          ['2026-02', { cancelledPoints: 20, refundedMinor: 2000 }],
        ],
        [],
      ],
      ['2026-02', 'sale', [['2026-02', { issuedPoints: 5, saleMinor: 500 }]], [[null, 5]]],
    ]);
  });

  it('of what was given or taken by hand cancels it, or gives it back', () => {
    const ada = member(programme);
    ada.does('2026-01-10', { type: 'Open', reference: 'old', lots: lots([100, null]) });
    ada.does('2026-01-11', { type: 'Adjust', points: 40, reason: 'sorry' });
    ada.does('2026-01-12', { type: 'Adjust', points: -30, reason: 'typing' });
    ada.does('2026-02-01', { type: 'Retract', event: 3 });
    ada.does('2026-02-02', { type: 'Retract', event: 4 });
    expect(told(cohortsOf([{ member: 'ada', events: ada.events() }]))).toEqual([
      [
        '2026-01',
        'opening',
        [
          ['2026-01', { issuedPoints: 100, endedPoints: 30 }],
          ['2026-02', { endedPoints: -30 }],
        ],
        [[null, 100]],
      ],
      [
        '2026-01',
        'goodwill',
        [
          ['2026-01', { issuedPoints: 40 }],
          ['2026-02', { cancelledPoints: 40 }],
        ],
        [],
      ],
    ]);
  });

  it('of a redemption and of a hold gives points back, and of an activation lets them wait', () => {
    const expiry = { kind: 'age', count: 2, unit: 'months', since: 'activated', endOf: 'month' };
    const pending = { kind: 'event', event: 'delivered' };
    const slow = club({ currencies: [{ id: 'points', expiry, pending }], redemptions: [REWARD] });
    const ada = member(slow);
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    const occasion = { type: 'order', id: 'A-1' } as const;
    ada.does('2026-01-11', { type: 'Activate', occasion, event: 'delivered' });
    ada.does('2026-01-12', { type: 'Redeem', redemption: 'r', option: 'mug' });
    ada.does('2026-01-13', { type: 'Hold', hold: 'h', points: 30, until: on('2026-01-20') });
    const cohort = () => told(cohortsOf([{ member: 'ada', events: ada.events() }], '2026-02-01'));
    expect(cohort()).toMatchObject([
      ['2026-01', 'sale', [['2026-01', { redeemedPoints: 60 }]], [['2026-03', 40]]],
    ]);
    ada.does('2026-01-14', { type: 'Retract', event: 5 });
    ada.does('2026-01-14', { type: 'Retract', event: 4 });
    ada.does('2026-01-15', { type: 'Retract', event: 3 });
    expect(cohort()).toEqual([
      ['2026-01', 'sale', [['2026-01', { issuedPoints: 100, saleMinor: 10_000 }]], [[null, 100]]],
    ]);
  });

  it('of a transfer brings the points back to their cohort, whoever is read first', () => {
    const [ada, bob] = [member(programme), member(programme, '2026-01-01', 'bob')];
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    const [sent] = ada.does('2026-02-01', { type: 'Send', transfer: 't', to: 'bob', points: 70 });
    const given = sent?.type === 'Sent' ? sent.lots : [];
    bob.does('2026-02-01', { type: 'Receive', transfer: 't', from: 'ada', lots: given });
    bob.does('2026-03-01', { type: 'Retract', event: 2 });
    ada.does('2026-03-01', { type: 'Retract', event: 3 });
    const all = [
      { member: 'ada', events: ada.events() },
      { member: 'bob', events: bob.events() },
    ];
    const wanted = [
      ['2026-01', 'sale', [['2026-01', { issuedPoints: 100, saleMinor: 10_000 }]], [[null, 100]]],
    ];
    expect(told(cohortsOf(all))).toEqual(wanted);
    expect(told(cohortsOf(all.toReversed()))).toEqual(wanted);
    // Where the other account is not read, what was sent is back with its sender all the same.
    expect(told(cohortsOf(all.slice(0, 1)))).toEqual(wanted);
  });
});

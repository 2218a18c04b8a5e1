/** Point cohorts by hand: what counts as issued, used, cancelled and ended, and in which month. */
import { describe, expect, it } from 'vitest';
import type { AccountHistory } from '../../src/analytics/accounting/point-cohort.ts';
import { createPointCohortBuilder } from '../../src/analytics/accounting/point-cohort-builder.ts';
import { pointCohorts } from '../../src/analytics/accounting/point-cohorts.ts';
import { club, lots, member, on, order, type Walk } from '../loyalty/accounts.ts';
import { cohortsOf, told } from './histories.ts';

/** A member's history. */
function historyOf(walk: Walk, id = 'ada'): AccountHistory {
  return { member: id, events: walk.events() };
}

const REWARD = { id: 'mug', kind: 'reward', points: 60, reward: 'mug' };

describe('points of a sale', () => {
  it('share in its price without tax, gift cards and what was paid with points', () => {
    const ada = member(club());
    const lines = [
      { id: 'tea', netMinor: 10_000, discountMinor: 1000, taxMinor: 1800, shippingMinor: 500 },
      { id: 'card', netMinor: 5000, kind: 'gift-card' },
    ] as const;
    const occasion = { type: 'order', id: 'A-1', lines, paidWithPointsMinor: 1630 } as const;
    ada.does('2026-01-10', { type: 'Earn', occasion });
    const { cohorts } = cohortsOf([historyOf(ada)]);
    // Of 16,300 charged, a tenth was paid with points; 9,500 is for tea without tax.
    expect(cohorts[0]?.moves[0]?.saleMinor).toBe(8550);
    expect(cohorts[0]?.source).toBe('sale');
  });

  it('are cancelled by a refund, and the price with them, in the month of the refund', () => {
    const ada = member(club());
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 2000, 1000) });
    ada.does('2026-02-10', { type: 'Refund', order: 'A-1', lines: ['2'] });
    ada.does('2026-03-10', { type: 'Refund', order: 'A-1' });
    expect(told(cohortsOf([historyOf(ada)]))).toEqual([
      [
        '2026-01',
        'sale',
        [
          ['2026-01', { issuedPoints: 30, saleMinor: 3000 }],
          ['2026-02', { cancelledPoints: 10, refundedMinor: 1000 }],
          ['2026-03', { cancelledPoints: 20, refundedMinor: 2000 }],
        ],
        [],
      ],
    ]);
  });

  it('stay used if they were spent before the refund; others stand in for them', () => {
    const ada = member(club({ redemptions: [REWARD], returns: { spent: 'within-balance' } }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 6000) });
    ada.does('2026-01-11', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-2', 5000) });
    ada.does('2026-02-10', { type: 'Refund', order: 'A-1' });
    expect(told(cohortsOf([historyOf(ada)]))).toEqual([
      [
        '2026-01',
        'sale',
        [
          ['2026-01', { issuedPoints: 60, saleMinor: 6000, redeemedPoints: 60 }],
          ['2026-02', { refundedMinor: 6000 }],
        ],
        [],
      ],
      [
        '2026-02',
        'sale',
        [['2026-02', { issuedPoints: 50, saleMinor: 5000, redeemedPoints: 50 }]],
        [],
      ],
    ]);
  });

  it('that repay a debt are used', () => {
    const ada = member(club({ redemptions: [REWARD], returns: { spent: 'unlimited-debt' } }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 6000) });
    ada.does('2026-01-11', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    ada.does('2026-01-12', { type: 'Refund', order: 'A-1' });
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-2', 10_000) });
    const [, february] = cohortsOf([historyOf(ada)]).cohorts;
    expect(february?.moves[0]).toMatchObject({ issuedPoints: 100, redeemedPoints: 60 });
    expect(february?.open).toEqual([{ ends: null, points: 40 }]);
  });

  it('count only while they are not held, and for no longer than they can be held', () => {
    const expiry = { kind: 'age', count: 1, unit: 'months', since: 'earned', endOf: 'month' };
    const ada = member(club({ currencies: [{ id: 'points', expiry }] }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-20', { type: 'Hold', hold: 'h', points: 30, until: on('2026-03-20') });
    const left = (until: string) => told(cohortsOf([historyOf(ada)], until))[0];
    // What ends with February ends in it; what is held then can still be used in March.
    expect(left('2026-03-01')).toMatchObject([
      '2026-01',
      'sale',
      [
        ['2026-01', {}],
        ['2026-02', { endedPoints: 70 }],
      ],
      [['2026-03', 30]],
    ]);
    // Nobody fired the timer: the held points are back at its deadline, and over.
    expect(left('2026-04-01')).toMatchObject([
      '2026-01',
      'sale',
      [
        ['2026-01', {}],
        ['2026-02', { endedPoints: 70 }],
        ['2026-03', { endedPoints: 30 }],
      ],
      [],
    ]);
    expect(left('2026-02-01')).toMatchObject([
      '2026-01',
      'sale',
      [['2026-01', {}]],
      [['2026-02', 100]],
    ]);
  });

  it('are over with the month in which nothing was done, though more is told of it later', () => {
    const expiry = { kind: 'inactivity', months: 1 };
    const ada = member(club({ currencies: [{ id: 'points', expiry }], redemptions: [REWARD] }));
    ada.does('2026-01-31', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-03-10', { type: 'Earn', occasion: order('A-2', 1000) });
    ada.does('2026-02-20', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    // At the end of February all 100 had ended; what was told in March of February is not seen.
    expect(told(cohortsOf([historyOf(ada)], '2026-03-01'))).toMatchObject([
      [
        '2026-01',
        'sale',
        [
          ['2026-01', {}],
          ['2026-02', { endedPoints: 100 }],
        ],
        [],
      ],
    ]);
    const [january] = cohortsOf([historyOf(ada)], '2026-04-01').cohorts;
    expect(january?.moves.at(-1)).toMatchObject({ redeemedPoints: 60, endedPoints: -60 });
  });

  it('end unused if goods come back of which no order is known', () => {
    const ada = member(club({ returns: { spent: 'within-balance' } }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    const back = { type: 'ReturnWithoutReceipt', reference: 'x', points: 30 } as const;
    ada.does('2026-02-10', back);
    ada.does('2026-03-10', { type: 'Adjust', points: -20, reason: 'typing' });
    ada.does('2026-04-10', { type: 'Close', reason: 'moved' });
    expect(told(cohortsOf([historyOf(ada)]))).toMatchObject([
      [
        '2026-01',
        'sale',
        [
          ['2026-01', { issuedPoints: 100 }],
          ['2026-02', { endedPoints: 30 }],
          ['2026-03', { endedPoints: 20 }],
          ['2026-04', { endedPoints: 50 }],
        ],
        [],
      ],
    ]);
  });

  it('keep their cohort under a later end, after the firm took a redemption back', () => {
    const expiry = { kind: 'age', count: 1, unit: 'months', since: 'earned', endOf: 'month' };
    const ada = member(club({ currencies: [{ id: 'points', expiry }], redemptions: [REWARD] }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-20', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    const back = { type: 'ReverseRedemption', redemption: 'r-1', cancelledBy: 'firm' } as const;
    ada.does('2026-03-05', back);
    expect(told(cohortsOf([historyOf(ada)], '2026-04-01'))).toEqual([
      [
        '2026-01',
        'sale',
        [
          ['2026-01', { issuedPoints: 100, saleMinor: 10_000 }],
          ['2026-02', { redeemedPoints: 60, endedPoints: 40 }],
          ['2026-03', { redeemedPoints: -60 }],
        ],
        [['2026-04', 60]],
      ],
    ]);
  });
});

describe('points from elsewhere', () => {
  it('have the source they were given for', () => {
    const kinds = ['visit', 'welcome', 'birthday', 'anniversary', 'referrer', 'referee'] as const;
    const rules = kinds.map((name) => ({ id: name, on: name, points: 5 }));
    const base = { id: 'base', points: 1, perMinor: 100 };
    const gift = { id: 'gift', points: 3 };
    const atShop = { id: 'shop', points: 7, partner: 'shop' };
    const bid = { id: 'bid', on: 'event', event: 'bid', points: 2 };
    const tier = {
      id: 'silver',
      qualify: [{ all: [{ counter: 'points', atLeast: 100 }] }],
      bonus: { currency: 'points', points: 20 },
    };
    const programme = club({
      earnRules: [base, gift, bid, atShop, ...rules],
      partners: [{ id: 'shop', role: 'principal' }],
      ladders: [{ id: 'status', window: { kind: 'lifetime' }, tiers: [tier] }],
    });
    const ada = member(programme);
    const at = '2026-01-10';
    for (const type of ['visit', 'referrer', 'referee'] as const) {
      ada.does(at, { type: 'Earn', occasion: { type, id: 'x' } });
    }
    ada.does(at, { type: 'Earn', occasion: { type: 'event', event: 'bid', id: 'x' } });
    ada.does(at, { type: 'Earn', occasion: { ...order('A-1', 100), partner: 'shop' } });
    ada.does(at, { type: 'Earn', occasion: order('A-2', 0) });
    ada.does(at, { type: 'Earn', occasion: order('A-3', 10_000) });
    ada.does(at, { type: 'Adjust', points: 9, reason: 'sorry' });
    ada.does(at, { type: 'Open', reference: 'old', lots: lots([11, null]) });
    const { cohorts } = cohortsOf([historyOf(ada)]);
    expect(cohorts.map(({ source, moves }) => [source, moves[0]?.issuedPoints])).toEqual([
      ['sale', 103],
      ['partner', 7],
      ['opening', 11],
      ['free-order', 3],
      ['welcome', 5],
      ['referral', 10],
      ['visit', 5],
      ['event', 2],
      ['tier', 20],
      ['goodwill', 9],
    ]);
    expect(cohorts.map(({ partner }) => partner).filter((name) => name !== null)).toEqual(['shop']);
  });

  it('are used up by a conversion, and made by it in the other currency', () => {
    const currencies = [{ id: 'points' }, { id: 'miles' }];
    const swap = { id: 'swap', kind: 'conversion', points: 10, into: 'miles', becomes: 3 };
    const ada = member(club({ currencies, redemptions: [swap] }));
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-01-11', { type: 'Redeem', redemption: 'r-1', option: 'swap', points: 50 });
    const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
    const miles = pointCohorts([historyOf(ada)], { window, points: 'miles', money: 'EUR' });
    expect(told(cohortsOf([historyOf(ada)]))).toMatchObject([
      ['2026-01', 'sale', [['2026-01', { issuedPoints: 100, redeemedPoints: 50 }]], [[null, 50]]],
    ]);
    expect(told(miles)).toMatchObject([
      ['2026-01', 'conversion', [['2026-01', { issuedPoints: 15 }]], [[null, 15]]],
    ]);
  });
});

describe('points that go to another account', () => {
  const programme = club({ transfers: { currencies: ['points'] }, redemptions: [REWARD] });

  function gift(): readonly [AccountHistory, AccountHistory] {
    const ada = member(programme);
    const bob = member(programme, '2026-01-01', 'bob');
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    const send = { type: 'Send', transfer: 't', to: 'bob', points: 70 } as const;
    const [sent] = ada.does('2026-02-01', send);
    const given = sent?.type === 'Sent' ? sent.lots : [];
    bob.does('2026-02-01', { type: 'Receive', transfer: 't', from: 'ada', lots: given });
    bob.does('2026-03-01', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    return [historyOf(ada), historyOf(bob, 'bob')];
  }

  it('keep the cohort in which they were issued, whoever is read first', () => {
    const [ada, bob] = gift();
    const wanted = [
      [
        '2026-01',
        'sale',
        [
          ['2026-01', { issuedPoints: 100, saleMinor: 10_000 }],
          ['2026-03', { redeemedPoints: 60 }],
        ],
        [[null, 40]],
      ],
    ];
    expect(told(cohortsOf([ada, bob]))).toEqual(wanted);
    expect(told(cohortsOf([bob, ada]))).toEqual(wanted);
  });

  it('are still there while nobody has them, and of unknown source where nobody sent them', () => {
    const [ada, bob] = gift();
    expect(told(cohortsOf([ada]))).toMatchObject([['2026-01', 'sale', [{}], [[null, 100]]]]);
    expect(told(cohortsOf([bob]))).toEqual([
      [
        '2026-02',
        'transfer',
        [
          ['2026-02', { issuedPoints: 70 }],
          ['2026-03', { redeemedPoints: 60 }],
        ],
        [[null, 10]],
      ],
    ]);
  });

  it('keep it when they go on, and when accounts are merged', () => {
    const [ada, bob, cy] = ['ada', 'bob', 'cy'].map((id) => member(programme, '2026-01-01', id));
    if (ada === undefined || bob === undefined || cy === undefined) throw new Error('no members');
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 10_000) });
    const [sent] = ada.does('2026-02-01', { type: 'Send', transfer: 't', to: 'bob', points: 70 });
    const given = sent?.type === 'Sent' ? sent.lots : [];
    bob.does('2026-02-01', { type: 'Receive', transfer: 't', from: 'ada', lots: given });
    bob.does('2026-02-02', { type: 'Adjust', points: 5, reason: 'sorry' });
    const [merged] = bob.does('2026-03-01', { type: 'MergeInto', into: 'cy' });
    if (merged?.type !== 'MergedInto') throw new Error('not merged');
    cy.does('2026-03-01', { type: 'MergeFrom', from: 'bob', estate: merged.estate });
    cy.does('2026-04-01', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    const all = [historyOf(ada), historyOf(bob, 'bob'), historyOf(cy, 'cy')];
    const wanted = [
      [
        '2026-01',
        'sale',
        [
          ['2026-01', {}],
          ['2026-04', { redeemedPoints: 60 }],
        ],
        [[null, 40]],
      ],
      ['2026-02', 'goodwill', [['2026-02', { issuedPoints: 5 }]], [[null, 5]]],
    ];
    expect(told(cohortsOf(all))).toMatchObject(wanted);
    expect(told(cohortsOf(all.toReversed()))).toEqual(told(cohortsOf(all)));
    expect(told(cohortsOf([all[1], all[2], all[0]].flatMap((one) => one ?? [])))).toEqual(
      told(cohortsOf(all)),
    );
  });
});

describe('a window', () => {
  it('does not see what happened at its end or later', () => {
    const ada = member(club());
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 1000) });
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-2', 2000) });
    ada.does('2026-02-01', { type: 'Refund', order: 'A-1' });
    expect(told(cohortsOf([historyOf(ada)], '2026-02-01'))).toEqual([
      ['2026-01', 'sale', [['2026-01', { issuedPoints: 10, saleMinor: 1000 }]], [[null, 10]]],
    ]);
  });

  it('has months of its zone', () => {
    const ada = member(club());
    ada.does('2026-01-31T23:30Z', { type: 'Earn', occasion: order('A-1', 1000) });
    const window = { from: '2026-01-01', until: '2026-04-01', zone: 'Europe/Paris' };
    const read = pointCohorts([historyOf(ada)], { window, points: 'points', money: 'EUR' });
    expect(read.cohorts[0]?.issued).toBe('2026-02');
  });

  it('must begin before the first points, and histories must be whole', () => {
    const ada = member(club());
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 1000) });
    ada.does('2026-02-10', { type: 'Refund', order: 'A-1' });
    const window = { from: '2026-02-01', until: '2026-04-01', zone: 'UTC' };
    const options = { window, points: 'points', money: 'EUR' };
    expect(() => pointCohorts([historyOf(ada)], options)).toThrow(/window.from must not be later/);
    const [, , refund] = ada.events();
    const torn = { member: 'ada', events: refund === undefined ? [] : [refund] };
    expect(() => cohortsOf([torn])).toThrow(/accounts must hold whole histories/);
  });

  it.each([
    ['points', { points: '' }],
    ['money', { money: 'euro' }],
    ['window.until', { window: { from: '2026-02-01', until: '2026-02-01', zone: 'UTC' } }],
  ])('names %s where it is not as described', (field, some) => {
    const window = { from: '2026-01-01', until: '2026-04-01', zone: 'UTC' };
    const options = { window, points: 'points', money: 'EUR', ...some };
    expect(() => pointCohorts([], options)).toThrow(expect.objectContaining({ field }) as Error);
  });
});

describe('a builder', () => {
  it('hands out what it has read so far, and one member apart', () => {
    const ada = member(club());
    ada.does('2026-01-10', { type: 'Earn', occasion: order('A-1', 1000) });
    const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
    const builder = createPointCohortBuilder({ window, points: 'points', money: 'EUR' });
    const before = builder.cohorts();
    builder.add(historyOf(ada));
    const [after, alone] = [builder.cohorts(), builder.cohortsOf(historyOf(ada))];
    expect([before.accounts, before.cohorts]).toEqual([0, []]);
    expect([after.accounts, after.cohorts.length]).toEqual([1, 1]);
    expect(alone).toEqual(after);
    expect(builder.cohorts()).toEqual(after);
  });
});

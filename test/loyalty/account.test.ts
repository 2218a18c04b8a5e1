/** Accounts: the worked examples of the semantics, by their numbers, and both sides of boundaries. */
import { afterEach, describe, expect, it } from 'vitest';

import { balanceAt, balancesAt, expiringAfter } from '../../src/domains/loyalty/balance.ts';
import { poolShares } from '../../src/domains/loyalty/pool.ts';
import { club, lots, member, on, order, programmeOf, unaccounted, type Walk } from './accounts.ts';

const walks: Walk[] = [];
function ada(...given: Parameters<typeof member>): Walk {
  const walk = member(...given);
  walks.push(walk);
  return walk;
}
afterEach(() => {
  const missing = walks.splice(0).map((walk) => unaccounted(walk.books('2030-01-01')));
  if (missing.some((points) => points !== 0)) throw new Error('the books do not add up');
});

const kinds = (walk: Walk) =>
  walk.events().flatMap(({ entries }) => entries.map(({ kind }) => kind));

describe('a balance', () => {
  it('worked example 8: of two lots the one that expires first is emptied', () => {
    const walk = ada(club());
    walk.does('2026-01-02', {
      type: 'Open',
      reference: 'old',
      lots: lots([100, '2027-06-01'], [100, '2027-01-01']),
    });
    walk.does('2026-02-01', { type: 'Hold', hold: 'h', points: 100, until: on('2026-02-02') });
    walk.does('2026-02-01', { type: 'Capture', hold: 'h' });

    expect(balanceAt(walk.state(), on('2026-02-01')).nextExpiry).toEqual({
      at: on('2027-06-01'),
      points: 100,
    });
  });

  it('worked example 9: credit 50, debit 80, credit 100 leaves one open lot of 70', () => {
    const walk = ada(club({ returns: { spent: 'unlimited-debt' } }));
    walk.does('2026-01-02', { type: 'Adjust', points: 50, reason: 'gift' });
    walk.does('2026-01-03', { type: 'Adjust', points: -80, reason: 'error' });

    expect(balanceAt(walk.state(), on('2026-01-03'))).toMatchObject({ available: 0, debt: 30 });

    walk.does('2026-01-04', { type: 'Adjust', points: 100, reason: 'gift' });
    expect(balanceAt(walk.state(), on('2026-01-04'))).toMatchObject({ available: 70, debt: 0 });
    expect(walk.state().ledger.wallets[0]?.open?.size).toBe(1);
  });

  it('worked example 10: points that expired yesterday are no points, and asking writes nothing', () => {
    const walk = ada(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'old', lots: lots([400, '2026-03-31']) });
    const before = JSON.stringify(walk.state());

    expect(
      walk.refused('2026-04-01', { type: 'Hold', hold: 'h', points: 150, until: on('2026-05-01') }),
    ).toEqual({
      code: 'NOT_ENOUGH_POINTS',
      currency: 'points',
      available: 0,
      asked: 150,
      missing: 150,
    });
    expect(walk.available('2026-04-01')).toBe(0);
    expect(JSON.stringify(walk.state())).toBe(before);
  });

  it('worked example 11: a redemption told after the expiry was recorded is accepted', () => {
    const walk = ada(
      club({ redemptions: [{ kind: 'reward', id: 'mug', points: 60, reward: 'mug' }] }),
    );
    walk.does('2026-01-02', { type: 'Open', reference: 'old', lots: lots([100, '2026-04-01']) });
    walk.does('2026-04-01', { type: 'RecordExpiry' });
    walk.does('2026-04-02', { type: 'Adjust', points: 1, reason: 'hello' });
    walk.does('2026-03-15', { type: 'Redeem', redemption: 'r-1', option: 'mug' });

    expect(kinds(walk)).toEqual(['opened', 'expired', 'adjusted-up', 'unexpired', 'redeemed']);
    expect(walk.books('2026-04-02')).toMatchObject({ redeemed: 60, expired: 40, available: 1 });
  });

  it('is told too late after more days than the programme allows', () => {
    const walk = ada(club({ latenessDays: 30 }));
    walk.does('2026-04-02', { type: 'Adjust', points: 1, reason: 'hello' });

    expect(walk.refused('2026-03-02', { type: 'RecordExpiry' })).toMatchObject({
      code: 'TOO_LATE',
    });
    walk.does('2026-03-03', { type: 'RecordExpiry' });
  });

  it('can be 2^53 − 1 and no more, and stays as it is when it would be', () => {
    const walk = ada(club());
    const most = Number.MAX_SAFE_INTEGER;
    walk.does('2026-01-02', { type: 'Adjust', points: most, reason: 'test' });

    expect(walk.refused('2026-01-03', { type: 'Adjust', points: 1, reason: 'test' })).toEqual({
      code: 'POINTS_OVERFLOW',
      currency: 'points',
      most,
    });
    expect(walk.available('2026-01-03')).toBe(most);
  });

  it('is not paid by a rule that would pay more than can be counted', () => {
    const rule = { id: 'base', points: 1_000_000_000_000_000, perMinor: 100 };
    const walk = ada(club({ earnRules: [rule] }));
    const lines = [{ id: 'tea', netMinor: 1000 }];
    const occasion = { type: 'order', id: 'A', lines } as const;

    expect(walk.refused('2026-01-03', { type: 'Earn', occasion })).toMatchObject({
      code: 'POINTS_OVERFLOW',
      currency: 'points',
    });
  });

  it.each([[new Date('2026-01-03')], [Number.NaN], ['yesterday'], ['2026-01-03'], [undefined]])(
    'is asked for at an instant, and not at %s',
    (at) => {
      const state = ada(club()).state();

      expect(() => balanceAt(state, at as never)).toThrow(/at must be an instant/);
      expect(() => expiringAfter(state, at as never)).toThrow(/at must be an instant/);
      expect(() => balancesAt(state, at as never)).toThrow(/at must be an instant/);
    },
  );
});

describe('a hold', () => {
  const held = () => {
    const walk = ada(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([100, '2026-06-01']) });
    walk.does('2026-01-03', { type: 'Hold', hold: 'h', points: 50, until: on('2026-01-10') });
    return walk;
  };

  it('worked example 12: is captured in part, and the rest goes back to its lot', () => {
    const walk = held();
    const asked = { type: 'Hold', hold: 'i', points: 70, until: on('2026-01-10') } as const;

    expect(walk.refused('2026-01-04', asked)).toMatchObject({ available: 50, missing: 20 });
    expect(walk.refused('2026-01-04', { type: 'Capture', hold: 'h', points: 60 })).toEqual({
      code: 'HOLD_TOO_SMALL',
      held: 50,
      asked: 60,
    });
    walk.does('2026-01-04', { type: 'Capture', hold: 'h', points: 30 });
    expect(walk.books('2026-01-04')).toMatchObject({ redeemed: 30, available: 70, held: 0 });
    expect(walk.state().ledger.wallets[0]?.open?.lot).toMatchObject({ id: '1', unspent: 70 });
    expect(walk.refused('2026-01-04', { type: 'Capture', hold: 'h' })).toEqual({
      code: 'HOLD_OVER',
      status: 'captured',
    });
  });

  it('lapses at its deadline, whether or not anything is run', () => {
    const walk = held();
    const before = instantBefore('2026-01-10');

    expect(walk.available(before)).toBe(50);
    expect(walk.available('2026-01-10')).toBe(100);
    expect(walk.refused('2026-01-10', { type: 'Capture', hold: 'h' })).toEqual({
      code: 'HOLD_OVER',
      status: 'lapsed',
    });
    walk.does('2026-01-11', { type: 'RecordExpiry' });
    expect(walk.events().map(({ type, at }) => [type, at])).toContainEqual([
      'Lapsed',
      on('2026-01-10'),
    ]);
  });

  it('is captured after its lot has expired, and what is left then expires', () => {
    const walk = ada(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([100, '2026-02-01']) });
    walk.does('2026-01-31', { type: 'Hold', hold: 'h', points: 50, until: on('2026-02-10') });
    walk.does('2026-02-05', { type: 'Capture', hold: 'h', points: 20 });

    expect(walk.books('2026-02-05')).toMatchObject({ redeemed: 20, expired: 80, available: 0 });
  });

  it('is voided, and its name is not used again', () => {
    const walk = held();
    walk.does('2026-01-04', { type: 'Void', hold: 'h' });

    expect(walk.available('2026-01-04')).toBe(100);
    expect(
      walk.refused('2026-01-05', { type: 'Hold', hold: 'h', points: 1, until: on('2026-01-10') }),
    ).toEqual({ code: 'ALREADY_DONE' });
    expect(walk.refused('2026-01-05', { type: 'Void', hold: 'x' })).toEqual({
      code: 'NO_SUCH_HOLD',
    });
    expect(
      walk.refused('2026-01-05', { type: 'Hold', hold: 'j', points: 1, until: on('2026-01-05') }),
    ).toEqual({ code: 'BAD_DEADLINE' });
  });
});

function instantBefore(day: string): string {
  return new Date(Date.parse(on(day)) - 1).toISOString();
}

describe('a refund', () => {
  const tens = { earnRules: [{ id: 'base', points: 1, perMinor: 1000 }] };

  it('worked example 15: three refunds of 9.99 of 30.00 take back a point each', () => {
    const walk = ada(club(tens));
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 3000) });
    const taken = [1, 2, 3].map((day) => {
      walk.does(`2026-01-0${day + 2}`, { type: 'Refund', order: 'A', amountMinor: 999 });
      return walk.books('2026-02-01').clawedBack;
    });

    expect(taken).toEqual([1, 2, 3]);
  });

  it('worked example 15: pro-rata, 100 points on 99.99 come back as 33, 33 and 34', () => {
    const fixed = { earnRules: [{ id: 'fixed', points: 100 }] };
    const walk = ada(club({ ...fixed, returns: { partialRefund: 'pro-rata-cumulative' } }));
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 9999) });
    const taken = [1, 2, 3].map((day) => {
      walk.does(`2026-01-0${day + 2}`, { type: 'Refund', order: 'A', amountMinor: 3333 });
      return walk.books('2026-02-01').clawedBack;
    });

    expect(taken).toEqual([33, 66, 100]);
    expect(walk.refused('2026-01-09', { type: 'Refund', order: 'A' })).toEqual({
      code: 'ALREADY_UNDONE',
    });
  });

  it('each cut down for itself leaves a point here and there', () => {
    const fixed = { earnRules: [{ id: 'fixed', points: 100 }] };
    const walk = ada(club({ ...fixed, returns: { partialRefund: 'per-refund-floor' } }));
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 9999) });
    for (const day of ['03', '04', '05']) {
      walk.does(`2026-01-${day}`, { type: 'Refund', order: 'A', amountMinor: 3333 });
    }

    expect(walk.books('2026-02-01').clawedBack).toBe(99);
  });

  const spent70 = (returns: object) => {
    const walk = ada(club({ returns }));
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 10_000) });
    walk.does('2026-01-03', { type: 'Hold', hold: 'h', points: 70, until: on('2026-01-10') });
    walk.does('2026-01-03', { type: 'Capture', hold: 'h' });
    return walk;
  };

  it('worked example 16: clamped, takes what is left and reports the shortfall', () => {
    const walk = spent70({});
    const outcome = walk.ask('2026-01-04', { type: 'Refund', order: 'A' });

    expect(outcome).toMatchObject({
      accepted: true,
      warnings: [{ code: 'SHORTFALL', currency: 'points', points: 70 }],
    });
    expect(walk.books('2026-01-04')).toMatchObject({ clawedBack: 30, available: 0, debt: 0 });
  });

  it('worked example 16: with debt, 50 and 20 are taken, and the next 100 leave 80', () => {
    const walk = ada(club({ returns: { spent: 'unlimited-debt' } }));
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 7000) });
    walk.does('2026-01-03', { type: 'Hold', hold: 'h', points: 20, until: on('2026-01-10') });
    walk.does('2026-01-03', { type: 'Capture', hold: 'h' });
    const [refunded] = walk.does('2026-01-04', { type: 'Refund', order: 'A' });

    expect(
      refunded?.entries.map((entry) => [entry.kind, 'points' in entry && entry.points]),
    ).toEqual([
      ['clawed-back', 50],
      ['owed', 20],
    ]);
    walk.does('2026-01-05', { type: 'Earn', occasion: order('B', 10_000) });
    expect(balanceAt(walk.state(), on('2026-01-05'))).toMatchObject({ available: 80, debt: 0 });
  });

  it('takes from other lots where the programme says so, and never from more than there is', () => {
    const within = spent70({ spent: 'within-balance' });
    within.does('2026-01-03', { type: 'Adjust', points: 60, reason: 'gift' });
    within.does('2026-01-04', { type: 'Refund', order: 'A' });
    expect(within.books('2026-01-04')).toMatchObject({ clawedBack: 90, available: 0 });

    const any = spent70({ spent: 'any-lot' });
    any.does('2026-01-03', { type: 'Open', reference: 'o', lots: lots([200, '2026-02-01']) });
    any.does('2026-01-04', { type: 'Refund', order: 'A' });
    expect(any.state().ledger.wallets[0]?.open?.points).toBe(130);
    expect(balanceAt(any.state(), on('2026-01-04')).nextExpiry?.points).toBe(100);
  });

  it('worked example 17: points with which an order was paid come back', () => {
    const pay = { kind: 'payment', id: 'pay', points: 20, worthMinor: 100 };
    const paid = () => {
      const walk = ada(club({ redemptions: [pay] }));
      walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([2000, '2027-01-01']) });
      const asked = { type: 'Redeem', redemption: 'r', option: 'pay' } as const;
      walk.does('2026-01-03', { ...asked, points: 1000, orderMinor: 5000, order: 'A' });
      const occasion = { ...order('A', 5000), paidWithPointsMinor: 5000 };
      walk.does('2026-01-03', { type: 'Earn', occasion });
      return walk;
    };
    const whole = paid();
    expect(whole.available('2026-01-04')).toBe(1000);
    whole.does('2026-01-04', { type: 'Refund', order: 'A' });
    expect(whole.available('2026-01-04')).toBe(2000);

    const half = paid();
    const [refunded] = half.does('2026-01-04', { type: 'Refund', order: 'A', amountMinor: 2500 });
    expect(half.available('2026-01-04')).toBe(1500);
    expect(refunded).toMatchObject({ cashMinor: 0 });
  });

  it('worked example 18: a reversal after the lot expired depends on who cancelled', () => {
    const reversed = (cancelledBy: 'firm' | 'customer') => {
      const walk = ada(
        club({ redemptions: [{ kind: 'reward', id: 'mug', points: 60, reward: 'mug' }] }),
      );
      walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([100, '2026-03-31']) });
      walk.does('2026-03-20', { type: 'Redeem', redemption: 'r', option: 'mug' });
      walk.does('2026-04-05', { type: 'ReverseRedemption', redemption: 'r', cancelledBy });
      return walk;
    };
    const customer = reversed('customer');
    expect(customer.available('2026-04-05')).toBe(0);
    expect(customer.books('2026-04-05')).toMatchObject({ redeemed: 0, expired: 100 });

    const firm = reversed('firm');
    expect(firm.available('2026-04-05')).toBe(60);
    expect(firm.available('2026-05-05')).toBe(60);
    expect(firm.available('2026-05-06')).toBe(0);
  });

  it('a reversal is as the programme says: as before, anew for some days, or only if it is soon', () => {
    const availableAfter = (reversal: object, day: string) => {
      const redemptions = [{ kind: 'reward', id: 'mug', points: 60, reward: 'mug' }];
      const walk = ada(club({ redemptions, returns: { reversal } }));
      walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([60, '2026-03-31']) });
      walk.does('2026-03-20', { type: 'Redeem', redemption: 'r', option: 'mug' });
      walk.does(day, { type: 'ReverseRedemption', redemption: 'r', cancelledBy: 'firm' });
      return walk.available(day);
    };
    const soon = { kind: 'reinstate', days: 5, withinDays: 20 };

    expect(availableAfter({ kind: 'original' }, '2026-03-30')).toBe(60);
    expect(availableAfter({ kind: 'original' }, '2026-03-31')).toBe(0);
    expect(availableAfter({ kind: 'reissue', days: 5 }, '2026-12-31')).toBe(60);
    expect(availableAfter(soon, instantBefore('2026-04-10'))).toBe(60);
    expect(availableAfter(soon, '2026-04-10')).toBe(0);
  });

  it('a reversal before the lot has ended gives it back to the lot', () => {
    const redemptions = [{ kind: 'reward', id: 'mug', points: 60, reward: 'mug' }];
    const walk = ada(club({ redemptions, returns: { reversal: { kind: 'reissue', days: 5 } } }));
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([60, '2026-03-31']) });
    walk.does('2026-03-20', { type: 'Redeem', redemption: 'r', option: 'mug' });
    walk.does('2026-03-30', { type: 'ReverseRedemption', redemption: 'r', cancelledBy: 'firm' });

    expect(kinds(walk)).toEqual(['opened', 'redeemed', 'restored']);
  });

  it('worked example 19: takes back what was given, whatever the rule says now', () => {
    const rule = (points: number) => ({ earnRules: [{ id: 'base', points, perMinor: 100 }] });
    for (const later of [rule(2), { earnRules: [] }]) {
      const walk = ada(
        club(
          {},
          {
            versions: [
              { from: '2020-01-01T00:00Z', ...rule(1) },
              { from: '2026-02-01T00:00Z', ...later },
            ],
          },
        ),
      );
      walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 5000) });
      walk.does('2026-02-02', { type: 'Refund', order: 'A' });

      expect(walk.books('2026-02-02')).toMatchObject({ clawedBack: 50, available: 0 });
    }
  });

  it('worked example 20: the same order is credited once', () => {
    const walk = ada(club());
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 5000) });

    expect(walk.refused('2026-01-02', { type: 'Earn', occasion: order('A', 5000) })).toEqual({
      code: 'ALREADY_DONE',
    });
    expect(walk.available('2026-01-02')).toBe(50);
  });
});

describe('standing', () => {
  const silverAndGold = {
    earnRules: [{ id: 'base', points: 1, perMinor: 100 }],
    ladders: [
      {
        id: 'status',
        window: { kind: 'lifetime' },
        tiers: [
          {
            id: 'silver',
            qualify: [{ all: [{ counter: 'points', atLeast: 90 }] }],
            bonus: { currency: 'points', points: 20, qualifying: true },
          },
          { id: 'gold', qualify: [{ all: [{ counter: 'points', atLeast: 110 }] }] },
        ],
      },
    ],
  };

  it('worked example 23: a bonus lifts further, once', () => {
    const walk = ada(club(silverAndGold));
    const events = walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 9500) });

    expect(
      events.map((event) => (event.type === 'TierChanged' ? event.held.tier : event.type)),
    ).toEqual(['Earned', 'silver', 'gold']);
    expect(walk.available('2026-01-02')).toBe(115);
  });

  it('and the bonus of an order that is undone are undone too', () => {
    const walk = ada(club(silverAndGold));
    walk.does('2026-01-02', { type: 'Earn', occasion: order('A', 9500) });
    walk.does('2026-01-03', { type: 'Refund', order: 'A' });

    expect(walk.books('2026-01-03')).toMatchObject({ available: 0, clawedBack: 115 });
    expect(walk.state().counts).toEqual({});
  });

  it('worked example 22: from Platinum down one step, or to what is earned', () => {
    const tier = (id: string, atLeast: number) => ({
      id,
      qualify: [{ all: [{ counter: 'points', atLeast }] }],
    });
    const fallen = (downgrade: string) => {
      const tiers = [
        tier('bronze', 10),
        tier('silver', 100),
        tier('gold', 1000),
        tier('platinum', 5000),
      ];
      const ladder = {
        id: 'status',
        window: { kind: 'calendar', unit: 'year' },
        graceDays: 60,
        downgrade,
        tiers,
      };
      const walk = ada(club({ ladders: [ladder] }), '2025-06-01');
      walk.does('2025-07-01', { type: 'Earn', occasion: order('A', 500_000) });
      walk.does('2026-02-01', { type: 'Earn', occasion: order('B', 2000) });
      walk.does('2026-03-05', { type: 'EvaluateTiers' });
      return walk
        .events()
        .flatMap((event) =>
          event.type === 'TierChanged' && event.from !== event.held.tier ? [event.held.tier] : [],
        );
    };

    expect(fallen('one-step')).toEqual(['platinum', 'gold']);
    expect(fallen('to-earned')).toEqual(['platinum', 'bronze']);
  });
});

describe('spending', () => {
  it('worked example 24: what an order takes, at most half of it, in blocks', () => {
    const spent = (option: object, points: number) => {
      const pay = { kind: 'payment', id: 'pay', points: 100, worthMinor: 100, ...option };
      const walk = ada(club({ redemptions: [pay] }));
      walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([9000, null]) });
      const asked = { type: 'Redeem', redemption: 'r', option: 'pay', points } as const;
      const [event] = walk.does('2026-01-03', { ...asked, orderMinor: 2500 });
      return event?.type === 'Redeemed' ? [event.redemption.points, event.worthMinor] : [];
    };

    expect(spent({}, 5000)).toEqual([2500, 2500]);
    expect(spent({ orderShareMax: '0.5' }, 5000)).toEqual([1250, 1250]);
    expect(spent({ blockPoints: 500 }, 1400)).toEqual([1000, 1000]);
  });

  it('worked example 25: a household gives in proportion, or the oldest member first', () => {
    const amounts = { ada: 32_000, bob: 28_000, cy: 300_000, dee: 9000 };
    const household = Object.entries(amounts).map(([id, available], index) => ({
      id,
      available,
      joinedAt: on(`2026-01-0${9 - index}`),
    }));

    expect(
      poolShares(household, 50_000, { share: 'proportional' })?.map(({ points }) => points),
    ).toEqual([4336, 3794, 40_650, 1220]);
    expect(poolShares(household, 50_000, { share: 'oldest-member-first' })).toEqual([
      { id: 'cy', points: 41_000 },
      { id: 'dee', points: 9000 },
    ]);
    expect(poolShares(household, 369_000, { share: 'proportional' })).toHaveLength(4);
    expect(poolShares(household, 369_001, { share: 'proportional' })).toBeNull();
  });

  it('is undone in proportion to what has not come back to each lot', () => {
    const redemptions = [{ kind: 'reward', id: 'mug', points: 4, reward: 'mug' }];
    const walk = ada(club({ redemptions }));
    const given = lots([3, '2027-01-01'], [1, '2028-01-01']);
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: given });
    walk.does('2026-01-03', { type: 'Redeem', redemption: 'r', option: 'mug' });
    const back = { type: 'ReverseRedemption', redemption: 'r', cancelledBy: 'customer' } as const;
    const parts = [1, 2, 3, 4].map((day) => {
      const [event] = walk.does(`2026-01-0${day + 3}`, { ...back, points: 1 });
      return event?.type === 'RedemptionReversed' ? event.restored.parts[0]?.lot : null;
    });

    expect(parts.toSorted()).toEqual(['1', '1', '1', '2']);
  });

  it('can be undone once, in parts that fit', () => {
    const walk = ada(
      club({ redemptions: [{ kind: 'reward', id: 'mug', points: 60, reward: 'mug' }] }),
    );
    walk.does('2026-01-02', {
      type: 'Open',
      reference: 'o',
      lots: lots([50, '2027-01-01'], [50, '2028-01-01']),
    });
    walk.does('2026-01-03', { type: 'Redeem', redemption: 'r', option: 'mug' });
    const back = { type: 'ReverseRedemption', redemption: 'r', cancelledBy: 'customer' } as const;
    walk.does('2026-01-04', { ...back, points: 31 });

    expect(walk.available('2026-01-04')).toBe(71);
    expect(walk.refused('2026-01-05', { ...back, points: 30 })).toEqual({
      code: 'MORE_THAN_LEFT',
      left: 29,
      asked: 30,
    });
    walk.does('2026-01-05', back);
    expect(walk.refused('2026-01-05', back)).toEqual({ code: 'ALREADY_UNDONE' });
  });
});

it('a programme of several versions applies each to its own time', () => {
  const rule = (points: number) => ({ earnRules: [{ id: 'base', points, perMinor: 100 }] });
  const programme = programmeOf({
    id: 'club',
    zone: 'UTC',
    money: 'EUR',
    versions: [
      { from: '2026-01-01T00:00Z', ...rule(1) },
      { from: '2026-02-01T00:00Z', ...rule(2) },
    ],
  });
  const walk = ada(programme, '2026-02-01');
  walk.does('2026-02-02', {
    type: 'Earn',
    occasion: { ...order('A', 1000), at: on('2026-01-15') },
  });
  walk.does('2026-02-02', { type: 'Earn', occasion: order('B', 1000) });

  expect(walk.available('2026-02-02')).toBe(30);
});

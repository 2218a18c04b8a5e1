/** What if: worked by hand, one change of the programme after the other. */
import { describe, expect, it } from 'vitest';

import type { AccountHistory } from '../../src/analytics/accounting/point-cohort.ts';
import {
  createWhatIf,
  type ValuedProgramme,
  type WhatIfAsk,
  whatIf,
} from '../../src/analytics/accounting/what-if.ts';
import { commandOf } from '../../src/analytics/accounting/what-if-command.ts';
import { replayed } from '../../src/analytics/accounting/what-if-replay.ts';
import type { AccountEvent } from '../../src/domains/loyalty/account-event.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { ratioOf } from '../../src/kernel/ratio.ts';
import { BASE, club, lots, member, on, order, type Walk } from '../loyalty/accounts.ts';

/** A programme whose points are worth one minor unit each, or so much. */
function valued(programme: Programme, pointWorth = '1'): ValuedProgramme {
  return { programme, pointWorthMinor: { points: ratioOf(pointWorth) } };
}

/** What another programme would have meant for a member. */
function changed(walk: Walk, other: Programme, some: Partial<WhatIfAsk> = {}) {
  const run = createWhatIf({
    actual: valued(walk.programme),
    other: valued(other),
    at: on('2026-12-31'),
    ...some,
  });
  const row = run.add({ member: 'ada', events: walk.events() });
  return { row, totals: run.totals(), points: row.points[0] };
}

const LADDER = (silver: number) => [
  {
    id: 'status',
    window: { kind: 'calendar', unit: 'year' },
    tiers: [{ id: 'silver', qualify: [{ all: [{ counter: 'points', atLeast: silver }] }] }],
  },
];
const REWARDS = (points: number) => [{ id: 'mug', kind: 'reward', points, reward: 'mug' }];
const MONTHS = (count: number) => [
  { id: 'points', expiry: { kind: 'age', count, unit: 'months', since: 'earned', endOf: 'day' } },
];
const NOTHING = { issued: 0, clawedBack: 0, redeemed: 0, expired: 0, balance: 0 };

describe('what if', () => {
  it('two points were issued for 1.00 in place of one: twice as many, and twice the cost', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_550) });
    ada.does('2026-03-01', { type: 'Earn', occasion: order('A-2', 2000) });

    const { row, totals, points } = changed(ada, club({ earnRules: [{ ...BASE, points: 2 }] }));

    expect(points?.actual).toEqual({ ...NOTHING, issued: 125, balance: 125 });
    expect(points?.other).toEqual({ ...NOTHING, issued: 251, balance: 251 });
    expect(points?.difference).toEqual({ ...NOTHING, issued: 126, balance: 126 });
    expect(row.outcome).toBe('better');
    expect(totals.costMinor).toEqual({ actual: 125, other: 251, difference: 126 });
    expect([row.events, row.commands, row.refused]).toEqual([3, 3, []]);
  });

  it('a tier began at 100 in place of 200: the member moves up, and points stay', () => {
    const ada = member(club({ ladders: LADDER(200) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 15_000) });

    const { row, totals } = changed(ada, club({ ladders: LADDER(100) }));

    expect(row.tiers).toEqual([
      {
        ladder: 'status',
        from: null,
        to: 'silver',
        moves: { actual: 0, other: 1, difference: 1 },
      },
    ]);
    expect(row.outcome).toBe('equal');
    expect(totals.tierMoves).toEqual([{ ladder: 'status', from: null, to: 'silver', members: 1 }]);
  });

  it('points ended after 3 months in place of 24: less is there at the end of the year', () => {
    const ada = member(club({ currencies: MONTHS(24) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-11-01', { type: 'Earn', occasion: order('A-2', 4000) });

    const { points, row } = changed(ada, club({ currencies: MONTHS(3) }));

    expect(points?.actual).toEqual({ ...NOTHING, issued: 140, balance: 140 });
    expect(points?.other).toEqual({ ...NOTHING, issued: 140, expired: 100, balance: 40 });
    expect(row.outcome).toBe('worse');
  });

  it('a ladder is gone: nobody is on it, and the tier it gave is left', () => {
    const ada = member(club({ ladders: LADDER(100) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 15_000) });

    const { row } = changed(ada, club());

    expect(row.tiers).toEqual([
      {
        ladder: 'status',
        from: 'silver',
        to: null,
        moves: { actual: 1, other: 0, difference: -1 },
      },
    ]);
  });

  it('a tier ends by itself, which is counted although nobody wrote it down', () => {
    const ada = member(club({ ladders: LADDER(100) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 15_000) });

    const { row } = changed(ada, club({ ladders: LADDER(400) }), { at: on('2029-01-01') });

    expect(row.tiers[0]?.moves).toEqual({ actual: 2, other: 0, difference: -2 });
    expect([row.tiers[0]?.from, row.tiers[0]?.to]).toEqual([null, null]);
  });

  it('a tier that is earned again is no move', () => {
    const ladders = LADDER(100).map((one) => ({ ...one, extraWindows: 1 }));
    const ada = member(club({ ladders }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 15_000) });
    ada.does('2027-02-01', { type: 'Earn', occasion: order('A-2', 15_000) });

    const { row } = changed(ada, club({ ladders }), { at: on('2027-06-01') });

    expect(ada.events().filter(({ type }) => type === 'TierChanged').length).toBeGreaterThan(1);
    expect(row.tiers[0]).toEqual({
      ladder: 'status',
      from: 'silver',
      to: 'silver',
      moves: { actual: 1, other: 1, difference: 0 },
    });
  });

  it('points that were spent are clamped and not owed: the debt is gone', () => {
    const redemptions = REWARDS(60);
    const ada = member(club({ redemptions, returns: { spent: 'unlimited-debt' } }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    ada.does('2026-02-03', { type: 'Refund', order: 'A-1' });

    const { points, row } = changed(ada, club({ redemptions }));

    const earned = { ...NOTHING, issued: 100, redeemed: 60 };
    expect(points?.actual).toEqual({ ...earned, clawedBack: 100, balance: -60 });
    expect(points?.other).toEqual({ ...earned, clawedBack: 40 });
    expect(row.outcome).toBe('better');
  });

  it('a mug took 150 points in place of 60: who has 100 is refused, by code, and goes on', () => {
    const ada = member(club({ redemptions: REWARDS(60) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    ada.does('2026-02-03', {
      type: 'ReverseRedemption',
      redemption: 'r-1',
      cancelledBy: 'firm',
      points: 20,
    });
    ada.does('2026-02-04', { type: 'Earn', occasion: order('A-2', 500) });

    const { points, row, totals } = changed(ada, club({ redemptions: REWARDS(150) }));

    expect(row.refused).toEqual([
      { command: 'Redeem', code: 'NOT_ENOUGH_POINTS', times: 1 },
      { command: 'ReverseRedemption', code: 'NO_SUCH_REDEMPTION', times: 1 },
    ]);
    expect(points?.difference).toEqual({ ...NOTHING, redeemed: -40, balance: 40 });
    expect(row.outcome).toBe('equal');
    expect(totals.refused).toEqual(row.refused);
    expect(totals.costMinor).toEqual({ actual: 105, other: 105, difference: 0 });
    expect(totals.leftOut).toBe(0);
  });

  it('members with anything refused are left out where that is asked for, and counted', () => {
    const ada = member(club({ redemptions: REWARDS(60) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Redeem', redemption: 'r-1', option: 'mug' });

    const { totals } = changed(ada, club({ redemptions: REWARDS(150) }), {
      incomplete: 'leave-out',
    });

    expect(totals).toEqual({
      members: 0,
      leftOut: 1,
      events: 3,
      commands: 3,
      better: 0,
      worse: 0,
      equal: 0,
      points: [],
      costMinor: { actual: 0, other: 0, difference: 0 },
      tierMoves: [],
      refused: [{ command: 'Redeem', code: 'NOT_ENOUGH_POINTS', times: 1 }],
      notReplayable: [],
    });
  });

  it('a reversal of all that was left is one of all that is left', () => {
    const ada = member(club({ redemptions: REWARDS(60) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Redeem', redemption: 'r-1', option: 'mug' });
    const reversal = { type: 'ReverseRedemption', redemption: 'r-1', cancelledBy: 'firm' } as const;
    ada.does('2026-02-03', { ...reversal, points: 60 });

    const { points } = changed(ada, club({ redemptions: REWARDS(80) }));

    expect(points?.other).toEqual({ ...NOTHING, issued: 100, balance: 100 });
  });

  it('points paid at most half of an order: the order is remembered with what was asked', () => {
    const pay = { id: 'pay', kind: 'payment', points: 100, worthMinor: 100 };
    const ada = member(club({ redemptions: [pay] }));
    ada.does('2026-02-01', { type: 'Open', reference: 'o', lots: lots([5000, null]) });
    const redeem = { type: 'Redeem', option: 'pay', orderMinor: 2500 } as const;
    ada.does('2026-02-02', { ...redeem, redemption: 'r-1', points: 5000 });

    const { points } = changed(ada, club({ redemptions: [{ ...pay, orderShareMax: '0.5' }] }));

    expect(points?.actual).toEqual({ ...NOTHING, redeemed: 2500, balance: 2500 });
    expect(points?.other).toEqual({ ...NOTHING, redeemed: 1250, balance: 3750 });
  });

  it('a point is worth more under the other programme: the same points cost more', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_100) });

    const { row, totals } = changed(ada, club(), { other: valued(club(), '1.5') });

    expect(row.outcome).toBe('better');
    // 101 × 1.5 = 151.5, halves up.
    expect(totals.points[0]?.costMinor).toEqual({ actual: 101, other: 152, difference: 51 });
  });

  it('a currency without a worth costs nothing, and makes nobody better off', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    const other = club({ earnRules: [{ ...BASE, points: 2 }] });
    const worthless = { pointWorthMinor: {} };

    const { row, totals } = changed(ada, other, {
      actual: { programme: ada.programme, ...worthless },
      other: { programme: other, ...worthless },
    });

    expect(row.outcome).toBe('equal');
    expect(totals.costMinor.difference).toBe(0);
    expect(totals.points[0]?.difference.issued).toBe(100);
  });

  it('goods that came back, and others sold for them: tried as one, and if not, each alone', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Exchange', order: 'A-1', occasion: order('A-2', 6000) });
    const same = changed(ada, club());
    const late = changed(ada, club({ from: '2026-02-01T12:00Z' }));

    expect([same.row.commands, same.row.refused]).toEqual([3, []]);
    expect(same.points?.difference).toEqual(NOTHING);
    // Before the programme began nothing is there: no account, so nothing that follows either.
    expect(late.row.refused).toEqual([
      { command: 'Earn', code: 'NOT_ALLOWED', times: 1 },
      { command: 'Earn', code: 'NO_PROGRAMME_THEN', times: 1 },
      { command: 'Enrol', code: 'NO_PROGRAMME_THEN', times: 1 },
      { command: 'Refund', code: 'NOT_ALLOWED', times: 1 },
    ]);
    expect(late.row.commands).toBe(4);
  });

  it('an amount came back over all lines: it does under the other programme', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 1, 1, 9998) });
    // 5000 of 10,000 over 1, 1 and 9998 is 1, 0 and 4999: the first line is given back in full.
    ada.does('2026-02-02', { type: 'Refund', order: 'A-1', amountMinor: 5000 });
    ada.does('2026-02-03', { type: 'Refund', order: 'A-1', lines: ['2'] });

    const { points, row } = changed(ada, club({ earnRules: [{ ...BASE, points: 3 }] }));

    expect(row.refused).toEqual([]);
    // 4999 is left of the third line: 49 points of 100, and 149 of 300.
    expect(points?.actual.balance).toBe(49);
    expect(points?.other.balance).toBe(149);
  });

  it('points began at once, and the delivery is told all the same', () => {
    const waiting = { id: 'points', pending: { kind: 'event', event: 'delivered' } };
    const ada = member(club({ currencies: [waiting] }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 2000, 3000) });
    const occasion = { type: 'order', id: 'A-1' } as const;
    ada.does('2026-02-02', { type: 'Activate', occasion, event: 'delivered', lines: ['2'] });

    const { row, points } = changed(ada, club());

    expect(row.refused).toEqual([{ command: 'Activate', code: 'NOTHING_WAITS', times: 1 }]);
    expect(points?.difference).toEqual(NOTHING);
  });
});

describe('the same programme', () => {
  /** What the events of a member come to when they are asked again. */
  const again = (walk: Walk) => {
    const { actual, other, refused } = replayed(
      walk.events(),
      walk.rules,
      walk.rules,
      on('2026-12-31'),
    );
    expect(refused).toEqual([]);
    return { state: other.state, as: actual.state };
  };

  it('gives back an amount as an amount, though it is all of one line', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 1, 1, 9998) });
    ada.does('2026-02-02', { type: 'Refund', order: 'A-1', amountMinor: 5000 });
    const { state, as } = again(ada);

    expect(state).toEqual(as);
  });

  it('gives back some of a line that cost nothing, and not all of it', () => {
    const ada = member(club());
    const gift = { id: 'gift', netMinor: 0, quantity: 3 };
    const lines = [...order('A-1', 1000).lines, gift];
    ada.does('2026-02-01', { type: 'Earn', occasion: { type: 'order', id: 'A-1', lines } });
    ada.does('2026-02-02', {
      type: 'Refund',
      order: 'A-1',
      lines: [{ line: 'gift', quantity: 1 }],
    });
    const { state, as } = again(ada);

    expect(state).toEqual(as);
  });

  it('gives back all that is left where all that was left came back', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 2000, 3000) });
    ada.does('2026-02-02', { type: 'Refund', order: 'A-1', lines: ['1'] });
    const before = ada.state();
    const [rest] = ada.does('2026-02-03', { type: 'Refund', order: 'A-1', lines: ['2'] });
    const by = { actor: 'till-4', authority: null };
    const told = { type: 'Refund', at: on('2026-02-03'), by, cancelledBy: 'customer' };

    expect(rest && commandOf(rest, before)).toEqual({ ...told, order: 'A-1' });
  });

  it('says of which lines something was delivered, as it was said', () => {
    const waiting = { id: 'points', pending: { kind: 'event', event: 'delivered' } };
    const ada = member(club({ currencies: [waiting] }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 2000, 3000) });
    const before = ada.state();
    const occasion = { type: 'order', id: 'A-1' } as const;
    const told = { type: 'Activate', occasion, event: 'delivered' } as const;
    const [some] = ada.does('2026-02-02', { ...told, lines: ['2'] });

    expect(some && commandOf(some, before)).toMatchObject({ ...told, lines: ['2'] });
    const { state, as } = again(ada);
    expect(state).toEqual(as);
  });

  it('cancels as the firm what the firm cancelled, though something else was bought just then', () => {
    const pay = { id: 'pay', kind: 'payment', points: 1, worthMinor: 1 };
    const ada = member(club({ redemptions: [pay] }));
    ada.does('2026-02-01', { type: 'Open', reference: 'old', lots: lots([100, '2026-03-31']) });
    const paid = { type: 'Redeem', redemption: 'r-1', option: 'pay', order: 'A-1' } as const;
    ada.does('2026-03-20', { ...paid, points: 100 });
    ada.does('2026-03-20', { type: 'Earn', occasion: order('A-1', 1000) });
    ada.does('2026-04-05', { type: 'Refund', order: 'A-1', cancelledBy: 'firm' });
    ada.does('2026-04-05', { type: 'Earn', occasion: order('A-2', 1000) });
    const { state, as } = again(ada);

    // What the firm cancels can be spent for 30 days, though its lot has ended.
    expect(ada.available('2026-04-06')).toBe(110);
    expect(state).toEqual(as);
  });

  it('imports the tiers and counts that were imported', () => {
    const ada = member(club({ ladders: LADDER(200) }));
    const since = on('2025-06-01');
    ada.does('2026-02-01', {
      type: 'Open',
      reference: 'old',
      lots: lots([50, '2026-06-01']),
      joinedAt: since,
      counts: { points: { '2026-01-15': 150 } },
      lifetime: { orders: 3 },
      tiers: { status: { tier: 'silver', since, dropsAt: on('2026-04-01') } },
    });
    const { state, as } = again(ada);

    expect(as.standings).not.toEqual({});
    expect(state).toEqual(as);
  });

  it('lets time run as far as it had before something was told late', () => {
    const idle = { id: 'points', expiry: { kind: 'inactivity', months: 1 } };
    const ada = member(club({ currencies: [idle] }));
    ada.does('2026-01-02', { type: 'Earn', occasion: order('A-1', 1000) });
    ada.does('2026-02-10', { type: 'RecordExpiry' });
    ada.does('2026-01-20', { type: 'Earn', occasion: order('A-2', 500) });
    const { state, as } = again(ada);

    expect(ada.events().map(({ type }) => type)).toEqual([
      'Enrolled',
      'Earned',
      'IdleExpired',
      'Earned',
    ]);
    expect(state).toEqual(as);
  });

  it('asks for a welcome that somebody told of, beside that of enrolling', () => {
    const hello = { id: 'hello', on: 'welcome', points: 5, partner: 'air' };
    const ada = member(club({ partners: [{ id: 'air' }], earnRules: [BASE, hello] }));
    const occasion = { type: 'welcome', id: 'welcome', partner: 'air' } as const;
    ada.does('2026-01-01', { type: 'Earn', occasion });
    const { state, as } = again(ada);

    expect(ada.books('2026-12-31').issued).toBe(5);
    expect(state).toEqual(as);
  });
});

describe('what followed by itself', () => {
  const issuing = [{ ...REWARDS(60)[0], issued: 'at-balance' }];

  it('is not asked for: a mug that was issued at 60 points is not, where one has to ask', () => {
    const ada = member(club({ redemptions: issuing }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });

    const { points, row } = changed(ada, club({ redemptions: REWARDS(60) }));

    expect([row.events, row.commands, row.refused]).toEqual([3, 2, []]);
    expect(points?.actual).toEqual({ ...NOTHING, issued: 100, redeemed: 60, balance: 40 });
    expect(points?.other).toEqual({ ...NOTHING, issued: 100, balance: 100 });
  });

  it('is found again by what came of it there, when it is reversed: its number is another', () => {
    const ada = member(club({ redemptions: issuing }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 2000) });
    ada.does('2026-02-02', { type: 'Earn', occasion: order('A-2', 8000) });
    const reversal = { type: 'ReverseRedemption', cancelledBy: 'firm' } as const;
    ada.does('2026-02-03', { ...reversal, redemption: 'automatic/4' });

    // Silver at 10 is one event more before the mug.
    const { points, row } = changed(ada, club({ redemptions: issuing, ladders: LADDER(10) }));

    expect(row.refused).toEqual([]);
    expect(points?.actual).toEqual({ ...NOTHING, issued: 100, balance: 100 });
    expect(points?.difference).toEqual(NOTHING);
    expect(changed(ada, club({ redemptions: REWARDS(60) })).row.refused).toEqual([
      { command: 'ReverseRedemption', code: 'NO_SUCH_REDEMPTION', times: 1 },
    ]);
  });

  it('is found again one by one, and never something else in its place', () => {
    const reversal = { type: 'ReverseRedemption', cancelledBy: 'firm' } as const;
    const pen = { id: 'pen', kind: 'reward', points: 10, reward: 'pen' };
    const ada = member(club({ redemptions: issuing }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 13_000) });
    ada.does('2026-02-03', { ...reversal, redemption: 'automatic/3' });
    ada.does('2026-02-03', { ...reversal, redemption: 'automatic/4' });
    const same = changed(ada, club({ redemptions: issuing, ladders: LADDER(10) }));
    const pens = changed(ada, club({ redemptions: [{ ...pen, issued: 'at-balance' }] }));

    expect([same.row.refused, same.points?.difference]).toEqual([[], NOTHING]);
    expect(pens.row.refused).toEqual([
      { command: 'ReverseRedemption', code: 'NO_SUCH_REDEMPTION', times: 2 },
    ]);
  });

  it('is found again when it is taken back: an order that should never have been told', () => {
    const ada = member(club());
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 2000) });
    ada.does('2026-02-02', { type: 'Earn', occasion: order('A-2', 8000) });
    ada.does('2026-02-03', { type: 'Retract', event: 3 });

    const { points, row } = changed(ada, club({ ladders: LADDER(10) }));

    expect(row.refused).toEqual([]);
    expect(points?.other).toEqual({ ...NOTHING, issued: 100, clawedBack: 80, balance: 20 });
    expect(points?.difference).toEqual(NOTHING);
  });

  it('is not asked for: the welcome of the other programme is given, and no other', () => {
    const welcome = (points: number) => ({ id: 'hello', on: 'welcome', points });
    const ada = member(club({ earnRules: [BASE, welcome(50)] }));

    const { points, row } = changed(ada, club({ earnRules: [BASE, welcome(30)] }));

    expect([row.events, row.commands, row.refused]).toEqual([2, 1, []]);
    expect(points?.difference).toEqual({ ...NOTHING, issued: -20, balance: -20 });
  });
});

describe('events from before they kept what was asked', () => {
  const stripped = (events: readonly AccountEvent[], field: string): readonly AccountEvent[] => {
    return events.map((event) => {
      if (event.type === 'Sent') return event;
      const kept = Object.entries(event).filter(([name]) => name !== field);
      return Object.fromEntries(kept) as unknown as AccountEvent;
    });
  };
  const lackOf = (walk: Walk, field: string) => {
    const ask = { actual: valued(walk.programme), other: valued(club()), at: on('2026-12-31') };
    const events = stripped(walk.events(), field);
    const row = createWhatIf(ask).add({ member: 'ada', events });
    return { lacks: row.notReplayable, refused: row.refused, commands: row.commands };
  };

  it('are counted with what is missing, and skipped: a redemption', () => {
    const ada = member(club({ redemptions: REWARDS(60) }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 10_000) });
    ada.does('2026-02-02', { type: 'Redeem', redemption: 'r-1', option: 'mug' });

    expect(lackOf(ada, 'asked')).toEqual({
      lacks: [{ event: 'Redeemed', reason: 'ASK_NOT_KEPT', times: 1 }],
      refused: [],
      commands: 2,
    });
  });

  it('are counted with what is missing, and skipped: what waited, and what was received', () => {
    const waiting = { id: 'points', pending: { kind: 'event', event: 'delivered' } };
    const ada = member(club({ currencies: [waiting], transfers: { currencies: ['points'] } }));
    ada.does('2026-02-01', { type: 'Earn', occasion: order('A-1', 2000) });
    const occasion = { type: 'order', id: 'A-1' } as const;
    ada.does('2026-02-02', { type: 'Activate', occasion, event: 'delivered' });
    ada.does('2026-02-03', { type: 'Receive', transfer: 't', from: 'bob', lots: lots([5, null]) });

    expect(lackOf(ada, 'lines').lacks).toEqual([
      { event: 'Activated', reason: 'LINES_NOT_KEPT', times: 1 },
    ]);
    expect(lackOf(ada, 'lots').lacks).toEqual([
      { event: 'Received', reason: 'LOTS_NOT_KEPT', times: 1 },
    ]);
  });
});

describe('many members', () => {
  const histories = (): readonly AccountHistory[] =>
    [100, 200, 300, 400].map((size, index) => {
      const walk = member(club({ ladders: LADDER(250) }), '2026-01-01', `m-${index}`);
      walk.does('2026-02-01', { type: 'Earn', occasion: order('A-1', size * 100) });
      return { member: `m-${index}`, events: walk.events() };
    });
  const ask = {
    actual: valued(club({ ladders: LADDER(250) })),
    other: valued(club({ earnRules: [{ ...BASE, perMinor: 200 }], ladders: LADDER(150) }), '2'),
    at: on('2026-12-31'),
  };

  it('are read one at a time from what has to be waited for, and told of as they are done', async () => {
    const seen: string[] = [];
    const progress: object[] = [];
    async function* waited() {
      for (const history of histories()) yield await Promise.resolve(history);
    }

    const totals = await whatIf(waited(), ask, {
      onMember: (row) => seen.push(`${row.member} ${row.outcome}`),
      onProgress: (now) => progress.push(now),
      progressEvery: 3,
    });

    expect(seen).toEqual(['m-0 equal', 'm-1 equal', 'm-2 equal', 'm-3 equal']);
    expect(progress).toEqual([
      { members: 3, events: 7 },
      { members: 4, events: 10 },
    ]);
    // Silver by hand: 300 and 400 of 250 as it was; 150 and 200 of 150 as it would be.
    expect(totals.tierMoves).toEqual([
      { ladder: 'status', from: null, to: null, members: 2 },
      { ladder: 'status', from: 'silver', to: 'silver', members: 2 },
    ]);
    expect(totals.points[0]?.other).toEqual({ ...NOTHING, issued: 500, balance: 500 });
    expect(totals.costMinor).toEqual({ actual: 1000, other: 1000, difference: 0 });
  });

  it('give the same sum without anybody who looks on', async () => {
    const watched = await whatIf(histories(), ask, { onMember: () => undefined });

    expect(await whatIf(histories(), ask)).toEqual(watched);
  });

  it('tell of progress once at the end if that is when the count is full', async () => {
    const progress: object[] = [];
    const onProgress = (now: object) => progress.push(now);
    await whatIf(histories(), ask, { onProgress, progressEvery: 2 });
    await whatIf([], ask, { onProgress });

    expect(progress).toEqual([
      { members: 2, events: 4 },
      { members: 4, events: 10 },
      { members: 0, events: 0 },
    ]);
  });
});

describe('what cannot be meant', () => {
  const ada = member(club());
  const side = valued(club());
  const ask: WhatIfAsk = { actual: side, other: side, at: on('2026-12-31') };

  it.each([
    ['ask.at must be', { at: '2026-12-31' as WhatIfAsk['at'] }],
    ['ask.incomplete must be', { incomplete: 'stop' as WhatIfAsk['incomplete'] }],
    ['ask.actual.pointWorthMinor must be', { actual: valued(club(), '-1') }],
    [
      'ask.other.pointWorthMinor must be',
      { other: { ...side, pointWorthMinor: { points: { numerator: 1, denominator: 0 } } } },
    ],
    ['ask.other.programme must be', { other: valued(club({}, { money: 'USD' })) }],
  ])('is refused: %s', (message, some: Partial<WhatIfAsk>) => {
    expect(() => createWhatIf({ ...ask, ...some })).toThrow(message);
  });

  it('is refused: an instant before the newest event; at that event it is taken', () => {
    const at = on('2026-01-01');

    expect(createWhatIf({ ...ask, at }).add({ member: 'ada', events: ada.events() }).events).toBe(
      1,
    );
    expect(() =>
      createWhatIf({ ...ask, at: on('2025-12-31') }).add({ member: 'ada', events: ada.events() }),
    ).toThrow('ask.at must not be before');
  });

  it('is refused: to be told after every half of a member', async () => {
    await expect(whatIf([], ask, { progressEvery: 0.5 })).rejects.toThrow('progressEvery must be');
  });
});

/** What a newcomer gets wrong without a parser: each ends as a refusal, or as an error with a code. */
import { describe, expect, it } from 'vitest';

import { previewEarning } from '../../src/domains/loyalty/account-preview.ts';
import { parseLoyaltyEvent } from '../../src/domains/loyalty/account-schema.ts';
import { loyalty } from '../../src/domains/loyalty/loyalty.ts';
import type { Programme } from '../../src/domains/loyalty/programme.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import { club, lots, member, on, order, type Told } from './accounts.ts';

const broken = { code: 'CONTRACT_BROKEN' };

describe('an amount that was never parsed', () => {
  const walk = member(club());
  const line = { id: '1', netMinor: 1000 };
  const sale = (some: object, more: object = {}): Told => {
    return { type: 'Earn', occasion: { ...order('A'), lines: [{ ...line, ...some }], ...more } };
  };

  it.each<readonly [string, Told, string]>([
    ['a part of a cent', sale({ netMinor: 1.5 }), 'occasion.lines'],
    ['less than nothing', sale({ netMinor: -1 }), 'occasion.lines'],
    ['more than can be added up', sale({ netMinor: 1e12 + 1 }), 'occasion.lines'],
    ['a discount below 0', sale({ discountMinor: -1 }), 'occasion.lines'],
    ['a discount above the price', sale({ discountMinor: 1001 }), 'occasion.lines'],
    ['no number', sale({ taxMinor: Number.NaN }), 'occasion.lines'],
    ['text', sale({ shippingMinor: '5' }), 'occasion.lines'],
    ['half a piece', sale({ quantity: 0.5 }), 'occasion.lines'],
    ['more points than money', sale({}, { paidWithPointsMinor: 1001 }), 'occasion.paidWith'],
    ['points below 0', sale({}, { paidWithPointsMinor: -1 }), 'occasion.paidWithPointsMinor'],
    [
      'a part of a count',
      { type: 'Open', reference: 'o', lots: [], counts: { points: { '2026-01-01': 0.5 } } },
      'counts',
    ],
    [
      'no lifetime',
      { type: 'Open', reference: 'o', lots: [], lifetime: { orders: 1e300 } },
      'counts',
    ],
  ])('is no part of an account: %s', (_name, told, field) => {
    const before = walk.state();

    expect(() => walk.ask('2026-02-01', told)).toThrow(`loyalty: ${field}`);
    expect(() => walk.ask('2026-02-01', told)).toThrow(expect.objectContaining(broken));
    expect(walk.state()).toBe(before);
  });

  it('is taken up to its bounds', () => {
    const whole = { netMinor: 1000, discountMinor: 1000, taxMinor: 0, quantity: 0 };
    const priced = { ...line, id: '2', netMinor: 1e12 };
    const told = sale(whole, {
      lines: [{ ...line, ...whole }, priced],
      paidWithPointsMinor: 1e12,
    });
    walk.does('2026-02-01', told);
    expect(walk.books('2026-02-01').issued).toBe(0);
  });

  it('is not in a preview either', () => {
    const told = { ...order('A'), lines: [{ ...line, netMinor: 1.5 }] };

    expect(() => previewEarning(club(), walk.state(), told, on('2026-02-01'))).toThrow(
      expect.objectContaining(broken),
    );
  });

  it.each([
    [{ lots: [{ currency: 'points', points: 1.5, activeAt: on('2026-01-01'), expiresAt: null }] }],
    [{ debts: { points: -5 } }],
  ])('does not come with another account: case %#', (some) => {
    const nothing = { joinedAt: on('2026-01-01'), lots: [], debts: {}, counts: {}, lifetime: {} };
    const told: Told = { type: 'MergeFrom', from: 'bob', estate: { ...nothing, ...some } };

    expect(walk.refused('2026-02-01', told)).toMatchObject({ code: 'BAD_POINTS' });
  });

  it('a debt of nothing is none', () => {
    const nothing = { joinedAt: on('2026-01-01'), lots: [], counts: {}, lifetime: {} };
    const estate = { ...nothing, debts: { points: 0 } };
    const [event] = walk.does('2026-02-02', { type: 'MergeFrom', from: 'cy', estate });

    expect(event?.entries).toEqual([]);
  });
});

describe('what is not there', () => {
  it.each([undefined, null, {}, { versions: [] }, 'club'])('is no programme: %j', (from) => {
    expect(() => loyalty(from as unknown as Programme)).toThrow(
      'loyalty: programme must be what parseProgramme has made',
    );
  });

  it.each([undefined, null, 7, {}])('is no command: %j', (told) => {
    const { rules } = member(club());
    const standing = { state: rules.initial, newestAt: null };

    expect(() => carryOut(rules, standing, told as never)).toThrow(expect.objectContaining(broken));
  });

  it('is no payment: neither points nor what the order comes to', () => {
    const pay = { id: 'pay', kind: 'payment', points: 1, worthMinor: 1 };
    const walk = member(club({ redemptions: [pay] }));
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([50, null]) });
    const told = { type: 'Redeem', redemption: 'r', option: 'pay' } as const;

    expect(walk.refused('2026-02-01', told)).toEqual({ code: 'AMOUNT_MISSING' });
    walk.does('2026-02-01', { ...told, orderMinor: 20 });
    expect(walk.available('2026-02-01')).toBe(30);
    walk.does('2026-02-01', { ...told, redemption: 's', points: 20 });
    expect(walk.available('2026-02-01')).toBe(10);
  });
});

it('an event of hundreds of rules is read back as it was', () => {
  const earnRules = Array.from({ length: 300 }, (_, n) => ({ id: `rule-${n}`, points: 1 }));
  const walk = member(club({ earnRules, stacking: 'beside-stackable' }));
  const [event] = walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });

  expect(event?.rules).toHaveLength(300);
  expect(parseLoyaltyEvent(JSON.parse(JSON.stringify(event)))).toEqual({ ok: true, value: event });
});

/** Changes of standing: what their events say, and until when a tier keeps points from expiring. */
import { describe, expect, it } from 'vitest';

import { RULES } from '../../src/domains/loyalty/account-rules.ts';
import { NO_ACCOUNT } from '../../src/domains/loyalty/account-state.ts';
import { isSame, tierCountersOf } from '../../src/domains/loyalty/decide-tier.ts';
import { BASE, club, member, on, order, type Walk } from './accounts.ts';

const tier = (id: string, atLeast: number, some: object = {}) => ({
  id,
  qualify: [{ all: [{ counter: 'points', atLeast }] }],
  ...some,
});
const bonus = (points: number) => ({ bonus: { currency: 'points', points } });
const ladder = (id: string, tiers: readonly object[], some: object = {}) => ({
  id,
  window: { kind: 'calendar', unit: 'year' },
  downgrade: 'to-earned',
  tiers,
  ...some,
});
const SILVER_GOLD = [tier('silver', 100), tier('gold', 200)];

/** What the events of a command say of standing. */
function changes(walk: Walk, at: string, told: Parameters<Walk['does']>[1]) {
  return walk.does(at, told).flatMap((event) => (event.type === 'TierChanged' ? [event] : []));
}
const sale = (id: string, points: number) =>
  ({ type: 'Earn', occasion: order(id, points * 100) }) as const;
const LOOK = { type: 'EvaluateTiers' } as const;

describe('the event of a change', () => {
  it('says what changed, by which rule, and pays no bonus where there is none', () => {
    const walk = member(club({ ladders: [ladder('status', SILVER_GOLD)] }));
    const held = {
      tier: 'silver',
      since: on('2026-02-01'),
      asOf: on('2026-02-01'),
      dropsAt: null,
      until: on('2027-01-01'),
    };
    expect(changes(walk, '2026-02-01', sale('A', 100))).toEqual([
      {
        type: 'TierChanged',
        at: on('2026-02-01'),
        by: { actor: 'till-4', authority: null },
        programmeVersion: 1,
        rules: [RULES.tier],
        entries: [],
        ladder: 'status',
        from: null,
        held,
        bonus: null,
        suspended: {},
      },
    ]);
  });

  it('issues the bonus as a lot of its own, under the name of the tier', () => {
    const walk = member(club({ ladders: [ladder('status', [tier('silver', 100, bonus(20))])] }));
    const [change] = changes(walk, '2026-02-01', sale('A', 100));
    expect(change).toMatchObject({
      bonus: { tier: 'silver', cause: 'order/A', lots: ['2'], date: '2026-02-01' },
      entries: [{ kind: 'issued', lot: { source: 'bonus', reference: 'tier/silver' }, points: 20 }],
    });
  });

  it('of a tier that is given or ended says so', () => {
    const walk = member(club({ ladders: [ladder('status', SILVER_GOLD)] }));
    const [given] = walk.does('2026-02-01', { type: 'GrantTier', tier: 'gold', until: null });
    const [ended] = walk.does('2026-02-02', { type: 'EndTier', tier: 'gold' });
    expect(given).toMatchObject({ type: 'TierGranted', rules: [RULES.grant] });
    expect(ended).toMatchObject({ type: 'TierEnded', rules: [RULES.grant] });
  });

  it('is another where any of its terms is', () => {
    const one = {
      tier: 'gold',
      since: on('2026-01-01'),
      asOf: on('2026-01-01'),
      dropsAt: on('2026-02-01'),
      until: on('2026-03-01'),
    };
    expect(isSame(one, { ...one, asOf: on('2026-01-02') })).toBe(true);
    expect(isSame(one, { ...one, tier: 'silver' })).toBe(false);
    expect(isSame(one, { ...one, since: on('2026-01-02') })).toBe(false);
    expect(isSame(one, { ...one, dropsAt: null })).toBe(false);
    expect(isSame(one, { ...one, until: null })).toBe(false);
  });

  it('starts from the instant itself where nobody has joined', () => {
    expect(tierCountersOf(NO_ACCOUNT, 'status', on('2026-02-01')).joinedAt).toBe(on('2026-02-01'));
    const walk = member(club());
    expect(tierCountersOf(walk.state(), 'status', on('2026-02-01')).joinedAt).toBe(
      on('2026-01-01'),
    );
  });
});

describe('a tier given', () => {
  const two = () =>
    member(club({ ladders: [ladder('one', [tier('tin', 500)]), ladder('status', SILVER_GOLD)] }));

  it('is one of any ladder', () => {
    const walk = two();
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'gold', until: null });
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'tin', until: on('2026-03-01') });
    expect(walk.state().granted.map((one) => one.tier)).toEqual(['gold', 'tin']);
  });

  it('can be ended once, whatever else was given, until it is over', () => {
    const walk = two();
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'silver', until: on('2026-03-01') });
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'gold', until: null });
    expect(walk.refused('2026-02-02', { type: 'EndTier', tier: 'tin' })).toEqual({
      code: 'NO_SUCH_TIER',
    });
    expect(walk.refused('2026-03-01', { type: 'EndTier', tier: 'silver' })).toEqual({
      code: 'NO_SUCH_TIER',
    });
    walk.does('2026-03-02', { type: 'EndTier', tier: 'gold' });
    expect(walk.refused('2026-03-03', { type: 'EndTier', tier: 'gold' })).toEqual({
      code: 'NO_SUCH_TIER',
    });
    const again = two();
    again.does('2026-02-01', { type: 'GrantTier', tier: 'silver', until: on('2026-03-01') });
    expect(again.does('2026-02-28', { type: 'EndTier', tier: 'silver' })).toHaveLength(2);
  });
});

describe('points that a tier keeps from expiring', () => {
  const expiry = (...tiers: readonly string[]) => ({
    currencies: [
      {
        id: 'points',
        expiry: {
          kind: 'suspended',
          tiers,
          otherwise: { kind: 'age', count: 30, unit: 'days', since: 'earned', endOf: 'day' },
        },
      },
    ],
  });
  const kept = (walk: Walk, at: string, told: Parameters<Walk['does']>[1]) =>
    changes(walk, at, told).map(({ suspended }) => suspended);

  it('are kept for as long as the tier lasts, and not by another', () => {
    const walk = member(club({ ...expiry('gold'), ladders: [ladder('status', SILVER_GOLD)] }));
    expect(kept(walk, '2026-02-01', sale('A', 100))).toEqual([{}]);
    expect(kept(walk, '2026-02-02', sale('B', 100))).toEqual([{ points: on('2027-01-01') }]);
    expect(kept(walk, '2026-02-02', LOOK)).toEqual([]);
    expect(kept(walk, '2026-02-03', LOOK)).toEqual([]);
  });

  it('are kept down the steps that keep them', () => {
    const status = ladder('status', SILVER_GOLD, { downgrade: 'one-step' });
    const walk = member(club({ ...expiry('silver', 'gold'), ladders: [status] }));
    expect(kept(walk, '2026-02-01', sale('A', 200))).toEqual([{ points: on('2028-01-01') }]);
  });

  it('are kept for ever by a tier that never falls', () => {
    const status = ladder('status', SILVER_GOLD, { downgrade: 'never' });
    const walk = member(club({ ...expiry('silver'), ladders: [status] }));
    expect(kept(walk, '2026-02-01', sale('A', 100))).toEqual([{ points: null }]);
    expect(kept(walk, '2026-02-02', LOOK)).toEqual([]);
  });

  it.each([
    ['month', 'year'],
    ['year', 'month'],
  ])('are kept by the ladder that keeps them longest: by %s, by %s', (one, other) => {
    const ladders = [
      ladder('one', [tier('a', 100)], { window: { kind: 'calendar', unit: one } }),
      ladder('other', [tier('b', 100)], { window: { kind: 'calendar', unit: other } }),
    ];
    const walk = member(club({ ...expiry('a', 'b'), ladders }));
    expect(kept(walk, '2026-02-01', sale('A', 100)).at(-1)).toEqual({ points: on('2027-01-01') });
  });

  it.each([
    ['never', 'to-earned'],
    ['to-earned', 'never'],
  ])('are kept for ever if one ladder does: %s, %s', (one, other) => {
    const ladders = [
      ladder('one', [tier('a', 100)], { downgrade: one }),
      ladder('other', [tier('b', 100)], { downgrade: other }),
    ];
    const walk = member(club({ ...expiry('a', 'b'), ladders }));
    expect(kept(walk, '2026-02-01', sale('A', 100)).at(-1)).toEqual({ points: null });
  });

  it('are kept longer by what is earned below the tier that is held', () => {
    const status = ladder('status', SILVER_GOLD, { extraWindows: 1 });
    const walk = member(club({ ...expiry('silver', 'gold'), ladders: [status] }), '2025-01-01');
    expect(kept(walk, '2025-02-01', sale('A', 200))).toEqual([{ points: on('2027-01-01') }]);
    expect(kept(walk, '2026-02-01', sale('B', 50))).toEqual([]);
    expect(kept(walk, '2026-02-02', sale('C', 50))).toEqual([{ points: on('2028-01-01') }]);
    expect(walk.state().standings['status']).toMatchObject({
      tier: 'gold',
      until: on('2027-01-01'),
    });
  });

  it('are kept from the version on that says so, of a member who stands there', () => {
    const status = { ladders: [ladder('status', SILVER_GOLD)] };
    const versions = [
      { from: '2020-01-01T00:00Z', earnRules: [BASE], ...status },
      { from: '2026-03-01T00:00Z', earnRules: [BASE], ...status, ...expiry('silver') },
    ];
    const walk = member(club({}, { versions }));
    expect(kept(walk, '2026-02-01', sale('A', 100))).toEqual([{}]);
    expect(kept(walk, '2026-02-02', LOOK)).toEqual([]);
    expect(kept(walk, '2026-03-02', LOOK)).toEqual([{ points: on('2027-01-01') }]);
    expect(kept(walk, '2026-03-02', LOOK)).toEqual([]);
    expect(kept(walk, '2026-03-03', LOOK)).toEqual([]);
  });
});

describe('the bonus of a tier that a new version brings', () => {
  it('is paid when a timer finds it reached', () => {
    const status = ladder('status', SILVER_GOLD);
    const ever = ladder('ever', [tier('tin', 10, bonus(5))], { window: { kind: 'lifetime' } });
    const versions = [
      { from: '2020-01-01T00:00Z', earnRules: [BASE], ladders: [status] },
      { from: '2026-06-01T00:00Z', earnRules: [BASE], ladders: [status, ever] },
    ];
    const walk = member(club({}, { versions }));
    walk.does('2026-02-01', sale('A', 100));
    const told = changes(walk, '2027-02-01', { type: 'RecordExpiry' });
    expect(told.map(({ at, held, bonus: paid }) => [at, held.tier, paid?.tier ?? null])).toEqual([
      [on('2027-01-01'), null, null],
      [on('2027-01-01'), 'tin', 'tin'],
    ]);
    expect(walk.available('2027-02-01')).toBe(105);
  });
});

describe('the bonus of a tier that was lost', () => {
  const taken = (walk: Walk, at: string) =>
    walk
      .does(at, { type: 'Refund', order: 'A' })
      .flatMap((event) => (event.type === 'Refunded' ? event.bonuses : []));

  it('is that of its own ladder', () => {
    const ladders = [
      ladder('one', [tier('tin', 500)]),
      ladder('status', [tier('silver', 100, bonus(20))]),
    ];
    const walk = member(club({ ladders }));
    walk.does('2026-02-01', sale('A', 100));
    expect(taken(walk, '2026-02-02')).toEqual(['silver']);
  });

  it('is kept where the programme knows the tier no more', () => {
    const versions = [
      {
        from: '2020-01-01T00:00Z',
        earnRules: [BASE],
        ladders: [ladder('status', [tier('silver', 100, bonus(20))])],
      },
      { from: '2026-03-01T00:00Z', earnRules: [BASE] },
    ];
    const walk = member(club({}, { versions }));
    walk.does('2026-02-01', sale('A', 100));
    expect(taken(walk, '2026-03-02')).toEqual([]);
  });
});

/** Standing and the clocks that depend on it: tiers, grants, inactivity, and expiry that waits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { previewEarning, tierAt } from '../../src/domains/loyalty/account-preview.ts';
import { balanceAt, expiringAfter } from '../../src/domains/loyalty/balance.ts';
import { statementOf } from '../../src/domains/loyalty/statement.ts';
import { BASE, club, lots, member, on, order, unaccounted } from './accounts.ts';

const tier = (id: string, atLeast: number) => ({
  id,
  qualify: [{ all: [{ counter: 'points', atLeast }] }],
});
const yearly = (some: object = {}) => ({
  id: 'status',
  window: { kind: 'calendar', unit: 'year' },
  tiers: [tier('silver', 100), tier('gold', 300)],
  ...some,
});
const tierOf = (walk: ReturnType<typeof member>, at: string) =>
  tierAt(walk.programme, walk.state(), on(at))?.tier;

describe('a tier', () => {
  it('worked example 21: is reached at its threshold, and lasts as long as its window', () => {
    const walk = member(
      club({ ladders: [yearly({ window: { kind: 'calendar', unit: 'month' } })] }),
    );
    walk.does('2026-03-10', { type: 'Earn', occasion: order('A', 10_000) });

    expect(tierOf(walk, '2026-03-10')).toBe('silver');
    expect(tierAt(walk.programme, walk.state(), on('2026-03-10'))?.until).toBe(on('2026-04-01'));
    expect(tierOf(walk, '2026-03-31')).toBe('silver');
    expect(tierOf(walk, '2026-04-01')).toBeNull();
  });

  it('falls by its timer, stamped with its deadline', () => {
    const walk = member(club({ ladders: [yearly()] }));
    walk.does('2026-03-10', { type: 'Earn', occasion: order('A', 10_000) });
    const events = walk.does('2027-02-01', { type: 'RecordExpiry' });

    expect(events.map(({ type, at }) => [type, at])).toEqual([['TierChanged', on('2027-01-01')]]);
    expect(walk.state().standings['status']?.tier).toBeNull();
    expect(walk.rules.timersOf(walk.state())).toEqual([]);
  });

  it('P11: more points never lower it, and spending never changes it', () => {
    let lifted = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 150 }),
        (earned, more) => {
          const rank = (amounts: readonly number[], spends: boolean) => {
            const walk = member(club({ ladders: [yearly()] }));
            for (const [index, points] of amounts.entries()) {
              walk.does('2026-02-01', {
                type: 'Earn',
                occasion: order(`a-${index}`, points * 100),
              });
            }
            const before = walk.state().standings['status']?.tier ?? null;
            if (spends) {
              walk.does('2026-02-02', {
                type: 'Hold',
                hold: 'h',
                points: 1,
                until: on('2026-02-09'),
              });
              walk.does('2026-02-02', { type: 'Capture', hold: 'h' });
              expect(walk.state().standings['status']?.tier ?? null).toBe(before);
            }
            return [null, 'silver', 'gold'].indexOf(before);
          };
          const without = rank(earned, true);
          const together = rank([...earned, more], false);
          lifted += Number(together > without);
          expect(together).toBeGreaterThanOrEqual(without);
        },
      ),
      { numRuns: 60 },
    );
    expect(lifted).toBeGreaterThan(5);
  });

  it('pays its bonus once in a lifetime, and none on the way down', () => {
    const silver = { ...tier('silver', 100), bonus: { currency: 'points', points: 20 } };
    const ladder = yearly({ graceDays: 30, tiers: [silver, tier('gold', 300)] });
    const walk = member(club({ ladders: [ladder] }));
    walk.does('2026-02-01', { type: 'GrantTier', tier: 'gold', until: on('2026-03-01') });
    expect(walk.available('2026-02-01')).toBe(0);
    walk.does('2026-04-02', { type: 'Earn', occasion: order('A', 1000) });
    expect(walk.state().standings['status']?.tier).toBe('silver');
    walk.does('2027-01-05', { type: 'EvaluateTiers' });
    expect(walk.state().standings['status']).toMatchObject({
      tier: 'silver',
      dropsAt: on('2027-01-31'),
    });
    expect(walk.available('2027-01-05')).toBe(10);

    walk.does('2027-02-01', { type: 'Earn', occasion: order('B', 10_000) });
    expect(walk.available('2027-02-01')).toBe(130);
    walk.does('2028-02-01', { type: 'Earn', occasion: order('C', 10_000) });
    expect(walk.state().standings['status']?.tier).toBe('silver');
    expect(walk.available('2028-02-01')).toBe(230);
  });

  it('says nothing where nobody stands', () => {
    const walk = member(club({ ladders: [yearly()] }));
    const events = walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 1000) });

    expect(events.map(({ type }) => type)).toEqual(['Earned']);
    expect(walk.events().map(({ type }) => type)).toEqual(['Enrolled', 'Earned']);
  });

  it('keeps its bonus as long as it is earned without the orders that were undone', () => {
    const silver = { ...tier('silver', 100), bonus: { currency: 'points', points: 20 } };
    const walk = member(club({ ladders: [yearly({ tiers: [silver] })] }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 10_000) });
    walk.does('2026-02-02', { type: 'Earn', occasion: order('B', 10_000) });
    walk.does('2026-02-03', { type: 'Refund', order: 'A' });
    expect(walk.available('2026-02-03')).toBe(120);
    walk.does('2026-02-04', { type: 'Refund', order: 'B' });
    expect(walk.available('2026-02-04')).toBe(0);
  });

  it('that is given lasts for its own time, and can be ended', () => {
    const walk = member(club({ ladders: [yearly({ downgrade: 'to-earned' })] }));
    const grant = { type: 'GrantTier', tier: 'gold', until: on('2026-06-01') } as const;
    expect(walk.refused('2026-02-01', { ...grant, tier: 'tin' })).toEqual({ code: 'NO_SUCH_TIER' });
    expect(walk.refused('2026-06-01', grant)).toEqual({ code: 'BAD_DEADLINE' });
    walk.does('2026-02-01', grant);
    expect(walk.state().standings['status']?.tier).toBe('gold');
    expect(tierOf(walk, '2026-05-31')).toBe('gold');
    expect(tierOf(walk, '2026-06-01')).toBeNull();

    walk.does('2026-03-01', { type: 'EndTier', tier: 'gold' });
    expect(tierOf(walk, '2026-03-01')).toBeNull();
    expect(walk.refused('2026-03-02', { type: 'EndTier', tier: 'gold' })).toEqual({
      code: 'NO_SUCH_TIER',
    });
  });

  it('may be imported, and its bonus is not paid for that', () => {
    const silver = { ...tier('silver', 100), bonus: { currency: 'points', points: 20 } };
    const walk = member(club({ ladders: [yearly({ tiers: [silver] })] }));
    const held = { tier: 'silver', since: on('2025-03-01'), dropsAt: on('2026-06-01') };
    const events = walk.does('2026-02-01', {
      type: 'Open',
      reference: 'o',
      lots: [],
      tiers: { status: held },
    });

    expect(events.map(({ type }) => type)).toEqual(['Opened', 'TierChanged']);
    expect(walk.state().standings['status']).toMatchObject({ ...held, until: on('2026-06-01') });
    expect(walk.available('2026-02-01')).toBe(0);
  });

  it('may be imported, and falls when it would have fallen', () => {
    const walk = member(club({ ladders: [yearly()] }));
    const held = { tier: 'gold', since: on('2025-03-01'), dropsAt: on('2026-03-01') };
    const told = { type: 'Open', reference: 'o', lots: [] } as const;
    expect(
      walk.refused('2026-02-01', { ...told, tiers: { status: { ...held, tier: 'tin' } } }),
    ).toEqual({ code: 'NO_SUCH_TIER' });
    walk.does('2026-02-01', { ...told, tiers: { status: held } });

    expect(tierOf(walk, '2026-02-28')).toBe('gold');
    expect(tierOf(walk, '2026-03-01')).not.toBe('gold');
  });
});

describe('points that expire when nothing is done', () => {
  const idle = (some: object = {}) =>
    member(
      club({ currencies: [{ id: 'points', expiry: { kind: 'inactivity', months: 2 } }], ...some }),
    );

  it('live on with every order, and end together after the last', () => {
    const walk = idle();
    walk.does('2026-02-01T10:00Z', { type: 'Earn', occasion: order('A', 5000) });
    walk.does('2026-03-01T10:00Z', { type: 'Earn', occasion: order('B', 5000) });

    expect(balanceAt(walk.state(), on('2026-04-30')).nextExpiry).toEqual({
      at: on('2026-05-02'),
      points: 100,
    });
    expect(walk.available('2026-05-01T23:59Z')).toBe(100);
    expect(walk.available('2026-05-02')).toBe(0);
    walk.does('2026-06-01', { type: 'Earn', occasion: order('C', 1000) });
    expect(walk.books('2026-06-01')).toMatchObject({ available: 10, expired: 100 });
    expect(walk.events().map(({ type }) => type)).toContain('IdleExpired');
  });

  it('are not kept alive by somebody else’s adjustment', () => {
    const walk = idle();
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    walk.does('2026-03-01', { type: 'Adjust', points: 1, reason: 'gift' });

    expect(walk.available('2026-04-02')).toBe(0);
  });
});

describe('expiry that a tier suspends', () => {
  const otherwise = { kind: 'age', count: 10, unit: 'days', since: 'earned', endOf: 'day' };
  const expiry = { kind: 'suspended', tiers: ['gold'], otherwise };

  it('goes on where it stopped once the tier is over', () => {
    const ladders = [yearly()];
    const walk = member(club({ currencies: [{ id: 'points', expiry }], ladders }));
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });
    walk.does('2026-02-05', { type: 'GrantTier', tier: 'gold', until: on('2026-06-01') });
    const later = member(club({ currencies: [{ id: 'points', expiry }], ladders }));
    later.does('2026-02-01', { type: 'Earn', occasion: order('A', 5000) });

    expect(later.available('2026-02-12')).toBe(0);
    expect(walk.available('2026-02-12')).toBe(50);
    expect(expiringAfter(walk.state(), on('2026-02-12'))).toEqual([
      { at: on('2026-06-01'), points: 50 },
    ]);
    expect(walk.available('2026-05-31T23:59Z')).toBe(50);
    expect(walk.available('2026-06-01')).toBe(0);
    walk.does('2026-05-01', { type: 'GrantTier', tier: 'gold', until: on('2026-09-01') });
    expect(walk.available('2026-08-31')).toBe(50);
    expect(walk.available('2026-09-01')).toBe(0);
    walk.does('2026-10-01', { type: 'RecordExpiry' });
    expect(walk.books('2026-10-01')).toMatchObject({ available: 0, expired: 50 });
  });
});

describe('questions', () => {
  it('P9: the preview is the accrual', () => {
    const caps = [{ id: 'monthly', points: 60, window: { kind: 'calendar', unit: 'month' } }];
    const walk = member(club({ earnRules: [BASE, { id: 'more', points: 7 }], caps }));
    for (const [index, minor] of [3000, 2000, 9000].entries()) {
      const occasion = order(`a-${index}`, minor);
      const award = previewEarning(walk.programme, walk.state(), occasion, on('2026-02-01'));
      const before = walk.available('2026-02-01');
      const outcome = walk.ask('2026-02-01', { type: 'Earn', occasion });
      const given = walk.available('2026-02-01') - before;

      expect(award?.lots.reduce((sum, { points }) => sum + points, 0)).toBe(given);
      expect(outcome.accepted && outcome.why.length).toBe(
        (award?.applied.length ?? 0) + (award?.rejected.length ?? 0),
      );
    }
    expect(walk.available('2026-02-01')).toBe(60);
  });

  it('a balance of a past instant takes off what is owed by now', () => {
    const walk = member(club({ returns: { spent: 'unlimited-debt' } }));
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([50, '2026-02-10']) });
    walk.does('2026-03-01', { type: 'Adjust', points: -20, reason: 'error' });

    expect(balanceAt(walk.state(), on('2026-02-05'))).toMatchObject({ available: 30, debt: 0 });
    expect(balanceAt(walk.state(), on('2026-03-01'))).toMatchObject({ available: 0, debt: 20 });
  });

  it('a statement adds up, and has what ended in its place', () => {
    const walk = member(club({ returns: { spent: 'unlimited-debt' } }));
    walk.does('2026-01-02', {
      type: 'Open',
      reference: 'o',
      lots: lots([50, '2026-02-10'], [20, null]),
    });
    walk.does('2026-02-01', { type: 'Earn', occasion: order('A', 3000) });
    walk.does('2026-02-05', { type: 'Hold', hold: 'h', points: 60, until: on('2026-03-10') });
    walk.does('2026-02-06', { type: 'Capture', hold: 'h' });
    walk.does('2026-02-20', { type: 'Refund', order: 'A' });
    const statement = statementOf(walk.events(), {
      currency: 'points',
      from: on('2026-02-01'),
      until: on('2026-03-01'),
    });

    expect(statement.opening).toBe(70);
    expect(statement.lines.map(({ at, kind, points }) => [at.slice(5, 10), kind, points])).toEqual([
      ['02-01', 'issued', 30],
      ['02-06', 'captured', -60],
      ['02-20', 'clawed-back', -30],
    ]);
    expect(statement.closing).toBe(10);
    expect(walk.available('2026-03-01')).toBe(10);
    expect(unaccounted(walk.books('2026-03-01'))).toBe(0);
  });

  it('a statement has points that ended, though nobody wrote it down', () => {
    const walk = member(club());
    walk.does('2026-01-02', { type: 'Open', reference: 'o', lots: lots([50, '2026-02-10']) });
    const until = on('2026-03-01');

    expect(statementOf(walk.events(), { currency: 'points', until }).lines.at(-1)).toMatchObject({
      at: on('2026-02-10'),
      event: 'Expired',
      points: -50,
    });
    const before = statementOf(walk.events(), { currency: 'points', until: on('2026-02-10') });
    expect([before.lines.length, before.closing]).toEqual([1, 50]);
    const from = on('2026-02-10');
    expect(statementOf(walk.events(), { currency: 'points', from, until }).opening).toBe(50);
    walk.does('2026-02-15', { type: 'RecordExpiry' });
    expect(statementOf(walk.events(), { currency: 'points', until }).closing).toBe(0);
  });
});

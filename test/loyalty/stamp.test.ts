/** Stamp cards: full cards, rewards, and what a stamp that goes back undoes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stampStanding } from '../../src/domains/loyalty/stamp.ts';
import { instant } from '../../src/kernel/instant.ts';
import { after, earned, memberOf, pointsOf, reasonsOf, versionOf } from './programmes.ts';

const card = { id: 'coffee', currency: 'stamps', size: 8, reward: 'coffee', repeats: true };

describe('a stamp card', () => {
  it.each([
    [0, 0, { full: 0, stamps: 0, missing: 8, rewards: 0, owed: 0 }],
    [7, 0, { full: 0, stamps: 7, missing: 1, rewards: 0, owed: 0 }],
    [8, 0, { full: 1, stamps: 0, missing: 8, rewards: 1, owed: 0 }],
    [17, 1, { full: 2, stamps: 1, missing: 7, rewards: 1, owed: 0 }],
    [15, 2, { full: 1, stamps: 7, missing: 1, rewards: 0, owed: 1 }],
  ])('with %d stamps and %d rewards used is so', (stamps, used, standing) => {
    expect(stampStanding(card, stamps, used)).toEqual(standing);
  });

  it('may be filled only once', () => {
    const once = { ...card, repeats: false };
    expect(stampStanding(once, 17, 0)).toEqual({
      full: 1,
      stamps: 0,
      missing: 0,
      rewards: 1,
      owed: 0,
    });
    expect(stampStanding(once, 7, 0)).toMatchObject({ full: 0, stamps: 7, missing: 1 });
  });

  it('P6: a stamp that goes back and comes again changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(10), (stamps, used) => {
        const { full, stamps: on, missing, rewards, owed } = stampStanding(card, stamps, used);
        expect(full * 8 + on).toBe(stamps);
        expect(on + missing).toBe(8);
        expect(Math.min(rewards, owed)).toBe(0);
        expect(owed > 0).toBe(used > full);
      }),
      { numRuns: 200 },
    );
  });

  it('is stamped once a visit, not twice within the cooldown, by the hour', () => {
    const version = versionOf({
      currencies: [{ id: 'stamps', kind: 'stamps' }],
      earnRules: [{ id: 'visit', on: 'visit', points: 1, cooldownHours: 4 }],
      stampCards: [card],
    });
    const visit = (at: string) =>
      ({ type: 'visit', id: at, at: instant(at), partner: null, facts: {} }) as const;
    const first = earned(version, visit('2026-03-10T08:00Z'));
    const member = after(memberOf(), first, '2026-03-10T08:00Z');

    expect([pointsOf(first), first.counters]).toEqual([1, { visits: 1 }]);
    expect(reasonsOf(earned(version, visit('2026-03-10T11:59:59.999Z'), member))).toEqual({
      visit: 'COOLING_DOWN',
    });
    expect(pointsOf(earned(version, visit('2026-03-10T12:00Z'), member))).toBe(1);
    expect(pointsOf(earned(version, visit('2026-03-10T04:00Z'), member))).toBe(1);
    expect(pointsOf(earned(version, visit('2026-03-10T04:00:00.001Z'), member))).toBe(0);
  });
});

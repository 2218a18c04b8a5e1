/** Partners: points earned elsewhere, from the budget that the partner has paid for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earned, orderOf, pointsOf, reasonsOf, versionOf } from './programmes.ts';

const version = versionOf({
  budgets: [
    { id: 'from-cafe', points: 1000 },
    { id: 'campaign', points: 50, excess: 'reject' },
  ],
  partners: [{ id: 'cafe', budget: 'from-cafe' }],
  earnRules: [
    { id: 'own', points: 1, perMinor: 100 },
    { id: 'at-cafe', points: 2, perMinor: 100, partner: 'cafe' },
    { id: 'extra', points: 30, budget: 'campaign' },
  ],
});

describe('an order at a partner', () => {
  const there = orderOf(1000, { partner: 'cafe' });

  it('earns by the rules for the partner, out of its budget, and counts as no order of ours', () => {
    const award = earned(version, there, { budgetLeft: { 'from-cafe': 500 } });

    expect(award.applied.map(({ rule, points }) => [rule, points])).toEqual([['at-cafe', 20]]);
    expect(award.budgetUse).toEqual([{ budget: 'from-cafe', points: 20 }]);
    expect(award.counters).toEqual({});
    expect(reasonsOf(award)).toEqual({ own: 'OTHER_PARTNER', extra: 'OTHER_PARTNER' });
  });

  it('earns what is left of the budget, and nothing without one', () => {
    expect(pointsOf(earned(version, there, { budgetLeft: { 'from-cafe': 20 } }))).toBe(20);
    expect(pointsOf(earned(version, there, { budgetLeft: { 'from-cafe': 19 } }))).toBe(19);
    expect(earned(version, there).rejected).toContainEqual({
      rule: 'at-cafe',
      code: 'BUDGET_SPENT',
      facts: { by: 'from-cafe', points: 20 },
    });
  });
});

describe('a budget', () => {
  it('may refuse what it cannot pay in full', () => {
    const left = (points: number) =>
      earned(version, orderOf(1000), { budgetLeft: { campaign: points } }).applied.map(
        ({ rule, points: paid }) => [rule, paid],
      );
    expect(left(30)).toEqual([
      ['own', 10],
      ['extra', 30],
    ]);
    expect(left(29)).toEqual([['own', 10]]);
  });

  it('P13: is never exceeded, however many draw on it', () => {
    let cut = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 600 }),
        (amounts, budget) => {
          let left = budget;
          for (const minor of amounts) {
            const order = orderOf(minor, { partner: 'cafe' });
            const award = earned(version, order, { budgetLeft: { 'from-cafe': left } });
            const used = award.budgetUse.reduce((sum, { points }) => sum + points, 0);
            expect(used).toBe(pointsOf(award));
            left -= used;
            if (used < Math.floor(minor / 50)) cut += 1;
          }
          expect(left).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 },
    );
    expect(cut).toBeGreaterThan(60);
  });
});

/** A score of several terms by stated weights. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { accountHealth, type HealthTerm } from '../../src/analytics/metrics/account-health.ts';

const term = (name: string, weight: number, score: number | null): HealthTerm => {
  return { name, weight, score };
};

describe('The health of an account', () => {
  it('is the weighted mean of its terms, and shows each', () => {
    const trace = { seats: 10, active: 5 };
    const health = accountHealth([{ ...term('usage', 2, 0.5), trace }, term('age', 2, 1)]);

    expect(health).toEqual({
      score: 0.75,
      coverage: 1,
      missing: 'left-out',
      terms: [
        { name: 'usage', weight: 2, share: 0.5, score: 0.5, contribution: 0.25, trace },
        { name: 'age', weight: 2, share: 0.5, score: 1, contribution: 0.5, trace: null },
      ],
    });
  });

  it('leaves out what is not known, or takes it for the worst', () => {
    const terms = [term('usage', 1, 1), term('survey', 3, null)];
    const leftOut = accountHealth(terms);
    const asWorst = accountHealth(terms, { missing: 'as-worst' });

    expect([leftOut.score, leftOut.coverage]).toEqual([1, 0.25]);
    expect([asWorst.score, asWorst.coverage]).toEqual([0.25, 0.25]);
    expect(leftOut.terms.map(({ share }) => share)).toEqual([1, 0]);
    expect(asWorst.terms.map(({ share }) => share)).toEqual([0.25, 0.75]);
  });

  it('is null where nothing is known', () => {
    expect(accountHealth([])).toMatchObject({ score: null, coverage: null });
    expect(accountHealth([term('a', 1, null)])).toMatchObject({ score: null, coverage: 0 });
    expect(accountHealth([term('a', 1, null)], { missing: 'as-worst' }).score).toBe(0);
  });

  it.each([
    [[term('a', 0, 1)], /terms\[0\].weight must be above 0, got 0/],
    [[term('a', 1, 1), term('b', Infinity, 1)], /terms\[1\].weight/],
    [[term('a', 1, 1.1)], /terms\[0\].score must be 0 to 1, got 1.1/],
    [[term('a', 1, Number.NaN)], /terms\[0\].score/],
    [[term('a', 1, 1), term('a', 1, 1)], /terms must have a name each/],
    [[term('a', 1e308, 1), term('b', 1e308, 1)], /finite sum/],
  ])('is held to the contract: %j', (terms, message) => {
    expect(() => accountHealth(terms)).toThrow(message);
  });

  it('lies between its worst and best term, whatever the unit of the weights', () => {
    const anyTerms = fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 100 }),
        score: fc.constantFrom(null, -0, 0, 0.1, 0.5, 0.9, 1),
      }),
      { minLength: 1, maxLength: 6 },
    );
    let scored = 0;
    fc.assert(
      fc.property(anyTerms, (given) => {
        const terms = given.map(({ weight, score }, index) => term(`${index}`, weight, score));
        const { score, terms: shown } = accountHealth(terms);
        const known = given.flatMap((each) => (each.score === null ? [] : [each.score]));
        if (score === null) {
          expect(known).toEqual([]);
          return;
        }
        scored += 1;
        expect(score).toBeGreaterThanOrEqual(Math.min(...known) - 1e-12);
        expect(score).toBeLessThanOrEqual(Math.max(...known) + 1e-12);
        expect(shown.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
          score,
          12,
        );
        const doubled = terms.map((each) => ({ ...each, weight: each.weight * 2 }));
        expect(accountHealth(doubled).score).toBe(score);
        expect(shown.every((each) => !Object.is(each.score, -0))).toBe(true);
      }),
    );
    expect(scored).toBeGreaterThan(20);
  });
});

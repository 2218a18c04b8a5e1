/** Opinion: scores by hand, the borders of each class, intervals, and answers that do not count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Answers } from '../../src/analytics/metrics/answer-counts.ts';
import { customerEffort } from '../../src/analytics/metrics/customer-effort.ts';
import { customerSatisfaction } from '../../src/analytics/metrics/customer-satisfaction.ts';
import { netPromoterScore } from '../../src/analytics/metrics/net-promoter-score.ts';

describe('netPromoterScore', () => {
  it('takes 9 and 10 for promoters, 0 to 6 for detractors', () => {
    const of = (answer: number) => {
      const { promoters, passives, detractors, score } = netPromoterScore([answer]);
      return [promoters, passives, detractors, score];
    };

    for (const answer of [0, 1, 5, 6]) expect(of(answer)).toEqual([0, 0, 1, -100]);
    for (const answer of [7, 8]) expect(of(answer)).toEqual([0, 1, 0, 0]);
    for (const answer of [9, 10]) expect(of(answer)).toEqual([1, 0, 0, 100]);
  });

  it('gives the score in points, with the interval of Tango', () => {
    // 50 and 20 of 100: mpmath, see test/numerics/balance-interval.test.ts.
    const counts = [20, 0, 0, 0, 0, 0, 0, 10, 20, 0, 50];
    const { score, interval } = netPromoterScore({ counts });

    expect(score).toBe(30);
    expect(interval?.low).toBeCloseTo(13.955141614195685, 11);
    expect(interval?.high).toBeCloseTo(44.339306633585945, 11);
  });

  it('has no score of no answer', () => {
    expect(netPromoterScore([])).toEqual({
      promoters: 0,
      passives: 0,
      detractors: 0,
      score: null,
      interval: null,
    });
  });

  it('is not certain when all agree, and is never -0', () => {
    expect(netPromoterScore([9, 9, 10]).interval?.low).toBeLessThan(50);
    expect(netPromoterScore([9, 9, 10]).interval?.high).toBe(100);
    expect(Object.is(netPromoterScore([7]).score, 0)).toBe(true);
  });
});

describe('the shares of satisfied and of unburdened customers', () => {
  it('count four and five of five', () => {
    // Wilson's interval of 3 of 5: R 4.2.2, prop.test(3, 5, correct = FALSE).
    const { interval, ...counts } = customerSatisfaction([1, 2, 3, 4, 5, 5].slice(1));

    expect(counts).toEqual({ numerator: 3, denominator: 5, value: 0.6 });
    expect(interval?.low).toBeCloseTo(0.2307242813, 9);
    expect(interval?.high).toBeCloseTo(0.8823792258, 9);
    expect(customerSatisfaction({ counts: [1, 1, 1, 0, 0] }).value).toBe(0);
  });

  it('count five to seven of seven', () => {
    expect(customerEffort([1, 2, 3, 4, 5, 6, 7])).toMatchObject({ numerator: 3, denominator: 7 });
    expect(customerEffort({ counts: [9, 0, 0, 9, 1, 1, 1] })).toMatchObject({ numerator: 3 });
  });

  it('have no value of no answer', () => {
    const none = { numerator: 0, denominator: 0, value: null, interval: null };

    expect(customerSatisfaction([])).toEqual(none);
    expect(customerEffort({ counts: [0, 0, 0, 0, 0, 0, 0] })).toEqual(none);
  });
});

const scales = [
  { name: 'netPromoterScore', ask: netPromoterScore, from: 0, to: 10 },
  { name: 'customerSatisfaction', ask: customerSatisfaction, from: 1, to: 5 },
  { name: 'customerEffort', ask: customerEffort, from: 1, to: 7 },
];

describe.each(scales)('$name', ({ name, ask, from, to }) => {
  const range = `must be a whole number from ${from} to ${to}`;

  it('takes any iterable of answers, or their counts, for the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: from, max: to }), { minLength: 1 }), (answers) => {
        const counts = Array.from(
          { length: to - from + 1 },
          (_, point) => answers.filter((answer) => answer === from + point).length,
        );

        expect(ask({ counts })).toEqual(ask(answers));
        expect(ask(new Set(answers).values())).toEqual(ask([...new Set(answers)]));
        expect(ask(Uint8Array.from(answers))).toEqual(ask(answers));
      }),
    );
  });

  it('names the place of an answer that is not on the scale, and not the answer', () => {
    for (const wrong of [from - 1, to + 1, 4.5, Number.NaN, '4', null]) {
      const answers = [from, to, wrong] as number[];

      expect(() => ask(answers)).toThrow(`${name}: answers[2] ${range}`);
      expect(() => ask(answers)).not.toThrow(/got/);
    }
  });

  it('wants one count an answer', () => {
    const short = Array.from({ length: to - from }, () => 1);
    const refused = (answers: Answers, message: string) =>
      expect(() => ask(answers)).toThrow(`${name}: ${message}`);

    refused({ counts: short }, `counts must be ${to - from + 1}, one an answer, got ${to - from}`);
    refused(
      { counts: [...short, -1] },
      `counts[${to - from}] must be a whole number of at least 0`,
    );
    refused({ counts: [...short, 0.5] }, `counts[${to - from}]`);
    refused({ counts: [...short, Number.MAX_SAFE_INTEGER] }, 'counts must sum to at most 2^53 - 1');
  });
});

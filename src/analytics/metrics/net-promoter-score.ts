/** Net promoter score: promoters less detractors, of a hundred who answered. */
import { balanceInterval } from '../../numerics/balance-interval.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import { type Answers, answerCountsOf, sumFrom } from './answer-counts.ts';

/** A net promoter score and what it is made of. */
export interface NetPromoterScore {
  /** Answers 9 and 10. */
  readonly promoters: number;
  /** Answers 7 and 8. */
  readonly passives: number;
  /** Answers 0 to 6. */
  readonly detractors: number;
  /** Promoters less detractors, of a hundred answers: -100 to 100; `null` of no answer. */
  readonly score: number | null;
  /** Tango's 95 % interval of the score, in the same unit; `null` of no answer. */
  readonly interval: Interval | null;
}

/**
 * How many more would recommend than would warn, of a hundred who answered.
 *
 * Of answers from 0 to 10, 9 and 10 are promoters, 0 to 6 detractors. The score is not rounded to a
 * whole number, as reports do. Its interval is Tango's score interval for two shares of one sample,
 * which keeps a width when all agree; scores of a hundred answers are seldom known to ten points.
 *
 * @param answers Whole numbers from 0 to 10, or `{ counts }` of the eleven answers, from 0 on.
 * @returns The three counts, the score and its 95 % interval; both `null` of no answer.
 * @throws ContractError if an answer or a count is not as described; it names the place, not the
 *   answer.
 * @see F. F. Reichheld, "The one number you need to grow", Harvard Business Review 81 (2003),
 *   December, 46-54.
 * @see T. Tango, "Equivalence test and confidence interval for the difference in proportions for
 *   the paired-sample design", Statistics in Medicine 17 (1998), 891-908.
 * @example Two would recommend, one would not
 * ```ts
 * import { netPromoterScore } from 'everbond/metrics';
 *
 * const { promoters, passives, detractors, score } = netPromoterScore([10, 9, 8, 3]);
 *
 * [promoters, passives, detractors]; // => [2, 1, 1]
 * score; // => 25
 * ```
 */
export function netPromoterScore(answers: Answers): NetPromoterScore {
  const counts = answerCountsOf('netPromoterScore', answers, { from: 0, to: 10 });
  const all = sumFrom(counts, 0);
  const promoters = sumFrom(counts, 9);
  const passives = sumFrom(counts, 7) - promoters;
  const detractors = all - promoters - passives;
  if (all === 0) return { promoters, passives, detractors, score: null, interval: null };

  const { low, high } = balanceInterval(promoters, detractors, all);
  return {
    promoters,
    passives,
    detractors,
    score: (100 * (promoters - detractors)) / all,
    interval: { low: 100 * low, high: 100 * high },
  };
}

/** Customer satisfaction (CSAT): the share of answers that say satisfied, four or five of five. */
import { type Answers, answerCountsOf, sumFrom } from './answer-counts.ts';
import { type Proportion, proportion } from './proportion.ts';

/**
 * The share of answers in the top two of five: 4 "satisfied" and 5 "very satisfied".
 *
 * The mean of the answers, which others report, treats the steps between words as equal; the share
 * does not. It speaks of those who answered, who are seldom like those who did not.
 *
 * @param answers Whole numbers from 1 to 5, or `{ counts }` of the five answers, from 1 on.
 * @returns Satisfied answers, all answers, the share and its Wilson interval; `null` of no answer.
 * @throws ContractError if an answer or a count is not as described; it names the place, not the
 *   answer.
 * @see N. T. Bendle, P. W. Farris, P. E. Pfeifer, D. J. Reibstein, "Marketing Metrics", 4th edition
 *   (2020), for the share of the top two answers.
 * @example Three of four are satisfied
 * ```ts
 * import { customerSatisfaction } from 'everbond/metrics';
 *
 * customerSatisfaction([5, 4, 2, 4]).value; // => 0.75
 * customerSatisfaction({ counts: [0, 1, 0, 2, 1] }).numerator; // => 3
 * ```
 */
export function customerSatisfaction(answers: Answers): Proportion {
  const counts = answerCountsOf('customerSatisfaction', answers, { from: 1, to: 5 });
  return proportion(sumFrom(counts, 3), sumFrom(counts, 0));
}

/** Customer effort (CES): the share of answers that say it was easy, five to seven of seven. */
import { type Answers, answerCountsOf, sumFrom } from './answer-counts.ts';
import { type Proportion, proportion } from './proportion.ts';

/**
 * The share of answers that agree that it was easy: 5, 6 or 7 of seven.
 *
 * On the scale of the second version of the score, where 7 is "strongly agree" with "the company
 * made it easy for me to handle my issue". The first version asked for effort from 1 to 5, where
 * more was worse, and reported the mean; its answers do not belong here.
 *
 * @param answers Whole numbers from 1 to 7, or `{ counts }` of the seven answers, from 1 on.
 * @returns Easy answers, all answers, the share and its Wilson interval; `null` of no answer.
 * @throws ContractError if an answer or a count is not as described; it names the place, not the
 *   answer.
 * @see M. Dixon, K. Freeman, N. Toman, "Stop trying to delight your customers", Harvard Business
 *   Review 88 (2010), July-August, 116-122, for the score; the present form came later.
 * @example Two of three found it easy
 * ```ts
 * import { customerEffort } from 'everbond/metrics';
 *
 * const easy = customerEffort([7, 4, 5]);
 *
 * [easy.numerator, easy.denominator]; // => [2, 3]
 * ```
 */
export function customerEffort(answers: Answers): Proportion {
  const counts = answerCountsOf('customerEffort', answers, { from: 1, to: 7 });
  return proportion(sumFrom(counts, 4), sumFrom(counts, 0));
}

/** Mystery shopping: what somebody who posed as a buyer saw, and what has to be corrected. */
import { breach } from '../../kernel/errors.ts';
import { exactSum } from '../../kernel/exact.ts';
import { isId } from '../../kernel/id.ts';
import { PLAYBOOKS_DEFAULTS } from './playbooks-defaults.ts';

/** A question of a scorecard. */
export interface VisitQuestion {
  /** Its name, an id. */
  readonly id: string;
  /** How much it counts: whole, 1 or more. */
  readonly weight: number;
}

/** What the visitor saw: it was so, it was not, or it did not come up. */
export type VisitAnswer = 'yes' | 'no' | 'not-seen';

/** What a visit came to. */
export interface VisitScore {
  /** The points earned: whole. */
  readonly earned: number;
  /** The points of the questions that came up: whole. */
  readonly possible: number;
  /** Their share, 0 to 1; `null` if no question came up. */
  readonly share: number | null;
  /** Whether the visit was passed; `null` likewise. */
  readonly isPassed: boolean | null;
  /** The questions answered with no: what is to be corrected, the weightiest first. */
  readonly toCorrect: readonly string[];
  /** The questions without an answer. */
  readonly unanswered: readonly string[];
}

/**
 * The score of a visit.
 *
 * Filled in after leaving. What did not come up counts neither for nor against; a question without
 * any answer is named, because a visitor who forgot is no evidence.
 *
 * @param scorecard The questions, each id once.
 * @param answers What the visitor saw, by question.
 * @param options `passFrom`: from which share on the visit is passed, above 0, at most 1.
 * @returns Points, share, and what is to be corrected.
 * @throws ContractError if a question, an answer or the mark is not as described, or an answer
 *   belongs to no question.
 * @throws FailureError `LIMIT_EXCEEDED` if the points are beyond 2^53 − 1.
 * @example
 * ```ts
 * import { visitScore } from 'everbond/playbooks';
 *
 * const scorecard = [
 *   { id: 'greeted', weight: 1 },
 *   { id: 'needs-asked', weight: 3 },
 *   { id: 'complaint-heard', weight: 2 },
 * ];
 *
 * visitScore(scorecard, { greeted: 'yes', 'needs-asked': 'no', 'complaint-heard': 'not-seen' });
 * // => {
 * //   earned: 1,
 * //   possible: 4,
 * //   share: 0.25,
 * //   isPassed: false,
 * //   toCorrect: ['needs-asked'],
 * //   unanswered: [],
 * // }
 * ```
 */
export function visitScore(
  scorecard: readonly VisitQuestion[],
  answers: Readonly<Record<string, VisitAnswer>>,
  options: { readonly passFrom?: number } = {},
): VisitScore {
  const { passFrom = PLAYBOOKS_DEFAULTS.visitPassFrom.value } = options;
  const ids = scorecard.map(({ id }) => id);
  if (!ids.every(isId) || new Set(ids).size < ids.length) {
    breach('visitScore', 'scorecard', 'must have ids, each once');
  }
  if (!scorecard.every(({ weight }) => Number.isSafeInteger(weight) && weight >= 1)) {
    breach('visitScore', 'weight', 'must be whole, 1 or more');
  }
  if (!Object.keys(answers).every((id) => ids.includes(id))) {
    breach('visitScore', 'answers', 'must belong to questions of the scorecard');
  }
  if (!Object.values(answers).every((answer) => ANSWERS.includes(answer))) {
    breach('visitScore', 'answers', `must be one of ${ANSWERS.join(', ')}`);
  }
  if (!(passFrom > 0 && passFrom <= 1)) {
    breach('visitScore', 'passFrom', 'must be above 0 and at most 1');
  }

  const answered = (answer: VisitAnswer) =>
    scorecard.filter(({ id }) => Object.hasOwn(answers, id) && answers[id] === answer);
  const wrong = answered('no');
  const earned = pointsOf(answered('yes'));
  const possible = exactSum('visitScore', earned, pointsOf(wrong));
  const share = possible === 0 ? null : earned / possible;
  return {
    earned,
    possible,
    share,
    isPassed: share === null ? null : share >= passFrom,
    toCorrect: wrong.toSorted((one, other) => other.weight - one.weight).map(({ id }) => id),
    unanswered: ids.filter((id) => !Object.hasOwn(answers, id)),
  };
}

const ANSWERS: readonly VisitAnswer[] = ['yes', 'no', 'not-seen'];

function pointsOf(questions: readonly VisitQuestion[]): number {
  return questions.reduce((sum, { weight }) => exactSum('visitScore', sum, weight), 0);
}

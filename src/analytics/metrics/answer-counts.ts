/** Answer counts: how often each point of a scale was given, from answers or from counts. */
import { breach } from '../../kernel/errors.ts';

/** How often each answer of a scale was given; of a long survey nothing else need be kept. */
export interface AnswerCounts {
  /** One whole number an answer, from the lowest of the scale to the highest. */
  readonly counts: ArrayLike<number>;
}

/** The answers themselves, in any order, or how often each was given. */
export type Answers = Iterable<number> | AnswerCounts;

/** The least and the greatest answer of a scale. */
export interface AnswerScale {
  readonly from: number;
  readonly to: number;
}

/**
 * How often each answer was given, from the lowest to the highest.
 *
 * @throws ContractError if an answer is not on the scale, or counts are not one a point, whole and
 *   at least 0; the message names the place, never the answer.
 */
export function answerCountsOf(where: string, answers: Answers, scale: AnswerScale): number[] {
  const { from, to } = scale;
  if ('counts' in answers) return checkedCounts(where, answers.counts, to - from + 1);

  const counts = Array.from({ length: to - from + 1 }, () => 0);
  let index = 0;
  for (const answer of answers) {
    if (!Number.isInteger(answer) || answer < from || answer > to) {
      breach(where, `answers[${index}]`, `must be a whole number from ${from} to ${to}`);
    }
    counts[answer - from]! += 1;
    index += 1;
  }
  return counts;
}

function checkedCounts(where: string, counts: ArrayLike<number>, points: number): number[] {
  if (counts.length !== points) {
    breach(where, 'counts', `must be ${points}, one an answer, got ${Number(counts.length)}`);
  }
  const checked = Array.from(counts);
  for (const [index, count] of checked.entries()) {
    if (!Number.isSafeInteger(count) || count < 0) {
      breach(where, `counts[${index}]`, 'must be a whole number of at least 0');
    }
  }
  if (!Number.isSafeInteger(sumFrom(checked, 0))) {
    breach(where, 'counts', 'must sum to at most 2^53 - 1');
  }
  return checked;
}

/** The sum of the counts from a place on. */
export function sumFrom(counts: readonly number[], place: number): number {
  return counts.slice(place).reduce((sum, count) => sum + count, 0);
}

/** Score: how much there is of something that can only be asked for, such as trust. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';

/** From 0 for none to 1 for as much as there can be; `null` while nobody knows, which is not 0. */
export type Score = number | null;

/** The answers that a question allows. */
export interface AnswerScale {
  /** The answer that says least: 1 on a scale from 1 to 7. */
  readonly least: number;
  /** The answer that says most. */
  readonly most: number;
}

/**
 * An answer on a scale of its own as a score.
 *
 * The steps of the scale count as equally far apart: the middle of 1 to 7 is 0.5.
 *
 * @param answer A number on the scale; `null` for no answer.
 * @param scale The least and the most that can be answered.
 * @returns The score, 0 to 1; `null` for no answer.
 * @throws ContractError if the scale does not rise, or the answer is not on it.
 * @example
 * ```ts
 * import { scoreOfAnswer } from 'everbond/bonds';
 *
 * scoreOfAnswer(4, { least: 1, most: 7 }); // => 0.5
 * scoreOfAnswer(null, { least: 1, most: 7 }); // => null
 * scoreOfAnswer(0, { least: 1, most: 7 }); // throws /answer must be/
 * ```
 */
export function scoreOfAnswer(answer: number | null, scale: AnswerScale): Score {
  const { least, most } = scale;
  const width = most - least;
  if (!Number.isFinite(width) || width <= 0) breach('scoreOfAnswer', 'scale', 'must rise');
  if (answer === null) return null;
  if (!(answer >= least && answer <= most)) {
    breach('scoreOfAnswer', 'answer', `must be ${least} to ${most}, got ${shown(answer)}`);
  }
  return (answer - least + 0) / width;
}

/**
 * The guard of every function that takes a score.
 *
 * @throws ContractError if it is neither `null` nor within 0 and 1.
 */
export function requireScore(where: string, field: string, score: Score): void {
  if (score === null || (typeof score === 'number' && score >= 0 && score <= 1)) return;
  breach(where, field, `must be 0 to 1 or null, got ${shown(score)}`);
}

/** The mean of scores, each counted by its weight; `null` if one that counts is not known. */
export function weightedMean(parts: readonly (readonly [Score, number])[]): Score {
  let [sum, weights] = [0, 0];
  for (const [score, weight] of parts) {
    if (weight === 0) continue;
    if (score === null) return null;
    sum += score * weight;
    weights += weight;
  }
  return sum / weights;
}

/** The mean of scores; `null` if one of them is not known. */
export function meanScore(scores: readonly Score[]): Score {
  return weightedMean(scores.map((score) => [score, 1]));
}

/**
 * The guard of weights.
 *
 * @throws ContractError if one is negative or not finite, or none counts.
 */
export function requireWeights(where: string, weights: readonly number[]): void {
  const isSound = weights.every((weight) => Number.isFinite(weight) && weight >= 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (isSound && Number.isFinite(sum) && sum > 0) return;
  breach(where, 'weights', 'must be finite, 0 or more, and not all 0');
}

/** The names of the scores in a record that are not known, in the order of the record. */
export function unknownIn(scores: Readonly<Record<string, Score>>): readonly string[] {
  return Object.keys(scores).filter((name) => scores[name] === null);
}

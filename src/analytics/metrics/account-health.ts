/** Account health: one score out of several, by stated weights, with every term shown. */
import { breach } from '../../kernel/errors.ts';
import type { JsonValue } from '../../kernel/json-value.ts';

/** One thing that speaks for or against an account. */
export interface HealthTerm {
  /** The caller's name for it, such as `logins`; each name once. */
  readonly name: string;
  /** How much it counts beside the others: a finite number above 0. */
  readonly weight: number;
  /** How good it is, from 0 (worst) to 1 (best); `null` where it is not known. */
  readonly score: number | null;
  /** What the score was made of: counts, dates, a rule; handed through untouched. */
  readonly trace?: JsonValue;
}

/** What becomes of a term whose score is not known. */
export type MissingTerm = 'left-out' | 'as-worst';

/** A term with its part in the result. */
export interface HealthContribution {
  /** The caller's name for it. */
  readonly name: string;
  /** The weight that was stated. */
  readonly weight: number;
  /** The part of the counted weights, from 0 to 1; 0 for a term left out. */
  readonly share: number;
  /** How good it is, from 0 to 1; `null` where it is not known. */
  readonly score: number | null;
  /** What it adds to the account's score: share × score. */
  readonly contribution: number;
  /** What the score was made of, or `null`. */
  readonly trace: JsonValue;
}

/** The health of one account and how it came about. */
export interface AccountHealth {
  /** From 0 to 1; `null` where no term counted. */
  readonly score: number | null;
  /** The part of all weights whose score is known, from 0 to 1; `null` where there is no term. */
  readonly coverage: number | null;
  /** What became of terms whose score is not known. */
  readonly missing: MissingTerm;
  /** Every term, in the order given. The contributions add up to the score. */
  readonly terms: readonly HealthContribution[];
}

/**
 * The weighted mean of what is known about an account, with every term's part in it.
 *
 * Weights are a judgement, and no score proves them: they are stated by the caller and returned
 * with the result, so that a reader can object to one. A term that is not known is left out, and
 * the others count for more; `coverage` says how much is known. `'as-worst'` counts it as 0, which
 * punishes accounts that nobody has looked at. Whether a score says who leaves is a question for
 * data: compare the churn of accounts by score.
 *
 * @param terms The terms, each with weight and score.
 * @param options `missing`: `'left-out'` unless told.
 * @returns The score from 0 to 1 and its terms; the score is `null` where no term counted.
 * @throws ContractError if a weight, a score, a repeated name or `missing` is not as described.
 * @example
 * ```ts
 * import { accountHealth } from 'everbond/metrics';
 *
 * const health = accountHealth([
 *   { name: 'usage', weight: 3, score: 0.5, trace: { activeSeats: 5, seats: 10 } },
 *   { name: 'complaints', weight: 1, score: 1, trace: { open: 0 } },
 *   { name: 'survey', weight: 1, score: null },
 * ]);
 *
 * health.score; // => 0.625
 * health.coverage; // => 0.8
 * health.terms.map(({ contribution }) => contribution); // => [0.375, 0.25, 0]
 * ```
 */
export function accountHealth(
  terms: readonly HealthTerm[],
  { missing = 'left-out' }: { readonly missing?: MissingTerm } = {},
): AccountHealth {
  if (missing !== 'left-out' && missing !== 'as-worst') {
    breach('accountHealth', 'missing', 'must be "left-out" or "as-worst"');
  }
  if (new Set(terms.map(({ name }) => name)).size < terms.length) {
    breach('accountHealth', 'terms', 'must have a name each, no two the same');
  }
  let [all, known] = [0, 0];
  for (const [index, { weight, score }] of terms.entries()) {
    if (!(weight > 0 && weight < Infinity)) {
      breach('accountHealth', `terms[${index}].weight`, `must be above 0, got ${Number(weight)}`);
    }
    if (score !== null && !(score >= 0 && score <= 1)) {
      breach('accountHealth', `terms[${index}].score`, `must be 0 to 1, got ${Number(score)}`);
    }
    all += weight;
    if (score !== null) known += weight;
  }
  if (all === Infinity) breach('accountHealth', 'terms', 'must have weights of a finite sum');

  const counted = missing === 'as-worst' ? all : known;
  const contributions = terms.map(({ name, weight, score, trace = null }) => {
    const counts = score !== null || missing === 'as-worst';
    const share = counts ? weight / counted : 0;
    // Adding 0 turns -0, which JSON cannot hold, into 0.
    const value = score === null ? null : score + 0;
    return { name, weight, share, score: value, contribution: share * (value ?? 0), trace };
  });
  const sum = contributions.reduce((total, { contribution }) => total + contribution, 0);
  return {
    score: counted === 0 ? null : Math.min(1, sum),
    coverage: all === 0 ? null : known / all,
    missing,
    terms: contributions,
  };
}

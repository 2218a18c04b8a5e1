/** Relationship quality: satisfaction, trust, commitment and dependence, as far as known. */
import { BONDS_DEFAULTS, type QualityWeights } from './bonds-defaults.ts';
import { QUALITY_DIMENSIONS, type QualityDimension } from './quality-dimensions.ts';
import { meanScore, requireScore, requireWeights, type Score, weightedMean } from './score.ts';

/** The parts of a dimension, each with its score. */
export type PartScores<Dimension extends QualityDimension> = {
  readonly [Part in keyof (typeof QUALITY_DIMENSIONS)[Dimension]['parts']]: Score;
};

/** What is known of a relationship: a score for every part of every dimension, or `null`. */
export type QualityFacts = { readonly [Dimension in QualityDimension]: PartScores<Dimension> };

/** The quality of a relationship, dimension by dimension. */
export interface RelationshipQuality {
  /** The mean of economic and non-economic satisfaction. */
  readonly satisfaction: Score;
  /** The mean of credibility, benevolence and predictability. */
  readonly trust: Score;
  /** The least of the three, by which trust breaks; `null` if one is not known. */
  readonly weakestTrust: Score;
  /** The mean of affective commitment and the value of staying. */
  readonly commitment: Score;
  /** The cost of leaving, which is no part of commitment here. */
  readonly leavingCost: Score;
  /** How much the firm needs the customer. */
  readonly dependence: Score;
  /** The customer's dependence less the firm's: −1 to 1, above 0 if the customer needs more. */
  readonly asymmetry: number | null;
  /** The weighted mean of the dimensions; `null` if one that counts is not known. */
  readonly score: Score;
  /** What is not known, such as `trust.benevolence`. */
  readonly missing: readonly string[];
}

/**
 * The quality of a relationship, as far as it is known.
 *
 * A part that nobody asked for leaves its dimension open: it is `null` and named, and never counts
 * as 0. Satisfaction is that with the whole relationship so far and not with the last purchase.
 *
 * @param facts The parts of the four dimensions, each 0 to 1 or `null`.
 * @param weights How much each dimension counts in the score; by default satisfaction, trust and
 *   commitment alike, and dependence not.
 * @returns The dimensions, the score, and what is missing.
 * @throws ContractError if a score is out of range, or a weight is negative, or all are 0.
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 * @example
 * ```ts
 * import { relationshipQuality } from 'everbond/bonds';
 *
 * const quality = relationshipQuality({
 *   satisfaction: { economic: 0.5, nonEconomic: 1 },
 *   trust: { credibility: 0.75, benevolence: null, predictability: 0.5 },
 *   commitment: { affective: 0.25, value: 0.75, leavingCost: 1 },
 *   dependence: { ofFirm: 0.25, ofCustomer: 0.75 },
 * });
 *
 * [quality.satisfaction, quality.trust, quality.asymmetry]; // => [0.75, null, 0.5]
 * [quality.score, quality.missing]; // => [null, ['trust.benevolence']]
 * ```
 */
export function relationshipQuality(
  facts: QualityFacts,
  weights: QualityWeights = BONDS_DEFAULTS.qualityWeights.value,
): RelationshipQuality {
  const { satisfaction, trust, commitment, dependence } = facts;
  const missing = requireFacts(facts);
  requireWeights('relationshipQuality', [
    weights.satisfaction,
    weights.trust,
    weights.commitment,
    weights.dependence,
  ]);

  const trusts = [trust.credibility, trust.benevolence, trust.predictability];
  const means = {
    satisfaction: meanScore([satisfaction.economic, satisfaction.nonEconomic]),
    trust: meanScore(trusts),
    commitment: meanScore([commitment.affective, commitment.value]),
    dependence: meanScore([dependence.ofFirm]),
  };
  const dimensions = Object.keys(means) as QualityDimension[];
  return {
    ...means,
    weakestTrust: means.trust === null ? null : Math.min(...trusts.map(Number)) + 0,
    leavingCost: meanScore([commitment.leavingCost]),
    asymmetry:
      dependence.ofCustomer === null || dependence.ofFirm === null
        ? null
        : dependence.ofCustomer - dependence.ofFirm + 0,
    score: weightedMean(dimensions.map((name) => [means[name], weights[name]])),
    missing,
  };
}

/**
 * The names of the parts that are not known; the table says which there are.
 *
 * @throws ContractError if a part is left out or no score.
 */
function requireFacts(facts: QualityFacts): readonly string[] {
  const missing: string[] = [];
  for (const [dimension, { parts }] of Object.entries(QUALITY_DIMENSIONS)) {
    const scores: Readonly<Record<string, Score>> = facts[dimension as QualityDimension];
    for (const part of Object.keys(parts)) {
      const score = scores[part] as Score;
      requireScore('relationshipQuality', `${dimension}.${part}`, score);
      if (score === null) missing.push(`${dimension}.${part}`);
    }
  }
  return missing;
}

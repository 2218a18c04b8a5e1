/** Agent fit: how well somebody who sells or serves suits a customer. */
import type { SourcedWords } from '../../kernel/sourced.ts';
import { type AgentWeights, BONDS_DEFAULTS } from './bonds-defaults.ts';
import {
  meanScore,
  requireScore,
  requireWeights,
  type Score,
  unknownIn,
  weightedMean,
} from './score.ts';

/** In what an agent and a customer can be alike, and what the customer makes of the agent. */
export const AGENT_TRAITS = Object.freeze({
  appearance: { en: 'appearance', zh: '外觀', source: 'S002-36' },
  lifestyle: { en: 'way of life', zh: '生活型態', source: 'S002-36' },
  status: { en: 'social and economic status', zh: '社經地位', source: 'S002-36' },
  values: { en: 'values', zh: '價值觀', source: 'S002-36' },
  perceivedExpertise: {
    en: 'expertise as the customer perceives it',
    zh: '顧客所感受到的專業性',
    source: 'S002-36',
  },
} as const satisfies Record<string, SourcedWords>);

/** What is known of an agent and one customer: each 0 to 1, or `null`. */
export interface AgentFacts {
  /** How alike they look. */
  readonly appearance: Score;
  /** How alike they live. */
  readonly lifestyle: Score;
  /** How alike their social and economic status is. */
  readonly status: Score;
  /** How alike their values are. */
  readonly values: Score;
  /** How expert the customer holds the agent to be, which no certificate says. */
  readonly perceivedExpertise: Score;
  /**
   * Whether the agent was trained towards the experience that the firm wants; `null` or left out
   * if nobody knows.
   */
  readonly isTrained?: boolean | null;
}

/** How well an agent suits a customer. */
export interface AgentFit {
  /** The mean of the four likenesses; `null` if one is not known. */
  readonly similarity: Score;
  /** The expertise that the customer perceives. */
  readonly expertise: Score;
  /** The weighted mean of both; `null` if one that counts is not known. */
  readonly score: Score;
  /** Whether the agent was trained, which no score counts; `null` if nobody knows. */
  readonly isTrained: boolean | null;
  /** Which of the five scores are not known, by name. */
  readonly missing: readonly string[];
}

/**
 * How well an agent suits a customer: similarity, and expertise as the customer perceives it.
 *
 * Training belongs to the agent and is told beside them: that loyal and trained staff make loyal
 * customers is a claim of the source (S000-25), and `staffCustomerLink` of `everbond/playbooks`
 * holds it against data.
 *
 * @param facts The four likenesses, the perceived expertise, and whether the agent was trained.
 * @param weights How much similarity and expertise count; alike if left out.
 * @returns Both, the score, and what is missing.
 * @throws ContractError if a score is out of range, or a weight is negative, or both are 0.
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 * @example
 * ```ts
 * import { agentFit } from 'everbond/bonds';
 *
 * const alike = { appearance: 0.5, lifestyle: 0.5, status: 0, values: 1 };
 *
 * agentFit({ ...alike, perceivedExpertise: 1 }).score; // => 0.75
 * agentFit({ ...alike, perceivedExpertise: null }).missing; // => ['perceivedExpertise']
 * agentFit({ ...alike, perceivedExpertise: 1, isTrained: true }).isTrained; // => true
 * ```
 */
export function agentFit(
  facts: AgentFacts,
  weights: AgentWeights = BONDS_DEFAULTS.agentWeights.value,
): AgentFit {
  const { appearance, lifestyle, status, values, perceivedExpertise } = facts;
  const scores = { appearance, lifestyle, status, values, perceivedExpertise };
  for (const trait of Object.keys(AGENT_TRAITS) as (keyof typeof AGENT_TRAITS)[]) {
    requireScore('agentFit', trait, scores[trait]);
  }
  requireWeights('agentFit', [weights.similarity, weights.expertise]);

  const similarity = meanScore([appearance, lifestyle, status, values]);
  return {
    similarity,
    expertise: meanScore([perceivedExpertise]),
    score: weightedMean([
      [similarity, weights.similarity],
      [perceivedExpertise, weights.expertise],
    ]),
    isTrained: facts.isTrained ?? null,
    missing: unknownIn(scores),
  };
}

/** Satisfaction: what all experiences come to, and how one compares to what was expected. */
import { meanScore, requireScore, type Score } from './score.ts';

/** How one experience was. */
export interface Experience {
  /** What it brought: margin, reward. */
  readonly economic: Score;
  /** How it felt: pleasant, relaxed, fulfilling. */
  readonly nonEconomic: Score;
}

/** Satisfaction over all experiences so far. */
export interface CumulativeSatisfaction {
  /** The mean of what is known of the economic side; `null` if nothing is. */
  readonly economic: Score;
  /** The mean of what is known of the other side; `null` if nothing is. */
  readonly nonEconomic: Score;
  /** How many experiences said something of either side. */
  readonly experiences: number;
}

/**
 * Satisfaction with a relationship as a whole: the mean of all experiences so far.
 *
 * Cumulative and not that of one transaction, as the source defines it: every experience counts
 * alike, the first as much as the last.
 *
 * @param experiences One customer's experiences, each side 0 to 1 or `null` where nobody asked.
 * @returns Both sides and how many experiences they come from. An unknown side of an experience is
 *   left out of the mean of that side.
 * @throws ContractError if a score is out of range.
 * @see Inge Geyskens, Jan-Benedict Steenkamp and Nirmalya Kumar, "A Meta-Analysis of Satisfaction
 *   in Marketing Channel Relationships", Journal of Marketing Research 36 (1999), pages 223–238.
 * @example
 * ```ts
 * import { cumulativeSatisfaction } from 'everbond/bonds';
 *
 * cumulativeSatisfaction([
 *   { economic: 1, nonEconomic: null },
 *   { economic: 0.5, nonEconomic: 0.25 },
 * ]);
 * // => { economic: 0.75, nonEconomic: 0.25, experiences: 2 }
 * ```
 */
export function cumulativeSatisfaction(experiences: Iterable<Experience>): CumulativeSatisfaction {
  const [economics, nonEconomics]: [number[], number[]] = [[], []];
  let count = 0;
  for (const { economic, nonEconomic } of experiences) {
    requireScore('cumulativeSatisfaction', 'economic', economic);
    requireScore('cumulativeSatisfaction', 'nonEconomic', nonEconomic);
    if (economic !== null) economics.push(economic);
    if (nonEconomic !== null) nonEconomics.push(nonEconomic);
    if (economic !== null || nonEconomic !== null) count += 1;
  }
  return {
    economic: economics.length === 0 ? null : meanScore(economics),
    nonEconomic: nonEconomics.length === 0 ? null : meanScore(nonEconomics),
    experiences: count,
  };
}

/**
 * By how much what a customer perceived differs from what was expected.
 *
 * Below 0 expectations were not met, which is what makes customers dissatisfied and switch.
 *
 * @param perceived How good it was, 0 to 1; `null` if nobody asked.
 * @param expected How good it was expected to be, 0 to 1; `null` if nobody asked.
 * @returns Perceived less expected, −1 to 1; `null` if either is not known.
 * @throws ContractError if a score is out of range.
 * @see Richard L. Oliver, "A Cognitive Model of the Antecedents and Consequences of Satisfaction
 *   Decisions", Journal of Marketing Research 17 (1980), pages 460–469.
 * @example
 * ```ts
 * import { disconfirmation } from 'everbond/bonds';
 *
 * disconfirmation(0.5, 0.75); // => -0.25
 * disconfirmation(0.5, null); // => null
 * ```
 */
export function disconfirmation(perceived: Score, expected: Score): number | null {
  requireScore('disconfirmation', 'perceived', perceived);
  requireScore('disconfirmation', 'expected', expected);
  return perceived === null || expected === null ? null : perceived - expected + 0;
}

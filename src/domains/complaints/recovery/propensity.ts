/** Recovery propensity: who complains rather than leaves, by four factors. */
import { breach } from '../../../kernel/errors.ts';
import { type PropensityWeights, RECOVERY_DEFAULTS } from './defaults.ts';

/** On whom a customer lays the blame, most first for complaining. */
export type Blame = 'firm' | 'product' | 'circumstances';

/** The four factors; each number is 0 to 1, and `null` while nobody knows. */
export interface PropensityFacts {
  /** How dissatisfied the customer is: 0 not at all, 1 very angry. */
  readonly dissatisfaction: number | null;
  /** How much the purchase matters to the customer. */
  readonly importance: number | null;
  /** On whom the blame is laid. */
  readonly blame: Blame | null;
  /** How unfair the deal was: 0 if its benefits were worth the cost, 1 if not at all. */
  readonly unfairness: number | null;
  /** What complaining costs the customer in time, trouble and unease. */
  readonly costOfComplaining: number | null;
  /** How much personal traits incline to complain; left out, they have no say. */
  readonly traits?: number;
}

/** How much a customer is inclined to complain. */
export interface ComplaintPropensity {
  /** 0 to 1, to put customers in order by; no probability. `null` while a factor is missing. */
  readonly score: number | null;
  /** The factors that are not known. */
  readonly missing: readonly PropensityFactor[];
}

/** A factor that must be known. */
export type PropensityFactor = Exclude<keyof PropensityFacts, 'traits'>;

const BLAME: Readonly<Record<Blame, number>> = { firm: 1, product: 0.5, circumstances: 0 };
const FACTORS: readonly PropensityFactor[] = [
  'dissatisfaction',
  'importance',
  'blame',
  'unfairness',
  'costOfComplaining',
];

/**
 * How much a customer is inclined to complain.
 *
 * Dissatisfaction times importance, times the mean of blame, unfairness, ease of complaining and,
 * if given, traits. It rises with dissatisfaction and importance, with blame from circumstances
 * over the product to the firm, and with unfairness; it falls with the cost of complaining. Who is
 * not dissatisfied does not complain, however easy it is. The sources give the factors and their
 * directions; the formula is ours.
 *
 * @param facts The four factors.
 * @param options `weights` of what counts beside the dissatisfaction.
 * @returns The score, and what is missing to it.
 * @throws ContractError if a number is not within 0 and 1, or the weights are not as described.
 * @example The same anger, with the firm to blame and with the weather
 * ```ts
 * import { complaintPropensity } from 'everbond/complaints/recovery';
 *
 * const facts = { dissatisfaction: 0.8, importance: 1, unfairness: 0.5, costOfComplaining: 0.25 };
 *
 * complaintPropensity({ ...facts, blame: 'firm' }).score; // ~> 0.6
 * complaintPropensity({ ...facts, blame: 'circumstances' }).score; // ~> 0.333333333
 * complaintPropensity({ ...facts, blame: null }); // => { score: null, missing: ['blame'] }
 * ```
 */
export function complaintPropensity(
  facts: PropensityFacts,
  options: { readonly weights?: PropensityWeights } = {},
): ComplaintPropensity {
  const { dissatisfaction, importance, blame, unfairness, costOfComplaining, traits } = facts;
  const { weights = RECOVERY_DEFAULTS.propensityWeights.value } = options;
  requirePart('dissatisfaction', dissatisfaction);
  requirePart('importance', importance);
  requirePart('unfairness', unfairness);
  requirePart('costOfComplaining', costOfComplaining);
  requirePart('traits', traits ?? null);
  if (blame !== null && !Object.hasOwn(BLAME, blame)) {
    breach('complaintPropensity', 'blame', 'must be firm, product or circumstances');
  }
  const parts = [
    [weights.blame, blame === null ? 0 : BLAME[blame]],
    [weights.unfairness, unfairness ?? 0],
    [weights.ease, 1 - (costOfComplaining ?? 0)],
    ...(traits === undefined ? [] : [[weights.traits, traits] as const]),
  ] as const;
  const total = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (!(parts.every(([weight]) => weight >= 0) && total > 0 && total < Number.POSITIVE_INFINITY)) {
    breach('complaintPropensity', 'weights', 'must be 0 or more, and not all 0');
  }

  const missing = FACTORS.filter((factor) => facts[factor] === null);
  if (missing.length > 0 || dissatisfaction === null || importance === null) {
    return { score: null, missing };
  }
  const mean = parts.reduce((sum, [weight, part]) => sum + (weight / total) * part, 0);
  return { score: dissatisfaction * importance * Math.min(1, mean), missing };
}

function requirePart(field: string, part: number | null): void {
  if (part === null || (part >= 0 && part <= 1)) return;
  breach('complaintPropensity', field, 'must be 0 to 1, or null');
}

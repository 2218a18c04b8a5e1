/** Loyalty quadrant: attitude and repeated buying together, and satisfaction beside them. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import { BONDS_DEFAULTS } from './bonds-defaults.ts';
import { requireScore, type Score } from './score.ts';

/**
 * Four ways to be loyal or not, by attitude and repeated buying.
 *
 * @see Alan S. Dick and Kunal Basu, "Customer Loyalty: Toward an Integrated Conceptual Framework",
 *   Journal of the Academy of Marketing Science 22 (1994), pages 99–113.
 */
export const LOYALTY_QUADRANTS = Object.freeze({
  loyalty: { en: 'loyalty', zh: '忠誠', source: null },
  latent: { en: 'latent loyalty', zh: '潛在忠誠', source: null },
  spurious: { en: 'spurious loyalty', zh: '虛假忠誠', source: null },
  none: { en: 'no loyalty', zh: '無忠誠', source: null },
} as const satisfies Record<string, SourcedWords>);

/** One of the four ways to be loyal or not. */
export type LoyaltyQuadrant = keyof typeof LOYALTY_QUADRANTS;

/**
 * Four kinds of customers, by satisfaction and by whether they stay.
 *
 * @see Thomas O. Jones and W. Earl Sasser, "Why Satisfied Customers Defect", Harvard Business
 *   Review 73 (1995), pages 88–99.
 */
export const SATISFACTION_QUADRANTS = Object.freeze({
  apostle: { en: 'apostle: satisfied, stays', zh: '傳道者', source: null },
  hostage: { en: 'hostage: not satisfied, stays', zh: '人質', source: null },
  mercenary: { en: 'mercenary: satisfied, does not stay', zh: '傭兵', source: null },
  defector: { en: 'defector: not satisfied, does not stay', zh: '叛離者', source: null },
} as const satisfies Record<string, SourcedWords>);

/** One of the four kinds of customers. */
export type SatisfactionQuadrant = keyof typeof SATISFACTION_QUADRANTS;

/** What is known of a customer's loyalty. */
export interface LoyaltyFacts {
  /** How much better than its rivals the customer holds the firm to be. */
  readonly attitude: Score;
  /** How much of what the customer could buy from the firm is bought there again. */
  readonly repeat: Score;
  /** Satisfaction on the whole, to stand in where attitude or repeat is not known. */
  readonly satisfaction?: Score;
}

/** How loyal a customer is. */
export interface LoyaltyStanding {
  /** The quadrant; `null` where attitude or repeat is not known. */
  readonly quadrant: LoyaltyQuadrant | null;
  /** Whether the customer counts as loyal; `null` where nothing says so. */
  readonly isLoyal: boolean | null;
  /** Whether satisfaction alone says it, standing in for loyalty. */
  readonly isProxy: boolean;
}

/** From which score on something counts as high: above 0, at most 1. */
export interface HighOptions {
  /** The least score that is high. */
  readonly highFrom?: number;
}

/**
 * How loyal a customer is: attitude and repeated buying together.
 *
 * Buying again is not loyalty by itself: without the attitude it is spurious, and the attitude
 * without the buying is latent. Satisfaction may stand in for loyalty, as the source allows
 * (S002-45), and is then marked as a proxy; it never gives a quadrant.
 *
 * @param facts Attitude, repeat and, if it may stand in, satisfaction: each 0 to 1 or `null`.
 * @param options From which score on attitude, repeat and satisfaction are high.
 * @returns The quadrant, whether that is loyalty, and whether satisfaction stood in.
 * @throws ContractError if a score or the threshold is out of range.
 * @see Alan S. Dick and Kunal Basu, "Customer Loyalty: Toward an Integrated Conceptual Framework",
 *   Journal of the Academy of Marketing Science 22 (1994), pages 99–113.
 * @example
 * ```ts
 * import { loyaltyStanding } from 'everbond/bonds';
 *
 * loyaltyStanding({ attitude: 0.2, repeat: 0.9 }).quadrant; // => 'spurious'
 * loyaltyStanding({ attitude: null, repeat: 0.9, satisfaction: 0.8 });
 * // => { quadrant: null, isLoyal: true, isProxy: true }
 * ```
 */
export function loyaltyStanding(facts: LoyaltyFacts, options: HighOptions = {}): LoyaltyStanding {
  const { attitude, repeat, satisfaction = null } = facts;
  const highFrom = highFromOf('loyaltyStanding', options);
  requireScore('loyaltyStanding', 'attitude', attitude);
  requireScore('loyaltyStanding', 'repeat', repeat);
  requireScore('loyaltyStanding', 'satisfaction', satisfaction);

  if (attitude !== null && repeat !== null) {
    const quadrant = quadrantOf(attitude >= highFrom, repeat >= highFrom);
    return { quadrant, isLoyal: quadrant === 'loyalty', isProxy: false };
  }
  if (satisfaction === null) return { quadrant: null, isLoyal: null, isProxy: false };
  return { quadrant: null, isLoyal: satisfaction >= highFrom, isProxy: true };
}

function quadrantOf(likes: boolean, buys: boolean): LoyaltyQuadrant {
  if (buys) return likes ? 'loyalty' : 'spurious';
  return likes ? 'latent' : 'none';
}

/**
 * What kind of customer satisfaction and staying make: apostle, hostage, mercenary or defector.
 *
 * Loyalty is here what the customer does, which is stay: a hostage is loyal in nothing else.
 * Satisfaction cannot stand in for it, because no hostage would ever be found.
 *
 * @param satisfaction Satisfaction on the whole, 0 to 1; `null` if it is not known.
 * @param repeat How much the customer stays, 0 to 1; `null` if it is not known.
 * @param options From which score on both are high.
 * @returns The kind of customer; `null` if either score is not known.
 * @throws ContractError if a score or the threshold is out of range.
 * @see Thomas O. Jones and W. Earl Sasser, "Why Satisfied Customers Defect", Harvard Business
 *   Review 73 (1995), pages 88–99.
 * @example
 * ```ts
 * import { satisfactionQuadrant } from 'everbond/bonds';
 *
 * satisfactionQuadrant(0.2, 0.9); // => 'hostage'
 * satisfactionQuadrant(null, 0.9); // => null
 * ```
 */
export function satisfactionQuadrant(
  satisfaction: Score,
  repeat: Score,
  options: HighOptions = {},
): SatisfactionQuadrant | null {
  const highFrom = highFromOf('satisfactionQuadrant', options);
  requireScore('satisfactionQuadrant', 'satisfaction', satisfaction);
  requireScore('satisfactionQuadrant', 'repeat', repeat);
  if (satisfaction === null || repeat === null) return null;

  if (repeat >= highFrom) return satisfaction >= highFrom ? 'apostle' : 'hostage';
  return satisfaction >= highFrom ? 'mercenary' : 'defector';
}

/**
 * The threshold of a call.
 *
 * @throws ContractError if it is not above 0 and at most 1.
 */
export function highFromOf(where: string, options: HighOptions): number {
  const { highFrom = BONDS_DEFAULTS.highFrom.value } = options;
  if (!(highFrom > 0 && highFrom <= 1)) {
    breach(where, 'highFrom', `must be above 0 and at most 1, got ${shown(highFrom)}`);
  }
  return highFrom;
}

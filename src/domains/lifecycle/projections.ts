/**
 * Projections: the stages told in the other vocabularies of the sources.
 *
 * One machine, several ways of speaking. A table answers where the stage alone decides; where more
 * is needed, a function asks for it.
 */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import { isActive, type LifecycleStatus, type Stage } from './stage.ts';

/** The four phases of the retention strategies: acquisition, retention, lost, winback. */
export type RetentionPhase = 'acquisition' | 'retention' | 'lost' | 'winback';

/** The eight stages as the four phases of the retention strategies (coverage rows S000-7 to 12). */
export const RETENTION_PHASES: Readonly<Record<Stage, RetentionPhase>> = Object.freeze({
  recruitment: 'acquisition',
  welcoming: 'retention',
  'getting-to-know': 'retention',
  'account-management': 'retention',
  'intensive-care': 'retention',
  'at-risk': 'retention',
  lost: 'lost',
  winback: 'winback',
});

/** The three phases of a relationship, each stronger than the one before: row S002-11. */
export type RelationshipPhase = 'acquire' | 'enhance' | 'maintain';

const RELATIONSHIP_PHASES: Readonly<
  Record<Exclude<Stage, 'account-management'>, RelationshipPhase | null>
> = {
  recruitment: 'acquire',
  welcoming: 'acquire',
  'getting-to-know': 'enhance',
  'intensive-care': 'maintain',
  'at-risk': null,
  lost: null,
  winback: null,
};

/** From which level of bonds on account management maintains a relationship. */
const MAINTAINED_LEVEL = 2;
const LEVEL_MAX = 3;

/**
 * The phase of a relationship: acquire, enhance or maintain.
 *
 * @param stage One of the eight stages.
 * @param bondLevel The level of the customer's bonds: 0 for none, 1 financial, 2 with social and 3
 *   with structural ones. It decides only in account management, which enhances below level 2.
 * @returns The phase; `null` for a relationship that is at risk, lost or being won back, for which
 *   this vocabulary has no word.
 * @throws ContractError if the level is not whole, 0 to 3.
 * @example
 * ```ts
 * import { relationshipPhase } from 'everbond/lifecycle';
 *
 * relationshipPhase('account-management', 1); // => 'enhance'
 * relationshipPhase('account-management', 2); // => 'maintain'
 * relationshipPhase('lost', 2); // => null
 * ```
 */
export function relationshipPhase(stage: Stage, bondLevel: number): RelationshipPhase | null {
  if (!Number.isSafeInteger(bondLevel) || bondLevel < 0 || bondLevel > LEVEL_MAX) {
    breach('relationshipPhase', 'bondLevel', `must be whole, 0 to 3, got ${shown(bondLevel)}`);
  }
  if (stage !== 'account-management') return RELATIONSHIP_PHASES[stage];
  return bondLevel >= MAINTAINED_LEVEL ? 'maintain' : 'enhance';
}

/** The three phases by which expectations grow: row S003-35. */
export type GrowthPhase = 'potential' | 'growth' | 'mature';

/** From when on a phase holds: both must be reached. */
export interface GrowthThreshold {
  /** How long the customer has been one: days, 0 or more. */
  readonly tenureDays: number;
  /** What the customer has been worth: minor units. */
  readonly valueMinor: number;
}

/** Where growth and maturity begin. The source names no numbers, so the host does. */
export interface GrowthThresholds {
  /** Where growth begins. */
  readonly growth: GrowthThreshold;
  /** Where maturity begins. */
  readonly mature: GrowthThreshold;
}

/**
 * The phase by which a customer's expectations grow: potential, growth or mature.
 *
 * @param customer How long a customer, in days, and worth how much, in minor units.
 * @param thresholds Where growth and maturity begin; for each, both numbers must be reached.
 * @returns The furthest phase that is reached; `potential` if none is.
 * @throws ContractError if a number is not finite, or maturity begins before growth.
 * @example
 * ```ts
 * import { growthPhase } from 'everbond/lifecycle';
 *
 * const thresholds = {
 *   growth: { tenureDays: 90, valueMinor: 10_000 },
 *   mature: { tenureDays: 730, valueMinor: 100_000 },
 * };
 *
 * growthPhase({ tenureDays: 800, valueMinor: 50_000 }, thresholds); // => 'growth'
 * ```
 */
export function growthPhase(customer: GrowthThreshold, thresholds: GrowthThresholds): GrowthPhase {
  const { growth, mature } = thresholds;
  for (const { tenureDays, valueMinor } of [customer, growth, mature]) {
    if (!Number.isFinite(tenureDays)) breach('growthPhase', 'tenureDays', 'must be finite');
    if (!Number.isFinite(valueMinor)) breach('growthPhase', 'valueMinor', 'must be finite');
  }
  if (!reaches(mature, growth)) breach('growthPhase', 'mature', 'must not begin before growth');

  if (reaches(customer, mature)) return 'mature';
  return reaches(customer, growth) ? 'growth' : 'potential';
}

function reaches(customer: GrowthThreshold, threshold: GrowthThreshold): boolean {
  return customer.tenureDays >= threshold.tenureDays && customer.valueMinor >= threshold.valueMinor;
}

/** The rungs of the ladder from the public to the base of lifetime value: row S004-18. */
export type LadderRung = 'public' | 'prospect' | 'buyer' | 'loyal' | 'lifetime-value';

/** What the ladder asks of a customer besides the status. */
export interface LadderFacts {
  /** Whether the host counts the customer as loyal. */
  readonly isLoyal: boolean;
  /** Whether the host counts the customer among the most valuable. */
  readonly isMostValuable: boolean;
}

/**
 * The rung of the ladder a customer stands on.
 *
 * @param status Where the customer stands in the lifecycle.
 * @param facts Whether the customer is loyal, and among the most valuable; the top rung wants both.
 * @returns The rung. Whoever has not been recruited, or said no, is the public. `null` for the
 *   lost, those being won back and the ends: the ladder only leads up.
 * @example
 * ```ts
 * import { ladderRung } from 'everbond/lifecycle';
 *
 * ladderRung('welcoming', { isLoyal: false, isMostValuable: true }); // => 'buyer'
 * ladderRung('lost', { isLoyal: true, isMostValuable: true }); // => null
 * ```
 */
export function ladderRung(status: LifecycleStatus, facts: LadderFacts): LadderRung | null {
  if (status === 'absent' || status === 'declined') return 'public';
  if (status === 'recruitment') return 'prospect';
  if (!isActive(status)) return null;
  if (!facts.isLoyal) return 'buyer';
  return facts.isMostValuable ? 'lifetime-value' : 'loyal';
}

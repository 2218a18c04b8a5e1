/** Recovery paradox: when a customer may be more satisfied than if nothing had gone wrong. */

/** What is known of a failure and its recovery. */
export interface ParadoxFacts {
  /** Whether the customer was satisfied with how it was put right. */
  readonly isRecoverySatisfying: boolean;
  /** Whether the failure was severe in the customer's eyes. */
  readonly isSevere: boolean;
  /** Whether the firm had failed this customer before. */
  readonly hasFailedBefore: boolean;
  /** Whether the customer expects the cause to come back. */
  readonly isCauseStable: boolean;
  /** Whether the customer thinks that the firm could have prevented it. */
  readonly isPreventable: boolean;
}

/** What a customer could have more of than before. */
export type ParadoxMeasure = 'satisfaction' | 'repurchase' | 'word-of-mouth' | 'image';

/** A condition of the paradox that does not hold. */
export type ParadoxObstacle =
  | 'not-for-this-measure'
  | 'recovery-not-satisfying'
  | 'failure-severe'
  | 'failed-before'
  | 'cause-stable'
  | 'failure-preventable';

/**
 * What stands against a recovery paradox: the conditions that do not hold.
 *
 * With none of them a customer whose failure was put right may come to be more satisfied than one
 * who never had a problem. It is no reason to let things fail, and it was found for satisfaction
 * alone, not for buying again, word of mouth or the image of the firm.
 *
 * @param facts The failure and its recovery, as the customer sees them.
 * @param measure Of what more is hoped for.
 * @returns The obstacles in a fixed order; empty where the paradox may be expected.
 * @see Vincent P. Magnini, John B. Ford, Edward P. Markowski and Earl D. Honeycutt, "The service
 *   recovery paradox: justifiable theory or smoldering myth?", Journal of Services Marketing 21
 *   (2007), pages 213–225, for the conditions.
 * @see Celso Augusto de Matos, Jorge Luiz Henrique and Carlos Alberto Vargas Rossi, "Service
 *   Recovery Paradox: A Meta-Analysis", Journal of Service Research 10 (2007), pages 60–77, for the
 *   measure.
 * @example
 * ```ts
 * import { paradoxObstacles } from 'everbond/complaints/recovery';
 *
 * const facts = {
 *   isRecoverySatisfying: true,
 *   isSevere: false,
 *   hasFailedBefore: true,
 *   isCauseStable: false,
 *   isPreventable: false,
 * };
 *
 * paradoxObstacles(facts, 'satisfaction'); // => ['failed-before']
 * paradoxObstacles({ ...facts, hasFailedBefore: false }, 'satisfaction'); // => []
 * paradoxObstacles(facts, 'repurchase'); // => ['not-for-this-measure', 'failed-before']
 * ```
 */
export function paradoxObstacles(
  facts: ParadoxFacts,
  measure: ParadoxMeasure,
): readonly ParadoxObstacle[] {
  const obstacles: Readonly<Record<ParadoxObstacle, boolean>> = {
    'not-for-this-measure': measure !== 'satisfaction',
    'recovery-not-satisfying': !facts.isRecoverySatisfying,
    'failure-severe': facts.isSevere,
    'failed-before': facts.hasFailedBefore,
    'cause-stable': facts.isCauseStable,
    'failure-preventable': facts.isPreventable,
  };
  return (Object.keys(obstacles) as ParadoxObstacle[]).filter((obstacle) => obstacles[obstacle]);
}

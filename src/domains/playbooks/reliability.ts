/** Reliability: whether a firm delivers again and again what it promised. */
import { breach } from '../../kernel/errors.ts';

/** What deliveries came to. */
export interface Reliability {
  /** How many of those that were judged failed. */
  readonly failed: number;
  /** How many were judged. */
  readonly judged: number;
  /** The share that failed, 0 to 1; `null` if none was judged. */
  readonly failureShare: number | null;
  /** How many in a row went well, up to the last; a delivery nobody judged ends the count. */
  readonly streak: number;
}

/**
 * How reliable a firm has been to one customer: failures among deliveries, and the present streak.
 *
 * The source calls this the basis of every strategy to keep customers: repeated dealings with a
 * satisfactory result.
 *
 * @param results Whether each delivery was satisfactory, in the order of time; `null` for one that
 *   nobody judged, which counts neither way.
 * @returns Failures, and the streak.
 * @throws ContractError if a result is no boolean and not `null`.
 * @example
 * ```ts
 * import { reliability } from 'everbond/playbooks';
 *
 * reliability([true, false, true, true]);
 * // => { failed: 1, judged: 4, failureShare: 0.25, streak: 2 }
 * reliability([]).failureShare; // => null
 * ```
 */
export function reliability(results: readonly (boolean | null)[]): Reliability {
  if (!results.every((result) => result === null || typeof result === 'boolean')) {
    breach('reliability', 'results', 'must be true, false or null');
  }
  const judged = results.filter((result) => result !== null);
  const failed = judged.filter((result) => !result).length;
  return {
    failed,
    judged: judged.length,
    failureShare: judged.length === 0 ? null : failed / judged.length,
    streak: results.length - 1 - results.findLastIndex((result) => result !== true),
  };
}

/** Mutual disclosure: how openly two sides deal with each other, how soon, and how kindly. */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import { meanScore, requireScore, type Score } from './score.ts';

/** The three parts of mutual disclosure. */
export interface DisclosureFacts {
  /** How much that matters is exchanged in time. */
  readonly communication: Score;
  /** How alike both sides' ideas of conduct and goals are. */
  readonly sharedValues: Score;
  /** How much either side looks to its short-term gain; counts against disclosure. */
  readonly opportunism: Score;
}

/**
 * How far both sides disclose themselves: communication, shared values and the lack of opportunism.
 *
 * @param facts The three parts, each 0 to 1 or `null`.
 * @returns The mean of the first two and of 1 less opportunism; `null` if one is not known.
 * @throws ContractError if a score is out of range.
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 * @example
 * ```ts
 * import { mutualDisclosure } from 'everbond/bonds';
 *
 * mutualDisclosure({ communication: 1, sharedValues: 0.5, opportunism: 0 }); // ~> 0.833333333
 * mutualDisclosure({ communication: 1, sharedValues: null, opportunism: 0 }); // => null
 * ```
 */
export function mutualDisclosure(facts: DisclosureFacts): Score {
  const { communication, sharedValues, opportunism } = facts;
  requireScore('mutualDisclosure', 'communication', communication);
  requireScore('mutualDisclosure', 'sharedValues', sharedValues);
  requireScore('mutualDisclosure', 'opportunism', opportunism);

  return meanScore([communication, sharedValues, opportunism === null ? null : 1 - opportunism]);
}

/**
 * How mutual disclosure is: how much the side that tells less tells, for what the other tells.
 *
 * Whoever tells and hears nothing back reads it as distrust.
 *
 * @param byFirm How often the firm told something of itself: whole, 0 or more.
 * @param byCustomer How often the customer did: likewise.
 * @returns The smaller count by the larger, 0 for one side alone to 1 for both alike; `null` if
 *   neither told anything.
 * @throws ContractError if a count is not whole or negative.
 * @example
 * ```ts
 * import { reciprocity } from 'everbond/bonds';
 *
 * reciprocity(1, 4); // => 0.25
 * reciprocity(0, 0); // => null
 * ```
 */
export function reciprocity(byFirm: number, byCustomer: number): Score {
  requireCount('reciprocity', 'byFirm', byFirm);
  requireCount('reciprocity', 'byCustomer', byCustomer);

  const most = Math.max(byFirm, byCustomer);
  return most === 0 ? null : (Math.min(byFirm, byCustomer) + 0) / most;
}

/**
 * How timely communication is: the share of messages that were answered within the time set.
 *
 * @param waitHours How long each message waited for its answer, in hours, 0 or more; `null` for one
 *   that has none, which counts as not answered in time.
 * @param withinHours How long an answer may take: hours, 0 or more; exactly that long is in time.
 * @returns The share, 0 to 1; `null` if there were no messages.
 * @throws ContractError if a time is negative or not finite.
 * @example
 * ```ts
 * import { timeliness } from 'everbond/bonds';
 *
 * timeliness([1, 24, 30, null], 24); // => 0.5
 * timeliness([], 24); // => null
 * ```
 */
export function timeliness(waitHours: Iterable<number | null>, withinHours: number): Score {
  requireHours('withinHours', withinHours);
  let [messages, timely] = [0, 0];
  for (const hours of waitHours) {
    messages += 1;
    if (hours === null) continue;
    requireHours('waitHours', hours);
    if (hours <= withinHours) timely += 1;
  }
  return messages === 0 ? null : timely / messages;
}

/**
 * How cooperative a side shows itself: the share of its moves that were meant to help the other.
 *
 * Showing that one means to help raises satisfaction and trust; meaning to compete lowers them.
 *
 * @param cooperative How many moves were meant to help: whole, 0 or more.
 * @param competitive How many were meant to win against the other: likewise.
 * @returns The share, 0 to 1; `null` if there were no moves.
 * @throws ContractError if a count is not whole or negative.
 * @see Lawrence A. Crosby, Kenneth R. Evans and Deborah Cowles, "Relationship Quality in Services
 *   Selling: An Interpersonal Influence Perspective", Journal of Marketing 54 (1990), pages 68–81.
 * @example
 * ```ts
 * import { cooperativeIntention } from 'everbond/bonds';
 *
 * cooperativeIntention(3, 1); // => 0.75
 * cooperativeIntention(0, 0); // => null
 * ```
 */
export function cooperativeIntention(cooperative: number, competitive: number): Score {
  requireCount('cooperativeIntention', 'cooperative', cooperative);
  requireCount('cooperativeIntention', 'competitive', competitive);

  const moves = cooperative + competitive;
  return moves === 0 ? null : (cooperative + 0) / moves;
}

function requireCount(where: string, field: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  breach(where, field, `must be whole, 0 or more, got ${shown(count)}`);
}

function requireHours(field: string, hours: number): void {
  if (Number.isFinite(hours) && hours >= 0) return;
  breach('timeliness', field, `must be finite, 0 or more, got ${shown(hours)}`);
}

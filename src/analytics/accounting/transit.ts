/**
 * Transit: points on their way from one account to another, which keep their cohort.
 *
 * Accounts are read in any order. Points whose sender was not read yet get a cohort of their own,
 * which becomes a part of the right one once the sender is.
 */
import type { Instant } from '../../kernel/instant.ts';
import { absorb, book, type CohortTally, newTally, rootOf } from './cohort-tally.ts';

/** Points that were sent, and not received by any account read so far. */
export interface SentPart {
  /** Their cohort. */
  readonly tally: CohortTally;
  /** How many. */
  readonly points: number;
  /** From when on they can be used no more; `null` for never. */
  readonly expiresAt: Instant | null;
  /** The period in which they went back to their sender; `null` if they did not. */
  back: number | null;
}

/** Points that were received, and not sent by any account read so far. */
export interface ReceivedPart {
  /** A cohort of their own. */
  readonly tally: CohortTally;
  /** How many. */
  readonly points: number;
}

/** What is under way, by transfer and number within it. Memory grows with what has not met. */
export interface Transit {
  readonly sent: Map<string, SentPart>;
  readonly received: Map<string, ReceivedPart>;
}

/** Nothing under way. */
export function newTransit(): Transit {
  return { sent: new Map(), received: new Map() };
}

/** The name of a part of a transfer, alike for both accounts. */
export function partKey(
  kind: 'transfer' | 'merge',
  names: readonly string[],
  index: number,
): string {
  return JSON.stringify([kind, ...names, index]);
}

/** Points leave an account. */
export function sendPart({ sent, received }: Transit, key: string, part: SentPart): void {
  const waiting = received.get(key);
  if (waiting === undefined) {
    sent.set(key, part);
    return;
  }
  received.delete(key);
  const { tally } = waiting;
  const target = rootOf(part.tally);
  absorb(target, tally);
  tally.moves.clear();
  tally.open.clear();
  tally.into = target;
}

/** The cohort of points that come into an account in a period. */
export function receivePart(
  { sent, received }: Transit,
  key: string,
  period: number,
  points: number,
): CohortTally {
  const part = sent.get(key);
  if (part !== undefined) {
    sent.delete(key);
    return rootOf(part.tally);
  }
  const tally = newTally(period, 'transfer');
  received.set(key, { tally, points });
  return tally;
}

/** What was received from nobody who was read: its cohort with the points as issued. */
export function strayTally({ tally, points }: ReceivedPart): CohortTally {
  const stray = newTally(tally.issued, 'transfer');
  absorb(stray, tally);
  book(stray, tally.issued, 'issuedPoints', points);
  return stray;
}

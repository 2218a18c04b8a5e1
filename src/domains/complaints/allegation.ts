/** Allegation: one thing that a complaint says, and what was found about it. */
import type { Cause } from './cause.ts';

/** What can be found about an allegation. */
export const FINDINGS = Object.freeze(['upheld', 'partly-upheld', 'not-upheld'] as const);

/** One of the findings. */
export type Finding = (typeof FINDINGS)[number];

/** One thing that a complaint says. */
export interface Allegation {
  /** The host's id of it; {@link MAIN_ALLEGATION} for what the complaint was received with. */
  readonly id: string;
  /** What it is about. */
  readonly cause: Cause;
  /** What was found; `null` until it is concluded, and again once the case is reopened. */
  readonly finding: Finding | null;
}

/** The id of the allegation that every complaint is received with. */
export const MAIN_ALLEGATION = 'complaint';

/**
 * What was found about a complaint as a whole: upheld or not if all of it was, partly otherwise.
 *
 * @param allegations Each with its finding.
 * @returns `null` while there is none, or one has no finding yet.
 * @example
 * ```ts
 * import { outcomeOf } from 'everbond/complaints';
 *
 * outcomeOf([
 *   { id: 'complaint', cause: 'product-fault', finding: 'upheld' },
 *   { id: 'rude', cause: 'service-attitude', finding: 'not-upheld' },
 * ]);
 * // => 'partly-upheld'
 * ```
 */
export function outcomeOf(allegations: readonly Allegation[]): Finding | null {
  const [first = null, ...others] = new Set(allegations.map(({ finding }) => finding));
  if (first === null || others.includes(null)) return null;
  return others.length === 0 ? first : 'partly-upheld';
}

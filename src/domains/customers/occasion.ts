/** Occasion: on what a customer buys or uses; the same customer needs other things on another. */
import type { Instant } from '../../kernel/instant.ts';
import type { KeyOf } from './keyed-list.ts';

/** Whether an occasion is one of buying or of using. */
export const OCCASION_SETTINGS = Object.freeze(['purchase', 'use'] as const);

/** Buying or using. */
export type OccasionSetting = (typeof OCCASION_SETTINGS)[number];

/** An occasion of a customer. */
export interface Occasion {
  /** Its name, a word: `gift`, `commute`. */
  readonly occasion: string;
  /** Whether the customer buys on it or uses. */
  readonly setting: OccasionSetting;
  /** What the customer needs on it, words, in order. */
  readonly needs: readonly string[];
  /** Since when it is known. */
  readonly since: Instant;
}

/** What an entry is known by. */
export const occasionKey: KeyOf<Occasion> = ({ occasion, setting }) => [occasion, setting];

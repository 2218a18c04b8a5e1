/** Recovery defaults: the numbers of complaint lore that a host may set otherwise, with sources. */
import type { SourcedValue } from '../../../kernel/sourced.ts';
import type { RemedyKind } from '../remedy.ts';
import { type FailureKind, JUSTICE_NEEDS, type JusticeShares, REMEDY_JUSTICE } from './justice.ts';

/** From a least to a most. */
export interface PercentRange {
  /** The least, 0 to 100. */
  readonly low: number;
  /** The most, 0 to 100. */
  readonly high: number;
}

/** How much each factor counts beside the dissatisfaction: 0 or more, not all 0. */
export interface PropensityWeights {
  /** On whom the blame is laid. */
  readonly blame: number;
  /** How unfair the deal was. */
  readonly unfairness: number;
  /** How little it costs to complain. */
  readonly ease: number;
  /** Personal traits; they count only where they are given. */
  readonly traits: number;
}

/** What a host may set, each with its source. */
export interface RecoveryDefaults {
  /** One affected customer in how many complains. */
  readonly oneIn: SourcedValue<number>;
  /** How many of a hundred stay whose complaint was settled to their satisfaction. */
  readonly stayingPercent: SourcedValue<PercentRange>;
  /** Points of loyalty that an effective solution adds. */
  readonly solvedPoints: SourcedValue<number>;
  /** Points of loyalty that each second contact takes. */
  readonly secondContactPoints: SourcedValue<number>;
  /** By what each second contact multiplies the cost. */
  readonly secondContactCostFactor: SourcedValue<number>;
  /** The weights of the propensity to complain. */
  readonly propensityWeights: SourcedValue<PropensityWeights>;
  /** Which dimensions of justice each kind of remedy serves. */
  readonly remedyJustice: SourcedValue<Readonly<Record<RemedyKind, JusticeShares>>>;
  /** What each kind of failure leaves to be put right. */
  readonly justiceNeeds: SourcedValue<Readonly<Record<FailureKind, JusticeShares>>>;
}

/** What holds where a host sets nothing, each with its source. */
export const RECOVERY_DEFAULTS: RecoveryDefaults = Object.freeze({
  oneIn: { value: 27, provenance: 'S003-61, without a study; 26 of 27 say nothing' },
  stayingPercent: {
    value: Object.freeze({ low: 70, high: 90 }),
    provenance: 'S003-61: a range, and no point within it is better than another',
  },
  solvedPoints: { value: 50, provenance: 'S003-64, which cites TARP' },
  secondContactPoints: { value: 10, provenance: 'S003-65' },
  secondContactCostFactor: { value: 2, provenance: 'S003-65' },
  propensityWeights: {
    value: Object.freeze({ blame: 1, unfairness: 1, ease: 1, traits: 1 }),
    provenance: 'our own; S000-47 names the factors and weighs none',
  },
  remedyJustice: {
    value: REMEDY_JUSTICE,
    provenance: 'our own numbers; the directions of Tax 1998 and Smith 1999, as far as they go',
  },
  justiceNeeds: {
    value: JUSTICE_NEEDS,
    provenance: 'our own numbers; the directions of Smith 1999',
  },
});

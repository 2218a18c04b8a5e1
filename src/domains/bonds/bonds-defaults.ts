/** Bonds defaults: every number and list that a host may set otherwise, with its source. */
import type { SourcedValue } from '../../kernel/sourced.ts';
import { CHANNELS, type Channel } from '../../kernel/words.ts';

/** How much each dimension counts in the score of quality: 0 or more, not all 0. */
export interface QualityWeights {
  /** Satisfaction, the mean of its two parts. */
  readonly satisfaction: number;
  /** Trust, the mean of its three parts. */
  readonly trust: number;
  /** Commitment, the mean of the affective one and the value of staying. */
  readonly commitment: number;
  /** The firm's own dependence on the customer. */
  readonly dependence: number;
}

/** How much similarity and expertise count in the fit of an agent: 0 or more, not both 0. */
export interface AgentWeights {
  /** Likeness of agent and customer. */
  readonly similarity: number;
  /** Expertise as the customer perceives it. */
  readonly expertise: number;
}

/** How much a reward may ask of a customer and still count as simple. */
export interface RewardLimits {
  /** What the customer has to do to get it: whole, 0 or more. */
  readonly steps: number;
  /** What has to hold before it is given: whole, 0 or more. */
  readonly conditions: number;
}

const HIGH_VALUE_ONLY: readonly Channel[] = ['face-to-face', 'club'];
const FOR_EVERYBODY: readonly Channel[] = Object.freeze(
  CHANNELS.filter((channel) => !HIGH_VALUE_ONLY.includes(channel)),
);

/** What a host may set, each with its source. */
export interface BondsDefaults {
  /** From which part of the scale on something counts as high: 0 to 1. */
  readonly highFrom: SourcedValue<number>;
  /** The weights of quality. */
  readonly qualityWeights: SourcedValue<QualityWeights>;
  /** The weights of an agent's fit. */
  readonly agentWeights: SourcedValue<AgentWeights>;
  /** Over how many days contacts are counted. */
  readonly contactPeriodDays: SourcedValue<number>;
  /** What a simple reward asks at most. */
  readonly rewardLimits: SourcedValue<RewardLimits>;
  /** The channels open to each tier. */
  readonly accessChannels: SourcedValue<
    Readonly<Record<'ordinary' | 'high-value', readonly Channel[]>>
  >;
}

/** What holds where a host sets nothing, each with its source. */
export const BONDS_DEFAULTS: BondsDefaults = Object.freeze({
  highFrom: {
    value: 0.5,
    provenance:
      'our own: the middle of the scale; the sources say high and low, and not from where',
  },
  qualityWeights: {
    value: Object.freeze({ satisfaction: 1, trust: 1, commitment: 1, dependence: 0 }),
    provenance: 'our own; S002-37 names four and weighs none: who needs whom is no merit',
  },
  agentWeights: {
    value: Object.freeze({ similarity: 1, expertise: 1 }),
    provenance: 'our own; S002-36 names both and weighs neither',
  },
  contactPeriodDays: { value: 30, provenance: 'our own; S002-23 speaks of frequency only' },
  rewardLimits: {
    value: Object.freeze({ steps: 3, conditions: 3 }),
    provenance: 'our own; S000-38 says simple and easy, and no number',
  },
  accessChannels: {
    value: Object.freeze({
      ordinary: FOR_EVERYBODY,
      'high-value': CHANNELS,
    }),
    provenance: 'our own; S000-31 wants a plan for each and leaves it to the firm',
  },
});

/** Programme redemption: what points can be spent on, and in what steps. */
import type { Ratio } from '../../kernel/ratio.ts';
import type { Condition } from '../../mechanisms/condition.ts';

/** One way to spend points. */
export type Redemption = RewardRedemption | PaymentRedemption | Conversion;

interface RedemptionBase {
  /** Its name in the programme. */
  readonly id: string;
  /** The currency that is spent. */
  readonly currency: string;
  /** Who may use it, by facts of the member and of the host; `null` for everybody. */
  readonly when: Condition | null;
  /** The partner with whom it is spent; `null` for the firm itself. */
  readonly partner: string | null;
}

/** Points for a thing: a product, a service, a gift card. */
export interface RewardRedemption extends RedemptionBase {
  /** Tells the kind. */
  readonly kind: 'reward';
  /** How many points it takes. Whole, from 1. */
  readonly points: number;
  /** What it is. A gift card bought with points must not earn points again. */
  readonly goods: 'goods' | 'gift-card';
  /** The host's name for the thing. */
  readonly reward: string;
  /**
   * `on-request`: when somebody asks. `at-balance`: by itself, as soon as something is earned and
   * there are so many points, as often as they reach.
   */
  readonly issued: 'on-request' | 'at-balance';
}

/** Points in place of money. */
export interface PaymentRedemption extends RedemptionBase {
  /** Tells the kind. */
  readonly kind: 'payment';
  /** So many points, whole, from 1 … */
  readonly points: number;
  /** … are worth so much, in minor units, whole, from 1. */
  readonly worthMinor: number;
  /** Points are spent in multiples of this. Whole, from 1. */
  readonly blockPoints: number;
  /** The fewest points of one payment. Whole, from 1. */
  readonly pointsMin: number;
  /** The largest share of an order that can be paid with points, from 0 to 1. */
  readonly orderShareMax: Ratio;
}

/** Points of one currency for those of another. */
export interface Conversion extends RedemptionBase {
  /** Tells the kind. */
  readonly kind: 'conversion';
  /** So many points, whole, from 1 … */
  readonly points: number;
  /** … become so many, whole, from 1 … */
  readonly becomes: number;
  /** … of this currency of the programme. */
  readonly into: string;
}

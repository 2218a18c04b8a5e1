/** Earn rule: what earns how much, of which amounts, and how parts of points become whole. */
import type { Instant } from '../../kernel/instant.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import type { Condition } from '../../mechanisms/condition.ts';
import type { CapWindow } from './cap.ts';
import type { ExpiryRule } from './expiry-rule.ts';

/** What a rule waits for. */
export type EarnTrigger =
  | 'order'
  | 'visit'
  | 'event'
  | 'welcome'
  | 'birthday'
  | 'anniversary'
  | 'achievement'
  | 'referrer'
  | 'referee';

/** One way to earn. */
export interface EarnRule {
  /** Its name in the programme. */
  readonly id: string;
  /** What it waits for. */
  readonly on: EarnTrigger;
  /** The host's name of the event, if it waits for one; otherwise `null`. */
  readonly event: string | null;
  /** What must be reached, if it waits for an achievement; otherwise `null`. */
  readonly reach: Achievement | null;
  /** The currency in which it pays. */
  readonly currency: string;
  /** How many points it pays; parts are possible, such as 0.5. */
  readonly points: Ratio;
  /** For so much money it pays them, in minor units, whole, from 1; `null` for a fixed award. */
  readonly perMinor: number | null;
  /** For money: whether the exact share counts, or only full steps of `perMinor`. */
  readonly steps: 'exact' | 'whole';
  /** A fixed award: once an occasion, a line that matches, or a unit of its quantity. */
  readonly each: 'occasion' | 'line' | 'unit';
  /** When it applies, by facts of the occasion and of the member; `null` for always. */
  readonly when: Condition | null;
  /** Which lines of an order it looks at; `null` for all that are not excluded. */
  readonly lines: Condition | null;
  /** The partner at whom it earns; `null` for the firm itself. */
  readonly partner: string | null;
  /** The first instant at which it applies; `null` for as long as the version. */
  readonly validFrom: Instant | null;
  /** The first instant at which it applies no more; `null` for as long as the version. */
  readonly validUntil: Instant | null;
  /** Whether it may stand beside other rules of its currency. */
  readonly stackable: boolean;
  /** Among rules that may not stand beside others, the larger number wins. */
  readonly priority: number;
  /** How many hours must pass until it pays again. Whole, from 0. */
  readonly cooldownHours: number;
  /** How often it pays; `null` for any number of times. */
  readonly frequency: Frequency | null;
  /** The budget from which it pays, its partner's unless it names one; `null` for none. */
  readonly budget: string | null;
  /** When what it pays can be spent; `null` as the currency says. */
  readonly pending: Pending | null;
  /** Until when what it pays can be spent; `null` as the currency says. */
  readonly expiry: ExpiryRule | null;
  /** Whether what it pays counts towards a tier. */
  readonly qualifying: boolean;
}

/** A counter of the member that passes a mark. */
export interface Achievement {
  /** `orders`, `visits`, `spend` in minor units, or `event:<name>` for an event of the host. */
  readonly counter: string;
  /** The mark, itself included. Whole, from 1. */
  readonly atLeast: number;
}

/** So often within a stretch of time. */
export interface Frequency {
  /** How often. Whole, from 1. */
  readonly times: number;
  /** The stretch of time. */
  readonly window: CapWindow;
}

/** When points can be spent. */
export type Pending =
  | {
      /** At once; or after the last day on which the line can be brought back. */
      readonly kind: 'none' | 'return-window';
    }
  | {
      /** After so many hours. */
      readonly kind: 'delay';
      /** How many. Whole, from 1. */
      readonly hours: number;
    }
  | {
      /** From one instant on, the same for all. */
      readonly kind: 'until';
      /** Which. */
      readonly at: Instant;
    }
  | {
      /** Once the host says that something has happened, such as a stay or a delivery. */
      readonly kind: 'event';
      /** The host's name for it. */
      readonly event: string;
    };

/** What of an order counts. The amount of a line is its price without tax, and then: */
export interface AmountBasis {
  /** Whether tax is added. */
  readonly tax: 'included' | 'excluded';
  /** Whether shipping is added. */
  readonly shipping: 'included' | 'excluded';
  /** Whether discounts are taken off. */
  readonly discounts: 'deducted' | 'ignored';
  /** Whether the part that was paid with points counts; with `none-of-order` nothing does. */
  readonly paidWithPoints: 'excluded' | 'included' | 'none-of-order';
  /** Whether gift cards earn when they are bought. */
  readonly giftCards: 'excluded' | 'included';
  /** Lines that never count, by their facts; `null` for none. */
  readonly excluded: Condition | null;
}

/** How parts of points become whole. Until then all is exact. */
export interface RoundingRule {
  /** Down, to the nearest with halves up, or up. */
  readonly to: 'floor' | 'half-up' | 'ceiling';
  /** Once for each rule, for each line of each rule, or for all rules of a currency together. */
  readonly per: 'rule' | 'line' | 'order';
}

/**
 * What happens if a rule applies that is not stackable. `alone`: of those rules the one with the
 * highest priority pays, and nothing beside it. `beside-stackable`: it pays beside those that are.
 */
export type Stacking = 'alone' | 'beside-stackable';

/** What multiplies, and what happens where several multiply the same. */
export interface Multipliers {
  /**
   * There is no usual answer, so a programme has to give one as soon as two may meet: `product`
   * (×2 and ×1.5 make ×3), `additive` (×2.5), `best` (×2) or `newest` (the one that began last, in
   * the list if both began together).
   */
  readonly meet: 'product' | 'additive' | 'best' | 'newest' | null;
  /** The multipliers. */
  readonly list: readonly Multiplier[];
}

/** What rules pay is multiplied. */
export interface Multiplier {
  /** Its name in the programme. */
  readonly id: string;
  /** By how much, from 0; exact. */
  readonly factor: Ratio;
  /** The rules whose pay is multiplied; `null` for all of the first currency. */
  readonly rules: readonly string[] | null;
  /** When it applies, by facts of the occasion and of the member; `null` for always. */
  readonly when: Condition | null;
  /** The lines on which it applies; `null` for all, and for pay that comes from no line. */
  readonly lines: Condition | null;
  /** The first instant at which it applies; `null` for as long as the version. */
  readonly validFrom: Instant | null;
  /** The first instant at which it applies no more; `null` for as long as the version. */
  readonly validUntil: Instant | null;
}

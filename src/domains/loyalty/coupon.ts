/** Coupon: a code that takes something off an order, and what it takes off which line. */
import type { Instant } from '../../kernel/instant.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import type { Condition } from '../../mechanisms/condition.ts';

/** A coupon for many, or a voucher for one. */
export interface Coupon {
  /** Its name in the programme. */
  readonly id: string;
  /** What it takes off: a share, or an amount in minor units. */
  readonly off: CouponValue;
  /** When it can be used, by facts of the order and of the member; `null` for always. */
  readonly when: Condition | null;
  /** The lines that it is taken off; `null` for all but gift cards. */
  readonly lines: Condition | null;
  /** The first instant at which it can be used; `null` for as long as the version. */
  readonly validFrom: Instant | null;
  /** The first instant at which it can be used no more; `null` for as long as the version. */
  readonly validUntil: Instant | null;
  /** How often a member may use it. Whole, from 1. */
  readonly timesPerMember: number;
  /** The least that the order must come to, in minor units. */
  readonly leastMinor: number;
}

/** What a coupon takes off. */
export type CouponValue =
  | {
      /** A share of the price, above 0 and up to 1. */
      readonly kind: 'share';
      /** Which. */
      readonly share: Ratio;
      /** The most it takes off, in minor units; `null` for no limit. */
      readonly mostMinor: number | null;
    }
  | {
      /** An amount, as far as the price reaches. */
      readonly kind: 'amount';
      /** How much, in minor units. Whole, from 1. */
      readonly minor: number;
    };

/** What a coupon takes off an order, or why it takes off nothing. */
export type CouponOutcome =
  | {
      /** It can be used. */
      readonly accepted: true;
      /** What it takes off in all, in minor units; 1 or more. */
      readonly minor: number;
      /** What of it is taken off which line; the parts add up to the whole. */
      readonly lines: readonly CouponPart[];
    }
  | {
      /** It cannot. */
      readonly accepted: false;
      /** Why not. */
      readonly refusal: CouponRefusal;
    };

/** What is taken off one line. */
export interface CouponPart {
  /** The line. */
  readonly line: string;
  /** How much, in minor units; 0 or more. */
  readonly minor: number;
}

/** Why a coupon cannot be used. */
export type CouponRefusal =
  | {
      /** There is no such coupon; or no line that it could be taken off. */
      readonly code: 'NO_SUCH_COUPON' | 'COUPON_FITS_NOTHING';
    }
  | {
      /** It is not valid then. */
      readonly code: 'COUPON_NOT_VALID';
      /** The first instant at which it is; `null` for as long as the programme. */
      readonly validFrom: Instant | null;
      /** The first instant at which it is no more; `null` for as long as the programme. */
      readonly validUntil: Instant | null;
    }
  | {
      /** Its condition is false, or cannot be told. */
      readonly code: 'COUPON_NOT_FOR_THIS';
      /** The facts that decide. */
      readonly facts: readonly string[];
    }
  | {
      /** The member has used it as often as that is possible. */
      readonly code: 'COUPON_USED_UP';
      /** How often that is. */
      readonly times: number;
    }
  | {
      /** The order comes to too little. */
      readonly code: 'COUPON_NEEDS_MORE';
      /** The least it must come to, in minor units. */
      readonly leastMinor: number;
      /** What it comes to. */
      readonly minor: number;
    };

/** Programme policies: the named choices for returns, lots, transfers and pools. */
import type { ExpiryRule } from './expiry-rule.ts';

/** What becomes of points when goods come back, or a redemption is undone. */
export interface ReturnPolicy {
  /**
   * What a partial refund takes back. `residual`: the award of the order is made again for what is
   * left of it, so that many small refunds take back what one would. `pro-rata-cumulative`: the
   * refunded share so far, cut down, less what was taken before. `per-refund-floor`: each refund's
   * own share, cut down, which leaves the member a point here and there.
   */
  readonly partialRefund: 'residual' | 'pro-rata-cumulative' | 'per-refund-floor';
  /**
   * What happens if the points of the order are spent. `clamp`: what is left of its own lots is
   * taken and the rest reported. `within-balance`: other lots give too, as far as they reach.
   * `unlimited-debt`: the rest is owed and repaid by the next credit. `any-lot`: the lots are taken
   * in the order of spending, and the rest is reported.
   */
  readonly spent: 'clamp' | 'within-balance' | 'unlimited-debt' | 'any-lot';
  /**
   * What happens to points with which the order was paid. `pro-rata`: the refunded share goes back
   * to the lots it came from. `full-refund-only`: all of them, once all is refunded.
   */
  readonly redeemed: 'pro-rata' | 'full-refund-only' | 'none';
  /** Until when points can be spent whose lot has expired before a redemption was undone. */
  readonly reversal: ReversalPolicy;
  /** How long goods can be brought back, in days after the order; for lots that wait for it. */
  readonly windowDays: number;
  /** Whether a refund takes back what counted towards a tier. */
  readonly tier: 're-evaluated' | 'kept';
  /** Whether a refund of the whole order lets its coupon be used again. */
  readonly coupons: 'released' | 'kept';
  /** Whether a refund takes back the stamps of the order, so that a full card may reopen. */
  readonly stamps: 'taken-back' | 'kept';
}

/**
 * Until when points can be spent that come back to a lot that has expired. `by-canceller`: if the
 * firm cancelled, `days` at least; if the customer did, as before. `original`: as before.
 * `reinstate`: `days` from then, only if it is undone within `withinDays` of the redemption.
 * `reissue`: `days` from then.
 */
export type ReversalPolicy =
  | { readonly kind: 'original' }
  | {
      /** Depends on who cancelled, or does not. */
      readonly kind: 'by-canceller' | 'reissue';
      /** For how many days they can be spent. Whole, from 1. */
      readonly days: number;
    }
  | {
      /** Only if it is undone soon. */
      readonly kind: 'reinstate';
      /** For how many days they can be spent. Whole, from 1. */
      readonly days: number;
      /** Within how many days of the redemption it must be undone. Whole, from 1. */
      readonly withinDays: number;
    };

/** In which order lots are consumed, and how many there may be. */
export interface LotPolicy {
  /** `soonest-expiring`: then the sooner active, then by id. `oldest-first`: by becoming active. */
  readonly consume: 'soonest-expiring' | 'oldest-first';
  /** How many lots of one account may be open; `null` for any number. */
  readonly openMax: number | null;
  /**
   * Which lots become one. `awarded`: those of one award that begin and end together. `imported`:
   * those of one import too. Others answer for what they were issued for, and stay apart.
   */
  readonly merge: 'awarded' | 'imported';
}

/** Whether points can be given to another account. */
export interface TransferPolicy {
  /** The currencies that can be given; none if the programme allows no gift. */
  readonly currencies: readonly string[];
  /** The fewest points of one gift. Whole, from 1. */
  readonly pointsMin: number;
  /** The most points of one gift; `null` for any number. */
  readonly pointsMax: number | null;
  /** Whether the points keep their end, or get one as if they were issued to the receiver. */
  readonly expiry: 'kept' | { readonly reset: ExpiryRule };
}

/** Whose points a household spends first. */
export interface PoolPolicy {
  /** `proportional`: by largest remainder. `oldest-member-first`: by the day of joining. */
  readonly share: 'proportional' | 'oldest-member-first';
}

/**
 * Subscription log: stretches of recurring revenue as columns, one row each.
 *
 * A row is one subscription at one price: who, from when, until when, how much and how often. A new
 * price is a new row. It is plain data and never changes once made.
 */

/** The host's own name for a customer: a text or a safe integer; `1` and `'1'` are two. */
export type CustomerKey = string | number;

/** The unit of time in which a plan is billed. */
export type PlanUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** How often a plan is billed: every `count` units. */
export interface PlanInterval {
  /** The unit of time. */
  readonly unit: PlanUnit;
  /** How many units: a whole number from 1 to 1,000. */
  readonly count: number;
}

/** Subscriptions as columns of equal length. */
export interface SubscriptionLog {
  /** How many rows. */
  readonly rows: number;
  /** The dictionary: the key of the customer with code `c` is `customers[c]`. */
  readonly customers: readonly CustomerKey[];
  /** Per row, the customer's code: an index into `customers`. */
  readonly codes: Uint32Array;
  /** Per row, epoch milliseconds of the first instant of the subscription. */
  readonly startAt: Float64Array;
  /** Per row, epoch milliseconds of the first instant after it; {@link OPEN_END_MS} for none. */
  readonly endAt: Float64Array;
  /** Per row, the amount of one plan interval in minor units of `10 ** -scale`; at least 0. */
  readonly minor: Float64Array;
  /** Per row, an index into `plans`. */
  readonly planCodes: Uint16Array;
  /** The plan intervals that occur. */
  readonly plans: readonly PlanInterval[];
  /** Per row, an index into `currencies`. */
  readonly currencyCodes: Uint16Array;
  /** The currencies that occur, ISO 4217; `null` stands for the one that the host did not name. */
  readonly currencies: readonly (string | null)[];
  /** Decimals of an amount, whatever its currency: 2 for cents. A whole number from 0 to 15. */
  readonly scale: number;
  /** Epoch milliseconds: what happened from here on is not known, and an end here is no end. */
  readonly observedUntilMs: number;
}

/** The end of a subscription that has none: the start of the year 10000. */
export const OPEN_END_MS = 253_402_300_800_000;

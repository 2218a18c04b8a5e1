/** Cap: how much a member can earn in a stretch of time, and how much there is for all. */

/** The stretch of time over which something is counted. */
export type CapWindow =
  | {
      /** Ever; or within the one occasion. */
      readonly kind: 'lifetime' | 'occasion';
    }
  | {
      /** The calendar's own parts, in the zone of the programme. */
      readonly kind: 'calendar';
      /** Which. */
      readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
    }
  | {
      /** So many local dates up to and including the day itself. */
      readonly kind: 'rolling';
      /** How many. Whole, 1 to 3650. */
      readonly days: number;
    };

/** How many points a member can earn by certain rules in a stretch of time. */
export interface Cap {
  /** Its name in the programme. */
  readonly id: string;
  /** The currency whose points are counted. */
  readonly currency: string;
  /** The rules whose points are counted; `null` for all of the currency. */
  readonly rules: readonly string[] | null;
  /** The stretch of time. */
  readonly window: CapWindow;
  /** How many points. Whole, from 0. */
  readonly points: number;
  /** Whether a refund makes room again (`net`) or not (`gross`). */
  readonly counts: 'net' | 'gross';
  /** Whether what is too much is cut off, or refused as a whole. */
  readonly excess: 'reduce' | 'reject';
}

/** Points set aside for certain rules, for all members together. */
export interface Budget {
  /** Its name: also of the budget aggregate from which accounts draw their blocks. */
  readonly id: string;
  /** How many points there are. Whole, from 0. */
  readonly points: number;
  /** Whether an award is cut to what is left, or refused as a whole. */
  readonly excess: 'reduce' | 'reject';
}

/** How much was counted: by name of the cap or rule, then by stretch of time. */
export type CapUse = Readonly<Record<string, Readonly<Record<string, number>>>>;

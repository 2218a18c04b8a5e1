/** Contact cap: how many contacts there may be in a window of time, and whose contacts count. */
import type { Channel, Purpose } from '../../kernel/words.ts';

/** Whose contacts a cap counts: one person's, those of a household, those of a firm's account. */
export const CAP_SCOPES = Object.freeze(['person', 'household', 'account'] as const);

/** Whose contacts a cap counts. */
export type CapScope = (typeof CAP_SCOPES)[number];

/** The periods of the calendar that a cap may count by; a week begins on Monday. */
export const CAP_UNITS = Object.freeze(['day', 'week', 'month'] as const);

/** One of the periods of the calendar. */
export type CapUnit = (typeof CAP_UNITS)[number];

/**
 * The time in which a cap counts. `rolling`: the hours before, to the millisecond; what happened
 * exactly so many hours ago counts no more. `rolling-dates`: today's date and those before it, so
 * many in all. `calendar`: the date, week or month of the calendar. The last two say in whose zone:
 * an IANA name, or `customer` for wherever the person is.
 */
export type CapWindow =
  | {
      /** The hours before. */
      readonly kind: 'rolling';
      /** How many: whole, 1 to 8784, which is 366 days. */
      readonly hours: number;
    }
  | {
      /** Today's date and those before it. */
      readonly kind: 'rolling-dates';
      /** How many dates in all: whole, 1 to 366. */
      readonly days: number;
      /** In whose zone: `customer`, or an IANA name. */
      readonly zone: string;
    }
  | {
      /** The current period of the calendar. */
      readonly kind: 'calendar';
      /** Which period. */
      readonly unit: CapUnit;
      /** In whose zone: `customer`, or an IANA name. */
      readonly zone: string;
    };

/** How many contacts there may be. A cap of 0 denies always; where there is no cap, none holds. */
export interface ContactCap {
  /** Its code in kebab-case; reasons show it. */
  readonly id: string;
  /** Whose contacts count. */
  readonly scope: CapScope;
  /** How many there may be: whole, 0 to 1000. */
  readonly most: number;
  /** In which time. */
  readonly window: CapWindow;
  /** The channels whose contacts it counts and limits; `null` for all. */
  readonly channels: readonly Channel[] | null;
  /**
   * The purposes whose contacts it counts and limits; `null` for all but `service`. A service
   * message counts only where it is named here, and is not held back even then.
   */
  readonly purposes: readonly Purpose[] | null;
}

/** Whether a cap is about contacts of a channel and purpose. */
export function capCovers(cap: ContactCap, channel: Channel, purpose: Purpose): boolean {
  if (cap.channels !== null && !cap.channels.includes(channel)) return false;
  return cap.purposes === null ? purpose !== 'service' : cap.purposes.includes(purpose);
}

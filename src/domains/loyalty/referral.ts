/** Referral: members who bring members, and when that counts. */
import { epochMsOf, type Instant } from '../../kernel/instant.ts';

/** When a referral counts. What both sides get are earn rules on `referrer` and `referee`. */
export interface Referral {
  /** The least that the first order of the new member must come to, in minor units. */
  readonly leastMinor: number;
  /** How many days after joining that order may come. Whole, from 1. */
  readonly withinDays: number;
  /** How many referrals of one member count; `null` for any number. */
  readonly countMax: number | null;
}

/** What is known of a referral. */
export interface ReferralFacts {
  /** The member who brought somebody. */
  readonly referrer: string;
  /** Who was brought. */
  readonly referee: string;
  /** When they joined. */
  readonly joinedAt: Instant;
  /** Their first order; `null` while there is none. */
  readonly firstOrder: ReferredOrder | null;
  /** How many referrals of the member have counted before. */
  readonly counted: number;
}

/** The first order of somebody who was brought. */
export interface ReferredOrder {
  /** When it was made. */
  readonly at: Instant;
  /** What it comes to once all refunds are taken off, in minor units. */
  readonly minor: number;
  /** From when on it can be brought back no more; `null` if it was cancelled. */
  readonly finalAt: Instant | null;
}

/** Whether a referral counts, or why not. */
export type ReferralOutcome =
  | {
      /** It counts: both sides can be given what is theirs. */
      readonly accepted: true;
    }
  | {
      /** It does not. */
      readonly accepted: false;
      /** Why not. */
      readonly refusal: ReferralRefusal;
    };

/** Why a referral does not count. `REFERRAL_NOT_FINAL` may change with time, the others not. */
export type ReferralRefusal =
  | {
      /** The programme has none; it was for oneself; nothing was bought; it was cancelled. */
      readonly code: 'NO_REFERRALS' | 'OWN_REFERRAL' | 'NOTHING_BOUGHT' | 'ORDER_CANCELLED';
    }
  | {
      /** The order can still be brought back. */
      readonly code: 'REFERRAL_NOT_FINAL';
      /** Until when. */
      readonly until: Instant;
    }
  | {
      /** The order came too late. */
      readonly code: 'REFERRAL_TOO_LATE';
      /** Within how many days after joining it had to come. */
      readonly withinDays: number;
    }
  | {
      /** The order came to too little. */
      readonly code: 'REFERRAL_TOO_SMALL';
      /** The least it had to come to, in minor units. */
      readonly leastMinor: number;
    }
  | {
      /** The member has brought as many as count. */
      readonly code: 'TOO_MANY_REFERRALS';
      /** How many that is. */
      readonly countMax: number;
    };

const DAY_MS = 86_400_000;

/**
 * Whether a referral counts at an instant.
 *
 * It counts once the first order is final, which is when it can be brought back no more: so a
 * refund never has to take back what both sides were given. Nobody refers themselves.
 *
 * @param referral What the programme says; `null` if nothing.
 * @param facts Who brought whom, and what they bought.
 * @param at When it is asked.
 * @returns That it counts, or a refusal with its facts.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { referralOutcome } from 'everbond/loyalty';
 *
 * const referral = { leastMinor: 1000, withinDays: 30, countMax: null };
 * const facts = {
 *   referrer: 'ada',
 *   referee: 'bob',
 *   joinedAt: instant('2026-03-01T00:00Z'),
 *   firstOrder: {
 *     at: instant('2026-03-05T00:00Z'),
 *     minor: 2500,
 *     finalAt: instant('2026-04-05T00:00Z'),
 *   },
 *   counted: 0,
 * };
 *
 * referralOutcome(referral, facts, instant('2026-04-05T00:00Z')).accepted; // => true
 * referralOutcome(referral, facts, instant('2026-04-04T00:00Z')).accepted; // => false
 * referralOutcome(referral, { ...facts, referee: 'ada' }, instant('2026-05-01T00:00Z'));
 * // => { accepted: false, refusal: { code: 'OWN_REFERRAL' } }
 * ```
 */
export function referralOutcome(
  referral: Referral | null,
  facts: ReferralFacts,
  at: Instant,
): ReferralOutcome {
  const refusal = refusalOf(referral, facts, at);
  return refusal === null ? { accepted: true } : { accepted: false, refusal };
}

function refusalOf(
  referral: Referral | null,
  { referrer, referee, joinedAt, firstOrder, counted }: ReferralFacts,
  at: Instant,
): ReferralRefusal | null {
  if (referral === null) return { code: 'NO_REFERRALS' };
  if (referrer === referee) return { code: 'OWN_REFERRAL' };
  const { leastMinor, withinDays, countMax } = referral;
  if (countMax !== null && counted >= countMax) return { code: 'TOO_MANY_REFERRALS', countMax };
  if (firstOrder === null) return { code: 'NOTHING_BOUGHT' };
  const days = (epochMsOf(firstOrder.at) - epochMsOf(joinedAt)) / DAY_MS;
  if (days > withinDays) return { code: 'REFERRAL_TOO_LATE', withinDays };
  if (firstOrder.finalAt === null) return { code: 'ORDER_CANCELLED' };
  if (firstOrder.minor < leastMinor) return { code: 'REFERRAL_TOO_SMALL', leastMinor };
  const { finalAt: until } = firstOrder;
  return until > at ? { code: 'REFERRAL_NOT_FINAL', until } : null;
}

/** Tier membership: until when a bought tier lasts, and what a cancellation does. */
import type { Instant } from '../../kernel/instant.ts';
import { daysBetween } from '../../time/local-date.ts';
import { dateAfter, dateAt, startOfDate } from './programme-dates.ts';
import type { PaidMembership } from './tier-ladder.ts';

/** What becomes of a bought tier. */
export interface MembershipEnd {
  /** Until when the tier lasts. */
  readonly until: Instant;
  /** What is paid back of the fee, in minor units. */
  readonly refundMinor: number;
  /** When the points are forfeited; `null` if they are kept. */
  readonly pointsUntil: Instant | null;
}

/**
 * Until when a bought tier lasts.
 *
 * It begins at once and lasts to the beginning of the same date so many months later. Of a
 * cancellation that pays back the unused days, the day itself counts as used.
 *
 * @param membership What was bought.
 * @param from When.
 * @param cancelledAt When it was cancelled, at `from` or later; `null` if it was not.
 * @param zone The zone of the programme.
 * @returns The end of the tier, what is paid back, and until when the points are kept.
 * @example Twelve months for 60.00, cancelled after three
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { membershipEnd } from 'everbond/loyalty';
 *
 * const plus = {
 *   id: 'plus',
 *   tier: 'gold',
 *   months: 12,
 *   feeMinor: 6000,
 *   termination: 'refund-unused',
 *   pointsAfterDays: null,
 * } as const;
 * const from = instant('2026-01-01T10:00Z');
 *
 * membershipEnd(plus, from, null, 'UTC').until; // => '2027-01-01T00:00:00.000Z'
 * membershipEnd(plus, from, instant('2026-03-31T12:00Z'), 'UTC');
 * // => { until: '2026-03-31T12:00:00.000Z', refundMinor: 4520, pointsUntil: null }
 * ```
 */
export function membershipEnd(
  { months, feeMinor, termination, pointsAfterDays }: PaidMembership,
  from: Instant,
  cancelledAt: Instant | null,
  zone: string,
): MembershipEnd {
  const firstDate = dateAt(zone, from);
  const endDate = dateAfter(firstDate, months, 'months');
  const end = startOfDate(zone, endDate);
  const isEarly = cancelledAt !== null && cancelledAt < end;
  const until = isEarly && termination !== 'end-of-term' ? cancelledAt : end;
  const unused = isEarly ? daysBetween(dateAt(zone, cancelledAt), endDate) - 1 : 0;
  const days = BigInt(Math.max(daysBetween(firstDate, endDate), 1));
  const refund = (BigInt(feeMinor) * BigInt(Math.max(unused, 0))) / days;
  const pointsUntil =
    pointsAfterDays === null
      ? null
      : pointsAfterDays === 0
        ? until
        : startOfDate(zone, dateAfter(dateAt(zone, until), pointsAfterDays, 'days'));
  return { until, refundMinor: termination === 'refund-unused' ? Number(refund) : 0, pointsUntil };
}

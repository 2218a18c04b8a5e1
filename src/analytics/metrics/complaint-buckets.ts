/** Complaint buckets: closed complaints by how long they took, as authorities want them counted. */
import { breach } from '../../kernel/errors.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dueAfter } from '../../time/due-after.ts';
import type { Duration } from '../../time/duration.ts';
import { type ComplaintRow, knownComplaints, type ObservedComplaints } from './complaint-rows.ts';
import { type Proportion, proportion } from './proportion.ts';

/** The buckets, and how far complaints are known. */
export interface ComplaintBucketsOptions extends ObservedComplaints {
  /** The calendar that says which days and hours are meant. */
  readonly calendar: Calendar;
  /** The buckets, shortest first: at least one. */
  readonly buckets: readonly ComplaintBucket[];
}

/** Complaints closed within a time of their receipt, and in no bucket before. */
export interface ComplaintBucket {
  /** What it is called. */
  readonly label: string;
  /** The time from receipt, its end included. */
  readonly within: Duration;
}

/** Closed complaints by bucket. */
export interface ComplaintBuckets {
  /** One row a bucket, in the given order: complaints in it of complaints closed. */
  readonly rows: readonly { readonly label: string; readonly closed: Proportion }[];
  /** Complaints closed later than every bucket, of complaints closed. */
  readonly later: Proportion;
  /** Complaints in no number. */
  readonly leftOut: {
    /** Not closed, although the time of the last bucket is over. */
    readonly openLate: number;
    /** Not closed, and still in time for the last bucket. */
    readonly openInTime: number;
    /** Received at or after the end of observation. */
    readonly notReceived: number;
  };
}

/**
 * Closed complaints by how long they took from receipt to their first closure.
 *
 * The return of the FCA counts within three business days, within eight weeks, and later; each
 * authority draws its own lines, so they are handed in. To count those closed in a period, hand in
 * the rows that were. Open complaints are in no share, which makes shares look better while they
 * grow old: `openLate` says how many there are.
 *
 * @param rows Complaints, in any order.
 * @param options The end of observation, the calendar and the buckets.
 * @returns Counts and shares, bucket by bucket.
 * @throws ContractError if a row or an option is not as described, or holidays are not known far
 *   enough (`HOLIDAYS_TOO_SHORT`).
 * @see Financial Conduct Authority, "FCA Handbook", DISP 1 Annex 1, complaints return form.
 * @example
 * ```ts
 * import { complaintBuckets } from 'everbond/metrics';
 * import { createCalendar } from 'everbond/time';
 * import { england } from 'everbond/time/holidays/england';
 *
 * const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
 * const hours = weekdays.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' }));
 * const calendar = createCalendar({
 *   id: 'desk',
 *   zone: 'Europe/London',
 *   versions: [{ from: null, hours }],
 *   holidays: [england],
 *   workingDaysAs: null,
 * });
 * const rows = [
 *   { customer: 'ada', receivedAt: '2026-03-04T11:00Z', closedAt: '2026-03-09T17:30Z' },
 *   { customer: 'bob', receivedAt: '2026-03-04T11:00Z', closedAt: '2026-03-09T17:31Z' },
 * ];
 * const { rows: buckets, later } = complaintBuckets(rows, {
 *   observedUntil: '2026-06-01T00:00Z',
 *   calendar,
 *   buckets: [
 *     {
 *       label: 'three days',
 *       within: { kind: 'business-days', days: 3, endsAt: 'close-of-business' },
 *     },
 *     { label: 'eight weeks', within: { kind: 'calendar-days', days: 56, lastDate: 'any-date' } },
 *   ],
 * });
 *
 * buckets.map(({ label, closed }) => [label, closed.numerator]);
 * // => [['three days', 1], ['eight weeks', 1]]
 * later.numerator; // => 0
 * ```
 */
export function complaintBuckets(
  rows: Iterable<ComplaintRow>,
  options: ComplaintBucketsOptions,
): ComplaintBuckets {
  const { calendar, buckets } = options;
  const last = buckets.at(-1);
  if (last === undefined) breach('complaintBuckets', 'buckets', 'must be at least one');
  const { complaints, untilMs, notReceived } = knownComplaints('complaintBuckets', rows, options);
  const isWithin = (receivedMs: number, { within }: ComplaintBucket, endMs: number) =>
    endMs <= epochMsOf(dueAfter(calendar, receivedMs, within));

  const counts = buckets.map(() => 0);
  let [later, openLate, openInTime] = [0, 0, 0];
  for (const { receivedMs, closedMs } of complaints) {
    if (closedMs === null) {
      if (isWithin(receivedMs, last, untilMs)) openInTime += 1;
      else openLate += 1;
      continue;
    }
    const found = buckets.findIndex((bucket) => isWithin(receivedMs, bucket, closedMs));
    if (found === -1) later += 1;
    else counts[found] = (counts[found] ?? 0) + 1;
  }
  const closed = counts.reduce((sum, count) => sum + count, later);
  return {
    rows: buckets.map(({ label }, index) => ({
      label,
      closed: proportion(counts[index] ?? 0, closed),
    })),
    later: proportion(later, closed),
    leftOut: { openLate, openInTime, notReceived },
  };
}

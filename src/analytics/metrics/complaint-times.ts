/** Complaint times: how long customers wait for a first answer, for a closure, or for good. */
import { breach } from '../../kernel/errors.ts';
import {
  type ComplaintRow,
  type KnownComplaint,
  knownComplaints,
  type ObservedComplaints,
  settledMs,
} from './complaint-rows.ts';
import type { Durations } from './durations.ts';

/** Until what to measure, and how. */
export interface ComplaintTimesOptions extends ObservedComplaints {
  /** The first answer, the first closure, or the closure after which it was not reopened. */
  readonly until: 'answered' | 'closed' | 'settled';
  /**
   * How long it is from one instant to another, by epoch milliseconds: 0 or more. Hours unless
   * told; hand in the business hours of a calendar, or a clock's, to have these.
   */
  readonly elapsed?: (fromMs: number, untilMs: number) => number;
}

/** How long complaints took, those still open counted as waiting. */
export interface ComplaintTimes extends Durations {
  /** The time of each complaint: until the event, or until the end of observation. */
  readonly durations: readonly number[];
  /** Whether the event was seen. */
  readonly observed: readonly boolean[];
  /** Rows in neither column. */
  readonly leftOut: {
    /** Received at or after the end of observation. */
    readonly notReceived: number;
  };
}

const HOUR_MS = 3_600_000;

/**
 * How long each complaint took from its receipt, as durations for {@link kaplanMeier}.
 *
 * First response time is `until: 'answered'`, resolution time `closed`; `settled` is the time until
 * it stayed closed, as a complaint that comes back was not resolved. A complaint that still waits
 * counts as one that has waited so long: the mean of those that are done, which dashboards show,
 * leaves out the slow ones and looks best while the pile grows.
 *
 * @param rows Complaints, in any order.
 * @param options The end of observation, until what, and by which clock.
 * @returns Durations in the unit of `elapsed`. The median and its interval:
 *   `survivalQuantile(kaplanMeier(times), 0.5)`.
 * @throws ContractError if a row or an option is not as described.
 * @example Two were answered after 2 and 4 hours, one waits for 30
 * ```ts
 * import { complaintTimes, kaplanMeier, survivalQuantile } from 'everbond/metrics';
 *
 * const rows = [
 *   { customer: 'ada', receivedAt: '2026-05-11T09:00Z', answeredAt: '2026-05-11T11:00Z' },
 *   { customer: 'bob', receivedAt: '2026-05-11T09:00Z', answeredAt: '2026-05-11T13:00Z' },
 *   { customer: 'cy', receivedAt: '2026-05-11T09:00Z' },
 * ];
 * const times = complaintTimes(rows, { until: 'answered', observedUntil: '2026-05-12T15:00Z' });
 *
 * times.durations; // => [2, 4, 30]
 * times.observed; // => [true, true, false]
 * survivalQuantile(kaplanMeier(times), 0.5).time; // => 4
 * ```
 */
export function complaintTimes(
  rows: Iterable<ComplaintRow>,
  options: ComplaintTimesOptions,
): ComplaintTimes {
  const { until, elapsed = (fromMs, untilMs) => (untilMs - fromMs) / HOUR_MS } = options;
  const { complaints, untilMs, notReceived } = knownComplaints('complaintTimes', rows, options);
  const endOf = {
    answered: ({ answeredMs }: KnownComplaint) => answeredMs,
    closed: ({ closedMs }: KnownComplaint) => closedMs,
    settled: settledMs,
  }[until];
  if (endOf === undefined) {
    breach('complaintTimes', 'until', 'must be answered, closed or settled');
  }

  const ends = complaints.map(endOf);
  const durations = complaints.map(({ receivedMs }, index) => {
    const time = elapsed(receivedMs, ends[index] ?? untilMs);
    if (time >= 0 && time < Number.POSITIVE_INFINITY) return time + 0;
    return breach('complaintTimes', 'elapsed', 'must give 0 or more');
  });
  return { durations, observed: ends.map((end) => end !== null), leftOut: { notReceived } };
}

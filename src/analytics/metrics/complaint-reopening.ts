/** Complaint reopening: how many complaints that were closed came back. */
import { type ComplaintRow, knownComplaints, type ObservedComplaints } from './complaint-rows.ts';
import { type Proportion, proportion } from './proportion.ts';
import { checkWhole } from './whole-option.ts';

/** How long a closed complaint may take to come back. */
export interface ComeBackOptions extends ObservedComplaints {
  /** So many times 24 hours after it was closed: a whole number from 1. */
  readonly withinDays: number;
}

/** Complaints that came back of complaints closed. */
export interface ComplaintReopening extends Proportion {
  /** The days after closing that counted. */
  readonly withinDays: number;
  /** Complaints in neither number. */
  readonly leftOut: {
    /** Not closed. */
    readonly open: number;
    /** Closed so late that their days had not all passed when observation ended. */
    readonly notObserved: number;
    /** Received at or after the end of observation. */
    readonly notReceived: number;
  };
}

const DAY_MS = 86_400_000;

/**
 * The share of closed complaints that were taken up again within so many days.
 *
 * The days are counted from the first closure. Only complaints whose days were all observed count,
 * those that came back early included: else every recent closure would count as one that held.
 *
 * @param rows Complaints, in any order.
 * @param options The end of observation, and the days.
 * @returns Complaints reopened in time of complaints observed; no value where there is none.
 * @throws ContractError if a row or an option is not as described.
 * @example One came back, one held, one was closed yesterday
 * ```ts
 * import { complaintReopening } from 'everbond/metrics';
 *
 * const rows = [
 *   {
 *     customer: 'ada',
 *     receivedAt: '2026-05-01T09:00Z',
 *     closedAt: '2026-05-02T09:00Z',
 *     reopenedAt: '2026-05-20T09:00Z',
 *   },
 *   { customer: 'bob', receivedAt: '2026-05-01T09:00Z', closedAt: '2026-05-03T09:00Z' },
 *   { customer: 'cy', receivedAt: '2026-06-01T09:00Z', closedAt: '2026-06-29T09:00Z' },
 * ];
 * const asked = { withinDays: 30, observedUntil: '2026-06-30T00:00Z' };
 * const { value, leftOut } = complaintReopening(rows, asked);
 *
 * value; // => 0.5
 * leftOut.notObserved; // => 1
 * ```
 */
export function complaintReopening(
  rows: Iterable<ComplaintRow>,
  options: ComeBackOptions,
): ComplaintReopening {
  const { withinDays } = options;
  checkWhole('complaintReopening', 'withinDays', withinDays);
  const { complaints, untilMs, notReceived } = knownComplaints('complaintReopening', rows, options);

  let [reopened, observed, open, notObserved] = [0, 0, 0, 0];
  for (const { closedMs, reopenedMs } of complaints) {
    const endMs = (closedMs ?? 0) + withinDays * DAY_MS;
    if (closedMs === null) open += 1;
    else if (endMs >= untilMs) notObserved += 1;
    else {
      observed += 1;
      if (reopenedMs !== null && reopenedMs <= endMs) reopened += 1;
    }
  }
  const leftOut = { open, notObserved, notReceived };
  return { ...proportion(reopened, observed), withinDays, leftOut };
}

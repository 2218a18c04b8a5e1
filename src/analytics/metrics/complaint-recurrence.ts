/** Complaint recurrence: which causes come back to the same customers. */
import type { ComeBackOptions } from './complaint-reopening.ts';
import { type ComplaintRow, knownComplaints } from './complaint-rows.ts';
import { type Proportion, proportion } from './proportion.ts';
import { checkWhole } from './whole-option.ts';

/** How often one cause came back. */
export interface CauseRecurrence {
  /** The cause, as the host calls it. */
  readonly cause: string;
  /** Complaints that were followed by another of it, of complaints closed and observed. */
  readonly recurred: Proportion;
}

/** Recurrence by cause. */
export interface ComplaintRecurrence {
  /** The days after closing that counted. */
  readonly withinDays: number;
  /** All causes together. */
  readonly all: Proportion;
  /** One row a cause: most complaints observed first, then by the name of the cause. */
  readonly rows: readonly CauseRecurrence[];
  /** Complaints in no number. */
  readonly leftOut: {
    /** Their cause is not known. */
    readonly noCause: number;
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
 * How often a customer complains of the same cause again after it was put right.
 *
 * A complaint recurs if the same customer's next one of the same cause is received after its first
 * closure, within so many days. It says whether causes are
 * removed or only answers given; a reopening is another thing, and not counted here.
 *
 * @param rows Complaints, in any order, with their causes.
 * @param options The end of observation, and the days.
 * @returns Shares by cause and in all; no value where none was observed.
 * @throws ContractError if a row or an option is not as described.
 * @example Ada's bill is wrong again
 * ```ts
 * import { complaintRecurrence } from 'everbond/metrics';
 *
 * const closed = { receivedAt: '2026-01-05T09:00Z', closedAt: '2026-01-07T09:00Z' };
 * const rows = [
 *   { customer: 'ada', cause: 'bill', ...closed },
 *   { customer: 'bob', cause: 'bill', ...closed },
 *   { customer: 'ada', cause: 'bill', receivedAt: '2026-02-05T09:00Z' },
 * ];
 * const asked = { withinDays: 60, observedUntil: '2026-04-01T00:00Z' };
 *
 * complaintRecurrence(rows, asked).rows.map(({ cause, recurred }) => [cause, recurred.value]);
 * // => [['bill', 0.5]]
 * ```
 */
export function complaintRecurrence(
  rows: Iterable<ComplaintRow>,
  options: ComeBackOptions,
): ComplaintRecurrence {
  const { withinDays } = options;
  checkWhole('complaintRecurrence', 'withinDays', withinDays);
  const known = knownComplaints('complaintRecurrence', rows, options);
  const { untilMs, notReceived } = known;
  const received = receiptsOf(known.complaints);

  const counts = new Map<string, { recurred: number; observed: number }>();
  let [noCause, open, notObserved] = [0, 0, 0];
  for (const { row, closedMs } of known.complaints) {
    const cause = row.cause ?? null;
    const endMs = (closedMs ?? 0) + withinDays * DAY_MS;
    if (cause === null) noCause += 1;
    else if (closedMs === null) open += 1;
    else if (endMs >= untilMs) notObserved += 1;
    else {
      const count = counts.get(cause) ?? { recurred: 0, observed: 0 };
      const others = received.get(row.customer)?.get(cause) ?? [];
      const isFollowed = others.some((ms) => ms > closedMs && ms <= endMs);
      counts.set(cause, {
        recurred: count.recurred + Number(isFollowed),
        observed: count.observed + 1,
      });
    }
  }

  const tallies = [...counts.values()];
  const sumOf = (part: 'recurred' | 'observed') =>
    tallies.reduce((sum, tally) => sum + tally[part], 0);
  return {
    withinDays,
    all: proportion(sumOf('recurred'), sumOf('observed')),
    rows: [...counts]
      .map(([cause, { recurred, observed }]) => {
        return { cause, recurred: proportion(recurred, observed) };
      })
      .toSorted((one, other) => {
        const more = other.recurred.denominator - one.recurred.denominator;
        return more || (one.cause < other.cause ? -1 : 1);
      }),
    leftOut: { noCause, open, notObserved, notReceived },
  };
}

/** When each customer complained of each cause. */
function receiptsOf(complaints: ReturnType<typeof knownComplaints>['complaints']) {
  const received = new Map<number | string, Map<string, number[]>>();
  for (const { row, receivedMs } of complaints) {
    const { customer, cause = null } = row;
    if (cause === null) continue;
    const causes = received.get(customer) ?? new Map<string, number[]>();
    received.set(customer, causes);
    const receipts = causes.get(cause) ?? [];
    causes.set(cause, receipts);
    receipts.push(receivedMs);
  }
  return received;
}

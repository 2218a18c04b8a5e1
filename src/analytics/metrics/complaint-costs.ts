/** Complaint costs: what complaints cost to handle and put right. */
import { FailureError } from '../../kernel/errors.ts';
import { quantile } from '../../numerics/quantile.ts';
import {
  type ComplaintRow,
  knownComplaints,
  type ObservedComplaints,
  settledMs,
} from './complaint-rows.ts';

/** What settled complaints cost. */
export interface ComplaintCosts {
  /** Complaints settled whose cost is known. */
  readonly complaints: number;
  /** All they cost, in minor units. */
  readonly totalMinor: number;
  /** The total divided by the complaints; `null` where there is none. */
  readonly meanMinor: number | null;
  /** The cost that half of them reach; `null` where there is none. */
  readonly medianMinor: number | null;
  /** The cost that one in ten reaches; `null` where there is none. */
  readonly tenthMinor: number | null;
  /** Complaints in no number. */
  readonly leftOut: {
    /** Not closed, or reopened and not closed again: they will cost more. */
    readonly open: number;
    /** Their cost is not known. */
    readonly unknown: number;
    /** Received at or after the end of observation. */
    readonly notReceived: number;
  };
}

/**
 * What settled complaints cost: in all, on average, in the middle, and the dearest tenth.
 *
 * A few complaints cost most of the money, so that the mean says what all will cost and the median
 * what one does. Quantiles lie on the straight line between their neighbours.
 *
 * @param rows Complaints, in any order, with their costs, all in one currency.
 * @param options The end of observation.
 * @returns Amounts in minor units, not rounded.
 * @throws ContractError if a row or an option is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if the total is beyond 2^53 − 1 minor units.
 * @example
 * ```ts
 * import { complaintCosts } from 'everbond/metrics';
 *
 * const closed = { receivedAt: '2026-01-05T09:00Z', closedAt: '2026-01-07T09:00Z' };
 * const rows = [200, 300, 4_000].map((costMinor) => ({ customer: 'ada', costMinor, ...closed }));
 * const costs = complaintCosts(rows, { observedUntil: '2026-02-01T00:00Z' });
 *
 * [costs.totalMinor, costs.meanMinor, costs.medianMinor]; // => [4_500, 1_500, 300]
 * ```
 */
export function complaintCosts(
  rows: Iterable<ComplaintRow>,
  options: ObservedComplaints,
): ComplaintCosts {
  const { complaints, notReceived } = knownComplaints('complaintCosts', rows, options);

  const costs: number[] = [];
  let [open, unknown, total] = [0, 0, 0];
  for (const complaint of complaints) {
    const cost = complaint.row.costMinor ?? null;
    if (settledMs(complaint) === null) open += 1;
    else if (cost === null) unknown += 1;
    else {
      costs.push(cost);
      total += cost;
      // Sums of safe integers are exact until the first that is not safe.
      if (total > Number.MAX_SAFE_INTEGER) {
        throw new FailureError('LIMIT_EXCEEDED', 'complaintCosts: the total is beyond 2^53 - 1');
      }
    }
  }
  const sorted = costs.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted.length === 0 ? null : quantile(sorted, share));
  return {
    complaints: costs.length,
    totalMinor: total,
    meanMinor: costs.length === 0 ? null : total / costs.length,
    medianMinor: at(0.5),
    tenthMinor: at(0.9),
    leftOut: { open, unknown, notReceived },
  };
}

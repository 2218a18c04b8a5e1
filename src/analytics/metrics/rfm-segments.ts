/** RFM segments: customers by the name of their scores, and the customers of a name as a list. */
import { breach } from '../../kernel/errors.ts';
import { formatIssues } from '../../kernel/parsed.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import { type Proportion, proportion } from './proportion.ts';
import { addToRatio, emptyRatioSums, ratioError } from './ratio-sums.ts';
import { type RevenueRate, revenueRateWithError } from './revenue-rate.ts';
import type { Rfm } from './rfm.ts';
import { cellOf, parseRfmGrid, RFM_GRID, type RfmGrid, segmentsOfCells } from './rfm-grid.ts';
import type { RfmRule } from './rfm-rules.ts';

/** One segment with how many it has and what they bought. */
export interface RfmSegmentRow {
  /** The name in the grid. */
  readonly name: string;
  /** Its customers, of all who have scores. */
  readonly customers: Proportion;
  /** What they bought, of what all bought: the whole history, refunds not taken off. */
  readonly revenue: RevenueRate;
}

/** Every customer with scores in exactly one segment. */
export interface RfmSegments {
  /** Where the names come from. */
  readonly source: string;
  /** The rule by which scores were given. */
  readonly rule: RfmRule;
  /** First local date no longer observed, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** One row a segment, in the order of the grid; those without customers too. */
  readonly rows: readonly RfmSegmentRow[];
  /** Keys of the customers who have scores, in the order of the log's dictionary. */
  readonly customers: readonly CustomerKey[];
  /** Per customer, the index of the row they are in. */
  readonly segments: Uint8Array;
  /** Customers of the log without a purchase before `asOf`: they have no scores. */
  readonly withoutScores: number;
}

/**
 * The segment of every customer, and the size and revenue of each segment.
 *
 * A segment is a name for some of the 125 cells of scores. No agreed set of names exists; the grid
 * is therefore data with its source stated, and a host's own may be given. Because each cell is in
 * exactly one segment, counts add up to all customers and revenue to all revenue. How large a
 * segment is depends on the tie rule of the scores more than on the grid.
 *
 * @param scored Scores as {@link rfm} gives them.
 * @param summaries The summaries from which the scores were made.
 * @param options `grid`: {@link RFM_GRID} unless told; every cell in exactly one segment.
 * @returns One row a segment, with Wilson's interval for its share of customers and the interval of
 *   a ratio for its share of revenue; `null` where nobody has scores, or nobody bought for money.
 * @throws ContractError if the grid has gaps or overlaps, or the scores are of other summaries.
 * @see A. M. Hughes, "Strategic Database Marketing" (1994), for the 125 cells, without names.
 * @example Dee's first order was yesterday; ada, bob and cy have not been back
 * ```ts
 * import { rfm, rfmSegments, segmentCustomers } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   ['ada', 'bob', 'cy', 'dee', 'eve', 'eve'].map((customer, day) => {
 *     return { customer, at: `2026-01-0${day + 1}T09:00Z`, minor: 1000 };
 *   }),
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-01-10', zone: 'UTC' };
 * const summaries = summarise(log, { window });
 * const found = rfmSegments(rfm(summaries), summaries);
 *
 * segmentCustomers(found, 'best'); // => ['eve']
 * segmentCustomers(found, 'sleeping'); // => ['ada', 'bob']
 * found.rows[0]?.customers.value; // => 0.2
 * found.rows[0]?.revenue.value; // ~> 0.333333333
 * ```
 */
export function rfmSegments(
  scored: Rfm,
  summaries: CustomerSummaries,
  { grid = RFM_GRID }: { readonly grid?: RfmGrid } = {},
): RfmSegments {
  const checked = parseRfmGrid(grid);
  if (!checked.ok) breach('rfmSegments', 'grid', formatIssues(checked.issues));
  const { source, segments: named } = checked.value;
  const { customers: codes, scores, rule, asOf } = scored;
  if (asOf !== summaries.window.until || codes.length !== summaries.totals.purchasers) {
    breach('rfmSegments', 'summaries', 'must be those from which the scores were made');
  }

  const segmentOf = segmentsOfCells(checked.value);
  const segments = new Uint8Array(codes.length);
  const customers = new Array<CustomerKey>(codes.length);
  const sums = named.map(emptyRatioSums);
  let baseSquares = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const segment = segmentOf[cellOf(scores.R[row]!, scores.F[row]!, scores.M[row]!)]!;
    const minor = summaries.revenueMinor[codes[row]!]!;
    segments[row] = segment;
    customers[row] = summaries.customers[codes[row]!]!;
    addToRatio(sums[segment]!, minor, minor);
    baseSquares += minor * minor;
  }
  const base = summaries.totals.revenueMinor;
  const rows = named.map(({ name }, index): RfmSegmentRow => {
    const own = sums[index]!;
    // Customers of other segments have bought nothing in this one.
    const error = ratioError({ ...own, count: codes.length, base, baseSquares });
    return {
      name,
      customers: proportion(own.count, codes.length),
      revenue: revenueRateWithError(own.measured, base, error, { low: 0, high: 1 }),
    };
  });
  const withoutScores = summaries.customers.length - codes.length;
  return { source, rule, asOf, rows, customers, segments, withoutScores };
}

/**
 * The customers of one segment, as a list to hand on: to a mailing, a call list, an experiment.
 *
 * @param found As {@link rfmSegments} gives it.
 * @param name The name of a segment of its grid.
 * @returns Their keys, in the order of the log's dictionary; none where the segment is empty.
 * @throws ContractError if no segment has that name.
 * @example Whom to write to before they are gone
 * ```ts
 * import { RFM_GRID, rfm, rfmSegments, segmentCustomers } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [{ customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 }];
 * const log = transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const summaries = summarise(log, { window });
 * const found = rfmSegments(rfm(summaries), summaries);
 *
 * RFM_GRID.segments.map(({ name }) => [name, segmentCustomers(found, name).length])[3];
 * // => ['new', 1]
 * segmentCustomers(found, 'nobody'); // throws /name must be/
 * ```
 */
export function segmentCustomers(found: RfmSegments, name: string): readonly CustomerKey[] {
  const index = found.rows.findIndex((row) => row.name === name);
  if (index < 0) breach('segmentCustomers', 'name', 'must be that of a segment of the grid');
  return found.customers.filter((_, row) => found.segments[row] === index);
}

/** Winback bands: at which gaps an offer to come back would pay for itself. */
import { breach } from '../../kernel/errors.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import { checkWindow, type Window } from '../../time/window.ts';
import type { CustomerKey, TransactionLog } from '../transactions/transaction-log.ts';
import type { RowsLeftOut } from './period-activity.ts';
import { purchaseDayAmounts } from './purchase-day-amounts.ts';
import { checkWhole } from './whole-option.ts';
import {
  type GapReturn,
  gapCounts,
  gapReturn,
  type ReturnValue,
  returnSums,
  returnValue,
} from './winback-estimates.ts';

/** What the log does not know, and how the question is put. */
export interface WinbackOptions {
  /** Where observation ends, and the zone of its days; the whole history before it is read. */
  readonly window: Window;
  /** Part of the revenue that is left after the costs of a sale: above 0, at most 1. */
  readonly margin: number;
  /** What one offer costs, in minor units: at least 0; may fall between two units. */
  readonly costMinor: number;
  /** Days from which each band begins, rising from 0; 0, 30, 60, 90, 180, 365 unless told. */
  readonly bandStarts?: readonly number[];
  /** Days within which a return counts, and what is bought then: at least 1; 365 unless told. */
  readonly horizonDays?: number;
  /** Gaps that must have been seen to reach a band: at least 1; 30, our own choice, unless told. */
  readonly minGaps?: number;
  /** Returns whose value must be known: at least 1; 30, our own choice, unless told. */
  readonly minReturns?: number;
}

/** Whether an offer pays; unknown where the log cannot tell how many return, or with what. */
export type WinbackVerdict = 'worth' | 'not-worth' | 'unknown-return' | 'unknown-value';

/** Customers whose present gap lies in one band. */
export interface WinbackBand {
  /** Shortest gap, in days. */
  readonly gapFromDays: number;
  /** First gap too long, in days; `null` for the last band. */
  readonly gapUntilDays: number | null;
  /** Customers whose gap at the end of the window lies in the band. */
  readonly customers: number;
  /** p: how many of such gaps end within the horizon. */
  readonly returned: GapReturn;
  /** What a return after such a gap brings. */
  readonly value: ReturnValue;
  /** What one such customer is expected to bring: p × value; `null` where either is unknown. */
  readonly expectedMinor: number | null;
  /** The product of the two intervals: holds the true value at 90 % at least; `null` likewise. */
  readonly expectedInterval: Interval | null;
  /** Whether `expectedMinor` is more than the cost. */
  readonly verdict: WinbackVerdict;
}

/** Every customer with a purchase, judged by their present gap. */
export interface WinbackBands {
  /** What was looked at. */
  readonly window: Window;
  /** As given. */
  readonly margin: number;
  /** As given. */
  readonly costMinor: number;
  /** Days within which a return counts, and what is bought then. */
  readonly horizonDays: number;
  /** Customers with a purchase before the end of the window. */
  readonly customers: number;
  /** Those of them in bands where an offer pays. */
  readonly worth: number;
  /** Those of them in bands of which the log cannot tell. */
  readonly unknown: number;
  /** One row a band, shortest gaps first. */
  readonly bands: readonly WinbackBand[];
  /** Keys of the customers, in the order of the log's dictionary: whom to write to, or to leave. */
  readonly keys: readonly CustomerKey[];
  /** Per key, the days since their last purchase day, at least 1. */
  readonly gapDays: Int32Array;
  /** Per key, the index of their band. */
  readonly bandOf: Uint32Array;
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

const BAND_STARTS: readonly number[] = [0, 30, 60, 90, 180, 365];

/**
 * Whether it is worth winning customers back, by how long they have been silent.
 *
 * Three numbers, and no verdict without all three. p: of all past gaps that lasted as long as the
 * band begins, the share that ended with a purchase within the horizon, by Kaplan-Meier with gaps
 * still open censored. Value: the margin on what was bought within the horizon from the day of
 * return on, a mean over past returns after gaps of the band whose horizon is over. The cost is the
 * caller's. An offer is worth it where p × value is more than the cost. Others put in the share
 * that accepts an offer, or the value of an average customer; returners buy differently, and what
 * was done for past ones is in p already. What an offer adds to p, only an experiment tells: where
 * p is high without one, it may be given away.
 *
 * Gaps of one customer depend on each other, so the intervals are a little too narrow.
 *
 * @param log Transactions, in any order; several purchases on one day end one gap.
 * @param options Margin, cost, and how the question is put.
 * @returns One row a band. p is `null` where fewer than `minGaps` gaps came so far or none was
 *   watched through the horizon; value is `null` below `minReturns` returns.
 * @throws ContractError if an option is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if a sum of amounts is beyond 2^53 − 1.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 *   the American Statistical Association 53 (1958), 457-481.
 * @see J. S. Thomas, R. C. Blattberg, E. J. Fox, "Recapturing lost customers", Journal of Marketing
 *   Research 41 (2004), 31-45, for value and likelihood as the two sides of winning back.
 * @example Ada's gap of twenty days ended; bob's and cy's have not
 * ```ts
 * import { winbackBands } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-01T09:00Z', minor: 1000 },
 *     { customer: 'ada', at: '2026-01-21T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-01-01T09:00Z', minor: 1000 },
 *     { customer: 'cy', at: '2026-03-01T09:00Z', minor: 1000 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const { bands } = winbackBands(log, {
 *   window: { from: '2026-01-01', until: '2026-03-11', zone: 'UTC' },
 *   margin: 0.5,
 *   costMinor: 400,
 *   bandStarts: [0, 30],
 *   horizonDays: 30,
 *   minGaps: 1,
 *   minReturns: 1,
 * });
 *
 * bands[0]?.returned.value; // ~> 0.333333333
 * bands[0]?.value.value; // => 1500
 * bands[0]?.verdict; // => 'worth'
 * bands[1]?.verdict; // => 'unknown-value'
 * ```
 */
export function winbackBands(log: TransactionLog, options: WinbackOptions): WinbackBands {
  const { window, margin, costMinor, bandStarts = BAND_STARTS } = options;
  const { horizonDays = 365, minGaps = 30, minReturns = 30 } = options;
  checkWindow('winbackBands', window);
  checkWhole('winbackBands', 'horizonDays', horizonDays);
  checkWhole('winbackBands', 'minGaps', minGaps);
  checkWhole('winbackBands', 'minReturns', minReturns);
  checkBandStarts(bandStarts);
  if (!(margin > 0 && margin <= 1)) {
    breach('winbackBands', 'margin', `must be above 0 and at most 1, got ${Number(margin)}`);
  }
  if (!(costMinor >= 0 && costMinor < Infinity)) {
    breach('winbackBands', 'costMinor', `must be at least 0, got ${Number(costMinor)}`);
  }

  const days = purchaseDayAmounts('winbackBands', log, window);
  const counts = gapCounts(days, dayNumberOf(window.until), bandStarts);
  const present = bandStarts.map(() => 0);
  for (const band of counts.bands) present[band]! += 1;
  const sums = returnSums(days, dayNumberOf(window.until), bandStarts, horizonDays);
  const bands = bandStarts.map((gapFromDays, index): WinbackBand => {
    const returned = gapReturn(counts, gapFromDays, horizonDays, minGaps);
    const value = returnValue(sums[index]!, margin, minReturns);
    return {
      gapFromDays,
      gapUntilDays: bandStarts[index + 1] ?? null,
      customers: present[index]!,
      returned,
      value,
      ...judged(returned, value, costMinor),
    };
  });
  const customersOf = (holds: (verdict: WinbackVerdict) => boolean) =>
    bands.reduce((sum, band) => sum + (holds(band.verdict) ? band.customers : 0), 0);
  return {
    window,
    margin,
    costMinor,
    horizonDays,
    customers: customersOf(() => true),
    worth: customersOf((verdict) => verdict === 'worth'),
    unknown: customersOf((verdict) => verdict.startsWith('unknown')),
    bands,
    keys: Array.from(counts.codes, (code) => log.customers[code]!),
    gapDays: counts.gapDays,
    bandOf: counts.bands,
    leftOut: days.leftOut,
  };
}

function judged(
  returned: GapReturn,
  value: ReturnValue,
  costMinor: number,
): Pick<WinbackBand, 'expectedMinor' | 'expectedInterval' | 'verdict'> {
  if (returned.value === null || value.value === null) {
    const verdict = returned.value === null ? 'unknown-return' : 'unknown-value';
    return { expectedMinor: null, expectedInterval: null, verdict };
  }
  const expectedMinor = returned.value * value.value;
  const expectedInterval =
    returned.interval !== null && value.interval !== null
      ? {
          low: returned.interval.low * value.interval.low,
          high: returned.interval.high * value.interval.high,
        }
      : null;
  return {
    expectedMinor,
    expectedInterval,
    verdict: expectedMinor > costMinor ? 'worth' : 'not-worth',
  };
}

function checkBandStarts(starts: readonly number[]): void {
  if (starts[0] !== 0) breach('winbackBands', 'bandStarts', 'must begin with 0');
  for (const [index, start] of starts.entries()) {
    checkWhole('winbackBands', 'bandStarts', start, index === 0 ? 0 : starts[index - 1]! + 1);
  }
}

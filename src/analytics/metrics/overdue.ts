/** Overdue: who has waited longer than is usual for them. */
import { quantile } from '../../numerics/quantile.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import type { Window } from '../../time/window.ts';
import type { CustomerKey } from '../transactions/transaction-log.ts';
import type { RowsLeftOut } from './period-activity.ts';
import type { PurchaseDays } from './purchase-days.ts';
import { checkWhole } from './whole-option.ts';

/** The current gap of each customer beside their usual one; one entry a customer in each column. */
export interface Overdue {
  /** What was looked at; gaps are as of `until`. */
  readonly window: Window;
  /** The gaps a customer must have had. */
  readonly minGaps: number;
  /** The customers who have had enough gaps, in the order of the log's dictionary. */
  readonly customers: readonly CustomerKey[];
  /** Days from the last purchase day to `window.until`, at least 1. */
  readonly currentGapDays: Int32Array;
  /** Median of the days between their purchase days, at least 1. */
  readonly medianGapDays: Float64Array;
  /** `currentGapDays / medianGapDays`: above 1 is longer than usual. */
  readonly ratio: Float64Array;
  /** Customers with a purchase, but with too few gaps to know what is usual. */
  readonly tooFewGaps: number;
  /** Rows that are no purchase before `window.until`, and why. */
  readonly leftOut: RowsLeftOut;
}

/**
 * How long each customer has waited, as a multiple of their own median gap.
 *
 * Sixty days of silence mean nothing for who buys twice a year and much for who buys weekly; a
 * threshold for all calls the first one lapsed long before the second. The median holds still when
 * one gap was long. The mean of an even number of gaps' two middle ones is taken.
 *
 * @param days Who bought on which day.
 * @param options `minGaps`: gaps a customer must have had, a whole number from 1; 2 unless told.
 * @returns One entry a customer with enough gaps; how many had too few.
 * @throws ContractError if `minGaps` is not as described.
 * @example Ada buys every ten days and was last seen thirty days ago
 * ```ts
 * import { overdue, purchaseDays } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-10T09:00Z', minor: 2000 },
 *     { customer: 'ada', at: '2026-01-20T09:00Z', minor: 3000 },
 *     { customer: 'ada', at: '2026-01-30T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 * const { customers, ratio, tooFewGaps } = overdue(purchaseDays(log, { window }));
 *
 * customers; // => ['ada']
 * Array.from(ratio); // => [3]
 * tooFewGaps; // => 1
 * ```
 */
export function overdue(days: PurchaseDays, options: { readonly minGaps?: number } = {}): Overdue {
  const { minGaps = 2 } = options;
  checkWhole('overdue', 'minGaps', minGaps);

  const { window, starts, leftOut } = days;
  const untilDay = dayNumberOf(window.until);
  const customers: CustomerKey[] = [];
  const currentGaps: number[] = [];
  const medians: number[] = [];
  let tooFewGaps = 0;
  for (const [code, customer] of days.customers.entries()) {
    const [start, end] = [starts[code]!, starts[code + 1]!];
    if (end === start) continue;
    if (end - start <= minGaps) {
      tooFewGaps += 1;
      continue;
    }
    const gaps = new Int32Array(end - start - 1);
    for (let gap = 0; gap < gaps.length; gap += 1) {
      gaps[gap] = days.days[start + gap + 1]! - days.days[start + gap]!;
    }
    customers.push(customer);
    currentGaps.push(untilDay - days.days[end - 1]!);
    medians.push(quantile(gaps.sort(), 0.5));
  }
  return {
    window,
    minGaps,
    customers,
    currentGapDays: Int32Array.from(currentGaps),
    medianGapDays: Float64Array.from(medians),
    ratio: Float64Array.from(medians, (median, row) => currentGaps[row]! / median),
    tooFewGaps,
    leftOut,
  };
}

/** Time to second purchase: how long customers take to come back, those still waiting included. */
import { dayNumberOf } from '../../time/local-date.ts';
import { checkWindow } from '../../time/window.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import { type KaplanMeier, kaplanMeier, type SurvivalInterval } from './kaplan-meier.ts';

/** A survival curve over days: `survival` is the part that has not bought again yet. */
export interface TimeToSecondPurchase extends KaplanMeier {
  /** First local date no longer observed, `YYYY-MM-DD`: those waiting were seen until then. */
  readonly asOf: string;
}

/**
 * How many days pass from the first to the second purchase day, over all customers.
 *
 * A customer who has not come back is censored at `window.until`: they were seen to wait until
 * then, no longer. The mean over those who came back, which is often shown, leaves the waiting
 * ones out and is too short. A second order on the first day is no second purchase.
 *
 * @param summaries One row a customer; customers without a purchase are left out.
 * @param options `interval`: how the limits are made, `log-log` unless told.
 * @returns Steps in days and the median in days, `null` if fewer than half are known to have come
 *   back.
 * @throws ContractError if the interval is none of the names.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 *   the American Statistical Association 53 (1958), 457-481.
 * @example One of two has come back, after ten days
 * ```ts
 * import { timeToSecondPurchase } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'ada', at: '2026-01-15T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const waiting = timeToSecondPurchase(summarise(log, { window }));
 *
 * waiting.steps.map((step) => [step.time, step.survival]); // => [[10, 0.5], [12, 0.5]]
 * waiting.median; // => 10
 * ```
 */
export function timeToSecondPurchase(
  summaries: CustomerSummaries,
  options: { readonly interval?: SurvivalInterval } = {},
): TimeToSecondPurchase {
  checkWindow('timeToSecondPurchase', summaries.window);

  const { customers, purchases, firstDay, secondDay } = summaries;
  const asOf = summaries.window.until;
  const untilDay = dayNumberOf(asOf);
  const durations = new Int32Array(summaries.totals.purchasers);
  const observed = new Uint8Array(summaries.totals.purchasers);
  let row = 0;
  for (let code = 0; code < customers.length; code += 1) {
    if (purchases[code] === 0) continue;
    const cameBack = secondDay[code]! > firstDay[code]!;
    durations[row] = (cameBack ? secondDay[code]! : untilDay) - firstDay[code]!;
    observed[row] = cameBack ? 1 : 0;
    row += 1;
  }
  return { ...kaplanMeier({ durations, observed }, options), asOf };
}

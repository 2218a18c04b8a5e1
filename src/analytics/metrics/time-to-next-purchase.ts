/** Time to next purchase: how long customers wait between purchases, and when one has lapsed. */
import { breach } from '../../kernel/errors.ts';
import { dayNumberOf } from '../../time/local-date.ts';
import { type KaplanMeier, kaplanMeier, type SurvivalInterval } from './kaplan-meier.ts';
import type { RowsLeftOut } from './period-activity.ts';
import type { PurchaseDays } from './purchase-days.ts';

/** A survival curve over days: `survival` is the part of gaps that has not ended yet. */
export interface TimeToNextPurchase extends KaplanMeier {
  /** First local date no longer observed, `YYYY-MM-DD`: open gaps were seen until then. */
  readonly asOf: string;
  /** Rows that are no purchase before `asOf`, and why. */
  readonly leftOut: RowsLeftOut;
}

/** Of which gaps a share is meant: all of them, or those that end within what was observed. */
export type GapsMeant = 'all' | 'ending';

/** A number of days without a purchase after which a customer may be called lapsed. */
export interface LapseThreshold {
  /** The days; `null` if the share was not reached within what was observed. */
  readonly days: number | null;
  /** The share of gaps that end within so many days. */
  readonly share: number;
  /** Of which gaps the share is meant. */
  readonly gaps: GapsMeant;
  /**
   * Of the gaps still open after so many days, the share that ends later, within the longest wait
   * observed: how often calling them lapsed will turn out wrong. `null` where none is open.
   */
  readonly endLater: number | null;
}

/**
 * How many days pass from one purchase day to the next, over all purchases.
 *
 * Each purchase day begins a gap, which the customer's next one ends; the last gap of each customer
 * is censored at `window.until`. A mean over gaps that ended leaves out everybody who still waits
 * and is too short. Customers who buy often have more gaps and weigh more; the limits take gaps for
 * independent, so they are somewhat too narrow. Gaps that began before the window count too.
 *
 * @param days Who bought on which day.
 * @param options `interval`: how the limits are made, `log-log` unless told.
 * @returns Steps in days and the median in days, `null` if fewer than half of the gaps are known to
 *   have ended.
 * @throws ContractError if the interval is none of the names.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 *   the American Statistical Association 53 (1958), 457-481.
 * @example Two gaps ended after ten days; two are open
 * ```ts
 * import { purchaseDays, timeToNextPurchase } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const log = transactionLog(
 *   [
 *     { customer: 'ada', at: '2026-01-05T09:00Z', minor: 2000 },
 *     { customer: 'ada', at: '2026-01-15T09:00Z', minor: 3000 },
 *     { customer: 'ada', at: '2026-01-25T09:00Z', minor: 3000 },
 *     { customer: 'bob', at: '2026-01-20T09:00Z', minor: 1050 },
 *   ],
 *   { customer: 'customer', at: 'at', minor: 'minor' },
 * );
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const waiting = timeToNextPurchase(purchaseDays(log, { window }));
 *
 * waiting.steps.map((step) => [step.time, step.atRisk]); // => [[7, 4], [10, 3], [12, 1]]
 * waiting.median; // => 10
 * ```
 */
export function timeToNextPurchase(
  days: PurchaseDays,
  options: { readonly interval?: SurvivalInterval } = {},
): TimeToNextPurchase {
  const { starts, customers, window, leftOut } = days;
  const asOf = window.until;
  const untilDay = dayNumberOf(asOf);
  const durations = new Int32Array(days.days.length);
  const observed = new Uint8Array(days.days.length);
  for (let code = 0; code < customers.length; code += 1) {
    const last = starts[code + 1]! - 1;
    for (let entry = starts[code]!; entry <= last; entry += 1) {
      const end = entry < last ? days.days[entry + 1]! : untilDay;
      durations[entry] = end - days.days[entry]!;
      observed[entry] = entry < last ? 1 : 0;
    }
  }
  return { ...kaplanMeier({ durations, observed }, options), asOf, leftOut };
}

/**
 * The days without a purchase after which a customer should be called lapsed.
 *
 * The shortest time within which the given share of gaps ends, from the survival curve. Where many
 * customers never return, that share of `all` gaps is never reached; of the `ending` ones it is the
 * time by which those who come back at all have mostly come, as far as the longest observed wait
 * shows. A recommendation: the cost of calling too early or too late is the host's to weigh, and a
 * customer's own rhythm, see {@link overdue}, stands beside any threshold for all.
 *
 * @param curve As {@link timeToNextPurchase} returns it.
 * @param options `share`: above 0 and below 1, 0.9 unless told; `gaps`: `ending` unless told.
 * @returns The days, or `null` if the share was not reached or no gap ended.
 * @throws ContractError if an option is not as described.
 * @example Half of the gaps that end at all have ended after ten days
 * ```ts
 * import { kaplanMeier, lapseThreshold } from 'everbond/metrics';
 *
 * const curve = kaplanMeier({ durations: [10, 30, 90, 90], observed: [true, true, false, false] });
 *
 * lapseThreshold(curve, { share: 0.5 }).days; // => 10
 * lapseThreshold(curve, { share: 0.9 }).days; // => 30
 * lapseThreshold(curve, { share: 0.9, gaps: 'all' }).days; // => null
 * ```
 */
export function lapseThreshold(
  curve: KaplanMeier,
  options: { readonly share?: number; readonly gaps?: GapsMeant } = {},
): LapseThreshold {
  const { share = 0.9, gaps = 'ending' } = options;
  if (!(share > 0 && share < 1)) {
    breach('lapseThreshold', 'share', `must be above 0 and below 1, got ${Number(share)}`);
  }
  if (gaps !== 'all' && gaps !== 'ending') {
    breach('lapseThreshold', 'gaps', 'must be all or ending');
  }

  const last = curve.steps.at(-1)?.survival ?? 1;
  const never = gaps === 'all' ? 0 : last;
  const target = never + (1 - share) * (1 - never) + ROUNDING;
  const step = last === 1 ? undefined : curve.steps.find(({ survival }) => survival <= target);
  if (step === undefined) return { days: null, share, gaps, endLater: null };

  const endLater = step.survival === 0 ? null : 1 - last / step.survival;
  return { days: step.time, share, gaps, endLater };
}

/** Rounding of a product of ratios may lift a survival by this much. */
const ROUNDING = 1e-12;

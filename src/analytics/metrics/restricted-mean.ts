/** Restricted mean: how long customers stay on average, looked at up to a horizon. */
import { breach } from '../../kernel/errors.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import type { SurvivalStep } from './kaplan-meier.ts';

/** A mean time within a horizon. */
export interface RestrictedMean {
  /** The horizon, in the unit of the curve. */
  readonly until: number;
  /** Mean time without the event within the horizon, from 0 to `until`; `null` if not known. */
  readonly mean: number | null;
  /** Standard error of `mean`; `null` if not known. */
  readonly standardError: number | null;
  /** 95 % interval, mean ± 1.96 standard errors, cut at 0 and at `until`; `null` if not known. */
  readonly interval: Interval | null;
}

/**
 * The mean time that customers stay without the event, up to a horizon.
 *
 * It is the area below the survival curve from 0 to the horizon. Unlike the median it always exists
 * within the time observed, and the difference of two groups reads in days. The mean without a
 * horizon does not exist while somebody still waits. The variance is that of Greenwood's kind: at
 * each time with d events of n at risk, (area beyond)² × d / (n (n − d)), without the correction
 * (m / (m − 1)) that some make for few events.
 *
 * @param curve As {@link kaplanMeier} or {@link timeToSecondPurchase} returns it.
 * @param options `until`: the horizon, above 0, in the unit of the curve.
 * @returns Mean, standard error and interval; all `null` if the horizon lies beyond the last
 *   duration and survival is not 0 there, because nobody was watched until then.
 * @throws ContractError if `until` is not above 0.
 * @see P. Royston, M. K. B. Parmar, "Restricted mean survival time: an alternative to the hazard
 *   ratio for the design and analysis of randomized trials with a time-to-event outcome", BMC
 *   Medical Research Methodology 13 (2013), 152.
 * @see J. P. Klein, M. L. Moeschberger, "Survival Analysis", 2nd edition (2003), section 4.5, for
 *   the variance.
 * @example Two days for one, four for the other three
 * ```ts
 * import { kaplanMeier, restrictedMean } from 'everbond/metrics';
 *
 * const curve = kaplanMeier({ durations: [2, 5, 6, 6], observed: [true, true, false, false] });
 *
 * restrictedMean(curve, { until: 4 }).mean; // => 3.5
 * restrictedMean(curve, { until: 7 }).mean; // => null
 * ```
 */
export function restrictedMean(
  curve: { readonly steps: readonly SurvivalStep[] },
  { until }: { readonly until: number },
): RestrictedMean {
  if (!(until > 0 && until < Infinity)) {
    breach('restrictedMean', 'until', `must be above 0 and finite, got ${Number(until)}`);
  }
  const last = curve.steps.at(-1);
  if (last === undefined || (last.time < until && last.survival > 0)) {
    return { until, mean: null, standardError: null, interval: null };
  }

  // From the horizon backwards, so that the area beyond each time is at hand.
  let area = 0;
  let variance = 0;
  let end = until;
  for (const { time, atRisk, events, survival } of curve.steps.toReversed()) {
    if (time >= until) continue;
    area += survival * (end - time);
    end = time;
    if (events < atRisk) variance += (area * area * events) / (atRisk * (atRisk - events));
  }
  const mean = area + end;
  const standardError = Math.sqrt(variance);
  const reach = Z_95 * standardError;
  const interval = { low: Math.max(0, mean - reach), high: Math.min(until, mean + reach) };
  return { until, mean, standardError, interval };
}

/** The two-sided 95 % point of the standard normal distribution. */
const Z_95 = 1.959_963_984_540_054;

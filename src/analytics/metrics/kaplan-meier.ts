/** Kaplan-Meier: how many still wait for an event after each time, though some left early. */
import { breach } from '../../kernel/errors.ts';
import { sumOf } from './duration-tally.ts';
import type { Durations } from './durations.ts';
import { survivalCurveOf } from './survival-curve.ts';

/** How the interval of a survival is made; each is named, because packages differ. */
export type SurvivalInterval = 'log-log' | 'log' | 'plain';

/** A survival curve. */
export interface KaplanMeier {
  /** How `low` and `high` were made. */
  readonly interval: SurvivalInterval;
  /** How many were looked at: `events` + `censored`. */
  readonly subjects: number;
  /** How many had the event. */
  readonly events: number;
  /** How many were only seen not to have had it yet. */
  readonly censored: number;
  /** One step a distinct duration, shortest first; the curve is 1 before the first. */
  readonly steps: readonly SurvivalStep[];
  /** The shortest time at which survival is at most 0.5; `null` if it was not reached. */
  readonly median: number | null;
}

/** What happened at one duration. */
export interface SurvivalStep {
  /** The duration, in the unit of the durations given. */
  readonly time: number;
  /** Those watched whose duration is at least `time`. */
  readonly atRisk: number;
  /** Those who had the event at `time`. */
  readonly events: number;
  /** Those last seen at `time`, without the event; they are taken off after the events. */
  readonly censored: number;
  /** The part that has not had the event after `time`: from 0 to 1. */
  readonly survival: number;
  /** Lower 95 % limit of `survival`: 1 while it is 1, `null` once it is 0. */
  readonly low: number | null;
  /** Upper 95 % limit of `survival`: 1 while it is 1, `null` once it is 0. */
  readonly high: number | null;
}

/** Rounding of a product of ratios may lift a survival of one half by this much. */
export const TOLERANCE = 1e-12;

/**
 * The part of customers still waiting for an event after each time, by Kaplan and Meier.
 *
 * At each time, survival is multiplied by the part of those at risk who did not have the event.
 * Customers last seen at a time leave after the events of that time, so they were at risk of them.
 * The 95 % limits come from Greenwood's variance: `log-log` (complementary log-log, the default,
 * as in lifelines) never leaves 0 to 1; `log` is the default of R, cut at 1; `plain` is survival
 * plus and minus 1.96 standard errors, cut at 0 and 1. The median is the first time at which
 * survival is at most one half; R takes the middle of the plateau where it is exactly one half.
 * Customers watched only from some time on (`entries`) are at risk after it, so that a history
 * which begins late does not take its survivors for proof of long lives. Once survival is 0 it
 * stays 0.
 * Whole durations are counted in linear time, others are sorted. For a million customers and more
 * {@link survivalCurve} gives the curve as columns.
 *
 * @param data Durations in any unit, which of them ended with the event, and where needed how many
 *   customers an entry stands for and since when they were watched.
 * @param options `interval`: `log-log`, `log` or `plain`; `log-log` unless told.
 * @returns One step a distinct duration, survival from 0 to 1; limits are 1 while survival is 1 and
 *   `null` once it is 0, where the variance has no value. The median is `null` if survival stays
 *   above one half. No steps without data.
 * @throws ContractError if columns differ in length, or an entry or the interval is not as
 *   described.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 *   the American Statistical Association 53 (1958), 457-481.
 * @see M. Greenwood, "The natural duration of cancer", Reports on Public Health and Medical
 *   Subjects 33 (1926), 1-26, for the variance.
 * @see J. D. Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data", 2nd
 *   edition (2002), section 1.4, for the log-log limits.
 * @example Three events; one customer was only seen for two days
 * ```ts
 * import { kaplanMeier } from 'everbond/metrics';
 *
 * const { steps, median } = kaplanMeier({
 *   durations: [1, 2, 2, 5],
 *   observed: [true, true, false, true],
 * });
 *
 * steps.map((step) => step.atRisk); // => [4, 3, 1]
 * steps.map((step) => step.survival); // => [0.75, 0.5, 0]
 * steps[0]?.low; // ~> 0.127946918
 * steps[2]?.low; // => null
 * median; // => 2
 * ```
 */
export function kaplanMeier(
  data: Durations,
  { interval = 'log-log' }: { readonly interval?: SurvivalInterval } = {},
): KaplanMeier {
  if (!INTERVALS.includes(interval)) {
    breach('kaplanMeier', 'interval', `must be one of ${INTERVALS.join(', ')}`);
  }

  const {
    times,
    atRisk: risks,
    events,
    censored,
    survival: shares,
  } = survivalCurveOf('kaplanMeier', data);
  const steps: SurvivalStep[] = [];
  let variance = 0;
  let limits: Limits = { low: 1, high: 1 };
  let median: number | null = null;

  for (let slot = 0; slot < times.length; slot += 1) {
    const time = times[slot]!;
    const atRisk = risks[slot]!;
    const had = events[slot]!;
    const survival = shares[slot]!;
    if (had > 0) {
      variance += had / (atRisk * (atRisk - had));
      limits = limitsOf(interval, survival, variance);
    }
    const { low, high } = limits;
    steps.push({ time, atRisk, events: had, censored: censored[slot]!, survival, low, high });
    if (median === null && survival <= 0.5 + TOLERANCE) median = time;
  }
  const [seen, unseen] = [sumOf(events), sumOf(censored)];
  return { interval, subjects: seen + unseen, events: seen, censored: unseen, steps, median };
}

/** The two-sided 95 % point of the standard normal distribution. */
const Z_95 = 1.959_963_984_540_054;

const INTERVALS: readonly SurvivalInterval[] = ['log-log', 'log', 'plain'];

type Limits = Pick<SurvivalStep, 'low' | 'high'>;

/** The 95 % limits of a survival below 1, from the variance of its logarithm. */
function limitsOf(interval: SurvivalInterval, survival: number, variance: number): Limits {
  if (survival === 0) return { low: null, high: null };

  const reach = Z_95 * Math.sqrt(variance);
  if (interval === 'plain') {
    const low = Math.max(0, survival - survival * reach);
    return { low, high: Math.min(1, survival + survival * reach) };
  }
  if (interval === 'log') {
    return { low: survival * Math.exp(-reach), high: Math.min(1, survival * Math.exp(reach)) };
  }
  const spread = Math.exp(reach / -Math.log(survival));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

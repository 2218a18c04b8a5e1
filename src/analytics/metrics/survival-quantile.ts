/** Survival quantile: the time by which a given part has had the event, with its interval. */
import { breach } from '../../kernel/errors.ts';
import { type SurvivalStep, TOLERANCE } from './kaplan-meier.ts';

/** A time by which a given part has had the event. */
export interface SurvivalQuantile {
  /** The part that has had the event by then. */
  readonly share: number;
  /** The time; `null` if the curve does not come down so far. */
  readonly time: number | null;
  /** Lower limit of the time, where the lower limit of survival comes down; `null` if nowhere. */
  readonly low: number | null;
  /** Upper limit of the time, where the upper limit of survival comes down; `null` if nowhere. */
  readonly high: number | null;
}

/**
 * The time by which a given part of customers has had the event.
 *
 * The first time at which survival is at most 1 − share. Where it is exactly that for a while, the
 * middle of this plateau, as R takes it, because any time on it would do; a plateau that the end of
 * the data cuts off counts from its beginning. (The `median` of {@link kaplanMeier} is always the
 * beginning.) The limits are read from the limits of the curve in the same way: a time lies within
 * them if survival at that time may still be 1 − share. Their level is that of the curve.
 *
 * @param curve As {@link kaplanMeier} or {@link timeToSecondPurchase} returns it.
 * @param share The part that has had the event: above 0, below 1; 0.5 for the median.
 * @returns The time and its limits, in the unit of the curve; `null` where the curve, or its limit,
 *   does not come down so far.
 * @throws ContractError if the share is not as described.
 * @see R. Brookmeyer, J. Crowley, "A confidence interval for the median survival time", Biometrics
 *   38 (1982), 29-41.
 * @example Half are gone somewhere between day 2 and day 4
 * ```ts
 * import { kaplanMeier, survivalQuantile } from 'everbond/metrics';
 *
 * const curve = kaplanMeier({ durations: [1, 2, 4, 9], observed: [true, true, true, false] });
 *
 * survivalQuantile(curve, 0.5); // => { share: 0.5, time: 3, low: 1, high: null }
 * survivalQuantile(curve, 0.9).time; // => null
 * ```
 */
export function survivalQuantile(
  curve: { readonly steps: readonly Pick<SurvivalStep, 'time' | 'survival' | 'low' | 'high'>[] },
  share: number,
): SurvivalQuantile {
  if (!(share > 0 && share < 1)) {
    breach('survivalQuantile', 'share', `must be above 0 and below 1, got ${Number(share)}`);
  }

  const { steps } = curve;
  // A limit has no value once survival is 0. The lower one cannot lie above that; the upper might.
  const crossing = (partAt: (step: (typeof steps)[number]) => number) =>
    crossingOf(steps, partAt, 1 - share);
  return {
    share,
    time: crossing(({ survival }) => survival),
    low: crossing(({ low }) => low ?? 0),
    high: crossing(({ high }) => high ?? 1),
  };
}

/** Where a falling curve comes down to a level: the middle of the plateau if it rests there. */
function crossingOf<Step extends { readonly time: number }>(
  steps: readonly Step[],
  partAt: (step: Step) => number,
  level: number,
): number | null {
  const reached = steps.findIndex((step) => partAt(step) <= level + TOLERANCE);
  if (reached === -1) return null;

  const { time } = steps[reached]!;
  if (partAt(steps[reached]!) < level - TOLERANCE) return time;
  const beyond = steps.slice(reached).find((step) => partAt(step) < level - TOLERANCE);
  return beyond === undefined ? time : time + (beyond.time - time) / 2;
}

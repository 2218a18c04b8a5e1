/** Survival curve: the curve of Kaplan and Meier as columns, for a million lives and more. */
import { tallyOf } from './duration-tally.ts';
import type { Durations } from './durations.ts';

/** A survival curve as columns: one entry a distinct duration, shortest first. */
export interface SurvivalCurve {
  /** The duration, in the unit of the durations given. */
  readonly times: Float64Array;
  /** Those watched whose duration is at least the time. */
  readonly atRisk: Float64Array;
  /** Those who had the event at the time. */
  readonly events: Float64Array;
  /** Those last seen at the time, without the event; they are taken off after the events. */
  readonly censored: Float64Array;
  /** The part that has not had the event after the time: from 0 to 1. */
  readonly survival: Float64Array;
}

/**
 * The survival curve of {@link kaplanMeier} as columns, without limits.
 *
 * The same numbers for where there may be as many steps as customers: columns take less time than
 * objects, and can be drawn or searched as they are.
 *
 * @param data Durations in any unit, which of them ended with the event, and where needed how many
 *   customers an entry stands for and since when they were watched.
 * @returns Columns of one length, empty without data.
 * @throws ContractError if columns differ in length, or an entry is not as described.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 *   the American Statistical Association 53 (1958), 457-481.
 * @example Three events; one customer was only seen for two days
 * ```ts
 * import { survivalCurve } from 'everbond/metrics';
 *
 * const { times, survival } = survivalCurve({
 *   durations: [1, 2, 2, 5],
 *   observed: [true, true, false, true],
 * });
 *
 * [...times]; // => [1, 2, 5]
 * [...survival]; // => [0.75, 0.5, 0]
 * ```
 */
export function survivalCurve(data: Durations): SurvivalCurve {
  return survivalCurveOf('survivalCurve', data);
}

/** The same, for whoever asks under another name. */
export function survivalCurveOf(where: string, data: Durations): SurvivalCurve {
  const tally = tallyOf(where, data);
  const { atRisk, events } = tally;
  const survival = new Float64Array(events.length);
  let now = 1;
  // While nobody comes or leaves the product telescopes: survival is one quotient, rounded once.
  let anchorSurvival = 1;
  let anchorAtRisk = 0;
  let remaining = -1;
  for (let slot = 0; slot < events.length; slot += 1) {
    const risk = atRisk[slot]!;
    const had = events[slot]!;
    if (risk !== remaining) {
      anchorSurvival = now;
      anchorAtRisk = risk;
    }
    remaining = risk - had;
    if (had > 0) now = anchorSurvival * (remaining / anchorAtRisk);
    survival[slot] = now;
  }
  return { ...tally, survival };
}

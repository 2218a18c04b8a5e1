/** Nelson-Aalen: the risk of an event, added up over time, though some left early. */
import { breach } from '../../kernel/errors.ts';
import { tallyOf } from './duration-tally.ts';
import type { Durations } from './durations.ts';

/**
 * How events at the same time are counted: `together` divides each by all who were at risk of them,
 * `one-by-one` takes them for events that followed each other, too close to be told apart.
 */
export type HazardTies = 'together' | 'one-by-one';

/** How the interval of a cumulative hazard is made. */
export type HazardInterval = 'log' | 'plain';

/** A cumulative hazard. */
export interface NelsonAalen {
  /** How events at the same time were counted. */
  readonly ties: HazardTies;
  /** How `low` and `high` were made. */
  readonly interval: HazardInterval;
  /** One step a distinct duration, shortest first; the hazard is 0 before the first. */
  readonly steps: readonly HazardStep[];
}

/** What happened at one duration. */
export interface HazardStep {
  /** The duration, in the unit of the durations given. */
  readonly time: number;
  /** Those watched whose duration is at least `time`. */
  readonly atRisk: number;
  /** Those who had the event at `time`. */
  readonly events: number;
  /** Those last seen at `time`, without the event. */
  readonly censored: number;
  /** The cumulative hazard after `time`: at least 0, and above 1 where most have had the event. */
  readonly hazard: number;
  /** The variance of `hazard`. */
  readonly variance: number;
  /** Lower 95 % limit of `hazard`: 0 while it is 0. */
  readonly low: number;
  /** Upper 95 % limit of `hazard`: 0 while it is 0. */
  readonly high: number;
}

/**
 * The cumulative hazard of an event after each time, by Nelson and Aalen.
 *
 * At each time it rises by the part of those at risk who had the event; its slope is the risk at
 * that time, so that a straight line means a risk that stays the same. Of d events among n at risk,
 * `together` adds d/n, as R does, and its variance d/n²; `one-by-one` adds
 * 1/n + 1/(n − 1) + … + 1/(n − d + 1), as lifelines does and R by `ctype = 2`, and the sum of the
 * squares of these. Where s is the root of the variance, the 95 % limits are for `log`
 * hazard × exp(±1.96 s/hazard), and for `plain` hazard ± 1.96 s, cut at 0.
 *
 * @param data Durations in any unit, which of them ended with the event, and where needed how many
 *   customers an entry stands for and since when they were watched.
 * @param options `ties`: `together` unless told; `interval`: `log` unless told.
 * @returns One step a distinct duration; no steps without data.
 * @throws ContractError if columns differ in length, or an entry or an option is not as described.
 * @see W. Nelson, "Theory and applications of hazard plotting for censored failure data",
 *   Technometrics 14 (1972), 945-966.
 * @see O. Aalen, "Nonparametric inference for a family of counting processes", Annals of Statistics
 *   6 (1978), 701-726, for the variance.
 * @see T. R. Fleming, D. P. Harrington, "Nonparametric estimation of the survival distribution in
 *   censored data", Communications in Statistics, Theory and Methods 13 (1984), 2469-2486, for
 *   `one-by-one`.
 * @example Two of four leave on one day
 * ```ts
 * import { nelsonAalen } from 'everbond/metrics';
 *
 * const data = { durations: [3, 3, 5, 8], observed: [true, true, false, false] };
 *
 * nelsonAalen(data).steps[0]?.hazard; // => 0.5
 * nelsonAalen(data, { ties: 'one-by-one' }).steps[0]?.hazard; // ~> 0.583333333
 * ```
 */
export function nelsonAalen(
  data: Durations,
  {
    ties = 'together',
    interval = 'log',
  }: { readonly ties?: HazardTies; readonly interval?: HazardInterval } = {},
): NelsonAalen {
  if (ties !== 'together' && ties !== 'one-by-one') {
    breach('nelsonAalen', 'ties', 'must be together or one-by-one');
  }
  if (interval !== 'log' && interval !== 'plain') {
    breach('nelsonAalen', 'interval', 'must be log or plain');
  }

  const tally = tallyOf('nelsonAalen', data);
  const rise = ties === 'together' ? risesTogether : risesOneByOne;
  const steps: HazardStep[] = [];
  let hazard = 0;
  let variance = 0;
  for (let slot = 0; slot < tally.times.length; slot += 1) {
    const time = tally.times[slot]!;
    const atRisk = tally.atRisk[slot]!;
    const events = tally.events[slot]!;
    const rises = rise(atRisk, events);
    hazard += rises.first;
    variance += rises.second;
    const { low, high } = limitsOf(interval, hazard, variance);
    const censored = tally.censored[slot]!;
    steps.push({ time, atRisk, events, censored, hazard, variance, low, high });
  }
  return { ties, interval, steps };
}

/** The two-sided 95 % point of the standard normal distribution. */
const Z_95 = 1.959_963_984_540_054;

/** What the events of one time add to the hazard, and to its variance. */
interface Rises {
  readonly first: number;
  readonly second: number;
}

function risesTogether(atRisk: number, events: number): Rises {
  return { first: events / atRisk, second: events / atRisk / atRisk };
}

/** From here on sums of reciprocals are taken from their expansion, right to the last digit. */
const EXPANDED_FROM = 3000;

/** The sums of 1/k and of 1/k² for the `events` whole numbers up to `atRisk`. */
function risesOneByOne(atRisk: number, events: number): Rises {
  const beyond = Math.min(atRisk, Math.max(atRisk - events, EXPANDED_FROM));
  let first = 0;
  let second = 0;
  for (let k = atRisk - events + 1; k <= beyond; k += 1) {
    first += 1 / k;
    second += 1 / (k * k);
  }
  const [a, b] = [1 / beyond, 1 / atRisk];
  const fall = (atRisk - beyond) * a * b; // a - b, without cancelling
  first += Math.log1p((atRisk - beyond) * a) - (fall / 2) * (1 - (a + b) / 6);
  second += fall * (1 - (a + b) / 2 + (a * a + a * b + b * b) / 6);
  return { first, second };
}

function limitsOf(
  interval: HazardInterval,
  hazard: number,
  variance: number,
): Pick<HazardStep, 'low' | 'high'> {
  if (hazard === 0) return { low: 0, high: 0 };

  const reach = Z_95 * Math.sqrt(variance);
  return interval === 'log'
    ? { low: hazard * Math.exp(-reach / hazard), high: hazard * Math.exp(reach / hazard) }
    : { low: Math.max(0, hazard - reach), high: hazard + reach };
}

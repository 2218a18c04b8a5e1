/** Kaplan-Meier: how many still wait for an event after each time, though some left early. */
import { breach } from '../../kernel/errors.ts';
import { normalQuantile } from '../../numerics/normal.ts';

/** How the interval of a survival is made; each is named, because packages differ. */
export type SurvivalInterval = 'log-log' | 'log' | 'plain';

/** Durations, each ended by the event or by the end of observation. */
export interface Durations {
  /** Time from the start until the event or the end of observation: finite, at least 0. */
  readonly durations: ArrayLike<number>;
  /** Whether the event was seen: `true` or 1. If not (`false` or 0), the duration is censored. */
  readonly observed: ArrayLike<boolean | number>;
  /** How many customers each entry stands for: whole numbers from 0. One each unless told. */
  readonly weights?: ArrayLike<number>;
}

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
  /** Those whose duration is at least `time`. */
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
const ROUNDING = 1e-12;
/** Whole durations up to here, or up to the number of entries, are counted instead of sorted. */
const COUNTED_MAX = 65_536;

/**
 * The part of customers still waiting for an event after each time, by Kaplan and Meier.
 *
 * At each time, survival is multiplied by the part of those at risk who did not have the event.
 * Customers last seen at a time leave after the events of that time, so they were at risk of them.
 * The 95 % limits come from Greenwood's variance: `log-log` (complementary log-log, the default,
 * as in lifelines) never leaves 0 to 1; `log` is the default of R, cut at 1; `plain` is survival
 * plus and minus 1.96 standard errors, cut at 0 and 1. The median is the first time at which
 * survival is at most one half; R takes the middle of the plateau where it is exactly one half.
 * Whole durations are counted in linear time, others are sorted.
 *
 * @param data Durations in any unit, and which of them ended with the event.
 * @param options `interval`: `log-log`, `log` or `plain`; `log-log` unless told.
 * @returns One step a distinct duration, survival from 0 to 1; limits are 1 while survival is 1 and
 *   `null` once it is 0, where the variance has no value. The median is `null` if survival stays
 *   above one half. No steps without data.
 * @throws ContractError if columns differ in length, or an entry or the interval is not as
 *   described.
 * @see E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 *   the American Statistical Association 53 (1958), 457-481.
 * @see J. D. Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data", 2nd
 *   edition (2002), pages 14-18, for Greenwood's formula and the log-log limits.
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
  checkDurations(data);

  const { times, events, censored } = tallyOf(data);
  const allEvents = sumOf(events);
  const allCensored = sumOf(censored);
  const subjects = allEvents + allCensored;
  if (!Number.isSafeInteger(subjects)) {
    breach('kaplanMeier', 'weights', 'must sum to at most 2^53 - 1');
  }

  const steps: SurvivalStep[] = [];
  let atRisk = subjects;
  let survival = 1;
  let variance = 0;
  let median: number | null = null;
  // While nobody leaves early the product telescopes: survival is one quotient, rounded once.
  let anchorSurvival = 1;
  let anchorAtRisk = subjects;

  for (let slot = 0; slot < times.length; slot += 1) {
    const [time, had, left] = [times[slot]!, events[slot]!, censored[slot]!];
    if (had + left === 0) continue;
    if (had > 0) {
      survival = anchorSurvival * ((atRisk - had) / anchorAtRisk);
      variance += had / (atRisk * (atRisk - had));
    }
    const { low, high } = limitsOf(interval, survival, variance);
    steps.push({ time, atRisk, events: had, censored: left, survival, low, high });
    if (median === null && survival <= 0.5 + ROUNDING) median = time;
    atRisk -= had + left;
    if (left > 0) {
      anchorSurvival = survival;
      anchorAtRisk = atRisk;
    }
  }
  return { interval, subjects, events: allEvents, censored: allCensored, steps, median };
}

const INTERVALS: readonly SurvivalInterval[] = ['log-log', 'log', 'plain'];

/** The 95 % limits of a survival, from the variance of its logarithm. */
function limitsOf(interval: SurvivalInterval, survival: number, variance: number) {
  if (survival === 1) return { low: 1, high: 1 };
  if (survival === 0) return { low: null, high: null };

  const reach = normalQuantile(0.975) * Math.sqrt(variance);
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

function checkDurations({ durations, observed, weights }: Durations): void {
  const rows = durations.length;
  if (observed.length !== rows) breach('kaplanMeier', 'observed', 'must be as long as durations');
  if (weights !== undefined && weights.length !== rows) {
    breach('kaplanMeier', 'weights', 'must be as long as durations');
  }
  for (let row = 0; row < rows; row += 1) {
    const [duration, seen, weight] = [durations[row]!, observed[row], weights?.[row] ?? 1];
    if (!(duration >= 0 && duration < Infinity)) {
      breach('kaplanMeier', 'durations', `must be finite and at least 0, got ${Number(duration)}`);
    }
    if (Number(seen) !== 0 && Number(seen) !== 1) {
      breach('kaplanMeier', 'observed', 'must hold true and false, or 1 and 0');
    }
    if (!Number.isSafeInteger(weight) || weight < 0) {
      breach(
        'kaplanMeier',
        'weights',
        `must be whole numbers of at least 0, got ${Number(weight)}`,
      );
    }
  }
}

/** Events and censorings by time, ascending; a time may have none of either. */
interface Tally {
  readonly times: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

function tallyOf({ durations, observed, weights }: Durations): Tally {
  const largest = largestWhole(durations);
  const counted = largest >= 0 && largest <= Math.max(COUNTED_MAX, durations.length);
  const times = counted
    ? Float64Array.from({ length: largest + 1 }, (_, time) => time)
    : distinctSorted(durations);
  const events = new Float64Array(times.length);
  const censored = new Float64Array(times.length);
  for (let row = 0; row < durations.length; row += 1) {
    const slot = counted ? durations[row]! : slotOf(times, durations[row]!);
    const column = observed[row] ? events : censored;
    column[slot]! += weights === undefined ? 1 : weights[row]!;
  }
  return { times, events, censored };
}

/** The largest duration if all of them are whole and there is one; else -1. */
function largestWhole(durations: ArrayLike<number>): number {
  let largest = -1;
  for (let row = 0; row < durations.length; row += 1) {
    const duration = durations[row]!;
    if (!Number.isInteger(duration)) return -1;
    if (duration > largest) largest = duration;
  }
  return largest;
}

function distinctSorted(durations: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(durations, (duration) => duration + 0).sort();
  return sorted.filter((duration, rank) => rank === 0 || duration !== sorted[rank - 1]);
}

/** Where a duration stands among all distinct ones. */
function slotOf(times: Float64Array, duration: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < duration) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

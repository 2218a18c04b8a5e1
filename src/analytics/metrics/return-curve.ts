/** Return curve: all cohorts together, by periods since their own. */
import { breach } from '../../kernel/errors.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import type { ReturnCohort } from './cohort-returns.ts';
import { proportion } from './proportion.ts';

/** What is averaged, how, and of what. */
export interface ReturnCurveOptions {
  /** Which returns: `on` unless told. */
  readonly count?: 'on' | 'on-or-after' | 'on-or-before';
  /** Every member alike (`weighted`, unless told), or every cohort alike (`simple`). */
  readonly mean?: 'weighted' | 'simple';
  /** A share of the `cohort`, unless told, or of its returns of the `previous-period`. */
  readonly reference?: 'cohort' | 'previous-period';
}

/** The returns of the k-th period over several cohorts. */
export interface ReturnRate {
  /** Returns of the cohorts that count. */
  readonly numerator: number;
  /** Their members, or their returns of the period before. */
  readonly denominator: number;
  /** The mean rate; may exceed 1 with `previous-period`. `null` where no cohort counts. */
  readonly value: number | null;
  /** Wilson's 95 % interval of a weighted share of the cohort; else `null`. */
  readonly interval: Interval | null;
  /** Cohorts that count, those with a rate of 0 included. */
  readonly cohorts: number;
  /** Cohorts left out: their k-th period has not ended, or there is nothing to divide by. */
  readonly cohortsLeftOut: number;
}

/**
 * The mean return rate of the k-th period after the cohort's own, over cohorts.
 *
 * Only cohorts whose k-th period is complete count, in numerator and denominator alike; a cohort
 * with a rate of 0 counts as much as any. Weighted means divide the sums; simple ones average the
 * cohorts' own rates, so that a cohort of one moves the mean as much as one of a thousand, and have
 * no interval. Of the previous period, the rate says how fast the curve falls; returns are not a
 * part of those of the period before, so it can exceed 1 and has no interval either.
 *
 * @param cohorts Cohorts as {@link cohortReturns} gives them; select some to pool only those.
 * @param options What to average, how, and of what.
 * @returns One entry for k = 0 to the last period of the oldest cohort; entry 0 of
 *   `previous-period` has no value.
 * @throws ContractError if an option is none of the names.
 * @example A large cohort and a small one
 * ```ts
 * import { returnCurve } from 'everbond/metrics';
 *
 * const rest = { onOrAfter: [], onOrBefore: [], complete: [true, true] };
 * const cohorts = [
 *   { cohort: '2026-01', size: 90, on: [90, 9], ...rest },
 *   { cohort: '2026-02', size: 10, on: [10, 5], ...rest },
 * ];
 *
 * returnCurve(cohorts)[1]?.value; // => 0.14
 * returnCurve(cohorts, { mean: 'simple' })[1]?.value; // ~> 0.3
 * ```
 */
export function returnCurve(
  cohorts: readonly ReturnCohort[],
  options: ReturnCurveOptions = {},
): readonly ReturnRate[] {
  const { count = 'on', mean = 'weighted', reference = 'cohort' } = options;
  if (!Object.hasOwn(FIELDS, count)) {
    breach('returnCurve', 'count', 'must be on, on-or-after or on-or-before');
  }
  if (mean !== 'weighted' && mean !== 'simple') {
    breach('returnCurve', 'mean', 'must be weighted or simple');
  }
  if (reference !== 'cohort' && reference !== 'previous-period') {
    breach('returnCurve', 'reference', 'must be cohort or previous-period');
  }

  const length = Math.max(0, ...cohorts.map(({ complete }) => complete.length));
  return Array.from({ length }, (_, step) => {
    const reached = cohorts.filter(({ complete }) => complete.length > step);
    const parts = reached
      .filter(({ complete }) => complete[step])
      .map((cohort) => partOf(cohort, FIELDS[count], step, reference))
      .filter(({ of }) => of > 0);
    const left = { cohorts: parts.length, cohortsLeftOut: reached.length - parts.length };
    return { ...meanOf(parts, mean, reference), ...left };
  });
}

const FIELDS = { on: 'on', 'on-or-after': 'onOrAfter', 'on-or-before': 'onOrBefore' } as const;

/** What one cohort adds to an entry. */
interface Part {
  readonly returns: number;
  readonly of: number;
}

function partOf(
  cohort: ReturnCohort,
  field: (typeof FIELDS)[keyof typeof FIELDS],
  step: number,
  reference: 'cohort' | 'previous-period',
): Part {
  const returns = cohort[field][step]!;
  return { returns, of: reference === 'cohort' ? cohort.size : (cohort[field][step - 1] ?? 0) };
}

function meanOf(
  parts: readonly Part[],
  mean: 'weighted' | 'simple',
  reference: 'cohort' | 'previous-period',
) {
  const numerator = parts.reduce((sum, { returns }) => sum + returns, 0);
  const denominator = parts.reduce((sum, { of }) => sum + of, 0);
  if (denominator === 0) return { numerator, denominator, value: null, interval: null };
  if (mean === 'weighted' && reference === 'cohort') return proportion(numerator, denominator);

  const rates = parts.reduce((sum, { returns, of }) => sum + returns / of, 0);
  const value = mean === 'simple' ? rates / parts.length : numerator / denominator;
  return { numerator, denominator, value, interval: null };
}

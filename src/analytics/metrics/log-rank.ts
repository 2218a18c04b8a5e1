/** Log-rank test: whether groups of customers differ in how soon the event comes to them. */
import { breach } from '../../kernel/errors.ts';
import { chiSquareTail } from '../../numerics/chi-square-tail.ts';
import { jointTallyOf, sumOf } from './duration-tally.ts';
import type { Durations } from './durations.ts';

/** What became of a group, and what would have if all groups were alike. */
export interface LogRankGroup {
  /** How many it has. */
  readonly subjects: number;
  /** How many of them had the event. */
  readonly events: number;
  /** How many would have had it if every time's events had fallen on the groups by their size. */
  readonly expected: number;
}

/** The result of a log-rank test. */
export interface LogRank {
  /** One entry a group, in the order given. */
  readonly groups: readonly LogRankGroup[];
  /** How far events are from what is expected; `null` if nothing can be compared. */
  readonly statistic: number | null;
  /** Groups that could have had an event, less one; 0 if nothing can be compared. */
  readonly degreesOfFreedom: number;
  /** Probability of such a statistic or a greater one if all groups are alike; `null` likewise. */
  readonly pValue: number | null;
}

/**
 * Tests whether two or more groups have the same survival curve.
 *
 * At each time with an event, the events expected of a group are its part of those at risk. The
 * differences are summed with equal weight, and measured by the variance of drawing the events of
 * each time from those at risk without putting them back; a time with one customer at risk tells
 * nothing and is skipped. The test sees best a difference that keeps its direction: curves that
 * cross can cancel. Give groups that were made before the events, not by them.
 *
 * @param groups Durations of each group, two groups or more.
 * @returns Events and expected events a group, the statistic, its degrees of freedom and p-value. A
 *   group without anybody at risk at any event is left out of the comparison. Statistic and p-value
 *   are `null` where fewer than two groups remain, or the groups were never at risk together.
 * @throws ContractError if there are fewer than two groups, or durations are not as described.
 * @see N. Mantel, "Evaluation of survival data and two new rank order statistics arising in its
 *   consideration", Cancer Chemotherapy Reports 50 (1966), 163-170.
 * @see R. Peto, J. Peto, "Asymptotically efficient rank invariant test procedures", Journal of the
 *   Royal Statistical Society A 135 (1972), 185-207.
 * @example Those who pay by the year stay longer, but five of each prove little
 * ```ts
 * import { logRank } from 'everbond/metrics';
 *
 * const monthly = { durations: [1, 2, 3, 5, 8], observed: [1, 1, 1, 1, 0] };
 * const yearly = { durations: [4, 7, 9, 9, 9], observed: [1, 1, 0, 0, 0] };
 * const { groups, pValue } = logRank([monthly, yearly]);
 *
 * groups.map((group) => group.events); // => [4, 2]
 * groups[0]?.expected; // ~> 2.13849206
 * pValue; // ~> 0.104864536
 * ```
 */
export function logRank(groups: readonly Durations[]): LogRank {
  if (groups.length < 2) {
    breach('logRank', 'groups', `must be at least two, got ${Number(groups.length)}`);
  }

  const tally = jointTallyOf('logRank', groups);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (let slot = 0; slot < tally.times.length; slot += 1) {
    const atRisk = tally.groups.map((group) => group.atRisk[slot]!);
    const events = tally.groups.reduce((sum, group) => sum + group.events[slot]!, 0);
    if (events > 0) addTime(atRisk, events, expected, covariance);
  }

  const totals = tally.groups.map(({ events, censored }, index) => ({
    subjects: sumOf(events) + sumOf(censored),
    events: sumOf(events),
    expected: expected[index]!,
  }));
  const compared = totals.flatMap((group, index) => (group.expected > 0 ? [index] : [])).slice(1);
  const statistic =
    compared.length === 0
      ? null
      : quadraticForm(
          compared.map((one) => compared.map((other) => covariance[one]![other]!)),
          compared.map((one) => totals[one]!.events - totals[one]!.expected),
        );
  return statistic === null
    ? { groups: totals, statistic, degreesOfFreedom: 0, pValue: null }
    : {
        groups: totals,
        statistic,
        degreesOfFreedom: compared.length,
        pValue: chiSquareTail(statistic, compared.length),
      };
}

/** Adds the events of one time to what is expected of each group, and to how it varies. */
function addTime(
  atRisk: readonly number[],
  events: number,
  expected: number[],
  covariance: readonly number[][],
): void {
  const all = atRisk.reduce((sum, count) => sum + count, 0);
  const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
  for (const [one, count] of atRisk.entries()) {
    const share = count / all;
    expected[one]! += events * share;
    for (const [other, otherCount] of atRisk.entries()) {
      const apart = one === other ? 1 - share : -otherCount / all;
      covariance[one]![other]! += spread * share * apart;
    }
  }
}

/** vector' × matrix⁻¹ × vector, by elimination; `null` if the matrix has no inverse. */
function quadraticForm(matrix: readonly number[][], vector: readonly number[]): number | null {
  const rows = matrix.map((row, index) => [...row, vector[index]!]);
  const size = rows.length;
  let form = 0;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const top = rows[pivot]!;
    if (!(top[pivot]! > SINGULAR * matrix[pivot]![pivot]!)) return null;
    form += (top[size]! * top[size]!) / top[pivot]!;
    for (const row of rows.slice(pivot + 1)) {
      const factor = row[pivot]! / top[pivot]!;
      for (let column = pivot; column <= size; column += 1) row[column]! -= factor * top[column]!;
    }
  }
  return form;
}

/** A pivot this small beside its own variance is rounding alone. */
const SINGULAR = 1e-12;

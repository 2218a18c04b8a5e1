/** Liability movements: the debt for points sold, period by period. */
import type { PeriodUnit } from '../../time/period.ts';
import { type LiabilityPolicy, readPolicy } from './liability-policy.ts';
import { type LiabilityMovement, rowsOf } from './liability-roll-forward.ts';
import type { PointCohorts } from './point-cohort.ts';
import { readStretch, type Stretch } from './stretch.ts';

/** The movement of one period, all cohorts together. */
export interface LiabilityPeriod extends LiabilityMovement {
  /** Label of the period. */
  readonly period: string;
  /** Whether it is over, so that all of it is known. */
  readonly complete: boolean;
}

/** The movements of consecutive periods. */
export interface LiabilityMovements {
  /** The currency of the amounts. */
  readonly money: string;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** One row a period, oldest first; each opens with what the one before closed with. */
  readonly rows: readonly LiabilityPeriod[];
}

/**
 * The movement of the contract liability for points, period by period.
 *
 * The totals of {@link liabilityRollForward} for each period alone.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it.
 * @param policy What points are worth and what is expected.
 * @param stretch The first and the last period; all of them if left out.
 * @returns One row a period.
 * @throws ContractError if the policy or the stretch is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { liabilityMovements, pointCohorts } from 'everbond/accounting';
 *
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'Europe/Paris' };
 * const cohorts = pointCohorts([], { window, points: 'points', money: 'EUR' });
 * const terms = [{ since: '2026-01', valueMinor: '0.5', redeemedShare: '0.8' }];
 *
 * liabilityMovements(cohorts, { money: 'EUR', terms }).rows.map(({ period }) => period);
 * // => ['2026-01', '2026-02']
 * ```
 */
export function liabilityMovements(
  cohorts: PointCohorts,
  policy: LiabilityPolicy,
  stretch: Stretch = {},
): LiabilityMovements {
  const read = readPolicy('liabilityMovements', cohorts, policy);
  const span = readStretch('liabilityMovements', cohorts, stretch);
  const last = cohorts.periods.at(-1);
  let before = span.before;
  const rows = span.labels.map((through) => {
    const { total } = rowsOf(cohorts, read, { before, through });
    before = through;
    return { period: through, ...total, complete: cohorts.complete || through !== last };
  });
  return { money: policy.money, period: cohorts.period, rows };
}

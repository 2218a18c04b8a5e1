/** Liability roll-forward: how the debt for points sold came from one balance to the next. */
import { exactSum } from '../../kernel/exact.ts';
import { movesUntil, outstandingPoints, standingAt } from './cohort-standing.ts';
import { type LiabilityPolicy, type ReadPolicy, readPolicy } from './liability-policy.ts';
import type { PointCohort, PointCohorts } from './point-cohort.ts';
import type { PointSource } from './point-source.ts';
import type { EstimateFlag } from './recognised-revenue.ts';
import { type ReadStretch, readStretch, type Stretch } from './stretch.ts';

/**
 * The movement of a contract liability: `opening + deferred − reversed − redemption − breakage =
 * closing`, in minor units, and the same of the points behind it. All are whole.
 */
export interface LiabilityMovement {
  /** What was owed at the beginning. */
  readonly openingMinor: number;
  /** What was deferred when points were issued. */
  readonly deferredMinor: number;
  /** What of that was taken back because sales were undone. */
  readonly reversedMinor: number;
  /** Revenue of points that were redeemed; below 0 where more was undone than redeemed. */
  readonly redemptionMinor: number;
  /** Revenue of points that will not be used; below 0 where an estimate rose. */
  readonly breakageMinor: number;
  /** What is owed at the end. */
  readonly closingMinor: number;
  /** Points there at the beginning. */
  readonly openingPoints: number;
  /** Points issued. */
  readonly issuedPoints: number;
  /** Points taken back because what they were issued for was undone. */
  readonly cancelledPoints: number;
  /** Points redeemed, less those that came back. */
  readonly redeemedPoints: number;
  /** Points that ended unused. */
  readonly endedPoints: number;
  /** Points there at the end. */
  readonly closingPoints: number;
}

/** The movement of one cohort. */
export interface LiabilityRow extends LiabilityMovement {
  /** Label of the period in which the points were issued. */
  readonly issued: string;
  /** What for: `sale`, `partner` or `opening`. */
  readonly source: PointSource;
  /** The partner; `null` for none. */
  readonly partner: string | null;
  /** How many are expected to be redeemed in all, as it was used; may be no whole number. */
  readonly expectedPoints: number;
  /** What is wrong with the estimate; `null` for nothing. */
  readonly flag: EstimateFlag | null;
}

/** The roll-forward of a stretch of periods. */
export interface LiabilityRollForward {
  /** The currency of the amounts. */
  readonly money: string;
  /** The first period. */
  readonly from: string;
  /** The last period. */
  readonly through: string;
  /** By period of issue; cohorts without a balance or a movement are left out. */
  readonly rows: readonly LiabilityRow[];
  /** All rows together. */
  readonly total: LiabilityMovement;
  /** Points at the end that have no part in this. */
  readonly leftOut: {
    /** Issued for no sale; see `provisionRollForward`. */
    readonly promotionalPoints: number;
    /** Issued for partners that owe the goods. */
    readonly agentPoints: number;
    /** Brought from elsewhere, without an amount. */
    readonly unpricedPoints: number;
  };
}

/**
 * The movement of the contract liability for points, cohort by cohort.
 *
 * Each row is the difference of two sums reckoned from the beginning, see
 * {@link recognisedRevenue}: the rows of any stretches that follow each other add up to the row of
 * all of them. What points were allocated stands as it was estimated when they were issued; only
 * the expected share changes, and then the difference is revenue of that period. A refund takes
 * its part off the price and off the points, so that the allocated amount is that of the sales that
 * are left; what was earned of it before is taken back with it.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it.
 * @param policy What points are worth and what is expected.
 * @param stretch The first and the last period; all of them if left out.
 * @returns One row a cohort, and their sum.
 * @throws ContractError if the policy is not as described, is of another currency, or names no
 *   terms for a partner; or if the stretch has labels that are not there.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @see IFRS Foundation, "IFRS 15 Revenue from Contracts with Customers" (2014), paragraphs 88 and
 *   116-118; for principal and agent, paragraphs B34-B38.
 * @example Example 52 of the standard, year by year
 * ```ts
 * import { liabilityRollForward, type PointCohorts } from 'everbond/accounting';
 *
 * const none = { issuedPoints: 0, cancelledPoints: 0, redeemedPoints: 0, endedPoints: 0 };
 * const moved = { ...none, saleMinor: 0, refundedMinor: 0 };
 * const issue = { issuedPoints: 10_000, saleMinor: 100_000, redeemedPoints: 4500 };
 * const moves = [
 *   { ...moved, ...issue, period: '2025' },
 *   { ...moved, redeemedPoints: 4000, period: '2026' },
 * ];
 * const open = [{ ends: null, points: 1500 }];
 * const cohorts: PointCohorts = {
 *   window: { from: '2025-01-01', until: '2027-01-01', zone: 'UTC' },
 *   period: 'year',
 *   points: 'points',
 *   money: 'EUR',
 *   periods: ['2025', '2026'],
 *   complete: true,
 *   cohorts: [{ issued: '2025', source: 'sale', partner: null, moves, open }],
 *   accounts: 1,
 * };
 * const terms = [
 *   { since: '2025', valueMinor: 1, redeemedShare: '0.95' },
 *   { since: '2026', valueMinor: 1, redeemedShare: '0.97' },
 * ];
 * const years = ['2025', '2026'].map((year) => {
 *   const stretch = { from: year, through: year };
 *   const { total } = liabilityRollForward(cohorts, { money: 'EUR', terms }, stretch);
 *   return [total.deferredMinor, total.redemptionMinor + total.breakageMinor, total.closingMinor];
 * });
 *
 * years; // => [[8676, 4110, 4566], [0, 3493, 1073]]
 * ```
 */
export function liabilityRollForward(
  cohorts: PointCohorts,
  policy: LiabilityPolicy,
  stretch: Stretch = {},
): LiabilityRollForward {
  const read = readPolicy('liabilityRollForward', cohorts, policy);
  const span = readStretch('liabilityRollForward', cohorts, stretch);
  const leftOf = (treatment: string): number =>
    cohorts.cohorts
      .filter((cohort) => read.treatmentOf(cohort) === treatment)
      .map((cohort) => outstandingPoints(movesUntil(cohort, span.through)))
      .reduce((sum, points) => exactSum('liabilityRollForward', sum, points), 0);
  return {
    money: policy.money,
    from: span.from,
    through: span.through,
    ...rowsOf(cohorts, read, span),
    leftOut: {
      promotionalPoints: leftOf('promotional'),
      agentPoints: leftOf('agent'),
      unpricedPoints: leftOf('unpriced'),
    },
  };
}

/** The rows of a stretch, and their sum. */
export function rowsOf(
  cohorts: PointCohorts,
  policy: ReadPolicy,
  stretch: Pick<ReadStretch, 'before' | 'through'>,
): Pick<LiabilityRollForward, 'rows' | 'total'> {
  const rows = cohorts.cohorts
    .filter((cohort) => cohort.issued <= stretch.through)
    .filter((cohort) => policy.treatmentOf(cohort) === 'deferred')
    .map((cohort) => rowOf(cohort, policy, stretch))
    .filter((row) => MOVEMENTS.some((column) => row[column] !== 0));
  const total = { ...NO_MOVEMENT };
  for (const row of rows) {
    for (const column of MOVEMENTS) {
      total[column] = exactSum('liabilityRollForward', total[column], row[column]);
    }
  }
  return { rows, total };
}

const NO_MOVEMENT = {
  openingMinor: 0,
  deferredMinor: 0,
  reversedMinor: 0,
  redemptionMinor: 0,
  breakageMinor: 0,
  closingMinor: 0,
  openingPoints: 0,
  issuedPoints: 0,
  cancelledPoints: 0,
  redeemedPoints: 0,
  endedPoints: 0,
  closingPoints: 0,
};

const MOVEMENTS = Object.keys(NO_MOVEMENT) as readonly (keyof LiabilityMovement)[];

function rowOf(
  cohort: PointCohort,
  policy: ReadPolicy,
  { before, through }: Pick<ReadStretch, 'before' | 'through'>,
): LiabilityRow {
  const opening = standingAt(cohort, before, policy);
  const closing = standingAt(cohort, through, policy);
  const [then, now] = [opening.moves, closing.moves];
  const { issued, source, partner } = cohort;
  return {
    issued,
    source,
    partner,
    openingMinor: opening.liabilityMinor,
    deferredMinor: closing.deferredMinor - opening.deferredMinor,
    reversedMinor:
      closing.deferredMinor -
      closing.allocatedMinor -
      (opening.deferredMinor - opening.allocatedMinor),
    redemptionMinor: closing.redemptionMinor - opening.redemptionMinor,
    breakageMinor: closing.breakageMinor - opening.breakageMinor,
    closingMinor: closing.liabilityMinor,
    openingPoints: outstandingPoints(then),
    issuedPoints: now.issuedPoints - then.issuedPoints,
    cancelledPoints: now.cancelledPoints - then.cancelledPoints,
    redeemedPoints: now.redeemedPoints - then.redeemedPoints,
    endedPoints: now.endedPoints - then.endedPoints,
    closingPoints: outstandingPoints(now),
    expectedPoints: closing.expectedPoints,
    flag: closing.flag,
  };
}

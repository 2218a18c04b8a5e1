/** Cohort standing: what of a cohort is owed and earned at the end of a period. */
import { exactSum } from '../../kernel/exact.ts';
import { MOVE_COLUMNS, type MovesSoFar, NO_MOVES } from './cohort-tally.ts';
import { priced, type ReadPolicy } from './liability-policy.ts';
import { allocatedMinor } from './point-allocation.ts';
import type { PointCohort, PointMoves } from './point-cohort.ts';
import { rateOf } from './rate.ts';
import { type RecognisedRevenue, recognisedOf } from './recognised-revenue.ts';

/** All that happened to a cohort by the end of a period. */
export function movesUntil({ moves }: PointCohort, period: string | null): PointMoves {
  const sum: MovesSoFar = { ...NO_MOVES };
  if (period === null) return sum;
  for (const row of moves) {
    if (row.period > period) break;
    for (const column of MOVE_COLUMNS) {
      sum[column] = exactSum('liabilityRollForward', sum[column], row[column]);
    }
  }
  return sum;
}

/** The points that are there. */
export function outstandingPoints(moves: PointMoves): number {
  return moves.issuedPoints - moves.cancelledPoints - moves.redeemedPoints - moves.endedPoints;
}

/** What is owed and earned of a cohort by the end of a period, since its points were issued. */
export interface CohortStanding extends RecognisedRevenue {
  /** All that happened. */
  readonly moves: PointMoves;
  /** What was deferred before anything was undone. */
  readonly deferredMinor: number;
  /** What is left of that once refunds are taken off: what there is to earn in all. */
  readonly allocatedMinor: number;
}

const NOTHING: CohortStanding = Object.freeze({
  moves: NO_MOVES,
  deferredMinor: 0,
  allocatedMinor: 0,
  recognisedMinor: 0,
  redemptionMinor: 0,
  breakageMinor: 0,
  liabilityMinor: 0,
  expectedPoints: 0,
  flag: null,
});

/** How a cohort stands at the end of a period; `null` for before the first. */
export function standingAt(
  cohort: PointCohort,
  period: string | null,
  policy: ReadPolicy,
): CohortStanding {
  if (period === null || period < cohort.issued) return NOTHING;
  const moves = movesUntil(cohort, period);
  const { issuedPoints, cancelledPoints, redeemedPoints, endedPoints } = moves;
  const { saleMinor, refundedMinor } = moves;
  const points = issuedPoints - cancelledPoints;
  const amountOf = amountAtIssue(cohort, policy);
  const allocated = amountOf(saleMinor - refundedMinor, points);
  const share = policy.terms.shareIn(period, cohort.issued);
  return {
    ...recognisedOf({ allocatedMinor: allocated, points, redeemedPoints, endedPoints }, share),
    moves,
    deferredMinor: amountOf(saleMinor, issuedPoints),
    allocatedMinor: allocated,
  };
}

/** What so many points are allocated of so much, as was estimated when they were issued. */
function amountAtIssue(
  cohort: PointCohort,
  { terms, priceOf }: ReadPolicy,
): (saleMinor: number, points: number) => number {
  const price = priceOf(cohort);
  if (price !== null) return (_, points) => priced(points, price);
  const { issued } = cohort;
  const value = rateOf(
    'liabilityRollForward',
    'terms.valueMinor',
    terms.inForce(issued).valueMinor,
  );
  const share = terms.shareIn(issued, issued);
  return (saleMinor, points) => allocatedMinor(saleMinor, points, value, share);
}

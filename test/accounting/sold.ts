/** Cohorts for tests, as a few numbers say them. */
import type {
  PointCohort,
  PointCohorts,
  PointMoves,
} from '../../src/analytics/accounting/point-cohort.ts';

const NONE: PointMoves = {
  issuedPoints: 0,
  cancelledPoints: 0,
  redeemedPoints: 0,
  endedPoints: 0,
  saleMinor: 0,
  refundedMinor: 0,
};

/** What happened to a cohort from the period of issue on, by period; all is left for ever. */
export function cohort(
  issued: string,
  moves: Readonly<Record<string, Partial<PointMoves>>>,
  some: Partial<PointCohort> = {},
): PointCohort {
  const rows = Object.entries(moves).map(([period, sums]) => ({ period, ...NONE, ...sums }));
  const points = rows.reduce((sum, row) => {
    return sum + row.issuedPoints - row.cancelledPoints - row.redeemedPoints - row.endedPoints;
  }, 0);
  const open = points === 0 ? [] : [{ ends: null, points }];
  return { issued, source: 'sale', partner: null, moves: rows, open, ...some };
}

/** Cohorts of the first months of 2026. */
export function months(count: number, ...cohorts: readonly PointCohort[]): PointCohorts {
  const label = (index: number): string => `2026-${String(index + 1).padStart(2, '0')}`;
  return {
    window: { from: '2026-01-01', until: `${label(count)}-01`, zone: 'UTC' },
    period: 'month',
    points: 'points',
    money: 'EUR',
    periods: Array.from({ length: count }, (_, index) => label(index)),
    complete: true,
    cohorts,
    accounts: 1,
  };
}

/** Redemption curve: how fast points were used in the past, by their age. */
import { exactSum } from '../../kernel/exact.ts';
import { movesUntil, outstandingPoints } from './cohort-standing.ts';
import type { PointCohort, PointCohorts } from './point-cohort.ts';
import type { PointSource } from './point-source.ts';

/** Points of one age. */
export interface RedemptionAge {
  /** Periods since the points were issued: 0 is the period of issue. */
  readonly age: number;
  /** How many cohorts were observed at that age, all through. */
  readonly cohorts: number;
  /** Points that were there when that age began; at age 0 those that were issued. */
  readonly atRiskPoints: number;
  /** How many of them were redeemed at that age. */
  readonly redeemedPoints: number;
  /** The share, from 0 to 1; `null` if no points were there. */
  readonly share: number | null;
}

/** How fast points were used. */
export interface RedemptionCurve {
  /** One row an age, from 0. */
  readonly rows: readonly RedemptionAge[];
  /** The shares by age for a forecast: an age without points has the share of the one before. */
  readonly shares: readonly number[];
}

/**
 * The share of points that is redeemed at each age, of those still there.
 *
 * All cohorts together, so that large ones weigh more: points redeemed at an age, divided by points
 * that were there when it began. Points that ended before are not in either; those that end at
 * that age are in the second, so points that mostly end soon make the shares small. Only periods
 * that are over count. It says what was, and nothing about a change of rules.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it.
 * @param options `sources`: which points; all of them if left out.
 * @returns The shares by age; no rows where nothing was issued.
 * @example Half of what is left goes every year
 * ```ts
 * import { type PointCohorts, redemptionCurve } from 'everbond/accounting';
 *
 * const none = { issuedPoints: 0, cancelledPoints: 0, endedPoints: 0, refundedMinor: 0 };
 * const moves = [
 *   { ...none, period: '2025', issuedPoints: 800, redeemedPoints: 400, saleMinor: 9000 },
 *   { ...none, period: '2026', redeemedPoints: 200, saleMinor: 0 },
 * ];
 * const open = [{ ends: null, points: 200 }];
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
 *
 * redemptionCurve(cohorts).shares; // => [0.5, 0.5]
 * ```
 */
export function redemptionCurve(
  cohorts: PointCohorts,
  { sources }: { readonly sources?: readonly PointSource[] | undefined } = {},
): RedemptionCurve {
  const { periods, complete } = cohorts;
  const known = complete ? periods : periods.slice(0, -1);
  const wanted = cohorts.cohorts.filter(
    ({ issued, source }) =>
      known.includes(issued) && (sources === undefined || sources.includes(source)),
  );
  const oldest = Math.max(0, ...wanted.map(({ issued }) => known.length - known.indexOf(issued)));
  const rows = Array.from({ length: oldest }, (_, age) => rowOf(wanted, known, age));
  let before = 0;
  const shares = rows.map(({ share }) => {
    before = share ?? before;
    return before;
  });
  return { rows, shares };
}

function rowOf(
  cohorts: readonly PointCohort[],
  periods: readonly string[],
  age: number,
): RedemptionAge {
  let [count, atRiskPoints, redeemedPoints] = [0, 0, 0];
  for (const cohort of cohorts) {
    const index = periods.indexOf(cohort.issued) + age;
    const period = periods[index];
    if (period === undefined) continue;
    const now = cohort.moves.find((row) => row.period === period);
    const issued = (now?.issuedPoints ?? 0) - (now?.cancelledPoints ?? 0);
    const before = outstandingPoints(movesUntil(cohort, periods[index - 1] ?? null));
    count += 1;
    atRiskPoints = exactSum('redemptionCurve', atRiskPoints, age === 0 ? issued : before);
    redeemedPoints = exactSum('redemptionCurve', redeemedPoints, now?.redeemedPoints ?? 0);
  }
  const share = atRiskPoints === 0 ? null : Math.min(1, Math.max(0, redeemedPoints) / atRiskPoints);
  return { age, cohorts: count, atRiskPoints, redeemedPoints, share };
}

/** Points cost: what points cost a manager, apart from the books. */
import { exactSum } from '../../kernel/exact.ts';
import { multiplyRatios } from '../../kernel/ratio-arithmetic.ts';
import { priced, requireSameMoney } from './liability-policy.ts';
import type { PointCohorts } from './point-cohort.ts';
import { POINT_SOURCES, type PointSource } from './point-source.ts';
import { type Rate, rateOf, requireShare } from './rate.ts';

/** What a point costs, as a manager sees it. */
export interface PointsCostAsk {
  /** The currency of the amounts, which must be that of the cohorts. */
  readonly money: string;
  /** What a redeemed point costs, in minor units: 0 or more, exact. */
  readonly costMinor: Rate;
  /** The share of the points there that is expected to be redeemed, from 0 to 1. */
  readonly redeemedShare: Rate;
  /** The share for single sources where it is another. */
  readonly shareBySource?: Readonly<Partial<Record<PointSource, Rate>>> | undefined;
}

/** What points cost. */
export interface PointsCost {
  /** How many are there: whole, 0 or more. */
  readonly points: number;
  /** What they cost if every one of them is redeemed, in minor units. */
  readonly fullMinor: number;
  /** What they are expected to cost, in minor units. */
  readonly expectedMinor: number;
}

/** What the points of one source cost. */
export interface PointsCostRow extends PointsCost {
  /** What they were issued for. */
  readonly source: PointSource;
}

/** What the points that are there cost. */
export interface PointsCostView {
  /** The currency of the amounts. */
  readonly money: string;
  /** By source; sources without points are left out. */
  readonly rows: readonly PointsCostRow[];
  /** All of them together. */
  readonly total: PointsCost;
}

/**
 * What the points that are there will cost, by what they were issued for.
 *
 * A managerial view: points times the cost of a point, today, for every point whoever owes it and
 * however it came to be. It is not what the books show and has nothing of them: no sale, no
 * deferral, no expense of a period. For one member give it `cohortsOf` of a builder, or
 * {@link pointCohorts} of that one account.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it.
 * @param ask What a point costs.
 * @returns One row a source, each amount exact and rounded once, half up; and their sum.
 * @throws ContractError if the ask is not as described, or is of another currency.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @example
 * ```ts
 * import { pointCohorts, pointsCost } from 'everbond/accounting';
 *
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'Europe/Paris' };
 * const cohorts = pointCohorts([], { window, points: 'points', money: 'EUR' });
 * const ask = { money: 'EUR', costMinor: '0.4', redeemedShare: '0.8' };
 *
 * pointsCost(cohorts, ask).total; // => { points: 0, fullMinor: 0, expectedMinor: 0 }
 * ```
 */
export function pointsCost(cohorts: PointCohorts, ask: PointsCostAsk): PointsCostView {
  const { money, shareBySource = {} } = ask;
  requireSameMoney('pointsCost', money, cohorts);
  const cost = rateOf('pointsCost', 'costMinor', ask.costMinor);
  const share = requireShare('pointsCost', 'redeemedShare', ask.redeemedShare);
  const rows = POINT_SOURCES.map((source): PointsCostRow => {
    const own = shareBySource[source];
    const expected =
      own === undefined ? share : requireShare('pointsCost', `shareBySource.${source}`, own);
    const points = cohorts.cohorts
      .filter((cohort) => cohort.source === source)
      .flatMap(({ open }) => open)
      .reduce((sum, group) => exactSum('pointsCost', sum, group.points), 0);
    return {
      source,
      points,
      fullMinor: priced(points, cost),
      expectedMinor: priced(points, multiplyRatios(cost, expected)),
    };
  }).filter(({ points }) => points > 0);
  return { money, rows, total: rows.reduce(plus, { points: 0, fullMinor: 0, expectedMinor: 0 }) };
}

function plus(sum: PointsCost, row: PointsCost): PointsCost {
  return {
    points: exactSum('pointsCost', sum.points, row.points),
    fullMinor: exactSum('pointsCost', sum.fullMinor, row.fullMinor),
    expectedMinor: exactSum('pointsCost', sum.expectedMinor, row.expectedMinor),
  };
}

/** Liability forecast: when the points that are there will be used or end, and what that earns. */
import { breach } from '../../kernel/errors.ts';
import { exactSum } from '../../kernel/exact.ts';
import { standingAt } from './cohort-standing.ts';
import { type LiabilityPolicy, readPolicy } from './liability-policy.ts';
import { createPeriodDesk } from './period-desk.ts';
import type { PointCohorts } from './point-cohort.ts';
import { type RunOff, runOffOf } from './run-off.ts';

/** What is forecast, and by which expectation. */
export interface ForecastAsk {
  /** What points are worth, as in the books. */
  readonly policy: LiabilityPolicy;
  /**
   * The share of points that is redeemed at each age, of those there when it begins, from 0 to 1;
   * `redemptionCurve(cohorts).shares` will do. The last holds for every later age.
   */
  readonly redemption: readonly number[];
  /** How many periods ahead: a whole number from 1 to 600. */
  readonly periods: number;
}

/** What is expected of one period to come. */
export interface ForecastRow {
  /** Label of the period. */
  readonly period: string;
  /** Points that will be redeemed. */
  readonly redeemedPoints: number;
  /** Points that will end unused. */
  readonly endedPoints: number;
  /** Points that will be there at its end. */
  readonly closingPoints: number;
  /** Revenue of points that will be redeemed, in minor units. */
  readonly redemptionMinor: number;
  /** Revenue of points that will not be used, in minor units. */
  readonly breakageMinor: number;
  /** What will be owed at its end, in minor units. */
  readonly closingMinor: number;
}

/** What is expected of the points that are there. */
export interface LiabilityForecast {
  /** The currency of the amounts. */
  readonly money: string;
  /** What is owed now, as in the books. */
  readonly openingMinor: number;
  /** Points that are there now. */
  readonly openingPoints: number;
  /** The periods after the window, the next first. */
  readonly rows: readonly ForecastRow[];
}

/**
 * What becomes of the points that are there at the end of the window, and of the liability.
 *
 * Points are redeemed as the curve says for their age, and the rest ends with the last period in
 * which it can be used; no new points are issued. The curve says when, the books say how much: each
 * cohort's liability goes down with the redemption that is still to come, so it starts at the
 * closing balance of the roll-forward and comes to 0. Of a cohort of which no redemption is
 * expected it goes down as points end. Redemption and breakage are told apart as in
 * {@link recognisedRevenue}.
 *
 * It is an expectation and no booking: points and amounts are reckoned in binary fractions and
 * rounded as sums, so that each row opens where the one before closed.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it; the window must end a period.
 * @param ask The policy, the curve, and how far ahead.
 * @returns One row a period. Points that were given away or belong to others are not in it.
 * @throws ContractError if the policy is not as described, a share is not from 0 to 1, the number
 *   of periods is not from 1 to 600, or the last period is not over.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @example Half of what is left goes every year, and what is left ends with 2027
 * ```ts
 * import { liabilityForecast, type PointCohorts } from 'everbond/accounting';
 *
 * const none = { cancelledPoints: 0, endedPoints: 0, refundedMinor: 0 };
 * const issue = { issuedPoints: 1000, saleMinor: 9000, redeemedPoints: 500 };
 * const moves = [{ ...none, ...issue, period: '2025' }];
 * const open = [{ ends: '2027', points: 500 }];
 * const cohorts: PointCohorts = {
 *   window: { from: '2025-01-01', until: '2026-01-01', zone: 'UTC' },
 *   period: 'year',
 *   points: 'points',
 *   money: 'EUR',
 *   periods: ['2025'],
 *   complete: true,
 *   cohorts: [{ issued: '2025', source: 'sale', partner: null, moves, open }],
 *   accounts: 1,
 * };
 * const terms = [{ since: '2025', valueMinor: 1, redeemedShare: 1 }];
 * const policy = { money: 'EUR', terms };
 * const ask = { policy, redemption: [0.5], periods: 2 };
 * const { openingMinor, rows } = liabilityForecast(cohorts, ask);
 *
 * openingMinor; // => 450
 * rows.map(({ redeemedPoints, endedPoints }) => [redeemedPoints, endedPoints]);
 * // => [[250, 0], [125, 125]]
 * rows.map(({ closingMinor }) => closingMinor); // => [150, 0]
 * ```
 */
export function liabilityForecast(cohorts: PointCohorts, ask: ForecastAsk): LiabilityForecast {
  const { policy, redemption, periods } = ask;
  const read = readPolicy('liabilityForecast', cohorts, policy);
  const bad = redemption.findIndex((share) => !(share >= 0 && share <= 1));
  if (redemption.length === 0) breach('liabilityForecast', 'redemption', 'must not be empty');
  if (bad >= 0) breach('liabilityForecast', `redemption.${bad}`, 'must be from 0 to 1');
  if (!Number.isSafeInteger(periods) || periods < 1 || periods > 600) {
    breach('liabilityForecast', 'periods', `must be whole, from 1 to 600, got ${Number(periods)}`);
  }
  if (!cohorts.complete) breach('liabilityForecast', 'window.until', 'must end a period');
  const { labels } = createPeriodDesk(cohorts.window, cohorts.period);
  const now = cohorts.periods.at(-1) ?? '';
  const parts = cohorts.cohorts
    .filter((cohort) => read.treatmentOf(cohort) === 'deferred')
    .map((cohort): Part => {
      const { issued } = cohort;
      const age = cohorts.periods.length - labels.indexOf(issued);
      const open = cohort.open.map(({ ends, points }) => {
        const last = ends === null ? null : labels.indexOf(ends) - cohorts.periods.length;
        return { points, last };
      });
      const standing = standingAt(cohort, now, read);
      const { liabilityMinor, allocatedMinor, moves } = standing;
      const points = moves.issuedPoints - moves.cancelledPoints;
      const perPoint = points === 0 ? 0 : allocatedMinor / points;
      return { runOff: runOffOf(open, age, redemption, periods), liabilityMinor, perPoint };
    });
  const opening = {
    openingMinor: sumOf(parts.map(({ liabilityMinor }) => liabilityMinor)),
    openingPoints: sumOf(parts.map(({ runOff }) => runOff.points)),
  };
  const rows = rowsOf(parts, opening, labels.slice(cohorts.periods.length).slice(0, periods));
  return { money: policy.money, ...opening, rows };
}

/** A cohort, as it goes on. */
interface Part {
  readonly runOff: RunOff;
  readonly liabilityMinor: number;
  /** What was allocated to a point. */
  readonly perPoint: number;
}

/** Sums over all cohorts since now, each rounded once, and their differences. */
function rowsOf(
  parts: readonly Part[],
  opening: Pick<LiabilityForecast, 'openingMinor' | 'openingPoints'>,
  labels: readonly string[],
): readonly ForecastRow[] {
  let before = { gone: 0, redeemed: 0, released: 0, redemption: 0 };
  return labels.map((period, step) => {
    const so = { gone: 0, redeemed: 0, released: 0, redemption: 0 };
    for (const { runOff, liabilityMinor, perPoint } of parts) {
      const redeemed = runOff.redeemed[step] ?? 0;
      const ended = runOff.ended[step] ?? 0;
      const { points, redeemedAtLast } = runOff;
      // As redemption comes to pass; where none is expected, as points end.
      const [done, all] = redeemedAtLast > 0 ? [redeemed, redeemedAtLast] : [ended, points];
      const released = all === 0 ? 0 : (liabilityMinor * done) / all;
      so.gone += redeemed + ended;
      so.redeemed += redeemed;
      so.released += released;
      so.redemption += Math.min(released, perPoint * redeemed);
    }
    const gone = Math.round(so.gone);
    const released = Math.round(so.released);
    const redeemed = partOf(so.redeemed, before.redeemed, gone - before.gone);
    const redemption = partOf(so.redemption, before.redemption, released - before.released);
    const row: ForecastRow = {
      period,
      redeemedPoints: redeemed - before.redeemed,
      endedPoints: gone - before.gone - (redeemed - before.redeemed),
      closingPoints: opening.openingPoints - gone,
      redemptionMinor: redemption - before.redemption,
      breakageMinor: released - before.released - (redemption - before.redemption),
      closingMinor: opening.openingMinor - released,
    };
    before = { gone, redeemed, released, redemption };
    return row;
  });
}

/** A part's sum, rounded, that grows by no less than nothing and no more than the whole does. */
function partOf(sum: number, before: number, more: number): number {
  return Math.min(Math.max(Math.round(sum), before), before + more);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => exactSum('liabilityForecast', sum, amount), 0);
}

/** Provision roll-forward: what points cost that were given away, from one balance to the next. */
import { exactNumber, exactSum } from '../../kernel/exact.ts';
import type { Ratio } from '../../kernel/ratio.ts';
import { divideRounded } from '../../kernel/rounding.ts';
import { movesUntil, outstandingPoints } from './cohort-standing.ts';
import type { PointCohort, PointCohorts } from './point-cohort.ts';
import type { PointSource } from './point-source.ts';
import { type ProvisionPolicy, type ReadProvision, readProvision } from './provision-policy.ts';
import { expectedOf } from './recognised-revenue.ts';
import { type ReadStretch, readStretch, type Stretch } from './stretch.ts';

/** The movement of a provision: `opening + expense − used = closing`, in minor units. */
export interface ProvisionMovement {
  /** What stood there at the beginning. */
  readonly openingMinor: number;
  /** What became an expense; below 0 where less is expected than before. */
  readonly expenseMinor: number;
  /** What the points cost that were redeemed, less those that came back. */
  readonly usedMinor: number;
  /** What stands there at the end. */
  readonly closingMinor: number;
  /** Points there at the end. */
  readonly closingPoints: number;
}

/** The movement of one cohort. */
export interface ProvisionRow extends ProvisionMovement {
  /** Label of the period in which the points were issued. */
  readonly issued: string;
  /** What for. */
  readonly source: PointSource;
}

/** The roll-forward of a stretch of periods. */
export interface ProvisionRollForward {
  /** The currency of the amounts. */
  readonly money: string;
  /** The first period. */
  readonly from: string;
  /** The last period. */
  readonly through: string;
  /** By period of issue and source; cohorts without a balance or a movement are left out. */
  readonly rows: readonly ProvisionRow[];
  /** All rows together. */
  readonly total: ProvisionMovement;
}

/** The sources of points that share in the price of a sale, or are somebody else's. */
const NOT_PROMOTIONAL: readonly PointSource[] = ['sale', 'partner', 'opening'];

/**
 * The movement of the provision for points that were issued for no sale.
 *
 * A welcome, a birthday, a tier or goodwill brings no money, so nothing is deferred: what the
 * points will cost is an expense. The provision at the end of a period is the points still expected
 * to be redeemed, at the cost of that period; what was used is the points redeemed in each period
 * at its cost, added up exactly and rounded once. So stretches that follow each other add up.
 *
 * @param cohorts What happened, as {@link pointCohorts} tells it.
 * @param policy What points cost and what is expected.
 * @param stretch The first and the last period; all of them if left out.
 * @returns One row a cohort, and their sum; points of sales, of partners and those brought from
 *   elsewhere are not in it.
 * @throws ContractError if the policy or the stretch is not as described.
 * @throws FailureError `LIMIT_EXCEEDED` if an amount is beyond 2^53 − 1.
 * @see IFRS Foundation, "IAS 37 Provisions, Contingent Liabilities and Contingent Assets".
 * @example A birthday's 500 points at 0.4 each, of which four in five will be used
 * ```ts
 * import { type PointCohorts, provisionRollForward } from 'everbond/accounting';
 *
 * const none = { cancelledPoints: 0, endedPoints: 0, saleMinor: 0, refundedMinor: 0 };
 * const moves = [{ ...none, period: '2026-01', issuedPoints: 500, redeemedPoints: 100 }];
 * const open = [{ ends: null, points: 400 }];
 * const cohorts: PointCohorts = {
 *   window: { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' },
 *   period: 'month',
 *   points: 'points',
 *   money: 'EUR',
 *   periods: ['2026-01'],
 *   complete: true,
 *   cohorts: [{ issued: '2026-01', source: 'birthday', partner: null, moves, open }],
 *   accounts: 1,
 * };
 * const terms = [{ since: '2026-01', costMinor: '0.4', redeemedShare: '0.8' }];
 * const policy = { money: 'EUR', expense: 'at-issue', terms } as const;
 * const { expenseMinor, usedMinor, closingMinor } = provisionRollForward(cohorts, policy).total;
 *
 * [expenseMinor, usedMinor, closingMinor]; // => [160, 40, 120]
 * ```
 */
export function provisionRollForward(
  cohorts: PointCohorts,
  policy: ProvisionPolicy,
  stretch: Stretch = {},
): ProvisionRollForward {
  const read = readProvision('provisionRollForward', cohorts, policy);
  const span = readStretch('provisionRollForward', cohorts, stretch);
  const { money } = policy;
  const { from, through } = span;
  return { money, from, through, ...provisionRows(cohorts, read, span) };
}

/** The rows of a stretch, and their sum. */
export function provisionRows(
  cohorts: PointCohorts,
  policy: ReadProvision,
  { before, through }: Pick<ReadStretch, 'before' | 'through'>,
): Pick<ProvisionRollForward, 'rows' | 'total'> {
  const rows = cohorts.cohorts
    .filter(({ issued, source }) => issued <= through && !NOT_PROMOTIONAL.includes(source))
    .map((cohort): ProvisionRow => {
      const opening = provisionAt(cohort, before, policy);
      const closing = provisionAt(cohort, through, policy);
      const usedMinor = closing.usedMinor - opening.usedMinor;
      return {
        issued: cohort.issued,
        source: cohort.source,
        openingMinor: opening.provisionMinor,
        expenseMinor: closing.provisionMinor - opening.provisionMinor + usedMinor,
        usedMinor,
        closingMinor: closing.provisionMinor,
        closingPoints: closing.points,
      };
    })
    .filter((row) => COLUMNS.some((column) => row[column] !== 0));
  const total = { ...NO_MOVEMENT };
  for (const row of rows) {
    for (const column of COLUMNS) {
      total[column] = exactSum('provisionRollForward', total[column], row[column]);
    }
  }
  return { rows, total };
}

const NO_MOVEMENT = {
  openingMinor: 0,
  expenseMinor: 0,
  usedMinor: 0,
  closingMinor: 0,
  closingPoints: 0,
};

const COLUMNS = Object.keys(NO_MOVEMENT) as readonly (keyof ProvisionMovement)[];

/** What of a cohort is provided for at the end of a period, and what was used of it since issue. */
function provisionAt(
  cohort: PointCohort,
  period: string | null,
  { isAtIssue, terms, costIn }: ReadProvision,
): { readonly provisionMinor: number; readonly usedMinor: number; readonly points: number } {
  if (period === null || period < cohort.issued) {
    return { provisionMinor: 0, usedMinor: 0, points: 0 };
  }
  const moves = movesUntil(cohort, period);
  const { redeemedPoints, endedPoints } = moves;
  const share = terms.shareIn(period, cohort.issued);
  const net = moves.issuedPoints - moves.cancelledPoints;
  const { numerator, denominator } = expectedOf(net, redeemedPoints, endedPoints, share);
  const left = numerator - BigInt(redeemedPoints) * denominator;
  const cost = costIn(period);
  return {
    provisionMinor: isAtIssue ? atCost(left, denominator, cost) : 0,
    usedMinor: usedAt(cohort, period, costIn),
    points: outstandingPoints(moves),
  };
}

/** What was redeemed period by period, each at its cost, rounded once. */
function usedAt({ moves }: PointCohort, period: string, costIn: (period: string) => Ratio): number {
  let [sum, parts] = [0n, 1n];
  for (const { period: label, redeemedPoints } of moves) {
    if (label > period) break;
    const { numerator, denominator } = costIn(label);
    const more = BigInt(redeemedPoints) * BigInt(numerator);
    // Costs mostly have one denominator, so that the sum's does not grow.
    if (parts === BigInt(denominator)) sum += more;
    else [sum, parts] = [sum * BigInt(denominator) + more * parts, parts * BigInt(denominator)];
  }
  return atCost(sum, parts, { numerator: 1, denominator: 1 });
}

function atCost(points: bigint, parts: bigint, { numerator, denominator }: Ratio): number {
  const cost = divideRounded(points * BigInt(numerator), parts * BigInt(denominator), 'half-up');
  return exactNumber('provisionRollForward', cost);
}

/** Liability bars: what was deferred for points above what was earned of it, period by period. */
import type { PeriodUnit } from '../../time/period.ts';
import type { LiabilityPeriod } from '../accounting/liability-movements.ts';
import { axis, type ChartOptions, chartFrame, widthOf } from './chart-frame.ts';
import { BLUE, GREEN, GREY, ORANGE, SLATE } from './palette.ts';
import { openNote, SPACED, stackedBars } from './stacked-bars.ts';
import type { VegaLiteSpec } from './vega-lite-spec.ts';

/** The part of liability movements that is drawn; what `liabilityMovements` returns will do. */
export interface LiabilityBarsInput {
  /** The currency of the amounts. */
  readonly money: string;
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** One row a period, oldest first. */
  readonly rows: readonly Pick<
    LiabilityPeriod,
    | 'period'
    | 'deferredMinor'
    | 'reversedMinor'
    | 'redemptionMinor'
    | 'breakageMinor'
    | 'closingMinor'
    | 'complete'
  >[];
}

/** How large the chart is, and how its amounts are to be read. */
export interface LiabilityBarsOptions extends ChartOptions {
  /** Decimal places of the amounts, 2 where they are cents. Whole, 0 or more; 0 if left out. */
  readonly scale?: number;
}

/** What a row of the series is: a kind of movement, or what is owed after it. */
export type LiabilityPart = 'deferred' | 'reversed' | 'redemption' | 'breakage' | 'owed-at-end';

/** One amount of one period: five rows a period. */
export interface LiabilityBarsRow {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
  /** What it is. */
  readonly part: LiabilityPart;
  /** Minor units; below 0 for what makes the liability smaller. */
  readonly amountMinor: number;
  /** Whether the whole period was observed. */
  readonly complete: boolean;
}

const PARTS: readonly LiabilityPart[] = ['deferred', 'redemption', 'breakage', 'reversed'];
const COLOURS = [BLUE, GREEN, SLATE, ORANGE, GREY];
const HEIGHT = 320;

/**
 * The movements of each period as plain rows, for any chart or table.
 *
 * @param movements As `liabilityMovements` of `everbond/accounting` returns it.
 * @returns Five rows a period: deferred; redemption, breakage and reversed, which are below 0 where
 *   they make the liability smaller; and what is owed at the end. None for no period.
 * @example
 * ```ts
 * import { liabilityBarsSeries } from 'everbond/charts';
 *
 * const march = { period: '2026-03', deferredMinor: 900, reversedMinor: 0, complete: true };
 * const earned = { redemptionMinor: 400, breakageMinor: 50, closingMinor: 450 };
 * const rows = liabilityBarsSeries({
 *   money: 'EUR',
 *   period: 'month',
 *   rows: [{ ...march, ...earned }],
 * });
 *
 * rows.map(({ amountMinor }) => amountMinor); // => [900, -400, -50, 0, 450]
 * ```
 */
export function liabilityBarsSeries(movements: LiabilityBarsInput): readonly LiabilityBarsRow[] {
  return movements.rows.flatMap((row) => {
    const { period, complete } = row;
    const amounts: readonly (readonly [LiabilityPart, number])[] = [
      ['deferred', row.deferredMinor],
      ['redemption', 0 - row.redemptionMinor],
      ['breakage', 0 - row.breakageMinor],
      ['reversed', 0 - row.reversedMinor],
      ['owed-at-end', row.closingMinor],
    ];
    return amounts.map(([part, amountMinor]) => ({ period, part, amountMinor, complete }));
  });
}

/**
 * A bar chart of what a programme owes for points: deferred above zero, earned below it.
 *
 * Below zero stand the revenue of points that were redeemed, the breakage, and what was reversed
 * by refunds. The line is what is owed when the period ends, so that its rise is the sum of the
 * bars. A part stands on the other side where an estimate or a refund made it less than nothing. A
 * period that is not over is pale with a dashed outline, and its point on the line is hollow.
 *
 * @param movements As `liabilityMovements` of `everbond/accounting` returns it.
 * @param options Width (720 pixels unless told), height (320), heading, and the decimal places.
 * @returns A Vega-Lite specification; without periods, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0.
 * @example From accounts to a chart
 * ```ts
 * import { liabilityMovements, pointCohorts } from 'everbond/accounting';
 * import { liabilityBars } from 'everbond/charts';
 *
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'Europe/Paris' };
 * const cohorts = pointCohorts([], { window, points: 'points', money: 'EUR' });
 * const terms = [{ since: '2026-01', valueMinor: '0.5', redeemedShare: '0.8' }];
 * const movements = liabilityMovements(cohorts, { money: 'EUR', terms });
 *
 * liabilityBars(movements, { scale: 2 }).data.values.length; // => 10
 * ```
 */
export function liabilityBars(
  movements: LiabilityBarsInput,
  options: LiabilityBarsOptions = {},
): VegaLiteSpec<LiabilityBarsRow> {
  const { money, period, rows } = movements;
  return chartFrame({
    where: 'liabilityBars',
    options,
    height: HEIGHT,
    description:
      `What is owed for loyalty points by ${period}, ${money}: deferred above zero, redeemed, ` +
      'broken and reversed below it, and a line for what is owed at the end.',
    note: openNote(period, rows),
    rows: liabilityBarsSeries(movements),
    isEmpty: rows.length === 0,
    layer: stackedBars({
      x: 'period',
      xTitle: period,
      bars: rows.length,
      y: { field: 'amount', axis: axis(money, { format: ',~f', tickCount: 6 }) },
      derived: [{ calculate: `datum.amountMinor / ${10 ** (options.scale ?? 0)}`, as: 'amount' }],
      part: 'part',
      parts: PARTS,
      line: 'owed-at-end',
      colours: COLOURS,
      legend: SPACED,
      width: widthOf(options),
    }),
  });
}

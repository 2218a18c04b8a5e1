/** Revenue bars: recurring revenue won above what was lost, period by period. */
import type { PeriodUnit } from '../../time/period.ts';
import type { MovementRow } from '../subscriptions/movement-row.ts';
import { axis, type ChartOptions, chartFrame, widthOf } from './chart-frame.ts';
import { BLUE, GREEN, GREY, ORANGE, RUST, SLATE, VIOLET } from './palette.ts';
import { openNote, SPACED, stackedBars } from './stacked-bars.ts';
import type { VegaLiteSpec } from './vega-lite-spec.ts';

/** The part of revenue movements that is drawn; what `recurringMovements` returns will do. */
export interface RevenueBarsInput {
  /** The length of a period. */
  readonly period: PeriodUnit | 'window';
  /** Currency of the amounts; `null` if unnamed. */
  readonly currency: string | null;
  /** Decimal places of the amounts: 2 where they are cents. */
  readonly scale: number;
  /** One row a period, oldest first. */
  readonly rows: readonly Pick<
    MovementRow,
    | 'period'
    | 'newMinor'
    | 'reactivationMinor'
    | 'expansionMinor'
    | 'contractionMinor'
    | 'churnMinor'
    | 'exchangeMinor'
    | 'complete'
  >[];
}

/** What a row of the series is: a kind of movement, or all of them together. */
export type RevenueMovement =
  | 'expansion'
  | 'new'
  | 'reactivation'
  | 'contraction'
  | 'churn'
  | 'exchange'
  | 'net-change';

/** One amount of one period. */
export interface RevenueBarsRow {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
  /** What it is. */
  readonly movement: RevenueMovement;
  /** Monthly revenue in minor units; below 0 for what was lost. */
  readonly amountMinor: number;
  /** Whether the whole period was observed. */
  readonly complete: boolean;
}

const LOOKS: readonly (readonly [RevenueMovement, string])[] = [
  ['expansion', SLATE],
  ['new', BLUE],
  ['reactivation', GREEN],
  ['contraction', RUST],
  ['churn', ORANGE],
  ['exchange', VIOLET],
];
const HEIGHT = 320;

/**
 * The movements of each period as plain rows, for any chart or table.
 *
 * @param movements As `recurringMovements` of `everbond/subscriptions` returns it.
 * @returns Six rows a period: expansion, new, reactivation, contraction and churn (0 or negative),
 *   and the net change, which is their sum. Before the net change stands what exchange rates made
 *   of the revenue, in every period if in any. None for no period.
 * @example In March 120 euros are new, and 50 are no longer paid
 * ```ts
 * import { revenueBarsSeries } from 'everbond/charts';
 *
 * const march = { period: '2026-03', newMinor: 12_000, churnMinor: 5000, complete: true };
 * const none = { reactivationMinor: 0, expansionMinor: 0, contractionMinor: 0, exchangeMinor: 0 };
 * const rows = revenueBarsSeries({
 *   period: 'month',
 *   currency: 'EUR',
 *   scale: 2,
 *   rows: [{ ...march, ...none }],
 * });
 *
 * rows.map((row) => row.amountMinor); // => [0, 12_000, 0, 0, -5000, 7000]
 * ```
 */
export function revenueBarsSeries(movements: RevenueBarsInput): readonly RevenueBarsRow[] {
  const hasExchange = movements.rows.some((row) => row.exchangeMinor !== 0);
  return movements.rows.flatMap((row) => {
    const { period, complete } = row;
    const amounts: readonly (readonly [RevenueMovement, number])[] = [
      ['expansion', row.expansionMinor],
      ['new', row.newMinor],
      ['reactivation', row.reactivationMinor],
      ['contraction', 0 - row.contractionMinor],
      ['churn', 0 - row.churnMinor],
      ...(hasExchange ? [['exchange', row.exchangeMinor] as const] : []),
    ];
    const net = amounts.reduce((sum, [, amount]) => sum + amount, 0);
    return [...amounts, ['net-change', net] as const].map(([movement, amountMinor]) => {
      return { period, movement, amountMinor, complete };
    });
  });
}

/**
 * A bar chart of recurring revenue won and lost, period by period.
 *
 * Above zero stand expansion, new and reactivated revenue, below it contraction and churn, and the
 * effect of exchange rates on its own side where there is any. The line is the net change, by which
 * the revenue in force grows or shrinks. A period that is not over is pale with a dashed outline.
 * For the rates that follow from it, such as net revenue retention, see `estimateLines`.
 *
 * @param movements As `recurringMovements` of `everbond/subscriptions` returns it.
 * @param options Width (720 pixels unless told), height (320) and heading.
 * @returns A Vega-Lite specification; without periods, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0.
 * @example From subscriptions to a chart
 * ```ts
 * import { revenueBars } from 'everbond/charts';
 * import { recurringMovements, subscriptionLog } from 'everbond/subscriptions';
 *
 * const log = subscriptionLog([{ id: 'ada', from: '2026-01-10', to: null, cents: 2000 }], {
 *   customer: 'id',
 *   start: 'from',
 *   end: 'to',
 *   minor: 'cents',
 *   currency: 'EUR',
 *   zone: 'UTC',
 *   observedUntil: '2026-03-01',
 * });
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 *
 * const chart = revenueBars(recurringMovements(log, { window, period: 'month' }));
 *
 * chart.data.values.length; // => 12
 * ```
 */
export function revenueBars(
  movements: RevenueBarsInput,
  options: ChartOptions = {},
): VegaLiteSpec<RevenueBarsRow> {
  const { period, currency, scale, rows: periods } = movements;
  const rows = revenueBarsSeries(movements);
  const looks = LOOKS.filter(([name]) => rows.some(({ movement }) => movement === name));
  const unit = currency === null ? 'a month' : `${currency} a month`;
  return chartFrame({
    where: 'revenueBars',
    options,
    height: HEIGHT,
    description:
      `Recurring revenue by ${period}, ${unit}: new, expansion and reactivation above zero, ` +
      'contraction and churn below it, and a line for the net change.',
    note: openNote(period, periods),
    rows,
    isEmpty: rows.length === 0,
    layer: stackedBars({
      x: 'period',
      xTitle: period,
      bars: periods.length,
      y: { field: 'amount', axis: axis(unit, { format: ',~f', tickCount: 6 }) },
      derived: [{ calculate: `datum.amountMinor / ${10 ** scale}`, as: 'amount' }],
      part: 'movement',
      parts: looks.map(([name]) => name),
      line: 'net-change',
      colours: [...looks.map(([, colour]) => colour), GREY],
      legend: SPACED,
      width: widthOf(options),
    }),
  });
}

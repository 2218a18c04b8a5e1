/** Movement bars: how many customers each period won, kept and won back, above those it lost. */
import type { PeriodUnit } from '../../time/period.ts';
import type { ActivityRow } from '../metrics/activity.ts';
import { axis, type ChartOptions, chartFrame, widthOf } from './chart-frame.ts';
import { BLUE, GREEN, GREY, ORANGE, SLATE } from './palette.ts';
import { openNote, SPACED, stackedBars } from './stacked-bars.ts';
import type { VegaLiteSpec } from './vega-lite-spec.ts';

/** The part of an activity that is drawn; what `activity` returns will do. */
export interface MovementBarsInput {
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** One row a period, oldest first. */
  readonly rows: readonly Pick<
    ActivityRow,
    'period' | 'new' | 'retained' | 'resurrected' | 'churned' | 'activeAtEnd' | 'complete'
  >[];
}

/** What a row of the series counts. */
export type Movement = 'retained' | 'new' | 'resurrected' | 'churned' | 'active-at-end';

/** One count of one period: five rows a period. */
export interface MovementBarsRow {
  /** Label of the period, such as `2026-03`. */
  readonly period: string;
  /** What is counted. */
  readonly movement: Movement;
  /** Customers; below 0 for those who churned, so that their bar hangs down. */
  readonly customers: number;
  /** Whether the whole period was observed. */
  readonly complete: boolean;
}

const BARS: readonly Movement[] = ['retained', 'new', 'resurrected', 'churned'];
const MOVEMENTS: readonly Movement[] = [...BARS, 'active-at-end'];
const COLOURS = [SLATE, BLUE, GREEN, ORANGE, GREY];
const HEIGHT = 320;

/**
 * The counts of each period as plain rows, for any chart or table.
 *
 * @param activity As `activity` of `everbond/metrics` returns it.
 * @returns Five rows a period, in the order of the periods: retained, new, resurrected, churned
 *   (0 or negative), active at the end (customers); none for no period.
 * @example In March one customer is new and two are lost
 * ```ts
 * import { movementBarsSeries } from 'everbond/charts';
 *
 * const march = { period: '2026-03', new: 1, retained: 4, resurrected: 0, churned: 2 };
 * const rows = movementBarsSeries({
 *   period: 'month',
 *   rows: [{ ...march, activeAtEnd: 5, complete: true }],
 * });
 *
 * rows.map((row) => row.movement);
 * // => ['retained', 'new', 'resurrected', 'churned', 'active-at-end']
 * rows.map((row) => row.customers); // => [4, 1, 0, -2, 5]
 * ```
 */
export function movementBarsSeries(activity: MovementBarsInput): readonly MovementBarsRow[] {
  return activity.rows.flatMap((row) => {
    const customers = [row.retained, row.new, row.resurrected, 0 - row.churned, row.activeAtEnd];
    return MOVEMENTS.map((movement, index) => ({
      period: row.period,
      movement,
      customers: customers[index] ?? 0,
      complete: row.complete,
    }));
  });
}

/**
 * A bar chart of who came, stayed, came back and left, period by period.
 *
 * The bars above zero add up to the customers who bought in the period. The bar below zero is those
 * who were lost. The line is the customers not lost when the period ends, so that its rise from one
 * period to the next is new + resurrected − churned. A period that is not over is pale with a
 * dashed outline, and its point on the line is hollow.
 *
 * @param activity As `activity` of `everbond/metrics` returns it.
 * @param options Width (720 pixels unless told), height (320) and heading.
 * @returns A Vega-Lite specification; without periods, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0.
 * @example From a log to a chart
 * ```ts
 * import { movementBars } from 'everbond/charts';
 * import { activity } from 'everbond/metrics';
 * import { transactionLog } from 'everbond/transactions';
 *
 * const rows = [{ id: 'ada', paid: '2026-01-05T09:00Z', cents: 2000 }];
 * const log = transactionLog(rows, { customer: 'id', at: 'paid', minor: 'cents' });
 * const window = { from: '2026-01-01', until: '2026-03-01', zone: 'UTC' };
 *
 * const chart = movementBars(activity(log, { window, period: 'month' }), { title: 'Customers' });
 *
 * chart.data.values.length; // => 10
 * ```
 */
export function movementBars(
  activity: MovementBarsInput,
  options: ChartOptions = {},
): VegaLiteSpec<MovementBarsRow> {
  const { period, rows } = activity;
  return chartFrame({
    where: 'movementBars',
    options,
    height: HEIGHT,
    description:
      `Customers by ${period}${spanOf(rows)}: retained, new and resurrected above zero, ` +
      'churned below it, and a line for those active at the end.',
    note: openNote(period, rows),
    rows: movementBarsSeries(activity),
    isEmpty: rows.length === 0,
    layer: stackedBars({
      x: 'period',
      xTitle: period,
      bars: rows.length,
      y: { field: 'customers', axis: axis('customers', { format: ',d', tickCount: 6 }) },
      part: 'movement',
      parts: BARS,
      line: 'active-at-end',
      colours: COLOURS,
      legend: SPACED,
      width: widthOf(options),
    }),
  });
}

function spanOf(rows: MovementBarsInput['rows']): string {
  return rows.length === 0 ? '' : `, ${rows[0]?.period} to ${rows.at(-1)?.period}`;
}

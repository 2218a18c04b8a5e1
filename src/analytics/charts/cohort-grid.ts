/** Cohort grid: one line a cohort, one column a period since, shaded by how many bought again. */
import type { PeriodUnit } from '../../time/period.ts';
import type { Cohort } from '../metrics/cohort-retention.ts';
import { axis, type ChartOptions, chartFrame, widthOf } from './chart-frame.ts';
import { heatFill, heatText } from './heat.ts';
import { GREY } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** The part of a cohort retention that is drawn; what `cohortRetention` returns will do. */
export interface CohortChartInput {
  /** The length of a period. */
  readonly period: PeriodUnit;
  /** One cohort a period with new customers, oldest first. */
  readonly cohorts: readonly Pick<Cohort, 'cohort' | 'size' | 'retained' | 'complete'>[];
}

/** One cohort in one period. */
export interface CohortGridRow {
  /** Label of the period of the first purchase, such as `2026-03`. */
  readonly cohort: string;
  /** Customers in the cohort. */
  readonly size: number;
  /** Periods since the cohort's own, which is 0. */
  readonly after: number;
  /** Customers who bought in that period. */
  readonly retained: number;
  /** `retained / size`, from 0 to 1. */
  readonly rate: number;
  /** Whether the whole period was observed; if not, `retained` can still rise. */
  readonly complete: boolean;
}

const ROW_HEIGHT = 24;
const MARGIN_HEIGHT = 90;
const MARGIN_WIDTH = 130;
const LABEL_WIDTH_MIN = 26;
const SIZE_PADDING = 8;
const DIGIT_WIDTH = 8;

const BARE: ChartPart = { ticks: false, domain: false, labelOverlap: true };
const SIZE_TITLE: ChartPart = {
  titleAngle: 0,
  titleAlign: 'right',
  titleBaseline: 'bottom',
  titleX: -SIZE_PADDING,
  titleY: -6,
};

/**
 * The cells of the grid as plain rows, for any chart or table.
 *
 * @param retention As `cohortRetention` of `everbond/metrics` returns it.
 * @returns One row a cohort and period, cohort by cohort, from its own period (`after` 0, rate 1)
 *   to the last of the window; none for no cohort.
 * @example Of two customers who came in January, one bought in February
 * ```ts
 * import { cohortGridSeries } from 'everbond/charts';
 *
 * const january = { cohort: '2026-01', size: 2, retained: [2, 1], complete: [true, false] };
 *
 * cohortGridSeries({ period: 'month', cohorts: [january] })[1];
 * // => { cohort: '2026-01', size: 2, after: 1, retained: 1, rate: 0.5, complete: false }
 * ```
 */
export function cohortGridSeries(retention: CohortChartInput): readonly CohortGridRow[] {
  return retention.cohorts.flatMap(({ cohort, size, retained, complete }) =>
    retained.map((count, after) => ({
      cohort,
      size,
      after,
      retained: count,
      rate: count / size,
      complete: complete[after] ?? false,
    })),
  );
}

/**
 * A grid of cohorts and the periods after their first purchase, each cell shaded by its retention.
 *
 * Retention here is bounded: the customers of the cohort who bought in that very period. The
 * cohort's own period is 100 % by definition, so the size of the cohort stands in its place. A cell
 * whose period is not over is left unshaded with a dashed outline: its number can only rise.
 * Percentages are written where the columns are wide enough to read them.
 *
 * @param retention As `cohortRetention` of `everbond/metrics` returns it.
 * @param options Width (720 pixels unless told), height (24 a cohort and 90 for the axes) and
 *   heading. A column needs 26 pixels to show its percentages: 22 columns at 720.
 * @returns A Vega-Lite specification; without a later period, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0.
 * @example
 * ```ts
 * import { cohortGrid } from 'everbond/charts';
 *
 * const january = { cohort: '2026-01', size: 2, retained: [2, 1], complete: [true, false] };
 *
 * cohortGrid({ period: 'month', cohorts: [january] }, { width: 400 }).height; // => 114
 * ```
 */
export function cohortGrid(
  retention: CohortChartInput,
  options: ChartOptions = {},
): VegaLiteSpec<CohortGridRow> {
  const { period, cohorts } = retention;
  const rows = cohortGridSeries(retention);
  const later = rows.filter((row) => row.after > 0);
  const columns = later.reduce((most, row) => Math.max(most, row.after), 0);
  const highest = later.reduce((most, row) => Math.max(most, row.rate), 0);
  const isWide = (widthOf(options) - MARGIN_WIDTH) / columns >= LABEL_WIDTH_MIN;
  const digits = String(cohorts.reduce((most, { size }) => Math.max(most, size), 0)).length;
  const sizeWidth = Math.max(digits, 6) * DIGIT_WIDTH + 2 * SIZE_PADDING;
  const isOpen = later.some((row) => !row.complete);

  return chartFrame({
    where: 'cohortGrid',
    options,
    height: cohorts.length * ROW_HEIGHT + MARGIN_HEIGHT,
    description:
      `Retention of ${cohorts.length} cohorts in each ${period} after their first purchase, as a ` +
      'share of the cohort.',
    note: isOpen ? `Dashed: the ${period} is not over.` : null,
    rows,
    isEmpty: later.length === 0,
    layer: [cells(period, highest, sizeWidth), ...(isWide ? [percentages(highest)] : []), sizes()],
  });
}

function cells(period: PeriodUnit, highest: number, sizeWidth: number): ChartPart {
  return {
    transform: [{ filter: 'datum.after > 0' }],
    mark: { type: 'rect', strokeDash: [3, 2], strokeWidth: 1 },
    encoding: {
      x: {
        field: 'after',
        type: 'ordinal',
        scale: { paddingInner: 0.06 },
        axis: axis(`${period}s after the first purchase`, {
          ...BARE,
          orient: 'top',
          labelAngle: 0,
        }),
      },
      y: {
        field: 'cohort',
        type: 'ordinal',
        sort: null,
        scale: { paddingInner: 0.06 },
        axis: axis('customers', { ...BARE, ...SIZE_TITLE, labelPadding: sizeWidth }),
      },
      fill: {
        condition: { test: 'datum.complete', ...heatFill('rate', highest) },
        value: 'transparent',
      },
      stroke: { condition: { test: 'datum.complete', value: null }, value: GREY },
    },
  };
}

function percentages(highest: number): ChartPart {
  return {
    transform: [{ filter: 'datum.after > 0' }],
    mark: { type: 'text', fontSize: 10, aria: false },
    encoding: {
      x: { field: 'after', type: 'ordinal' },
      y: { field: 'cohort', type: 'ordinal' },
      text: { field: 'rate', type: 'quantitative', format: '.0%' },
      color: heatText('rate', highest, [{ test: '!datum.complete', value: GREY }]),
    },
  };
}

/** How many customers each cohort has, between its label and its first cell. */
function sizes(): ChartPart {
  return {
    transform: [{ filter: 'datum.after === 0' }],
    mark: { type: 'text', fontSize: 11, align: 'right', color: GREY },
    encoding: {
      x: { value: -SIZE_PADDING },
      y: { field: 'cohort', type: 'ordinal' },
      text: { field: 'size', type: 'quantitative', format: ',d' },
    },
  };
}

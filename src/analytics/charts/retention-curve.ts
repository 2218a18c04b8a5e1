/** Retention curve: the share of customers who buy in each period after their first, pooled. */
import type { PeriodUnit } from '../../time/period.ts';
import { pooledRetention } from '../metrics/pooled-retention.ts';
import { axis, type ChartOptions, chartFrame } from './chart-frame.ts';
import { type CohortChartInput, cohortGridSeries } from './cohort-grid.ts';
import { BLUE, GREY } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** One point: of all cohorts together, or of one. */
export interface RetentionCurveRow {
  /** Label of the cohort, or `null` for all cohorts together. */
  readonly cohort: string | null;
  /** Periods since the period of the first purchase, which is 0. */
  readonly after: number;
  /** Customers who bought in that period. */
  readonly retained: number;
  /** Customers who could have: of the cohort, or of all cohorts that were observed so long. */
  readonly size: number;
  /** `retained / size`, from 0 to 1. */
  readonly rate: number;
  /** Lower 95 % limit of the rate; `null` for a single cohort. */
  readonly low: number | null;
  /** Upper 95 % limit of the rate; `null` for a single cohort. */
  readonly high: number | null;
  /** Whether the whole period was observed; always so for all cohorts together. */
  readonly complete: boolean;
}

const HEIGHT = 320;

/**
 * The points of the curve as plain rows, for any chart or table.
 *
 * @param retention As `cohortRetention` of `everbond/metrics` returns it.
 * @returns First the points of all cohorts together, as far as at least one cohort was observed for
 *   the whole period, then those of each cohort; none for no cohort.
 * @example Two cohorts of two; only one of them was seen for a whole month after its first
 * ```ts
 * import { retentionCurveSeries } from 'everbond/charts';
 *
 * const january = { cohort: '2026-01', size: 2, retained: [2, 1], complete: [true, true] };
 * const february = { cohort: '2026-02', size: 2, retained: [2, 2], complete: [true, false] };
 * const rows = retentionCurveSeries({ period: 'month', cohorts: [january, february] });
 *
 * rows.length; // => 6
 * rows[1]?.rate; // => 0.5
 * ```
 */
export function retentionCurveSeries(retention: CohortChartInput): readonly RetentionCurveRow[] {
  const single = cohortGridSeries(retention).map((cell) => ({ ...cell, low: null, high: null }));
  return [...pooledRows(retention), ...single];
}

function pooledRows(retention: CohortChartInput): readonly RetentionCurveRow[] {
  const cohorts = retention.cohorts.map((cohort) => ({
    ...cohort,
    unbounded: [],
    revenueMinor: [],
  }));
  return pooledRetention(cohorts).flatMap(({ numerator, denominator, value, interval }, after) => {
    if (value === null || interval === null) return [];
    const { low, high } = interval;
    const counts = { retained: numerator, size: denominator, rate: value };
    return [{ cohort: null, after, ...counts, low, high, complete: true }];
  });
}

/**
 * A line chart of retention by periods since the first purchase.
 *
 * The line is all cohorts together: each point counts only the cohorts that were observed for that
 * whole period, within its 95 % interval. Behind it stands each cohort on its own. The period of
 * the first purchase is 100 % by definition and would press the rest flat, so the chart begins one
 * period later; points of periods that are not over are left out, because they can only rise.
 *
 * @param retention As `cohortRetention` of `everbond/metrics` returns it.
 * @param options Width (720 pixels unless told), height (320) and heading.
 * @returns A Vega-Lite specification; where no later period is over, a chart that says so.
 * @throws ContractError if a width or height is not a number above 0.
 * @example
 * ```ts
 * import { retentionCurve } from 'everbond/charts';
 *
 * const january = { cohort: '2026-01', size: 2, retained: [2, 1], complete: [true, true] };
 *
 * retentionCurve({ period: 'month', cohorts: [january] }).layer.length; // => 4
 * ```
 */
export function retentionCurve(
  retention: CohortChartInput,
  options: ChartOptions = {},
): VegaLiteSpec<RetentionCurveRow> {
  const { period, cohorts } = retention;
  const rows = retentionCurveSeries(retention);
  const isOpen = rows.some((row) => row.after > 0 && !row.complete);

  return chartFrame({
    where: 'retentionCurve',
    options,
    height: HEIGHT,
    description:
      `Share of customers who buy in each ${period} after their first, for ${cohorts.length} ` +
      'cohorts together with a 95 % interval, and for each of them.',
    note: isOpen ? `A ${period} that is not over is left out.` : null,
    rows,
    isEmpty: !rows.some((row) => row.after > 0 && row.complete),
    layer: layers(period),
  });
}

function layers(period: PeriodUnit): readonly ChartPart[] {
  const x = {
    field: 'after',
    type: 'quantitative',
    scale: { zero: false, nice: false },
    axis: axis(`${period}s after the first purchase`, { tickMinStep: 1, grid: false, format: 'd' }),
  };
  const y = {
    field: 'rate',
    type: 'quantitative',
    axis: axis('', { format: '.0%', tickCount: 6 }),
  };
  const pooled = { filter: 'datum.after > 0 && datum.cohort === null' };

  return [
    {
      transform: [{ filter: 'datum.after > 0 && datum.cohort !== null && datum.complete' }],
      mark: { type: 'line', color: GREY, strokeWidth: 1, opacity: 0.3 },
      encoding: { x, y, detail: { field: 'cohort' } },
    },
    {
      transform: [pooled],
      mark: { type: 'area', color: BLUE, opacity: 0.25 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    {
      transform: [pooled],
      mark: { type: 'line', color: BLUE, strokeWidth: 2.5 },
      encoding: { x, y },
    },
    {
      transform: [pooled],
      mark: { type: 'point', color: BLUE, filled: true, size: 36, opacity: 1 },
      encoding: { x, y },
    },
  ];
}

/** Estimate dots: values with their intervals, one line each, beside a value that divides them. */
import { breach } from '../../kernel/errors.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import { axis, type ChartOptions, chartFrame, checkLabels } from './chart-frame.ts';
import { BLUE, GREY } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** One value to draw; any proportion, rate, lift or mean of `everbond/metrics` has these parts. */
export interface Estimate {
  /** What it is of, for the axis; each once. */
  readonly label: string;
  /** The value; `null` where there is none. */
  readonly value: number | null;
  /** Its interval; `null` where there is none. */
  readonly interval: Interval | null;
}

/** How large the chart is, and what it is measured by. */
export interface EstimateDotsOptions extends ChartOptions {
  /** Title of the axis of values; `value` if left out. */
  readonly valueTitle?: string;
  /** Whether values are shares of 1, shown as per cent, or plain numbers, the default. */
  readonly unit?: 'share' | 'number';
  /** A value that divides the others: 1 for a lift, what an offer costs. None if left out. */
  readonly reference?: number;
}

/** One line of the chart. */
export interface EstimateDotsRow {
  /** What it is of. */
  readonly label: string;
  /** The value; `null` where there is none: the line is empty. */
  readonly value: number | null;
  /** Lower limit; `null` where there is none. */
  readonly low: number | null;
  /** Upper limit; `null` where there is none. */
  readonly high: number | null;
}

const LINE_HEIGHT = 22;
const FRAME_HEIGHT = 90;

/**
 * Values with their limits as plain rows, for any chart or table.
 *
 * @param estimates What to list, in the order wanted.
 * @returns One row an estimate, in the same order.
 * @example
 * ```ts
 * import { estimateDotsSeries } from 'everbond/charts';
 * import { proportion } from 'everbond/metrics';
 *
 * const [best] = estimateDotsSeries([{ label: 'best', ...proportion(3, 4) }]);
 *
 * [best?.label, best?.value]; // => ['best', 0.75]
 * best?.low; // ~> 0.300641843
 * ```
 */
export function estimateDotsSeries(estimates: readonly Estimate[]): readonly EstimateDotsRow[] {
  return estimates.map(({ label, value, interval }) => ({
    label,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  }));
}

/**
 * A line for each value: a dot with its interval, so that a rank is not taken for more than it is.
 *
 * For lists whose members are compared: segments, bands of silence, pairs of items, bundles,
 * persons. Intervals that overlap may still differ, and among many some differ by chance. A line
 * without a dot has no value, which is said below the heading. Lines stand in the order given and
 * are 22 pixels high, so give the first twenty of a long list.
 *
 * @param estimates What to draw, the topmost first; labels must differ.
 * @param options Width (720 pixels unless told), height (as the lines need), heading, title and
 *   unit of the axis, and a value drawn as a dashed line.
 * @returns A Vega-Lite specification; without values, a chart that says so.
 * @throws ContractError if labels repeat, the reference is no finite number, or a width or height
 *   is not a number above 0.
 * @example Two pairs of items by lift: only one is surely above chance
 * ```ts
 * import { estimateDots } from 'everbond/charts';
 *
 * const chart = estimateDots(
 *   [
 *     { label: 'pot and tea', value: 1.8, interval: { low: 1.2, high: 2.7 } },
 *     { label: 'tea and cup', value: 1.1, interval: { low: 0.7, high: 1.7 } },
 *   ],
 *   { valueTitle: 'lift', reference: 1 },
 * );
 *
 * chart.data.values.length; // => 2
 * chart.height; // => 134
 * ```
 */
export function estimateDots(
  estimates: readonly Estimate[],
  options: EstimateDotsOptions = {},
): VegaLiteSpec<EstimateDotsRow> {
  const { valueTitle = 'value', unit = 'number', reference = null } = options;
  checkLabels('estimateDots', 'estimates', estimates);
  if (reference !== null && !Number.isFinite(reference)) {
    breach('estimateDots', 'reference', `must be a finite number, got ${Number(reference)}`);
  }

  const rows = estimateDotsSeries(estimates);
  const unknown = rows.filter(({ value }) => value === null).length;
  const divided = reference === null ? [] : [divider(reference)];
  return chartFrame({
    where: 'estimateDots',
    options,
    height: FRAME_HEIGHT + LINE_HEIGHT * rows.length,
    description:
      `Dots with their intervals on ${rows.length} lines` +
      `${reference === null ? '' : `, beside ${reference}`}; lines without a value: ${unknown}.`,
    note: unknown === 0 ? null : 'A line without a dot has no value.',
    rows,
    isEmpty: unknown === rows.length,
    layer: [...divided, ...dots(rows, valueTitle, unit)],
  });
}

function dots(
  rows: readonly EstimateDotsRow[],
  valueTitle: string,
  unit: 'share' | 'number',
): readonly ChartPart[] {
  const format = unit === 'share' ? '.0%' : ',.4~r';
  const y = {
    field: 'label',
    type: 'nominal',
    scale: { domain: rows.map(({ label }) => label) },
    axis: axis('', { ticks: false, labelPadding: 6, domain: false, labelLimit: 260 }),
  };
  const x = {
    type: 'quantitative',
    scale: { zero: false, padding: 8 },
    axis: axis(valueTitle, { format, tickCount: 6 }),
  };
  const limits = {
    transform: [{ filter: 'datum.low !== null && datum.high !== null' }],
    mark: { type: 'rule', color: BLUE, strokeWidth: 1.5 },
    encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' } },
  };
  return [
    ...(rows.some(({ low }) => low !== null) ? [limits] : []),
    {
      transform: [{ filter: 'datum.value !== null' }],
      mark: { type: 'point', filled: true, color: BLUE, size: 60, opacity: 1 },
      encoding: { y, x: { ...x, field: 'value' } },
    },
  ];
}

function divider(reference: number): ChartPart {
  return {
    data: { values: [{ reference }] },
    mark: { type: 'rule', color: GREY, strokeDash: [4, 3] },
    encoding: { x: { field: 'reference', type: 'quantitative' } },
  };
}

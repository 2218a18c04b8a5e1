/** Estimate lines: values with their intervals as lines, over periods or time since a start. */
import { breach } from '../../kernel/errors.ts';
import type { Interval } from '../../numerics/wilson-interval.ts';
import { axis, chartFrame, checkLabels, widthOf } from './chart-frame.ts';
import type { EstimateDotsOptions } from './estimate-dots.ts';
import { lineLooks } from './line-looks.ts';
import { GREY } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** One value of a line. */
export interface EstimatePoint {
  /** Where it stands: the label of a period, or a number such as days since a start. */
  readonly at: string | number;
  /** The value; `null` where there is none, and the line breaks. */
  readonly value: number | null;
  /** Its interval; `null` where there is none. */
  readonly interval: Interval | null;
  /** Whether all of it was observed; `true` if left out. */
  readonly complete?: boolean;
}

/** One line: a rate over the periods, or that of one group. */
export interface EstimateLine {
  /** What it is called; each once. */
  readonly label: string;
  /** Its values, from left to right. */
  readonly points: readonly EstimatePoint[];
}

/** How large the chart is, and what it is measured by. */
export interface EstimateLinesOptions extends EstimateDotsOptions {
  /** Title of the axis from left to right; none if left out. */
  readonly atTitle?: string;
}

/** One value of one line. */
export interface EstimateLinesRow {
  /** What the line is called. */
  readonly label: string;
  /** Where it stands. */
  readonly at: string | number;
  /** The value; `null` where there is none. */
  readonly value: number | null;
  /** Lower limit; `null` where there is none. */
  readonly low: number | null;
  /** Upper limit; `null` where there is none. */
  readonly high: number | null;
  /** Whether all of it was observed. */
  readonly complete: boolean;
}

const HEIGHT = 320;
const POINTS_MAX = 40;

/**
 * Values of lines as plain rows, for any chart or table.
 *
 * @param lines What to draw, in the order wanted.
 * @returns One row a value, line by line.
 * @throws ContractError if labels repeat, or some values stand at texts and others at numbers.
 * @example
 * ```ts
 * import { estimateLinesSeries } from 'everbond/charts';
 *
 * const points = [{ at: '2026-01', value: 0.5, interval: { low: 0.1, high: 0.9 } }];
 *
 * estimateLinesSeries([{ label: 'kept', points }]);
 * // => [{ label: 'kept', at: '2026-01', value: 0.5, low: 0.1, high: 0.9, complete: true }]
 * ```
 */
export function estimateLinesSeries(lines: readonly EstimateLine[]): readonly EstimateLinesRow[] {
  checkLabels('estimateLines', 'lines', lines);
  const rows = lines.flatMap(({ label, points }) =>
    points.map(({ at, value, interval, complete = true }) => ({
      label,
      at,
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      complete,
    })),
  );
  if (new Set(rows.map(({ at }) => typeof at)).size > 1) {
    breach('estimateLines', 'points', 'must stand at texts or at numbers, not at both');
  }
  return rows;
}

/**
 * Values with their intervals as lines: rates over periods, or groups side by side.
 *
 * For anything that is asked again for each period, such as net and gross revenue retention or
 * stickiness; and for curves of several groups over the time since a start, such as pooled
 * retention by channel. Where intervals of two groups overlap they may still differ:
 * `compareProportions` says. A point that is not complete is hollow. The axis of values need not
 * begin at 0. Lines differ by colour and by dashes; more than four are hard to tell apart.
 *
 * @param lines What to draw; labels must differ, and each line name the same periods in one order.
 * @param options Width (720 pixels unless told), height (320), heading, titles of the axes, unit of
 *   the values, and a value drawn as a dashed line.
 * @returns A Vega-Lite specification; without values, a chart that says so.
 * @throws ContractError if labels repeat, some values stand at texts and others at numbers, the
 *   reference is no finite number, or a width or height is not a number above 0.
 * @example Who bought again in the months after their first, by where they came from
 * ```ts
 * import { estimateLines } from 'everbond/charts';
 * import { proportion } from 'everbond/metrics';
 *
 * const web = [proportion(30, 100), proportion(22, 90)];
 * const shop = [proportion(12, 60), proportion(11, 55)];
 * const lines = Object.entries({ web, shop }).map(([label, rates]) => {
 *   return { label, points: rates.map((rate, index) => ({ at: index + 1, ...rate })) };
 * });
 * const chart = estimateLines(lines, { atTitle: 'months after the first', unit: 'share' });
 *
 * chart.data.values.map((row) => row.at); // => [1, 2, 1, 2]
 * chart.data.values[0]?.value; // => 0.3
 * ```
 */
export function estimateLines(
  lines: readonly EstimateLine[],
  options: EstimateLinesOptions = {},
): VegaLiteSpec<EstimateLinesRow> {
  const { valueTitle = 'value', reference = null } = options;
  if (reference !== null && !Number.isFinite(reference)) {
    breach('estimateLines', 'reference', `must be a finite number, got ${Number(reference)}`);
  }

  const rows = estimateLinesSeries(lines);
  const names = lines.map(({ label }) => label);
  return chartFrame({
    where: 'estimateLines',
    options,
    height: HEIGHT,
    description:
      `Values as lines within their intervals, ${valueTitle}` +
      `${reference === null ? '' : `, beside ${reference}`}: ${names.join(', ')}.`,
    note: rows.some(({ complete }) => !complete) ? 'Hollow: the period is not over.' : null,
    rows,
    isEmpty: !rows.some(({ value }) => value !== null),
    layer: [
      ...(reference === null ? [] : [divider(reference)]),
      ...layers(rows, names, { ...options, valueTitle }),
    ],
  });
}

function layers(
  rows: readonly EstimateLinesRow[],
  names: readonly string[],
  options: EstimateLinesOptions,
): readonly ChartPart[] {
  const { atTitle = '', valueTitle = '', unit } = options;
  const isText = typeof rows[0]?.at === 'string';
  const wholeTicks = rows.every(({ at }) => Number.isInteger(at)) ? { tickMinStep: 1 } : {};
  const x = isText
    ? { type: 'ordinal', sort: null, axis: axis(atTitle, { labelAngle: 0, labelOverlap: true }) }
    : {
        type: 'quantitative',
        scale: { zero: false },
        axis: axis(atTitle, { grid: false, format: ',~f', ...wholeTicks }),
      };
  const y = {
    type: 'quantitative',
    scale: { zero: false },
    axis: axis(valueTitle, { format: unit === 'share' ? '.0%' : ',.4~r', tickCount: 6 }),
  };
  const at = { ...x, field: 'at' };
  const { color, strokeDash } = lineLooks(names, widthOf(options));
  const limits = { x: at, y: { ...y, field: 'low' }, y2: { field: 'high' }, color };
  const value = { x: at, y: { ...y, field: 'value' }, color };
  const isCrowded = new Set(rows.map((row) => row.at)).size > POINTS_MAX;
  const known = { filter: 'datum.low !== null && datum.high !== null' };
  const bands = [
    { mark: { type: 'area', opacity: 0.12 }, encoding: limits },
    // An interval whose neighbours have none is no area.
    { transform: [known], mark: { type: 'rule', opacity: 0.4 }, encoding: limits },
  ];
  return [
    ...(rows.some(({ low }) => low !== null) ? bands : []),
    {
      mark: { type: 'line', strokeWidth: 2 },
      encoding: { ...value, strokeDash },
    },
    {
      transform: [{ filter: `datum.value !== null${isCrowded ? ' && !datum.complete' : ''}` }],
      mark: { type: 'point', size: 30, strokeWidth: 2, opacity: 1 },
      encoding: {
        ...value,
        fill: { condition: { test: 'datum.complete', ...color }, value: null },
      },
    },
  ];
}

function divider(reference: number): ChartPart {
  return {
    data: { values: [{ reference }] },
    mark: { type: 'rule', color: GREY, strokeDash: [4, 3] },
    encoding: { y: { field: 'reference', type: 'quantitative' } },
  };
}

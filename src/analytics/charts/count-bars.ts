/** Count bars: anything counted by period or by kind, as bars made of parts. */
import { breach } from '../../kernel/errors.ts';
import { axis, type ChartOptions, chartFrame, checkLabels, widthOf } from './chart-frame.ts';
import { SERIES } from './palette.ts';
import { openNote, stackedBars } from './stacked-bars.ts';
import type { VegaLiteSpec } from './vega-lite-spec.ts';

/** One bar: what it stands for, and what it is made of. */
export interface Bar {
  /** What it stands for, for the axis; each once. */
  readonly label: string;
  /** Its parts by name; what is below 0 hangs down. */
  readonly values: Readonly<Record<string, number>>;
  /** Whether all of it was observed; `true` if left out. */
  readonly complete?: boolean;
}

/** How large the chart is, and what its axes say. */
export interface CountBarsOptions extends ChartOptions {
  /** Title of the axis of bars; none if left out. */
  readonly labelTitle?: string;
  /** Title of the axis of heights; `customers` if left out. */
  readonly valueTitle?: string;
}

/** One part of one bar. */
export interface CountBarsRow {
  /** What the bar stands for. */
  readonly label: string;
  /** The name of the part. */
  readonly part: string;
  /** Its height; below 0 it hangs down. */
  readonly value: number;
  /** Whether all of it was observed. */
  readonly complete: boolean;
}

const HEIGHT = 320;

/** The names of parts, in the order in which bars first have them. */
export function partsOf(bars: readonly Bar[]): readonly string[] {
  return [...new Set(bars.flatMap(({ values }) => Object.keys(values)))];
}

/**
 * Parts of bars as plain rows, for any chart or table.
 *
 * @param bars What to draw, in the order wanted.
 * @returns One row a part of a bar, bar by bar.
 * @throws ContractError if labels repeat or a value is no finite number.
 * @example
 * ```ts
 * import { countBarsSeries } from 'everbond/charts';
 *
 * countBarsSeries([{ label: '2026-06', values: { renewed: 8, open: 3 } }]);
 * // => [
 * //   { label: '2026-06', part: 'renewed', value: 8, complete: true },
 * //   { label: '2026-06', part: 'open', value: 3, complete: true },
 * // ]
 * ```
 */
export function countBarsSeries(bars: readonly Bar[]): readonly CountBarsRow[] {
  checkLabels('countBars', 'bars', bars);
  return bars.flatMap(({ label, values, complete = true }) =>
    Object.entries(values).map(([part, value]) => {
      if (!Number.isFinite(value)) {
        breach('countBars', 'values', `must be finite numbers, got ${Number(value)}`);
      }
      return { label, part, value: value + 0, complete }; // -0 becomes 0
    }),
  );
}

/**
 * Bars made of parts, stacked upwards from zero, and downwards for what is below it.
 *
 * For counts over periods, such as renewals to come or customers lost and won back, and for a
 * distribution, such as customers by the seasons since they last bought. Six parts have a colour of
 * their own; a bar with more is hard to read whatever its colours.
 *
 * @param bars What to draw, from left to right; labels must differ.
 * @param options Width (720 pixels unless told), height (320), heading and titles of the axes.
 * @returns A Vega-Lite specification; without parts, a chart that says so.
 * @throws ContractError if labels repeat, a value is no finite number, or a width or height is not
 *   a number above 0.
 * @example Who lapsed and who was won back, month by month; September is not over
 * ```ts
 * import { countBars } from 'everbond/charts';
 *
 * const chart = countBars([
 *   { label: '2026-08', values: { 'won back': 4, lapsed: -9 } },
 *   { label: '2026-09', values: { 'won back': 1, lapsed: -2 }, complete: false },
 * ]);
 *
 * chart.data.values.length; // => 4
 * chart.title['text']; // => 'Pale with a dashed outline: the period is not over.'
 * ```
 */
export function countBars(
  bars: readonly Bar[],
  options: CountBarsOptions = {},
): VegaLiteSpec<CountBarsRow> {
  const { labelTitle = '', valueTitle = 'customers' } = options;
  const rows = countBarsSeries(bars);
  const parts = partsOf(bars);
  return chartFrame({
    where: 'countBars',
    options,
    height: HEIGHT,
    description: `Bars of ${valueTitle}, ${bars.length} in all, made of: ${parts.join(', ')}.`,
    note: openNote('period', rows),
    rows,
    isEmpty: rows.length === 0,
    layer: stackedBars({
      x: 'label',
      xTitle: labelTitle,
      bars: bars.length,
      y: { field: 'value', axis: axis(valueTitle, { format: ',~f', tickCount: 6 }) },
      part: 'part',
      parts,
      line: null,
      colours: SERIES,
      legend: { symbolStrokeWidth: 0 },
      width: widthOf(options),
    }),
  });
}

/** Stacked bars: the layers of charts whose bars are made of parts, above zero and below it. */
import { axis } from './chart-frame.ts';
import { GREY } from './palette.ts';
import type { ChartPart } from './vega-lite-spec.ts';

/** What the bars are made of. Rows have a field `complete`: whether the bar can still change. */
interface StackedBars {
  /** The field of what bars stand for, and what it is called. */
  readonly x: string;
  readonly xTitle: string;
  /** How many bars there are. */
  readonly bars: number;
  /** The encoding of heights; below zero a part hangs down. */
  readonly y: ChartPart;
  /** Makes the field of `y` from those that rows have. */
  readonly derived?: readonly ChartPart[];
  /** The field of parts, and which of them are bars, from zero outwards. */
  readonly part: string;
  readonly parts: readonly string[];
  /** The part that is a line over the bars; `null` for none. */
  readonly line: string | null;
  /** Of the parts and then the line. */
  readonly colours: readonly string[];
  /** What the legend has besides. */
  readonly legend?: ChartPart;
  /** Pixels of the whole chart. */
  readonly width: number;
}

const POINTS_MAX = 40;
const LEGEND_ENTRY_WIDTH = 140;

/** The legend of parts that are named by the chart, in kebab-case. */
export const SPACED: ChartPart = { labelExpr: "replace(datum.label, /-/g, ' ')" };

/** The note of a chart with such bars; `null` where all are complete. */
export function openNote(
  thing: string,
  bars: readonly { readonly complete: boolean }[],
): string | null {
  const isOpen = bars.some(({ complete }) => !complete);
  return isOpen ? `Pale with a dashed outline: the ${thing} is not over.` : null;
}

/** Bars, and over them a line with its points where there is one. */
export function stackedBars(chart: StackedBars): readonly ChartPart[] {
  const { derived = [], part, parts, line } = chart;
  const axes = shared(chart);
  const field = `datum[${JSON.stringify(part)}]`;
  const isBar = `indexof(${JSON.stringify(parts)}, ${field})`;
  const bars = {
    transform: [...derived, { calculate: isBar, as: 'order' }, { filter: 'datum.order >= 0' }],
    mark: { type: 'bar', strokeDash: [3, 2] },
    encoding: {
      ...axes,
      order: { field: 'order' },
      opacity: { condition: { test: 'datum.complete', value: 1 }, value: 0.5 },
      stroke: { condition: { test: 'datum.complete', value: null }, value: GREY },
    },
  };
  if (line === null) return [bars];

  const isLine = `${field} === ${JSON.stringify(line)}`;
  // Among many bars points would touch: then only those that are not complete are drawn.
  const also = chart.bars > POINTS_MAX ? ' && !datum.complete' : '';
  return [
    bars,
    {
      transform: [...derived, { filter: isLine }],
      mark: { type: 'line', strokeWidth: 2 },
      encoding: axes,
    },
    {
      transform: [...derived, { filter: `${isLine}${also}` }],
      mark: { type: 'point', size: 30, strokeWidth: 2, opacity: 1 },
      encoding: {
        ...axes,
        fill: { condition: { test: 'datum.complete', value: GREY }, value: null },
      },
    },
  ];
}

/** The axes and the legend, which all layers share. */
function shared(chart: StackedBars): ChartPart {
  const { x, xTitle, y, part, parts, line, colours, width, legend = {} } = chart;
  return {
    x: {
      field: x,
      type: 'ordinal',
      sort: null,
      axis: axis(xTitle, { labelAngle: 0, labelOverlap: true, ticks: false, labelPadding: 6 }),
    },
    y: { type: 'quantitative', ...y },
    color: {
      field: part,
      type: 'nominal',
      scale: { domain: [...parts, ...(line === null ? [] : [line])], range: [...colours] },
      legend: {
        title: null,
        orient: 'top',
        columns: Math.max(Math.floor(width / LEGEND_ENTRY_WIDTH), 1),
        symbolType: 'square',
        ...legend,
      },
    },
  };
}

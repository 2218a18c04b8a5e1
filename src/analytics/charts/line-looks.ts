/** Line looks: how the lines of one chart are told apart, by colour and by dashes. */
import { DASHES, SERIES } from './palette.ts';
import type { ChartPart } from './vega-lite-spec.ts';

const LEGEND_ENTRY_WIDTH = 150;

/** The colour of each line and of all that belongs to it, and its dashes. */
export interface LineLooks {
  readonly color: ChartPart;
  readonly strokeDash: ChartPart;
}

/** Encodings for lines with names in the field `label`, in a chart of a width in pixels. */
export function lineLooks(names: readonly string[], width: number): LineLooks {
  const domain = [...names];
  const label = { field: 'label', type: 'nominal' };
  const legend = {
    title: null,
    orient: 'top',
    columns: Math.max(Math.floor(width / LEGEND_ENTRY_WIDTH), 1),
    symbolType: 'stroke',
    symbolSize: 500,
    symbolStrokeWidth: 2,
    symbolOpacity: 1, // not that of a band
    labelLimit: 260,
  };
  return {
    color: { ...label, legend, scale: { domain, range: [...SERIES] } },
    strokeDash: { ...label, legend, scale: { domain, range: DASHES.map((dash) => [...dash]) } },
  };
}

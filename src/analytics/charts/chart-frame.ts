/**
 * Chart frame: what all charts have in common, around the layers of one.
 *
 * Every part is made anew for every chart, because vega writes into the rows that it draws.
 */
import { breach } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import { GREY } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** How large a chart is and what stands above it. */
export interface ChartOptions {
  /** Pixels of the whole chart, axes included. Above 0; 720 if left out. */
  readonly width?: number;
  /** Pixels of the whole chart, axes and legend included. Above 0; each chart has a default. */
  readonly height?: number;
  /** Heading. None if left out. */
  readonly title?: string;
}

/** The parts in which charts differ. */
interface Frame<Row> {
  readonly where: string;
  readonly options: ChartOptions;
  readonly height: number;
  readonly description: string;
  /** Explains a mark that is drawn differently; `null` where no mark is. */
  readonly note: string | null;
  readonly rows: readonly Row[];
  /** Whether the layers would draw nothing. */
  readonly isEmpty: boolean;
  readonly layer: readonly ChartPart[];
}

const WIDTH = 720;

/** The width that a chart will have. */
export function widthOf(options: ChartOptions): number {
  return options.width ?? WIDTH;
}

/**
 * A specification from the layers of one chart.
 *
 * @throws ContractError if a width or height is not a number above 0.
 */
export function chartFrame<Row>(frame: Frame<Row>): VegaLiteSpec<Row> {
  const { where, options, description, rows, layer } = frame;
  const width = widthOf(options);
  const height = options.height ?? frame.height;
  checkLength(where, 'width', width);
  checkLength(where, 'height', height);

  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    title: titleOf(options.title, frame.note),
    width,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    background: 'transparent',
    data: { values: rows },
    layer: frame.isEmpty ? [nothing()] : layer,
    config: config(),
  };
}

/** An axis title and nothing else, or whatever else is given. */
export function axis(title: string, more: ChartPart = {}): ChartPart {
  return { title, ...more };
}

/**
 * Things in one chart must go by different names.
 *
 * @throws ContractError if two are the same.
 */
export function checkLabels(
  where: string,
  field: string,
  things: readonly { readonly label: string }[],
): void {
  if (new Set(things.map(({ label }) => label)).size !== things.length) {
    breach(where, field, 'must have labels that differ');
  }
}

function checkLength(where: string, field: string, pixels: number): void {
  if (typeof pixels !== 'number') breach(where, field, 'must be a number above 0');
  if (!(pixels > 0 && pixels < Infinity)) {
    breach(where, field, `must be a number above 0, got ${shown(pixels)}`);
  }
}

/** The heading with the note below it; the note alone where there is no heading. */
function titleOf(title: string | undefined, note: string | null): ChartPart {
  if (title === undefined) return { text: note ?? '', fontSize: 11, fontWeight: 'normal' };
  return note === null ? { text: title } : { text: title, subtitle: note };
}

/** Stands where a chart has no marks, so that an empty chart is not taken for a broken one. */
function nothing(): ChartPart {
  return {
    data: { values: [{}] },
    mark: { type: 'text', text: 'Nothing to show yet', color: GREY, fontSize: 13 },
  };
}

function config(): ChartPart {
  return {
    font: 'system-ui, sans-serif',
    view: { stroke: null },
    title: {
      anchor: 'start',
      color: GREY,
      subtitleColor: GREY,
      fontSize: 14,
      subtitleFontSize: 11,
      offset: 12,
    },
    axis: {
      labelColor: GREY,
      titleColor: GREY,
      titleFontWeight: 'normal',
      labelFontSize: 11,
      titleFontSize: 11,
      domainColor: GREY,
      tickColor: GREY,
      gridColor: GREY,
      gridOpacity: 0.2,
    },
    legend: { labelColor: GREY, titleColor: GREY, labelFontSize: 11, titleFontWeight: 'normal' },
  };
}

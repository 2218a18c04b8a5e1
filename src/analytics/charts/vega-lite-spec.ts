/**
 * Vega-Lite specification: the shape that every chart of this folder has, as plain JSON.
 *
 * It covers what these charts use and no more. The drawing is the host's: vega-lite in a page or on
 * a server, or any other tool that reads the rows under `data.values`.
 */

/** What can stand in JSON text. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** One part of a specification, such as a mark with its encoding. */
export interface ChartPart {
  /** A property of Vega-Lite by its name. */
  readonly [name: string]: JsonValue;
}

/** A chart as a Vega-Lite version 6 specification: layers over one table of inline rows. */
export interface VegaLiteSpec<Row = unknown> {
  /** Which language, and which version of it, the rest is written in. */
  readonly $schema: 'https://vega.github.io/schema/vega-lite/v6.json';
  /** What the chart shows, in a sentence: the alternative text for those who do not see it. */
  readonly description: string;
  /** Heading, and a note on what is drawn differently because it is not complete. */
  readonly title: ChartPart;
  /** Pixels of the whole chart, axes and legend included. */
  readonly width: number;
  /** Pixels of the whole chart, axes and legend included. */
  readonly height: number;
  /** That `width` and `height` mean the whole chart. */
  readonly autosize: ChartPart;
  /** `transparent`: the page shows through, light or dark. */
  readonly background: string;
  /** The rows, exactly as the series function of the chart gives them. */
  readonly data: {
    /** One row a value that is drawn. */
    readonly values: readonly Row[];
  };
  /** Marks over one another, the lowest first. */
  readonly layer: readonly ChartPart[];
  /** Fonts and greys. A host that has its own look replaces it. */
  readonly config: ChartPart;
}

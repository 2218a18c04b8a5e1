/** Share bars: wholes and their parts, one line each, all of the same length. */
import { breach } from '../../kernel/errors.ts';
import { axis, type ChartOptions, chartFrame, checkLabels, widthOf } from './chart-frame.ts';
import { type Bar, partsOf } from './count-bars.ts';
import { BLUE, INK, PAPER, RUST, SERIES } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** One part of one whole. */
export interface ShareBarsRow {
  /** What the whole is called. */
  readonly label: string;
  /** What the part is called. */
  readonly part: string;
  /** How many are in the part: at least 0. */
  readonly count: number;
  /** `count` of the whole, from 0 to 1; `null` where the whole is 0. */
  readonly share: number | null;
}

const LINE_HEIGHT = 34;
const FRAME_HEIGHT = 110;
const MARGIN_WIDTH = 130;
const LABEL_WIDTH = 34;
const LEGEND_ENTRY_WIDTH = 110;

/**
 * Parts of wholes as plain rows, for any chart or table.
 *
 * @param bars What to draw, in the order wanted; values are counts or amounts, at least 0.
 * @returns One row a part, whole by whole.
 * @throws ContractError if labels repeat, or a value is no finite number or below 0.
 * @example
 * ```ts
 * import { shareBarsSeries } from 'everbond/charts';
 *
 * shareBarsSeries([{ label: 'May', values: { promoters: 3, others: 1 } }]);
 * // => [
 * //   { label: 'May', part: 'promoters', count: 3, share: 0.75 },
 * //   { label: 'May', part: 'others', count: 1, share: 0.25 },
 * // ]
 * ```
 */
export function shareBarsSeries(bars: readonly Bar[]): readonly ShareBarsRow[] {
  checkLabels('shareBars', 'bars', bars);
  return bars.flatMap(({ label, values }) => {
    const counts = Object.entries(values);
    const worst = counts.find(([, count]) => !(count >= 0 && count < Infinity));
    if (worst !== undefined) {
      breach('shareBars', 'values', `must be numbers of at least 0, got ${Number(worst[1])}`);
    }
    const whole = counts.reduce((sum, [, count]) => sum + count, 0);
    return counts.map(([part, count]) => {
      return { label, part, count: count + 0, share: whole === 0 ? null : count / whole };
    });
  });
}

/**
 * A line for each whole, divided into its parts from left to right.
 *
 * For who would recommend and who would not, reasons of leaving, or where customers stand now and
 * stood before. Shares of a sample are known only so well: for their intervals see `estimateDots`.
 * A per cent is written where there is room for it; parts stand in the order of the legend. Six
 * have a colour of their own.
 *
 * @param bars What to draw, the topmost first; labels must differ, and values be at least 0.
 * @param options Width (720 pixels unless told), height (as the lines need) and heading.
 * @returns A Vega-Lite specification; where all wholes are 0, a chart that says so.
 * @throws ContractError if labels repeat, a value is no finite number or below 0, or a width or
 *   height is not a number above 0.
 * @example What is behind a net promoter score
 * ```ts
 * import { shareBars } from 'everbond/charts';
 * import { netPromoterScore } from 'everbond/metrics';
 *
 * const { detractors, passives, promoters } = netPromoterScore([10, 9, 8, 3]);
 * const chart = shareBars([{ label: 'June', values: { detractors, passives, promoters } }]);
 *
 * chart.data.values.map(({ share }) => share); // => [0.25, 0.25, 0.5]
 * ```
 */
export function shareBars(
  bars: readonly Bar[],
  options: ChartOptions = {},
): VegaLiteSpec<ShareBarsRow> {
  const rows = shareBarsSeries(bars);
  const parts = partsOf(bars);
  const shown = new Set(rows.filter(({ share }) => share !== null).map(({ label }) => label));
  const width = Math.max(widthOf(options) - MARGIN_WIDTH, LABEL_WIDTH);
  return chartFrame({
    where: 'shareBars',
    options,
    height: FRAME_HEIGHT + LINE_HEIGHT * bars.length,
    description: `Bars divided into shares, ${bars.length} in all: ${parts.join(', ')}.`,
    note: shown.size === bars.length ? null : 'A line without a bar has nothing to share.',
    rows,
    isEmpty: shown.size === 0,
    layer: layers(bars, parts, width),
  });
}

function layers(
  bars: readonly Bar[],
  parts: readonly string[],
  width: number,
): readonly ChartPart[] {
  const stacked: readonly ChartPart[] = [
    { calculate: `indexof(${JSON.stringify(parts)}, datum.part)`, as: 'order' },
    { stack: 'share', groupby: ['label'], sort: [{ field: 'order' }], as: ['from', 'to'] },
  ];
  const y = {
    field: 'label',
    type: 'nominal',
    scale: { domain: bars.map(({ label }) => label), paddingInner: 0.3 },
    axis: axis('', { ticks: false, labelPadding: 6, domain: false, labelLimit: 260 }),
  };
  const x = {
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: axis('', { format: '.0%', tickCount: 5 }),
  };
  const onDark = parts.filter((_, index) => {
    const colour = SERIES[index % SERIES.length];
    return colour === BLUE || colour === RUST;
  });
  return [
    {
      transform: [...stacked, { filter: 'datum.share > 0' }],
      mark: { type: 'bar', x2Offset: -1 }, // the page shows between parts
      encoding: {
        y,
        x: { ...x, field: 'from' },
        x2: { field: 'to' },
        color: {
          field: 'part',
          type: 'nominal',
          scale: { domain: [...parts], range: [...SERIES] },
          legend: {
            title: null,
            orient: 'top',
            symbolType: 'square',
            columns: Math.max(Math.floor(width / LEGEND_ENTRY_WIDTH), 1),
          },
        },
      },
    },
    {
      transform: [
        ...stacked,
        { filter: `datum.share >= ${LABEL_WIDTH / width}` },
        { calculate: '(datum.from + datum.to) / 2', as: 'middle' },
      ],
      mark: { type: 'text', fontSize: 11, aria: false },
      encoding: {
        y,
        x: { ...x, field: 'middle' },
        text: { field: 'share', type: 'quantitative', format: '.0%' },
        color: {
          condition: {
            test: `indexof(${JSON.stringify(onDark)}, datum.part) >= 0`,
            value: PAPER,
          },
          value: INK,
        },
      },
    },
  ];
}

/** Score grid: customers or their revenue by recency and frequency, five scores each. */
import { breach } from '../../kernel/errors.ts';
import type { Rfm } from '../metrics/rfm.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import { axis, type ChartOptions, chartFrame } from './chart-frame.ts';
import { heatFill, heatText } from './heat.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** How large the chart is, and what its cells show. */
export interface ScoreGridOptions extends ChartOptions {
  /** The summaries from which the scores were made, to show revenue. Customers if left out. */
  readonly revenueOf?: CustomerSummaries;
}

/** The customers with one pair of scores. */
export interface ScoreGridRow {
  /** Score for recency, 1 to 5; 5 is most recent. */
  readonly recency: number;
  /** Score for frequency, 1 to 5; 5 is most often. */
  readonly frequency: number;
  /** Customers with both. */
  readonly customers: number;
  /** What they bought, in minor units; `null` unless asked for. */
  readonly revenueMinor: number | null;
  /** Of all customers, or of all revenue if asked for: 0 to 1, `null` where there is none. */
  readonly share: number | null;
}

const SCORES = [5, 4, 3, 2, 1] as const;
const HEIGHT = 320;

/**
 * The 25 cells as plain rows, for any chart or table.
 *
 * @param scored As `rfm` of `everbond/metrics` returns it.
 * @param options `revenueOf`: the summaries from which the scores were made, to count revenue too.
 * @returns Always 25 rows, most recent first, and by frequency from 1 to 5 within.
 * @throws ContractError if the summaries are not those from which the scores were made.
 * @example
 * ```ts
 * import { scoreGridSeries } from 'everbond/charts';
 * import { rfm } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [
 *   { id: 'ada', paid: '2026-01-05T09:00Z', cents: 2000 },
 *   { id: 'bob', paid: '2026-01-20T09:00Z', cents: 3000 },
 * ];
 * const log = transactionLog(rows, { customer: 'id', at: 'paid', minor: 'cents' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const summaries = summarise(log, { window });
 *
 * scoreGridSeries(rfm(summaries), { revenueOf: summaries })[0];
 * // => { recency: 5, frequency: 1, customers: 1, revenueMinor: 3000, share: 0.6 }
 * ```
 */
export function scoreGridSeries(
  scored: Pick<Rfm, 'asOf' | 'customers' | 'scores'>,
  { revenueOf }: Pick<ScoreGridOptions, 'revenueOf'> = {},
): readonly ScoreGridRow[] {
  const { customers: codes, scores } = scored;
  if (revenueOf !== undefined) {
    const { window, totals } = revenueOf;
    if (scored.asOf !== window.until || codes.length !== totals.purchasers) {
      breach('scoreGrid', 'revenueOf', 'must be those from which the scores were made');
    }
  }

  const counts = new Float64Array(25);
  const sums = new Float64Array(25);
  for (let row = 0; row < codes.length; row += 1) {
    const cell = (5 - scores.R[row]!) * 5 + scores.F[row]! - 1;
    counts[cell]! += 1;
    if (revenueOf !== undefined) sums[cell]! += revenueOf.revenueMinor[codes[row]!]!;
  }
  const whole = revenueOf === undefined ? codes.length : revenueOf.totals.revenueMinor;
  return Array.from(counts, (customers, cell) => {
    const revenueMinor = revenueOf === undefined ? null : sums[cell]!;
    const share = whole === 0 ? null : (revenueMinor ?? customers) / whole;
    return {
      recency: 5 - Math.floor(cell / 5),
      frequency: (cell % 5) + 1,
      customers,
      revenueMinor,
      share,
    };
  });
}

/**
 * A grid of recency by frequency, each cell shaded by the customers with these scores.
 *
 * The upper right corner holds those who bought last and most often; the lower right corner those
 * who once bought often and no longer do, whom it may pay to win back. Cells show how many
 * customers they hold, or with `revenueOf` what share of the revenue they brought. Where most
 * customers bought once, whole columns stay empty: that is the tie rule of the scores.
 *
 * @param scored As `rfm` of `everbond/metrics` returns it.
 * @param options Width (720 pixels unless told), height (320), heading, and the summaries from
 *   which the scores were made, to show revenue.
 * @returns A Vega-Lite specification; without customers, or revenue if asked for, a chart that says
 *   so.
 * @throws ContractError if the summaries are not those from which the scores were made, or a width
 *   or height is not a number above 0.
 * @example
 * ```ts
 * import { scoreGrid } from 'everbond/charts';
 * import { rfm } from 'everbond/metrics';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [{ id: 'ada', paid: '2026-01-05T09:00Z', cents: 2000 }];
 * const log = transactionLog(rows, { customer: 'id', at: 'paid', minor: 'cents' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 *
 * const chart = scoreGrid(rfm(summarise(log, { window })), { width: 480 });
 *
 * chart.data.values.length; // => 25
 * ```
 */
export function scoreGrid(
  scored: Pick<Rfm, 'asOf' | 'customers' | 'scores'>,
  options: ScoreGridOptions = {},
): VegaLiteSpec<ScoreGridRow> {
  const rows = scoreGridSeries(scored, options);
  const isRevenue = options.revenueOf !== undefined;
  const highest = rows.reduce((most, { share }) => Math.max(most, share ?? 0), 0);
  return chartFrame({
    where: 'scoreGrid',
    options,
    height: HEIGHT,
    description:
      `${isRevenue ? 'Share of revenue' : 'Customers'} by score for recency and score for ` +
      'frequency, as a grid of 25 cells; 5 is best.',
    note: null,
    rows,
    isEmpty: highest === 0,
    layer: layers(highest, isRevenue),
  });
}

function layers(highest: number, isRevenue: boolean): readonly ChartPart[] {
  const bare = { ticks: false, domain: false, labelAngle: 0 };
  const x = {
    field: 'frequency',
    type: 'ordinal',
    scale: { paddingInner: 0.04 },
    axis: axis('frequency (5: most often)', bare),
  };
  const y = {
    field: 'recency',
    type: 'ordinal',
    sort: [...SCORES],
    scale: { paddingInner: 0.04 },
    axis: axis('recency (5: most recent)', bare),
  };
  const text = isRevenue
    ? { field: 'share', type: 'quantitative', format: '.0%' }
    : { field: 'customers', type: 'quantitative', format: ',d' };
  return [
    { mark: 'rect', encoding: { x, y, fill: heatFill('share', highest) } },
    {
      mark: { type: 'text', fontSize: 12, aria: false },
      encoding: { x, y, text, color: heatText('share', highest) },
    },
  ];
}

/** Concentration curve: how much of the revenue comes from how few customers. */
import { breach } from '../../kernel/errors.ts';
import type { CustomerSummaries } from '../transactions/customer-summaries.ts';
import { axis, type ChartOptions, chartFrame } from './chart-frame.ts';
import { BLUE, GREY } from './palette.ts';
import type { ChartPart, VegaLiteSpec } from './vega-lite-spec.ts';

/** How large the chart is, and which point it names. */
export interface ConcentrationCurveOptions extends ChartOptions {
  /** The part of customers to name: above 0, at most 1; 0.2 if left out. */
  readonly top?: number;
}

/** One point of the curve. */
export interface ConcentrationCurveRow {
  /** How many of the best customers. */
  readonly customers: number;
  /** That many of all who bought, from 0 to 1. */
  readonly ofCustomers: number;
  /** What they bought, in minor units. */
  readonly revenueMinor: number;
  /** That much of what all bought, from 0 to 1. */
  readonly ofRevenue: number;
}

const HEIGHT = 360;
const POINTS_MAX = 100;

/**
 * The curve as plain rows, for any chart or table.
 *
 * @param summaries As `summarise` of `everbond/transactions` returns them.
 * @returns From nobody to all who bought, best first, one row a customer up to a hundred of them,
 *   else one row for each whole per cent of customers, rounded up; none without revenue.
 * @example
 * ```ts
 * import { concentrationCurveSeries } from 'everbond/charts';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [600, 300, 100].map((minor, customer) => {
 *   return { customer, at: '2026-01-05T09:00Z', minor };
 * });
 * const log = transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 *
 * concentrationCurveSeries(summarise(log, { window })).map((row) => row.ofRevenue);
 * // => [0, 0.6, 0.9, 1]
 * ```
 */
export function concentrationCurveSeries(
  summaries: CustomerSummaries,
): readonly ConcentrationCurveRow[] {
  const count = summaries.totals.purchasers;
  const points = Math.min(count, POINTS_MAX);
  const stops = Array.from({ length: points + 1 }, (_, point) =>
    Math.ceil((point * count) / points),
  );
  return summaries.totals.revenueMinor === 0 ? [] : rowsAt(summaries, stops);
}

/** The curve at so many customers, each number at least the one before it. */
function rowsAt(
  summaries: CustomerSummaries,
  stops: readonly number[],
): readonly ConcentrationCurveRow[] {
  const revenues = summaries.revenueMinor
    .filter((_, code) => summaries.purchases[code]! > 0)
    .sort();
  let customers = 0;
  let revenueMinor = 0;
  return stops.map((stop) => {
    for (; customers < stop; customers += 1) revenueMinor += revenues.at(-1 - customers)!;
    const ofCustomers = customers / revenues.length;
    const ofRevenue = revenueMinor / summaries.totals.revenueMinor;
    return { customers, ofCustomers, revenueMinor, ofRevenue };
  });
}

/**
 * A curve of the share of revenue by the share of customers, the best first, with one point named.
 *
 * It begins steep where few customers bring much, and is the dashed straight line where all bring
 * the same. The Lorenz curve is the same turned by half: poorest first, below the line. The best
 * are those who bought for the most in all, refunds not taken off, and the point named is that of
 * `revenueShare`: a fifth of the customers unless told, as in the 80/20 rule.
 *
 * @param summaries As `summarise` of `everbond/transactions` returns them.
 * @param options Width (720 pixels unless told), height (360), heading, and the part of customers
 *   to name.
 * @returns A Vega-Lite specification; without revenue, a chart that says so.
 * @throws ContractError if `top` is not above 0 and at most 1, or a width or height is not a number
 *   above 0.
 * @see M. O. Lorenz, "Methods of Measuring the Concentration of Wealth", Publications of the
 *   American Statistical Association 9 (1905), 209-219.
 * @example A fifth of five customers is one, who brings 60 %
 * ```ts
 * import { concentrationCurve } from 'everbond/charts';
 * import { summarise, transactionLog } from 'everbond/transactions';
 *
 * const rows = [600, 100, 100, 100, 100].map((minor, customer) => {
 *   return { customer, at: '2026-01-05T09:00Z', minor };
 * });
 * const log = transactionLog(rows, { customer: 'customer', at: 'at', minor: 'minor' });
 * const window = { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' };
 * const chart = concentrationCurve(summarise(log, { window }));
 *
 * chart.description;
 * // => 'Share of revenue by share of customers, best first: 20 % of customers bring 60 %.'
 * ```
 */
export function concentrationCurve(
  summaries: CustomerSummaries,
  options: ConcentrationCurveOptions = {},
): VegaLiteSpec<ConcentrationCurveRow> {
  const { top = 0.2 } = options;
  if (!(top > 0 && top <= 1)) {
    breach('concentrationCurve', 'top', `must be above 0 and at most 1, got ${Number(top)}`);
  }

  const rows = concentrationCurveSeries(summaries);
  const count = summaries.totals.purchasers;
  const [named] = rows.length === 0 ? [] : rowsAt(summaries, [partRoundedUp(count, top)]);
  const words =
    named === undefined
      ? ''
      : `${percent(named.ofCustomers)} of customers bring ${percent(named.ofRevenue)}`;
  const colon = words === '' ? '' : ': ';
  return chartFrame({
    where: 'concentrationCurve',
    options,
    height: HEIGHT,
    description: `Share of revenue by share of customers, best first${colon}${words}.`,
    note: null,
    rows,
    isEmpty: named === undefined,
    layer: named === undefined ? [] : layers(named, words),
  });
}

/** The least number of customers that is at least a part of all, as in `revenueShare`. */
function partRoundedUp(count: number, part: number): number {
  let customers = 0;
  while (customers / count < part) customers += 1;
  return customers;
}

/** Whole per cent, and one decimal where that would be 0 or 100 and is not. */
function percent(share: number): string {
  const isNear = (share < 0.01 && share > 0) || (share > 0.99 && share < 1);
  return `${(share * 100).toFixed(isNear ? 1 : 0)} %`;
}

function layers(
  { ofCustomers, ofRevenue }: ConcentrationCurveRow,
  words: string,
): readonly ChartPart[] {
  const share = { type: 'quantitative', scale: { domain: [0, 1] } };
  const format = { format: '.0%', tickCount: 6 };
  const x = { ...share, field: 'ofCustomers', axis: axis('of customers, best first', format) };
  const y = { ...share, field: 'ofRevenue', axis: axis('of revenue', format) };
  const isLate = ofCustomers > 0.5;
  const data = { values: [{ ofCustomers, ofRevenue }] };
  const text = { type: 'text', color: GREY, align: 'left', dx: 8, dy: 12 };
  return [
    {
      data: { values: [0, 1].map((both) => ({ ofCustomers: both, ofRevenue: both })) },
      mark: { type: 'line', color: GREY, strokeDash: [4, 3], strokeWidth: 1 },
      encoding: { x, y },
    },
    {
      data: { values: [{ ofCustomers: 1, ofRevenue: 0.3 }] },
      mark: { ...text, text: 'dashed: all buy the same', fontSize: 11, align: 'right', dx: -6 },
      encoding: { x, y },
    },
    { mark: { type: 'line', color: BLUE, strokeWidth: 2.5 }, encoding: { x, y } },
    {
      data,
      mark: { type: 'point', color: BLUE, filled: true, size: 80, opacity: 1 },
      encoding: { x, y },
    },
    {
      data,
      mark: {
        ...text,
        text: words,
        fontSize: 12,
        ...(isLate ? { align: 'right', dx: -4, dy: 18 } : {}),
      },
      encoding: { x, y },
    },
  ];
}

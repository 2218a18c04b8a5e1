/** Tables about customers: how soon they return, their scores, their money, who is overdue. */
import {
  amountText,
  countText,
  decimalText,
  givenShareText,
  intervalText,
  moneyText,
  NONE,
  ofHundred,
  shareText,
} from './number-text.ts';
import type { Report, SurvivalStep, WinbackBand } from './report.ts';
import { cut, harmless, heading, type Terminal, table, wrapped } from './terminal.ts';

const WAITS_DAYS = [7, 14, 30, 60, 90, 180, 365, 730];
const LAPSING_MAX = 5;
const NAME_LENGTH_MAX = 24;

/** How many have bought a second time after so many days. */
export function waiting(report: Report, terminal: Terminal): string[] {
  const { timeToSecondPurchase: steps, medianDaysToSecondPurchase: median } = report;
  const last = steps.at(-1)?.time ?? 0;
  const rows = WAITS_DAYS.filter((days) => days <= last).map((days) => waitingRow(steps, days));
  const { repeated, observed, days } = report.repeatRate;
  const rate =
    observed === 0
      ? `No customer has been watched for ${days} days yet.`
      : `${ofHundred(repeated, observed)} customers watched for ${days} days bought again in them.`;
  const half =
    median === null
      ? 'Fewer than half of all customers are known to have bought again.'
      : `Half of all customers have bought again after ${countText(median)} days.`;
  const heads = ['days', 'bought again', '95 % interval'].map((head) => ({ head }));
  return [
    heading('Time to the second purchase, those still waiting included', terminal),
    ...(rows.length > 0 ? table(heads, rows) : []),
    ...wrapped(`${rate} ${half}`, terminal.width),
  ];
}

function waitingRow(steps: readonly SurvivalStep[], days: number): string[] {
  const step = steps.findLast(({ time }) => time <= days);
  const survival = step?.survival ?? 1;
  const { low = 1, high = 1 } = step ?? {};
  const limits = low === null || high === null ? NONE : intervalText(1 - high, 1 - low);
  return [countText(days), shareText(1 - survival), limits];
}

/** How many customers have each score, and where the scores part. */
export function scores({ rfm: { counts, breakpoints } }: Report, terminal: Terminal): string[] {
  const rows = [5, 4, 3, 2, 1].map((score) => [
    String(score),
    ...[counts.R, counts.F, counts.M].map((column) => countText(column[score - 1] ?? 0)),
  ]);
  const heads = ['score', 'recency', 'frequency', 'monetary'].map((head) => ({ head }));
  const parted =
    breakpoints === null
      ? ''
      : [
          `Scores part at ${breakpoints.recencyDays.map(decimalText).join(', ')} days,`,
          `${breakpoints.frequency.map(decimalText).join(', ')} purchases,`,
          `${breakpoints.monetary.map(moneyText).join(', ')} of revenue.`,
        ].join(' ');
  return [
    heading('Customers by score: how recently, how often, for how much; 5 is best', terminal),
    ...table(heads, rows),
    ...wrapped(parted, terminal.width),
  ];
}

/** The best customers' part of the revenue. */
export function money({ share }: Report, terminal: Terminal): string[] {
  if (share.ofRevenue === null) return [];
  const people = share.customers === 1 ? '1 customer' : `${countText(share.customers)} customers`;
  const text =
    `The best ${givenShareText(share.top)} of customers (${people}) bring ` +
    `${shareText(share.ofRevenue)} of the revenue.`;
  return [heading('Concentration', terminal), ...wrapped(text, terminal.width)];
}

/** Who is overdue by their own rhythm. */
export function lapsing({ lapsing: found }: Report, terminal: Terminal): string[] {
  if (found.judged === 0) return [];
  const rows = found.top
    .slice(0, LAPSING_MAX)
    .map(({ customer, gapDays, medianGapDays, purchases, revenue }) => [
      cut(harmless(customer), NAME_LENGTH_MAX),
      countText(gapDays),
      decimalText(medianGapDays),
      countText(purchases),
      amountText(revenue),
    ]);
  const heads = ['days since', 'usual gap', 'purchases', 'revenue'].map((head) => ({ head }));
  const text =
    `${countText(found.overdue)} of ${countText(found.judged)} customers with at least ` +
    `${found.purchaseDaysMin} purchase days have not bought for more than ` +
    `${decimalText(found.factor)} times their own median gap.`;
  return [
    heading('Overdue by their own rhythm', terminal),
    ...wrapped(text, terminal.width),
    ...(rows.length > 0 ? table([{ head: 'customer', isText: true }, ...heads], rows) : []),
  ];
}

/** At which gaps an offer would pay. */
export function winback({ worthWinningBack: found }: Report, terminal: Terminal): string[] {
  if (found === null) return [];
  const rows = found.bands.map((band) => [
    band.gapUntilDays === null
      ? `${band.gapFromDays} or more`
      : `${band.gapFromDays} to ${band.gapUntilDays - 1}`,
    countText(band.customers),
    shareText(band.returnRate),
    band.value === null ? NONE : amountText(band.value),
    expectedOf(band),
    band.worth ? 'yes' : 'no',
  ]);
  const text =
    `With a margin of ${givenShareText(found.margin)} and a cost of ${amountText(found.cost)}, ` +
    `${countText(found.worth)} of ${countText(found.judged)} customers are worth an offer.`;
  const heads = ['customers', 'return', 'margin', 'expected', 'worth'].map((head) => ({ head }));
  return [
    heading('Worth winning back, by days since the last purchase', terminal),
    ...wrapped(text, terminal.width),
    ...table([{ head: 'days', isText: true }, ...heads], rows),
  ];
}

/** What an offer can be expected to bring, before its cost. */
function expectedOf({ returnRate, value }: WinbackBand): string {
  return returnRate === null || value === null
    ? NONE
    : amountText((returnRate * Number(value)).toFixed(2));
}

/**
 * Winback: at which gaps an offer to come back would pay.
 *
 * For customers whose present gap lies in one band: p is the share of past gaps that had grown as
 * long and then ended with a purchase within a year (Kaplan-Meier over all gaps, those still open
 * censored); value is the margin on what such returners bought in the year from their return on.
 * An offer is worth its cost where p × value exceeds it. What was done for past returners is in p;
 * what the offer itself changes, only an experiment tells.
 */
import { kaplanMeier, type SurvivalStep } from 'everbond/metrics';
import { dayNumberOf } from 'everbond/time';
import type { CustomerSummaries, TransactionLog } from 'everbond/transactions';

import { type PurchaseDays, purchaseDays } from './purchase-days.ts';
import type { WinbackBand, WorthWinningBack } from './report.ts';

/** What the caller knows and the log does not. */
export interface WinbackTerms {
  /** Part of the revenue that is left after the costs of a sale: above 0, at most 1. */
  readonly margin: number;
  /** What one offer costs, decimal text in units of money. */
  readonly cost: string;
}

/** Days from which each band of present gaps begins. */
const BAND_STARTS = [0, 30, 60, 90, 180, 365];
const YEAR_DAYS = 365;

/** What is known of one band. */
interface BandCounts {
  customers: number;
  returners: number;
  laterMinor: number;
}

/** Judges every customer with a purchase by the band of the present gap. */
export function winbackOf(
  log: TransactionLog,
  summaries: CustomerSummaries,
  { margin, cost }: WinbackTerms,
): WorthWinningBack {
  const untilDay = dayNumberOf(summaries.window.until);
  const bands = BAND_STARTS.map((): BandCounts => ({ customers: 0, returners: 0, laterMinor: 0 }));
  const gaps: number[] = [];
  const closed: boolean[] = [];
  for (const customer of purchaseDays(log, summaries)) {
    const { count, days } = customer;
    for (let visit = 1; visit < count; visit += 1) {
      const gap = days[visit]! - days[visit - 1]!;
      gaps.push(gap);
      closed.push(true);
      if (days[visit]! + YEAR_DAYS > untilDay) continue;
      const band = bands[bandOf(gap)]!;
      band.returners += 1;
      band.laterMinor += boughtWithinYear(customer, visit);
    }
    const present = untilDay - days[count - 1]!;
    gaps.push(present);
    closed.push(false);
    bands[bandOf(present)]!.customers += 1;
  }

  const { steps } = kaplanMeier({ durations: gaps, observed: closed });
  const valueOf = (band: BandCounts) =>
    (margin * band.laterMinor) / band.returners / 10 ** summaries.scale;
  const rows = bands.map((band, index) => {
    const value = band.returners === 0 ? null : valueOf(band);
    return bandRow(index, band.customers, returnRate(steps, BAND_STARTS[index]!), value, cost);
  });
  return {
    margin,
    cost,
    judged: summaries.totals.purchasers,
    worth: rows.reduce((sum, row) => sum + (row.worth ? row.customers : 0), 0),
    bands: rows,
  };
}

function bandOf(gapDays: number): number {
  return BAND_STARTS.findLastIndex((start) => start <= gapDays);
}

/** What was bought on a day and in the rest of the year that begins with it, in minor units. */
function boughtWithinYear({ count, days, minor }: PurchaseDays, visit: number): number {
  const end = days[visit]! + YEAR_DAYS;
  let sum = 0;
  for (let later = visit; later < count && days[later]! < end; later += 1) sum += minor[later]!;
  return sum;
}

/** Of gaps that last for so many days, the share that ends within a year; `null` if never seen. */
function returnRate(steps: readonly SurvivalStep[], gapDays: number): number | null {
  const last = gapDays + YEAR_DAYS - 1;
  if ((steps.at(-1)?.time ?? 0) < last) return null;
  const lasting = survivalAt(steps, gapDays - 1);
  return lasting === 0 ? null : 1 - survivalAt(steps, last) / lasting;
}

function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.survival ?? 1;
}

function bandRow(
  index: number,
  customers: number,
  rate: number | null,
  value: number | null,
  cost: string,
): WinbackBand {
  const worth = rate !== null && value !== null && rate * value > Number(cost);
  return {
    gapFromDays: BAND_STARTS[index]!,
    gapUntilDays: BAND_STARTS[index + 1] ?? null,
    customers,
    returnRate: rate,
    value: value === null ? null : value.toFixed(2),
    worth,
    reason: reasonOf(rate, value, worth),
  };
}

function reasonOf(rate: number | null, value: number | null, worth: boolean): string {
  if (rate === null) return 'no gap of this length has been watched for a further year';
  if (value === null) return 'nobody who returned after such a gap has been watched for a year';
  const expected = (rate * value).toFixed(2);
  return `${expected} expected is ${worth ? 'more' : 'not more'} than the cost`;
}

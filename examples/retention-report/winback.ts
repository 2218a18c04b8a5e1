/**
 * Winback: at which gaps an offer to come back would pay.
 *
 * The question is `winbackBands` of the package, asked for gaps and values of a year. A single past
 * gap or return counts as an answer here: the report shows how many customers each band has.
 */
import { type WinbackBand as Band, winbackBands } from 'everbond/metrics';
import type { Window } from 'everbond/time';
import type { TransactionLog } from 'everbond/transactions';

import type { WinbackBand, WorthWinningBack } from './report.ts';

/** What the caller knows and the log does not. */
export interface WinbackTerms {
  /** Part of the revenue that is left after the costs of a sale: above 0, at most 1. */
  readonly margin: number;
  /** What one offer costs, decimal text in units of money. */
  readonly cost: string;
}

/** Judges every customer with a purchase by the band of the present gap. */
export function winbackOf(
  log: TransactionLog,
  window: Window,
  { margin, cost }: WinbackTerms,
): WorthWinningBack {
  const unit = 10 ** log.scale;
  const found = winbackBands(log, {
    window,
    margin,
    costMinor: Number(`${cost}e${log.scale}`),
    minGaps: 1,
    minReturns: 1,
  });
  const bands = found.bands.map((band) => bandRow(band, unit));
  return { margin, cost, judged: found.customers, worth: found.worth, bands };
}

function bandRow(band: Band, unit: number): WinbackBand {
  const { gapFromDays, gapUntilDays, customers, returned, value, verdict } = band;
  return {
    gapFromDays,
    gapUntilDays,
    customers,
    returnRate: returned.value,
    value: value.value === null ? null : (value.value / unit).toFixed(2),
    worth: verdict === 'worth',
    reason: reasonOf(band, unit),
  };
}

function reasonOf({ verdict, expectedMinor }: Band, unit: number): string {
  if (verdict === 'unknown-return')
    return 'no gap of this length has been watched for a further year';
  if (verdict === 'unknown-value') {
    return 'nobody who returned after such a gap has been watched for a year';
  }
  const expected = ((expectedMinor ?? 0) / unit).toFixed(2);
  return `${expected} expected is ${verdict === 'worth' ? 'more' : 'not more'} than the cost`;
}

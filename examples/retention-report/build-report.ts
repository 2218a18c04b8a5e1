/** Build report: asks the package every question of the report about one transaction log. */
import { decimalText, FailureError } from 'everbond/kernel';
import {
  activityOf,
  type Cohort,
  cohortRetentionOf,
  periodActivity,
  pooledRetention,
  repeatRate,
  revenueShare,
  rfm,
  timeToSecondPurchase,
} from 'everbond/metrics';
import { addDays, localDateOf, type Window } from 'everbond/time';
import { type CustomerSummaries, summarise, type TransactionLog } from 'everbond/transactions';

import { lapsingOf } from './lapsing.ts';
import { FileProblem, UsageProblem } from './problems.ts';
import type { RepeatRate, Report, Rfm, SkippedRow, Source } from './report.ts';
import { type WinbackTerms, winbackOf } from './winback.ts';

/** What the caller asks. */
export interface Question {
  /** IANA zone of all dates. */
  readonly zone: string;
  /** Exclusive end; `null` for the day after the latest row. */
  readonly until: string | null;
  /** K: months without a purchase after which a customer is lost. */
  readonly inactiveMonths: number;
  /** What an offer costs and what a sale leaves; `null` to leave that question out. */
  readonly winback: WinbackTerms | null;
}

/** What is known of the rows besides the log. */
export interface Reading {
  readonly source: Omit<Source, 'scale'>;
  readonly skipped: readonly SkippedRow[];
  readonly skippedRows: number;
}

const REPEAT_DAYS = 90;
const TOP = 0.2;
/** The last date there is: nothing can end after it. */
const LAST_DATE = '9999-12-31';
/** Stands in where there is no row: over an empty log no question has an answer. */
const EMPTY_WINDOW: Window = { from: '1970-01-01', until: '1970-01-02', zone: 'UTC' };

/**
 * The report on a log.
 *
 * @throws UsageProblem if `until` is not after the first date of the log.
 * @throws FileProblem if the dates span more months, or the sums more money, than can be counted.
 */
export function buildReport(log: TransactionLog, question: Question, reading: Reading): Report {
  const { zone } = question;
  if (log.rows === 0) return { ...answers(log, EMPTY_WINDOW, question, reading), window: null };
  const { first, last } = datesOf(log, zone);
  const until = question.until ?? (last < LAST_DATE ? addDays(last, 1) : LAST_DATE);
  if (until <= first) {
    throw new UsageProblem(`--until ${until} must be after the first date, ${first}`);
  }
  try {
    return answers(log, { from: first, until, zone }, question, reading);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    throw new FileProblem(`the dates reach from ${first} to ${last}; ${error.message}`);
  }
}

function answers(
  log: TransactionLog,
  window: Window,
  { inactiveMonths, winback }: Question,
  { source, skipped, skippedRows }: Reading,
): Report {
  const summaries = summarise(log, { window });
  const { totals, scale } = summaries;
  const waiting = timeToSecondPurchase(summaries);
  const share = revenueShare(summaries, { top: TOP });
  return {
    source: { ...source, scale },
    window,
    transactions: totals.purchases,
    refunds: { count: totals.refunds, amount: decimalText(totals.refundMinor, scale) },
    revenue: decimalText(totals.revenueMinor, scale),
    customers: totals.purchasers,
    skipped,
    skippedRows,
    rowsAfterWindow: totals.rowsAfter,
    inactiveMonths,
    ...byMonth(log, window, inactiveMonths),
    repeatRate: repeatOf(summaries),
    rfm: scoresOf(summaries),
    timeToSecondPurchase: waiting.steps,
    medianDaysToSecondPurchase: waiting.median,
    share: { top: TOP, customers: share.customers, ofRevenue: share.ofRevenue },
    lapsing: lapsingOf(log, summaries),
    worthWinningBack: winback === null ? null : winbackOf(log, window, winback),
    truth: null,
  };
}

/** The earliest and the latest local date of a log. */
function datesOf(log: TransactionLog, zone: string): { first: string; last: string } {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const ms of log.at) {
    if (ms < earliest) earliest = ms;
    if (ms > latest) latest = ms;
  }
  return { first: localDateOf(zone, earliest), last: localDateOf(zone, latest) };
}

/** All that is counted by calendar month, from the first to the last month with a purchase. */
function byMonth(
  log: TransactionLog,
  window: Window,
  inactiveMonths: number,
): Pick<Report, 'months' | 'cohorts' | 'pooledRetention'> {
  const read = periodActivity(log, { window, period: 'month' });
  const rows = activityOf(read, { inactiveAfter: inactiveMonths }).rows;
  const first = rows.findIndex((row) => row.active > 0);
  const last = rows.findLastIndex((row) => row.active > 0);
  if (first < 0) return { months: [], cohorts: [], pooledRetention: [] };

  const monthCount = new Map(rows.map((row, index) => [row.period, last - index + 1]));
  const { cohorts, scale } = cohortRetentionOf(read);
  const seen = cohorts.map((cohort) => cutOff(cohort, monthCount.get(cohort.cohort) ?? 0));
  return {
    months: rows.slice(first, last + 1).map(({ lapsing: _, churn, retention, ...counts }) => ({
      ...counts,
      churnRate: churn.value,
      retentionRate: retention.value,
    })),
    cohorts: seen.map(({ revenueMinor, ...cohort }) => ({
      ...cohort,
      revenue: revenueMinor.map((minor) => decimalText(minor, scale)),
    })),
    pooledRetention: pooledRetention(seen).map((share) => share.value),
  };
}

/** A cohort as far as its first so many months. */
function cutOff(cohort: Cohort, months: number): Cohort {
  return {
    ...cohort,
    retained: cohort.retained.slice(0, months),
    unbounded: cohort.unbounded.slice(0, months),
    revenueMinor: cohort.revenueMinor.slice(0, months),
    complete: cohort.complete.slice(0, months),
  };
}

function repeatOf(summaries: CustomerSummaries): RepeatRate {
  const { days, numerator, denominator, value, interval } = repeatRate(summaries, {
    days: REPEAT_DAYS,
  });
  return { days, repeated: numerator, observed: denominator, rate: value, interval };
}

function scoresOf(summaries: CustomerSummaries): Rfm {
  const { asOf, breakpoints, counts } = rfm(summaries, { rule: 'type7' });
  const unit = 10 ** summaries.scale;
  return {
    rule: 'type7',
    asOf: breakpoints === null ? null : asOf,
    breakpoints: breakpoints && {
      recencyDays: breakpoints.recencyDays,
      frequency: breakpoints.frequency,
      monetary: breakpoints.monetaryMinor.map((minor) => minor / unit),
    },
    counts,
  };
}

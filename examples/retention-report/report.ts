/**
 * The retention report as data: what `--json` writes, what the tables and the HTML page show.
 *
 * Plain JSON. `null` stands wherever a question has no answer. Amounts are exact decimal text in
 * the scale of the file; dates are local dates of the window's zone.
 */

/** Everything the report says. */
export interface Report {
  /** What was read. */
  readonly source: Source;
  /** Local dates, half-open; `null` when the file holds no readable row. */
  readonly window: ReportWindow | null;
  /** Rows that are a purchase: amount positive or 0. */
  readonly transactions: number;
  /** Rows of negative amount: counted here and nowhere else. */
  readonly refunds: { readonly count: number; readonly amount: string };
  /** Sum of the purchases, exact decimal text. */
  readonly revenue: string;
  /** Distinct customers with at least one purchase. */
  readonly customers: number;
  /** The first rows that could not be read, in the order of the file; at most `--max-issues`. */
  readonly skipped: readonly SkippedRow[];
  /** How many rows could not be read in all: at least `skipped.length`. */
  readonly skippedRows: number;
  /** Readable rows at or after `window.until`, left out of every number. */
  readonly rowsAfterWindow: number;
  /** K: a customer counts as active until K whole months without a purchase have passed. */
  readonly inactiveMonths: number;
  /** One row a calendar month, from the first to the last with a purchase. */
  readonly months: readonly MonthRow[];
  /** One row a month with new customers. */
  readonly cohorts: readonly CohortRow[];
  /** Index k: share of a cohort that bought k months after its first month, pooled. */
  readonly pooledRetention: readonly (number | null)[];
  readonly repeatRate: RepeatRate;
  readonly rfm: Rfm;
  /** Kaplan-Meier over days from the first to the second purchase day. */
  readonly timeToSecondPurchase: readonly SurvivalStep[];
  /** Days after which half of the customers have bought again; `null` if that is not reached. */
  readonly medianDaysToSecondPurchase: number | null;
  readonly share: RevenueShare;
  /** Who is overdue by their own rhythm, on the day of `until`. */
  readonly lapsing: Lapsing;
  /** Only with `--margin` and `--winback-cost`. */
  readonly worthWinningBack: WorthWinningBack | null;
  /** Only for the simulated shop, whose truth is known. */
  readonly truth: Truth | null;
}

/** Where the rows came from. */
export interface Source {
  readonly kind: 'file' | 'simulation';
  /** The file's name without its folder, or `simulated shop`. A caller's text: escape it. */
  readonly name: string;
  /** The columns that were read, as the caller named them; `null` for the simulation. */
  readonly columns: {
    readonly customer: string;
    readonly at: string;
    readonly amount: string;
  } | null;
  /** Decimals of an amount: 2 for cents. */
  readonly scale: number;
}

/** From the earliest readable local date to the exclusive end. */
export interface ReportWindow {
  readonly from: string;
  readonly until: string;
  readonly zone: string;
}

/** A row that could not be read. */
export interface SkippedRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  /** Name of the column at fault; `null` if the row as a whole is. A caller's text: escape it. */
  readonly column: string | null;
  /** What is wrong, in words of ours; never the content of the field. */
  readonly reason: string;
}

/** Who bought in a month, who came back and who left. */
export interface MonthRow {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly active: number;
  readonly new: number;
  readonly retained: number;
  readonly resurrected: number;
  readonly churned: number;
  /** Customers whose last purchase is less than K months old at the end of the month. */
  readonly activeAtEnd: number;
  /** `null` when nobody was active at the end of the month before. */
  readonly churnRate: number | null;
  readonly retentionRate: number | null;
  /** `false` when the window ends within the month: its numbers can still rise. */
  readonly complete: boolean;
}

/** Customers of one first month; index k of each list is the month k months later. */
export interface CohortRow {
  readonly cohort: string;
  readonly size: number;
  readonly retained: readonly number[];
  /** Bought in that month or later. */
  readonly unbounded: readonly number[];
  /** Exact decimal text. */
  readonly revenue: readonly string[];
  readonly complete: readonly boolean[];
}

/** How many buy a second time within `days` days, of those observed for so long. */
export interface RepeatRate {
  readonly days: number;
  readonly repeated: number;
  readonly observed: number;
  readonly rate: number | null;
  /** Wilson 95 % interval of the rate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Recency, frequency and monetary scores. */
export interface Rfm {
  readonly rule: 'type7';
  /** Local date to which recency is counted; `null` when there is no customer. */
  readonly asOf: string | null;
  /** Four numbers each; `null` when there is no customer. Monetary in whole units of money. */
  readonly breakpoints: {
    readonly recencyDays: readonly number[];
    readonly frequency: readonly number[];
    readonly monetary: readonly number[];
  } | null;
  /** Customers with score 1, 2, 3, 4, 5. */
  readonly counts: {
    readonly R: readonly number[];
    readonly F: readonly number[];
    readonly M: readonly number[];
  };
}

/** One step of a Kaplan-Meier curve; `time` in days. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The best customers' part of the revenue. */
export interface RevenueShare {
  readonly top: number;
  readonly customers: number;
  readonly ofRevenue: number | null;
}

/** Customers whose present gap is long for their own rhythm. */
export interface Lapsing {
  /** Overdue: the present gap is more than this many times the customer's own median gap. */
  readonly factor: number;
  /** Customers with at least this many purchase days have a rhythm and are judged. */
  readonly purchaseDaysMin: number;
  readonly judged: number;
  readonly overdue: number;
  readonly rate: number | null;
  /** The most valuable of them first; at most 20. */
  readonly top: readonly LapsingCustomer[];
}

/** One customer who is overdue. */
export interface LapsingCustomer {
  /** A caller's text: escape it. */
  readonly customer: string;
  readonly gapDays: number;
  readonly medianGapDays: number;
  readonly purchases: number;
  readonly revenue: string;
}

/** Whom a winback offer would pay for. */
export interface WorthWinningBack {
  readonly margin: number;
  readonly cost: string;
  readonly judged: number;
  readonly worth: number;
  /** One row a band of present gap, in days. */
  readonly bands: readonly WinbackBand[];
}

/** Customers whose present gap lies in one band. */
export interface WinbackBand {
  readonly gapFromDays: number;
  /** Exclusive; `null` for the last band. */
  readonly gapUntilDays: number | null;
  readonly customers: number;
  /** Observed share of past gaps of that length that ended with a purchase. */
  readonly returnRate: number | null;
  /** Mean margin of what a returner spends later, decimal text. */
  readonly value: string | null;
  readonly worth: boolean;
  /** One sentence. */
  readonly reason: string;
}

/** What the simulation knows and no file can tell, beside what the report estimates of it. */
export interface Truth {
  /** How the shop was made. */
  readonly seed: number;
  readonly model: string;
  /** One row a comparison, in plain words. */
  readonly comparisons: readonly Comparison[];
  /** One row a month of `months`. */
  readonly months: readonly TrueMonth[];
}

/** A true value beside its estimate. */
export interface Comparison {
  readonly question: string;
  readonly truth: number | null;
  readonly estimate: number | null;
  /** Whether both are shares from 0 to 1; otherwise they are counts. */
  readonly isShare: boolean;
  /** Why they may differ, in one sentence. */
  readonly note: string;
}

/** A month as it truly was. */
export interface TrueMonth {
  readonly period: string;
  /** Customers who have bought and have not dropped out by the end of the month. */
  readonly alive: number;
  /** Customers who dropped out within the month. */
  readonly droppedOut: number;
}

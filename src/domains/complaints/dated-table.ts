/** Dated table: values that change with dates, until the end of what is known. */

/** A table of values that change with dates. */
export interface DatedTable<Step extends DatedStep> {
  /** Its code in kebab-case; errors show it. */
  readonly id: string;
  /** The values through time: at least one, each from a later date than the one before. */
  readonly steps: readonly Step[];
  /** The horizon: first local date for which nothing is known; `null` if the last value stays. */
  readonly until: string | null;
}

/** A value from a date on. */
export interface DatedStep {
  /** First local date on which it holds, `YYYY-MM-DD`. */
  readonly from: string;
  /** The text against which it was checked; `null` if it was not. */
  readonly checkedAgainst: string | null;
}

/** Local dates, half-open. */
export interface DateSpan {
  /** First date, `YYYY-MM-DD`. */
  readonly from: string;
  /** First date after it, `YYYY-MM-DD`; not before `from`. */
  readonly until: string;
}

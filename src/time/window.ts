/** Window: the stretch of local dates that a question is about, and the zone they are dates in. */

/**
 * Local dates, half-open: `from` is the first day looked at, `until` the first one no longer seen.
 *
 * What lies at or after `until` is not known yet and is left out; what lies before `from` is known
 * history. Every metric takes its window explicitly, because the end of an extract is not churn.
 */
export interface Window {
  /** First local date, `YYYY-MM-DD`. */
  readonly from: string;
  /** First local date that is no longer observed, `YYYY-MM-DD`; after `from`. */
  readonly until: string;
  /** IANA name of the zone in which days begin and end, such as `Europe/Paris` or `UTC`. */
  readonly zone: string;
}

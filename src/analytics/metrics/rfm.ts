/** RFM: scores from 1 to 5 for how recently, how often and for how much a customer bought. */

/** How values become scores; each is named, because the rules give different scores at ties. */
export type RfmRule = 'type7' | 'ntile' | 'midrank' | 'cumeDist';

/** One thing for each of recency, frequency and monetary value. */
export interface RfmColumns<Column> {
  /** Recency. */
  readonly R: Column;
  /** Frequency. */
  readonly F: Column;
  /** Monetary value. */
  readonly M: Column;
}

/** The values between which scores change, four each, lowest first. */
export interface RfmBreakpoints {
  /** Of the days from the last purchase day to `asOf`. */
  readonly recencyDays: readonly number[];
  /** Of the number of purchases. */
  readonly frequency: readonly number[];
  /** Of the sum of purchases, in minor units; may fall between two units. */
  readonly monetaryMinor: readonly number[];
}

/** The scores of every customer with at least one purchase, as columns. */
export interface Rfm {
  /** The rule that was used. */
  readonly rule: RfmRule;
  /** First local date no longer observed, `YYYY-MM-DD`: recency counts to it. */
  readonly asOf: string;
  /** The breakpoints of rule `type7`; `null` for rules that rank, and where nobody bought. */
  readonly breakpoints: RfmBreakpoints | null;
  /** How many customers have score 1, 2, 3, 4 and 5. */
  readonly counts: RfmColumns<readonly number[]>;
  /** Codes of the customers who have scores, ascending; the key of code `c` is in the summaries. */
  readonly customers: Uint32Array;
  /** Scores from 1 to 5, in the order of `customers`; 5 is most recent, most often, most. */
  readonly scores: RfmColumns<Uint8Array>;
}

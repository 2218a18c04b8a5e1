/** Movement row: what became of recurring revenue and of its customers in one period. */

/** What became of the customers who had revenue when a period began. */
export interface OpeningCustomers {
  /** How many they are. */
  readonly customers: number;
  /** How many of them have revenue at the end. */
  readonly keptCustomers: number;
  /** Their revenue at the beginning, at the rates of this period. */
  readonly openingMinor: number;
  /** Their revenue at the end. */
  readonly closingMinor: number;
  /** Their revenue at the end, where nobody counts for more than at the beginning. */
  readonly cappedMinor: number;
  /** Standard error of closing / opening, customers drawn at random; `null` below two. */
  readonly closingError: number | null;
  /** Standard error of capped / opening, likewise. */
  readonly cappedError: number | null;
}

/**
 * One period. Amounts are monthly revenue in minor units. It always adds up:
 * closing = opening + exchange + new + reactivation + expansion − contraction − churn.
 */
export interface MovementRow {
  /** The period's label. */
  readonly period: string;
  /** Revenue when the period began, at the rates of the period before. */
  readonly openingMinor: number;
  /** What exchange rates alone made of the opening revenue; 0 unless rates are spot. */
  readonly exchangeMinor: number;
  /** Of customers who had never paid before. */
  readonly newMinor: number;
  /** Of customers who had paid, stopped, and pay again. */
  readonly reactivationMinor: number;
  /** Paid more by customers who paid already. */
  readonly expansionMinor: number;
  /** Paid less by customers who still pay: at least 0. */
  readonly contractionMinor: number;
  /** No longer paid by customers who stopped: at least 0. */
  readonly churnMinor: number;
  /** Revenue in force at the last instant of the period. */
  readonly closingMinor: number;
  /** Customers with revenue when the period began. */
  readonly openingCustomers: number;
  /** Movements of each kind; by period ends that is customers, by each change they may repeat. */
  readonly newCount: number;
  /** Reactivations. */
  readonly reactivationCount: number;
  /** Expansions. */
  readonly expansionCount: number;
  /** Contractions. */
  readonly contractionCount: number;
  /** Churns. Opening + new + reactivations − churns is always the closing customers. */
  readonly churnCount: number;
  /** Customers with revenue at the last instant of the period. */
  readonly closingCustomers: number;
  /** Customers whose revenue came and went inside the period. */
  readonly passingCustomers: number;
  /** What became of the customers who had revenue when the period began. */
  readonly opening: OpeningCustomers;
  /** Whether all of the period was observed; if not, these are the numbers so far. */
  readonly complete: boolean;
}

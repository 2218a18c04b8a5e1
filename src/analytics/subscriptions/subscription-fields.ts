/** Subscription fields: where a host's rows say what a subscription log holds. */
import type { Issue } from '../../kernel/parsed.ts';
import type { PlanInterval, PlanUnit } from './subscription-log.ts';

/** A field of a row: its name, or a function that reads it. */
export type Column<Row> = (keyof Row & string) | ((row: Row) => unknown);

/** Where a row says who, from when, until when, how much and how often. */
export interface SubscriptionColumns<Row> {
  /** The customer: a text that is not empty, or a safe integer. */
  readonly customer: Column<Row>;
  /** The first instant: a `Date`, epoch milliseconds, ISO text; a date where `zone` is given. */
  readonly start: Column<Row>;
  /** The first instant after it, likewise; `null` or an empty text where no end is agreed. */
  readonly end: Column<Row>;
  /** The amount of one plan interval in whole minor units: at least 0, and 0 for a trial. */
  readonly minor: Column<Row>;
  /** How often the amount is billed, for all rows; a month unless told. */
  readonly plan?: PlanUnit | PlanInterval;
  /** How often, row by row: a unit such as `'year'`, or `{ unit, count }`. Instead of `plan`. */
  readonly planBy?: Column<Row>;
  /** ISO 4217 code of all amounts; `null`, the default, leaves it unnamed. */
  readonly currency?: string | null;
  /** The currency, row by row. Instead of `currency`. */
  readonly currencyBy?: Column<Row>;
  /** Decimals of an amount, whatever its currency: 2, the default, for cents; from 0 to 15. */
  readonly scale?: number;
  /** IANA zone at whose midnight a date without a time begins. */
  readonly zone?: string;
  /**
   * The end of the extract, in the same forms as `start`. What lies at or after it is not known:
   * a subscription that ends exactly here may well go on.
   */
  readonly observedUntil: string | number | Date;
  /** Called with each fault of a row, which is skipped. Without it the first one throws. */
  readonly onInvalid?: (issue: Issue) => void;
}

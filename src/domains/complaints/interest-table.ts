/** Interest table: yearly rates by date, as an authority, a court or a contract has them. */
import type { Ratio } from '../../kernel/ratio.ts';
import type { DatedStep, DatedTable } from './dated-table.ts';
import type { RegimeSource } from './regime.ts';

/** A table of yearly rates that change with dates: JSON. */
export interface InterestTable extends DatedTable<InterestStep> {
  /** What it is called. */
  readonly title: string;
  /** Where it can be read. */
  readonly sources: readonly RegimeSource[];
  /** Actual days over a year of 365 days, leap years included, or over one of 360. */
  readonly dayCount: 'actual-365' | 'actual-360';
}

/** A yearly rate from a date on. */
export interface InterestStep extends DatedStep {
  /** The rate as a ratio, 8/100 for eight per cent a year; 0 or more. */
  readonly rate: Ratio;
}

/** Redress tariff: a published table of what faults are worth, with its dates. */
import type { DatedStep, DatedTable } from './dated-table.ts';
import type { RegimeSource } from './regime.ts';

/** A table of redress that changes with dates: JSON, published by an authority or by the firm. */
export interface RedressTariff extends DatedTable<TariffStep> {
  /** What it is called. */
  readonly title: string;
  /** Where it can be read. */
  readonly sources: readonly RegimeSource[];
  /** Three capital letters. */
  readonly currency: string;
  /** What it pays for, each with its own id. */
  readonly items: readonly TariffItem[];
}

/** Something a tariff pays for. */
export interface TariffItem {
  /** Its code in kebab-case, such as `missed-appointment`. */
  readonly id: string;
  /** What it is. */
  readonly title: string;
  /** Whether it is paid for each local date, or once for each event. */
  readonly per: 'day' | 'event';
}

/** The amounts of a tariff from a date on. */
export interface TariffStep extends DatedStep {
  /** Minor units by the id of the item: whole, 0 or more, one for every item. */
  readonly minor: Readonly<Record<string, number>>;
}

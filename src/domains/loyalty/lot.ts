/** Lot: points that were issued together, and live and expire together. */
import type { Instant } from '../../kernel/instant.ts';

/** Where the points of a lot came from. */
export type LotSource =
  | 'order'
  | 'bonus'
  | 'opening'
  | 'adjustment'
  | 'transfer'
  | 'merge'
  | 'reinstatement';

/**
 * Points that were issued together. They can be spent in the half-open interval from `activeAt`
 * until `expiresAt`: at the first instant, and no more at the last.
 */
export interface Lot {
  /** Its number within the account, from 1, as text. */
  readonly id: string;
  /** The currency of the programme. */
  readonly currency: string;
  /** What kind of thing the points are from. */
  readonly source: LotSource;
  /** The id of that thing: an order, an import, another account; `null` if it has none. */
  readonly reference: string | null;
  /** How many points were issued: whole, 1 or more. */
  readonly issued: number;
  /** How many are neither held nor gone; once the lot has expired, these are the expired ones. */
  readonly unspent: number;
  /** How many are held. */
  readonly held: number;
  /** How many of the unspent were recorded as expired. */
  readonly recorded: number;
  /** From when on it can be spent; `null` while it waits for an event to say so. */
  readonly activeAt: Instant | null;
  /** From when on it can be spent no more; `null` for never. */
  readonly expiresAt: Instant | null;
  /** Whether it also expires when the account lies idle. */
  readonly idles: boolean;
}

/** Later than every instant there can be: what never expires comes last. */
const NEVER = '~';

/** The end of a lot as text that sorts. */
export function endOf({ expiresAt }: Pick<Lot, 'expiresAt'>): string {
  return expiresAt ?? NEVER;
}

/** The beginning of a lot as text that sorts; one that waits for an event begins last. */
export function beginOf({ activeAt }: Pick<Lot, 'activeAt'>): string {
  return activeAt ?? NEVER;
}

/** Lots that expire sooner come first, then those that were active sooner, then by number. */
export function compareLots(one: Lot, other: Lot): number {
  return (
    compareText(endOf(one), endOf(other)) ||
    compareText(beginOf(one), beginOf(other)) ||
    one.id.length - other.id.length ||
    compareText(one.id, other.id)
  );
}

/** Less than 0, 0, or more, in the order of UTF-16 units. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

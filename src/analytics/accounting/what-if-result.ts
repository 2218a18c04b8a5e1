/** What-if result: the forms of what another programme would have changed. */
import type { AccountCommand } from '../../domains/loyalty/account-command.ts';
import type { AccountEvent } from '../../domains/loyalty/account-event.ts';
import type { NotReplayableReason } from './what-if-command.ts';

/** One quantity as it happened, as it would have been, and the second less the first. */
export interface Compared<Quantity> {
  /** As it happened. */
  readonly actual: Quantity;
  /** As it would have been. */
  readonly other: Quantity;
  /** What would have been more; below 0 for less. */
  readonly difference: Quantity;
}

/** Points of one currency, whole: sums since the account began, and what is there at the end. */
export interface PointsFigures {
  /** Points that rules of the programme issued, those that were taken back later included. */
  readonly issued: number;
  /** Points taken back, those that are owed included. */
  readonly clawedBack: number;
  /** Points redeemed, less those that came back. */
  readonly redeemed: number;
  /** Points that expired. */
  readonly expired: number;
  /** Points that are there: available, pending and held, less what is owed. Below 0 for a debt. */
  readonly balance: number;
}

/** Points of one currency, compared. */
export interface WhatIfPoints extends Compared<PointsFigures> {
  /** The currency. */
  readonly currency: string;
}

/** Where a member stands on one ladder, compared. */
export interface WhatIfTier {
  /** The ladder. */
  readonly ladder: string;
  /** The tier as it happened; `null` for none, or if the programme has no such ladder. */
  readonly from: string | null;
  /** The tier as it would be; `null` for none, or if the programme has no such ladder. */
  readonly to: string | null;
  /** How often the tier changed, from one to another, from none or to none. */
  readonly moves: Compared<number>;
}

/** How often a command would have been refused, and why. */
export interface RefusedCount {
  /** What was asked for. */
  readonly command: AccountCommand['type'];
  /** The code of the refusal: one of the account's own, or `TOO_LATE`. */
  readonly code: string;
  /** How often. */
  readonly times: number;
}

/** How many events could not be replayed, and why. */
export interface NotReplayableCount {
  /** What happened. */
  readonly event: AccountEvent['type'];
  /** What the event does not keep. */
  readonly reason: NotReplayableReason;
  /** How many. */
  readonly times: number;
}

/** What another programme would have changed for one member. */
export interface WhatIfMember {
  /** The member. */
  readonly member: string;
  /**
   * Whether what was redeemed and what is there would be worth more to the member, less or the
   * same. Tiers are not part of it.
   */
  readonly outcome: 'better' | 'worse' | 'equal';
  /** The points, by currency in the order of their names. */
  readonly points: readonly WhatIfPoints[];
  /** The standing, by ladder in the order of their names. */
  readonly tiers: readonly WhatIfTier[];
  /** How many events the history has. */
  readonly events: number;
  /** How many commands were tried under the other programme. */
  readonly commands: number;
  /** The commands that would have been refused; they are skipped, and the rest goes on. */
  readonly refused: readonly RefusedCount[];
  /** The events that could not be replayed; they are skipped, and the rest goes on. */
  readonly notReplayable: readonly NotReplayableCount[];
}

/** What points cost: those redeemed and those that are there, at their worth, in minor units. */
export type CostMinor = Compared<number>;

/** Points of one currency over all members, compared, with what they cost. */
export interface WhatIfCurrency extends WhatIfPoints {
  /** What they cost, each side rounded once, halves up; 0 for a currency without a worth. */
  readonly costMinor: CostMinor;
}

/** How many members stand on one tier and would stand on another, or on the same. */
export interface TierMoves {
  /** The ladder. */
  readonly ladder: string;
  /** The tier as it happened; `null` for none. */
  readonly from: string | null;
  /** The tier as it would be; `null` for none. */
  readonly to: string | null;
  /** How many members. */
  readonly members: number;
}

/** What another programme would have changed for all members. */
export interface WhatIfTotals {
  /** How many members the numbers are of. */
  readonly members: number;
  /** How many members were left out because not all of their history could be replayed. */
  readonly leftOut: number;
  /** How many events were read, those of members left out included. */
  readonly events: number;
  /** How many commands were tried, those of members left out included. */
  readonly commands: number;
  /** How many members would be better off; see {@link WhatIfMember}. */
  readonly better: number;
  /** How many would be worse off. */
  readonly worse: number;
  /** How many would be as well off. */
  readonly equal: number;
  /** The points and what they cost, by currency in the order of their names. */
  readonly points: readonly WhatIfCurrency[];
  /** What all points cost: the sum of what those of each currency do. */
  readonly costMinor: CostMinor;
  /** From which tier to which, in the order of ladders and tiers by name, no tier first. */
  readonly tierMoves: readonly TierMoves[];
  /** The commands that would have been refused, those of members left out included. */
  readonly refused: readonly RefusedCount[];
  /** The events that could not be replayed, those of members left out included. */
  readonly notReplayable: readonly NotReplayableCount[];
}

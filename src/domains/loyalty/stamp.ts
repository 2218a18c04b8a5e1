/** Stamp card: so many stamps for one reward, and what becomes of a card when a stamp goes back. */

/** A stamp card. */
export interface StampCard {
  /** Its name in the programme. */
  readonly id: string;
  /** The currency of its stamps, of the kind `stamps`. */
  readonly currency: string;
  /** How many stamps make a full card. Whole, from 1. */
  readonly size: number;
  /** The host's name of what a full card gives. */
  readonly reward: string;
  /** Whether a new card begins when one is full. */
  readonly repeats: boolean;
}

/** Where somebody stands on a stamp card. */
export interface StampStanding {
  /** How many cards are full. */
  readonly full: number;
  /** How many stamps are on the card that is being filled. */
  readonly stamps: number;
  /** How many stamps it lacks; 0 if no new card begins. */
  readonly missing: number;
  /** How many rewards can be used. */
  readonly rewards: number;
  /** How many stamps are owed, because a reward was used whose stamps went back. */
  readonly owed: number;
}

/**
 * Where somebody stands on a stamp card.
 *
 * It is told from the stamps there are, so a card that was full reopens by itself when a stamp goes
 * back. If its reward is used by then, the stamps it lacks are owed: whether the next stamps repay
 * them is what the programme says of points that were spent.
 *
 * @param card The card.
 * @param stamps How many stamps there are, those that went back left out. Whole, from 0.
 * @param used How many rewards were used. Whole, from 0.
 * @returns Full cards, the card being filled, rewards to use, stamps owed.
 * @example Eight stamps for a coffee; the eighth goes back, before and after the coffee
 * ```ts
 * import { stampStanding } from 'everbond/loyalty';
 *
 * const card = { id: 'coffee', currency: 'stamps', size: 8, reward: 'coffee', repeats: true };
 *
 * stampStanding(card, 8, 0); // => { full: 1, stamps: 0, missing: 8, rewards: 1, owed: 0 }
 * stampStanding(card, 7, 0); // => { full: 0, stamps: 7, missing: 1, rewards: 0, owed: 0 }
 * stampStanding(card, 7, 1); // => { full: 0, stamps: 7, missing: 1, rewards: 0, owed: 1 }
 * ```
 */
export function stampStanding(
  { size, repeats }: StampCard,
  stamps: number,
  used: number,
): StampStanding {
  const fullByStamps = Math.floor(stamps / size);
  const full = repeats ? fullByStamps : Math.min(fullByStamps, 1);
  const isOver = !repeats && full === 1;
  const on = isOver ? 0 : stamps % size;
  return {
    full,
    stamps: on,
    missing: isOver ? 0 : size - on,
    rewards: Math.max(full - used, 0),
    owed: Math.max(used * size - stamps, 0),
  };
}

/** Reservation state: what is held, what was confirmed, and what each event does to them. */
import type { Fact } from '../kernel/aggregate.ts';
import type { Instant } from '../kernel/instant.ts';
import {
  EMPTY_TABLE,
  entriesOf,
  entryOf,
  type IdTable,
  withEntry,
  withoutEntry,
} from './id-table.ts';

/** An amount set aside until an instant, that instant not included. */
export interface Hold {
  /** Its name, given by whoever reserved. */
  readonly id: string;
  /** How much is held: whole, 1 or more. */
  readonly amount: number;
  /** From when on it is held no more. */
  readonly until: Instant;
}

/** A hold that is over. */
export interface SettledHold extends Hold {
  /** How it ended. */
  readonly outcome: 'confirmed' | 'released' | 'lapsed';
  /** How much of it was confirmed: 0 unless it was. */
  readonly confirmed: number;
}

/** Where a reservation stands. */
export interface ReservationState {
  /** The sum of what is held. */
  readonly held: number;
  /** The sum of all that was ever confirmed. */
  readonly confirmed: number;
  /** The holds that are not over; read them by `holdsOf`. */
  readonly holds: IdTable<Hold>;
  /** The holds that are over, kept so that nothing is done twice. */
  readonly settled: IdTable<SettledHold>;
}

/** What happens to a reservation. */
export type ReservationEvent = Reserved | Confirmed | Released | Lapsed;

/** An amount was set aside. */
export interface Reserved extends Fact, Hold {
  /** What happened. */
  readonly type: 'Reserved';
}

/** A hold was used, in whole or in part. */
export interface Confirmed extends Fact {
  /** What happened. */
  readonly type: 'Confirmed';
  /** The hold. */
  readonly id: string;
  /** How much of it was used. */
  readonly amount: number;
  /** How much of it is free again. */
  readonly freed: number;
}

/** A hold was given back. */
export interface Released extends Fact {
  /** What happened. */
  readonly type: 'Released';
  /** The hold. */
  readonly id: string;
  /** How much is free again. */
  readonly freed: number;
}

/** A hold ended by itself; `at` is its deadline. */
export interface Lapsed extends Fact {
  /** What happened. */
  readonly type: 'Lapsed';
  /** The hold. */
  readonly id: string;
  /** How much is free again. */
  readonly freed: number;
}

/** Nothing held, nothing confirmed. */
export const NO_HOLDS: ReservationState = Object.freeze({
  held: 0,
  confirmed: 0,
  holds: EMPTY_TABLE,
  settled: EMPTY_TABLE,
});

/**
 * The holds that are not over.
 *
 * @param state Where the reservation stands.
 * @param at Leaves out those that are over by this instant, though nothing has recorded it yet.
 * @returns Holds in the order in which they lapse, those of one instant by id.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { createReservation, holdsOf } from 'everbond/mechanisms';
 *
 * const { initial, evolve } = createReservation({ cap: 10, covers: 'held' });
 * const [at, until] = [instant('2026-06-01T10:00Z'), instant('2026-06-01T10:15Z')];
 * const state = evolve(initial, { type: 'Reserved', at, id: 'cart-7', amount: 3, until });
 *
 * holdsOf(state, at); // => [{ id: 'cart-7', amount: 3, until }]
 * holdsOf(state, until); // => []
 * ```
 */
export function holdsOf(state: ReservationState, at: Instant): readonly Hold[] {
  return inOrder(entriesOf(state.holds).filter(({ until }) => until > at));
}

/** The holds that are over by an instant and not yet settled, in the order in which they lapse. */
export function lapsedBy(state: ReservationState, at: Instant): readonly Hold[] {
  return inOrder(entriesOf(state.holds).filter(({ until }) => until <= at));
}

/** The state after an event; an event about no hold of the state changes nothing. */
export function evolveReservation(
  state: ReservationState,
  event: ReservationEvent,
): ReservationState {
  if (event.type === 'Reserved') {
    const { id, amount, until } = event;
    return {
      ...state,
      held: state.held + amount,
      holds: withEntry(state.holds, { id, amount, until }),
    };
  }
  const hold = entryOf(state.holds, event.id);
  if (hold === null) return state;
  const confirmed = event.type === 'Confirmed' ? event.amount : 0;
  const outcome = OUTCOMES[event.type];
  return {
    held: state.held - hold.amount,
    confirmed: state.confirmed + confirmed,
    holds: withoutEntry(state.holds, hold.id),
    settled: withEntry(state.settled, { ...hold, outcome, confirmed }),
  };
}

const OUTCOMES = { Confirmed: 'confirmed', Released: 'released', Lapsed: 'lapsed' } as const;

function inOrder(holds: readonly Hold[]): readonly Hold[] {
  return holds.toSorted((one, other) => {
    const [first, second] =
      one.until === other.until ? [one.id, other.id] : [one.until, other.until];
    return first < second ? -1 : Number(first > second);
  });
}

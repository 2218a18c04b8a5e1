/**
 * Reservation: holds on a limited amount, each confirmed, released, or lapsed at its deadline.
 *
 * For whatever must not be promised twice: contacts under a cap, points at the till, pieces in
 * stock. Every hold has an id, so a command that arrives again changes nothing.
 */
import type { Aggregate, FireTimer } from '../kernel/aggregate.ts';
import { accept, type Decision, refuse } from '../kernel/decider.ts';
import { breach } from '../kernel/errors.ts';
import { isId } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { shown } from '../kernel/shown.ts';
import { entriesOf, entryOf } from './id-table.ts';
import {
  evolveReservation,
  type Hold,
  holdsOf,
  lapsedBy,
  NO_HOLDS,
  type ReservationEvent,
  type ReservationState,
  type SettledHold,
} from './reservation-state.ts';
import type {
  Confirm,
  Release,
  ReservationCommand,
  ReservationLimit,
  ReservationRefusal,
  Reserve,
} from './reservation-terms.ts';
import { isWhole } from './whole.ts';

type Answer = Decision<ReservationEvent, ReservationRefusal>;

const TIMER = 'lapse:';

/**
 * A reservation over a cap, as an aggregate: pure functions from commands to events to a state.
 *
 * What the cap covers never exceeds it, in whatever order commands arrive. A hold is over at its
 * deadline whether or not anything records it; `Reserve` records what lapsed before it counts.
 * The cap may be another at every call: a lower one takes nothing back and allows nothing new.
 *
 * @param limit How much there is, and what it covers.
 * @returns The aggregate. `Reserve` under an id that it knows, with the same content, is accepted
 *   and changes nothing, and so are a second `Confirm` and a second `Release`; if the hold is over
 *   by then a warning `HOLD_OVER` says how it ended. Commands may come however late.
 * @throws ContractError if the cap is not whole or below 0, or `covers` is neither of the two.
 * @example The last piece is promised once
 * ```ts
 * import { instant, replay } from 'everbond/kernel';
 * import { createReservation } from 'everbond/mechanisms';
 *
 * const stock = createReservation({ cap: 1, covers: 'held-and-confirmed' });
 * const at = instant('2026-06-01T10:00Z');
 * const until = instant('2026-06-01T10:15Z');
 * const reserve = (id: string) =>
 *   ({ type: 'Reserve', at, by: 'shop', id, amount: 1, until }) as const;
 *
 * const first = stock.decide(reserve('cart-1'), stock.initial);
 * const state = replay(stock, first.accepted ? first.events : []);
 *
 * stock.decide(reserve('cart-1'), state).accepted; // => true
 * stock.decide(reserve('cart-2'), state);
 * // => {
 * //   accepted: false,
 * //   refusal: { code: 'CAP_REACHED', cap: 1, free: 0, requested: 1, nextAt: until },
 * // }
 * stock.decide({ type: 'Confirm', at: until, by: 'shop', id: 'cart-1' }, state);
 * // => { accepted: false, refusal: { code: 'HOLD_LAPSED', until } }
 * ```
 */
export function createReservation(
  limit: ReservationLimit,
): Aggregate<ReservationCommand, ReservationState, ReservationEvent, ReservationRefusal> {
  const { cap, covers } = limit;
  if (cap !== null && !isWhole(cap, 0)) {
    breach('createReservation', 'cap', `must be whole and at least 0, or null, got ${shown(cap)}`);
  }
  if (covers !== 'held' && covers !== 'held-and-confirmed') {
    breach('createReservation', 'covers', 'must be held or held-and-confirmed');
  }
  return {
    initial: NO_HOLDS,
    decide: (command, state) => {
      switch (command.type) {
        case 'Reserve':
          return reserve(limit, command, state);
        case 'FireTimer':
          return lapse(command, state);
        case 'Confirm':
        case 'Release':
          return settle(command, state);
        default:
          return refuse({ code: 'UNKNOWN_COMMAND' });
      }
    },
    evolve: evolveReservation,
    timersOf: ({ holds }) =>
      entriesOf(holds).map(({ id, until }) => ({ id: TIMER + id, dueAt: until })),
    formats: { Reserved: [], Confirmed: [], Released: [], Lapsed: [] },
    latenessMs: Number.MAX_SAFE_INTEGER,
  };
}

function reserve(
  limit: ReservationLimit,
  { id, amount, until, at }: Reserve,
  state: ReservationState,
): Answer {
  const settled = entryOf(state.settled, id);
  const known = entryOf(state.holds, id) ?? settled;
  if (known !== null && known.amount === amount && known.until === until) {
    const isOver = settled !== null || until <= at;
    return isOver ? over(settled?.outcome ?? 'lapsed') : accept([]);
  }
  if (known !== null) return refuse({ code: 'ID_TAKEN' });
  if (!isId(id) || !isId(TIMER + id)) return refuse({ code: 'BAD_ID' });
  if (!isWhole(amount, 1)) return refuse({ code: 'BAD_AMOUNT' });
  if (!(until > at)) return refuse({ code: 'UNTIL_PAST', until });

  const lapsed = lapsedBy(state, at).map((hold) => lapsedEvent(hold));
  const now = lapsed.reduce(evolveReservation, state);
  const refusal = shortage(limit, amount, now, at);
  if (refusal !== null) return refuse(refusal);
  return accept([...lapsed, { type: 'Reserved', at, id, amount, until }]);
}

/** Why an amount cannot be held, or `null`. No sum ever leaves the safe integers. */
function shortage(
  { cap, covers }: ReservationLimit,
  requested: number,
  state: ReservationState,
  at: Instant,
): Extract<ReservationRefusal, { code: 'CAP_REACHED' }> | null {
  const { held, confirmed } = state;
  const limit = cap ?? Number.MAX_SAFE_INTEGER;
  const room = limit - held - (covers === 'held' ? 0 : confirmed);
  const countable = Number.MAX_SAFE_INTEGER - held - confirmed;
  const free = Math.max(0, Math.min(room, countable));
  if (requested <= free) return null;

  let coming = Math.min(room, countable);
  const nextAt = holdsOf(state, at).find(({ amount }) => {
    coming += amount;
    return coming >= requested;
  })?.until;
  return { code: 'CAP_REACHED', cap: limit, free, requested, nextAt: nextAt ?? null };
}

function settle(command: Confirm | Release, state: ReservationState): Answer {
  const { id, at } = command;
  const settled = entryOf(state.settled, id);
  if (settled !== null) return settledAnswer(command, settled);
  const hold = entryOf(state.holds, id);
  if (hold === null) return refuse({ code: 'NO_SUCH_HOLD' });
  if (hold.until <= at) return refuse({ code: 'HOLD_LAPSED', until: hold.until });
  if (command.type === 'Release') {
    return accept([{ type: 'Released', at, id, freed: hold.amount }]);
  }
  const { amount = hold.amount } = command;
  if (!isWhole(amount, 1)) return refuse({ code: 'BAD_AMOUNT' });
  if (amount > hold.amount) return refuse({ code: 'EXCEEDS_HOLD', held: hold.amount });
  return accept([{ type: 'Confirmed', at, id, amount, freed: hold.amount - amount }]);
}

/** Doing again what was done changes nothing; doing something else is refused. */
function settledAnswer(command: Confirm | Release, settled: SettledHold): Answer {
  const { outcome, confirmed, until } = settled;
  if (outcome === 'lapsed') return refuse({ code: 'HOLD_LAPSED', until });
  const isRepeated =
    command.type === 'Release'
      ? outcome === 'released'
      : outcome === 'confirmed' && (command.amount ?? settled.amount) === confirmed;
  if (isRepeated) return accept([]);
  return refuse({ code: outcome === 'released' ? 'HOLD_RELEASED' : 'HOLD_CONFIRMED', confirmed });
}

/** The timer of a hold that is over by other ways has nothing left to do. */
function lapse({ timer, at }: FireTimer, state: ReservationState): Answer {
  if (!timer.startsWith(TIMER)) return refuse({ code: 'NO_SUCH_TIMER' });
  const id = timer.slice(TIMER.length);
  const hold = entryOf(state.holds, id);
  if (hold === null) {
    return entryOf(state.settled, id) === null ? refuse({ code: 'NO_SUCH_HOLD' }) : accept([]);
  }
  return hold.until > at
    ? refuse({ code: 'NOT_DUE', until: hold.until })
    : accept([lapsedEvent(hold)]);
}

function lapsedEvent({ id, amount, until }: Hold): ReservationEvent {
  return { type: 'Lapsed', at: until, id, freed: amount };
}

function over(outcome: SettledHold['outcome']): Answer {
  return accept([], [], [{ code: 'HOLD_OVER', outcome }]);
}

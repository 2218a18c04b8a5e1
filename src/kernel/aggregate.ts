/**
 * Aggregate: a decider with what must be known of it to keep its events for years.
 *
 * A decider alone says what is right. To store its events and to take facts that come late, one
 * must also know the forms its events have had, and how late is too late.
 *
 * @see Eric Evans, "Domain-Driven Design" (2003), chapter 6, for the word: what changes together.
 */
import type { Command, Decider } from './decider.ts';
import type { Instant } from './instant.ts';
import type { Timer } from './timer.ts';
import type { EventFormats } from './upcast.ts';

/** What every event of an aggregate says besides its own facts. */
export interface Fact {
  /** What happened, in the past tense: `Redeemed`. */
  readonly type: string;
  /** When it happened in the world. */
  readonly at: Instant;
}

/** A decider whose events are kept: one customer's account, one case, one stage of a life. */
export interface Aggregate<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
> extends Decider<SomeCommand, State, Event, SomeRefusal> {
  /** Every type of its events, with the steps that lead from older forms to that of today. */
  readonly formats: EventFormats;
  /** How long before the newest event a command may have happened: milliseconds, 0 or more. */
  readonly latenessMs: number;
}

/**
 * The command that a due timer becomes. An aggregate with timers decides it by the timer's id, and
 * never refuses it: a timer of the state is a promise of the state.
 */
export interface FireTimer extends Command {
  /** Always the same. */
  readonly type: 'FireTimer';
  /** The id of the timer. */
  readonly timer: string;
}

/** Where one thing stands. */
export interface Standing<State> {
  /** Its state. */
  readonly state: State;
  /** When the newest thing happened to it; `null` before anything has. */
  readonly newestAt: Instant | null;
}

/**
 * Where a thing stands after more events.
 *
 * @param aggregate Its beginning and how it evolves.
 * @param events What happened, in the order it was told.
 * @param from Where it stood before; the beginning if left out.
 * @returns The state after all of them, and the instant of the newest, which need not be the last.
 * @example
 * ```ts
 * import { instant, standingAfter } from 'everbond/kernel';
 *
 * type Added = { readonly type: 'Added'; readonly at: ReturnType<typeof instant> };
 * const counter = { initial: 0, evolve: (count: number, _event: Added) => count + 1 };
 * const may = instant('2026-05-01T00:00Z');
 * const june = instant('2026-06-01T00:00Z');
 *
 * standingAfter(counter, [{ type: 'Added', at: june }, { type: 'Added', at: may }]);
 * // => { state: 2, newestAt: june }
 * standingAfter(counter, []); // => { state: 0, newestAt: null }
 * ```
 */
export function standingAfter<State, Event extends Fact>(
  aggregate: Pick<Decider<never, State, Event, never>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
  from: Standing<State> = { state: aggregate.initial, newestAt: null },
): Standing<State> {
  let { state, newestAt } = from;
  for (const event of events) {
    state = aggregate.evolve(state, event);
    if (newestAt === null || event.at > newestAt) newestAt = event.at;
  }
  return { state, newestAt };
}

/**
 * The timer that is due first, if one is due by an instant.
 *
 * @param timers The timers of a state, in any order.
 * @param by The instant; a timer due exactly then is due.
 * @returns The earliest, of equals the one whose id sorts first; `null` if none is due yet.
 * @example
 * ```ts
 * import { dueTimer, instant } from 'everbond/kernel';
 *
 * const dueAt = instant('2026-05-01T00:00Z');
 *
 * dueTimer([{ id: 'expire', dueAt }], dueAt); // => { id: 'expire', dueAt }
 * dueTimer([{ id: 'expire', dueAt }], instant('2026-04-30T23:59Z')); // => null
 * ```
 */
export function dueTimer(timers: readonly Timer[], by: Instant): Timer | null {
  let first: Timer | null = null;
  for (const timer of timers) {
    if (timer.dueAt > by) continue;
    if (first === null || isBefore(timer, first)) first = timer;
  }
  return first;
}

function isBefore(one: Timer, other: Timer): boolean {
  return one.dueAt === other.dueAt ? one.id < other.id : one.dueAt < other.dueAt;
}

/**
 * Decider: a thing with rules as pure functions.
 *
 *     command, state ──decide──▶ events ──evolve──▶ next state ──timersOf──▶ timers
 *
 * `decide` says what should happen, `evolve` records that it did. Neither reads a clock, a store or
 * chance: time and identity arrive inside the command. The same command on the same state gives
 * the same answer on every machine, today and in ten years.
 *
 * @see Jérémie Chassaing, "Functional Event Sourcing Decider" (2021), thinkbeforecoding.com.
 */
import type { By } from './actor.ts';
import type { Instant } from './instant.ts';
import type { JsonValue } from './json-value.ts';
import type { Timer } from './timer.ts';

/** What every command says besides its own facts. */
export interface Command {
  /** What is asked for, as an imperative: `Redeem`. */
  readonly type: string;
  /** When it happened in the world, which may be before it was told. */
  readonly at: Instant;
  /** Who asks, and on whose authority. */
  readonly by: By;
}

/** A thing with rules. */
export interface Decider<
  SomeCommand extends Command,
  State,
  Event,
  SomeRefusal extends { readonly code: string },
> {
  /** The state before anything has happened. */
  readonly initial: State;
  /** Answers a command with the events it causes, or with why it is refused. */
  readonly decide: (command: SomeCommand, state: State) => Decision<Event, SomeRefusal>;
  /** The state after one more event. Never says no: what has happened has happened. */
  readonly evolve: (state: State, event: Event) => State;
  /** The timers a state waits for, each id once. */
  readonly timersOf: (state: State) => readonly Timer[];
}

/** The answer to a command: plain data, to be logged, sent, stored and compared. */
export type Decision<Event, SomeRefusal extends { readonly code: string }> =
  | {
      readonly accepted: true;
      /** What happens, in order; none if nothing changes. */
      readonly events: readonly Event[];
      /** The rules that led here, in the order they applied. */
      readonly why: readonly Reason[];
      /** What somebody should look at, though nothing stands in the way. */
      readonly warnings: readonly Warning[];
    }
  | {
      readonly accepted: false;
      /** Why not, with the facts. */
      readonly refusal: SomeRefusal;
    };

/** One rule that applied, with the facts it applied to. */
export interface Reason {
  /** The id of the rule. */
  readonly rule: string;
  /** What the rule saw and gave. */
  readonly [fact: string]: JsonValue;
}

/** Something to look at, with its facts. */
export interface Warning {
  /** Stable name in UPPER_SNAKE. */
  readonly code: string;
  /** What a host needs to explain it. */
  readonly [fact: string]: JsonValue;
}

/**
 * The answer yes: these events happen.
 *
 * @param events What happens, in order; none if nothing changes.
 * @param why The rules that led here, in order.
 * @param warnings What somebody should look at.
 * @returns An accepted decision.
 * @example
 * ```ts
 * import { accept } from 'everbond/kernel';
 *
 * accept([{ type: 'Earned', points: 5 }], [{ rule: 'base-rate' }]);
 * // => {
 * //   accepted: true,
 * //   events: [{ type: 'Earned', points: 5 }],
 * //   why: [{ rule: 'base-rate' }],
 * //   warnings: [],
 * // }
 * ```
 */
export function accept<Event>(
  events: readonly Event[],
  why: readonly Reason[] = [],
  warnings: readonly Warning[] = [],
): Decision<Event, never> {
  return { accepted: true, events, why, warnings };
}

/**
 * The answer no, with its reason.
 *
 * @param refusal A code and the facts behind it.
 * @returns A refused decision.
 * @example
 * ```ts
 * import { refuse } from 'everbond/kernel';
 *
 * refuse({ code: 'TOO_FEW_POINTS', missing: 40 });
 * // => { accepted: false, refusal: { code: 'TOO_FEW_POINTS', missing: 40 } }
 * ```
 */
export function refuse<const SomeRefusal extends { readonly code: string }>(
  refusal: SomeRefusal,
): Decision<never, SomeRefusal> {
  return { accepted: false, refusal };
}

/**
 * The state after a whole history.
 *
 * @param decider Whose `evolve` and `initial` are used.
 * @param history Events, oldest first.
 * @param from The state before them, if not the initial one; a snapshot for instance.
 * @returns The state after the last event.
 * @example
 * ```ts
 * import { accept, replay } from 'everbond/kernel';
 *
 * const counter = {
 *   initial: 0,
 *   decide: () => accept([{ type: 'Counted' }]),
 *   evolve: (count: number) => count + 1,
 *   timersOf: () => [],
 * };
 *
 * replay(counter, [{ type: 'Counted' }, { type: 'Counted' }]); // => 2
 * ```
 */
export function replay<State, Event>(
  decider: Pick<Decider<never, State, Event, never>, 'initial' | 'evolve'>,
  history: Iterable<Event>,
  from: State = decider.initial,
): State {
  let state = from;
  for (const event of history) state = decider.evolve(state, event);
  return state;
}

/**
 * Carry out: one command on one aggregate, with everything that comes before it.
 *
 *     timers that are due first ──▶ is it too late? ──▶ decide ──▶ the new standing
 *
 * Pure, so that the runtime, a simulation and a host without a store all do the same.
 */
import {
  type Aggregate,
  dueTimer,
  type Fact,
  type FireTimer,
  type Standing,
  standingAfter,
} from './aggregate.ts';
import type { Command, Reason, Warning } from './decider.ts';
import { breach } from './errors.ts';
import { epochMsOf, type Instant } from './instant.ts';
import type { Timer } from './timer.ts';

/** The command happened longer before the newest event than the aggregate takes. */
export interface TooLate {
  /** Always the same. */
  readonly code: 'TOO_LATE';
  /** When the command says it happened. */
  readonly at: Instant;
  /** When the newest event happened. */
  readonly newestAt: Instant;
  /** How late a command may be: milliseconds. */
  readonly latenessMs: number;
}

/** What a command came to, and where the thing stands now. */
export type Carried<State, Event, SomeRefusal> =
  | {
      readonly accepted: true;
      /** All that happens, in order: what due timers caused, then what the command did. */
      readonly events: readonly Event[];
      /** The rules that led here, of the command alone. */
      readonly why: readonly Reason[];
      /** What somebody should look at, though nothing stands in the way. */
      readonly warnings: readonly Warning[];
      /** Where the thing stands after the events. */
      readonly standing: Standing<State>;
    }
  | {
      readonly accepted: false;
      /** Why not. Timers that were due stay due: a refused command changes nothing. */
      readonly refusal: SomeRefusal | TooLate;
    };

/** Who fires timers, as events record it. */
const CLOCK = 'clock';

/** Far above what catches up with years of daily timers; a timer that never ends reaches it. */
const FIRINGS_MAX = 10_000;

/**
 * Carries out one command: fires what is due by its instant, refuses what comes too late, decides.
 *
 * Timers fire in the order of their deadlines and are stamped with them, so the result does not
 * depend on how punctual the host's clock is. A deadline is never too late.
 *
 * @param aggregate The rules.
 * @param standing Where the thing stands.
 * @param command What is asked for.
 * @returns The events of the timers and of the command with the new standing, or a refusal: the
 *   aggregate's own, or `TOO_LATE`.
 * @throws ContractError if the command has no `at` that is text, a timer is still due after it has
 *   fired, or the aggregate refuses it.
 * @example
 * ```ts
 * import type { Aggregate, Command, Fact } from 'everbond/kernel';
 * import { accept, carryOut, instant } from 'everbond/kernel';
 *
 * const counter: Aggregate<Command, number, Fact, never> = {
 *   initial: 0,
 *   decide: ({ at }) => accept([{ type: 'Added', at }]),
 *   evolve: (count) => count + 1,
 *   timersOf: () => [],
 *   formats: { Added: [] },
 *   latenessMs: 0,
 * };
 * const june = instant('2026-06-01T00:00Z');
 * const command = { type: 'Add', at: instant('2026-05-01T00:00Z'), by: 'till-4' };
 *
 * const first = carryOut(counter, { state: 0, newestAt: null }, command);
 * first.accepted && first.standing; // => { state: 1, newestAt: '2026-05-01T00:00:00.000Z' }
 *
 * const late = carryOut(counter, { state: 1, newestAt: june }, command);
 * late.accepted || late.refusal.code; // => 'TOO_LATE'
 * ```
 */
export function carryOut<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
>(
  aggregate: Aggregate<SomeCommand, State, Event, SomeRefusal>,
  standing: Standing<NoInfer<State>>,
  command: SomeCommand,
): Carried<State, Event, SomeRefusal> {
  // What else a command must hold is for `decide` to look at.
  const { at } = (command as { readonly at?: unknown } | null) ?? {};
  if (typeof at !== 'string') breach('carryOut', 'at', 'must be an instant, as instant() gives');
  const { newestAt } = standing;
  const { latenessMs } = aggregate;
  if (newestAt !== null && command.at < newestAt) {
    const lateMs = epochMsOf(newestAt) - epochMsOf(command.at);
    if (lateMs > latenessMs) {
      return {
        accepted: false,
        refusal: { code: 'TOO_LATE', at: command.at, newestAt, latenessMs },
      };
    }
  }
  const fired = fireTimers(aggregate, standing, command.at);
  const decision = aggregate.decide(command, fired.standing.state);
  if (!decision.accepted) return decision;

  const { events, why, warnings } = decision;
  return {
    accepted: true,
    events: fired.events.length === 0 ? events : [...fired.events, ...events],
    why,
    warnings,
    standing: standingAfter(aggregate, events, fired.standing),
  };
}

/** One timer that fired. */
export interface Firing<State, Event> {
  /** The timer. */
  readonly timer: Timer;
  /** What it caused. */
  readonly events: readonly Event[];
  /** Where the thing stands now. */
  readonly standing: Standing<State>;
}

/**
 * Fires the timer that is due first, if one is due by an instant.
 *
 * @param aggregate The rules.
 * @param standing Where the thing stands.
 * @param by The instant; a timer due exactly then fires.
 * @returns The timer, what it caused and where the thing stands now; `null` if none is due.
 * @throws ContractError if the timer is still due after it has fired, or the aggregate refuses it.
 * @example
 * ```ts
 * import type { Aggregate, Fact, FireTimer } from 'everbond/kernel';
 * import { accept, fireNextTimer, instant } from 'everbond/kernel';
 *
 * const dueAt = instant('2026-06-01T00:00Z');
 * const offer: Aggregate<FireTimer, 'open' | 'over', Fact, never> = {
 *   initial: 'open',
 *   decide: ({ at }) => accept([{ type: 'Ended', at }]),
 *   evolve: () => 'over',
 *   timersOf: (state) => (state === 'open' ? [{ id: 'end', dueAt }] : []),
 *   formats: { Ended: [] },
 *   latenessMs: 0,
 * };
 *
 * fireNextTimer(offer, { state: 'open', newestAt: null }, instant('2026-07-01T00:00Z'));
 * // => {
 * //   timer: { id: 'end', dueAt },
 * //   events: [{ type: 'Ended', at: dueAt }],
 * //   standing: { state: 'over', newestAt: dueAt },
 * // }
 * ```
 */
export function fireNextTimer<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
>(
  aggregate: Aggregate<SomeCommand, State, Event, SomeRefusal>,
  standing: Standing<NoInfer<State>>,
  by: Instant,
): Firing<State, Event> | null {
  const timer = dueTimer(aggregate.timersOf(standing.state), by);
  if (timer === null) return null;

  const command: FireTimer = { type: 'FireTimer', at: timer.dueAt, by: CLOCK, timer: timer.id };
  // An aggregate that has timers takes their command; one that has none is never asked.
  const decision = aggregate.decide(command as Command as SomeCommand, standing.state);
  if (!decision.accepted)
    breach('decide', 'FireTimer', 'must be accepted for a timer of the state');

  const { events } = decision;
  const after = standingAfter(aggregate, events, standing);
  const { id, dueAt } = timer;
  if (aggregate.timersOf(after.state).some((left) => left.id === id && left.dueAt <= dueAt)) {
    breach('timersOf', 'timer', 'must be gone, or due later, once it has fired');
  }
  return { timer, events, standing: after };
}

/** Fires all that is due, and what that sets anew if it is due too. */
export function fireTimers<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
>(
  aggregate: Aggregate<SomeCommand, State, Event, SomeRefusal>,
  standing: Standing<State>,
  by: Instant,
): Omit<Firing<State, Event>, 'timer'> {
  let next = fireNextTimer(aggregate, standing, by);
  if (next === null) return { events: [], standing };

  const fired: Event[] = [];
  let now = standing;
  for (let count = 0; next !== null; count += 1) {
    if (count === FIRINGS_MAX) breach('timersOf', 'timer', 'must come to an end');
    fired.push(...next.events);
    now = next.standing;
    next = fireNextTimer(aggregate, now, by);
  }
  return { events: fired, standing: now };
}

/**
 * Given, when, then: an aggregate's rules as sentences that run.
 *
 *     given(account, [opened, earned]).when(redeem).thenEvents([redeemed]);
 *
 * It goes the way the runtime goes: timers that are due fire first, and what comes too late is
 * refused.
 *
 * @see Dan North, "Introducing BDD" (2006), for given, when and then.
 */
import { type Aggregate, type Fact, standingAfter } from '../../kernel/aggregate.ts';
import { type Carried, carryOut, fireTimers, type TooLate } from '../../kernel/carry-out.ts';
import type { Command } from '../../kernel/decider.ts';
import type { Instant } from '../../kernel/instant.ts';
import { textOf } from './expectations.ts';

/** A thing to which something has happened. */
export interface Given<SomeCommand, State, Event, SomeRefusal> {
  /** What it does with a command. */
  readonly when: (command: SomeCommand) => Then<State, Event, SomeRefusal>;
  /** What its timers do until an instant, if nobody says anything. */
  readonly whenTimePasses: (until: Instant) => Then<State, Event, SomeRefusal>;
}

/**
 * What came of it, to be compared. Each comparison throws an error that carries `actual` and
 * `expected`, as test runners show them, and gives the same object back for the next.
 */
export interface Then<State, Event, SomeRefusal> {
  /** What came of it, to be looked at in any other way. */
  readonly outcome: Carried<State, Event, SomeRefusal>;
  /** It was accepted, and these events happened, no others, in this order. */
  readonly thenEvents: (events: readonly Event[]) => Then<State, Event, SomeRefusal>;
  /** It was accepted, and the state is now equal to this one. */
  readonly thenState: (state: State) => Then<State, Event, SomeRefusal>;
  /** It was refused, for exactly this reason. */
  readonly thenRefused: (refusal: SomeRefusal | TooLate) => Then<State, Event, SomeRefusal>;
}

/**
 * Begins a sentence about an aggregate: what has happened to a thing before.
 *
 * @param aggregate The rules.
 * @param history What happened, in the order it was told, in the form of today.
 * @returns What can be done with the thing next. Nothing is changed by it: it can be done twice.
 * @example A stamp card that is full
 * ```ts
 * import type { Aggregate, Command, Fact } from 'everbond/kernel';
 * import { accept, instant, refuse } from 'everbond/kernel';
 * import { given } from 'everbond/testing';
 *
 * const card: Aggregate<Command, number, Fact, { readonly code: 'FULL' }> = {
 *   initial: 0,
 *   decide: ({ at }, stamps) =>
 *     stamps === 2 ? refuse({ code: 'FULL' }) : accept([{ type: 'Stamped', at }]),
 *   evolve: (stamps) => stamps + 1,
 *   timersOf: () => [],
 *   formats: { Stamped: [] },
 *   latenessMs: 0,
 * };
 * const at = instant('2026-05-01T10:00Z');
 * const stamp = { type: 'Stamp', at, by: 'till-4' };
 * const stamped = { type: 'Stamped', at };
 *
 * given(card, [stamped]).when(stamp).thenEvents([stamped]).thenState(2);
 * given(card, [stamped, stamped]).when(stamp).thenRefused({ code: 'FULL' });
 * given(card, []).when(stamp).thenRefused({ code: 'FULL' }); // throws /must be refused/
 * ```
 */
export function given<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
>(
  aggregate: Aggregate<SomeCommand, State, Event, SomeRefusal>,
  history: readonly Event[],
): Given<SomeCommand, State, Event, SomeRefusal> {
  const standing = standingAfter(aggregate, history);
  return {
    when: (command) => then(carryOut(aggregate, standing, command)),
    whenTimePasses: (until) => {
      const fired = fireTimers(aggregate, standing, until);
      return then({ accepted: true, why: [], warnings: [], ...fired });
    },
  };
}

function then<State, Event, SomeRefusal>(
  outcome: Carried<State, Event, SomeRefusal>,
): Then<State, Event, SomeRefusal> {
  const actual = outcome.accepted ? outcome.events : outcome.refusal;
  const compare = (accepted: boolean, found: unknown, expected: unknown, rule: string) => {
    const isRight = outcome.accepted === accepted;
    if (isRight && textOf(found) === textOf(expected)) return same;
    const broken = isRight ? rule : `must be ${accepted ? 'accepted' : 'refused'}`;
    throw Object.assign(new Error(broken), { actual: isRight ? found : actual, expected });
  };
  const same: Then<State, Event, SomeRefusal> = {
    outcome,
    thenEvents: (events) => compare(true, actual, events, 'events must be the ones expected'),
    thenState: (state) => {
      const now = outcome.accepted ? outcome.standing.state : null;
      return compare(true, now, state, 'state must be the one expected');
    },
    thenRefused: (refusal) => compare(false, actual, refusal, 'refusal must be the one expected'),
  };
  return same;
}

/** Flow for XState: a flow table as the configuration of an XState machine. */
import { breach } from './errors.ts';
import { branchesOf, eventsFrom, type Flow } from './flow.ts';

/** What `createMachine` of XState 5 takes: plain JSON, no XState type is needed to make it. */
export interface XstateConfig {
  /** The name of the machine. */
  readonly id: string;
  /** The status before anything has happened. */
  readonly initial: string;
  /** One state a status. */
  readonly states: { readonly [status: string]: XstateState };
}

/** One state of an XState machine. */
export interface XstateState {
  /** Present on a status that allows no event. */
  readonly type?: 'final';
  /** The transitions by event, those of one event in order. */
  readonly on: { readonly [event: string]: readonly XstateTransition[] };
}

/** One transition of an XState machine. */
export interface XstateTransition {
  /** The status it leads to. */
  readonly target: string;
  /** The name of its guard, which the host hands to XState. */
  readonly guard?: string;
}

/** Signs that XState reads as a path, an id, a wildcard or an escape. */
const READ_BY_XSTATE = /[.#*\\]/;

/**
 * A flow as the configuration of an XState machine, to simulate, draw or test it with XState.
 *
 * Guards keep their names; their code is the host's. In XState a guard answers `true` to let pass.
 *
 * @param flow The table.
 * @param id The name of the machine.
 * @returns JSON for `createMachine` of XState 5. Ends are states of type `final`.
 * @throws ContractError if a name is empty or holds one of `. # * \`, which XState would read.
 * @see Stately, "State machines", stately.ai/docs (XState 5).
 * @example
 * ```ts
 * import { flowXstate } from 'everbond/kernel';
 *
 * const door = { initial: 'shut', steps: { shut: { Open: 'open' }, open: {} } } as const;
 *
 * flowXstate(door, 'door');
 * // => {
 * //   id: 'door',
 * //   initial: 'shut',
 * //   states: {
 * //     shut: { on: { Open: [{ target: 'open' }] } },
 * //     open: { on: {}, type: 'final' },
 * //   },
 * // }
 * ```
 */
export function flowXstate(flow: Flow, id: string): XstateConfig {
  const statuses = Object.keys(flow.steps);
  const events = statuses.flatMap((from) => eventsFrom(flow, from));
  if ([id, ...statuses, ...events].some((name) => name === '' || READ_BY_XSTATE.test(name))) {
    breach('flowXstate', 'flow', 'must have names without the signs . # * and \\');
  }

  const states = statuses.map((from) => [from, stateOf(flow, from)] as const);
  return { id, initial: flow.initial, states: Object.fromEntries(states) };
}

function stateOf(flow: Flow, from: string): XstateState {
  const transitions = eventsFrom(flow, from).map((on) => [
    on,
    branchesOf(flow, from, on).map(({ when, to }) =>
      when === undefined ? { target: to } : { target: to, guard: when },
    ),
  ]);
  const on = Object.fromEntries(transitions) as XstateState['on'];
  return transitions.length === 0 ? { on, type: 'final' } : { on };
}

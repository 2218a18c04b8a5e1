/** Flow survey: what a flow table holds as a whole, and what is wrong with it. */
import { branchesOf, eventsFrom, type Flow, type FlowBranch } from './flow.ts';
import type { Issue } from './parsed.ts';

/** One status and one event, whether or not they go together. */
export interface FlowPair<Status extends string, EventType extends string> {
  /** The status. */
  readonly from: Status;
  /** The event. */
  readonly on: EventType;
  /** Where the event leads, in order; none if the status does not allow it. */
  readonly branches: readonly FlowBranch<Status>[];
}

/**
 * Every status with every event, so that a test can ask each pair for its answer.
 *
 * @param flow The table.
 * @returns Statuses in the order of the rows; events in the order they first appear.
 * @example
 * ```ts
 * import { flowPairs } from 'everbond/kernel';
 *
 * const door = { initial: 'shut', steps: { shut: { Open: 'open' }, open: {} } } as const;
 *
 * flowPairs(door);
 * // => [
 * //   { from: 'shut', on: 'Open', branches: [{ to: 'open' }] },
 * //   { from: 'open', on: 'Open', branches: [] },
 * // ]
 * ```
 */
export function flowPairs<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
): readonly FlowPair<Status, EventType>[] {
  const statuses = statusesOf(flow);
  const events = [...new Set(statuses.flatMap((from) => eventsFrom(flow, from)))];
  return statuses.flatMap((from) =>
    events.map((on) => ({ from, on, branches: branchesOf(flow, from, on) })),
  );
}

/**
 * The statuses that can come after a status, whatever the guards say.
 *
 * @param flow The table.
 * @param from Where to start; it counts as reached.
 * @returns Statuses in the order of the rows; none for a status that the table does not have.
 * @example
 * ```ts
 * import { reachableFrom } from 'everbond/kernel';
 *
 * const door = { initial: 'shut', steps: { shut: { Open: 'open' }, open: {} } } as const;
 *
 * reachableFrom(door, 'shut'); // => ['shut', 'open']
 * reachableFrom(door, 'open'); // => ['open']
 * ```
 */
export function reachableFrom<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
  from: NoInfer<Status>,
): readonly Status[] {
  const reached = new Set<Status>([from]);
  for (const status of reached) {
    for (const on of eventsFrom(flow, status)) {
      for (const { to } of branchesOf(flow, status, on)) reached.add(to);
    }
  }
  return statusesOf(flow).filter((status) => reached.has(status));
}

/**
 * The statuses that allow no event: the ends.
 *
 * @param flow The table.
 * @returns Statuses in the order of the rows; none if everything can go on for ever.
 * @example
 * ```ts
 * import { finalStatuses } from 'everbond/kernel';
 *
 * const door = { initial: 'shut', steps: { shut: { Open: 'open' }, open: {} } } as const;
 *
 * finalStatuses(door); // => ['open']
 * ```
 */
export function finalStatuses<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
): readonly Status[] {
  return statusesOf(flow).filter((status) => eventsFrom(flow, status).length === 0);
}

/**
 * What is wrong with a flow, for tables that hosts write and for tests of those in the library.
 *
 * @param flow The table.
 * @returns Every issue, with status and event as its path: `UNKNOWN_STATUS` for an initial status
 *   or a target without a row, `NO_BRANCH` for an event that leads nowhere, `BRANCH_NEVER_TAKEN`
 *   after a branch without a guard, `UNREACHABLE_STATUS` for one that nothing leads to. None for a
 *   sound flow.
 * @example
 * ```ts
 * import { checkFlow } from 'everbond/kernel';
 *
 * const door = { initial: 'shut', steps: { shut: { Open: 'ajar' }, open: {} } };
 *
 * checkFlow(door).map(({ code, path }) => [code, ...path]);
 * // => [['UNKNOWN_STATUS', 'shut', 'Open'], ['UNREACHABLE_STATUS', 'open']]
 * ```
 */
export function checkFlow(flow: Flow): readonly Issue[] {
  const initial = Object.hasOwn(flow.steps, flow.initial) ? [] : [unknownStatus(['initial'])];
  const branches = flowPairs(flow)
    .filter(({ from, on }) => Object.hasOwn(flow.steps[from] ?? {}, on))
    .flatMap((pair) => branchIssues(flow, pair));
  const reached = new Set(reachableFrom(flow, flow.initial));
  const unreachable = statusesOf(flow)
    .filter((status) => !reached.has(status))
    .map((status) => ({
      path: [status],
      code: 'UNREACHABLE_STATUS',
      message: 'must be led to from the initial status',
    }));
  return [...initial, ...branches, ...unreachable];
}

function branchIssues(flow: Flow, { from, on, branches }: FlowPair<string, string>): Issue[] {
  const path = [from, on];
  if (branches.length === 0) return [{ path, code: 'NO_BRANCH', message: 'must lead to a status' }];

  const open = branches.findIndex(({ when }) => when === undefined);
  const late = open >= 0 && open < branches.length - 1;
  return [
    ...branches.filter(({ to }) => !Object.hasOwn(flow.steps, to)).map(() => unknownStatus(path)),
    ...(late
      ? [{ path, code: 'BRANCH_NEVER_TAKEN', message: 'must have its open branch last' }]
      : []),
  ];
}

function unknownStatus(path: readonly string[]): Issue {
  return { path, code: 'UNKNOWN_STATUS', message: 'must be a status that has a row' };
}

function statusesOf<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
): readonly Status[] {
  return Object.keys(flow.steps) as Status[];
}

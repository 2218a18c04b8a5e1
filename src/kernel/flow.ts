/**
 * Flow: which event may follow which status, and where it leads, written as one table.
 *
 * A flow is plain data. Rules read it to allow or refuse, `evolve` reads it to find the next
 * status, hosts read it to show buttons, and diagrams and tests are made from it. Only names that
 * stand in the table are ever found: `constructor` is no status unless a row is called so.
 */
import { breach } from './errors.ts';
import type { Refusal } from './refusal.ts';

/** A table of statuses, of the events each allows, and of where they lead. */
export interface Flow<Status extends string = string, EventType extends string = string> {
  /** The status before anything has happened. */
  readonly initial: Status;
  /** One row a status, one entry an event it allows. An empty row is an end. */
  readonly steps: {
    readonly [From in Status]: { readonly [On in EventType]?: FlowStep<Status> };
  };
}

/** Where an event leads: to one status, or to the first branch whose guard lets it pass. */
export type FlowStep<Status extends string = string> = Status | readonly FlowBranch<Status>[];

/** One of several ways an event can lead. */
export interface FlowBranch<Status extends string = string> {
  /** The name of the guard that must let it pass; left out where nothing stands in the way. */
  readonly when?: string;
  /** The status it leads to. */
  readonly to: Status;
}

/** Answers a guard's name: `null` lets pass, a refusal does not. */
export type Guards = (guard: string) => Refusal | null;

/** An event that a status allows, and what it would come to now. */
export type AllowedEvent<Status extends string, EventType extends string> =
  | { readonly event: EventType; readonly to: Status; readonly refusal: null }
  | { readonly event: EventType; readonly to: null; readonly refusal: Refusal };

/** The events that a status of a flow allows; `never` for an end. */
export type EventFrom<
  SomeFlow extends Flow,
  From extends keyof SomeFlow['steps'],
> = keyof SomeFlow['steps'][From];

/** The statuses an event can lead to. Does not compile for an event that the status forbids. */
export type StatusAfter<
  SomeFlow extends Flow,
  From extends keyof SomeFlow['steps'],
  On extends EventFrom<SomeFlow, From>,
> = SomeFlow['steps'][From][On] extends infer Step
  ? Step extends readonly { readonly to: infer To }[]
    ? To
    : Step
  : never;

/**
 * The status that an event leads to.
 *
 * @param flow The table.
 * @param from The status now.
 * @param on The event.
 * @param guards Answers each guard it is asked for; needed where the flow names guards.
 * @returns The next status; `null` if the status does not allow the event, or every branch has a
 *   guard that refuses, or the table has no such status.
 * @throws ContractError if the flow names a guard and none were given.
 * @example
 * ```ts
 * import { nextStatus } from 'everbond/kernel';
 *
 * const steps = { shut: { Open: 'open' }, open: { Shut: 'shut' } } as const;
 * const door = { initial: 'shut', steps } as const;
 *
 * nextStatus(door, 'shut', 'Open'); // => 'open'
 * nextStatus(door, 'shut', 'Shut'); // => null
 * ```
 */
export function nextStatus<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
  from: NoInfer<Status>,
  on: NoInfer<EventType>,
  guards: Guards = noGuards,
): Status | null {
  const step = stepOf(flow, from, on);
  return typeof step === 'string' ? step : outcome(step ?? [], guards).to;
}

/**
 * The events a status allows, with what each would come to now. A host shows these as buttons, and
 * a refusal as the reason why one is grey.
 *
 * @param flow The table.
 * @param from The status now.
 * @param guards Answers each guard it is asked for; needed where the flow names guards.
 * @returns One entry an event of the row, in its order: where it leads, or the refusal of the
 *   first guard. Empty for an end and for a status that the table does not have.
 * @throws ContractError if the flow names a guard and none were given.
 * @example
 * ```ts
 * import { allowedEvents } from 'everbond/kernel';
 *
 * const flow = {
 *   initial: 'closed',
 *   steps: { closed: { Reopen: [{ when: 'recent', to: 'open' }] }, open: {} },
 * } as const;
 *
 * allowedEvents(flow, 'closed', () => ({ code: 'TOO_LATE' }));
 * // => [{ event: 'Reopen', to: null, refusal: { code: 'TOO_LATE' } }]
 * ```
 */
export function allowedEvents<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
  from: NoInfer<Status>,
  guards: Guards = noGuards,
): readonly AllowedEvent<Status, EventType>[] {
  return eventsFrom(flow, from).map((event) => ({
    event,
    ...outcome(branchesOf(flow, from, event), guards),
  }));
}

/** The events of a row, in its order. */
export function eventsFrom<Status extends string, EventType extends string>(
  { steps }: Flow<Status, EventType>,
  from: Status,
): readonly EventType[] {
  return Object.hasOwn(steps, from) ? (Object.keys(steps[from]) as EventType[]) : [];
}

/** The ways an event can lead from a status, in their order; none if it is not allowed. */
export function branchesOf<Status extends string, EventType extends string>(
  flow: Flow<Status, EventType>,
  from: Status,
  on: EventType,
): readonly FlowBranch<Status>[] {
  const step = stepOf(flow, from, on);
  return typeof step === 'string' ? [{ to: step }] : (step ?? []);
}

function stepOf<Status extends string, EventType extends string>(
  { steps }: Flow<Status, EventType>,
  from: Status,
  on: EventType,
): FlowStep<Status> | undefined {
  return Object.hasOwn(steps, from) && Object.hasOwn(steps[from], on) ? steps[from][on] : undefined;
}

type Outcome<Status> =
  | { readonly to: Status; readonly refusal: null }
  | { readonly to: null; readonly refusal: Refusal };

function outcome<Status extends string>(
  branches: readonly FlowBranch<Status>[],
  guards: Guards,
): Outcome<Status> {
  let first: Refusal | null = null;
  for (const { when, to } of branches) {
    const refusal = when === undefined ? null : guards(when);
    if (refusal === null) return { to, refusal };
    first ??= refusal;
  }
  return { to: null, refusal: first ?? { code: 'NOT_ALLOWED' } };
}

function noGuards(): never {
  return breach('flow', 'guards', 'must be given, because the flow names guards');
}

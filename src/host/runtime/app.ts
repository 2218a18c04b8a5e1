/**
 * App: a store, a tenant and a clock, and what is done with them.
 *
 * The tenant is named once, here, and is a part of every name and key below it.
 */
import type { Aggregate, Fact } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import { breach } from '../../kernel/errors.ts';
import { isId } from '../../kernel/id.ts';
import { type Instant, instant } from '../../kernel/instant.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../storage/store.ts';
import { carrySteps } from './carry-steps.ts';
import {
  type Collection,
  type CollectionOptions,
  createCollection,
  hostKey,
  type SendOptions,
} from './collection.ts';
import type { Engine } from './engine.ts';
import { type FireDueOptions, type FireDueReport, fireDue } from './fire-due.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { createLocks } from './locks.ts';
import { type Reaction, type ReactOptions, type ReactReport, react } from './react.ts';
import { type RetimeOptions, type RetimeReport, retime } from './retime.ts';
import { requireOwn, type Step } from './step.ts';

/** What an app is made of. */
export interface AppOptions {
  /** Where everything is kept. */
  readonly store: Store;
  /** Whose data this is: 1 to 200 bytes. Another tenant is another app. */
  readonly tenant: string;
  /** The host's clock: `() => new Date()`. */
  readonly now: () => Date;
  /**
   * How often a command is tried when others write to the same stream, or the store fails: whole, 1
   * or more; 20 if left out.
   */
  readonly attempts?: number;
  /** Awaited before each attempt but the first, with how many there were; no wait if left out. */
  readonly backOff?: (attempt: number) => Promise<void>;
  /** How many states of each type are remembered: whole, 0 or more; 10,000 if left out. */
  readonly cachedStates?: number;
}

/** What a host does with its customers' things. */
export interface App {
  /**
   * All things of a type, which live by the rules of an aggregate.
   *
   * @param type What the streams are called in the store: `account`. Once an app.
   * @param aggregate The rules.
   * @param options How commands and stored events are checked.
   * @throws ContractError if the type is no id or is taken.
   */
  of<
    SomeCommand extends Command,
    State,
    Event extends Fact,
    SomeRefusal extends { readonly code: string },
  >(
    type: string,
    aggregate: Aggregate<SomeCommand, State, Event, SomeRefusal>,
    options?: CollectionOptions<SomeCommand, Event>,
  ): Collection<SomeCommand, State, Event, SomeRefusal>;

  /**
   * Several steps at once: each is decided on its own thing, and all are written, or none.
   *
   * @param steps Made by `act` and `assert`; several may go to one thing, in order.
   * @param options The key, as for one command.
   * @returns What each step came to, or which was refused and why.
   * @throws FailureError as `send` does.
   */
  together<const Steps extends readonly Step[]>(
    steps: Steps,
    options: SendOptions,
  ): Promise<Together<Steps>>;

  /**
   * Goes through what has happened since the last call, and does what follows from it, once.
   *
   * @param name The reaction's name, which it keeps for ever.
   * @param reaction What follows from an event. What waits for the outside belongs elsewhere: this
   *   may be called again for an event whose effect was not written.
   * @throws ContractError if the store has no feed.
   */
  react(name: string, reaction: Reaction, options?: ReactOptions): Promise<ReactReport>;

  /**
   * Fires all timers that are due; for the host's scheduler to call.
   *
   * @throws ContractError if the store cannot say what is due.
   */
  fireDue(options?: FireDueOptions): Promise<FireDueReport>;

  /**
   * Writes the timers of all things of a type anew, after a change of what they are made from.
   *
   * @throws ContractError if the type is not one of this app.
   */
  retime(type: string, options?: RetimeOptions): Promise<RetimeReport>;
}

/** What several steps came to. */
export type Together<Steps extends readonly Step[]> =
  | {
      readonly accepted: true;
      /** Whether the key was answered before, and nothing was done now. */
      readonly replayed: boolean;
      /** By the place of the step; `null` for a step that had nothing to do. */
      readonly answers: { readonly [Place in keyof Steps]: AnswerOf<Steps[Place]> | null };
    }
  | {
      readonly accepted: false;
      /** Whether the key was answered before, and nothing was done now. */
      readonly replayed: boolean;
      /** The place of the step that was refused. */
      readonly step: number;
      /** Why not. */
      readonly refusal: Refusal;
    };

/** What a step comes to. */
export type AnswerOf<SomeStep> = SomeStep extends Step<infer Answer> ? Answer : never;

/**
 * An app over a store.
 *
 * @param options The store, whose data it is, and the clock.
 * @returns The app. It holds no connection and needs no end.
 * @throws ContractError if an option is not what its comment says.
 * @example A counter that forgets nothing
 * ```ts
 * import { accept, type Aggregate, type Command, type Fact } from 'everbond/kernel';
 * import { createApp } from 'everbond/runtime';
 * import { memoryStore } from 'everbond/storage';
 *
 * const counter: Aggregate<Command, number, Fact, never> = {
 *   initial: 0,
 *   decide: ({ at }) => accept([{ type: 'Counted', at }]),
 *   evolve: (count) => count + 1,
 *   timersOf: () => [],
 *   formats: { Counted: [] },
 *   latenessMs: 0,
 * };
 * const now = () => new Date('2026-05-01T10:00Z');
 * const app = createApp({ store: memoryStore(), tenant: 'shop', now });
 * const visits = app.of('visits', counter);
 *
 * const first = await visits.send('ada', { type: 'Count', at: now(), by: 'door' }, { key: 'v-1' });
 * first.accepted && first.state; // => 1
 *
 * const again = await visits.send('ada', { type: 'Count', at: now(), by: 'door' }, { key: 'v-1' });
 * again.replayed; // => true
 * await visits.view('ada', (count) => count); // => 1
 * ```
 */
export function createApp(options: AppOptions): App {
  const { store, tenant, now, attempts = 20, backOff = noWait, cachedStates = 10_000 } = options;
  for (const method of ['load', 'commit', 'list'] as const) {
    if (typeof (store as Store | undefined)?.[method] !== 'function') {
      breach('createApp', 'store', `must have a method ${method}`);
    }
  }
  if (!isId(tenant)) breach('createApp', 'tenant', 'must be text of 1 to 200 bytes');
  if (typeof now !== 'function') breach('createApp', 'now', 'must be a function that gives a Date');
  if (!Number.isSafeInteger(attempts) || attempts < 1) {
    breach('createApp', 'attempts', 'must be whole, 1 or more');
  }
  if (!Number.isSafeInteger(cachedStates) || cachedStates < 0) {
    breach('createApp', 'cachedStates', 'must be whole, 0 or more');
  }
  const locked = createLocks();
  const engine: Engine = { store, tenant, now: clockOf(now), attempts, backOff, locked };
  const keepers = new Map<string, Keeper>();

  return {
    of(type, aggregate, collectionOptions = {}) {
      if (!isId(type)) breach('of', 'type', 'must be text of 1 to 200 bytes');
      if (keepers.has(type)) breach('of', 'type', 'must be named once; keep what `of` returned');

      const { parseEvent } = collectionOptions;
      const keeper = createKeeper(type, aggregate, { store, tenant, cachedStates, parseEvent });
      keepers.set(type, keeper);
      return createCollection(engine, keeper, collectionOptions);
    },

    async together(steps, sendOptions) {
      if (steps.length === 0) breach('together', 'steps', 'must hold a step');
      requireOwn('together', steps, keepers);
      const outcome = await carrySteps(engine, [...steps], hostKey(sendOptions));
      return outcome as unknown as Together<typeof steps>;
    },

    react: (name, reaction, reactOptions) => react(engine, keepers, name, reaction, reactOptions),

    fireDue: (fireOptions) => fireDue(engine, keepers, fireOptions),

    async retime(type, retimeOptions) {
      const keeper = keepers.get(type);
      if (keeper === undefined) breach('retime', 'type', 'must be one that `of` was called with');
      return retime(engine, keeper, retimeOptions);
    },
  };
}

/** The host's clock as an instant; many commands share a millisecond, and its text. */
function clockOf(now: () => Date): () => Instant {
  let last: { readonly ms: number; readonly text: Instant } | null = null;
  return () => {
    const date: unknown = now();
    if (!(date instanceof Date)) breach('createApp', 'now', 'must give a Date');
    const ms = date.getTime();
    if (last?.ms !== ms) last = { ms, text: instant(ms) };
    return last.text;
  };
}

async function noWait(): Promise<void> {
  // The next attempt follows at once.
}

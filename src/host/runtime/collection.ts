/** Collection: all things of one type, each by its id, as a host works with them. */
import type { Fact } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { readId } from '../storage/read-plain.ts';
import { carrySteps } from './carry-steps.ts';
import type { Engine } from './engine.ts';
import type { Keeper } from './keeper.ts';
import { keyOf } from './keys.ts';
import { readCommand, type Told } from './read-command.ts';
import { type SendAllOptions, type SendAllReport, type Sending, sendAll } from './send-all.ts';
import type { Answer, Sent } from './sent.ts';
import type { Earlier, Step } from './step.ts';

/** How a host tells a repetition from a new command. */
export interface SendOptions {
  /**
   * What makes this command one and the same, however often it is sent: the host's own id of the
   * order, mail or click that caused it. 1 to 200 bytes, without personal data.
   */
  readonly key: string;
}

/** What is known of one thing. */
export interface Loaded<State> {
  /** Its state; the initial one if nothing has happened. */
  readonly state: State;
  /** How many events there are; 0 if nothing has happened. */
  readonly version: number;
  /** When the newest thing happened to it; `null` if nothing has. */
  readonly newestAt: Instant | null;
}

/** All things of one type. */
export interface Collection<SomeCommand extends Command, State, Event, SomeRefusal> {
  /**
   * Carries out one command on one thing.
   *
   * The state is read, timers due by the command's `at` fire, the command is decided, and all of it
   * is written at once. If somebody else was first, it is decided again on what they left.
   *
   * @returns What happened with the new state, or the refusal.
   * @throws FailureError `INVALID_VALUE` if id, key or command is malformed; `VERSION_CONFLICT` if
   *   every attempt lost; `IDEMPOTENCY_MISMATCH` if the key stands for another command;
   *   `LIMIT_EXCEEDED` and `STORE_FAILURE` as the store says. After any of them the same command
   *   may be sent again under the same key.
   */
  send(
    id: string,
    command: Told<SomeCommand>,
    options: SendOptions,
  ): Promise<Sent<State, Event, SomeRefusal>>;

  /**
   * Sends many commands, with progress. To go on after an end, send the same list again: what was
   * done is not done twice; or the rest of it, from `next` on.
   */
  sendAll(
    sendings: Iterable<Sending<SomeCommand>> | AsyncIterable<Sending<SomeCommand>>,
    options?: SendAllOptions<State, Event, SomeRefusal>,
  ): Promise<SendAllReport>;

  /** A command as a step of a `together`; a function makes it of the events of earlier steps. */
  act(
    id: string,
    command: Told<SomeCommand> | ((earlier: Earlier) => Told<SomeCommand> | null),
  ): Step<Answer<State, Event>>;

  /** A condition as a step of a `together`: it holds at the very instant of the commit. */
  assert(id: string, rule: (state: State) => Refusal | null): Step<null>;

  /** What is known of one thing, as the store has it now. */
  load(id: string): Promise<Loaded<State>>;

  /** A question to the state of one thing, as the store has it now. */
  view<Value>(id: string, look: (state: State) => Value): Promise<Value>;
}

/** What a host may say of a collection. */
export interface CollectionOptions<SomeCommand, Event> {
  /** Holds commands against the domain's schema, as its entry `schema` exports it. */
  readonly parseCommand?: (from: unknown) => Parsed<SomeCommand>;
  /** Holds events that come out of the store against the domain's schema. */
  readonly parseEvent?: (from: unknown) => Parsed<Event>;
}

/** The collection over a keeper. */
export function createCollection<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
>(
  engine: Engine,
  keeper: Keeper,
  { parseCommand }: CollectionOptions<SomeCommand, Event>,
): Collection<SomeCommand, State, Event, SomeRefusal> {
  const { type } = keeper;
  const read = (told: unknown) => readCommand(told, parseCommand);
  const stepOf = <Made>(id: string, plan: Step['plan']): Step<Made> => {
    return { type, id: readId(id, 'id'), plan };
  };

  const collection: Collection<SomeCommand, State, Event, SomeRefusal> = {
    async send(id, told, options) {
      const step = stepOf(id, { keeper, does: 'act', command: read(told) });
      const outcome = await carrySteps(engine, [step], hostKey(options));
      const { replayed } = outcome;
      if (!outcome.accepted) {
        return { accepted: false, replayed, refusal: outcome.refusal as SomeRefusal & Refusal };
      }
      const answer = outcome.answers[0] as Answer<State, Event>;
      return { accepted: true, replayed, ...answer };
    },

    sendAll: (sendings, options) => sendAll(collection.send, sendings, options),

    act: (id, told) =>
      stepOf(id, {
        keeper,
        does: 'act',
        command: typeof told === 'function' ? (earlier) => readOrNull(told(earlier)) : read(told),
      }),

    assert: (id, rule) =>
      stepOf(id, { keeper, does: 'assert', rule: (state) => rule(state as State) }),

    async load(id) {
      const { version, standing } = await keeper.read(readId(id, 'id'));
      return { state: standing.state as State, version, newestAt: standing.newestAt };
    },

    view: async (id, look) => look((await collection.load(id)).state),
  };
  const readOrNull = (told: unknown) => (told === null ? null : read(told));
  return collection;
}

/** The key of a host as the store knows it. */
export function hostKey(options: SendOptions): string {
  return keyOf('send', readId((options as SendOptions | undefined)?.key, 'key'));
}

/**
 * Keeper: the streams of one type, read back as standings and written as batches.
 *
 * What comes out of the store is checked before it is believed. What was read is remembered, keyed
 * by its version; a memory that is out of date costs one conflict, never a wrong answer.
 */
import { type Aggregate, type Fact, type Standing, standingAfter } from '../../kernel/aggregate.ts';
import { type Carried, carryOut, type Firing, fireNextTimer } from '../../kernel/carry-out.ts';
import type { Command } from '../../kernel/decider.ts';
import { breach, FailureError } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isCanonicalInstant } from '../../kernel/iso-text.ts';
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import { formatIssues, type Issue, type Parsed, rejected } from '../../kernel/parsed.ts';
import { type TimerChanges, timerChanges } from '../../kernel/timer.ts';
import {
  currentVersion,
  type EventFormats,
  type StoredEvent,
  upcastEvent,
} from '../../kernel/upcast.ts';
import type { StreamChange } from '../storage/batch.ts';
import type { Store } from '../storage/store.ts';
import type { EventRecord } from '../storage/stream.ts';
import { loadWhole } from './load-whole.ts';

/** What is known of one stream. */
export interface Known<State> {
  /** Its version. */
  readonly version: number;
  /** Where it stands. */
  readonly standing: Standing<State>;
}

/** Any refusal, as far as its code. */
interface Coded {
  readonly code: string;
}

/** The streams of one type. The runtime holds keepers of many types, so their types are erased. */
export interface Keeper {
  /** The type of the streams. */
  readonly type: string;
  /** What is remembered of a stream, or else what the store holds. */
  recall(id: string): Known<unknown> | Promise<Known<unknown>>;
  /** What the store holds. */
  read(id: string): Promise<Known<unknown>>;
  /** The events that led to a version, oldest first. */
  history(id: string, version: number): Promise<readonly Fact[]>;
  /** Remembers what a commit left. */
  remember(id: string, known: Known<unknown>): void;
  /** Looks into the store before what is remembered of a stream is used again. */
  doubt(id: string): void;
  /** Carries out a command. */
  carryOut(standing: Standing<unknown>, command: Command): Carried<unknown, Fact, Coded>;
  /** Fires the timer that is due first. */
  fireNext(standing: Standing<unknown>, by: Instant): Firing<unknown, Fact> | null;
  /** Where a stream stands after more events. */
  after(events: readonly Fact[], from?: Standing<unknown>): Standing<unknown>;
  /** What a batch writes to a stream so that it stands elsewhere. */
  change(
    id: string,
    known: Known<unknown>,
    events: readonly Fact[],
    standing: Standing<unknown>,
  ): StreamChange;
  /** The timers that a state waits for, and those to cancel, as far as rows are known. */
  timersOf(standing: Standing<unknown>): TimerChanges;
  /** An event in the form of today. */
  parseRecord(record: EventRecord): Fact;
}

/** Where the streams are, and how much of them is remembered. */
export interface KeeperOptions<Event> {
  /** The store. */
  readonly store: Store;
  /** Whose streams. */
  readonly tenant: string;
  /** How many streams are remembered. */
  readonly cachedStates: number;
  /** The domain's own check of what comes back from the store. */
  readonly parseEvent?: ((from: unknown) => Parsed<Event>) | undefined;
}

/** The streams of a type, by the rules of an aggregate. */
export function createKeeper<
  SomeCommand extends Command,
  State,
  Event extends Fact,
  SomeRefusal extends { readonly code: string },
>(
  type: string,
  aggregate: Aggregate<SomeCommand, State, Event, SomeRefusal>,
  { store, tenant, cachedStates, parseEvent }: KeeperOptions<Event>,
): Keeper {
  const memory = createMemory<Known<State>>(cachedStates);
  const stateOf = (standing: Standing<unknown>) => standing as Standing<State>;

  const parseRecord = (record: EventRecord): Event => {
    const read = parseStored(record.event, aggregate.formats, parseEvent);
    if (!read.ok) throw corrupt(type, record.version, read.issues);
    return read.value;
  };

  const read = async (id: string): Promise<Known<State>> => {
    const remembered = memory.get(id);
    const from = remembered ?? {
      version: 0,
      standing: { state: aggregate.initial, newestAt: null },
    };
    const loaded = await loadWhole(store, { tenant, type, id }, from.version);
    if (loaded === null) {
      memory.delete(id); // the store was put back to an earlier day
      return read(id);
    }
    const standing = standingAfter(aggregate, loaded.map(parseRecord), from.standing);
    const known = { version: from.version + loaded.length, standing };
    if (known.version > 0) memory.set(id, known);
    return known;
  };

  const keeper: Keeper = {
    type,
    read,
    parseRecord,
    recall: (id) => memory.certain(id) ?? read(id),
    remember: (id, known) => memory.set(id, known as Known<State>),
    doubt: (id) => memory.doubt(id),
    history: async (id, version) => {
      const records = await loadWhole(store, { tenant, type, id }, 0, version);
      return (records ?? []).map(parseRecord);
    },
    carryOut: (standing, command) => carryOut(aggregate, stateOf(standing), command as SomeCommand),
    fireNext: (standing, by) => fireNextTimer(aggregate, stateOf(standing), by),
    after: (events, from) =>
      standingAfter(aggregate, events as readonly Event[], from && stateOf(from)),
    change: (id, { version: expected, standing: before }, events, after) => {
      const toStore = events.map((event) =>
        stored(event, currentVersion(aggregate.formats, event.type)),
      );
      const timers = timerChanges(
        aggregate.timersOf(before.state as State),
        aggregate.timersOf(after.state as State),
      );
      const change: StreamChange = { type, id, expected, events: toStore };
      return timers.set.length + timers.cancel.length === 0 ? change : { ...change, timers };
    },
    timersOf: ({ state }) => timerChanges([], aggregate.timersOf(state as State)),
  };
  return keeper;
}

/** An event as it is stored: with the version of its form. */
function stored(event: Fact, version: number | null): JsonObject {
  if (version === null) {
    breach('decide', 'events', 'must be of types that the formats of the aggregate name');
  }
  if (typeof event.at !== 'string' || !isCanonicalInstant(event.at)) {
    breach('decide', 'events', 'must each have an instant `at`');
  }
  return { ...(event as Fact & JsonObject), version };
}

/** What was stored, in the form of today and without its version: only stores know of forms. */
function parseStored<Event>(
  from: unknown,
  formats: EventFormats,
  parseEvent: ((from: unknown) => Parsed<Event>) | undefined,
): Parsed<Event> {
  const json = parseJsonValue(from);
  if (!json.ok) return json;
  const read = isOfToday(json.value, formats)
    ? { ok: true as const, value: json.value }
    : upcastEvent(json.value, formats);
  if (!read.ok) return read;

  const event = withoutVersion(read.value);
  if (typeof event['at'] !== 'string' || !isCanonicalInstant(event['at'])) {
    return rejected('NOT_AN_INSTANT', 'must be an instant in canonical form', ['at']);
  }
  return parseEvent === undefined
    ? { ok: true, value: event as unknown as Event }
    : parseEvent(event);
}

function isOfToday(event: JsonValue, formats: EventFormats): event is StoredEvent {
  if (typeof event !== 'object' || event === null || !('type' in event)) return false;
  const { type, version } = event;
  return typeof type === 'string' && version === currentVersion(formats, type);
}

function withoutVersion(event: StoredEvent): JsonObject {
  const fields: { [field: string]: JsonValue } = {};
  for (const field of Object.keys(event)) {
    if (field !== 'version') fields[field] = event[field] ?? null;
  }
  return fields;
}

function corrupt(type: string, version: number, issues: readonly Issue[]): FailureError {
  const code = issues[0]?.code ?? 'UNKNOWN';
  return new FailureError(
    'INVALID_VALUE',
    `event ${version} of a stream of ${type} is ${code}: ${formatIssues(issues)}`,
    { type, version, code },
  );
}

/** The values used last, up to a number of them; some may be in doubt. */
function createMemory<Value>(size: number) {
  const values = new Map<string, Value>();
  const doubtful = new Set<string>();
  const drop = (id: string): void => {
    values.delete(id);
    doubtful.delete(id);
  };
  return {
    get: (id: string): Value | undefined => values.get(id),
    certain: (id: string): Value | undefined => (doubtful.has(id) ? undefined : values.get(id)),
    delete: drop,
    doubt(id: string): void {
      if (values.has(id)) doubtful.add(id);
    },
    set(id: string, value: Value): void {
      if (size === 0) return;
      drop(id);
      values.set(id, value);
      if (values.size <= size) return;
      const [oldest] = values.keys();
      if (oldest !== undefined) drop(oldest);
    },
  };
}

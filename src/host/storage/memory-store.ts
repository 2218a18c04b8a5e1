/**
 * Memory store: a store that lives as long as it is referenced, as strict as a database.
 *
 * It keeps text, not objects, and gives back frozen copies. Every method gives way once before it
 * does its work, so that callers who race do race; the work itself is done in one turn.
 */
import { FailureError } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import type { Batch, Committed } from './batch.ts';
import { type EncodedBatch, type EncodedChange, encodeBatch } from './encode-batch.ts';
import { frozen } from './frozen.ts';
import type { FeedEvent } from './pages.ts';
import { readCursor, readDuePage, readListPage, readPage, readPart, readRef } from './requests.ts';
import type { Store, StoreCapabilities } from './store.ts';
import type { EventRecord } from './stream.ts';
import { createTimerList, type TimerList } from './timer-list.ts';

/** How a memory store behaves. */
export interface MemoryStoreOptions {
  /**
   * Called and awaited before each piece of work, so that a test can decide who goes first; gives
   * way for one turn if left out.
   */
  readonly giveWay?: () => Promise<void>;
}

const CAPABILITIES: StoreCapabilities = Object.freeze({
  port: 1,
  durable: false,
  feed: true,
  due: true,
  erase: false,
  enlist: false,
  maxStreams: 100,
  maxEvents: 10_000,
  maxBytes: 16_777_216,
});

interface StoredEvent {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly index: number;
  readonly recordedAt: Instant;
  readonly text: string;
}

type Answered = Pick<EncodedBatch, 'fingerprint' | 'result'> & Pick<Committed, 'versions'>;

/** All that one tenant has: nothing is shared with another. */
interface Tenant {
  readonly streams: Map<string, Map<string, StoredEvent[]>>;
  readonly ids: Map<string, string[]>;
  readonly answered: Map<string, Answered>;
  readonly feed: StoredEvent[];
  readonly timers: TimerList;
}

/**
 * An empty store in memory: for tests, examples, small tools, and the first hour with the library.
 *
 * @param options Who goes first when calls race.
 * @returns A store with a feed and timers, which forgets everything when the process ends.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { memoryStore } from 'everbond/storage';
 *
 * const store = memoryStore();
 * await store.commit({
 *   tenant: 'shop',
 *   key: 'order-17',
 *   fingerprint: 'Earn 20',
 *   recordedAt: instant('2026-05-01T10:00Z'),
 *   streams: [
 *     { type: 'account', id: 'ada', expected: 0, events: [{ type: 'Earned', points: 20 }] },
 *   ],
 *   result: null,
 * });
 *
 * const { version, events } = await store.load({ tenant: 'shop', type: 'account', id: 'ada' });
 * version; // => 1
 * events[0]?.event; // => { type: 'Earned', points: 20 }
 * ```
 */
export function memoryStore({ giveWay = nextTurn }: MemoryStoreOptions = {}): Store {
  const tenants = new Map<string, Tenant>();

  /** The tenant's data; of one that is not known, nothing, and nothing is kept of the question. */
  const tenantOf = (name: string): Tenant => tenants.get(name) ?? newTenant();

  return {
    capabilities: CAPABILITIES,

    async load(stream, page) {
      const { tenant, type, id } = readRef(stream);
      const { after, limit } = readPart(page);
      await giveWay();

      const events = tenantOf(tenant).streams.get(type)?.get(id) ?? [];
      const until = Math.min(after + limit, events.length);
      return {
        version: events.length,
        events: events.slice(after, until).map(recordOf),
        more: until < events.length,
      };
    },

    async commit(batch: Batch) {
      const encoded = encodeBatch(batch, CAPABILITIES);
      await giveWay();

      const known = tenants.get(encoded.tenant);
      if (known !== undefined) return commitTo(known, encoded);
      const created = newTenant();
      const committed = commitTo(created, encoded);
      tenants.set(encoded.tenant, created);
      return committed;
    },

    async list(request) {
      const { tenant, type, limit } = readListPage(request);
      const { after } = request;
      await giveWay();

      const ids = tenantOf(tenant).ids.get(type) ?? [];
      const from = readCursor(after, ids.length);
      const until = Math.min(from + limit, ids.length);
      return { ids: ids.slice(from, until), next: until < ids.length ? String(until) : null };
    },

    async feed(request) {
      const { tenant, limit } = readPage(request);
      const { after } = request;
      await giveWay();

      const { feed } = tenantOf(tenant);
      const from = readCursor(after, feed.length);
      const until = Math.min(from + limit, feed.length);
      const events = feed
        .slice(from, until)
        .map((stored, place) => feedEvent(stored, from + place));
      return { events, next: String(until), caughtUp: until === feed.length };
    },

    async due(request) {
      const { tenant, by, limit } = readDuePage(request);
      const { after } = request;
      await giveWay();

      return tenantOf(tenant).timers.due(by, after, limit);
    },
  };
}

async function nextTurn(): Promise<void> {
  // An awaited call gives way by itself.
}

function newTenant(): Tenant {
  return {
    streams: new Map(),
    ids: new Map(),
    answered: new Map(),
    feed: [],
    timers: createTimerList(),
  };
}

/** One commit in one turn: nothing is changed before everything is checked. */
function commitTo(tenant: Tenant, batch: EncodedBatch): Committed {
  const { key, fingerprint, result } = batch;
  const seen = tenant.answered.get(key);
  if (seen !== undefined) {
    if (seen.fingerprint !== fingerprint) {
      throw new FailureError(
        'IDEMPOTENCY_MISMATCH',
        'key was used for something else; use a new one',
      );
    }
    return { status: 'replayed', versions: seen.versions, result: decoded(seen.result) };
  }
  const streams = batch.streams.map((change) => guarded(tenant, change, batch));

  let index = 0;
  const versions = Object.freeze(
    batch.streams.map((change, place) => {
      const events = streams[place] ?? openStream(tenant, change);
      for (const text of change.events) {
        const { type, id } = change;
        const version = events.length + 1;
        const { recordedAt } = batch;
        const stored: StoredEvent = { type, id, version, key, index, recordedAt, text };
        events.push(stored);
        tenant.feed.push(stored);
        index += 1;
      }
      tenant.timers.change(change.type, change.id, change.timers);
      return events.length;
    }),
  );
  tenant.answered.set(key, { fingerprint, versions, result });
  return { status: 'committed', versions, result: decoded(result) };
}

/** The events of a stream that is at the version expected; `null` if there are none. */
function guarded(tenant: Tenant, change: EncodedChange, batch: EncodedBatch): StoredEvent[] | null {
  const events = tenant.streams.get(change.type)?.get(change.id) ?? null;
  const actual = events?.length ?? 0;
  if (actual === change.expected) return events;

  const { expected } = change;
  const facts = { stream: batch.streams.indexOf(change), expected, actual };
  throw new FailureError(
    'VERSION_CONFLICT',
    `streams.${facts.stream} was expected at version ${expected} and is at ${actual}`,
    facts,
  );
}

/** The events of a stream that does not exist yet; it does once it has one. */
function openStream(tenant: Tenant, { type, id, events }: EncodedChange): StoredEvent[] {
  const stream: StoredEvent[] = [];
  if (events.length === 0) return stream;

  const ofType = tenant.streams.get(type) ?? new Map<string, StoredEvent[]>();
  tenant.streams.set(type, ofType.set(id, stream));
  const ids = tenant.ids.get(type) ?? [];
  ids.push(id);
  tenant.ids.set(type, ids);
  return stream;
}

function recordOf({ version, key, index, recordedAt, text }: StoredEvent): EventRecord {
  return Object.freeze({ version, key, index, recordedAt, event: decoded(text) as JsonObject });
}

function feedEvent(stored: StoredEvent, place: number): FeedEvent {
  const { type, id } = stored;
  return Object.freeze({ ...recordOf(stored), type, id, cursor: String(place + 1) });
}

function decoded(text: string): JsonValue {
  return frozen(JSON.parse(text) as JsonValue);
}

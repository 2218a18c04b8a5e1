/**
 * Broken stores: a small store, written apart from the one of the package, that can be given one
 * flaw at a time. Each flaw is one that adapters have had. Without a flaw it keeps every promise.
 */

import type { Batch, Committed } from '../../src/host/storage/batch.ts';
import {
  type EncodedBatch,
  type EncodedChange,
  encodeBatch,
} from '../../src/host/storage/encode-batch.ts';
import type { FeedEvent, TimerRow } from '../../src/host/storage/pages.ts';
import type { Store, StoreCapabilities } from '../../src/host/storage/store.ts';
import { FailureError } from '../../src/kernel/errors.ts';
import { parseInstant } from '../../src/kernel/instant.ts';
import type { JsonObject, JsonValue } from '../../src/kernel/json-value.ts';

export const FLAWS = [
  'check-then-write',
  'versions-before-key',
  'key-before-check',
  'key-after-events',
  'part-of-a-batch',
  'asserts-unguarded',
  'fingerprint-ignored',
  'result-of-the-replay',
  'ids-joined',
  'ids-folded',
  'keys-of-all-tenants',
  'feed-of-all-tenants',
  'references-shared',
  'values-unchecked',
  'characters-for-bytes',
  'index-by-stream',
  'version-of-the-page',
  'list-by-offset',
  'cursor-taken-for-the-beginning',
  'cursor-ignored',
  'feed-by-time',
  'feed-by-early-number',
  'feed-declared-and-missing',
  'timers-before-check',
  'timers-paged-by-deadline',
] as const;

export type Flaw = (typeof FLAWS)[number];

interface Row extends Omit<FeedEvent, 'cursor'> {
  readonly tenant: string;
  readonly stream: string;
  readonly number: number;
}

interface StoredTimer extends TimerRow {
  readonly tenant: string;
}

const CAPABILITIES: StoreCapabilities = {
  port: 1,
  durable: false,
  feed: true,
  due: true,
  erase: false,
  enlist: false,
  maxStreams: 25,
  maxEvents: 500,
  maxBytes: 1_048_576,
};

/**
 * A store with one flaw, or none.
 *
 * @param pause Awaited in every commit before anything is read.
 * @param isSerial Whether commits follow one another, as behind a single connection.
 */
export function simpleStore(
  flaw: Flaw | null,
  pause: () => Promise<void> = nextTurn,
  isSerial = false,
): Store {
  const rows: Row[] = [];
  const keys = new Map<string, { readonly fingerprint: string; readonly answer: Committed }>();
  const timers: StoredTimer[] = [];
  const streams = new Map<string, Row[]>();
  const queue = createQueue();
  let numbered = 0;

  const streamOf = (tenant: string, type: string, id: string): string =>
    flaw === 'ids-joined'
      ? `${tenant}:${type}:${id}`
      : JSON.stringify([tenant, type, flaw === 'ids-folded' ? id.toLowerCase() : id]);
  const keyOf = ({ tenant, key }: EncodedBatch): string =>
    flaw === 'keys-of-all-tenants' ? key : JSON.stringify([tenant, key]);
  const eventsOf = (stream: string): readonly Row[] => streams.get(stream) ?? [];

  const replay = (batch: EncodedBatch): Committed | null => {
    const seen = keys.get(keyOf(batch));
    if (seen === undefined) return null;
    if (seen.fingerprint !== batch.fingerprint && flaw !== 'fingerprint-ignored') {
      throw new FailureError('IDEMPOTENCY_MISMATCH', 'key was used');
    }
    const { versions, result } = seen.answer;
    const now = flaw === 'result-of-the-replay' ? parsed(batch.result) : result;
    return { status: 'replayed', versions, result: flaw === 'references-shared' ? now : copy(now) };
  };

  const guard = ({ tenant, ...batch }: EncodedBatch, place: number): void => {
    const change = batch.streams[place] as EncodedChange;
    if (flaw === 'asserts-unguarded' && change.events.length === 0) return;
    const actual = eventsOf(streamOf(tenant, change.type, change.id)).length;
    if (actual !== change.expected) {
      throw new FailureError('VERSION_CONFLICT', 'moved', { stream: place, actual });
    }
  };

  const write = (batch: EncodedBatch, place: number, given: Batch, number: number): number => {
    const { tenant, key, recordedAt } = batch;
    const earlier = batch.streams.slice(0, place);
    const before = earlier.reduce((sum, { events }) => sum + events.length, 0);
    const { type, id, events } = batch.streams[place] as EncodedChange;
    const stream = streamOf(tenant, type, id);
    for (const [at, text] of events.entries()) {
      const version = eventsOf(stream).length + 1;
      const index = flaw === 'index-by-stream' ? at : before + at;
      const event =
        flaw === 'references-shared'
          ? (given.streams[place]?.events[at] as JsonObject)
          : (parsed(text) as JsonObject);
      const where = { tenant, stream, number: number * 1000 + index };
      const row = { ...where, type, id, version, key, index, recordedAt, event };
      streams.set(stream, [...eventsOf(stream), row]);
      rows.push(row);
    }
    return eventsOf(stream).length;
  };

  const setTimers = ({ tenant, ...batch }: EncodedBatch): void => {
    for (const { type, id: stream, timers: changes } of batch.streams) {
      for (const id of [...changes.cancel, ...changes.set.map((timer) => timer.id)]) {
        const isSame = (row: StoredTimer) =>
          row.tenant === tenant && row.type === type && row.stream === stream && row.id === id;
        const place = timers.findIndex(isSame);
        if (place >= 0) timers.splice(place, 1);
      }
      timers.push(...changes.set.map((timer) => ({ ...timer, tenant, type, stream })));
    }
    timers.sort(
      (one, other) => compare(one.dueAt, other.dueAt) || compare(one.stream, other.stream),
    );
  };

  const commit = async (given: Batch): Promise<Committed> => {
    const batch = flaw === 'values-unchecked' ? careless(given) : encoded(given, flaw);
    if (isSerial) await queue.enter();
    await pause();
    const number = (numbered += 1);
    if (flaw === 'feed-by-early-number') await turns((number * 7) % 5);
    const seen = flaw === 'versions-before-key' ? null : replay(batch);
    if (seen !== null) return seen;

    const { fingerprint } = batch;
    const result = flaw === 'references-shared' ? given.result : parsed(batch.result);
    const remember = (versions: readonly number[]): Committed => {
      const answer: Committed = { status: 'committed', versions, result };
      keys.set(keyOf(batch), { fingerprint, answer });
      return { ...answer, result: flaw === 'references-shared' ? result : copy(result) };
    };
    if (flaw === 'timers-before-check') setTimers(batch);
    if (flaw === 'key-before-check') remember([]);
    const places = [...batch.streams.keys()];
    if (flaw !== 'part-of-a-batch') for (const place of places) guard(batch, place);
    if (flaw === 'versions-before-key') {
      const known = replay(batch);
      if (known !== null) return known;
    }
    if (flaw === 'check-then-write') await nextTurn();
    const versions = places.map((place) => {
      if (flaw === 'part-of-a-batch') guard(batch, place);
      return write(batch, place, given, number);
    });
    setTimers(batch);
    if (flaw === 'key-after-events') await nextTurn();
    return remember(versions);
  };

  const feed: Store['feed'] = async ({ tenant, after, limit }) => {
    await nextTurn();
    const found = rows.filter((row) => row.tenant === tenant || flaw === 'feed-of-all-tenants');
    if (flaw === 'feed-by-time')
      found.sort((one, other) => compare(one.recordedAt, other.recordedAt));
    if (flaw === 'feed-by-early-number') {
      const from = readCursor(after, numbered * 1000 + 1000, flaw);
      const rest = found.filter(({ number }) => number >= from);
      rest.sort((one, other) => one.number - other.number);
      const events = rest
        .slice(0, limit)
        .map((row) => ({ ...row, cursor: String(row.number + 1) }));
      const next = events.at(-1)?.cursor ?? after ?? '0';
      return { events, next, caughtUp: rest.length <= limit };
    }
    const from = readCursor(after, found.length, flaw);
    const events = found
      .slice(from, from + limit)
      .map((row, place) => ({ ...row, event: copy(row.event), cursor: String(from + place + 1) }));
    const until = from + events.length;
    return { events, next: String(until), caughtUp: until === found.length };
  };

  return {
    capabilities: CAPABILITIES,
    commit: (batch) => commit(batch).finally(queue.leave),
    async load({ tenant, type, id }, { after = 0, limit = Number.MAX_SAFE_INTEGER } = {}) {
      if (![after, limit].every((number) => Number.isSafeInteger(number) && number >= 0)) {
        throw new FailureError('INVALID_VALUE', 'page must be whole');
      }
      await nextTurn();
      const whole = eventsOf(streamOf(tenant, type, id));
      const part = whole.slice(after, after + limit);
      const events = flaw === 'references-shared' ? part : part.map(copy<Row>);
      const last = part.at(-1)?.version ?? 0;
      const version = flaw === 'version-of-the-page' ? last : whole.length;
      return { version, events, more: after + limit < whole.length };
    },
    async list({ tenant, type, after, limit }) {
      await nextTurn();
      const found = rows.filter((row) => row.tenant === tenant && row.type === type);
      const ids = [...new Set(found.map(({ id }) => id))];
      if (flaw === 'list-by-offset') ids.sort();
      const from = readCursor(after, ids.length, flaw);
      const until = from + limit;
      return { ids: ids.slice(from, until), next: until < ids.length ? String(until) : null };
    },
    async due({ tenant, by, after, limit }) {
      await nextTurn();
      const found = timers.filter((row) => row.tenant === tenant && row.dueAt <= by);
      if (flaw === 'timers-paged-by-deadline') {
        if (after !== null && !parseInstant(after).ok) readCursor(after, -1, flaw);
        const rest = found.filter(({ dueAt }) => after === null || dueAt > after);
        const page = rest.slice(0, limit);
        return { timers: page, next: rest.length > limit ? (page.at(-1)?.dueAt ?? null) : null };
      }
      const from = readCursor(after, found.length, flaw);
      const until = from + limit;
      return {
        timers: found.slice(from, until),
        next: until < found.length ? String(until) : null,
      };
    },
    ...(flaw === 'feed-declared-and-missing' ? {} : { feed }),
  };
}

function encoded(batch: Batch, flaw: Flaw | null): EncodedBatch {
  if (flaw !== 'characters-for-bytes') return encodeBatch(batch, CAPABILITIES);
  const { maxBytes } = CAPABILITIES;
  const read = encodeBatch(batch, { ...CAPABILITIES, maxBytes: maxBytes * 4 });
  const texts = [...read.streams.flatMap(({ events }) => events), read.result];
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters > maxBytes) throw new FailureError('LIMIT_EXCEEDED', 'too long');
  return read;
}

/** What a store does that trusts its callers. */
function careless(batch: Batch): EncodedBatch {
  const streams = batch.streams.map((change) => ({
    timers: { set: [], cancel: [] },
    ...change,
    events: change.events.map((event) => JSON.stringify(event)),
  }));
  return { ...batch, streams, result: JSON.stringify(batch.result) };
}

function readCursor(cursor: string | null, count: number, flaw: Flaw | null): number {
  if (cursor === null || flaw === 'cursor-ignored') return 0;
  const isPlace = /^\d{1,9}$/.test(cursor) && Number(cursor) <= count;
  if (isPlace) return Number(cursor);
  if (flaw === 'cursor-taken-for-the-beginning') return 0;
  throw new FailureError('CURSOR_INVALID', 'no cursor of this store');
}

function parsed(text: string): JsonValue {
  return JSON.parse(text) as JsonValue;
}

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** One at a time: whoever enters waits until everybody before has left. */
function createQueue() {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    enter: async (): Promise<void> => {
      inside += 1;
      if (inside > 1) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave: (): void => {
      inside = Math.max(0, inside - 1);
      waiting.shift()?.();
    },
  };
}

async function nextTurn(): Promise<void> {
  await Promise.resolve();
}

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await nextTurn();
}

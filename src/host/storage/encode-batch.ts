/**
 * Encode batch: what every adapter does first with a batch, so that nothing odd reaches a database.
 *
 * Each part of the batch is read once, the whole is checked, and values are turned into text; what
 * the caller does to its objects afterwards changes nothing.
 */
import { FailureError } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import { isStorableText, utf8Length } from '../../kernel/text.ts';
import type { Timer, TimerChanges } from '../../kernel/timer.ts';
import type { Batch } from './batch.ts';
import {
  exceeded,
  invalid,
  readElements,
  readField,
  readId,
  readInstant,
  readWhole,
} from './read-plain.ts';
import type { StoreCapabilities } from './store.ts';

/** The longest key of a batch, in bytes of UTF-8. */
export const KEY_BYTES_MAX = 1000;

/** A batch that has been checked, with its values as JSON text. */
export interface EncodedBatch {
  /** Whose streams these are. */
  readonly tenant: string;
  /** The key. */
  readonly key: string;
  /** What was asked for. */
  readonly fingerprint: string;
  /** When it is written, by the writer's clock. */
  readonly recordedAt: Instant;
  /** The streams, each once. */
  readonly streams: readonly EncodedChange[];
  /** The result, as JSON text. */
  readonly result: string;
}

/** One stream of a batch that has been checked. */
export interface EncodedChange {
  /** What kind of thing. */
  readonly type: string;
  /** The thing's id. */
  readonly id: string;
  /** The version the stream must be at. */
  readonly expected: number;
  /** What is added, each event as JSON text. */
  readonly events: readonly string[];
  /** What becomes of the thing's timers. */
  readonly timers: TimerChanges;
}

const NO_TIMERS: TimerChanges = Object.freeze({ set: [], cancel: [] });

/** How much a store takes at once. */
export type BatchLimits = Pick<StoreCapabilities, 'maxStreams' | 'maxEvents' | 'maxBytes'>;

/**
 * Checks a batch against the contract and turns its values into JSON text.
 *
 * @param batch What is to be written; may be anything.
 * @param limits How much the store takes at once.
 * @returns A copy that shares nothing with the batch.
 * @throws FailureError `INVALID_VALUE` if something in it cannot be kept, and `LIMIT_EXCEEDED` if
 *   there is too much of it; both name the field in `facts.field`.
 * @example An adapter's first line
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { encodeBatch } from 'everbond/storage';
 *
 * const limits = { maxStreams: 25, maxEvents: 500, maxBytes: 1_048_576 };
 * const batch = {
 *   tenant: 'shop',
 *   key: 'order-17',
 *   fingerprint: 'Earn 20',
 *   recordedAt: instant('2026-05-01T10:00Z'),
 *   streams: [
 *     { type: 'account', id: 'ada', expected: 0, events: [{ type: 'Earned', points: 20 }] },
 *   ],
 *   result: null,
 * };
 *
 * encodeBatch(batch, limits).streams[0]?.events; // => ['{"type":"Earned","points":20}']
 * encodeBatch({ ...batch, tenant: '' }, limits); // throws /tenant/
 * ```
 */
export function encodeBatch(batch: Batch, limits: BatchLimits): EncodedBatch {
  const tenant = readId(readField(batch, 'tenant'), 'tenant');
  const key = readKey(readField(batch, 'key'));
  const fingerprint = readFingerprint(readField(batch, 'fingerprint'), limits);
  const recordedAt = readInstant(readField(batch, 'recordedAt'), 'recordedAt');
  const streams = readElements(readField(batch, 'streams'), 'streams', limits.maxStreams).map(
    (change, place) => encodeChange(change, `streams.${place}`, limits),
  );
  requireDistinct(streams);
  const result = encodeJson(readField(batch, 'result'), 'result', limits);
  if (streams.length === 0 && result === 'null') {
    invalid('streams', 'must hold a stream, or the batch a result');
  }
  requireSize(streams, result, limits);
  return { tenant, key, fingerprint, recordedAt, streams, result };
}

function encodeChange(change: unknown, field: string, limits: BatchLimits): EncodedChange {
  const events = readElements(readField(change, 'events'), `${field}.events`, limits.maxEvents);
  return {
    type: readId(readField(change, 'type'), `${field}.type`),
    id: readId(readField(change, 'id'), `${field}.id`),
    expected: readWhole(readField(change, 'expected'), `${field}.expected`, 0),
    events: events.map((event, place) => encodeEvent(event, `${field}.events.${place}`, limits)),
    timers: readTimers(readField(change, 'timers'), `${field}.timers`, limits),
  };
}

function readTimers(changes: unknown, field: string, { maxEvents }: BatchLimits): TimerChanges {
  if (changes === undefined) return NO_TIMERS;
  const set = readElements(readField(changes, 'set'), `${field}.set`, maxEvents).map((timer) =>
    readTimer(timer, `${field}.set`),
  );
  const cancel = readElements(readField(changes, 'cancel'), `${field}.cancel`, maxEvents).map(
    (id) => readId(id, `${field}.cancel`),
  );
  if (new Set([...set.map(({ id }) => id), ...cancel]).size < set.length + cancel.length) {
    invalid(field, 'must hold each timer once');
  }
  return { set, cancel };
}

function readTimer(timer: unknown, field: string): Timer {
  return {
    id: readId(readField(timer, 'id'), field),
    dueAt: readInstant(readField(timer, 'dueAt'), field),
  };
}

function encodeEvent(event: unknown, field: string, limits: BatchLimits): string {
  const text = encodeJson(event, field, limits);
  return text.startsWith('{') ? text : invalid(field, 'must be an object');
}

function encodeJson(value: unknown, field: string, { maxBytes }: BatchLimits): string {
  const read = parseJsonValue(value, { textLength: maxBytes, issues: 1 });
  if (read.ok) return JSON.stringify(read.value);

  const [issue] = read.issues;
  const code = issue?.code.startsWith('TOO_') ? 'LIMIT_EXCEEDED' : 'INVALID_VALUE';
  throw new FailureError(code, `${field} ${issue?.message ?? 'must be JSON'}`, { field });
}

function readKey(key: unknown): string {
  const fits =
    typeof key === 'string' &&
    key !== '' &&
    key.length <= KEY_BYTES_MAX &&
    isStorableText(key) &&
    utf8Length(key) <= KEY_BYTES_MAX;
  return fits
    ? key
    : invalid('key', `must be well-formed text of 1 to ${KEY_BYTES_MAX} bytes, without NUL`);
}

function readFingerprint(fingerprint: unknown, { maxBytes }: BatchLimits): string {
  if (typeof fingerprint !== 'string') invalid('fingerprint', 'must be text');
  if (fingerprint.length > maxBytes) exceeded('fingerprint', maxBytes, fingerprint.length);
  if (!isStorableText(fingerprint)) {
    invalid('fingerprint', 'must be well-formed text without NUL');
  }
  return fingerprint;
}

function requireDistinct(streams: readonly EncodedChange[]): void {
  if (streams.length < 2) return;

  const ids = new Map<string, Set<string>>();
  for (const { type, id } of streams) {
    const known = ids.get(type) ?? new Set();
    if (known.has(id)) invalid('streams', 'must hold each stream once');
    ids.set(type, known.add(id));
  }
}

function requireSize(
  streams: readonly EncodedChange[],
  result: string,
  { maxEvents, maxBytes }: BatchLimits,
): void {
  let count = 0;
  let units = result.length;
  for (const { events } of streams) {
    count += events.length;
    for (const text of events) units += text.length;
  }
  if (count > maxEvents) exceeded('events', maxEvents, count);
  if (units * 3 <= maxBytes) return; // a unit of UTF-16 takes at most three bytes of UTF-8

  let bytes = utf8Length(result);
  for (const { events } of streams) for (const text of events) bytes += utf8Length(text);
  if (bytes > maxBytes) exceeded('bytes', maxBytes, bytes);
}

/** Stream: the history of one thing, as a store gives it back. */
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject } from '../../kernel/json-value.ts';

/** The name of a stream: three fields, never joined into one text. */
export interface StreamRef {
  /** Whose it is. */
  readonly tenant: string;
  /** What kind of thing it is the history of: `account`. */
  readonly type: string;
  /** The thing's id. */
  readonly id: string;
}

/** A part of a stream. */
export interface StreamPage {
  /** Events after this version: whole, 0 or more; 0 if left out. */
  readonly after?: number;
  /** At most so many events: whole, 0 or more; all if left out. */
  readonly limit?: number;
}

/** What a stream holds. */
export interface LoadedStream {
  /** The version of the whole stream, however many events were asked for. */
  readonly version: number;
  /** The events asked for, oldest first. */
  readonly events: readonly EventRecord[];
  /** Whether there are events after the last of these. */
  readonly more: boolean;
}

/** An event as it is stored. */
export interface EventRecord {
  /** Its place in its stream, from 1. */
  readonly version: number;
  /** The key of the batch that brought it. With `index`, its name for ever. */
  readonly key: string;
  /** Its place among the events of that batch, over all streams, from 0. */
  readonly index: number;
  /** When it was written, by the writer's clock: for information, never for order. */
  readonly recordedAt: Instant;
  /** What happened. */
  readonly event: JsonObject;
}

/** Batch: what is written to a store at once, whole or not at all. */
import type { Instant } from '../../kernel/instant.ts';
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import type { TimerChanges } from '../../kernel/timer.ts';

/** What is written at once. */
export interface Batch {
  /** Whose streams these are. */
  readonly tenant: string;
  /** What makes this batch one and the same, however often it is sent: 1 to 1000 bytes. */
  readonly key: string;
  /** What was asked for, as text; equal texts ask for the same. A store may keep a hash of it. */
  readonly fingerprint: string;
  /** When it is written, by the writer's clock. */
  readonly recordedAt: Instant;
  /** The streams, each once. */
  readonly streams: readonly StreamChange[];
  /** The answer to whoever sends this key again. */
  readonly result: JsonValue;
}

/** What happens to one stream of a batch. */
export interface StreamChange {
  /** What kind of thing. */
  readonly type: string;
  /** The thing's id. */
  readonly id: string;
  /** The version the stream must be at; 0 if it must not exist. */
  readonly expected: number;
  /** What is added, in order; none to guard the stream alone. */
  readonly events: readonly JsonObject[];
  /** What becomes of the thing's timers, each named once; nothing if left out. */
  readonly timers?: TimerChanges;
}

/** The acknowledgement of a batch. */
export interface Committed {
  /** `replayed` if the key was seen before, and nothing was written now. */
  readonly status: 'committed' | 'replayed';
  /** The version of each stream after the batch was written, in the order of the batch. */
  readonly versions: readonly number[];
  /** The result of the batch that was written under the key. */
  readonly result: JsonValue;
}

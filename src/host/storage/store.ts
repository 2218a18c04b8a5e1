/**
 * Store: the one thing a host must provide so that what happened is remembered.
 *
 * Three methods, and what an adapter can do besides, declared. The promises, by number:
 *
 * 1. Whole: all of a batch becomes visible together, or nothing of it.
 * 2. Guarded: at the instant of the commit every stream of the batch is at exactly the version that
 *    the batch expects; 0 is a stream that does not exist. A stream without events is guarded too.
 * 3. Counted: the versions of a stream are 1, 2, 3 and so on, without gaps.
 * 4. Once: a key that was seen is answered before versions are looked at. With the same fingerprint
 *    the answer is that of the first time; with another the batch is refused. Of equal keys that
 *    race, one commits, and the others wait and are answered likewise.
 * 5. Named: an event is known by the key of its batch and its place in it, for ever; a key that is
 *    forgotten does not make the event come a second time.
 * 6. Read your writes: a load after an acknowledged commit sees it.
 * 7. In order: the feed is one total order a tenant. Nothing ever appears behind a cursor that was
 *    given out.
 * 8. Apart: no tenant sees, moves or counts what is another's.
 * 9. Exact: values are JSON and come back equal; ids are compared character by character.
 * 10. Bounded: what exceeds a declared limit is refused before anything is written.
 *
 * `everbond/testing` holds the promises as checks that run against any adapter.
 */
import type { Batch, Committed } from './batch.ts';
import type { DuePage, DueRequest, FeedPage, FeedRequest, ListPage, ListRequest } from './pages.ts';
import type { LoadedStream, StreamPage, StreamRef } from './stream.ts';

/** What keeps streams of events. */
export interface Store {
  /** What this store can do and how much it takes at once. */
  readonly capabilities: StoreCapabilities;

  /**
   * The events of a stream, oldest first. A stream nobody wrote to has none and is at version 0.
   *
   * @param stream Which stream.
   * @param page Where to begin and how many; the whole stream if left out.
   */
  load(stream: StreamRef, page?: StreamPage): Promise<LoadedStream>;

  /**
   * Writes a batch, all or nothing: the only way to write.
   *
   * @throws FailureError `VERSION_CONFLICT` with `stream` (its place in the batch) and `actual` if
   *   a stream is at another version; `IDEMPOTENCY_MISMATCH` if the key was used with another
   *   fingerprint; `LIMIT_EXCEEDED`; `INVALID_VALUE`; `STORE_FAILURE` with `outcome`, which is
   *   `not-committed` or `unknown`. After `unknown` the same batch is sent again under its key.
   */
  commit(batch: Batch): Promise<Committed>;

  /** The ids of all streams of a type, each once, in an order that does not change. */
  list(request: ListRequest): Promise<ListPage>;

  /** Everything that happened, in order. Present if the capability `feed` is declared. */
  feed?(request: FeedRequest): Promise<FeedPage>;

  /** Timers that are due, earliest first. Present if the capability `due` is declared. */
  due?(request: DueRequest): Promise<DuePage>;

  /** Makes what a subject's events hold of it unreadable. Present if `erase` is declared. */
  erase?(request: EraseRequest): Promise<void>;

  /**
   * A store that writes within a transaction of the host, which it neither begins nor ends. Present
   * if `enlist` is declared.
   */
  enlist?(transaction: unknown): Store;
}

/** What a store declares. A capability that is not declared has no method, not half of one. */
export interface StoreCapabilities {
  /** The version of this port that the adapter was written for. */
  readonly port: 1;
  /** Whether what was acknowledged survives the end of the process. */
  readonly durable: boolean;
  /** Whether there is a feed. */
  readonly feed: boolean;
  /** Whether timers that are due can be asked for. */
  readonly due: boolean;
  /** Whether a subject's data can be made unreadable. */
  readonly erase: boolean;
  /** Whether it can write within a transaction of the host. */
  readonly enlist: boolean;
  /** Streams in one batch: 25 or more. */
  readonly maxStreams: number;
  /** Events in one batch: 500 or more. As many timers may be set, and cancelled, of each stream. */
  readonly maxEvents: number;
  /** Bytes of events and result in one batch, as JSON in UTF-8: 1 MiB or more. */
  readonly maxBytes: number;
}

/** Whose data to make unreadable. */
export interface EraseRequest {
  /** Whose customer. */
  readonly tenant: string;
  /** The opaque id of the person. */
  readonly subject: string;
  /** What makes this request one and the same, however often it is sent. */
  readonly key: string;
}

/** Pages: what a store lists a part at a time, with the requests for it. */
import type { Instant } from '../../kernel/instant.ts';
import type { Timer } from '../../kernel/timer.ts';
import type { EventRecord } from './stream.ts';

/** Where a listing goes on: text that only the store that made it can read. */
export type Cursor = string;

/** Which ids are wanted. */
export interface ListRequest {
  /** Whose streams. */
  readonly tenant: string;
  /** Which type. */
  readonly type: string;
  /** Where the page before ended; `null` for the first page. */
  readonly after: Cursor | null;
  /** At most so many: whole, 1 or more. */
  readonly limit: number;
}

/** A page of ids. */
export interface ListPage {
  /** The ids. */
  readonly ids: readonly string[];
  /** Where the next page begins; `null` if there is none. */
  readonly next: Cursor | null;
}

/** Which events are wanted. */
export interface FeedRequest {
  /** Whose events. */
  readonly tenant: string;
  /** Where the page before ended; `null` for the beginning. */
  readonly after: Cursor | null;
  /** At most so many: whole, 1 or more. */
  readonly limit: number;
}

/** A page of what happened. */
export interface FeedPage {
  /** The events, in order, each with its stream. */
  readonly events: readonly FeedEvent[];
  /** Where to go on, now or later, after a restart too. */
  readonly next: Cursor;
  /** Whether there was nothing more to give. */
  readonly caughtUp: boolean;
}

/** An event of the feed. */
export interface FeedEvent extends EventRecord {
  /** The type of its stream. */
  readonly type: string;
  /** The id of its stream. */
  readonly id: string;
  /** Where the feed goes on after this event. */
  readonly cursor: Cursor;
}

/** Which timers are wanted. */
export interface DueRequest {
  /** Whose timers. */
  readonly tenant: string;
  /** Timers due at this instant or before it. */
  readonly by: Instant;
  /** Where the page before ended; `null` for the first page. */
  readonly after: Cursor | null;
  /** At most so many: whole, 1 or more. */
  readonly limit: number;
}

/** A page of timers. */
export interface DuePage {
  /** The timers, earliest first; those of one deadline in an order that does not change. */
  readonly timers: readonly TimerRow[];
  /** Where the next page begins; `null` if there is none. */
  readonly next: Cursor | null;
}

/** A timer as it is stored: a hint where to look, for the truth is the state of its stream. */
export interface TimerRow extends Timer {
  /** The type of its stream. */
  readonly type: string;
  /** The id of its stream. */
  readonly stream: string;
}

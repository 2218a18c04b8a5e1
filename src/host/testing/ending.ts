/** Ending: what a store holds when all is done, beside what it was asked for. */
import type { FeedEvent } from '../storage/pages.ts';
import type { EventRecord } from '../storage/stream.ts';
import type { Attempt } from './history.ts';

/** All attempts under one key, and what is there of it at the end. */
export interface Group {
  /** Its number, from 1, in the order in which the keys were first used. */
  readonly number: number;
  readonly tenant: string;
  readonly attempts: Attempt[];
  readonly found: { readonly stream: string; readonly index: number; readonly text: string }[];
}

/** What a store holds at the end. */
export interface Ending {
  /** The events of each stream that was named. */
  readonly streams: ReadonlyMap<string, readonly EventRecord[]>;
  /** The feed of each tenant; none if the store has no feed. */
  readonly feeds: ReadonlyMap<string, readonly FeedEvent[]>;
  /** The batches, by tenant and key. */
  readonly groups: ReadonlyMap<string, Group>;
}

/** The text by which the batches under one key are known. */
export function groupText(tenant: string, key: string): string {
  return JSON.stringify([tenant, key]);
}

/** History: what was asked of a store and what it answered, in the order of time. */
import type { Batch } from '../storage/batch.ts';
import type { FeedPage, FeedRequest } from '../storage/pages.ts';
import type { LoadedStream, StreamRef } from '../storage/stream.ts';
import { textOf } from './expectations.ts';

/** One attempt to write a batch. */
export interface Attempt {
  readonly tenant: string;
  readonly key: string;
  readonly streams: readonly { readonly stream: string; readonly expected: number }[];
  /** The events of all streams, in order: where each belongs, and what it says. */
  readonly events: readonly { readonly stream: string; readonly text: string }[];
  /** When it began and ended, on a clock that counts what happens; no end if nobody knows. */
  readonly begun: number;
  readonly ended: number;
  readonly outcome: 'committed' | 'replayed' | 'refused' | 'unknown';
  readonly versions: readonly number[];
}

/** One reading of a stream. */
export interface Reading {
  readonly stream: string;
  readonly begun: number;
  readonly ended: number;
  readonly version: number;
  /** The versions read, each with the event's name. */
  readonly events: readonly { readonly version: number; readonly name: string }[];
}

/** One page of a feed. */
export interface PageRead {
  readonly tenant: string;
  readonly after: string | null;
  readonly next: string;
  readonly events: readonly { readonly name: string; readonly cursor: string }[];
}

/** All that was asked and answered. */
export interface History {
  readonly attempts: Attempt[];
  readonly readings: Reading[];
  readonly pages: PageRead[];
  /** The streams that were named, by one text each. */
  readonly streams: Map<string, StreamRef>;
  /** The clock: how many things have begun or ended. */
  now: number;
}

/** A history in which nothing has happened. */
export function createHistory(): History {
  return { attempts: [], readings: [], pages: [], streams: new Map(), now: 0 };
}

/** The one text by which a stream is known, remembered with the stream. */
export function streamText(history: History, { tenant, type, id }: StreamRef): string {
  const text = JSON.stringify([tenant, type, id]);
  if (!history.streams.has(text)) history.streams.set(text, { tenant, type, id });
  return text;
}

/** What makes an event one and the same. */
export function eventName({
  key,
  index,
}: {
  readonly key: string;
  readonly index: number;
}): string {
  return JSON.stringify([key, index]);
}

/** What is asked by a batch, copied before the store sees it. */
export function attemptOf(
  history: History,
  { tenant, key, streams }: Batch,
): Omit<Attempt, 'ended' | 'outcome' | 'versions'> {
  const named = streams.map(({ type, id, expected, events }) => ({
    stream: streamText(history, { tenant, type, id }),
    expected,
    texts: events.map(textOf),
  }));
  return {
    tenant,
    key,
    streams: named.map(({ stream, expected }) => ({ stream, expected })),
    events: named.flatMap(({ stream, texts }) => texts.map((text) => ({ stream, text }))),
    begun: (history.now += 1),
  };
}

/** What was read of a stream. */
export function readingOf(
  stream: string,
  begun: number,
  ended: number,
  { version, events }: LoadedStream,
): Reading {
  const named = events.map((event) => ({ version: event.version, name: eventName(event) }));
  return { stream, begun, ended, version, events: named };
}

/** What was read of a feed. */
export function pageOf({ tenant, after }: FeedRequest, { events, next }: FeedPage): PageRead {
  const named = events.map((event) => ({ name: eventName(event), cursor: event.cursor }));
  return { tenant, after, next, events: named };
}

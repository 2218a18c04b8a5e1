/** Sample batch: what the checks write, and how they read it back. */
import { type Instant, instant } from '../../kernel/instant.ts';
import type { JsonObject, JsonValue } from '../../kernel/json-value.ts';
import type { Batch, StreamChange } from '../storage/batch.ts';
import type { FeedEvent, FeedPage } from '../storage/pages.ts';
import type { Store } from '../storage/store.ts';
import type { LoadedStream, StreamRef } from '../storage/stream.ts';
import { expectEqual, expectThat } from './expectations.ts';

export const TENANT = 'shop';
export const TYPE = 'thing';
export const AT: Instant = instant('2026-05-01T10:00:00.000Z');

/** The name of a stream. */
export function refTo(id: string, tenant = TENANT, type = TYPE): StreamRef {
  return { tenant, type, id };
}

/** Events that say one thing each. */
function notes(...said: readonly JsonValue[]): readonly JsonObject[] {
  return said.map((note) => ({ type: 'Noted', note }));
}

/** Some notes for a stream. */
export function change(
  id: string,
  expected: number,
  said: readonly JsonValue[],
  rest: Partial<StreamChange> = {},
): StreamChange {
  return { type: TYPE, id, expected, events: notes(...said), ...rest };
}

/** A batch whose fingerprint and result are its key, unless others are given. */
export function batchOf(
  key: string,
  streams: readonly StreamChange[],
  rest: Partial<Batch> = {},
): Batch {
  const result = { answerTo: key };
  return { tenant: TENANT, key, fingerprint: key, recordedAt: AT, streams, result, ...rest };
}

/** What the events of a stream say. */
export function saidIn(loaded: Pick<LoadedStream, 'events'>): readonly JsonValue[] {
  return loaded.events.map(({ event }) => event['note'] ?? null);
}

/** Fails unless a stream holds these notes and no others, numbered from 1. */
export async function expectStream(
  store: Store,
  stream: StreamRef,
  said: readonly JsonValue[],
  what: string,
): Promise<void> {
  const loaded = await store.load(stream);
  expectEqual(saidIn(loaded), said, `${what}: the events`);
  expectEqual(loaded.version, said.length, `${what}: the version`);
  const versions = said.map((_, place) => place + 1);
  expectEqual(
    loaded.events.map(({ version }) => version),
    versions,
    `${what}: the versions of the events`,
  );
  expectThat(!loaded.more, `${what}: there must be no more after the whole stream`);
}

/** The whole feed of a tenant, in pages; none if the store has no feed. */
export async function wholeFeed(
  store: Store,
  tenant = TENANT,
  limit = 500,
): Promise<readonly FeedEvent[]> {
  const events: FeedEvent[] = [];
  let after: string | null = null;
  for (;;) {
    const page: FeedPage | undefined = await store.feed?.({ tenant, after, limit });
    if (page === undefined) return events;
    events.push(...page.events);
    if (page.caughtUp) return events;
    expectThat(page.events.length > 0, 'a feed that is not caught up must give an event');
    expectThat(page.next !== after, 'a cursor must go on');
    after = page.next;
  }
}

/** All ids of a type, in pages. */
export async function wholeList(
  store: Store,
  { tenant = TENANT, type = TYPE, limit = 500 } = {},
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await store.list({ tenant, type, after, limit });
    expectThat(page.ids.length <= limit, 'a page must hold no more than was asked for');
    ids.push(...page.ids);
    expectThat(page.next === null || page.next !== after, 'a cursor must go on');
    after = page.next;
  } while (after !== null);
  return ids;
}

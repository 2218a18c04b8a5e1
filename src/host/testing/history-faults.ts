/** History faults: what a store shows at the end, held against all that it answered before. */
import type { FeedEvent } from '../storage/pages.ts';
import type { Store } from '../storage/store.ts';
import type { EventRecord } from '../storage/stream.ts';
import { type Group, groupText } from './ending.ts';
import { textOf } from './expectations.ts';
import { type Attempt, type History } from './history.ts';
import { orderFaults } from './order-faults.ts';
import { wholeFeed } from './sample-batch.ts';

const PAGE = 500;

/** What cannot have happened, in sentences. */
export async function historyFaults(history: History, store: Store): Promise<readonly string[]> {
  const faults: string[] = [];
  const streams = new Map<string, readonly EventRecord[]>();
  for (const [text, ref] of history.streams) {
    const events: EventRecord[] = [];
    for (;;) {
      const part = await store.load(ref, { after: events.length, limit: PAGE });
      events.push(...part.events);
      if (part.more && part.events.length > 0) continue;
      const counted = events.every(({ version }, place) => version === place + 1);
      if (!counted || part.version !== events.length) {
        faults.push(`stream ${streams.size + 1} must have versions without gaps`);
      }
      break;
    }
    streams.set(text, events);
  }
  const feeds = new Map<string, readonly FeedEvent[]>();
  if (store.capabilities.feed) {
    const tenants = new Set([...history.streams.values()].map(({ tenant }) => tenant));
    for (const tenant of tenants) feeds.set(tenant, await wholeFeed(store, tenant));
  }
  const groups = groupsOf(history.attempts, streams);
  const ending = { streams, feeds, groups };
  return [
    ...faults,
    ...[...groups.values()].flatMap(presenceFaults),
    ...orderFaults(history, ending),
  ];
}

function groupsOf(
  attempts: readonly Attempt[],
  streams: ReadonlyMap<string, readonly EventRecord[]>,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const attempt of [...attempts].sort((one, other) => one.begun - other.begun)) {
    const { tenant } = attempt;
    const text = groupText(tenant, attempt.key);
    const group = groups.get(text) ?? { number: groups.size + 1, tenant, attempts: [], found: [] };
    group.attempts.push(attempt);
    groups.set(text, group);
  }
  for (const [stream, events] of streams) {
    const [tenant] = JSON.parse(stream) as [string];
    for (const { key, index, event } of events) {
      groups.get(groupText(tenant, key))?.found.push({ stream, index, text: textOf(event) });
    }
  }
  return groups;
}

/** Whether a batch is there as its answers say. */
function presenceFaults({ number, attempts, found }: Group): readonly string[] {
  const committed = attempts.filter(({ outcome }) => outcome === 'committed');
  const unknown = attempts.filter(({ outcome }) => outcome === 'unknown');
  const replayed = attempts.filter(({ outcome }) => outcome === 'replayed');
  const faults: string[] = [];
  if (committed.length > 1) faults.push(`batch ${number} must be committed once`);
  for (const { streams, events, versions } of committed) {
    const after = streams.map(
      ({ stream, expected }) => expected + events.filter((event) => event.stream === stream).length,
    );
    if (textOf(after) !== textOf(versions)) {
      faults.push(`batch ${number} must be acknowledged at the versions it led to`);
    }
  }

  const acknowledged = committed.length + replayed.length > 0;
  const candidates = committed.length > 0 ? committed : [...unknown, ...replayed];
  if (candidates.some((attempt) => isWhole(attempt, found))) return faults;
  if (acknowledged) return [...faults, `batch ${number} was acknowledged and must be there whole`];
  if (found.length === 0) return faults;
  return unknown.length > 0
    ? [...faults, `batch ${number} is unknown and must be there whole or not at all`]
    : [...faults, `batch ${number} was refused and must not be there`];
}

/** Whether exactly the events of an attempt are there, each in its stream and place. */
function isWhole({ events }: Attempt, found: Group['found']): boolean {
  const there = [...found].sort((one, other) => one.index - other.index);
  return (
    there.length === events.length &&
    there.every(({ stream, index, text }, place) => {
      const asked = events[place];
      return index === place && asked?.stream === stream && asked.text === text;
    })
  );
}

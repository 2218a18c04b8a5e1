/** Order faults: what was read or written in an order that no true store can show. */
import type { EventRecord } from '../storage/stream.ts';
import { type Ending, type Group, groupText } from './ending.ts';
import { eventName, type History } from './history.ts';

/** What cannot have happened in this order, in sentences. */
export function orderFaults(history: History, ending: Ending): readonly string[] {
  const orders = [...ending.streams].map(([stream, events]) => groupsIn(stream, events, ending));
  return [
    ...readingFaults(history, ending),
    ...orders.flatMap(timeFaults),
    ...cycleFaults(orders),
    ...[...ending.feeds.keys()].flatMap((tenant) => feedFaults(tenant, history, ending)),
  ];
}

/** The batches of a stream, in its order, each once. */
function groupsIn(
  stream: string,
  events: readonly Pick<EventRecord, 'key'>[],
  { groups }: Ending,
): readonly Group[] {
  const [tenant] = JSON.parse(stream) as [string];
  const found = events.map(({ key }) => groups.get(groupText(tenant, key)));
  return [...new Set(found)].filter((group) => group !== undefined);
}

/** Each reading must be the beginning of the stream, and no shorter than what was known before. */
function readingFaults({ attempts, readings }: History, { streams }: Ending): readonly string[] {
  const faults = new Set<string>();
  const known = [
    ...readings.map(({ stream, ended, version }) => ({ stream, ended, version })),
    ...attempts.flatMap(({ streams: at, ended, versions }) =>
      versions.map((version, place) => ({ stream: at[place]?.stream ?? '', ended, version })),
    ),
  ].sort((one, other) => one.ended - other.ended);
  const least = new Map<string, number>();
  let next = 0;
  for (const reading of [...readings].sort((one, other) => one.begun - other.begun)) {
    for (let mark = known[next]; mark !== undefined && mark.ended < reading.begun; next += 1) {
      least.set(mark.stream, Math.max(mark.version, least.get(mark.stream) ?? 0));
      mark = known[next + 1];
    }
    const { stream, version, events } = reading;
    const whole = streams.get(stream) ?? [];
    const number = [...streams.keys()].indexOf(stream) + 1;
    if (version < (least.get(stream) ?? 0)) {
      faults.add(`stream ${number} must be read at the version that was known before, or later`);
    }
    const isBeginning = events.every((event) => {
      const found = whole[event.version - 1];
      return event.version <= version && found !== undefined && eventName(found) === event.name;
    });
    if (!isBeginning || version > whole.length) {
      faults.add(`stream ${number} must keep what was read of it`);
    }
  }
  return [...faults];
}

/** What was acknowledged before another batch began must stand before it. */
function timeFaults(order: readonly Group[]): readonly string[] {
  let latest: { readonly number: number; readonly begun: number } = { number: 0, begun: 0 };
  return order.flatMap(({ number, attempts }) => {
    const begun = Math.min(...attempts.map((attempt) => attempt.begun));
    const acknowledged = attempts.filter(({ versions }) => versions.length > 0);
    const ended = Math.min(...acknowledged.map((attempt) => attempt.ended));
    const isLate = ended < latest.begun;
    const before = latest.number;
    if (begun > latest.begun) latest = { number, begun };
    return isLate
      ? [`batch ${number} was acknowledged before batch ${before} began and must stand before it`]
      : [];
  });
}

/** No batch may stand before another in one stream and after it in a second. */
function cycleFaults(orders: readonly (readonly Group[])[]): readonly string[] {
  const after = new Map<Group, Group[]>();
  const blockers = new Map<Group, number>();
  for (const order of orders) {
    for (const [place, group] of order.entries()) {
      blockers.set(group, (blockers.get(group) ?? 0) + (place === 0 ? 0 : 1));
      const follower = order[place + 1];
      if (follower !== undefined) after.set(group, [...(after.get(group) ?? []), follower]);
    }
  }
  const free = [...blockers].flatMap(([group, count]) => (count === 0 ? [group] : []));
  let placed = 0;
  for (let group = free.pop(); group !== undefined; group = free.pop()) {
    placed += 1;
    for (const follower of after.get(group) ?? []) {
      const left = (blockers.get(follower) ?? 0) - 1;
      blockers.set(follower, left);
      if (left === 0) free.push(follower);
    }
  }
  const tangled = blockers.size - placed;
  return tangled === 0 ? [] : [`${tangled} batches must not stand before and after one another`];
}

/** The feed must hold each stream in its order, and what was read of it must have stayed. */
function feedFaults(
  tenant: string,
  { pages }: History,
  { streams, feeds }: Ending,
): readonly string[] {
  const faults = new Set<string>();
  const feed = feeds.get(tenant) ?? [];
  const byStream = new Map<string, number[]>();
  for (const { type, id, version } of feed) {
    const stream = JSON.stringify([tenant, type, id]);
    const versions = byStream.get(stream) ?? [];
    versions.push(version);
    byStream.set(stream, versions);
  }
  for (const [place, [stream, events]] of [...streams].entries()) {
    if ((JSON.parse(stream) as [string])[0] !== tenant) continue;
    const versions = byStream.get(stream) ?? [];
    const inOrder = versions.every((version, at) => version === at + 1);
    if (!inOrder || versions.length !== events.length) {
      faults.add(`the feed must hold stream ${place + 1} once, in order`);
    }
  }

  const places = new Map<string | null, number>([[null, 0]]);
  for (const page of pages.filter((read) => read.tenant === tenant)) {
    const from = places.get(page.after);
    if (from === undefined) continue; // a cursor from before the witness looked
    for (const [at, { name, cursor }] of page.events.entries()) {
      const stayed = feed[from + at];
      if (stayed === undefined || eventName(stayed) !== name) {
        faults.add('nothing must appear in the feed behind a cursor that was given');
      }
      places.set(cursor, from + at + 1);
    }
    places.set(page.next, from + page.events.length);
  }
  return [...faults];
}

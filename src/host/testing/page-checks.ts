/** Page checks: streams in parts, lists and the feed, page by page while others write. */
import { type Instant, instant } from '../../kernel/instant.ts';
import type { FeedPage } from '../storage/pages.ts';
import type { Store } from '../storage/store.ts';
import { expectEqual, expectFailure, expectThat } from './expectations.ts';
import {
  AT,
  batchOf,
  change,
  expectStream,
  refTo,
  saidIn,
  TENANT,
  TYPE,
  wholeFeed,
} from './sample-batch.ts';
import type { Case } from './store-check.ts';

const STREAMS = 1000;
const AT_ONCE = 25;
const PAGE = 7;
const LATER = 100;

export const pageChecks: readonly Case[] = [
  {
    id: 'C6',
    level: 'contract',
    promise: 3,
    rule: 'a part of a stream is what was asked for, and says how far the whole stream goes',
    test: async ({ store }) => {
      await store.commit(batchOf('begin', [change('a', 0, [1, 2, 3, 4])]));
      const parts: readonly (readonly [number, number, readonly number[], boolean])[] = [
        [0, 4, [1, 2, 3, 4], false],
        [0, 9, [1, 2, 3, 4], false],
        [0, 3, [1, 2, 3], true],
        [1, 2, [2, 3], true],
        [3, 1, [4], false],
        [0, 0, [], true],
        [4, 0, [], false],
        [4, 5, [], false],
        [5, 5, [], false],
      ];
      for (const [after, limit, said, more] of parts) {
        const part = await store.load(refTo('a'), { after, limit });
        const found = [part.version, saidIn(part), part.more];
        expectEqual(found, [4, said, more], `${limit} events after version ${after}`);
      }
      expectEqual(saidIn(await store.load(refTo('a'), { after: 2 })), [3, 4], 'all after 2');
      expectEqual(saidIn(await store.load(refTo('a'), { limit: 1 })), [1], 'the first');
      for (const page of [{ after: -1 }, { limit: -1 }, { after: 0.5 }, { limit: Number.NaN }]) {
        const field = Object.keys(page)[0] ?? '';
        const load = store.load(refTo('a'), page);
        await expectFailure(load, 'INVALID_VALUE', `a part with an impossible ${field}`);
      }
    },
  },
  {
    id: 'C48',
    level: 'contract',
    promise: 6,
    rule: 'whoever loads after a commit was acknowledged sees it, through any handle',
    test: async ({ store, other }) => {
      const said: number[] = [];
      for (let version = 0; version < 50; version += 1) {
        const [writer, reader] = version % 2 === 0 ? [store, other] : [other, store];
        await writer.commit(batchOf(`k${version}`, [change('a', version, [version])]));
        said.push(version);
        await expectStream(reader, refTo('a'), said, 'a stream right after a commit');
      }
    },
  },
  {
    id: 'C24',
    level: 'contract',
    promise: 7,
    rule: 'a list gives each id once, page by page, while others are created',
    test: async ({ store }) => {
      const ids = await createMany(store);
      const listed: string[] = [];
      let [after, page]: [string | null, number] = [null, 0];
      do {
        const { ids: some, next } = await store.list({ ...WHERE, type: TYPE, after, limit: PAGE });
        expectThat(some.length <= PAGE, 'a page must hold no more than was asked for');
        listed.push(...some);
        expectThat(listed.length <= STREAMS + LATER, 'a list must come to an end');
        if (page < LATER) {
          await store.commit(batchOf(`later-${page}`, [change(`later-${page}`, 0, [page])]));
        }
        [after, page] = [next, page + 1];
      } while (after !== null);

      expectEqual(new Set(listed).size, listed.length, 'the number of different ids listed');
      const before = new Set(ids);
      const found = listed.filter((id) => before.has(id)).sort();
      expectEqual(found, [...ids].sort(), 'the ids that were there from the beginning');
    },
  },
  {
    id: 'C44',
    level: 'contract',
    promise: 7,
    rule: 'a cursor that the store did not make is refused',
    test: async ({ store }) => {
      await store.commit(batchOf('begin', [change('a', 0, [1])]));
      for (const after of ['made up', '', '-1', '[1', '99999999999']) {
        const list = store.list({ ...WHERE, type: TYPE, after, limit: PAGE });
        await expectFailure(list, 'CURSOR_INVALID', 'a list from a made-up cursor');
        const feed = store.feed?.({ ...WHERE, after, limit: PAGE });
        if (feed !== undefined) {
          await expectFailure(feed, 'CURSOR_INVALID', 'a feed from a made-up cursor');
        }
        const due = store.due?.({ ...WHERE, by: AT, after, limit: PAGE });
        if (due !== undefined) {
          await expectFailure(due, 'CURSOR_INVALID', 'timers from a made-up cursor');
        }
      }
    },
  },
  {
    id: 'C46',
    level: 'contract',
    promise: 7,
    needs: 'feed',
    rule: 'the feed gives each event once and in order, page by page, while others are written',
    test: async ({ store }) => {
      const ids = await createMany(store);
      const given: string[] = [];
      let after: string | null = null;
      for (let page = 0; ; page += 1) {
        const read: FeedPage | undefined = await store.feed?.({ ...WHERE, after, limit: PAGE });
        if (read === undefined) return;
        given.push(...read.events.map(({ id }) => id));
        if (page < LATER) {
          await store.commit(batchOf(`later-${page}`, [change(`later-${page}`, 0, [page])]));
        }
        after = read.next;
        if (read.caughtUp && page >= LATER) break;
        expectThat(read.events.length > 0 || read.caughtUp, 'a feed must go on');
        expectThat(given.length <= STREAMS + LATER, 'a feed must come to an end');
      }
      const later = Array.from({ length: LATER }, (_, page) => `later-${page}`);
      expectEqual(given, [...ids, ...later], 'the streams of the feed, in order');

      const quiet = await store.feed?.({ ...WHERE, after, limit: PAGE });
      expectEqual([quiet?.events, quiet?.caughtUp], [[], true], 'a feed with nothing new');
      const [third] = (await wholeFeed(store)).slice(2, 3);
      const rest = await store.feed?.({ ...WHERE, after: third?.cursor ?? '', limit: 1 });
      expectEqual(rest?.events[0]?.id, ids[3], 'the stream after the cursor of the third event');
    },
  },
  {
    id: 'C29',
    level: 'contract',
    promise: 7,
    rule: 'a clock that goes back an hour or forward ten years changes no order',
    test: async ({ store }) => {
      const clock = [
        '2026-05-01T10:00Z',
        '2026-05-01T09:00Z',
        '2036-05-01T10:00Z',
        '2026-05-01T11:00Z',
      ];
      const times: readonly Instant[] = clock.map((time) => instant(time));
      for (const [version, recordedAt] of times.entries()) {
        const batch = batchOf(`k${version}`, [change('a', version, [version])], { recordedAt });
        await store.commit(batch);
      }
      const loaded = await store.load(refTo('a'));
      expectEqual(saidIn(loaded), [0, 1, 2, 3], 'the events of the stream, in order');
      const stamped = loaded.events.map(({ recordedAt }) => recordedAt);
      expectEqual(stamped, times, 'the instants at which they were written');
      if (store.capabilities.feed) {
        expectEqual(saidIn({ events: await wholeFeed(store) }), [0, 1, 2, 3], 'the feed, in order');
      }
    },
  },
];

const WHERE = { tenant: TENANT };

/** Many streams of one event, all written at one instant; gives their ids in the order written. */
async function createMany(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let from = 0; from < STREAMS; from += AT_ONCE) {
    // Ids that no sort puts into the order in which they are written.
    const some = Array.from(
      { length: AT_ONCE },
      (_, place) => `s${((from + place) * 7919) % STREAMS}`,
    );
    await store.commit(
      batchOf(
        `many-${from}`,
        some.map((id) => change(id, 0, [id])),
      ),
    );
    ids.push(...some);
  }
  return ids;
}

/** Commit checks: what one caller after another may expect of a commit. */
import { createRandom } from '../../numerics/random.ts';
import type { Batch } from '../storage/batch.ts';
import type { Store } from '../storage/store.ts';
import { codeOf, expectEqual, expectFailure, expectThat } from './expectations.ts';
import { batchOf, change, expectStream, refTo } from './sample-batch.ts';
import type { Case } from './store-check.ts';

export const commitChecks: readonly Case[] = [
  {
    id: 'C1',
    level: 'contract',
    promise: 2,
    rule: 'a stream nobody wrote to is at version 0 and has no events',
    test: async ({ store }) => {
      await expectStream(store, refTo('nobody'), [], 'an unknown stream');
      const part = await store.load(refTo('nobody'), { after: 3, limit: 2 });
      expectEqual([part.version, part.events, part.more], [0, [], false], 'a part of it');
    },
  },
  {
    id: 'C2',
    level: 'contract',
    promise: 2,
    rule: 'a stream is created once',
    test: async ({ store }) => {
      const first = await store.commit(batchOf('first', [change('a', 0, ['one'])]));
      expectEqual([first.status, first.versions], ['committed', [1]], 'the first creation');
      await expectConflict(store, batchOf('second', [change('a', 0, ['two'])]), 0, 1);
      await expectStream(store, refTo('a'), ['one'], 'a stream created twice');
    },
  },
  {
    id: 'C3',
    level: 'contract',
    promise: 2,
    rule: 'a version that is not the one expected is a conflict, be it lower or higher',
    test: async ({ store }) => {
      await store.commit(batchOf('begin', [change('a', 0, [1, 2, 3])]));
      await expectConflict(store, batchOf('far', [change('a', 5, ['far'])]), 0, 3);
      await expectConflict(store, batchOf('behind', [change('a', 2, ['behind'])]), 0, 3);
      await expectConflict(store, batchOf('absent', [change('b', 1, ['absent'])]), 0, 0);
      await expectStream(store, refTo('a'), [1, 2, 3], 'a stream after conflicts');
      await expectStream(store, refTo('b'), [], 'a stream that was never there');
    },
  },
  {
    id: 'C4',
    level: 'contract',
    promise: 1,
    rule: 'of a batch with one stale stream nothing is written, and its key stays free',
    test: async ({ store }) => {
      await store.commit(batchOf('begin', [change('c', 0, ['c1'])]));
      const changes = [change('a', 0, ['a1']), change('b', 0, ['b1']), change('c', 0, ['c2'])];
      await expectConflict(store, batchOf('stale', changes), 2, 1);
      await expectStream(store, refTo('a'), [], 'the first stream of a refused batch');
      await expectStream(store, refTo('b'), [], 'the second stream of a refused batch');
      await expectStream(store, refTo('c'), ['c1'], 'the stale stream');

      const mended = [change('a', 0, ['a1']), change('b', 0, ['b1']), change('c', 1, ['c2'])];
      const again = await store.commit(batchOf('stale', mended, { fingerprint: 'mended' }));
      expectEqual([again.status, again.versions], ['committed', [1, 1, 2]], 'the batch mended');
    },
  },
  {
    id: 'C5',
    level: 'contract',
    promise: 2,
    rule: 'a stream without events is guarded, and not moved',
    test: async ({ store }) => {
      const begin = [change('a', 0, ['a1']), change('b', 0, [])];
      const { versions } = await store.commit(batchOf('begin', begin));
      expectEqual(versions, [1, 0], 'the versions of a batch that guards a stream');
      await store.commit(batchOf('move', [change('b', 0, ['b1'])]));
      const skewed = [change('a', 1, ['a2']), change('b', 0, [])];
      await expectConflict(store, batchOf('skewed', skewed), 1, 1);
      await expectConflict(store, batchOf('guard', [change('b', 0, [])]), 0, 1);
      await store.commit(batchOf('held', [change('a', 1, ['a2']), change('b', 1, [])]));
      await expectStream(store, refTo('a'), ['a1', 'a2'], 'the stream written to');
      await expectStream(store, refTo('b'), ['b1'], 'the stream guarded');
    },
  },
  {
    id: 'C7',
    level: 'contract',
    promise: 3,
    rule: 'the events of a batch keep their order, and a batch of nothing is refused',
    test: async ({ store }) => {
      const said = Array.from({ length: 500 }, (_, place) => place);
      const { versions } = await store.commit(batchOf('many', [change('a', 0, said)]));
      expectEqual(versions, [500], 'the version after 500 events');
      await expectStream(store, refTo('a'), said, '500 events');

      const nothing = batchOf('nothing', [], { result: null });
      await expectFailure(store.commit(nothing), 'INVALID_VALUE', 'a batch of nothing');
      const answer = batchOf('answer', [], { result: 'no' });
      expectEqual((await store.commit(answer)).status, 'committed', 'a batch of a result alone');
      const { status, result } = await store.commit(answer);
      expectEqual([status, result], ['replayed', 'no'], 'that batch sent again');
    },
  },
  {
    id: 'C8',
    level: 'contract',
    promise: 4,
    rule: 'a batch sent again is answered as the first time, though its streams have moved on',
    test: async ({ store }) => {
      const batch = batchOf('once', [change('a', 0, ['a1']), change('b', 0, ['b1', 'b2'])]);
      await store.commit(batch);
      for (let version = 1; version <= 10; version += 1) {
        await store.commit(batchOf(`later-${version}`, [change('a', version, [version])]));
      }
      const { status, versions, result } = await store.commit(batch);
      expectEqual(status, 'replayed', 'the status of a batch sent again');
      expectEqual(versions, [1, 2], 'the versions of a batch sent again');
      expectEqual(result, batch.result, 'the result of a batch sent again');
      expectEqual((await store.load(refTo('a'))).version, 11, 'the version of its stream');

      const other = await store.commit({ ...batch, result: 'other', streams: [] });
      expectEqual(other.result, batch.result, 'the result, though the batch is not the same now');
    },
  },
  {
    id: 'C9',
    level: 'contract',
    promise: 4,
    rule: 'a key that stands for another request is refused before versions are looked at',
    test: async ({ store }) => {
      await store.commit(batchOf('key', [change('a', 0, ['a1'])]));
      for (const expected of [0, 1]) {
        const other = batchOf('key', [change('a', expected, ['a2'])], { fingerprint: 'other' });
        await expectFailure(
          store.commit(other),
          'IDEMPOTENCY_MISMATCH',
          `another request under a used key, at version ${expected}`,
        );
      }
      await expectStream(store, refTo('a'), ['a1'], 'the stream of a used key');
    },
  },
  {
    id: 'C43',
    level: 'contract',
    promise: 5,
    rule: 'an event is known by the key of its batch and its place in it, over all streams',
    test: async ({ store }) => {
      await store.commit(batchOf('k1', [change('a', 0, ['x']), change('b', 0, ['y', 'z'])]));
      await store.commit(batchOf('k2', [change('b', 2, []), change('a', 1, ['w'])]));
      const named = async (id: string) =>
        (await store.load(refTo(id))).events.map(({ key, index }) => [key, index]);
      const expected = [
        [
          ['k1', 0],
          ['k2', 0],
        ],
        [
          ['k1', 1],
          ['k1', 2],
        ],
      ];
      expectEqual([await named('a'), await named('b')], expected, 'keys and places of events');
    },
  },
  {
    id: 'C19',
    level: 'contract',
    promise: 4,
    rule: 'a whole log that is delivered twice, in any order, leaves what it leaves delivered once',
    test: async ({ store }) => {
      const ids = ['a', 'b', 'c'];
      const log = Array.from({ length: 30 }, (_, place) =>
        batchOf(`log-${place}`, [change(ids[place % 3] ?? 'a', Math.floor(place / 3), [place])]),
      );
      const random = createRandom(7);
      const deliveries = [...log, ...log]
        .map((batch) => ({ batch, turn: random.uniform() }))
        .sort((one, other) => one.turn - other.turn)
        .map(({ batch }) => batch);
      await deliverAll(store, deliveries);
      for (const [place, id] of ids.entries()) {
        const said = Array.from({ length: 10 }, (_, round) => round * 3 + place);
        await expectStream(store, refTo(id), said, 'a stream after a log delivered twice');
      }
    },
  },
  {
    id: 'C20',
    level: 'contract',
    promise: 4,
    rule: 'two batches that come twice and out of order never leave a third event',
    test: async ({ store }) => {
      const one = batchOf('one', [change('a', 0, ['one'])]);
      const two = batchOf('two', [change('a', 1, ['two'])]);
      await expectConflict(store, two, 0, 0);
      const statuses: string[] = [];
      for (const batch of [one, two, one, two, two, one]) {
        statuses.push((await store.commit(batch)).status);
      }
      const expected = ['committed', 'committed', 'replayed', 'replayed', 'replayed', 'replayed'];
      expectEqual(statuses, expected, 'the answers');
      await expectStream(store, refTo('a'), ['one', 'two'], 'the stream');
    },
  },
];

/** Fails unless a batch is refused for one of its streams, with the version that this one is at. */
export async function expectConflict(
  store: Store,
  batch: Batch,
  stream: number,
  actual: number,
): Promise<void> {
  const what = 'a batch that expects another version';
  const facts = await expectFailure(store.commit(batch), 'VERSION_CONFLICT', what);
  expectEqual(
    { stream: facts['stream'], actual: facts['actual'] },
    { stream, actual },
    'the facts of a conflict',
  );
}

/** Delivers until all are through: what comes too early is kept for the next time round. */
async function deliverAll(store: Store, deliveries: readonly Batch[]): Promise<void> {
  let waiting = deliveries;
  while (waiting.length > 0) {
    const early: Batch[] = [];
    for (const batch of waiting) {
      try {
        await store.commit(batch);
      } catch (error) {
        if (codeOf(error) !== 'VERSION_CONFLICT') throw error;
        early.push(batch);
      }
    }
    expectThat(early.length < waiting.length, 'a log delivered over and over must get through');
    waiting = early;
  }
}

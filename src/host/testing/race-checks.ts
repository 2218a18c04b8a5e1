/** Race checks: calls that are under way at once, through two handles on the same data. */
import type { JsonValue } from '../../kernel/json-value.ts';
import type { StreamChange } from '../storage/batch.ts';
import type { FeedPage } from '../storage/pages.ts';
import type { Store } from '../storage/store.ts';
import { codeOf, expectEqual, expectThat } from './expectations.ts';
import { batchOf, change, expectStream, refTo, saidIn, TENANT, wholeFeed } from './sample-batch.ts';
import type { Case, Trial } from './store-check.ts';
import { createWitness } from './witness.ts';

const RACERS = 32;

export const raceChecks: readonly Case[] = [
  {
    id: 'C11',
    level: 'concurrency',
    promise: 2,
    rule: 'of 32 who create one stream at once, one wins and the others meet a conflict',
    test: async (trial) => {
      const outcomes = await race(trial, RACERS, (store, racer) =>
        store.commit(batchOf(`racer-${racer}`, [change('a', 0, [racer, racer])])),
      );
      const winner = outcomes.indexOf('committed');
      const expected = outcomes.map((_, racer) =>
        racer === winner ? 'committed' : 'VERSION_CONFLICT',
      );
      expectEqual(outcomes, expected, 'the outcomes of those who create one stream');
      await expectStream(trial.store, refTo('a'), [winner, winner], 'the stream they create');
    },
  },
  {
    id: 'C12',
    level: 'concurrency',
    promise: 4,
    rule: 'of 32 who send one batch at once, one writes and the others are answered likewise',
    test: async (trial) => {
      const outcomes = await race(trial, RACERS, (store) =>
        store.commit(batchOf('key', [change('a', 0, ['once'])])),
      );
      const replays = outcomes.filter((outcome) => outcome === 'replayed').length;
      const commits = outcomes.filter((outcome) => outcome === 'committed').length;
      expectEqual([commits, replays], [1, RACERS - 1], 'commits and replays of one batch');
      await expectStream(trial.store, refTo('a'), ['once'], 'the stream of one batch');

      const mixed = await race(trial, RACERS, (store, racer) => {
        const fingerprint = `request-${racer % 2}`;
        return store.commit(batchOf('mixed', [change('b', 0, [racer % 2])], { fingerprint }));
      });
      const winner = mixed.indexOf('committed') % 2;
      const losers = mixed.filter((_, racer) => racer % 2 !== winner);
      const refused = losers.every((outcome) => outcome === 'IDEMPOTENCY_MISMATCH');
      expectThat(refused, 'of two requests that race under one key, one must be refused');
      await expectStream(trial.store, refTo('b'), [winner], 'the stream of two requests');
    },
  },
  {
    id: 'C13',
    level: 'concurrency',
    promise: 2,
    rule: 'of 8 writers who count on one stream, 200 times each, no count is lost',
    test: async ({ store, other }) => {
      const witness = createWitness();
      const handles = [witness.over(store), witness.over(other)];
      const budget = { left: 8 * 200 * 8 * 4 };
      await Promise.all(
        Array.from({ length: 8 }, (_, writer) =>
          countUp(handles[writer % 2] ?? store, `writer-${writer}`, 200, budget),
        ),
      );
      const counts = Array.from({ length: 1600 }, (_, count) => count + 1);
      await expectStream(store, refTo('count'), counts, 'the stream of counts');
      expectEqual(await witness.faults(other), [], 'what the witness has to say');
    },
  },
  {
    id: 'C14',
    level: 'concurrency',
    promise: 1,
    rule: 'of 16 who move amounts between two streams in opposite order, none gets stuck',
    test: async ({ store, other }) => {
      const witness = createWitness();
      const handles = [witness.over(store), witness.over(other)];
      const movers = Array.from({ length: 16 }, (_, mover) =>
        moveAround(handles[mover % 2] ?? store, mover),
      );
      for (const outcome of (await Promise.all(movers)).flat()) {
        const isFine = outcome === 'committed' || outcome === 'VERSION_CONFLICT';
        expectThat(isFine, `a move must be done or meet a conflict, but ended in ${outcome}`);
      }
      const [a, b] = [saidIn(await store.load(refTo('a'))), saidIn(await store.load(refTo('b')))];
      const sum = [...a, ...b].reduce<number>((total, amount) => total + Number(amount), 0);
      expectEqual(
        [sum, a.length > 0],
        [0, true],
        'the sum of all moves, and whether there were any',
      );
      expectEqual(await witness.faults(other), [], 'what the witness has to say');
    },
  },
  {
    id: 'C21',
    level: 'concurrency',
    promise: 7,
    needs: 'feed',
    rule: 'whoever follows the feed while 8 others write misses nothing and gets nothing twice',
    test: async ({ store, other }) => {
      let writing = 8;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let version = 0; version < 25; version += 1) {
          const said = [writer * 25 + version];
          const batch = batchOf(`${writer}-${version}`, [change(`w${writer}`, version, said)]);
          await (writer % 2 === 0 ? store : other).commit(batch);
        }
        writing -= 1;
      });
      const [given] = await Promise.all([follow(other, () => writing === 0), ...writers]);
      expectEqual(given.length, 200, 'the number of events that the feed gave');
      expectEqual(given, saidIn({ events: await wholeFeed(store) }), 'the feed, read afterwards');
    },
  },
  {
    id: 'C45',
    level: 'concurrency',
    promise: 2,
    rule: 'of two who each guard the stream that the other writes, not both succeed',
    test: async (trial) => {
      for (let round = 0; round < 20; round += 1) {
        const [one, two] = [`one-${round}`, `two-${round}`];
        const outcomes = await race(trial, 2, (store, racer) => {
          const [own, guarded] = racer === 0 ? [one, two] : [two, one];
          return store.commit(batchOf(own, [change(own, 0, [1]), change(guarded, 0, [])]));
        });
        const expected = ['VERSION_CONFLICT', 'committed'];
        expectEqual([...outcomes].sort(), expected, 'the outcomes of two who guard each other');
      }
    },
  },
];

/** Starts all at once, on both handles in turn, and lets the first two meet inside the store. */
async function race(
  { store, other, gate }: Trial,
  count: number,
  act: (store: Store, racer: number) => ReturnType<Store['commit']>,
): Promise<readonly string[]> {
  if (gate.haveMet()) gate.awaitCallers(2);
  return Promise.all(
    Array.from({ length: count }, (_, racer) =>
      outcomeOf(act(racer % 2 === 0 ? store : other, racer)),
    ),
  );
}

async function outcomeOf(commit: ReturnType<Store['commit']>): Promise<string> {
  return commit.then(({ status }) => status, codeOf);
}

/** Reads a feed from the beginning until it has caught up with writers who are done. */
async function follow(store: Store, isDone: () => boolean): Promise<readonly JsonValue[]> {
  const given: JsonValue[] = [];
  let after: string | null = null;
  for (;;) {
    const isLast = isDone();
    const page: FeedPage | undefined = await store.feed?.({ tenant: TENANT, after, limit: 7 });
    if (page === undefined) return given;
    given.push(...saidIn(page));
    expectThat(given.length <= 200, 'a feed must give no more than was written');
    after = page.next;
    if (isLast && page.caughtUp) return given;
  }
}

/** Reads the count and writes the next, until its own share is done. */
async function countUp(
  store: Store,
  writer: string,
  rounds: number,
  budget: { left: number },
): Promise<void> {
  let seen = 0;
  for (let round = 0; round < rounds; ) {
    expectThat((budget.left -= 1) >= 0, 'of writers who race, one must get on each time');
    const loaded = await store.load(refTo('count'), { after: seen });
    expectEqual(loaded.events.length, loaded.version - seen, 'the number of events read');
    seen = loaded.version;
    const next = batchOf(`${writer}-${round}`, [change('count', seen, [seen + 1])]);
    const outcome = await outcomeOf(store.commit(next));
    if (outcome === 'committed') round += 1;
    else expectEqual(outcome, 'VERSION_CONFLICT', 'the outcome of a count that came too late');
  }
}

/** Moves an amount to and fro, on what it reads, without trying again. */
async function moveAround(store: Store, mover: number): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (let round = 0; round < 125; round += 1) {
    const [from, to] = mover % 2 === 0 ? (['a', 'b'] as const) : (['b', 'a'] as const);
    const moves: StreamChange[] = [];
    for (const [id, amount] of [
      [from, -1],
      [to, 1],
    ] as const) {
      const { version } = await store.load(refTo(id), { limit: 0 });
      moves.push(change(id, version, [amount]));
    }
    outcomes.push(await outcomeOf(store.commit(batchOf(`mover-${mover}-${round}`, moves))));
  }
  return outcomes;
}

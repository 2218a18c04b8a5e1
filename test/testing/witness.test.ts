import { describe, expect, it } from 'vitest';
import type { Batch, Committed } from '../../src/host/storage/batch.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import type { EventRecord, LoadedStream } from '../../src/host/storage/stream.ts';
import { createWitness } from '../../src/host/testing/witness.ts';
import { FailureError } from '../../src/kernel/errors.ts';
import { instant } from '../../src/kernel/instant.ts';

const tenant = 'shop';
const type = 'thing';
const recordedAt = instant('2026-05-01T10:00Z');

/** A batch that adds one event to each of some streams. */
function batch(key: string, versions: Readonly<Record<string, number>>): Batch {
  const streams = Object.entries(versions).map(([id, expected]) => ({
    type,
    id,
    expected,
    events: [{ type: 'Noted', note: `${key} to ${id}` }],
  }));
  return { tenant, key, fingerprint: key, recordedAt, streams, result: null };
}

/** An event of such a batch, as a store gives it back. */
function record(version: number, key: string, id: string, index = 0): EventRecord {
  return { version, key, index, recordedAt, event: { type: 'Noted', note: `${key} to ${id}` } };
}

/** A store without a feed that answers every commit in one way and holds what it is said to hold. */
function sayingStore(
  answer: (batch: Batch) => Committed,
  held: Readonly<Record<string, readonly EventRecord[]>> = {},
): Store {
  const { capabilities, list } = memoryStore();
  return {
    capabilities: { ...capabilities, feed: false, due: false },
    list,
    commit: async (asked) => answer(asked),
    load: async ({ id }, { after = 0 } = {}): Promise<LoadedStream> => {
      const events = held[id] ?? [];
      return { version: events.length, events: events.slice(after), more: false };
    },
  };
}

const committed = ({ streams }: Batch): Committed => ({
  status: 'committed',
  versions: streams.map(({ expected }) => expected + 1),
  result: null,
});

const failing =
  (code: 'VERSION_CONFLICT' | 'STORE_FAILURE', facts = {}) =>
  (): never => {
    throw new FailureError(code, 'x', facts);
  };

/** What a witness says who saw some batches sent, one after another. */
async function faultsAfter(store: Store, ...batches: readonly Batch[]): Promise<readonly string[]> {
  const witness = createWitness();
  const watched = witness.over(store);
  for (const asked of batches) await watched.commit(asked).catch(() => null);
  return witness.faults(store);
}

describe('a witness accepts', () => {
  it('what the memory store does, and counts it', async () => {
    const store = memoryStore();
    const witness = createWitness();
    const watched = witness.over(store);
    await watched.commit(batch('k1', { a: 0, b: 0 }));
    await watched.commit(batch('k1', { a: 0, b: 0 }));
    await watched.commit(batch('k2', { a: 0 })).catch(() => null);
    await watched.commit(batch('k2', { a: 1 }));
    await watched.load({ tenant, type, id: 'a' }, { after: 1 });
    await watched.feed?.({ tenant, after: null, limit: 2 });

    expect(witness.counts()).toEqual({ committed: 2, replayed: 1, refused: 1, unknown: 0 });
    expect(await witness.faults(store)).toEqual([]);
  });

  it('a batch whose outcome is unknown, whether it is there or not', async () => {
    const unknown = failing('STORE_FAILURE', { outcome: 'unknown' });
    const there = { a: [record(1, 'k', 'a', 0)], b: [record(1, 'k', 'b', 1)] };

    expect(await faultsAfter(sayingStore(unknown), batch('k', { a: 0, b: 0 }))).toEqual([]);
    expect(await faultsAfter(sayingStore(unknown, there), batch('k', { a: 0, b: 0 }))).toEqual([]);
  });

  it('events of others whom it did not see', async () => {
    const held = { a: [record(1, 'other', 'a'), record(2, 'k', 'a')] };

    expect(await faultsAfter(sayingStore(committed, held), batch('k', { a: 1 }))).toEqual([]);
  });
});

describe('a witness denounces', () => {
  it.each<[string, Store, string]>([
    ['nothing of it is there', sayingStore(committed), 'was acknowledged and must be there whole'],
    [
      'half of it is there',
      sayingStore(committed, { a: [record(1, 'k', 'a')] }),
      'was acknowledged and must be there whole',
    ],
    [
      'it is there twice',
      sayingStore(committed, {
        a: [record(1, 'k', 'a'), record(2, 'k', 'a')],
        b: [record(1, 'k', 'b', 1)],
      }),
      'was acknowledged and must be there whole',
    ],
    [
      'its places are wrong',
      sayingStore(committed, { a: [record(1, 'k', 'a', 1)], b: [record(1, 'k', 'b', 0)] }),
      'was acknowledged and must be there whole',
    ],
    [
      'its events are others',
      sayingStore(committed, { a: [record(1, 'k', 'z')], b: [record(1, 'k', 'b', 1)] }),
      'was acknowledged and must be there whole',
    ],
    [
      'it is only a replay of what never was',
      sayingStore((asked) => ({ ...committed(asked), status: 'replayed' })),
      'was acknowledged and must be there whole',
    ],
    [
      'it was refused and is there',
      sayingStore(failing('VERSION_CONFLICT'), { a: [record(1, 'k', 'a')] }),
      'was refused and must not be there',
    ],
    [
      'it was not committed and is there',
      sayingStore(failing('STORE_FAILURE', { outcome: 'not-committed' }), {
        a: [record(1, 'k', 'a')],
      }),
      'was refused and must not be there',
    ],
    [
      'it is unknown and half there',
      sayingStore(failing('STORE_FAILURE', { outcome: 'unknown' }), { a: [record(1, 'k', 'a')] }),
      'is unknown and must be there whole or not at all',
    ],
    [
      'it failed in a store that does not say how, and is half there',
      sayingStore(failing('STORE_FAILURE'), { a: [record(1, 'k', 'a')] }),
      'is unknown and must be there whole or not at all',
    ],
    [
      'it failed with an error of somebody else, and is half there',
      sayingStore(
        () => {
          throw new TypeError('x');
        },
        { a: [record(1, 'k', 'a')] },
      ),
      'is unknown and must be there whole or not at all',
    ],
    [
      'it is acknowledged at other versions',
      sayingStore((asked) => ({ ...committed(asked), versions: [7, 7] }), {
        a: [record(1, 'k', 'a')],
        b: [record(1, 'k', 'b', 1)],
      }),
      'must be acknowledged at the versions it led to',
    ],
  ])('a batch of which %s', async (_, store, fault) => {
    expect(await faultsAfter(store, batch('k', { a: 0, b: 0 }))).toEqual([`batch 1 ${fault}`]);
  });

  it('a batch that is committed twice', async () => {
    const store = sayingStore(committed, { a: [record(1, 'k', 'a')] });

    expect(await faultsAfter(store, batch('k', { a: 0 }), batch('k', { a: 0 }))).toEqual([
      'batch 1 must be committed once',
    ]);
  });

  it('a stream with a gap', async () => {
    const store = sayingStore(committed, { a: [record(2, 'k', 'a')] });

    expect(await faultsAfter(store, batch('k', { a: 0 }))).toEqual([
      'stream 1 must have versions without gaps',
    ]);
  });

  it('a batch that stands after one that began when it was acknowledged', async () => {
    const store = sayingStore(committed, { a: [record(1, 'k2', 'a'), record(2, 'k1', 'a')] });

    expect(await faultsAfter(store, batch('k1', { a: 1 }), batch('k2', { a: 0 }))).toEqual([
      'batch 1 was acknowledged before batch 2 began and must stand before it',
    ]);
  });

  it('batches that stand before and after one another', async () => {
    const witness = createWitness();
    const store = sayingStore(committed, {
      a: [record(1, 'k1', 'a'), record(2, 'k2', 'a')],
      b: [record(1, 'k2', 'b', 1), record(2, 'k1', 'b', 1)],
    });
    const watched = witness.over(store);
    await Promise.all([
      watched.commit(batch('k1', { a: 0, b: 1 })),
      watched.commit(batch('k2', { a: 1, b: 0 })),
    ]);

    expect(await witness.faults(store)).toEqual([
      '2 batches must not stand before and after one another',
    ]);
  });

  it('a reading that is older than what was known, or that did not stay', async () => {
    const past = sayingStore(committed);
    const present = sayingStore(committed, { a: [record(1, 'k', 'a')] });
    const witness = createWitness();
    await witness.over(present).commit(batch('k', { a: 0 }));
    await witness.over(past).load({ tenant, type, id: 'a' });

    expect(await witness.faults(present)).toEqual([
      'stream 1 must be read at the version that was known before, or later',
    ]);

    const other = createWitness();
    await other.over(present).load({ tenant, type, id: 'a' });
    expect(await other.faults(past)).toEqual(['stream 1 must keep what was read of it']);

    const head = createWitness();
    const load: Store['load'] = async () => ({ version: 1, events: [], more: true });
    await head.over({ ...past, load }).load({ tenant, type, id: 'a' }, { limit: 0 });
    expect(await head.faults(past)).toEqual(['stream 1 must keep what was read of it']);
  });

  it('an event that appears behind a cursor, and a feed that lacks one', async () => {
    const store = memoryStore();
    const witness = createWitness();
    const watched = witness.over(store);
    await watched.commit(batch('k1', { a: 0 }));
    const page = await watched.feed?.({ tenant, after: null, limit: 5 });
    const other = memoryStore();
    await other.commit(batch('k0', { b: 0 }));
    await other.commit(batch('k1', { a: 0 }));

    expect(await witness.faults(other)).toEqual([
      'nothing must appear in the feed behind a cursor that was given',
    ]);
    const feed: Store['feed'] = async () => ({
      events: [],
      next: page?.next ?? '',
      caughtUp: true,
    });
    expect(await witness.faults({ ...store, feed })).toContain(
      'the feed must hold stream 1 once, in order',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, Committed } from '../../src/host/storage/batch.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { storeChecks } from '../../src/host/testing/store-checks.ts';
import {
  type FaultRates,
  type UnreliableOptions,
  unreliableStore,
} from '../../src/host/testing/unreliable-store.ts';
import { createWitness } from '../../src/host/testing/witness.ts';
import { hasErrorCode } from '../../src/kernel/errors.ts';
import { instant } from '../../src/kernel/instant.ts';
import { createRandom } from '../../src/numerics/random.ts';
import { codeThrownBy } from '../kernel/thrown.ts';

const tenant = 'shop';
const type = 'counter';
const recordedAt = instant('2026-05-01T10:00Z');
const never: FaultRates = { unwritten: 0, lost: 0, unacknowledged: 0, repeated: 0 };

function counted(key: string, expected: number): Batch {
  const streams = [{ type, id: 'a', expected, events: [{ type: 'Counted', key }] }];
  return { tenant, key, fingerprint: key, recordedAt, streams, result: key };
}

/** The outcome of one commit: its status, or its code with what is known of it. */
async function outcomeOf(commit: Promise<Committed>): Promise<string> {
  return commit.then(
    ({ status }) => status,
    (error: Error & { code: string; facts: { outcome?: string } }) =>
      `${error.code} ${error.facts.outcome ?? ''}`.trim(),
  );
}

/** Counts once, come what may: sends the same batch until it is answered, and reads again. */
async function countOnce(store: Store, key: string): Promise<void> {
  for (;;) {
    const { version } = await store.load({ tenant, type, id: 'a' });
    const batch = counted(key, version);
    let outcome = await outcomeOf(store.commit(batch));
    while (outcome === 'STORE_FAILURE unknown') outcome = await outcomeOf(store.commit(batch));
    if (outcome === 'committed' || outcome === 'replayed') return;
  }
}

async function versionIn(store: Store): Promise<number> {
  return (await store.load({ tenant, type, id: 'a' })).version;
}

describe('an unreliable store', () => {
  it.each<[keyof FaultRates, string, number]>([
    ['unwritten', 'STORE_FAILURE not-committed', 0],
    ['lost', 'STORE_FAILURE unknown', 0],
    ['unacknowledged', 'STORE_FAILURE unknown', 1],
  ])('that is always %s answers %s and leaves %i events', async (fault, outcome, events) => {
    const store = memoryStore();
    const options = { random: createRandom(1), rates: { ...never, [fault]: 1 } };
    const unreliable = unreliableStore(store, options);

    expect(await outcomeOf(unreliable.commit(counted('k', 0)))).toBe(outcome);
    expect(await versionIn(store)).toBe(events);
    expect(unreliable.faults()).toEqual({ ...never, [fault]: 1 });
  });

  it('delivers twice, and the caller hears one answer', async () => {
    const store = memoryStore();
    const witness = createWitness();
    const options = { random: createRandom(1), rates: { ...never, repeated: 1 }, turns: 0 };
    const unreliable = unreliableStore(witness.over(store), options);

    expect(await outcomeOf(unreliable.commit(counted('k', 0)))).toBe('committed');
    expect(await outcomeOf(unreliable.commit(counted('late', 0)))).toBe('VERSION_CONFLICT');
    expect(witness.counts()).toEqual({ committed: 1, replayed: 1, refused: 2, unknown: 0 });
    expect(await versionIn(store)).toBe(1);
  });

  it('that never goes wrong keeps every promise, though calls overtake each other', async () => {
    const checks = storeChecks((pause) => {
      const store = memoryStore({ giveWay: pause });
      const options = { random: createRandom(3), rates: never };
      return { store: unreliableStore(store, options), other: unreliableStore(store, options) };
    });
    for (const { id, run } of checks) {
      if (!['C13', 'C24', 'C25', 'C27'].includes(id)) await run();
    }
    expect(checks.length).toBeGreaterThan(30);
  });

  it('answers late, by some turns, so that later questions overtake earlier ones', async () => {
    const arrivals = async (turns: number): Promise<readonly number[]> => {
      const options = { random: createRandom(3), rates: never, turns };
      const unreliable = unreliableStore(memoryStore(), options);
      const arrived: number[] = [];
      const asked = Array.from({ length: 20 }, async (_, question) => {
        await unreliable.load({ tenant, type, id: 'a' });
        arrived.push(question);
      });
      await Promise.all(asked);
      return arrived;
    };
    const inOrder = Array.from({ length: 20 }, (_, question) => question);

    expect(await arrivals(0)).toEqual(inOrder);
    expect(await arrivals(3)).not.toEqual(inOrder);
    expect([...(await arrivals(3))].sort((one, other) => one - other)).toEqual(inOrder);
  });

  it('does what is declared of the store behind it, but for enlisting', async () => {
    const { capabilities, load, commit, list } = memoryStore();
    const declared = { ...capabilities, feed: false, due: false, enlist: true, erase: true };
    const erased: unknown[] = [];
    const store: Store = {
      capabilities: declared,
      load,
      commit,
      list,
      erase: async (request) => void erased.push(request),
      enlist: () => store,
    };
    const unreliable = unreliableStore(store, { random: createRandom(1), rates: never });
    const request = { tenant, subject: 'p-1', key: 'forget p-1' };
    await unreliable.erase?.(request);

    expect(unreliable.capabilities).toEqual({ ...declared, enlist: false });
    expect(Object.keys(unreliable).sort()).toEqual(
      ['capabilities', 'commit', 'erase', 'faults', 'list', 'load'].sort(),
    );
    expect(erased).toEqual([request]);
  });

  it('goes wrong in the same way from the same seed, and in another from another', async () => {
    const story = async (seed: number): Promise<readonly string[]> => {
      const store = unreliableStore(memoryStore(), { random: createRandom(seed) });
      const outcomes: string[] = [];
      for (let round = 0; round < 40; round += 1) {
        outcomes.push(await outcomeOf(store.commit(counted(`k${round}`, round))));
      }
      return outcomes;
    };
    expect(await story(5)).toEqual(await story(5));
    expect(await story(5)).not.toEqual(await story(6));
  });

  it('loses nothing and doubles nothing for callers who do not give up', async () => {
    const reached = { unwritten: 0, lost: 0, unacknowledged: 0, repeated: 0, conflicts: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.maxSafeInteger(),
        fc.integer({ min: 1, max: 6 }),
        async (seed, writers) => {
          const store = memoryStore();
          const witness = createWitness();
          const rates = { unwritten: 0.2, lost: 0.2, unacknowledged: 0.2, repeated: 0.2 };
          const random = createRandom(seed);
          const unreliable = unreliableStore(witness.over(store), { random, rates });
          const watched = witness.over(unreliable);
          const writing = Array.from({ length: writers }, async (_, writer) => {
            for (let round = 0; round < 4; round += 1)
              await countOnce(unreliable, `${writer}-${round}`);
          });
          await Promise.all(writing);

          expect(await versionIn(watched)).toBe(writers * 4);
          expect(await witness.faults(store)).toEqual([]);
          const faults = unreliable.faults();
          for (const fault of ['unwritten', 'lost', 'unacknowledged', 'repeated'] as const) {
            reached[fault] += faults[fault];
          }
          reached.conflicts += witness.counts().refused;
        },
      ),
    );
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(100);
  });

  it.each<[string, UnreliableOptions]>([
    ['a rate below 0', { random: createRandom(1), rates: { lost: -0.1 } }],
    ['a rate above 1', { random: createRandom(1), rates: { repeated: 1.1 } }],
    ['a rate that is no number', { random: createRandom(1), rates: { unwritten: Number.NaN } }],
    ['turns below 0', { random: createRandom(1), turns: -1 }],
    ['half a turn', { random: createRandom(1), turns: 0.5 }],
  ])('refuses %s', (_, options) => {
    expect(codeThrownBy(() => unreliableStore(memoryStore(), options))).toBe('CONTRACT_BROKEN');
  });

  it('passes on what the store behind it says of a batch', async () => {
    const options = { random: createRandom(1), rates: never };
    const unreliable = unreliableStore(memoryStore(), options);
    const error: unknown = await unreliable
      .commit(counted('k', 7))
      .catch((reason: unknown) => reason);

    expect(hasErrorCode(error, 'VERSION_CONFLICT')).toBe(true);
  });
});

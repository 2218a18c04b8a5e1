import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, StreamChange } from '../../src/host/storage/batch.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { createWitness, type Witness } from '../../src/host/testing/witness.ts';
import { instant } from '../../src/kernel/instant.ts';

const tenant = 'shop';
const type = 'account';
const recordedAt = instant('2026-05-01T10:00Z');

function batchOf(key: string, streams: readonly StreamChange[]): Batch {
  return { tenant, key, fingerprint: key, recordedAt, streams, result: key };
}

function change(id: string, expected: number, amount: number): StreamChange {
  return { type, id, expected, events: [{ type: 'Moved', amount }] };
}

/** Runs callers in an order that fast-check chooses, and has a witness look at it. */
async function raced(
  scheduler: fc.Scheduler,
  callers: readonly ((store: Store) => Promise<unknown>)[],
): Promise<{ readonly store: Store; readonly witness: Witness }> {
  const witness = createWitness();
  const giveWay = (): Promise<void> => scheduler.schedule(Promise.resolve());
  const racing = memoryStore({ giveWay });
  const watched = witness.over(racing);
  const all = Promise.all(callers.map((call) => call(watched)));
  await scheduler.waitFor(all);
  const faults = witness.faults(racing);
  await scheduler.waitFor(faults);
  expect(await faults).toEqual([]);
  return { store: racing, witness };
}

async function amountsIn(scheduler: fc.Scheduler, store: Store, id: string): Promise<number[]> {
  const { events } = await scheduler.waitFor(store.load({ tenant, type, id }));
  return events.map(({ event }) => Number(event['amount']));
}

/** Adds 1 to a count, on what it read; once more if somebody else was first. */
async function add(store: Store, key: string): Promise<void> {
  for (;;) {
    const { version } = await store.load({ tenant, type, id: 'a' });
    try {
      await store.commit(batchOf(key, [change('a', version, version + 1)]));
      return;
    } catch {
      // Somebody else was first.
    }
  }
}

describe('in whatever order the memory store lets callers go first', () => {
  it('no count on one stream is lost', async () => {
    let [conflicts, orders] = [0, new Set<string>()];
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 5 }),
        async (scheduler, callers) => {
          const keys = Array.from({ length: callers }, (_, caller) => `k${caller}`);
          const { store, witness } = await raced(
            scheduler,
            keys.map((key) => (racing) => add(racing, key)),
          );
          const amounts = await amountsIn(scheduler, store, 'a');

          expect(amounts).toEqual(keys.map((_, place) => place + 1));
          const { events } = await scheduler.waitFor(store.load({ tenant, type, id: 'a' }));
          orders.add(events.map(({ key }) => key).join(' '));
          conflicts += witness.counts().refused;
        },
      ),
    );
    expect(conflicts).toBeGreaterThan(100);
    expect(orders.size).toBeGreaterThan(30);
  });

  it('one of equal keys writes, and the others hear its answer', async () => {
    let [replays, mismatches] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('one', 'two'), { minLength: 2, maxLength: 6 }),
        async (scheduler, fingerprints) => {
          const answers: string[] = [];
          const { store, witness } = await raced(
            scheduler,
            fingerprints.map((fingerprint) => async (racing) => {
              const batch = { ...batchOf('k', [change('a', 0, 1)]), fingerprint };
              await racing.commit({ ...batch, result: fingerprint }).then(
                ({ result }) => answers.push(`${fingerprint} ${JSON.stringify(result)}`),
                () => answers.push(`${fingerprint} refused`),
              );
            }),
          );
          const { committed, replayed, refused } = witness.counts();
          const winner = answers.find((answer) => !answer.endsWith('refused'));
          const fingerprint = winner?.split(' ')[0] ?? '';

          expect(committed).toBe(1);
          expect(await amountsIn(scheduler, store, 'a')).toEqual([1]);
          for (const answer of answers) {
            const isSame = answer.startsWith(fingerprint);
            expect(answer).toBe(
              isSame ? `${fingerprint} "${fingerprint}"` : `${answer.slice(0, 3)} refused`,
            );
          }
          replays += replayed;
          mismatches += refused;
        },
      ),
    );
    expect(replays).toBeGreaterThan(50);
    expect(mismatches).toBeGreaterThan(50);
  });

  it('amounts that move between two streams in opposite directions add up to nothing', async () => {
    let [conflicts, moves] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }),
        async (scheduler, directions) => {
          const { store, witness } = await raced(
            scheduler,
            directions.map((forth, mover) => async (racing) => {
              const ids = forth ? ['a', 'b'] : ['b', 'a'];
              const changes: StreamChange[] = [];
              for (const [place, id] of ids.entries()) {
                const { version } = await racing.load({ tenant, type, id });
                changes.push(change(id, version, place === 0 ? -1 : 1));
              }
              await racing.commit(batchOf(`k${mover}`, changes)).catch(() => null);
            }),
          );
          const [a, b] = [
            await amountsIn(scheduler, store, 'a'),
            await amountsIn(scheduler, store, 'b'),
          ];

          expect([...a, ...b].reduce((sum, amount) => sum + amount, 0)).toBe(0);
          expect(a).toHaveLength(witness.counts().committed);
          expect(b).toHaveLength(a.length);
          conflicts += witness.counts().refused;
          moves += a.length;
        },
      ),
    );
    expect(conflicts).toBeGreaterThan(50);
    expect(moves).toBeGreaterThan(100);
  });
});

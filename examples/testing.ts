/** Holds the memory store against its promises, then lets many writers count over a bad line. */
import { instant } from 'everbond/kernel';
import { createRandom } from 'everbond/numerics';
import { memoryStore, type Store } from 'everbond/storage';
import { createWitness, storeChecks, unreliableStore } from 'everbond/testing';

const checks = storeChecks((pause) => ({ store: memoryStore({ giveWay: pause }) }));
const failures: string[] = [];
for (const { name, run } of checks) {
  await run().catch((error: unknown) => failures.push(`${name}: ${String(error)}`));
}
console.log(`${checks.length} checks, ${failures.length} failures`);

const tenant = 'shop';
const type = 'visits';
const id = 'door';

/** Counts one visit, come what may. */
async function count(store: Store, key: string): Promise<void> {
  for (let isAnswered = false; !isAnswered; ) {
    const { version } = await store.load({ tenant, type, id }, { limit: 0 });
    const streams = [{ type, id, expected: version, events: [{ type: 'Visited' }] }];
    const recordedAt = instant('2026-05-01T10:00Z');
    const batch = { tenant, key, fingerprint: 'visit', recordedAt, streams, result: null };
    isAnswered = await store.commit(batch).then(
      () => true,
      () => false,
    );
  }
}

const store = memoryStore();
const witness = createWitness();
const unreliable = unreliableStore(witness.over(store), { random: createRandom(7) });
await Promise.all(
  Array.from({ length: 50 }, (_, visitor) => count(unreliable, `visitor-${visitor}`)),
);
const { version } = await store.load({ tenant, type, id });
console.log(`50 visitors, ${version} visits counted`);
console.log('what went wrong on the way:', unreliable.faults());
console.log('what the store saw:        ', witness.counts());
console.log('what the witness objects to:', await witness.faults(store));
if (version !== 50 || failures.length > 0) throw new Error('a promise was broken');

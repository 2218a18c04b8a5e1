/** Scripted store: a store whose commits go wrong as a test says, one after another. */
import type { Store } from '../../src/host/storage/store.ts';
import { FailureError } from '../../src/kernel/errors.ts';

/** `lost`: written, but the answer never arrives. `cut`: nothing is written. */
export type Mishap = 'fine' | 'lost' | 'cut';

/** Counts commits and loads besides; a script that has come to its end is fine. */
export function scriptedStore(
  store: Store,
  script: readonly Mishap[] = [],
): Store & { readonly counts: { commits: number; loads: number } } {
  const counts = { commits: 0, loads: 0 };
  return {
    ...store,
    counts,
    load(stream, page) {
      counts.loads += 1;
      return store.load(stream, page);
    },
    async commit(batch) {
      const mishap = script[counts.commits] ?? 'fine';
      counts.commits += 1;
      if (mishap === 'cut') throw failure('not-committed');
      const committed = await store.commit(batch);
      if (mishap === 'lost') throw failure('unknown');
      return committed;
    },
  };
}

function failure(outcome: 'unknown' | 'not-committed'): FailureError {
  return new FailureError('STORE_FAILURE', 'the line was cut', { outcome });
}

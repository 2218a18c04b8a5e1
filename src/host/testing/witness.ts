/**
 * Witness: watches what is asked of a store and what it answers, and says afterwards whether all of
 * it can have happened.
 *
 * @see Kyle Kingsbury, Peter Alvaro, "Elle: Inferring Isolation Anomalies from Experimental
 *   Observations", Proceedings of the VLDB Endowment 14 (2020), 268–280, for the idea.
 */
import type { Committed } from '../storage/batch.ts';
import type { Store } from '../storage/store.ts';
import {
  type Attempt,
  attemptOf,
  createHistory,
  type History,
  pageOf,
  readingOf,
  streamText,
} from './history.ts';
import { historyFaults } from './history-faults.ts';
import { storeOver } from './store-over.ts';

/** Somebody who has seen all that went through some stores, which hold the same data. */
export interface Witness {
  /** A store that does the same, and tells the witness of it. */
  readonly over: (store: Store) => Store;
  /** How many attempts to write there were, by what became of them. */
  readonly counts: () => Readonly<Record<'committed' | 'replayed' | 'refused' | 'unknown', number>>;
  /**
   * Reads all streams that were written or read, and the feed if there is one, and compares.
   *
   * @returns What cannot have happened in a store that keeps its promises, in sentences that number
   *   batches and streams as they were first seen, from 1; none if all is well.
   */
  readonly faults: (store: Store) => Promise<readonly string[]>;
}

/**
 * A witness who has seen nothing yet.
 *
 * To be put between a store and whatever uses it: a check, a simulation, a host's own test with
 * many writers. Accepted is a history in which versions have no gaps, each acknowledged batch is
 * there once and whole, none that was refused is, and one whose outcome is unknown is there once or
 * not at all; in which what was acknowledged comes before what began later, each reading is the
 * beginning of the stream, no batch of several streams stands both before and after another, and
 * nothing ever appeared behind a cursor of the feed.
 *
 * @returns The witness. It remembers every call until it is forgotten itself.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { memoryStore } from 'everbond/storage';
 * import { createWitness } from 'everbond/testing';
 *
 * const store = memoryStore();
 * const witness = createWitness();
 * const watched = witness.over(store);
 * const streams = [{ type: 'account', id: 'ada', expected: 0, events: [{ type: 'Opened' }] }];
 * const recordedAt = instant('2026-05-01T10:00Z');
 *
 * await watched.commit({
 *   tenant: 'shop', key: 'k-1', fingerprint: 'open', recordedAt, streams, result: null,
 * });
 *
 * witness.counts().committed; // => 1
 * await witness.faults(store); // => []
 * ```
 */
export function createWitness(): Witness {
  const history = createHistory();
  return {
    over: (store) => watched(store, history),
    counts: () => {
      const counts = { committed: 0, replayed: 0, refused: 0, unknown: 0 };
      for (const { outcome } of history.attempts) counts[outcome] += 1;
      return counts;
    },
    faults: (store) => historyFaults(history, store),
  };
}

function watched(store: Store, history: History): Store {
  const { feed } = store;
  const seen: Pick<Store, 'load' | 'commit'> = {
    async load(stream, page) {
      const text = streamText(history, stream);
      const begun = (history.now += 1);
      const loaded = await store.load(stream, page);
      history.readings.push(readingOf(text, begun, (history.now += 1), loaded));
      return loaded;
    },

    async commit(batch) {
      const asked = attemptOf(history, batch);
      const note = (outcome: Attempt['outcome'], versions: readonly number[] = []): void => {
        const now = (history.now += 1);
        const ended = outcome === 'unknown' ? Number.POSITIVE_INFINITY : now;
        history.attempts.push({ ...asked, ended, outcome, versions });
      };
      let committed: Committed;
      try {
        committed = await store.commit(batch);
      } catch (error) {
        note(isUnknown(error) ? 'unknown' : 'refused');
        throw error;
      }
      note(committed.status, committed.versions);
      return committed;
    },
  };
  if (feed === undefined) return storeOver(store, seen);
  return storeOver(store, {
    ...seen,
    async feed(request) {
      const page = await feed.call(store, request);
      history.pages.push(pageOf(request, page));
      return page;
    },
  });
}

/** Whether a batch may have been written: an error without a code says nothing about it. */
function isUnknown(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return true;
  const { facts } = error as { readonly facts?: { readonly outcome?: unknown } };
  return error.code === 'STORE_FAILURE' && facts?.outcome !== 'not-committed';
}

/**
 * Unreliable store: a store behind a bad line, for simulations and for a host's own tests.
 *
 * It keeps every promise of the port, as the store behind it does; what it does is what networks
 * and processes do to those who call one. Everything it does wrong is drawn from one source of
 * chance, so that what went wrong once goes wrong again.
 */
import { breach, FailureError } from '../../kernel/errors.ts';
import { shown } from '../../kernel/shown.ts';
import type { Random } from '../../numerics/random.ts';
import type { Batch, Committed } from '../storage/batch.ts';
import type { Store } from '../storage/store.ts';
import { storeOver } from './store-over.ts';

/** How often a commit goes wrong, each from 0, never, to 1, always. */
export interface FaultRates {
  /** The batch is not written, and the caller is told so: `STORE_FAILURE`, `not-committed`. */
  readonly unwritten: number;
  /** The batch is not written, and the caller cannot know: `STORE_FAILURE`, `unknown`. */
  readonly lost: number;
  /** The batch is written, and the caller cannot know: `STORE_FAILURE`, `unknown`. */
  readonly unacknowledged: number;
  /** The batch is delivered twice at once, and the caller gets the first answer. */
  readonly repeated: number;
}

/** How a store is made unreliable. */
export interface UnreliableOptions {
  /** Where chance comes from. */
  readonly random: Random;
  /** How often what goes wrong; 0.1 for each that is left out. */
  readonly rates?: Partial<FaultRates>;
  /** Up to how many turns an answer is late: whole, 0 or more; 3 if left out. */
  readonly turns?: number;
}

/** A store that goes wrong, and counts how often. */
export interface UnreliableStore extends Store {
  /** How often each went wrong so far: what a simulation must show to have tried anything. */
  readonly faults: () => Readonly<Record<keyof FaultRates, number>>;
}

/**
 * Makes a store unreliable in ways that its callers must survive.
 *
 * A commit may fail without having been written, succeed without an answer, or be delivered twice;
 * every answer may be some turns late, so that callers overtake each other and know only the past.
 * Whoever sends the same batch again under its key until it is answered loses nothing and doubles
 * nothing.
 *
 * @param store A store that works.
 * @param options Chance, and how often what goes wrong.
 * @returns The store behind a bad line; it declares the same, but for `enlist`.
 * @throws ContractError if a rate is not from 0 to 1, or `turns` is not whole, 0 or more.
 * @example A caller that does not give up
 * ```ts
 * import { hasErrorCode, instant } from 'everbond/kernel';
 * import { createRandom } from 'everbond/numerics';
 * import { memoryStore } from 'everbond/storage';
 * import { unreliableStore } from 'everbond/testing';
 *
 * const rates = { unacknowledged: 0.9, lost: 0, unwritten: 0, repeated: 0 };
 * const store = unreliableStore(memoryStore(), { random: createRandom(7), rates });
 * const streams = [{ type: 'account', id: 'ada', expected: 0, events: [{ type: 'Opened' }] }];
 * const recordedAt = instant('2026-05-01T10:00Z');
 * const batch = {
 *   tenant: 'shop', key: 'k-1', fingerprint: 'open', recordedAt, streams, result: null,
 * };
 * let status = '';
 * while (status === '') {
 *   try {
 *     status = (await store.commit(batch)).status;
 *   } catch (error) {
 *     if (!hasErrorCode(error, 'STORE_FAILURE')) throw error;
 *   }
 * }
 *
 * status; // => 'replayed'
 * (await store.load({ tenant: 'shop', type: 'account', id: 'ada' })).version; // => 1
 * ```
 */
export function unreliableStore(store: Store, options: UnreliableOptions): UnreliableStore {
  const { random, turns = 3 } = options;
  const rates = ratesOf(options.rates);
  if (!Number.isSafeInteger(turns) || turns < 0) {
    breach('unreliableStore', 'turns', 'must be whole, 0 or more');
  }
  const faults = { unwritten: 0, lost: 0, unacknowledged: 0, repeated: 0 };

  const goesWrong = (fault: keyof FaultRates): boolean => {
    const does = random.uniform() < rates[fault];
    if (does) faults[fault] += 1;
    return does;
  };
  const late = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const answer = await call();
    for (let left = random.integer(turns + 1); left > 0; left -= 1) await Promise.resolve();
    return answer;
  };
  const deliver = async (batch: Batch): Promise<Committed> => {
    if (!goesWrong('repeated')) return late(() => store.commit(batch));
    const first = late(() => store.commit(batch));
    const second = late(() => store.commit(batch));
    await Promise.allSettled([first, second]);
    return first;
  };

  const { feed, due } = store;
  const behind = storeOver(store, {
    load: (stream, page) => late(() => store.load(stream, page)),
    list: (request) => late(() => store.list(request)),
    async commit(batch) {
      if (goesWrong('unwritten')) fail('not-committed');
      if (goesWrong('lost')) fail('unknown');
      const committed = await deliver(batch);
      if (goesWrong('unacknowledged')) fail('unknown');
      return committed;
    },
    ...(feed === undefined ? {} : { feed: (request) => late(() => feed.call(store, request)) }),
    ...(due === undefined ? {} : { due: (request) => late(() => due.call(store, request)) }),
  });
  return { ...behind, faults: () => ({ ...faults }) };
}

function ratesOf(given: Partial<FaultRates> = {}): FaultRates {
  const rates = { unwritten: 0.1, lost: 0.1, unacknowledged: 0.1, repeated: 0.1, ...given };
  for (const [fault, rate] of Object.entries(rates)) {
    if (!(rate >= 0 && rate <= 1)) {
      breach('unreliableStore', `rates.${fault}`, `must be from 0 to 1, got ${shown(rate)}`);
    }
  }
  return rates;
}

function fail(outcome: 'not-committed' | 'unknown'): never {
  throw new FailureError('STORE_FAILURE', 'the line to the store went wrong', { outcome });
}

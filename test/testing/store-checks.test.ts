import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import type { OpenStore } from '../../src/host/testing/store-check.ts';
import { storeChecks } from '../../src/host/testing/store-checks.ts';
import { FailureError } from '../../src/kernel/errors.ts';
import { simpleStore } from './broken-stores.ts';

const open: OpenStore = (pause) => ({ store: memoryStore({ giveWay: pause }) });

/** One check, on stores of one's own. */
function check(id: string, opener: OpenStore): Promise<void> {
  const found = storeChecks(opener).find((each) => each.id === id);
  return found === undefined ? Promise.reject(new Error(`no check ${id}`)) : found.run();
}

/** Whether a promise is still open after so many turns. */
async function isOpenAfter(turns: number, promise: Promise<unknown>): Promise<boolean> {
  let isOpen = true;
  const close = (): void => {
    isOpen = false;
  };
  promise.then(close, close);
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  return isOpen;
}

describe('the checks', () => {
  const checks = storeChecks(open);

  it('are numbered, each once, in order', () => {
    const numbers = checks.map(({ id }) => Number(id.slice(1)));

    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    expect(numbers.length).toBeGreaterThan(30);
  });

  it('say in a sentence what must be so, beginning with the number', () => {
    for (const { id, name } of checks) expect(name).toMatch(new RegExp(`^${id} [a-z].*[^.]$`));
  });

  it('hold a store to every promise', () => {
    const promises = new Set(checks.map(({ promise }) => promise));

    expect([...promises].sort((one, other) => one - other)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('catch a handle that reads from a copy that lags behind', async () => {
    const lagging: OpenStore = () => {
      const store = memoryStore();
      const load: Store['load'] = async (ref) => {
        const { version, events } = await store.load(ref);
        return { version: version - 1, events: events.slice(0, -1), more: false };
      };
      return { store, other: { ...store, load } };
    };
    await expect(check('C48', lagging)).rejects.toThrow(/right after a commit/);
  });

  it('open a store for each run, and close it, passed or failed', async () => {
    const calls: string[] = [];
    const counting =
      (store: Store): OpenStore =>
      () => {
        calls.push('open');
        return {
          store,
          close: async () => {
            calls.push('close');
          },
        };
      };
    await check('C1', counting(memoryStore()));
    const used = memoryStore();
    await check('C2', counting(used));
    await expect(check('C2', counting(used))).rejects.toThrow(/^C2, promise 2: the first creation/);

    expect(calls).toEqual(['open', 'close', 'open', 'close', 'open', 'close']);
  });

  it('pass without a look if the store declares no such capability', async () => {
    const bare = (): Store => {
      const { capabilities, load, commit, list } = memoryStore();
      return { capabilities: { ...capabilities, feed: false, due: false }, load, commit, list };
    };
    const needy = storeChecks(() => ({ store: bare(), serial: true }));

    expect(needy.filter(({ needs }) => needs !== null).map(({ id }) => id)).toEqual([
      'C21',
      'C33',
      'C46',
      'C47',
    ]);
    for (const { run, level } of needy) {
      if (level === 'contract') await expect(run()).resolves.toBeUndefined();
    }
  });

  it('say of a store that fails which code it failed with, and keep the error', async () => {
    const broken =
      (failing: () => Promise<never>): OpenStore =>
      () => ({
        store: { ...memoryStore(), load: failing },
      });
    const secret = new Error('the password is 1234');
    const silent = broken(async () => {
      throw secret;
    });
    const coded = broken(async () => {
      throw new FailureError('STORE_FAILURE', 'x');
    });

    await expect(check('C1', silent)).rejects.toThrow(/ended in an error without a code$/);
    await expect(check('C1', silent)).rejects.toHaveProperty('cause', secret);
    await expect(check('C1', coded)).rejects.toThrow(/ended in STORE_FAILURE$/);
  });
});

describe('before commits race, two must be seen under way at once', () => {
  it('which they are in a store of two handles that awaits the pause', async () => {
    let paused = 0;
    const counting: OpenStore = (pause) => {
      const store = simpleStore(null, async () => {
        paused += 1;
        await pause();
      });
      return { store, other: { ...store } };
    };
    await expect(check('C11', counting)).resolves.toBeUndefined();
    expect(paused).toBe(2 + 32);
  });

  it('or else nothing is believed', async () => {
    const deaf: OpenStore = () => ({ store: simpleStore('check-then-write') });

    await expect(check('C11', deaf)).rejects.toThrow(/must be seen under way at once/);
  });

  it('or the store says that its commits are serial', async () => {
    const store = simpleStore('check-then-write', undefined, true);

    await expect(check('C11', () => ({ store, serial: true }))).resolves.toBeUndefined();
  });

  it('and behind a single connection the check never ends', async () => {
    const single: OpenStore = (pause) => ({ store: simpleStore(null, pause, true) });

    expect(await isOpenAfter(1000, check('C11', open))).toBe(false);
    expect(await isOpenAfter(1000, check('C11', single))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';

import type { SendAllReport } from '../../src/host/runtime/send-all.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { earn, openShop, spend } from './points.ts';
import { scriptedStore } from './scripted-store.ts';

const list = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `c-${n % 7}`,
    command: n % 5 === 4 ? spend(99) : earn(1),
    key: `import-${n}`,
  }));

async function* slowly<Item>(items: readonly Item[]) {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

describe('a list of commands', () => {
  it.each([1, 3, 50])(
    'is sent whole, %i at once, with progress after each',
    async (concurrency) => {
      const { accounts } = openShop();
      const seen: SendAllReport[] = [];
      const sent: number[] = [];
      const report = await accounts.sendAll(slowly(list(30)), {
        concurrency,
        onProgress: (now) => seen.push(now),
        onSent: (_, place) => sent.push(place),
      });

      expect(report).toEqual({
        sent: 30,
        accepted: 24,
        refused: 6,
        replayed: 0,
        next: 30,
        ended: true,
      });
      expect(seen.map((now) => now.sent)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
      expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
      expect(await accounts.view('c-0', ({ available }) => available)).toBe(4);
    },
  );

  it('that was sent before is answered, and done once', async () => {
    const { accounts } = openShop();
    await accounts.sendAll(list(12));

    expect(await accounts.sendAll(list(20))).toMatchObject({
      replayed: 12,
      accepted: 6,
      refused: 2,
    });
    expect(await accounts.load('c-0')).toMatchObject({ version: 2 });
  });

  it('can be ended, and goes on from where it was', async () => {
    const { accounts } = openShop();
    const signal = { aborted: false };
    const onProgress = ({ sent }: SendAllReport) => {
      signal.aborted = sent >= 8;
    };
    const first = await accounts.sendAll(list(20), { signal, onProgress, concurrency: 2 });
    expect(first.ended).toBe(false);
    expect(first.next).toBe(first.sent);

    const rest = await accounts.sendAll(list(20).slice(first.next));
    expect(rest).toMatchObject({ replayed: 0, ended: true, sent: 20 - first.sent });
  });

  it('ends at the first fault, says how far it came, and loses nothing', async () => {
    const store = memoryStore();
    const { accounts } = openShop(scriptedStore(store, ['fine', 'fine', 'lost']), { attempts: 1 });
    let last: SendAllReport | null = null;
    const sending = accounts.sendAll(list(9), {
      onProgress: (now) => {
        last = now;
      },
    });

    await expect(sending).rejects.toMatchObject({ code: 'STORE_FAILURE' });
    expect(last).toMatchObject({ sent: 2, next: 2 });
    expect(await openShop(store).accounts.sendAll(list(9))).toMatchObject({
      replayed: 3,
      ended: true,
    });
  });

  it('ends for all who are under way', async () => {
    const store = memoryStore();
    const { accounts } = openShop(scriptedStore(store, ['fine', 'cut']), { attempts: 1 });
    await expect(accounts.sendAll(list(50), { concurrency: 3 })).rejects.toThrow(/cut/);
    const feed = await store.feed?.({ tenant: 'shop', after: null, limit: 99 });

    expect(feed?.events.length).toBeLessThan(10);
  });

  it('gives what it reads from back when it stops early', async () => {
    let closed = false;
    function* source() {
      try {
        yield* list(9);
      } finally {
        closed = true;
      }
    }
    await openShop().accounts.sendAll(source(), {
      signal: { aborted: false },
      onSent: () => undefined,
    });
    expect(closed).toBe(true);
    closed = false;
    const signal = { aborted: false };
    await openShop().accounts.sendAll(source(), {
      signal,
      onSent: () => {
        signal.aborted = true;
      },
    });
    expect(closed).toBe(true);
  });

  it('is sent at least one at a time', async () => {
    const { accounts } = openShop();
    await expect(accounts.sendAll([], { concurrency: 0 })).rejects.toThrow(/concurrency must be/);
    expect(await accounts.sendAll([])).toMatchObject({ sent: 0, next: 0, ended: true });
  });
});

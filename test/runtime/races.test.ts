import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { earn, openShop, spend } from './points.ts';
import { type Mishap, scriptedStore } from './scripted-store.ts';

describe('commands that race', () => {
  it('are all done, one after another, within an app and between two', async () => {
    const store = memoryStore();
    const [one, other] = [openShop(store).accounts, openShop(store).accounts];
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? one : other).send('ada', earn(1), { key: `order-${n}` }),
      ),
    );

    expect(await one.load('ada')).toMatchObject({ version: 40 });
    expect(await other.view('ada', ({ available }) => available)).toBe(40);
  });

  it('never spend the same points twice', async () => {
    const store = memoryStore();
    const shops = [openShop(store), openShop(store), openShop(store)];
    await shops[0]?.accounts.send('ada', earn(10), { key: 'order' });
    const sent = await Promise.all(
      shops.map(({ accounts }, n) => accounts.send('ada', spend(6), { key: `redeem-${n}` })),
    );

    expect(sent.filter(({ accepted }) => accepted)).toHaveLength(1);
    expect(await shops[0]?.accounts.view('ada', ({ available }) => available)).toBe(4);
  });

  it('under one key are done once, and all hear the same', async () => {
    const store = memoryStore();
    const [one, other] = [openShop(store).accounts, openShop(store).accounts];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? one : other).send('ada', earn(7), { key: 'order' }),
      ),
    );

    expect(all.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(all.map((sent) => sent.accepted && sent.state.available))).toEqual(new Set([7]));
  });

  it('give up after so many attempts, with a pause before each but the first', async () => {
    const store = memoryStore();
    const pauses: number[] = [];
    const backOff = async (attempt: number): Promise<void> => {
      pauses.push(attempt);
    };
    const ahead = openShop(store).accounts;
    let orders = 0;
    const overtaken = {
      ...store,
      async commit(batch: Parameters<typeof store.commit>[0]) {
        orders += 1;
        await ahead.send('ada', earn(1), { key: `ahead-${orders}` });
        return store.commit(batch);
      },
    };
    const { accounts } = openShop(overtaken, { attempts: 3, backOff });

    await expect(accounts.send('ada', earn(1), { key: 'mine' })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      facts: { stream: 0, expected: 2, actual: 3 },
    });
    expect(pauses).toEqual([1, 2]);
    expect(await ahead.view('ada', ({ available }) => available)).toBe(3);
  });
});

describe('a store that fails', () => {
  it.each<readonly [string, readonly Mishap[]]>([
    ['before it wrote', ['cut']],
    ['after it wrote', ['lost']],
    ['in every way', ['cut', 'lost', 'cut', 'lost']],
  ])('%s costs an attempt, and the command is done once', async (_, script) => {
    const store = memoryStore();
    const { accounts } = openShop(scriptedStore(store, script));
    const sent = await accounts.send('ada', earn(5), { key: 'order' });

    expect(sent).toMatchObject({ accepted: true, version: 1, state: { available: 5 } });
    expect(sent.replayed).toBe(script.includes('lost'));
    expect((await openShop(store).accounts.load('ada')).version).toBe(1);
  });

  it('for longer than the attempts rejects, and the same key finds out later', async () => {
    const store = memoryStore();
    const shop = openShop(scriptedStore(store, ['cut', 'lost']), { attempts: 2 });
    const sent = shop.accounts.send('ada', earn(5), { key: 'order' });

    await expect(sent).rejects.toMatchObject({
      code: 'STORE_FAILURE',
      facts: { outcome: 'unknown' },
    });
    const again = await shop.accounts.send('ada', earn(5), { key: 'order' });
    expect(again).toMatchObject({ replayed: true, version: 1, state: { available: 5 } });
  });

  it('does not make a refusal out of what was done before the answer was lost', async () => {
    const store = memoryStore();
    const { accounts } = openShop(scriptedStore(store, ['fine', 'lost']));
    await accounts.send('ada', earn(5), { key: 'order' });
    const sent = await accounts.send('ada', spend(5), { key: 'redeem' });

    expect(sent).toMatchObject({ accepted: true, replayed: true, state: { available: 0 } });
  });
});

describe('what an app remembers', () => {
  it('saves the reading of what it wrote itself', async () => {
    const store = scriptedStore(memoryStore());
    const { accounts } = openShop(store);
    for (const key of ['a', 'b', 'c']) await accounts.send('ada', earn(1), { key });

    expect(store.counts).toEqual({ commits: 3, loads: 1 });
  });

  it('is never more than asked for, and nothing if so asked', async () => {
    const store = scriptedStore(memoryStore());
    const { accounts } = openShop(store, { cachedStates: 1 });
    for (const id of ['ada', 'bob', 'bob', 'ada']) {
      await accounts.send(id, earn(1), { key: `${id}-${store.counts.commits}` });
    }
    expect(store.counts).toEqual({ commits: 4, loads: 3 });

    const none = scriptedStore(store);
    const forgetful = openShop(none, { cachedStates: 0 }).accounts;
    for (const key of ['x', 'y']) await forgetful.send('ada', earn(1), { key });
    expect(none.counts.loads).toBe(2);
  });

  it('gives way to a store that was put back to an earlier day', async () => {
    let store = memoryStore();
    const moving = {
      ...store,
      load: (...asked: Parameters<typeof store.load>) => store.load(...asked),
    };
    const { accounts } = openShop(moving);
    for (const key of ['a', 'b']) await accounts.send('ada', earn(1), { key });
    store = memoryStore();

    expect(await accounts.load('ada')).toMatchObject({ version: 0, state: { available: 0 } });
  });
});

describe('whoever goes first', () => {
  it('is the same in the end: nothing is lost, nothing is doubled, no points are spent twice', async () => {
    let conflicts = 0;
    let replays = 0;
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({ shop: fc.nat(1), points: fc.integer({ min: -4, max: 4 }), order: fc.nat(5) }),
          {
            minLength: 2,
            maxLength: 8,
          },
        ),
        async (scheduler, orders) => {
          const store = memoryStore({ giveWay: () => scheduler.schedule(Promise.resolve()) });
          const counting = {
            ...store,
            commit: (batch: Parameters<typeof store.commit>[0]) =>
              store.commit(batch).catch((error: unknown) => {
                conflicts += 1;
                throw error;
              }),
          };
          const shops = [openShop(counting), openShop(counting)];
          // The points follow from the order, so that a key always stands for one command.
          const done = Promise.all(
            orders.map(async ({ shop, order }) => {
              const count = orders.find((one) => one.order === order)?.points ?? 0;
              const command = count < 0 ? spend(-count) : earn(count);
              const sent = await shops[shop]?.accounts.send('ada', command, {
                key: `order-${order}`,
              });
              return { order, count, sent };
            }),
          );
          await scheduler.waitFor(done);
          const told = await done;

          const accepted = new Map(
            told.filter(({ sent }) => sent?.accepted).map(({ order, count }) => [order, count]),
          );
          const total = [...accepted.values()].reduce((sum, count) => sum + count, 0);
          replays += told.filter(({ sent }) => sent?.replayed).length;
          refusals += told.filter(({ sent }) => sent?.accepted === false).length;
          const end = openShop(store).accounts.load('ada');
          await scheduler.waitFor(end);
          expect(await end).toMatchObject({
            version: accepted.size,
            state: { available: total },
          });
          expect(total).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 150 },
    );
    expect(conflicts).toBeGreaterThan(10);
    expect(replays).toBeGreaterThan(10);
    expect(refusals).toBeGreaterThan(10);
  });
});

/** What the runtime does not take on trust: stores that leave out, steps of others, odd answers. */
import { describe, expect, it } from 'vitest';

import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { LoadedStream } from '../../src/host/storage/stream.ts';
import type { Fact, FireTimer } from '../../src/kernel/aggregate.ts';
import { accept, type Command } from '../../src/kernel/decider.ts';
import { instant } from '../../src/kernel/instant.ts';
import type { Timer } from '../../src/kernel/timer.ts';
import { earn, MAY, openShop, type Points, type PointsCommand, points } from './points.ts';

async function withLoads(change: (loaded: LoadedStream, after: number) => LoadedStream) {
  const store = memoryStore();
  const { accounts } = openShop(store);
  for (let n = 0; n < 5; n += 1) await accounts.send('ada', earn(10), { key: `k-${n}` });
  return openShop({
    ...store,
    load: async (stream, page) => change(await store.load(stream, page), page?.after ?? 0),
  });
}

describe('a store that gives pages', () => {
  it('is asked until it has given all', async () => {
    const { accounts } = await withLoads((loaded) => {
      const events = loaded.events.slice(0, 2);
      return { ...loaded, events, more: events.length < loaded.events.length };
    });

    expect(await accounts.load('ada')).toMatchObject({ version: 5, state: { available: 50 } });
    const again = await accounts.send('ada', earn(10), { key: 'k-3' });
    expect(again).toMatchObject({ replayed: true, version: 4, state: { available: 40 } });
  });

  it.each<readonly [string, (loaded: LoadedStream) => LoadedStream]>([
    ['the first event', (loaded) => ({ ...loaded, events: loaded.events.slice(1) })],
    [
      'one in the middle',
      (loaded) => ({ ...loaded, events: loaded.events.filter((_, n) => n !== 2) }),
    ],
    ['the last', (loaded) => ({ ...loaded, events: loaded.events.slice(0, -1), more: false })],
    ['all of them', (loaded) => ({ ...loaded, events: [], more: true })],
    ['the order', (loaded) => ({ ...loaded, events: loaded.events.toReversed() })],
    [
      'once, and gives twice',
      (loaded) => ({ ...loaded, events: loaded.events.flatMap((e) => [e, e]) }),
    ],
  ])('and leaves out %s is not believed, nor written to', async (_, change) => {
    let isLying = false;
    const { accounts } = await withLoads((loaded, after) => {
      isLying = after < 5;
      return isLying ? change(loaded) : loaded;
    });

    await expect(accounts.load('ada')).rejects.toMatchObject({ code: 'STORE_FAILURE' });
    await expect(accounts.send('ada', earn(1), { key: 'new' })).rejects.toThrow(/every event/);
    expect(isLying).toBe(true);
  });
});

describe('a step of another app', () => {
  it('is never written to this one’s tenant', async () => {
    const store = memoryStore();
    const [a, b] = [openShop(store, { tenant: 'a' }), openShop(store, { tenant: 'b' })];
    await a.accounts.send('ada', earn(5), { key: 'a' });
    await b.accounts.send('ada', earn(500), { key: 'b' });
    const wrong = /steps must be made by `act` and `assert` of this app/;

    await expect(a.app.together([b.accounts.act('ada', earn(1))], { key: 'x' })).rejects.toThrow(
      wrong,
    );
    await expect(
      a.app.together([b.accounts.assert('ada', () => null)], { key: 'y' }),
    ).rejects.toThrow(wrong);
    await expect(a.app.react('r', () => [b.accounts.act('ada', earn(1))])).rejects.toThrow(wrong);
    await expect(a.app.together([{} as never], { key: 'z' })).rejects.toThrow(wrong);
    await expect(a.app.together([null as never], { key: 'z' })).rejects.toThrow(wrong);
    expect(await a.accounts.view('ada', ({ available }) => available)).toBe(5);
  });
});

describe('a reaction', () => {
  it.each([[5], ['no'], [{}]])(
    'that answers %j is a broken contract, and passes nothing',
    async (odd) => {
      const { app, accounts } = openShop();
      await accounts.send('ada', earn(5), { key: 'a' });

      await expect(app.react('r', () => odd as never)).rejects.toThrow(
        /reaction must answer a list/,
      );
      expect(await app.react('r', () => null)).toMatchObject({ seen: 1 });
    },
  );

  it('ends where a feed has nothing to give, whatever it says of more', async () => {
    const store = memoryStore();
    const { app } = openShop({
      ...store,
      feed: async () => ({ events: [], next: '0', caughtUp: false }),
    });

    expect(await app.react('r', () => null)).toMatchObject({ seen: 0 });
  });
});

describe('a scheduler', () => {
  it('ends where a store has no timer to give, whatever it says of more', async () => {
    const { app } = openShop({ ...memoryStore(), due: async () => ({ timers: [], next: 'x' }) });

    expect(await app.fireDue()).toMatchObject({ fired: 0 });
  });

  it('stops at a store that answers for a firing which its stream does not hold', async () => {
    const store = memoryStore();
    const { accounts } = openShop(store);
    await accounts.send('ada', earn(5), { key: 'a' });
    const { app } = openShop({
      ...store,
      commit: async () => ({ status: 'replayed', versions: [1], result: null }),
    });

    const { fired, failed } = await app.fireDue({ by: instant('2027-01-01T00:00Z') });
    expect(fired).toBe(0);
    expect(failed).toMatchObject([{ error: { code: 'STORE_FAILURE' } }]);
  });

  it('does not count as moved what it fired itself a moment before', async () => {
    const { app } = openShop();
    const lots = app.of<Command, readonly Timer[], Fact & { readonly timer: string }, never>(
      'lots',
      {
        initial: [],
        decide: (command) => {
          const timer = command.type === 'FireTimer' ? (command as FireTimer).timer : '';
          return accept([{ type: timer === '' ? 'Bought' : 'Expired', at: command.at, timer }]);
        },
        evolve: (timers, { timer, at }) =>
          timer === ''
            ? ['one', 'two', 'three'].map((id) => ({ id, dueAt: at }))
            : timers.filter(({ id }) => id !== timer),
        timersOf: (timers) => timers,
        formats: { Bought: [], Expired: [] },
        latenessMs: 0,
      },
    );
    await lots.send('ada', { type: 'Buy', at: MAY, by: 'till-4' }, { key: 'a' });

    expect(await app.fireDue()).toEqual({ fired: 3, moved: 0, failed: [], unknown: 0 });
  });
});

describe('an event', () => {
  it('without a sound instant is not written', async () => {
    const { app, store } = openShop();
    const timeless = app.of('timeless', {
      ...points(),
      evolve: (state: Points) => state,
      decide: (command: PointsCommand, state: Points) => {
        const decision = points().decide(command, state);
        return decision.accepted
          ? {
              ...decision,
              events: decision.events.map((event) => ({ ...event, at: 'later' as never })),
            }
          : decision;
      },
    });

    await expect(timeless.send('ada', earn(1), { key: 'a' })).rejects.toThrow(/instant `at`/);
    expect((await store.load({ tenant: 'shop', type: 'timeless', id: 'ada' })).version).toBe(0);
  });

  it('without a sound instant is not believed', async () => {
    const store = memoryStore();
    const event = { type: 'Earned', version: 2, points: 1, at: 'yesterday' };
    const streams = [{ type: 'account', id: 'ada', expected: 0, events: [event] }];
    const batch = {
      tenant: 'shop',
      key: 'x',
      fingerprint: '',
      recordedAt: MAY,
      streams,
      result: 1,
    };
    await store.commit(batch);

    await expect(openShop(store).accounts.load('ada')).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      facts: { code: 'NOT_AN_INSTANT', version: 1 },
    });
  });
});

describe('a list with a bad row', () => {
  it('ends with the place of the row', async () => {
    const { accounts } = openShop();
    const sendings = ['ada', 'bob', '', 'cy'].map((id, n) => ({
      id,
      command: earn(1),
      key: `k-${n}`,
    }));

    await expect(accounts.sendAll(sendings)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringMatching(/^sendings\.2: id must/) as string,
      facts: { field: 'id', place: 2 },
    });
  });
});

describe('an app', () => {
  it('says at once what it is not made of', () => {
    const options = { store: memoryStore(), tenant: 'shop', now: () => new Date(MAY) };

    expect(() => createApp({ ...options, store: {} as never })).toThrow(/store must have a method/);
    expect(() => createApp({ ...options, store: undefined as never })).toThrow(/store must have/);
    expect(() => createApp({ ...options, now: 5 as never })).toThrow(/now must be a function/);
  });

  it('and a clock that gives no Date', async () => {
    const now = () => Date.now() as never;
    const { accounts } = openShop(memoryStore(), { now });

    await expect(accounts.send('ada', earn(1), { key: 'a' })).rejects.toThrow(
      /now must give a Date/,
    );
  });
});

import { describe, expect, it } from 'vitest';

import type { App } from '../../src/host/runtime/app.ts';
import type { Reaction } from '../../src/host/runtime/react.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { earn, MAY, openShop, points, spend, wordOf } from './points.ts';
import { type Mishap, scriptedStore } from './scripted-store.ts';

/** Whoever earns gets one point more, in an account of another type. */
function openBonus(store: Store) {
  const { app, accounts } = openShop(store);
  const bonus = app.of('bonus', points());
  const seen: string[] = [];
  const reaction: Reaction = ({ type, id, event }) => {
    seen.push(`${type} ${id} ${wordOf(event, 'type')}`);
    return type === 'account' && event['type'] === 'Earned' ? [bonus.act(id, earn(1))] : null;
  };
  const run = (which: App = app) => which.react('bonus', reaction);
  return { app, accounts, bonus, reaction, seen, run };
}

describe('a reaction', () => {
  it('sees all that happened, in order, and does what follows once', async () => {
    const { accounts, bonus, seen, run } = openBonus(memoryStore());
    await accounts.send('ada', earn(10), { key: 'a' });
    await accounts.send('ada', spend(2), { key: 'b' });
    await accounts.send('bob', earn(5), { key: 'c' });

    expect(await run()).toEqual({ seen: 3, effects: 2, refused: 0 });
    expect(seen.slice(0, 3)).toEqual([
      'account ada Earned',
      'account ada Spent',
      'account bob Earned',
    ]);
    expect(await bonus.view('ada', ({ available }) => available)).toBe(1);
    expect(await run()).toEqual({ seen: 2, effects: 0, refused: 0 }); // its own effects
    expect(await run()).toEqual({ seen: 0, effects: 0, refused: 0 });
    await accounts.send('bob', earn(5), { key: 'd' });
    expect(await run()).toMatchObject({ effects: 1 });
    expect(await bonus.view('bob', ({ available }) => available)).toBe(2);
  });

  it('comes to rest: what it writes of itself is not news to it', async () => {
    const store = memoryStore();
    const { accounts, run } = openBonus(store);
    await accounts.send('ada', spend(1), { key: 'refused, so no event' });
    await accounts.send('ada', earn(10), { key: 'a' });
    for (let n = 0; n < 5; n += 1) await run();
    const feed = await store.feed?.({ tenant: 'shop', after: null, limit: 99 });

    expect(feed?.events.map(({ type }) => type)).toEqual([
      'account',
      'bonus',
      'everbond.reaction',
      'everbond.reaction',
    ]);
  });

  it.each<readonly [string, readonly Mishap[]]>([
    ['before its effect was written', ['fine', 'fine', 'cut', 'cut']],
    ['after its effect was written', ['fine', 'fine', 'lost', 'lost']],
    ['again and again', ['fine', 'fine', 'lost', 'cut', 'lost', 'lost', 'cut', 'lost']],
  ])('that is cut off %s has its effect once', async (_, script) => {
    const store = memoryStore();
    const { accounts, run, bonus } = openBonus(scriptedStore(store, script));
    for (const key of ['a', 'b']) await accounts.send('ada', earn(1), { key });
    await run();
    await run();

    expect(await bonus.load('ada')).toMatchObject({ version: 2, state: { available: 2 } });
  });

  it('that dies between two events goes on after a restart where it was', async () => {
    const store = memoryStore();
    const first = openBonus(store);
    for (const key of ['a', 'b', 'c']) await first.accounts.send('ada', earn(1), { key });
    let calls = 0;
    const dying: Reaction = (happened) => {
      calls += 1;
      if (calls === 2) throw new Error('out of memory');
      return first.reaction(happened);
    };
    await expect(first.app.react('bonus', dying)).rejects.toThrow(/out of memory/);
    const second = openBonus(store);
    await second.run();

    expect(second.seen[0]).toBe('account ada Earned');
    expect(second.seen.filter((text) => text.startsWith('account'))).toHaveLength(2);
    expect(await second.bonus.load('ada')).toMatchObject({ version: 3 });
  });

  it('may run in several processes at once', async () => {
    const store = memoryStore();
    const processes = [openBonus(store), openBonus(store), openBonus(store)];
    for (let n = 0; n < 20; n += 1) {
      await processes[0]?.accounts.send(`c-${n % 3}`, n % 4 === 0 ? spend(0) : earn(1), {
        key: `k-${n}`,
      });
    }
    await Promise.all(processes.map(({ run }) => run()));
    await processes[0]?.run();

    const { bonus } = openBonus(store);
    const totals = await Promise.all(
      ['c-0', 'c-1', 'c-2'].map((id) => bonus.view(id, ({ available }) => available)),
    );
    expect(totals.reduce((sum, count) => sum + count, 0)).toBe(15);
  });

  it('goes on when its effect is refused, and says so', async () => {
    const { app, accounts } = openShop();
    await accounts.send('ada', earn(10), { key: 'a' });
    const refusals: unknown[] = [];
    const report = await app.react(
      'greedy',
      ({ id, event }) => (event['type'] === 'Earned' ? [accounts.act(id, spend(11))] : []),
      { onRefused: (refusal, { id, version }) => refusals.push([refusal, id, version]) },
    );

    expect(report).toEqual({ seen: 1, effects: 1, refused: 1 });
    expect(refusals).toEqual([[{ code: 'TOO_FEW', available: 10 }, 'ada', 1]]);
    expect(await app.react('greedy', () => null)).toMatchObject({ seen: 0 });
  });

  it('sees the events of a known type in the form of today, of others as they are', async () => {
    const store = memoryStore();
    const old = { type: 'Earned', version: 1, at: MAY, coins: 3 };
    const streams = ['account', 'other'].map((type) => ({
      type,
      id: 'ada',
      expected: 0,
      events: [old],
    }));
    const batch = {
      tenant: 'shop',
      key: 'x',
      fingerprint: '',
      recordedAt: MAY,
      streams,
      result: 1,
    };
    await store.commit(batch);
    const seen: unknown[] = [];
    await openShop(store).app.react('all', ({ event }) => {
      seen.push(event);
      return null;
    });

    expect(seen).toEqual([{ type: 'Earned', at: MAY, points: 3 }, old]);
  });

  it('gets past any number of notes that other reactions wrote', async () => {
    const { app, accounts } = openShop();
    await accounts.send('ada', earn(1), { key: 'a' });
    for (let n = 0; n < 230; n += 1) await app.react(`audit-${n}`, () => null);
    await accounts.send('ada', earn(1), { key: 'b' });

    expect(await app.react('late', () => null)).toMatchObject({ seen: 2 });
    expect(await app.react('late', () => null)).toMatchObject({ seen: 0 });
  });

  it('of a long history takes page after page, tells of its progress, and can be ended', async () => {
    const { app, accounts } = openShop();
    for (let n = 0; n < 230; n += 1) await accounts.send('ada', earn(1), { key: `k-${n}` });
    const signal = { aborted: false };
    const ended = await app.react('audit', () => [], {
      signal,
      onProgress: ({ seen }) => {
        signal.aborted = seen === 150;
      },
    });

    expect(ended.seen).toBe(150);
    expect(await app.react('audit', () => [])).toMatchObject({ seen: 130 });
    await expect(app.react('', () => null)).rejects.toThrow(/name must be/);
  });
});

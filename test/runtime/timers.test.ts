import { describe, expect, it } from 'vitest';

import { createApp } from '../../src/host/runtime/app.ts';
import type { FireDueReport } from '../../src/host/runtime/fire-due.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { instant } from '../../src/kernel/instant.ts';
import { earn, MAY, openShop, points, wordOf } from './points.ts';
import { scriptedStore } from './scripted-store.ts';

const MAY_31 = instant('2026-05-31T10:00Z');
const JULY = instant('2026-07-01T00:00Z');

async function typesOf(store: ReturnType<typeof memoryStore>, id = 'ada') {
  const { events } = await store.load({ tenant: 'shop', type: 'account', id });
  return events.map(({ event }) => `${wordOf(event, 'type')} ${wordOf(event, 'at')}`);
}

describe('a timer that is due', () => {
  it('fires once, stamped with its deadline, however late and often it is asked for', async () => {
    const { app, accounts, store } = openShop();
    await accounts.send('ada', earn(20), { key: 'a' });

    expect(await app.fireDue({ by: instant('2026-05-31T09:59:59.999Z') })).toMatchObject({
      fired: 0,
    });
    expect(await app.fireDue({ by: JULY })).toEqual({ fired: 1, moved: 0, failed: [], unknown: 0 });
    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 0, moved: 0 });
    expect(await typesOf(store)).toEqual([`Earned ${MAY}`, `Expired ${MAY_31}`]);
  });

  it('is due at the very instant, and by the host’s clock if no instant is named', async () => {
    const { app, accounts } = openShop(memoryStore(), { now: () => new Date(MAY_31) });
    await accounts.send('ada', earn(20), { key: 'a' });

    expect(await app.fireDue()).toMatchObject({ fired: 1 });
  });

  it('fires before the next command, in the same commit, if nobody fired it', async () => {
    const { app, accounts, store } = openShop();
    await accounts.send('ada', earn(20), { key: 'a' });
    const sent = await accounts.send('ada', earn(1, JULY), { key: 'b' });

    expect(sent).toMatchObject({ version: 3, state: { available: 1 } });
    expect(await typesOf(store)).toEqual([`Earned ${MAY}`, `Expired ${MAY_31}`, `Earned ${JULY}`]);
    const records = await store.load({ tenant: 'shop', type: 'account', id: 'ada' }, { after: 1 });
    expect(new Set(records.events.map(({ key }) => key)).size).toBe(1);
    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 0, moved: 0 });
  });

  it('stays due if the command is refused, and fires later', async () => {
    const { app, accounts, store } = openShop();
    await accounts.send('ada', earn(20), { key: 'a' });
    const refused = await accounts.send('ada', { ...earn(1, JULY), type: 'Spend' }, { key: 'b' });

    expect(refused).toMatchObject({ refusal: { code: 'TOO_FEW', available: 0 } });
    expect(await typesOf(store)).toHaveLength(1);
    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 1 });
  });

  it('fires once when several schedulers race and answers are lost', async () => {
    const store = memoryStore();
    const shops = [
      openShop(store),
      openShop(scriptedStore(store, ['lost', 'cut', 'lost'])),
      openShop(store),
    ];
    await shops[0]?.accounts.send('ada', earn(20), { key: 'a' });
    const reports = await Promise.all(shops.map(({ app }) => app.fireDue({ by: JULY })));

    expect(reports.flatMap(({ failed }) => failed)).toEqual([]);
    expect(await typesOf(store)).toEqual([`Earned ${MAY}`, `Expired ${MAY_31}`]);
  });

  it('that is set again for the same deadline fires again', async () => {
    const { app, store } = openShop();
    const patient = app.of('patient', points(30, 90 * 86_400_000));
    await patient.send('ada', earn(20), { key: 'a' });
    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 1 });
    await patient.send('ada', earn(5), { key: 'told late' });

    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 1, moved: 0 });
    const { events } = await store.load({ tenant: 'shop', type: 'patient', id: 'ada' });
    expect(events.map(({ event }) => [event['type'], event['points']])).toEqual([
      ['Earned', 20],
      ['Expired', 20],
      ['Earned', 5],
      ['Expired', 5],
    ]);
  });

  it('of many goes in the order of the deadlines, page after page, with progress', async () => {
    const { app, accounts, store } = openShop();
    for (let n = 0; n < 250; n += 1) {
      const at = instant(Date.parse(MAY) + ((n * 37) % 250) * 1000);
      await accounts.send(`c-${n}`, earn(1, at), { key: `k-${n}` });
    }
    const seen: FireDueReport[] = [];
    const report = await app.fireDue({ by: JULY, onProgress: (now) => seen.push(now) });

    expect(report).toMatchObject({ fired: 250, moved: 0 });
    expect(seen.map(({ fired }) => fired)).toEqual(Array.from({ length: 250 }, (_, n) => n + 1));
    const feed = await store.feed?.({ tenant: 'shop', after: '250', limit: 250 });
    const deadlines = feed?.events.map(({ event }) => wordOf(event, 'at')) ?? [];
    expect(deadlines).toEqual(deadlines.toSorted());
    expect(deadlines).toHaveLength(250);
  });

  it('can be left for later', async () => {
    const { app, accounts } = openShop();
    for (const id of ['ada', 'bob', 'cy']) await accounts.send(id, earn(1), { key: id });
    const signal = { aborted: false };
    const stopped = await app.fireDue({
      by: JULY,
      signal,
      onProgress: () => {
        signal.aborted = true;
      },
    });

    expect(stopped.fired).toBe(1);
    expect((await app.fireDue({ by: JULY })).fired).toBe(2);
  });
});

describe('a row of a timer', () => {
  it('is a hint: one that came too early is moved, one that is gone is taken away', async () => {
    const store = memoryStore();
    const before = openShop(store, {}, 10);
    await before.accounts.send('ada', earn(20), { key: 'a' });
    const june = instant('2026-05-12T00:00Z');

    const patient = openShop(store, {}, 30).app;
    expect(await patient.fireDue({ by: june })).toMatchObject({ fired: 0, moved: 1 });
    const due = await store.due?.({ tenant: 'shop', by: JULY, after: null, limit: 9 });
    expect(due?.timers).toEqual([{ type: 'account', stream: 'ada', id: 'expire', dueAt: MAY_31 }]);

    const timeless = createApp({ store, tenant: 'shop', now: () => new Date(JULY) });
    timeless.of('account', { ...points(), timersOf: () => [] });
    expect(await timeless.fireDue()).toMatchObject({ fired: 0, moved: 1 });
    expect(await store.due?.({ tenant: 'shop', by: JULY, after: null, limit: 9 })).toEqual({
      timers: [],
      next: null,
    });
  });

  it('is written anew for all things of a type after a change of configuration', async () => {
    const store = memoryStore();
    const before = openShop(store, {}, 365);
    for (let n = 0; n < 120; n += 1)
      await before.accounts.send(`c-${n}`, earn(1), { key: `k-${n}` });

    const { app } = openShop(store, {}, 30);
    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 0, moved: 0 });
    const steps: number[] = [];
    expect(
      await app.retime('account', { onProgress: ({ streams }) => steps.push(streams) }),
    ).toEqual({ streams: 120, timers: 120 });
    expect(steps).toHaveLength(120);
    expect(await app.fireDue({ by: JULY })).toMatchObject({ fired: 120, moved: 0 });
    expect(await app.retime('account')).toEqual({ streams: 120, timers: 0 });
  });

  it('is not written where there is none', async () => {
    const store = scriptedStore(memoryStore());
    const { app, accounts } = openShop(store);
    await accounts.send('ada', earn(1), { key: 'a' });
    await app.fireDue({ by: JULY });
    const { commits } = store.counts;

    expect(await app.retime('account')).toEqual({ streams: 1, timers: 0 });
    expect(store.counts.commits).toBe(commits);
  });

  it('can be rewritten there and back at one instant of the clock', async () => {
    const store = memoryStore();
    const { accounts, app } = openShop(store, {}, 30);
    await accounts.send('ada', earn(1), { key: 'a' });
    for (const days of [40, 50]) await openShop(store, {}, days).app.retime('account');
    await app.retime('account');

    expect(await app.fireDue({ by: MAY_31 })).toMatchObject({ fired: 1 });
  });

  it('whose stream cannot be read fails alone, and says why', async () => {
    const store = memoryStore();
    const { app, accounts } = openShop(store);
    for (const id of ['ada', 'bob']) await accounts.send(id, earn(1), { key: id });
    const event = { type: 'Earned', version: 9, at: MAY };
    const streams = [{ type: 'account', id: 'ada', expected: 1, events: [event] }];
    const batch = {
      tenant: 'shop',
      key: 'x',
      fingerprint: '',
      recordedAt: MAY,
      streams,
      result: 1,
    };
    await store.commit(batch);
    const { fired, failed } = await app.fireDue({ by: JULY });

    expect(fired).toBe(1);
    expect(failed).toMatchObject([
      { type: 'account', stream: 'ada', id: 'expire', error: { code: 'INVALID_VALUE' } },
    ]);
    expect((await app.fireDue({ by: JULY })).failed).toHaveLength(1);
  });

  it('of a type that the app does not know is counted and left alone', async () => {
    const store = memoryStore();
    await openShop(store).accounts.send('ada', earn(1), { key: 'a' });
    const other = createApp({ store, tenant: 'shop', now: () => new Date(JULY) });

    expect(await other.fireDue()).toEqual({ fired: 0, moved: 0, failed: [], unknown: 1 });
  });
});

describe('what an app is not made for', () => {
  it('is said at once', async () => {
    const { capabilities, load, commit, list } = memoryStore();
    const bare = { capabilities, load, commit, list };
    const { app } = openShop(bare);

    await expect(app.fireDue()).rejects.toThrow(/store must have the capability due/);
    await expect(app.react('x', () => null)).rejects.toThrow(/store must have the capability feed/);
    await expect(app.retime('unknown')).rejects.toThrow(/type must be one/);
    expect(() => app.of('account', points())).toThrow(/must be named once/);
    expect(() => app.of('', points())).toThrow(/type must be text/);
    const options = { store: bare, tenant: 'shop', now: () => new Date(MAY) };
    expect(() => createApp({ ...options, tenant: '' })).toThrow(/tenant/);
    expect(() => createApp({ ...options, attempts: 0 })).toThrow(/attempts/);
    expect(() => createApp({ ...options, cachedStates: -1 })).toThrow(/cachedStates/);
  });
});

import { describe, expect, it } from 'vitest';

import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { FailureError } from '../../src/kernel/errors.ts';
import { instant } from '../../src/kernel/instant.ts';
import { rejected } from '../../src/kernel/parsed.ts';
import { earn, MAY, openShop, type Points, type PointsCommand, points, spend } from './points.ts';

const ref = { tenant: 'shop', type: 'account', id: 'ada' };

describe('a command that is accepted', () => {
  it('is written with its actor and its form, and answered with the new state', async () => {
    const { accounts, store } = openShop();
    const sent = await accounts.send('ada', earn(20), { key: 'order-1' });
    const event = { type: 'Earned', at: MAY, by: { actor: 'till-4', authority: null }, points: 20 };

    expect(sent).toStrictEqual({
      accepted: true,
      replayed: false,
      events: [event],
      why: [{ rule: 'earn', points: 20 }],
      warnings: [],
      state: { available: 20, expiresAt: instant('2026-05-31T10:00Z') },
      version: 1,
    });
    const { events } = await store.load(ref);
    expect(events.map((record) => record.event)).toEqual([{ ...event, version: 2 }]);
  });

  it('takes its instant as a Date or as text of any zone, and keeps it as one form', async () => {
    const { accounts } = openShop();
    const told = { type: 'Earn', points: 1, by: 'till-4' } as const;
    await accounts.send('ada', { ...told, at: new Date(MAY) }, { key: 'a' });
    const again = await accounts.send(
      'ada',
      { ...told, at: '2026-05-01T12:00+02:00' },
      { key: 'a' },
    );

    expect(again.accepted && again.replayed).toBe(true);
    expect(again.accepted && again.events[0]?.at).toBe(MAY);
  });
});

describe('an actor', () => {
  it('is the same in every form, so that a repetition is known as one', async () => {
    const { accounts } = openShop();
    await accounts.send('ada', earn(1), { key: 'a' });
    const by = { actor: 'till-4', authority: null };

    expect(await accounts.send('ada', { ...earn(1), by }, { key: 'a' })).toMatchObject({
      replayed: true,
    });
  });
});

describe('a command that is refused', () => {
  it('is answered with why, and changes nothing', async () => {
    const { accounts } = openShop();
    await accounts.send('ada', earn(20), { key: 'order-1' });
    const sent = await accounts.send('ada', spend(21), { key: 'redeem-1' });

    expect(sent).toStrictEqual({
      accepted: false,
      replayed: false,
      refusal: { code: 'TOO_FEW', available: 20 },
    });
    expect(await accounts.load('ada')).toMatchObject({ version: 1, newestAt: MAY });
  });

  it('stays refused under its key, though it would be accepted by now', async () => {
    const { accounts } = openShop();
    await accounts.send('ada', spend(1), { key: 'redeem-1' });
    await accounts.send('ada', earn(20), { key: 'order-1' });
    const again = await accounts.send('ada', spend(1), { key: 'redeem-1' });
    const anew = await accounts.send('ada', spend(1), { key: 'redeem-2' });

    expect(again).toEqual({
      accepted: false,
      replayed: true,
      refusal: { code: 'TOO_FEW', available: 0 },
    });
    expect(anew.accepted).toBe(true);
  });

  it('is refused if it comes too late, by as much as the aggregate says', async () => {
    const { app, accounts } = openShop();
    const patient = app.of('patient', points(30, 1000));
    for (const collection of [accounts, patient])
      await collection.send('ada', earn(1), { key: `k-${collection === patient}` });
    const second = instant('2026-05-01T09:59:59Z');
    const sooner = instant('2026-05-01T09:59:58.999Z');

    expect(await accounts.send('ada', earn(1, second), { key: 'a' })).toMatchObject({
      refusal: { code: 'TOO_LATE', at: second, newestAt: MAY, latenessMs: 0 },
    });
    expect((await patient.send('ada', earn(1, second), { key: 'b' })).accepted).toBe(true);
    expect((await patient.send('ada', earn(1, sooner), { key: 'c' })).accepted).toBe(false);
    expect((await patient.load('ada')).newestAt).toBe(MAY);
  });
});

describe('a key', () => {
  it('gives the answer of the first time, with the state as it was then', async () => {
    const { accounts } = openShop();
    const first = await accounts.send('ada', earn(20), { key: 'order-1' });
    await accounts.send('ada', spend(5), { key: 'redeem-1' });
    const again = await accounts.send('ada', earn(20), { key: 'order-1' });

    expect(again).toStrictEqual({ ...first, replayed: true });
    expect(await accounts.view('ada', ({ available }) => available)).toBe(15);
  });

  it('is not taken for another command, nor for another account', async () => {
    const { accounts } = openShop();
    await accounts.send('ada', earn(20), { key: 'order-1' });

    for (const other of [
      accounts.send('ada', earn(21), { key: 'order-1' }),
      accounts.send('bob', earn(20), { key: 'order-1' }),
    ]) {
      await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    }
    expect(await accounts.load('bob')).toMatchObject({ version: 0, newestAt: null });
  });

  it('is one tenant’s own', async () => {
    const store = memoryStore();
    const [one, other] = ['one', 'other'].map((tenant) => openShop(store, { tenant }).accounts);
    await one?.send('ada', earn(20), { key: 'order-1' });
    const sent = await other?.send('ada', earn(7), { key: 'order-1' });

    expect(sent?.accepted && sent.state.available).toBe(7);
    expect(await one?.view('ada', ({ available }) => available)).toBe(20);
  });

  it('never meets a key of the runtime’s own', async () => {
    const { accounts } = openShop();
    const key = 'fire;7:account;3:ada;6:expire;24:2026-05-31T10:00:00.000Z;1:1';
    await accounts.send('ada', earn(20), { key: 'order-1' });

    const sent = await accounts.send('ada', earn(1, '2026-06-01T00:00Z'), { key });
    expect(sent.accepted && sent.events.map(({ type }) => type)).toEqual(['Expired', 'Earned']);
  });
});

describe('what is malformed', () => {
  const good = { type: 'Earn', points: 1, at: MAY, by: 'till-4' };

  it.each([
    ['no object', 17, ''],
    ['null', null, ''],
    ['a list', [good], ''],
    ['no type', { ...good, type: 4 }, 'type'],
    ['no instant', { ...good, at: '2026-02-30T10:00Z' }, 'at'],
    ['an instant without zone', { ...good, at: '2026-05-01T10:00' }, 'at'],
    ['an invalid Date', { ...good, at: new Date(Number.NaN) }, 'at'],
    ['no actor', { ...good, by: '' }, 'by'],
    ['an authority that is none', { ...good, by: { actor: 'ada', authority: 7 } }, 'by.authority'],
    ['what is no JSON', { ...good, points: Number.NaN }, 'points'],
    ['the timers’ own command', { ...good, type: 'FireTimer' }, 'type'],
    [
      'a proxy that throws',
      new Proxy(good, {
        ownKeys: () => {
          throw new Error('secret');
        },
      }),
      '',
    ],
  ])('is rejected with the field: %s', async (_, told, field) => {
    const { accounts } = openShop();
    const sent = accounts.send('ada', told as unknown as ReturnType<typeof earn>, { key: 'a' });

    await expect(sent).rejects.toMatchObject({ code: 'INVALID_VALUE', facts: { field } });
    await expect(sent).rejects.not.toThrow(/secret/);
    expect((await accounts.load('ada')).version).toBe(0);
    expect((await accounts.send('ada', earn(1), { key: 'a' })).accepted).toBe(true);
  });

  it.each([
    ['id', '', { key: 'a' }],
    ['id', 'a\0b', { key: 'a' }],
    ['id', 'é'.repeat(101), { key: 'a' }],
    ['key', 'ada', { key: '' }],
    ['key', 'ada', { key: 'k'.repeat(201) }],
    ['key', 'ada', undefined as unknown as { key: string }],
  ])('is rejected with the name of the argument: %s', async (field, id, options) => {
    const sent = openShop().accounts.send(id, earn(1), options);

    await expect(sent).rejects.toMatchObject({ code: 'INVALID_VALUE', facts: { field } });
  });

  it('is found by the host’s own schema, if it gives one', async () => {
    const { app } = openShop();
    const parseCommand = () => rejected('NEGATIVE', 'must be 0 or more', ['points']);
    const strict = app.of('strict', points(), { parseCommand });

    await expect(strict.send('ada', earn(-1), { key: 'a' })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: 'points: must be 0 or more',
      facts: { field: 'points', code: 'NEGATIVE' },
    });
  });

  it('does not compile where a type can see it', () => {
    const { accounts } = openShop();
    const never = (): unknown => [
      // @ts-expect-error a field is missing
      accounts.send('ada', { type: 'Earn', at: MAY, by: 'till-4' }, { key: 'a' }),
      // @ts-expect-error no such command
      accounts.send('ada', { ...earn(1), type: 'Steal' }, { key: 'a' }),
      // @ts-expect-error a command without a key could be done twice
      accounts.send('ada', earn(1)),
    ];
    expect(never).toBeTypeOf('function');
  });
});

describe('a history', () => {
  async function withEvent(event: {
    readonly type: string;
    readonly [fact: string]: string | number;
  }) {
    const store = memoryStore();
    const streams = [{ type: 'account', id: 'ada', expected: 0, events: [event] }];
    const batch = { tenant: 'shop', key: 'old', fingerprint: '', recordedAt: MAY, streams };
    await store.commit({ ...batch, result: null });
    return openShop(store);
  }

  it('of an older release is read in the form of today', async () => {
    const { accounts } = await withEvent({ type: 'Earned', version: 1, at: MAY, coins: 12 });

    expect(await accounts.view('ada', ({ available }) => available)).toBe(12);
  });

  it.each([
    ['a newer release', { type: 'Earned', version: 3, at: MAY }, 'NEWER_VERSION'],
    ['nobody knows', { type: 'Stolen', version: 1, at: MAY }, 'UNKNOWN_TYPE'],
    ['no version', { type: 'Earned', at: MAY }, 'NOT_A_VERSION'],
  ])('of %s is refused by name and never skipped', async (_, event, code) => {
    const { accounts } = await withEvent(event);
    const facts = { type: 'account', version: 1, code };

    await expect(accounts.load('ada')).rejects.toMatchObject({ code: 'INVALID_VALUE', facts });
    await expect(accounts.send('ada', earn(1), { key: 'a' })).rejects.toMatchObject({ facts });
    await expect(accounts.load('ada')).rejects.toThrow(/^event 1 of a stream of account is /);
  });

  it('is held against the host’s schema, if it gives one', async () => {
    const { store } = await withEvent({ type: 'Earned', version: 2, at: MAY, points: -5 });
    const parseEvent = () => rejected('NEGATIVE', 'must be 0 or more', ['points']);
    const app = createApp({ store, tenant: 'shop', now: () => new Date(MAY) });
    const facts = { code: 'NEGATIVE', type: 'account', version: 1 };

    await expect(app.of('account', points(), { parseEvent }).load('ada')).rejects.toMatchObject({
      facts,
    });
  });
});

describe('an aggregate that breaks its contract', () => {
  it('is told so, and nothing is written', async () => {
    const { app, store } = openShop();
    const nameless = { ...points(), formats: { Spent: [] } };
    const endless = app.of('endless', {
      ...points(),
      evolve: (state, event) => (event.type === 'Expired' ? state : points().evolve(state, event)),
    });
    await endless.send('ada', earn(1), { key: 'a' });

    await expect(app.of('nameless', nameless).send('ada', earn(1), { key: 'b' })).rejects.toThrow(
      /events must be of types that the formats of the aggregate name/,
    );
    await expect(endless.send('ada', earn(1, '2026-07-01T00:00Z'), { key: 'c' })).rejects.toThrow(
      /timer must be gone, or due later/,
    );
    expect((await store.load({ ...ref, type: 'endless' })).version).toBe(1);
  });

  it('cannot write what is no JSON', async () => {
    const { app, store } = openShop();
    const broken = app.of('broken', {
      ...points(),
      decide: (command: PointsCommand, state: Points) => {
        const decision = points().decide(command, state);
        return decision.accepted
          ? {
              ...decision,
              events: decision.events.map((event) => ({ ...event, points: Number.NaN })),
            }
          : decision;
      },
    });

    await expect(broken.send('ada', earn(1), { key: 'a' })).rejects.toBeInstanceOf(FailureError);
    expect((await store.load({ ...ref, type: 'broken' })).version).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { earn, openShop, type PointsEvent, points, spend } from './points.ts';
import { scriptedStore } from './scripted-store.ts';

async function withPoints(...balances: readonly (readonly [string, number])[]) {
  const shop = openShop();
  for (const [id, count] of balances) {
    await shop.accounts.send(id, earn(count), { key: `open-${id}` });
  }
  const balance = (id: string) => shop.accounts.view(id, ({ available }) => available);
  return { ...shop, balance };
}

describe('several steps together', () => {
  it('are all done, each answered with its own state', async () => {
    const { app, accounts, balance } = await withPoints(['ada', 10]);
    const done = await app.together([accounts.act('ada', spend(4)), accounts.act('bob', earn(4))], {
      key: 'transfer',
    });

    expect(done).toMatchObject({
      accepted: true,
      replayed: false,
      answers: [
        { state: { available: 6 }, version: 2, events: [{ type: 'Spent', points: 4 }] },
        { state: { available: 4 }, version: 1, why: [{ rule: 'earn', points: 4 }] },
      ],
    });
    expect([await balance('ada'), await balance('bob')]).toEqual([6, 4]);
  });

  it('are none of them done if one is refused, which is named', async () => {
    const { app, accounts, balance } = await withPoints(['ada', 10]);
    const steps = [accounts.act('bob', earn(11)), accounts.act('ada', spend(11))] as const;
    const done = await app.together(steps, { key: 'transfer' });

    expect(done).toEqual({
      accepted: false,
      replayed: false,
      step: 1,
      refusal: { code: 'TOO_FEW', available: 10 },
    });
    expect([await balance('ada'), await balance('bob')]).toEqual([10, 0]);
    await accounts.send('ada', earn(5), { key: 'more' });
    expect(await app.together(steps, { key: 'transfer' })).toEqual({ ...done, replayed: true });
  });

  it('may go to one thing, one after another, on what the step before left', async () => {
    const { app, accounts } = openShop();
    const steps = [
      accounts.act('ada', earn(3)),
      accounts.act('ada', spend(3)),
      accounts.act('ada', spend(1)),
    ];
    expect(await app.together(steps, { key: 'a' })).toMatchObject({ accepted: false, step: 2 });

    const done = await app.together(steps.slice(0, 2), { key: 'b' });
    expect(done).toMatchObject({
      answers: [
        { state: { available: 3 }, version: 1 },
        { state: { available: 0 }, version: 2 },
      ],
    });
    expect(await app.together(steps.slice(0, 2), { key: 'b' })).toStrictEqual({
      ...done,
      replayed: true,
    });
  });

  it('may depend on the events of the steps before, or turn out to be nothing', async () => {
    const { app, accounts, balance } = await withPoints(['ada', 10]);
    const steps = (count: number) => [
      accounts.act('ada', spend(count)),
      accounts.act('bob', ([events = []]) => {
        const spent = (events as readonly PointsEvent[])[0]?.points ?? 0;
        return spent < 2 ? null : earn(Math.floor(spent / 2));
      }),
    ];
    const half = await app.together(steps(7), { key: 'a' });
    const none = await app.together(steps(1), { key: 'b' });

    expect(half).toMatchObject({ answers: [{ version: 2 }, { events: [{ points: 3 }] }] });
    expect(none).toMatchObject({ accepted: true, answers: [{ version: 3 }, null] });
    expect(await app.together(steps(7), { key: 'a' })).toStrictEqual({ ...half, replayed: true });
    expect([await balance('ada'), await balance('bob')]).toEqual([2, 3]);
  });

  it('go to things of several types', async () => {
    const { app, accounts } = openShop();
    const cases = app.of('case', points());
    const done = await app.together([cases.act('c-17', earn(1)), accounts.act('ada', earn(20))], {
      key: 'goodwill-c-17',
    });

    expect(done.accepted && done.answers.map((answer) => answer?.state.available)).toEqual([1, 20]);
  });

  it('fire the timers of each thing first', async () => {
    const { app, accounts } = await withPoints(['ada', 10]);
    const june = '2026-06-30T10:00Z' as Instant;
    const done = await app.together([accounts.act('ada', earn(1, june))], { key: 'a' });

    expect(done).toMatchObject({
      answers: [{ events: [{ type: 'Expired', points: 10 }, { type: 'Earned' }], version: 3 }],
    });
  });

  it('are lost and found as one', async () => {
    const store = memoryStore();
    const { app, accounts } = openShop(scriptedStore(store, ['fine', 'cut', 'lost']));
    await accounts.send('ada', earn(5), { key: 'open' });
    const done = await app.together([accounts.act('ada', spend(5)), accounts.act('bob', earn(5))], {
      key: 'transfer',
    });

    expect(done).toMatchObject({ accepted: true, replayed: true });
    expect(done).toMatchObject({
      answers: [{ state: { available: 0 } }, { state: { available: 5 } }],
    });
  });

  it('must be at least one, and no more than the store takes', async () => {
    const { app, accounts } = openShop();
    const many = Array.from({ length: 101 }, (_, n) => accounts.act(`c-${n}`, earn(1)));

    await expect(app.together([], { key: 'a' })).rejects.toThrow(/steps must hold a step/);
    await expect(app.together(many, { key: 'a' })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      facts: { field: 'streams', limit: 100 },
    });
    expect(() => accounts.act('', earn(1))).toThrow(/id must be/);
  });
});

describe('a condition', () => {
  const rule = (least: number) => (state: { readonly available: number }) =>
    state.available < least ? { code: 'TOO_POOR', available: state.available } : null;

  it('refuses the steps it does not hold for, and otherwise has nothing to say', async () => {
    const { app, accounts } = await withPoints(['ada', 10]);
    const act = accounts.act('bob', earn(1));

    expect(await app.together([accounts.assert('ada', rule(11)), act], { key: 'a' })).toEqual({
      accepted: false,
      replayed: false,
      step: 0,
      refusal: { code: 'TOO_POOR', available: 10 },
    });
    expect(await app.together([accounts.assert('ada', rule(10)), act], { key: 'b' })).toMatchObject(
      {
        answers: [null, { version: 1 }],
      },
    );
  });

  it('holds at the instant of the commit: two who lean on each other do not both fall', async () => {
    let bothTried = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = memoryStore({ giveWay: () => scheduler.schedule(Promise.resolve()) });
        const shops = [openShop(store), openShop(store)] as const;
        const seed = Promise.all([
          shops[0].accounts.send('ada', earn(5), { key: 'ada' }),
          shops[0].accounts.send('bob', earn(5), { key: 'bob' }),
        ]);
        await scheduler.waitFor(seed);
        // Each may spend all it has as long as the other still has five.
        const leave = (one: string, other: string, { app, accounts }: (typeof shops)[number]) =>
          app.together([accounts.assert(other, rule(5)), accounts.act(one, spend(5))], {
            key: one + 1,
          });
        const both = Promise.all([leave('ada', 'bob', shops[0]), leave('bob', 'ada', shops[1])]);
        await scheduler.waitFor(both);

        const accepted = (await both).filter((done) => done.accepted);
        expect(accepted).toHaveLength(1);
        bothTried += 1;
      }),
      { numRuns: 60 },
    );
    expect(bothTried).toBeGreaterThanOrEqual(60);
  });
});

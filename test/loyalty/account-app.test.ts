/** Accounts in an app: P4 and P10, several accounts at once, and timers that a host fires. */
import { describe, expect, it } from 'vitest';

import type { AccountCommand } from '../../src/domains/loyalty/account-command.ts';
import { parseLoyaltyEvent } from '../../src/domains/loyalty/account-schema.ts';
import { balanceAt } from '../../src/domains/loyalty/balance.ts';
import { loyalty } from '../../src/domains/loyalty/loyalty.ts';
import { poolShares } from '../../src/domains/loyalty/pool.ts';
import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { club, lots, on, order } from './accounts.ts';

const at = on('2026-02-01');
const by = 'till-4';

async function shop(points: Readonly<Record<string, number>>, version: object = {}) {
  let now = new Date(at);
  const app = createApp({ store: memoryStore(), tenant: 'shop', now: () => now });
  const programme = club({ transfers: { currencies: ['points'] }, ...version });
  const accounts = app.of('account', loyalty(programme), { parseEvent: parseLoyaltyEvent });
  for (const [id, some] of Object.entries(points)) {
    await accounts.send(id, { type: 'Enrol', member: id, at, by }, { key: `enrol-${id}` });
    const told = {
      type: 'Open',
      reference: 'o',
      lots: lots([some, '2026-06-01']),
      at,
      by,
    } as const;
    await accounts.send(id, told, { key: `open-${id}` });
  }
  const available = (id: string) => accounts.view(id, (state) => balanceAt(state, at).available);
  return { app, accounts, available, set: (date: string) => (now = new Date(on(date))) };
}

describe('worked example 20 and P4: a command under a key', () => {
  it('is done once: the second time it gets the first answer', async () => {
    const { accounts, available } = await shop({ ada: 0 + 1 });
    const earn = { type: 'Earn', occasion: order('A', 5000), at, by } as const;
    const first = await accounts.send('ada', earn, { key: 'k' });
    const again = await accounts.send('ada', earn, { key: 'k' });

    expect([first.accepted, again.accepted, again.replayed]).toEqual([true, true, true]);
    expect(await available('ada')).toBe(51);
  });

  it('is a conflict with another content', async () => {
    const { accounts } = await shop({ ada: 1 });
    await accounts.send('ada', { type: 'Earn', occasion: order('A', 5000), at, by }, { key: 'k' });

    await expect(
      accounts.send('ada', { type: 'Earn', occasion: order('A', 6000), at, by }, { key: 'k' }),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  });
});

describe('P10: commands at the same time', () => {
  it('come to what some order of them comes to: points are spent once', async () => {
    const { accounts, available } = await shop({ ada: 100 });
    const answers = await Promise.all(
      [60, 50, 70, 40, 30].map((points, index) => {
        const hold = `h-${index}`;
        const told: AccountCommand = {
          type: 'Hold',
          hold,
          points,
          until: on('2026-02-09'),
          at,
          by,
        };
        return accounts.send('ada', told, { key: hold });
      }),
    );
    const taken = [60, 50, 70, 40, 30].filter((_points, index) => answers[index]?.accepted);

    expect(await available('ada')).toBe(100 - taken.reduce((sum, points) => sum + points, 0));
    const left = await available('ada');
    const refused = [60, 50, 70, 40, 30].filter((points) => !taken.includes(points));
    expect(refused.every((points) => points > left)).toBe(true);
    expect(taken.length).toBeGreaterThan(0);
  });
});

describe('several accounts at once', () => {
  it('a gift leaves one and reaches the other, or neither', async () => {
    const { app, accounts, available } = await shop({ ada: 100, bob: 1 });
    const gift = (transfer: string, points: number) =>
      app.together(
        [
          accounts.act('ada', { type: 'Send', transfer, to: 'bob', points, at, by }),
          accounts.act('bob', (earlier) => {
            const sent = earlier.flat().find((event) => event.type === 'Sent');
            if (sent === undefined) throw new Error('nothing was sent');
            const { lots: given } = sent as unknown as { readonly lots: ReturnType<typeof lots> };
            return { type: 'Receive', transfer, from: 'ada', lots: given, at, by };
          }),
        ],
        { key: transfer },
      );

    expect((await gift('t-1', 60)).accepted).toBe(true);
    expect([await available('ada'), await available('bob')]).toEqual([40, 61]);
    expect((await gift('t-2', 60)).accepted).toBe(false);
    expect([await available('ada'), await available('bob')]).toEqual([40, 61]);
  });

  it('worked example 25: a household spends together', async () => {
    const amounts = { ada: 32_000, bob: 28_000, cy: 300_000, dee: 9000 };
    const pay = { id: 'pay', kind: 'payment', points: 100, worthMinor: 100 };
    const { app, accounts, available } = await shop(amounts, { redemptions: [pay] });
    const household = Object.entries(amounts).map(([id, some]) => ({
      id,
      available: some,
      joinedAt: at,
    }));
    const shares = poolShares(household, 50_000, { share: 'proportional' }) ?? [];
    const told = { type: 'Redeem', redemption: 'trip', option: 'pay', at, by } as const;
    await app.together(
      shares.map(({ id, points }) => accounts.act(id, { ...told, points })),
      { key: 'trip' },
    );

    expect(await Promise.all(Object.keys(amounts).map(available))).toEqual([
      27_664, 24_206, 259_350, 7780,
    ]);
  });
});

it('a host that fires what is due changes no answer', async () => {
  const { app, accounts, set } = await shop({ ada: 100 });
  const told = { type: 'Hold', hold: 'h', points: 40, until: on('2026-02-09'), at, by } as const;
  await accounts.send('ada', told, { key: 'h' });
  const asked = await accounts.view('ada', (state) => balanceAt(state, on('2026-02-10')));
  set('2026-02-10');
  await app.fireDue();

  expect(await accounts.view('ada', ({ openHolds }) => openHolds)).toEqual([]);
  expect(await accounts.view('ada', (state) => balanceAt(state, on('2026-02-10')))).toEqual(asked);
});

/** Races: everybody runs in every round, and a ratio compares two times of one round. */
import { expect, it } from 'vitest';

import { goalOf } from '../../bench/goals.ts';
import { median, race } from '../../bench/race.ts';

it('takes the middle of several values', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([7])).toBe(7);
});

it('runs ours and each peer once a round, after two rounds of warming up', async () => {
  const order: string[] = [];
  const contestant = (name: string) => ({ name, run: () => order.push(name) });
  const results = await race(
    {
      suite: 's',
      case: 'c',
      ours: contestant('ours'),
      peers: [contestant('one'), contestant('other')],
    },
    { rows: 10, rounds: 3, warmUpMs: 0 },
  );

  expect(order).toHaveLength((2 + 3) * 3);
  expect(order.slice(6, 12)).toEqual(['ours', 'one', 'other', 'one', 'other', 'ours']);
  expect(results.map((result) => result.peerName)).toEqual(['one', 'other']);
});

it('hands over what was prepared, and says how many times longer the peer took', async () => {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const got: unknown[] = [];
  const [result] = await race(
    {
      suite: 's',
      case: 'c',
      ours: { name: 'ours', run: () => wait(4) },
      peers: [
        {
          name: 'slow',
          prepare: async () => {
            await wait(1);
            return 40;
          },
          run: async (ms) => {
            got.push(ms);
            await wait(Number(ms));
          },
        },
      ],
    },
    { rows: 10, rounds: 3, warmUpMs: 0 },
  );

  expect(got).toEqual([40, 40, 40, 40, 40]);
  expect(result).toMatchObject({ suite: 's', case: 'c', rows: 10, unit: 'ms', peerName: 'slow' });
  expect(result?.ratio.median).toBeGreaterThan(1.5);
  expect(result?.ratio.min).toBeLessThanOrEqual(result?.ratio.median ?? 0);
  expect(result?.ratio.max).toBeGreaterThanOrEqual(result?.ratio.median ?? 0);
});

it('says how many rows a second ours does where a task counts them', async () => {
  const wait = { name: 'ours', run: () => new Promise((resolve) => setTimeout(resolve, 20)) };
  const quick = { name: 'quick', run: () => 0 };
  const task = { suite: 's', case: 'c', ours: wait, peers: [quick] };
  const [plain] = await race(task, { rows: 100, rounds: 1, warmUpMs: 0 });
  const [counted] = await race(
    { ...task, counted: 'commands' },
    { rows: 100, rounds: 1, warmUpMs: 0 },
  );

  expect(plain?.rate).toBeUndefined();
  expect(counted?.rate?.kind).toBe('commands');
  expect(counted?.rate?.perSecond).toBeGreaterThan(200);
  expect(counted?.rate?.perSecond).toBeLessThanOrEqual(5100);
});

it('says how many times as long ours takes as with less to do it in', async () => {
  const wait = (ms: number) => () => new Promise((resolve) => setTimeout(resolve, ms));
  const ours = { name: 'ours', run: wait(40) };
  const peers = [{ name: 'itself, with less', run: wait(4) }];
  const task = { suite: 's', case: 'c', ours, peers };
  const [plain] = await race(task, { rows: 1, rounds: 3, warmUpMs: 0 });
  const [grown] = await race({ ...task, grows: true }, { rows: 1, rounds: 3, warmUpMs: 0 });

  expect(plain?.growth).toBeUndefined();
  expect(grown?.growth).toBeGreaterThan(1.5);
  expect(grown?.growth).toBeCloseTo(1 / (grown?.ratio.median ?? 0), 1);
});

it('holds a rate, not the ratio, against a goal in so many a second', () => {
  expect(goalOf('machines send', 'commands a second', 100_000)).toBe(50_000);
  expect(goalOf('machines send', 'plain', 100_000)).toBeNull();
});

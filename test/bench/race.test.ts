/** Races: everybody runs in every round, and a ratio compares two times of one round. */
import { expect, it } from 'vitest';

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
    { rows: 10, rounds: 3 },
  );

  expect(order).toHaveLength((2 + 3) * 3);
  expect(order.slice(0, 6)).toEqual(['ours', 'one', 'other', 'one', 'other', 'ours']);
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
    { rows: 10, rounds: 3 },
  );

  expect(got).toEqual([40, 40, 40, 40, 40]);
  expect(result).toMatchObject({ suite: 's', case: 'c', rows: 10, unit: 'ms', peerName: 'slow' });
  expect(result?.ratio.median).toBeGreaterThan(1.5);
  expect(result?.ratio.min).toBeLessThanOrEqual(result?.ratio.median ?? 0);
  expect(result?.ratio.max).toBeGreaterThanOrEqual(result?.ratio.median ?? 0);
});

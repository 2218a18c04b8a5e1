import { expect, it } from 'vitest';

import { noCounts, simulate } from './simulation.ts';

it('loses nothing and doubles nothing, whatever goes wrong in whatever order', async () => {
  const counts = noCounts();
  for (let seed = 1; seed <= 20; seed += 1) await simulate(seed, 200, counts);

  expect(counts.commands).toBe(4000);
  // What a run never met, it did not prove.
  expect(counts.sends).toBeGreaterThan(5000);
  for (const kind of [
    'refused',
    'late',
    'replayed',
    'conflicts',
    'cut',
    'lost',
    'fired',
    'transfers',
  ] as const) {
    expect([kind, counts[kind] > 20]).toEqual([kind, true]);
  }
});

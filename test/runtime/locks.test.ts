import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createLocks } from '../../src/host/runtime/locks.ts';

describe('work under a name', () => {
  it('never overlaps with other work under it, and goes in the order of the calls', async () => {
    let waited = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), {
          maxLength: 7,
        }),
        async (scheduler, works) => {
          const locked = createLocks();
          const under = new Set<string>();
          const begun: number[] = [];
          const all = Promise.all(
            works.map((names, place) =>
              locked(names, async () => {
                for (const name of names) {
                  expect(under.has(name)).toBe(false);
                  under.add(name);
                }
                begun.push(place);
                await scheduler.schedule(Promise.resolve());
                for (const name of names) under.delete(name);
              }),
            ),
          );
          await scheduler.waitFor(all);

          expect(begun).toHaveLength(works.length);
          for (const name of ['a', 'b', 'c'] as const) {
            const own = begun.filter((place) => works[place]?.includes(name));
            expect(own).toEqual(own.toSorted((one, other) => one - other));
            waited += Math.max(0, own.length - 1);
          }
        },
      ),
    );
    expect(waited).toBeGreaterThan(100);
  });

  it('lets go when it fails', async () => {
    const locked = createLocks();
    const failing = locked(['a'], () => Promise.reject(new Error('no')));
    const next = locked(['a'], () => Promise.resolve('yes'));

    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});

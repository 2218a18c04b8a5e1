import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { instant } from '../../src/kernel/instant.ts';
import { type Timer, timerChanges } from '../../src/kernel/timer.ts';

const timer = (id: string, day: number): Timer => ({ id, dueAt: instant(day * 86_400_000) });
const anyTimers = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.nat(2)), {
    selector: ([id]) => id,
  })
  .map((timers) => timers.map(([id, day]) => timer(id, day)));

describe('timerChanges', () => {
  it('sets what is new or moved, cancels what is gone, leaves the rest', () => {
    const before = [timer('stays', 1), timer('moves', 1), timer('goes', 1)];
    const after = [timer('comes', 2), timer('moves', 2), timer('stays', 1)];

    expect(timerChanges(before, after)).toStrictEqual({
      set: [timer('comes', 2), timer('moves', 2)],
      cancel: ['goes'],
    });
    expect(timerChanges([], [])).toStrictEqual({ set: [], cancel: [] });
  });

  it('turns the old list into the new one, with nothing to do the second time', () => {
    let changed = 0;
    fc.assert(
      fc.property(anyTimers, anyTimers, (before, after) => {
        const { set, cancel } = timerChanges(before, after);
        changed += set.length + cancel.length > 0 ? 1 : 0;
        const kept = new Map(before.map(({ id, dueAt }) => [id, dueAt]));
        for (const id of cancel) expect(kept.delete(id)).toBe(true);
        for (const { id, dueAt } of set) kept.set(id, dueAt);

        expect(kept).toEqual(new Map(after.map(({ id, dueAt }) => [id, dueAt])));
        expect(timerChanges(after, after)).toStrictEqual({ set: [], cancel: [] });
      }),
    );
    expect(changed).toBeGreaterThan(20);
  });

  it('takes each id once', () => {
    const twice = [timer('a', 1), timer('a', 2)];

    expect(() => timerChanges(twice, [])).toThrow('timerChanges: before must hold each id once');
    expect(() => timerChanges([], twice)).toThrow('timerChanges: after must hold each id once');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Aggregate, Fact, FireTimer } from '../../src/kernel/aggregate.ts';
import { fireNextTimer } from '../../src/kernel/carry-out.ts';
import { accept } from '../../src/kernel/decider.ts';
import { type Instant, instant } from '../../src/kernel/instant.ts';
import {
  type RestoreMode,
  restoreTimers,
  type SavedTimer,
} from '../../src/mechanisms/restore-timers.ts';

const HOUR_MS = 3_600_000;
const hour = (count: number): Instant => instant(count * HOUR_MS);
const timer = (id: string, startedAt: number, dueAt: number): SavedTimer => ({
  id,
  startedAt: hour(startedAt),
  dueAt: hour(dueAt),
});

const anyTimer = fc
  .tuple(fc.constantFrom('a', 'b', 'ä', '__proto__', 'B'), fc.nat(60), fc.nat(60))
  .map(([id, startedAt, hours]) => timer(id, startedAt, startedAt + hours));
const anyTimers = fc.uniqueArray(anyTimer, { selector: ({ id }) => id });

describe('restoreTimers', () => {
  const pause = timer('pause', 0, 30);
  const restored = (mode: RestoreMode) =>
    restoreTimers([pause], { mode, savedAt: hour(10), restoredAt: hour(45) });

  it('keeps a deadline where the time in between counts', () => {
    expect(restored('absolute')).toStrictEqual([timer('pause', 0, 30)]);
  });

  it('leaves as long to go as there was where the time in between does not count', () => {
    expect(restored('remaining')).toStrictEqual([timer('pause', 35, 65)]);
  });

  it('gives the full duration anew on a restart', () => {
    expect(restored('restart')).toStrictEqual([timer('pause', 45, 75)]);
  });

  it('fires once what fell due meanwhile, stamped with its deadline', () => {
    const pausing = (timers: readonly SavedTimer[]): Aggregate<FireTimer, string, Fact, never> => ({
      initial: 'paused',
      decide: ({ at }) => accept([{ type: 'Ended', at }]),
      evolve: () => 'over',
      timersOf: (state) => (state === 'paused' ? timers : []),
      formats: { Ended: [] },
      latenessMs: 0,
    });
    const fired = (mode: RestoreMode) =>
      fireNextTimer(pausing(restored(mode)), { state: 'paused', newestAt: null }, hour(45));

    expect(fired('absolute')?.events).toStrictEqual([{ type: 'Ended', at: hour(30) }]);
    expect([fired('remaining'), fired('restart')]).toStrictEqual([null, null]);
  });

  it('puts timers in the order of their new deadlines, which a restart may change', () => {
    const timers = [timer('late', 0, 40), timer('long', 0, 9), timer('short', 7, 10)];
    const order = (mode: RestoreMode) =>
      restoreTimers(timers, { mode, savedAt: hour(8), restoredAt: hour(50) }).map(({ id }) => id);

    expect(order('absolute')).toEqual(['long', 'short', 'late']);
    expect(order('remaining')).toEqual(['long', 'short', 'late']);
    expect(order('restart')).toEqual(['short', 'long', 'late']);
  });

  it('puts timers of one instant in the order of their ids', () => {
    const timers = ['b', 'ä', 'B', 'a'].map((id) => timer(id, 0, 1));
    const restore = { mode: 'absolute', savedAt: hour(0), restoredAt: hour(0) } as const;

    expect(restoreTimers(timers, restore).map(({ id }) => id)).toEqual(['B', 'a', 'b', 'ä']);
  });

  it('needs to know when a timer began only to restart it', () => {
    const timers = [{ id: 'a', dueAt: hour(1) }];
    const restore = { savedAt: hour(0), restoredAt: hour(2) };

    expect(restoreTimers(timers, { ...restore, mode: 'absolute' })).toStrictEqual(timers);
    expect(restoreTimers(timers, { ...restore, mode: 'remaining' })).toStrictEqual([
      { id: 'a', dueAt: hour(3) },
    ]);
    expect(() => restoreTimers(timers, { ...restore, mode: 'restart' })).toThrow(
      'restoreTimers: startedAt must be given to restart',
    );
  });

  it('takes a timer that is due as it begins, and none that is due before', () => {
    const restore = { mode: 'restart', savedAt: hour(0), restoredAt: hour(9) } as const;

    expect(restoreTimers([timer('a', 1, 1)], restore)).toStrictEqual([timer('a', 9, 9)]);
    expect(() => restoreTimers([timer('a', 2, 1)], restore)).toThrow('must not be after dueAt');
  });

  it('keeps deadlines within the years that an instant has', () => {
    const last = instant('9999-12-31T23:00Z');
    const restore = { mode: 'remaining', savedAt: hour(0), restoredAt: hour(1) } as const;

    expect(() => restoreTimers([{ id: 'a', dueAt: last }], restore)).toThrow('year 10000');
    expect(() => restoreTimers([], { ...restore, mode: 'later' as 'restart' })).not.toThrow();
    expect(() =>
      restoreTimers([{ id: 'a', dueAt: last }], { ...restore, mode: 'later' as 'restart' }),
    ).toThrow('restoreTimers: mode must be absolute, remaining or restart');
  });

  it('keeps for each timer what its mode promises, whatever the clock did', () => {
    let overdue = 0;
    let clockWentBack = 0;
    fc.assert(
      fc.property(anyTimers, fc.nat(80), fc.nat(80), (timers, saved, back) => {
        const [savedAt, restoredAt] = [hour(saved), hour(back)];
        overdue += timers.some(({ dueAt }) => dueAt < savedAt) ? 1 : 0;
        clockWentBack += back < saved ? 1 : 0;
        const ms = (text: string) => new Date(text).getTime();
        for (const mode of ['absolute', 'remaining', 'restart'] as const) {
          const after = restoreTimers(timers, { mode, savedAt, restoredAt });
          const due = after.map(({ dueAt }) => ms(dueAt));

          expect(due).toEqual(due.toSorted((one, other) => one - other));
          expect(after.map(({ id }) => id).toSorted()).toEqual(
            timers.map(({ id }) => id).toSorted(),
          );
          for (const { id, startedAt, dueAt } of after) {
            const before = timers.find((old) => old.id === id) ?? timer('none', 0, 0);
            const began = ms(startedAt ?? '');
            expect(ms(dueAt) - began).toBe(ms(before.dueAt) - ms(before.startedAt ?? ''));
            if (mode === 'absolute') expect(dueAt).toBe(before.dueAt);
            if (mode === 'restart') expect(began).toBe(ms(restoredAt));
            if (mode !== 'remaining') continue;
            expect(ms(dueAt) - ms(restoredAt)).toBe(ms(before.dueAt) - ms(savedAt));
          }
        }
      }),
    );
    expect([overdue > 20, clockWentBack > 20]).toEqual([true, true]);
  });
});

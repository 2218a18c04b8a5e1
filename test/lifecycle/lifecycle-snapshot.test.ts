import { describe, expect, it } from 'vitest';

import { lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import { restoreLifecycle, saveLifecycle } from '../../src/domains/lifecycle/lifecycle-snapshot.ts';
import { carryOut } from '../../src/kernel/carry-out.ts';
import type { JsonObject } from '../../src/kernel/json-value.ts';
import { migrateSnapshot } from '../../src/kernel/migrate-snapshot.ts';
import { after, commandOf, day, stateOf } from './lives.ts';

const rules = lifecycle();
const lost = after(rules, stateOf('account-management'), commandOf('Lose', day(0)));

describe('a customer lost on day 0, with a pause of 30 days, saved on day 10', () => {
  const snapshot = saveLifecycle(lost, day(10));

  // Counted by hand: absolute 30; remaining 45 + (30 − 10); restart 45 + 30.
  it.each([
    ['absolute', 30],
    ['remaining', 65],
    ['restart', 75],
  ] as const)('and read back on day 45 as %s waits until day %i', (mode, dueDay) => {
    const state = restoreLifecycle(snapshot, { mode, restoredAt: day(45) });

    expect(state.timers.map(({ dueAt }) => dueAt)).toEqual([day(dueDay)]);
    expect({ ...state, timers: lost.timers }).toEqual(lost);

    const carried = carryOut(rules, { state, newestAt: day(0) }, commandOf('RemoveCause', day(80)));
    const fired = carried.accepted
      ? carried.events.filter(({ type }) => type === 'PauseEnded')
      : [];
    expect(fired.map(({ at }) => at)).toEqual([day(dueDay)]);
  });

  it('fires once, stamped day 30, though it was read back on day 45', () => {
    const state = restoreLifecycle(snapshot, { mode: 'absolute', restoredAt: day(45) });
    const first = carryOut(rules, { state, newestAt: day(0) }, commandOf('RemoveCause', day(45)));
    const second =
      first.accepted && carryOut(rules, first.standing, commandOf('RemoveCause', day(46)));

    expect(first).toMatchObject({ events: [{ type: 'PauseEnded', at: day(30) }, { at: day(45) }] });
    expect(second).toMatchObject({ events: [{ type: 'CauseRemoved', at: day(46) }] });
  });

  it('carries machine, version, state, context and timers', () => {
    expect(snapshot).toMatchObject({
      machine: 'lifecycle',
      version: 1,
      savedAt: day(10),
      state: 'lost',
      context: { highWaterMark: 'account-management', loss: { reason: 'high-price' } },
      timers: [{ id: 'pause', startedAt: day(0), dueAt: day(30) }],
    });
  });
});

describe('a snapshot of an older release', () => {
  const add = (step: string) => (snapshot: JsonObject) => ({
    ...snapshot,
    steps: [...(snapshot['steps'] as readonly string[]), step],
  });
  const form = { machine: 'case', version: 3, steps: { 1: add('one'), 2: add('two') } };
  const saved = { machine: 'case', version: 1, steps: [] };

  it('is brought to the form of today step by step', () => {
    expect(migrateSnapshot(saved, form)).toEqual({
      ok: true,
      value: { machine: 'case', version: 3, steps: ['one', 'two'] },
    });
    expect(migrateSnapshot({ ...saved, version: 2 }, form)).toMatchObject({
      value: { steps: ['two'] },
    });
    expect(migrateSnapshot({ ...saved, version: 3 }, form)).toMatchObject({ value: { steps: [] } });
    expect(saved).toEqual({ machine: 'case', version: 1, steps: [] });
  });

  it.each([
    [{ ...saved, version: 4 }, 'NEWER_VERSION', /at most 3, got 4/],
    [{ ...saved, version: 1.5 }, 'NOT_A_VERSION', /whole/],
    [{ ...saved, version: 0 }, 'NOT_A_VERSION', /at least 1/],
    [{ ...saved, version: '1' }, 'NOT_A_VERSION', /whole/],
    [{ ...saved, machine: 'ledger' }, 'OTHER_MACHINE', /of this machine/],
    [[], 'NOT_A_SNAPSHOT', /snapshot/],
    [null, 'NOT_A_SNAPSHOT', /snapshot/],
    [undefined, 'NOT_JSON', /JSON/],
  ])('is refused: case %#', (from, code, message) => {
    const read = migrateSnapshot(from, form);

    expect(read).toMatchObject({ ok: false, issues: [{ code }] });
    expect(read.ok ? '' : read.issues[0]?.message).toMatch(message);
  });

  it('names the step that is missing', () => {
    const gap = { ...form, steps: { 1: add('one') } };

    expect(migrateSnapshot(saved, gap)).toEqual({
      ok: false,
      issues: [
        {
          path: ['version'],
          code: 'MISSING_STEP',
          message: 'must have a step from version 2 to 3, and there is none',
        },
      ],
    });
  });
});

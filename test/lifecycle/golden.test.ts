/**
 * Histories as this version writes them, kept as files: every later version must read them to the
 * same state. The states were worked out by hand. A file is never changed; a new form gets a new one.
 */
import { describe, expect, it } from 'vitest';

import { lifecycle } from '../../src/domains/lifecycle/lifecycle.ts';
import { lifecycleFormats } from '../../src/domains/lifecycle/lifecycle-event.ts';
import { restoreLifecycle, saveLifecycle } from '../../src/domains/lifecycle/lifecycle-snapshot.ts';
import { parseLifecycleEvent, parseLifecycleSnapshot } from '../../src/domains/lifecycle/schema.ts';
import { replay } from '../../src/kernel/decider.ts';
import { currentVersion } from '../../src/kernel/upcast.ts';
import golden from './golden/version-1.json' with { type: 'json' };

const rules = lifecycle();

describe('the stored history of version 1', () => {
  it.each(golden.lives)('of $name gives the state it gave', ({ events, state }) => {
    const read = events.map(parseLifecycleEvent);
    const history = read.flatMap((one) => (one.ok ? [one.value] : []));

    expect(read.filter((one) => !one.ok)).toEqual([]);
    expect(replay(rules, history)).toEqual(state);
  });

  it('holds every type of event, in every version there is', () => {
    const types = new Set(golden.lives.flatMap(({ events }) => events.map(({ type }) => type)));

    expect([...types].sort()).toEqual(Object.keys(lifecycleFormats).sort());
    for (const type of types) expect(currentVersion(lifecycleFormats, type)).toBe(1);
  });

  it('gives the snapshot it gave, and the snapshot the state', () => {
    const [long] = golden.lives;
    const read = parseLifecycleSnapshot(golden.snapshot);
    if (!read.ok) throw new Error('the snapshot was not read');
    const { savedAt } = read.value;
    const state = restoreLifecycle(read.value, { mode: 'absolute', restoredAt: savedAt });

    expect(state).toEqual(long?.state);
    expect(saveLifecycle(state, savedAt)).toEqual(golden.snapshot);
  });
});

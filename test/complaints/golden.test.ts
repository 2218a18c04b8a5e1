/**
 * Histories as this version writes them, kept as files: every later version must read them to the
 * same state. The states were worked out by hand. A file is never changed; a new form gets a new one.
 */
import { describe, expect, it } from 'vitest';

import { CASE_EVENTS, caseFormats } from '../../src/domains/complaints/case-event.ts';
import { complaints } from '../../src/domains/complaints/complaints.ts';
import { parseCaseEvent } from '../../src/domains/complaints/schema.ts';
import { replay } from '../../src/kernel/decider.ts';
import { currentVersion } from '../../src/kernel/upcast.ts';
import golden from './golden/version-1.json' with { type: 'json' };

const rules = complaints();

describe('the stored history of version 1', () => {
  it.each(golden.cases)('of $name gives the state it gave', ({ events, state }) => {
    const read = events.map(parseCaseEvent);
    const history = read.flatMap((one) => (one.ok ? [one.value] : []));

    expect(read.filter((one) => !one.ok)).toEqual([]);
    expect(replay(rules, history)).toEqual(state);
  });

  it('holds every type of event, in every version there is', () => {
    const types = new Set<string>(
      golden.cases.flatMap(({ events }) => events.map(({ type }) => type)),
    );

    expect([...types].sort()).toEqual([...CASE_EVENTS].sort());
    expect(Object.keys(caseFormats).sort()).toEqual([...CASE_EVENTS].sort());
    for (const type of types) expect(currentVersion(caseFormats, type)).toBe(1);
  });
});

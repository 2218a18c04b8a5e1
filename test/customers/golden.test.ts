/**
 * Histories as this version writes them, kept as files: every later version must read them to the
 * same record. The records were worked out by hand. A file is never changed; a new form gets a new one.
 */
import { describe, expect, it } from 'vitest';

import { customerFormats } from '../../src/domains/customers/customer-formats.ts';
import { restoreCustomer, saveCustomer } from '../../src/domains/customers/customer-snapshot.ts';
import { customers } from '../../src/domains/customers/customers.ts';
import { parseCustomerEvent, parseCustomerSnapshot } from '../../src/domains/customers/schema.ts';
import { replay } from '../../src/kernel/decider.ts';
import { currentVersion } from '../../src/kernel/upcast.ts';
import golden from './golden/version-1.json' with { type: 'json' };

const rules = customers();

describe('the stored history of version 1', () => {
  it.each(golden.records)('of $name gives the record it gave', ({ events, state }) => {
    const read = events.map(parseCustomerEvent);
    const history = read.flatMap((one) => (one.ok ? [one.value] : []));

    expect(read.filter((one) => !one.ok)).toEqual([]);
    expect(replay(rules, history)).toEqual(state);
  });

  it('holds every type of event, in every version there is', () => {
    const types = new Set(golden.records.flatMap(({ events }) => events.map(({ type }) => type)));

    expect([...types].sort()).toEqual(Object.keys(customerFormats).sort());
    for (const type of types) expect(currentVersion(customerFormats, type)).toBe(1);
  });

  it('gives the snapshot it gave, and the snapshot the record', () => {
    const read = parseCustomerSnapshot(golden.snapshot);
    if (!read.ok) throw new Error('the snapshot was not read');
    const state = restoreCustomer(read.value);

    expect(state).toEqual(golden.records[0]?.state);
    expect(saveCustomer(state, read.value.savedAt)).toEqual(golden.snapshot);
  });
});

/** Several records at once, through the runtime: links that race, and an erasure that a hold stops. */
import { describe, expect, it } from 'vitest';

import { customerGroup } from '../../src/domains/customers/customer-group.ts';
import type { Customer } from '../../src/domains/customers/customer-state.ts';
import { customers } from '../../src/domains/customers/customers.ts';
import { erasureScope } from '../../src/domains/customers/erasure-scope.ts';
import { linkFacts } from '../../src/domains/customers/link-facts.ts';
import { parseCustomerCommand, parseCustomerEvent } from '../../src/domains/customers/schema.ts';
import { createApp } from '../../src/host/runtime/app.ts';
import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { memoryVault } from '../../src/host/storage/vault-memory.ts';
import { erasePerson, exportPerson } from '../../src/host/storage/vault-person.ts';
import { commandOf, day } from './records.ts';

const tenant = 'shop';
const IDS = ['ada', 'bob', 'cy'] as const;

async function opened() {
  const store = memoryStore();
  const app = createApp({ store, tenant, now: () => new Date('2026-06-01T10:00Z') });
  const records = app.of('customer', customers(), {
    parseCommand: parseCustomerCommand,
    parseEvent: parseCustomerEvent,
  });
  for (const id of IDS) {
    await records.send(id, commandOf('Register', day(0), { customer: id }), { key: `begin ${id}` });
  }
  const all = (): Promise<readonly Customer[]> =>
    Promise.all(IDS.map((id) => records.view(id, (state) => state)));

  /** A link with the records that were read for it guarded, as the chapter says. */
  const link = async (from: string, to: string): Promise<string> => {
    const read = await all();
    const seen = linkFacts(from, to, read);
    if (seen === null) return 'NOBODY';
    const before = new Map(read.map((one) => [one.id, one.link?.to ?? null]));
    const guards = seen.through
      .filter((id) => id !== from)
      .map((id) =>
        records.assert(id, (state) =>
          (state.link?.to ?? null) === before.get(id) ? null : { code: 'MOVED' },
        ),
      );
    const command = { type: 'Link', at: day(1), by: 'cy', to, evidence: 'told', seen } as const;
    const steps = [records.act(from, command), ...guards];
    const linked = await app.together(steps, { key: `${from} to ${to}` });
    return linked.accepted ? 'linked' : linked.refusal.code;
  };
  return { store, app, records, all, link };
}

describe('links that race', () => {
  it.each([
    [['ada>bob', 'bob>ada']],
    [['ada>bob', 'bob>cy', 'cy>ada']],
    [['cy>ada', 'ada>cy', 'bob>ada', 'ada>bob']],
  ])('close no circle: %j', async (wanted) => {
    const { all, link } = await opened();
    const ends = await Promise.all(
      wanted.map((text) => {
        const [from = '', to = ''] = text.split('>');
        return link(from, to);
      }),
    );

    expect(ends.filter((end) => end === 'linked').length).toBeGreaterThan(0);
    expect(ends.filter((end) => end === 'linked').length).toBeLessThan(wanted.length);
    for (const id of IDS) expect(customerGroup(id, await all())?.survivor).not.toBeNull();
  });

  it('and one after the other are refused by their own code', async () => {
    const { link } = await opened();

    expect(await link('ada', 'bob')).toBe('linked');
    expect(await link('bob', 'cy')).toBe('linked');
    expect(await link('cy', 'ada')).toBe('LINK_CYCLIC');
    expect(await link('ada', 'cy')).toBe('LINKED_ALREADY');
    expect(await link('ada', 'nobody')).toBe('NOBODY');
  });
});

describe('an erasure of all records of a person', () => {
  it('is stopped whole by a hold on one, and then leaves nothing in the vault', async () => {
    const { store, app, records, all, link } = await opened();
    const vault = memoryVault();
    await vault.put({ tenant, id: 'v-1', value: 'ada@example.org' });
    await records.send('ada', commandOf('LearnFact', day(0)), { key: 'learn' });
    await link('ada', 'bob');
    await records.send('bob', commandOf('PlaceHold', day(1)), { key: 'hold' });

    const scope = erasureScope('ada', await all());
    const members = scope?.members ?? [];
    const erase = (key: string) =>
      app.together(
        members.map((id) => records.act(id, commandOf('Erase', day(2)))),
        { key },
      );
    expect(scope).toMatchObject({ members: ['ada', 'bob'], holds: ['hold-1'] });
    expect(await erase('first')).toMatchObject({ accepted: false, refusal: { code: 'ON_HOLD' } });
    expect((await all()).map(({ status }) => status)).toEqual(['guest', 'guest', 'guest']);

    await records.send('bob', commandOf('ReleaseHold', day(2)), { key: 'release' });
    expect(await erase('second')).toMatchObject({ accepted: true });
    const streams = members.map((id) => ({ type: 'customer', id }));
    const request = { tenant, streams, subject: 'ada', key: 'erase' };
    expect(await erasePerson(store, vault, request)).toMatchObject({ forgotten: 1 });

    const left = await exportPerson(store, vault, request);
    expect(left.personal).toEqual([{ vault: 'v-1', status: 'forgotten' }]);
    expect(left.streams.map(({ events }) => events.length)).toEqual([4, 4]);
    expect((await all()).map(({ status }) => status)).toEqual(['erased', 'erased', 'guest']);
  });
});

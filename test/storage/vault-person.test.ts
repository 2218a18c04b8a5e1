/** One person's data, from several streams: handed over whole, and forgotten. */
import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../src/host/storage/memory-store.ts';
import type { Store } from '../../src/host/storage/store.ts';
import { memoryVault } from '../../src/host/storage/vault-memory.ts';
import { erasePerson, exportPerson } from '../../src/host/storage/vault-person.ts';
import { vaultReferencesIn } from '../../src/host/storage/vault-references.ts';
import { instant } from '../../src/kernel/instant.ts';
import type { JsonObject, JsonValue } from '../../src/kernel/json-value.ts';

const tenant = 'shop';
const CANARY = 'canary-4711@example.org';

/** A store and a vault with what two people left there. */
async function opened() {
  const [store, vault] = [memoryStore(), memoryVault()];
  const write = (type: string, id: string, events: readonly JsonObject[]) =>
    store.commit({
      tenant,
      key: `${type} ${id}`,
      fingerprint: 'x',
      recordedAt: instant('2026-05-01T10:00Z'),
      streams: [{ type, id, expected: 0, events }],
      result: null,
    });
  await write('customer', 'ada', [
    { type: 'FactLearnt', value: { vault: 'v-address' } },
    { type: 'Identified', handle: { vault: 'v-telephone' } },
    { type: 'FactLearnt', value: { vault: 'v-address-2' } },
  ]);
  await write('case', 'c-17', [{ type: 'Received', words: [{ vault: 'v-words' }] }]);
  await write('customer', 'bob', [{ type: 'Identified', handle: { vault: 'v-telephone' } }]);
  for (const id of ['v-address', 'v-telephone', 'v-words']) {
    await vault.put({ tenant, id, value: `${CANARY} ${id}` });
  }
  return { store, vault };
}

const person = {
  tenant,
  streams: [
    { type: 'customer', id: 'ada' },
    { type: 'case', id: 'c-17' },
  ],
};

describe('the export of a person', () => {
  it('holds every event, and what the vault says on every reference, once each', async () => {
    const { store, vault } = await opened();
    await vault.forget({ tenant, id: 'v-words' });
    const { streams, personal } = await exportPerson(store, vault, person);

    expect(streams.map(({ type, id, events }) => [type, id, events.length])).toEqual([
      ['customer', 'ada', 3],
      ['case', 'c-17', 1],
    ]);
    expect(personal).toEqual([
      { vault: 'v-address', status: 'kept', value: `${CANARY} v-address` },
      { vault: 'v-telephone', status: 'kept', value: `${CANARY} v-telephone` },
      { vault: 'v-address-2', status: 'unknown' },
      { vault: 'v-words', status: 'forgotten' },
    ]);
  });

  it('reads streams that come in pages', async () => {
    const { store, vault } = await opened();
    const paged: Store = {
      ...store,
      load: (stream, page) => store.load(stream, { ...page, limit: 1 }),
    };

    expect(await exportPerson(paged, vault, person)).toEqual(
      await exportPerson(store, vault, person),
    );
  });

  it('comes to an end where a store promises more and gives nothing', async () => {
    const { store, vault } = await opened();
    const empty: Store = {
      ...store,
      load: async (ref, page) => ({ ...(await store.load(ref, page)), events: [], more: true }),
    };

    expect((await exportPerson(empty, vault, person)).personal).toEqual([]);
  });

  it('is empty for one of whom nothing is kept', async () => {
    const { store, vault } = await opened();
    const streams = [{ type: 'customer', id: 'nobody' }];

    expect(await exportPerson(store, vault, { tenant, streams })).toEqual({
      streams: [{ type: 'customer', id: 'nobody', events: [] }],
      personal: [],
    });
  });
});

describe('the erasure of a person', () => {
  const erasure = { ...person, subject: 'ada', key: 'erase-ada', keep: [{ vault: 'v-telephone' }] };

  it('leaves nothing of the person, and what is shared to the other', async () => {
    const { store, vault } = await opened();
    const before = await exportPerson(store, vault, person);
    const report = await erasePerson(store, vault, erasure);
    const after = await exportPerson(store, vault, person);

    expect(report).toEqual({ forgotten: 3, kept: 1, store: null });
    expect(after.streams).toEqual(before.streams);
    expect(after.personal.filter(({ status }) => status === 'kept')).toEqual([
      { vault: 'v-telephone', status: 'kept', value: `${CANARY} v-telephone` },
    ]);
    expect(await vault.get({ tenant, id: 'v-telephone' })).toMatchObject({ status: 'kept' });
    expect(JSON.stringify(after.streams)).not.toContain(CANARY);
  });

  it('is the same when it is done again, and holds for a put that comes too late', async () => {
    const { store, vault } = await opened();
    const first = await erasePerson(store, vault, erasure);

    expect(await erasePerson(store, vault, erasure)).toEqual(first);
    await expect(vault.put({ tenant, id: 'v-address-2', value: CANARY })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('goes on where it broke off, because the events still say what is to be forgotten', async () => {
    const { store, vault } = await opened();
    let calls = 0;
    const failing = {
      ...vault,
      forget: async (place: { readonly tenant: string; readonly id: string }) => {
        calls += 1;
        if (calls === 2) throw new Error('the connection was cut');
        await vault.forget(place);
      },
    };

    await expect(erasePerson(store, failing, erasure)).rejects.toThrow(/cut/);
    expect(await erasePerson(store, failing, erasure)).toMatchObject({ forgotten: 3 });
    expect(await vault.get({ tenant, id: 'v-words' })).toEqual({ status: 'forgotten' });
  });

  it('asks a store that declares it to make its own data unreadable, and no other', async () => {
    const { store, vault } = await opened();
    const asked: unknown[] = [];
    const erase: Store['erase'] = async (request) => {
      asked.push(request);
    };
    const shy: Store = { ...store, erase };
    const able: Store = { ...shy, capabilities: { ...store.capabilities, erase: true } };

    expect(await erasePerson(shy, vault, erasure)).toMatchObject({ store: null });
    expect(asked).toEqual([]);
    expect(await erasePerson(able, vault, erasure)).toMatchObject({ store: 'erased' });
    expect(asked).toEqual([{ tenant, subject: 'ada', key: 'erase-ada' }]);
  });
});

describe('the references in a value', () => {
  it('are found wherever they stand, and nothing else is taken for one', () => {
    const value = [
      { a: [{ vault: 'v-1' }, { vault: 'v-2', name: 'ada' }], vault: { vault: 'v-3' } },
      { vault: '' },
      { vault: 7 },
      'vault',
      { vault: 'v-1' },
    ];

    expect(vaultReferencesIn(value)).toEqual([{ vault: 'v-1' }, { vault: 'v-3' }]);
    for (const one of [null, 7, 'v-1', [], {}]) expect(vaultReferencesIn(one)).toEqual([]);
  });

  it('are found in what is wide and what is deep', () => {
    let deep: JsonValue = { vault: 'v-1' };
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const wide = Array.from({ length: 200_000 }, (_, place) => ({ vault: `v-${place % 3}` }));

    expect(vaultReferencesIn(deep)).toEqual([{ vault: 'v-1' }]);
    expect(vaultReferencesIn(wide)).toHaveLength(3);
  });
});

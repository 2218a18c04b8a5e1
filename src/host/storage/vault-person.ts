/**
 * Vault person: all that is kept of one person, to be handed over, or to be forgotten.
 *
 * A person's data are in several streams, of several domains; which, the host knows. The streams
 * say what happened and where in the vault the personal part is.
 */
import type { JsonObject } from '../../kernel/json-value.ts';
import type { VaultReference } from '../../kernel/vault-reference.ts';
import type { Store } from './store.ts';
import type { StreamRef } from './stream.ts';
import type { Vault, VaultAnswer } from './vault.ts';
import { vaultReferencesIn } from './vault-references.ts';

/** Where a person's data are. */
export interface PersonStreams {
  /** Whose customer. */
  readonly tenant: string;
  /** The streams of the person: customer records, accounts, cases. */
  readonly streams: readonly Omit<StreamRef, 'tenant'>[];
}

/** All that is kept of one person. */
export interface PersonExport {
  /** What happened, stream by stream. */
  readonly streams: readonly ExportedStream[];
  /** What is personal, by the ids that stand in the events. */
  readonly personal: readonly ExportedValue[];
}

/** What happened in one stream of a person. */
export interface ExportedStream {
  /** What kind of thing it is the history of. */
  readonly type: string;
  /** The thing's id. */
  readonly id: string;
  /** The events, oldest first, as they are stored. */
  readonly events: readonly JsonObject[];
}

/** What the vault says under one id. */
export type ExportedValue = VaultReference & VaultAnswer;

/** What is to be forgotten of a person. */
export interface PersonErasure extends PersonStreams {
  /** The opaque id of the person, for a store that can make its own data unreadable. */
  readonly subject: string;
  /** What makes this request one and the same, however often it is sent. */
  readonly key: string;
  /** What others refer to as well, and is kept; nothing if left out. */
  readonly keep?: readonly VaultReference[];
}

/** What was done. */
export interface ErasureReport {
  /** How many ids the vault was told to forget. */
  readonly forgotten: number;
  /** How many were kept for others. */
  readonly kept: number;
  /** Whether the store made the person's own data unreadable: `null` if it cannot. */
  readonly store: 'erased' | null;
}

/**
 * All that is kept of one person: what happened, and what the vault holds on it.
 *
 * @param store Where the streams are.
 * @param vault Where the personal part is.
 * @param person Which streams are the person's.
 * @returns The export: JSON. What was forgotten, or never put, is said to be so.
 * @throws FailureError `INVALID_VALUE` or `STORE_FAILURE` as store and vault do.
 * @see Regulation (EU) 2016/679 (GDPR), articles 15 and 20: access, and data in a form that can be
 *   carried on.
 * @example
 * ```ts
 * import { instant } from 'everbond/kernel';
 * import { exportPerson, memoryStore, memoryVault } from 'everbond/storage';
 *
 * const [store, vault, tenant] = [memoryStore(), memoryVault(), 'shop'];
 * const learnt = { type: 'FactLearnt', fact: 'address', value: { vault: 'v-81' } };
 * await store.commit({
 *   tenant,
 *   key: 'k-1',
 *   fingerprint: 'learn',
 *   recordedAt: instant('2026-05-01T10:00Z'),
 *   streams: [{ type: 'customer', id: 'ada', expected: 0, events: [learnt] }],
 *   result: null,
 * });
 * await vault.put({ tenant, id: 'v-81', value: '1 Main Street' });
 *
 * const streams = [{ type: 'customer', id: 'ada' }];
 * const { personal } = await exportPerson(store, vault, { tenant, streams });
 * personal; // => [{ vault: 'v-81', status: 'kept', value: '1 Main Street' }]
 * ```
 */
export async function exportPerson(
  store: Store,
  vault: Vault,
  { tenant, streams }: PersonStreams,
): Promise<PersonExport> {
  const exported = await streamsOf(store, { tenant, streams });
  const personal: ExportedValue[] = [];
  for (const reference of referencesOf(exported)) {
    const answer = await vault.get({ tenant, id: reference.vault });
    personal.push({ ...reference, ...answer });
  }
  return { streams: exported, personal };
}

/**
 * Forgets one person: the vault forgets all that the person's streams refer to, and a store that
 * can makes its own data of the person unreadable.
 *
 * It does not ask whether anything stands in the way. So it comes after `Erase` was accepted for
 * each record, in one batch, which a legal hold refuses; then it may fail and be called again until
 * it has succeeded. The events stay, and with them every sum and every count.
 *
 * @param store Where the streams are.
 * @param vault Where the personal part is.
 * @param person Which streams are the person's, and what is kept for others.
 * @returns How much was forgotten; the same when it is called again.
 * @throws FailureError `INVALID_VALUE` or `STORE_FAILURE` as store and vault do.
 * @see Regulation (EU) 2016/679 (GDPR), article 17: erasure.
 * @example
 * ```ts
 * import { erasePerson, memoryStore, memoryVault } from 'everbond/storage';
 *
 * const person = { tenant: 'shop', streams: [], subject: 'ada', key: 'erase-ada' };
 *
 * await erasePerson(memoryStore(), memoryVault(), person);
 * // => { forgotten: 0, kept: 0, store: null }
 * ```
 */
export async function erasePerson(
  store: Store,
  vault: Vault,
  { tenant, streams, subject, key, keep = [] }: PersonErasure,
): Promise<ErasureReport> {
  const references = referencesOf(await streamsOf(store, { tenant, streams }));
  const keeping = new Set(keep.map((reference) => reference.vault));
  const wanted = references.filter((reference) => !keeping.has(reference.vault));
  for (const reference of wanted) await vault.forget({ tenant, id: reference.vault });
  const kept = references.length - wanted.length;
  const report = { forgotten: wanted.length, kept };
  if (!store.capabilities.erase || store.erase === undefined) return { ...report, store: null };
  await store.erase({ tenant, subject, key });
  return { ...report, store: 'erased' };
}

async function streamsOf(
  store: Store,
  { tenant, streams }: PersonStreams,
): Promise<readonly ExportedStream[]> {
  const exported: ExportedStream[] = [];
  for (const { type, id } of streams) {
    const events: JsonObject[] = [];
    for (let more = true; more; ) {
      const page = await store.load({ tenant, type, id }, { after: events.length });
      events.push(...page.events.map(({ event }) => event));
      more = page.more && page.events.length > 0;
    }
    exported.push({ type, id, events });
  }
  return exported;
}

function referencesOf(streams: readonly ExportedStream[]): readonly VaultReference[] {
  return vaultReferencesIn(streams.map(({ events }) => events));
}

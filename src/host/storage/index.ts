/**
 * The storage port: what an adapter for a database keeps to, and a store in memory.
 *
 * A host that brings its own database implements {@link Store} and holds it against the checks of
 * `everbond/testing`.
 *
 * @module
 */
export type { Batch, Committed, StreamChange } from './batch.ts';
export {
  type BatchLimits,
  type EncodedBatch,
  type EncodedChange,
  encodeBatch,
  KEY_BYTES_MAX,
} from './encode-batch.ts';
export { type MemoryStoreOptions, memoryStore } from './memory-store.ts';
export type {
  Cursor,
  DuePage,
  DueRequest,
  FeedEvent,
  FeedPage,
  FeedRequest,
  ListPage,
  ListRequest,
  TimerRow,
} from './pages.ts';
export type { EraseRequest, Store, StoreCapabilities } from './store.ts';
export type { EventRecord, LoadedStream, StreamPage, StreamRef } from './stream.ts';
export type { Vault, VaultAnswer, VaultCapabilities, VaultPlace, VaultPut } from './vault.ts';
export { type EncodedVaultPut, encodeVaultPut, readVaultPlace } from './vault-entry.ts';
export { type MemoryVaultOptions, memoryVault } from './vault-memory.ts';
export {
  type ErasureReport,
  type ExportedStream,
  type ExportedValue,
  erasePerson,
  exportPerson,
  type PersonErasure,
  type PersonExport,
  type PersonStreams,
} from './vault-person.ts';
export { vaultReferencesIn } from './vault-references.ts';

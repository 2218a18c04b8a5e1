/**
 * For tests: checks that hold a store against its promises, a store that goes wrong, a witness who
 * watches one, and sentences about an aggregate's rules.
 *
 * Nothing here knows a test runner, and nothing belongs into a running application.
 *
 * @module
 */
export { type Given, given, type Then } from './given.ts';
export type { OpenedStore, OpenStore, StoreCheck } from './store-check.ts';
export { storeChecks } from './store-checks.ts';
export {
  type FaultRates,
  type UnreliableOptions,
  type UnreliableStore,
  unreliableStore,
} from './unreliable-store.ts';
export { type OpenedVault, type OpenVault, type VaultCheck, vaultChecks } from './vault-checks.ts';
export { createWitness, type Witness } from './witness.ts';

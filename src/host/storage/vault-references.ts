/** Vault references: every reference to personal data that stands in a value. */
import type { JsonValue } from '../../kernel/json-value.ts';
import { isVaultReference, type VaultReference } from '../../kernel/vault-reference.ts';

/**
 * Every reference to the vault that stands anywhere in a value, of whatever domain.
 *
 * @param value A JSON value: an event, a state, a list of them.
 * @returns The references, each id once, in the order in which they are met.
 * @example
 * ```ts
 * import { vaultReferencesIn } from 'everbond/storage';
 *
 * const events = [
 *   { type: 'FactLearnt', fact: 'address', value: { vault: 'v-81' } },
 *   { type: 'Received', words: [{ vault: 'v-7' }, { vault: 'v-81' }] },
 * ];
 *
 * vaultReferencesIn(events); // => [{ vault: 'v-81' }, { vault: 'v-7' }]
 * ```
 */
export function vaultReferencesIn(value: JsonValue): readonly VaultReference[] {
  const found = new Map<string, VaultReference>();
  // A stack of its own, so that no nesting can exhaust the other one.
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isVaultReference(next)) found.set(next.vault, next);
    else for (const part of Object.values(next).toReversed()) open.push(part);
  }
  return [...found.values()];
}

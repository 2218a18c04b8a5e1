/**
 * Vault reference: a stand-in for personal data that is kept elsewhere and can be forgotten there.
 *
 * Events are never changed, so what a person may ask to have erased must not be in them. They hold
 * a reference; the host's vault holds the data. After erasure the reference leads nowhere, and
 * every sum and every history is as before.
 */
import { breach } from './errors.ts';
import { isId } from './id.ts';
import { plainFields } from './plain-data.ts';

/** A reference to personal data. Says nothing about it, not even its kind. */
export interface VaultReference {
  /** The id under which the vault keeps it. Drawn by the host, never made from the data. */
  readonly vault: string;
}

/**
 * A reference to personal data under an id of the host's vault.
 *
 * @param id The id in the vault. A hash of the data would give it away; draw one at random.
 * @returns The reference.
 * @throws ContractError if the text can be no id.
 * @example
 * ```ts
 * import { vaultReference } from 'everbond/kernel';
 *
 * vaultReference('v-81'); // => { vault: 'v-81' }
 * ```
 */
export function vaultReference(id: string): VaultReference {
  if (!isId(id)) breach('vaultReference', 'id', 'must be an id');

  return { vault: id };
}

/**
 * Whether a value is a reference to personal data: a plain object with an id as `vault`, and no
 * other field.
 *
 * @param value Anything.
 * @returns `true` only for such an object.
 * @example
 * ```ts
 * import { isVaultReference } from 'everbond/kernel';
 *
 * isVaultReference({ vault: 'v-81' }); // => true
 * isVaultReference({ vault: 'v-81', name: 'ada' }); // => false
 * ```
 */
export function isVaultReference(value: unknown): value is VaultReference {
  const fields = plainFields(value);
  return fields?.size === 1 && isId(fields.get('vault'));
}

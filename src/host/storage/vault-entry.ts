/** Vault entry: what every adapter of a vault checks before anything reaches its database. */
import { canonicalText } from '../../kernel/canonical-json.ts';
import { FailureError } from '../../kernel/errors.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import { utf8Length } from '../../kernel/text.ts';
import { exceeded, readField, readId } from './read-plain.ts';
import type { VaultCapabilities, VaultPlace, VaultPut } from './vault.ts';

/** Something to be kept that has been checked, with its value as text. */
export interface EncodedVaultPut extends VaultPlace {
  /** The value as canonical JSON: equal values give equal texts. */
  readonly text: string;
}

/**
 * What is to be kept, read once without running a getter, checked, and turned into text.
 *
 * @param entry What a caller hands in; hostile objects included.
 * @param limits What the vault declares.
 * @returns Tenant, id and canonical text. What the caller does to its objects changes nothing.
 * @throws FailureError `INVALID_VALUE` or `LIMIT_EXCEEDED` with the field, and never the value.
 * @example
 * ```ts
 * import { encodeVaultPut } from 'everbond/storage';
 *
 * const entry = { tenant: 'shop', id: 'v-81', value: { to: 'ada@example.org' } };
 *
 * encodeVaultPut(entry, { maxBytes: 65_536 }).text; // => '{"to":"ada@example.org"}'
 * encodeVaultPut(entry, { maxBytes: 20 }); // throws /value must be at most 20, got 24/
 * ```
 */
export function encodeVaultPut(
  entry: VaultPut,
  { maxBytes }: Pick<VaultCapabilities, 'maxBytes'>,
): EncodedVaultPut {
  const place = readVaultPlace(entry);
  const read = parseJsonValue(readField(entry, 'value'), { textLength: maxBytes, issues: 1 });
  if (!read.ok) {
    const [issue] = read.issues;
    const code = issue?.code.startsWith('TOO_') ? 'LIMIT_EXCEEDED' : 'INVALID_VALUE';
    throw new FailureError(code, `value ${issue?.message ?? 'must be JSON'}`, { field: 'value' });
  }
  const text = canonicalText(read.value);
  const bytes = utf8Length(text);
  return bytes > maxBytes ? exceeded('value', maxBytes, bytes) : { ...place, text };
}

/**
 * A place in a vault, read once without running a getter, and checked.
 *
 * @param place What a caller hands in.
 * @returns Tenant and id.
 * @throws FailureError `INVALID_VALUE` if the tenant or the id can be no id.
 * @example
 * ```ts
 * import { readVaultPlace } from 'everbond/storage';
 *
 * readVaultPlace({ tenant: 'shop', id: 'v-81' }); // => { tenant: 'shop', id: 'v-81' }
 * readVaultPlace({ tenant: 'shop', id: '' }); // throws /id must be/
 * ```
 */
export function readVaultPlace(place: VaultPlace): VaultPlace {
  return {
    tenant: readId(readField(place, 'tenant'), 'tenant'),
    id: readId(readField(place, 'id'), 'id'),
  };
}

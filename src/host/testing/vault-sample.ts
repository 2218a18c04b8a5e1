/** Vault sample: what the checks of a vault put into it, and how they read it back. */
import type { JsonValue } from '../../kernel/json-value.ts';
import type { Vault, VaultAnswer, VaultPlace, VaultPut } from '../storage/vault.ts';
import { expectEqual } from './expectations.ts';

/** Whose vault it is. */
export const TENANT = 'shop';

/** A place in it. */
export function place(id: string): VaultPlace {
  return { tenant: TENANT, id };
}

/** Something to be kept. */
export function entry(id: string, value: JsonValue): VaultPut {
  return { tenant: TENANT, id, value };
}

/** The answer for something that is kept. */
export function kept(value: JsonValue): VaultAnswer {
  return { status: 'kept', value };
}

/** Fails unless a vault answers as wanted. */
export async function expectAnswer(
  vault: Vault,
  id: string,
  wanted: VaultAnswer,
  what: string,
): Promise<void> {
  expectEqual(await vault.get(place(id)), wanted, what);
}

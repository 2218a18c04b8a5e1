/** Memory vault: a vault that lives as long as it is referenced, as strict as a database. */
import { FailureError } from '../../kernel/errors.ts';
import type { JsonValue } from '../../kernel/json-value.ts';
import { frozen } from './frozen.ts';
import type { Vault, VaultCapabilities } from './vault.ts';
import { encodeVaultPut, readVaultPlace } from './vault-entry.ts';

/** How a memory vault behaves. */
export interface MemoryVaultOptions {
  /**
   * Called and awaited before each piece of work, so that a test can decide who goes first; gives
   * way for one turn if left out.
   */
  readonly giveWay?: () => Promise<void>;
}

const CAPABILITIES: VaultCapabilities = Object.freeze({
  port: 1,
  durable: false,
  maxBytes: 1_048_576,
});

/** What stands under an id that was forgotten. */
const FORGOTTEN = null;

/**
 * An empty vault in memory: for tests, examples and the first hour with the library.
 *
 * @param options Who goes first when calls race.
 * @returns A vault which forgets everything when the process ends.
 * @example
 * ```ts
 * import { memoryVault } from 'everbond/storage';
 *
 * const vault = memoryVault();
 * const place = { tenant: 'shop', id: 'v-81' };
 * await vault.put({ ...place, value: 'ada@example.org' });
 *
 * await vault.get(place); // => { status: 'kept', value: 'ada@example.org' }
 * await vault.forget(place);
 * await vault.get(place); // => { status: 'forgotten' }
 * await vault.put({ ...place, value: 'ada@example.org' }); // throws /id was forgotten/
 * ```
 */
export function memoryVault({ giveWay = nextTurn }: MemoryVaultOptions = {}): Vault {
  const tenants = new Map<string, Map<string, string | null>>();

  return {
    capabilities: CAPABILITIES,

    async put(entry) {
      const { tenant, id, text } = encodeVaultPut(entry, CAPABILITIES);
      await giveWay();

      const known = tenants.get(tenant)?.get(id);
      if (known === FORGOTTEN) refuse('id was forgotten, and stays so; draw a new one');
      if (known !== undefined && known !== text) refuse('id holds another value; draw a new one');
      keep(tenants, tenant, id, text);
    },

    async get(place) {
      const { tenant, id } = readVaultPlace(place);
      await giveWay();

      const known = tenants.get(tenant)?.get(id);
      if (known === undefined) return { status: 'unknown' };
      if (known === FORGOTTEN) return { status: 'forgotten' };
      return { status: 'kept', value: frozen(JSON.parse(known) as JsonValue) };
    },

    async forget(place) {
      const { tenant, id } = readVaultPlace(place);
      await giveWay();

      keep(tenants, tenant, id, FORGOTTEN);
    },
  };
}

async function nextTurn(): Promise<void> {
  // An awaited call gives way by itself.
}

function keep(
  tenants: Map<string, Map<string, string | null>>,
  tenant: string,
  id: string,
  text: string | null,
): void {
  const kept = tenants.get(tenant) ?? new Map<string, string | null>();
  tenants.set(tenant, kept.set(id, text));
}

function refuse(rule: string): never {
  throw new FailureError('IDEMPOTENCY_MISMATCH', rule, { field: 'id' });
}

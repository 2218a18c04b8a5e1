/**
 * Vault checks: the promises of the vault, to be run against any adapter with any runner.
 *
 *     for (const { name, run } of vaultChecks(open)) it(name, run);
 *
 * What must hold of calls that race is looked at only once two of them were seen under way at once;
 * behind a single connection every vault looks safe.
 */
import type { Vault } from '../storage/vault.ts';
import { checkError, expectThat } from './expectations.ts';
import { createGate, type Gate } from './gate.ts';
import { vaultCases } from './vault-cases.ts';

/** One check of a vault, for any test runner: `it(check.name, check.run)`. */
export interface VaultCheck {
  /** Its number among the checks, for ever: `V3`. */
  readonly id: string;
  /** `concurrency` if it needs calls that race; `contract` if one caller after another will do. */
  readonly level: 'contract' | 'concurrency';
  /** Which of the seven promises of the port it holds the vault to. */
  readonly promise: number;
  /** What must be so, as a sentence that begins with the id. */
  readonly name: string;
  /** Opens a vault and looks. Rejects with an error that says what was expected and found. */
  readonly run: () => Promise<void>;
}

/** A vault as the checks get it. */
export interface OpenedVault {
  /** An empty vault. */
  readonly vault: Vault;
  /** The same data through a connection of its own; the same vault if it has no connections. */
  readonly other?: Vault;
  /**
   * Whether the vault lets no two calls be under way at once; `false` if left out. Then nothing is
   * proven about calls that overlap, for none do.
   */
  readonly serial?: boolean;
  /** Called once when the check is over, well or not. */
  readonly close?: () => Promise<void>;
}

/**
 * Gives an empty vault each time it is called.
 *
 * `pause` is for the adapter to await in every put and forget, once it has its connection and
 * before it reads or writes anything.
 */
export type OpenVault = (pause: () => Promise<void>) => OpenedVault | Promise<OpenedVault>;

/**
 * The checks that a vault must pass to be used with this library.
 *
 * @param open Gives an empty vault, once for each check that is run; for a database, with a second
 *   handle that has a connection of its own.
 * @returns The checks, by number.
 * @example
 * ```ts
 * import { memoryVault } from 'everbond/storage';
 * import { vaultChecks } from 'everbond/testing';
 *
 * const checks = vaultChecks((pause) => ({ vault: memoryVault({ giveWay: pause }) }));
 *
 * checks[0]?.name; // => 'V1 a value comes back equal, and one that was never put is unknown'
 * await checks[0]?.run(); // => undefined
 * ```
 */
export function vaultChecks(open: OpenVault): readonly VaultCheck[] {
  return vaultCases.map(({ id, level, promise, rule, test }) => ({
    id,
    level,
    promise,
    name: `${id} ${rule}`,
    run: async () => {
      const gate = createGate();
      const opened = await open(gate.pass);
      const { vault, other = vault } = opened;
      try {
        if (level === 'concurrency') await proveOverlap(opened, vault, other, gate);
        await test(vault, other);
      } catch (error) {
        throw checkError(id, promise, error);
      } finally {
        await opened.close?.();
      }
    },
  }));
}

/** Sees two calls wait for each other inside the vault. */
async function proveOverlap(
  { serial = false }: OpenedVault,
  vault: Vault,
  other: Vault,
  gate: Gate,
): Promise<void> {
  if (serial) return;
  gate.awaitCallers(2);
  const tenant = 'overlap';
  await Promise.all([
    vault.put({ tenant, id: 'one', value: 1 }),
    other.put({ tenant, id: 'two', value: 2 }),
  ]);
  expectThat(
    gate.haveMet(),
    'two calls must be seen under way at once: await `pause` in each, or say `serial: true`',
  );
}

/** Each check of a vault is worth its place: it catches a vault that breaks the promise. */
import { describe, expect, it } from 'vitest';

import type { Vault, VaultPlace, VaultPut } from '../../src/host/storage/vault.ts';
import { encodeVaultPut, readVaultPlace } from '../../src/host/storage/vault-entry.ts';
import { memoryVault } from '../../src/host/storage/vault-memory.ts';
import { type OpenVault, vaultChecks } from '../../src/host/testing/vault-checks.ts';
import { FailureError } from '../../src/kernel/errors.ts';
import type { JsonValue } from '../../src/kernel/json-value.ts';

const FLAWS = [
  'unknown-is-forgotten',
  'overwrites',
  'refuses-equals',
  'forgets-nothing',
  'comes-back',
  'tombstone-only-if-put',
  'ids-joined',
  'ids-folded',
  'references-shared',
  'values-unchecked',
  'ids-unchecked',
  'no-limit',
  'shows-values',
  'check-then-write',
  'small',
] as const;
type Flaw = (typeof FLAWS)[number];

const LIMIT = { maxBytes: 65_536 };

function mismatch(text: string): FailureError {
  return new FailureError('IDEMPOTENCY_MISMATCH', text);
}

/** A small vault, written apart from the one of the package, with one flaw or none. */
function simpleVault(flaw: Flaw | null, pause: () => Promise<void> = async () => {}): Vault {
  const kept = new Map<string, { value: JsonValue } | 'forgotten'>();
  const keyOf = (tenant: string, id: string): string => {
    if (flaw === 'ids-joined') return `${tenant}:${id}`;
    const key = JSON.stringify([tenant, id]);
    return flaw === 'ids-folded' ? key.toLowerCase() : key;
  };
  const read = (place: VaultPlace): VaultPlace =>
    flaw === 'ids-unchecked' ? place : readVaultPlace(place);
  const valueOf = (entry: VaultPut): JsonValue => {
    const { value } = entry;
    if (flaw === 'references-shared' || flaw === 'values-unchecked') return value;
    const limit = flaw === 'no-limit' ? { maxBytes: 10_000_000 } : LIMIT;
    return JSON.parse(encodeVaultPut(entry, limit).text) as JsonValue;
  };
  const refuse = (before: { value: JsonValue } | 'forgotten', value: JsonValue): void => {
    if (before === 'forgotten') {
      if (flaw !== 'comes-back') throw mismatch('forgotten');
      return;
    }
    if (flaw === 'refuses-equals') throw mismatch('there already');
    if (flaw === 'overwrites') return;
    const [one, other] = [before.value, value].map((each) =>
      encodeVaultPut({ tenant: 't', id: 'i', value: each }, { maxBytes: 10_000_000 }),
    );
    const said = flaw === 'shows-values' ? JSON.stringify(value) : 'another value';
    if (one?.text !== other?.text) throw mismatch(said);
  };
  return {
    capabilities: { port: 1, durable: false, maxBytes: flaw === 'small' ? 100 : LIMIT.maxBytes },
    async put(entry) {
      const { tenant, id } = read(entry);
      if (flaw === 'values-unchecked') readVaultPlace(entry);
      const value = valueOf(entry);
      const key = keyOf(tenant, id);
      if (flaw !== 'check-then-write') await pause();
      const before = kept.get(key);
      if (before !== undefined) refuse(before, value);
      if (flaw === 'check-then-write') await pause();
      kept.set(key, { value });
    },
    async get(place) {
      const { tenant, id } = read(place);
      const found = kept.get(keyOf(tenant, id));
      if (found === 'forgotten') return { status: 'forgotten' };
      if (found !== undefined) {
        const value = flaw === 'references-shared' ? found.value : structuredClone(found.value);
        return { status: 'kept', value };
      }
      return { status: flaw === 'unknown-is-forgotten' ? 'forgotten' : 'unknown' };
    },
    async forget(place) {
      const { tenant, id } = read(place);
      await pause();
      const key = keyOf(tenant, id);
      if (flaw === 'forgets-nothing') return;
      if (flaw === 'tombstone-only-if-put' && !kept.has(key)) return;
      kept.set(key, 'forgotten');
    },
  };
}

/** Which checks catch which flaw. */
const caught: Readonly<Record<Flaw, string>> = {
  'unknown-is-forgotten': 'V1 V5 V8 V9',
  overwrites: 'V2 V10',
  'refuses-equals': 'V2 V10',
  'forgets-nothing': 'V3 V4 V5 V11',
  'comes-back': 'V3 V4 V11',
  'tombstone-only-if-put': 'V4 V11',
  'ids-joined': 'V5',
  'ids-folded': 'V6',
  'references-shared': 'V7 V8 V9',
  'values-unchecked': 'V7 V8 V9',
  'ids-unchecked': 'V8',
  'no-limit': 'V9',
  'shows-values': 'V8',
  'check-then-write': 'V10 V11',
  small: 'V9',
};

async function failuresOf(open: OpenVault): Promise<string[]> {
  const failures: string[] = [];
  for (const { id, run } of vaultChecks(open)) {
    await run().catch((error: unknown) => {
      expect((error as Error).message).toMatch(new RegExp(`^${id}, promise \\d: `));
      failures.push(id);
    });
  }
  return failures;
}

describe('the checks of a vault', () => {
  it('pass a small vault without a flaw, so that what fails below fails for its flaw', async () => {
    expect(await failuresOf((pause) => ({ vault: simpleVault(null, pause) }))).toEqual([]);
  });

  it.each(FLAWS)('catch %s', async (flaw) => {
    expect(await failuresOf((pause) => ({ vault: simpleVault(flaw, pause) }))).toEqual(
      caught[flaw].split(' '),
    );
  });

  it('are numbered in order, and hold a vault to every promise', () => {
    const checks = vaultChecks(() => ({ vault: memoryVault() }));

    expect(checks.map(({ id }) => id)).toEqual(checks.map((_, place) => `V${place + 1}`));
    expect([...new Set(checks.map(({ promise }) => promise))].sort()).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
    for (const { id, name } of checks) expect(name).toMatch(new RegExp(`^${id} [a-z].*[^.]$`));
  });

  it('believe nothing of races unless two calls were seen under way at once', async () => {
    const deaf: OpenVault = () => ({ vault: simpleVault('check-then-write') });
    const serial: OpenVault = () => ({ vault: simpleVault(null), serial: true });

    expect(await failuresOf(deaf)).toEqual(['V10', 'V11']);
    expect(await failuresOf(serial)).toEqual([]);
  });

  it('open a vault for each run, and close it, passed or failed', async () => {
    const calls: string[] = [];
    const close = async (): Promise<void> => {
      calls.push('close');
    };
    const open: OpenVault = (pause) => {
      calls.push('open');
      return { vault: simpleVault('overwrites', pause), close };
    };
    await failuresOf(open);

    expect(calls).toEqual(vaultChecks(open).flatMap(() => ['open', 'close']));
  });
});

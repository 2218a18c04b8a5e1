/** The vault in memory keeps every promise of the port. */
import { describe, expect, it } from 'vitest';

import { memoryVault } from '../../src/host/storage/vault-memory.ts';
import { vaultChecks } from '../../src/host/testing/vault-checks.ts';

describe('the memory vault', () => {
  const checks = vaultChecks((pause) => ({ vault: memoryVault({ giveWay: pause }) }));

  for (const { name, run } of checks) {
    it(`passes ${name}`, async () => {
      await expect(run()).resolves.toBeUndefined();
    });
  }

  it('gives back answers that nobody can change', async () => {
    const vault = memoryVault();
    await vault.put({ tenant: 'shop', id: 'a', value: { to: ['ada'] } });
    const answer = await vault.get({ tenant: 'shop', id: 'a' });

    expect(answer.status === 'kept' && Object.isFrozen(answer.value)).toBe(true);
  });

  it('says that it does not last', () => {
    expect(memoryVault().capabilities).toEqual({ port: 1, durable: false, maxBytes: 1_048_576 });
  });

  it('names the field that is at fault, and whether an id was forgotten or is taken', async () => {
    const vault = memoryVault();
    const place = { tenant: 'shop', id: 'a' };
    const put = (value: unknown) => vault.put({ ...place, value: value as string });
    await put('1 Main Street');

    await expect(put('2 Main Street')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
      message: 'id holds another value; draw a new one',
      facts: { field: 'id' },
    });
    await vault.forget(place);
    await expect(put('1 Main Street')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
      message: 'id was forgotten, and stays so; draw a new one',
      facts: { field: 'id' },
    });
    await expect(put(Number.NaN)).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      facts: { field: 'value' },
    });
    await expect(put(Number.NaN)).rejects.toThrow(/^value must be/);
  });
});

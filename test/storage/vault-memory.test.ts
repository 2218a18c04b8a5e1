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
});

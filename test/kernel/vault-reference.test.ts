import { describe, expect, it } from 'vitest';

import { isVaultReference, vaultReference } from '../../src/kernel/vault-reference.ts';

describe('a vault reference', () => {
  it('holds an id and nothing else', () => {
    expect(vaultReference('v-81')).toStrictEqual({ vault: 'v-81' });
    expect(isVaultReference(vaultReference('v-81'))).toBe(true);
    expect(() => vaultReference('')).toThrow('vaultReference: id must be an id');
  });

  it.each([null, undefined, 'v-81', ['v-81'], {}, { vault: '' }, { vault: 81 }, { Vault: 'v' }])(
    'is not %j',
    (value) => {
      expect(isVaultReference(value)).toBe(false);
    },
  );

  it('is no object with more in it, or with less of its own', () => {
    expect(isVaultReference({ vault: 'v-81', name: 'ada' })).toBe(false);
    expect(isVaultReference(Object.create({ vault: 'v-81' }))).toBe(false);
  });
});

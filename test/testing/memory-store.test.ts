import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../src/host/storage/memory-store.ts';
import { storeChecks } from '../../src/host/testing/store-checks.ts';

describe('the memory store', () => {
  const checks = storeChecks((pause) => ({ store: memoryStore({ giveWay: pause }) }));

  for (const { name, run } of checks) {
    it(`passes ${name}`, async () => {
      await expect(run()).resolves.toBeUndefined();
    });
  }
});

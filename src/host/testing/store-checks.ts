/**
 * Store checks: the promises of the storage port, to be run against any adapter with any runner.
 *
 *     for (const { name, run } of storeChecks(open)) it(name, run);
 *
 * Checks of calls that race first prove, where the store allows for it, that two commits really are
 * under way at once; behind a single connection every store looks safe.
 */
import { commitChecks } from './commit-checks.ts';
import { checkError, expectThat } from './expectations.ts';
import { createGate } from './gate.ts';
import { pageChecks } from './page-checks.ts';
import { raceChecks } from './race-checks.ts';
import { batchOf, change } from './sample-batch.ts';
import type { Case, OpenedStore, OpenStore, StoreCheck, Trial } from './store-check.ts';
import { tenantChecks } from './tenant-checks.ts';
import { valueChecks } from './value-checks.ts';

const CASES: readonly Case[] = [
  ...commitChecks,
  ...pageChecks,
  ...valueChecks,
  ...tenantChecks,
  ...raceChecks,
].sort((one, other) => numberOf(one) - numberOf(other));

/**
 * The checks that a store must pass to be used with this library.
 *
 * They know no test runner and take nothing on trust: each opens a store of its own. A check that
 * looks at a capability the store does not declare passes without looking; `needs` says which, so
 * that a runner can count them.
 *
 * @param open Gives an empty store, once for each check that is run; for a database, with a second
 *   handle that has a connection of its own.
 * @returns The checks, by number.
 * @example
 * ```ts
 * import { memoryStore } from 'everbond/storage';
 * import { storeChecks } from 'everbond/testing';
 *
 * const checks = storeChecks((pause) => ({ store: memoryStore({ giveWay: pause }) }));
 *
 * checks[0]?.name; // => 'C1 a stream nobody wrote to is at version 0 and has no events'
 * await checks[0]?.run(); // => undefined
 * ```
 */
export function storeChecks(open: OpenStore): readonly StoreCheck[] {
  return CASES.map((found) => {
    const { id, level, promise, rule, needs = null } = found;
    return { id, level, promise, needs, name: `${id} ${rule}`, run: () => run(found, open) };
  });
}

async function run(found: Case, open: OpenStore): Promise<void> {
  const gate = createGate();
  const opened = await open(gate.pass);
  const { store, other = store } = opened;
  try {
    if (found.needs !== undefined && !store.capabilities[found.needs]) return;
    if (found.level === 'concurrency') await proveOverlap(opened, { store, other, gate });
    await found.test({ store, other, gate });
  } catch (error) {
    throw checkError(found.id, found.promise, error);
  } finally {
    await opened.close?.();
  }
}

/** Sees two commits wait for each other inside the store. */
async function proveOverlap({ serial = false }: OpenedStore, trial: Trial): Promise<void> {
  if (serial) return;
  const { store, other, gate } = trial;
  gate.awaitCallers(2);
  await Promise.all(
    [store, other].map((handle, place) =>
      handle.commit(batchOf(`${place}`, [change(`${place}`, 0, [place])], { tenant: 'overlap' })),
    ),
  );
  expectThat(
    gate.haveMet(),
    'two commits must be seen under way at once: await `pause` in each, or say `serial: true`',
  );
}

function numberOf({ id }: Case): number {
  return Number(id.slice(1));
}

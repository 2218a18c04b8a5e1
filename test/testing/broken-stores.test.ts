import { describe, expect, it } from 'vitest';

import { storeChecks } from '../../src/host/testing/store-checks.ts';
import { FLAWS, type Flaw, simpleStore } from './broken-stores.ts';

/** Which checks catch which flaw. */
const caught: Readonly<Record<Flaw, string>> = {
  'check-then-write': 'C11 C12 C14 C45',
  'versions-before-key': 'C8 C9 C12 C19 C20 C28',
  'key-before-check': 'C4 C19 C20',
  'key-after-events': 'C12',
  'part-of-a-batch': 'C4 C5',
  'asserts-unguarded': 'C5 C33 C45',
  'fingerprint-ignored': 'C9 C12',
  'result-of-the-replay': 'C8 C28',
  'ids-joined': 'C26',
  'ids-folded': 'C26',
  'keys-of-all-tenants': 'C10 C34',
  'feed-of-all-tenants': 'C21 C34',
  'references-shared': 'C28',
  'values-unchecked': 'C7 C27 C42',
  'characters-for-bytes': 'C25',
  'index-by-stream': 'C43',
  'version-of-the-page': 'C6',
  'list-by-offset': 'C24',
  'cursor-taken-for-the-beginning': 'C44',
  'cursor-ignored': 'C21 C24 C26 C44 C46 C47',
  'feed-by-time': 'C29',
  'feed-by-early-number': 'C21',
  'feed-declared-and-missing': 'C21 C29 C34 C41',
  'timers-before-check': 'C33',
  'timers-paged-by-deadline': 'C47',
};

/** Checks that take long, and run on a broken store only if they are to catch it. */
const SLOW = ['C13', 'C14', 'C24', 'C25', 'C27', 'C46'];

async function failuresOf(flaw: Flaw | null, ids: (id: string) => boolean): Promise<string[]> {
  const failures: string[] = [];
  for (const { id, run } of storeChecks((pause) => ({ store: simpleStore(flaw, pause) }))) {
    if (!ids(id)) continue;
    await run().catch((error: unknown) => {
      expect((error as Error).message).toMatch(
        new RegExp(`^${id}, promise \\d+: .* must .*$`, 's'),
      );
      failures.push(id);
    });
  }
  return failures;
}

describe('the checks', () => {
  it('pass a small store without a flaw, so that what fails below fails for its flaw', async () => {
    expect(await failuresOf(null, (id) => id !== 'C13')).toEqual([]);
  });

  it.each(FLAWS)('catch %s', async (flaw) => {
    const wanted = caught[flaw].split(' ');
    const failures = await failuresOf(flaw, (id) => wanted.includes(id) || !SLOW.includes(id));

    expect(failures).toEqual(wanted);
  });
});

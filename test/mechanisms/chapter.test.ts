import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { CONDITION_LIMITS } from '../../src/mechanisms/condition.ts';
import { HIT_POLICIES } from '../../src/mechanisms/rule-table.ts';

const chapter = readFileSync(
  fileURLToPath(new URL('../../docs/mechanisms.md', import.meta.url)),
  'utf8',
);

describe('the chapter on mechanisms', () => {
  it('states the limits that hold', () => {
    const { depth, conditions } = CONDITION_LIMITS;

    expect(chapter).toContain(`nest ${depth} deep and hold ${conditions} conditions`);
  });

  it('explains every hit policy, in its order', () => {
    const rows = [...chapter.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const policies: readonly string[] = HIT_POLICIES;

    expect(rows.filter((name) => policies.includes(name ?? ''))).toEqual(HIT_POLICIES);
  });
});

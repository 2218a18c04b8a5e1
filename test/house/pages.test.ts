/** The pages that are made from tables are as the tables are, and name what is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { constantRows } from '../../scripts/constants.ts';
import { entries, root } from '../../scripts/entries.ts';
import { TERMS } from '../../scripts/glossary.ts';
import { pages } from '../../scripts/pages.ts';
import { publicNames } from './public-names.ts';
import { sources } from './source.ts';

describe('a page made from a table', () => {
  it.each(Object.entries(pages))(
    '%s is as `npx node scripts/pages.ts` writes it',
    async (path, page) => {
      expect(readFileSync(join(root, path), 'utf8')).toBe(await page());
    },
  );
});

describe('the glossary', () => {
  it('names exports that are there, in entries that are there', () => {
    const untrue = TERMS.filter(({ entry, name }) => {
      const door = sources.find(({ path }) => path === entries[entry]);
      const names = door === undefined ? [] : publicNames(door, sources);
      return !names.some((found) => typeof found !== 'string' && found.name === name);
    });

    expect(TERMS.length).toBeGreaterThan(80);
    expect(untrue.map(({ entry, name }) => `everbond/${entry}: ${name}`)).toEqual([]);
  });

  it('has each word once, in both languages, with a sentence', () => {
    expect(new Set(TERMS.map(({ en }) => en)).size).toBe(TERMS.length);
    expect(new Set(TERMS.map(({ zh }) => zh)).size).toBe(TERMS.length);
    for (const { zh, meaning } of TERMS) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(meaning).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});

describe('the page of constants', () => {
  it('has tables of every domain with defaults, each with its provenance', async () => {
    const rows = await constantRows();
    const tables = new Set(rows.map(({ table }) => table));

    expect([...tables]).toEqual(
      expect.arrayContaining([
        'BONDS_DEFAULTS',
        'SWITCHING_PROFIT',
        'LIFECYCLE_DEFAULTS',
        'FOLKLORE_LOSS_SHARES',
        'PLAYBOOKS_DEFAULTS',
      ]),
    );
    expect(rows.every(({ provenance, value }) => provenance !== '' && value !== '')).toBe(true);
  });
});

/**
 * Writes the pages of docs that are made from tables: the glossary, the constants and the loops.
 * A test holds each page equal to what this makes; after a change of a table, run it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { constantsPage } from './constants.ts';
import { root } from './entries.ts';
import { glossaryPage } from './glossary.ts';
import { loopsPage } from './loops-page.ts';

/** Each page by its path, and what makes it. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/glossary.md': glossaryPage,
  'docs/constants.md': constantsPage,
  'docs/loops.md': loopsPage,
};

if (import.meta.main) {
  for (const [path, page] of Object.entries(pages)) writeFileSync(join(root, path), await page());
}

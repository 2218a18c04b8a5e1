/** JSON files of the repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../scripts/entries.ts';

/** The content of a JSON file, by its path from the root of the repository. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

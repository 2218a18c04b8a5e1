/** JSON files of the repository, which the house trusts to have the shape it asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../scripts/entries.ts';

/** The content of a JSON file, by its path from the root of the repository. */
export function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Shape;
}

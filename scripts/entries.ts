/**
 * The entries of the package, read from the tree: `src/index.ts`, and every leaf folder of `src`
 * that has an `index.ts`, under the folder's own name. Build, docs, API report and tests ask here.
 */
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. By `import.meta.url`, which tsup keeps when it bundles its configuration. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Entry name to source path, such as `metrics` to `src/analytics/metrics/index.ts`. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries(
  globSync('src/**/index.ts', { cwd: root })
    .sort()
    .map((path) => [path === 'src/index.ts' ? 'index' : basename(dirname(path)), path]),
);

/** The name a host imports an entry by. */
export function specifierOf(entry: string): string {
  return entry === 'index' ? 'everbond' : `everbond/${entry}`;
}

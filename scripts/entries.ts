/**
 * The entries of the package, read from the tree: `src/index.ts`, every folder of `src` that has an
 * `index.ts`, and the `schema.ts` and `check.ts` beside one. Build, docs, API report and tests ask here.
 */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository. By `import.meta.url`, which tsup keeps when it bundles its configuration. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The folders of `src` that hold leaves and are no word of an entry's name. */
const FLOORS = /^src\/(?:(?:domains|analytics|host)\/)?/;

/** Entry name to source path, such as `metrics` to `src/analytics/metrics/index.ts`. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries(
  globSync('src/**/{index,schema,check}.ts', { cwd: root })
    .sort()
    .map((path) => [path === 'src/index.ts' ? 'index' : entryOf(path), path]),
);

/** `src/domains/loyalty/schema.ts` is `loyalty/schema`; an `index.ts` has its folder's name. */
function entryOf(path: string): string {
  return path.replace(FLOORS, '').replace(/(?:\/index)?\.ts$/, '');
}

/** The name a host imports an entry by. */
export function specifierOf(entry: string): string {
  return entry === 'index' ? 'everbond' : `everbond/${entry}`;
}

/**
 * One word in every place: a leaf folder of src is a subpath of the package, a path of the compiler,
 * a chapter of the documentation, a folder of tests, an example and an API report.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { entries, root, specifierOf } from '../../scripts/entries.ts';
import { readJson } from './json.ts';
import { sources } from './source.ts';

const leaves = Object.keys(entries).filter((entry) => entry !== 'index');

describe('the entries', () => {
  it('are the front door and one for every leaf folder', () => {
    const folders = new Set(sources.map((source) => dirname(source.path)));
    const missing = [...folders].filter((folder) => !existsSync(join(root, folder, 'index.ts')));

    expect(leaves.length).toBeGreaterThanOrEqual(6);
    expect(missing).toEqual([]);
  });

  it('have names of their own', () => {
    const indexes = sources.filter((source) => basename(source.path) === 'index.ts');

    expect(Object.keys(entries)).toHaveLength(indexes.length);
  });

  it('are the exports of package.json', () => {
    const exported = Object.keys(manifest.exports).filter((key) => key !== './package.json');
    const wanted = Object.keys(entries).map((name) => (name === 'index' ? '.' : `./${name}`));

    expect(exported.sort()).toEqual(wanted.sort());
  });

  it('are the paths of tsconfig.json', () => {
    const { compilerOptions } = readJson('tsconfig.json') as {
      compilerOptions: { paths: unknown };
    };
    const wanted = Object.entries(entries).map(([name, path]) => [
      specifierOf(name),
      [`./${path}`],
    ]);

    expect(compilerOptions.paths).toEqual(Object.fromEntries(wanted));
  });
});

describe.each(leaves)('%s', (leaf) => {
  it.each([
    `docs/${leaf}.md`,
    `docs/api-report/${leaf}.api.md`,
    `examples/${leaf}.ts`,
    `test/${leaf}`,
  ])('has %s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  it('is tested by a test', () => {
    const folder = join(root, 'test', leaf);
    const tests = existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      : [];

    expect(tests.filter((name) => name.endsWith('.test.ts'))).not.toEqual([]);
  });
});

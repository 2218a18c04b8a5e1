/**
 * One word in every place: a leaf folder of src is a subpath of the package, a path of the compiler,
 * a chapter of the documentation, a folder of tests, an example and an API report.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { entries, root, specifierOf } from '../../scripts/entries.ts';
import { readJson } from './json.ts';
import { sources } from './source.ts';

const names = Object.keys(entries).filter((entry) => entry !== 'index');
const leaves = names.filter((entry) => !entry.includes('/'));

describe('the entries', () => {
  it('are the front door and one for every leaf folder', () => {
    const folders = new Set(sources.map((source) => dirname(source.path)));
    const missing = [...folders].filter((folder) => !existsSync(join(root, folder, 'index.ts')));

    expect(leaves.length).toBeGreaterThanOrEqual(6);
    expect(missing).toEqual([]);
  });

  it('have names of their own', () => {
    const doors = sources.filter(({ path }) => /\/(?:index|schema|check)\.ts$/.test(path));

    expect(Object.values(entries).sort()).toEqual(doors.map(({ path }) => path).sort());
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

describe('an entry', () => {
  it.each(names)('%s has an API report', (name) => {
    const report = `docs/api-report/${name.replaceAll('/', '-')}.api.md`;

    expect(existsSync(join(root, report))).toBe(true);
  });

  it.each(names.filter((name) => name.includes('/')))('%s stands in a leaf that is one', (name) => {
    expect(leaves).toContain(name.split('/')[0]);
  });
});

describe.each(leaves)('%s', (leaf) => {
  it.each([`docs/${leaf}.md`, `examples/${leaf}.ts`, `test/${leaf}`])('has %s', (path) => {
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

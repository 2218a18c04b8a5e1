/** The package a host installs: its doors, what it brings along, and that it runs nothing on arrival. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { entries, root } from '../../scripts/entries.ts';
import { readJson } from './json.ts';

/** What everbond may bring along at run time. */
const DEPENDENCIES = ['zod', 'date-fns', '@date-fns/tz', 'immer'];
const RUN_ON_INSTALL = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];

describe('the doors', () => {
  it.each(Object.keys(entries))(
    '%s opens to import and to require, with types for each',
    (name) => {
      const doors: Readonly<Record<string, unknown>> = manifest.exports;

      expect(doors[name === 'index' ? '.' : `./${name}`]).toEqual({
        import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
        require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
      });
    },
  );

  it('have a size budget each, all of it together', () => {
    const budgets = readJson('.size-limit.json') as readonly { path: string; import: string }[];
    const whole = budgets.filter((budget) => budget.import === '*').map(({ path }) => path);
    const wanted = Object.keys(entries).map((name) => `dist/${name}.js`);

    expect(whole.sort()).toEqual(wanted.sort());
  });
});

describe('the package', () => {
  it('brings along nothing but what the design names', () => {
    const brought = 'dependencies' in manifest ? Object.keys(manifest.dependencies ?? {}) : [];
    const asked = Object.keys(manifest).filter((key) => /^(?:peer|optional|bundle)/.test(key));

    expect(DEPENDENCIES).toEqual(expect.arrayContaining(brought));
    expect(asked).toEqual([]);
  });

  it('runs nothing when it is installed', () => {
    const scripts = Object.keys(manifest.scripts).filter((name) => RUN_ON_INSTALL.includes(name));

    expect(scripts).toEqual([]);
  });

  it('has no side effects, so that a bundler may drop what is not used', () => {
    expect(manifest.sideEffects).toBe(false);
  });

  it('names its licence and holds it', () => {
    expect(manifest.license).toBe('MIT');
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toContain('MIT License');
  });
});

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Versions }>>;
}

/** Optional packages that a lock promises and does not hold; `npm ci` refuses such a lock. */
function gapsIn(lock: Lock): readonly string[] {
  const held = new Set(
    Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1) ?? ''),
  );
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !held.has(name))
      .map((name) => `${path} wants ${name}`),
  );
}

describe('the locks', () => {
  const folders = ['.', 'bench/peers', 'test/consumers'];

  it('are found wanting where a platform of a native package is missing', () => {
    const esbuild = { optionalDependencies: { '@esbuild/linux-x64': '1.0.0' } };

    expect(gapsIn({ packages: { 'node_modules/esbuild': esbuild } })).toHaveLength(1);
    expect(
      gapsIn({
        packages: { 'node_modules/esbuild': esbuild, 'node_modules/@esbuild/linux-x64': {} },
      }),
    ).toEqual([]);
  });

  it.each(folders)('of %s is whole', (folder) => {
    const lock = readJson(join(folder, 'package-lock.json')) as Lock;

    expect(Object.keys(lock.packages).length).toBeGreaterThan(1);
    expect(gapsIn(lock)).toEqual([]);
  });

  it.each(folders)('of %s holds each package at one exact version', (folder) => {
    const { dependencies = {}, devDependencies = {} } = readJson(
      join(folder, 'package.json'),
    ) as Manifest;
    const brought = folder === '.' ? {} : dependencies; // a host takes ours as ranges
    const tools = Object.values({ ...brought, ...devDependencies });

    expect(tools.length).toBeGreaterThan(0);
    expect(
      tools.filter((version) => !/^(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+[\w.-]*$/.test(version)),
    ).toEqual([]);
  });
});

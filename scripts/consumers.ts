/**
 * Packs the package and tries the tarball as a stranger would: with each TypeScript, `skipLibCheck`
 * off, under node16, nodenext and bundler, from ESM and from CommonJS; then in each runtime.
 *
 * `npm run consumers -- [compilers|runtimes]`. The compilers and runtimes are installed outside the
 * repository, once, by the lock of `test/consumers`; about a gigabyte.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { entries, root, specifierOf } from './entries.ts';
import { type Counts, NO_COUNTS, writeReport } from './reports.ts';

const here = join(root, 'test/consumers');
const tools = join(tmpdir(), 'everbond-consumers');
const modules = join(tools, 'node_modules');
const browsers = ['chromium', 'chromium-browser', 'google-chrome'];
const only = process.argv[2];
mkdirSync(tools, { recursive: true });
const folder = mkdtempSync(join(tools, 'run-'));
const suites: Record<string, Counts> = {};

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

function attempt(suite: string, title: string, work: () => string): void {
  const began = performance.now();
  const { passed, failed, skipped } = suites[suite] ?? NO_COUNTS;
  try {
    const said = work().trim().split('\n').at(-1) ?? '';
    console.log(`ok   ${title} ${Math.round(performance.now() - began)} ms ${said}`);
    suites[suite] = { passed: passed + 1, failed, skipped };
  } catch (error) {
    const output = ['stdout', 'stderr'].map((key) => String(Reflect.get(Object(error), key) ?? ''));
    console.log(`FAIL ${title}\n${(output.join('') || String(error)).slice(0, 4000)}`);
    suites[suite] = { passed, failed: failed + 1, skipped };
  }
}

/** The compilers and runtimes, unless what is installed is what the lock says. */
function installTools(): void {
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const installed = join(modules, 'installed-lock.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;

  cpSync(join(here, 'package.json'), join(tools, 'package.json'));
  cpSync(join(here, 'package-lock.json'), join(tools, 'package-lock.json'));
  execFileSync('npm', ['ci'], { cwd: tools, stdio: 'pipe' });
  writeFileSync(installed, lock);
}

/** The folder of a stranger, in which the tarball is all there is. */
function installPackage(): void {
  const tarball = execFileSync(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder],
    { cwd: root, encoding: 'utf8' },
  ).trim();
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run('npm', 'install', '--no-save', '--no-package-lock', `./${tarball}`);
  cpSync(join(here, 'use.mts'), join(folder, 'use.mts'));
  cpSync(join(here, 'use.mts'), join(folder, 'use.cts'));
}

function tryCompilers(): void {
  for (const compiler of ['ts54', 'ts59', 'ts60', 'ts70']) {
    for (const moduleResolution of ['node16', 'nodenext', 'bundler']) {
      const isBundler = moduleResolution === 'bundler';
      const compilerOptions = {
        noEmit: true,
        strict: true,
        skipLibCheck: false,
        exactOptionalPropertyTypes: true,
        target: 'es2022',
        lib: ['es2022'],
        types: [],
        module: isBundler ? 'esnext' : moduleResolution,
        moduleResolution,
      };
      const files = isBundler ? ['use.mts'] : ['use.mts', 'use.cts'];
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
      attempt('compilers', `${compiler} ${moduleResolution}`, () =>
        run(process.execPath, join(modules, compiler, 'bin/tsc'), '-p', '.'),
      );
    }
  }
}

function esbuild(from: string, to: string, ...flags: readonly string[]): void {
  run(join(modules, '.bin/esbuild'), from, `--outfile=${to}`, '--log-level=warning', ...flags);
}

/** A program that opens every door of the package and then uses it. */
function writePrograms(): void {
  const doors = Object.keys(entries).map(specifierOf);
  const imports = doors.map((door, index) => `import * as door${index} from '${door}';`);
  const names = doors.map((_, index) => `door${index}`).join(', ');
  const check = `
export function all() {
  const empty = [${names}].filter((door) => Object.keys(door).length === 0);
  if (empty.length > 0) throw new Error(empty.length + ' doors are empty');
  return check();
}`;
  writeFileSync(
    join(folder, 'all.mjs'),
    [`import { check } from './use.mjs';`, ...imports, check].join('\n'),
  );
  esbuild('use.mts', 'use.mjs');
  esbuild('use.cts', 'use.cjs', '--format=cjs');
  esbuild('all.mjs', 'all.cjs', '--format=cjs');
  const required = readFileSync(join(folder, 'all.cjs'), 'utf8').replace('./use.mjs', './use.cjs');
  writeFileSync(join(folder, 'all.cjs'), required);
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { all } from './all.mjs'; console.log('import', all());`,
  );
  writeFileSync(
    join(folder, 'run.cjs'),
    `const { all } = require('./all.cjs'); console.log('require', all());`,
  );
}

function tryRuntimes(): void {
  writePrograms();
  for (const file of ['run.mjs', 'run.cjs']) {
    for (const node of ['node20', 'node22', 'node24', 'node26']) {
      attempt('runtimes', `${node} ${file}`, () => run(join(modules, node, 'bin/node'), file));
    }
    attempt('runtimes', `bun ${file}`, () => run(join(modules, '.bin/bun'), file));
    attempt('runtimes', `deno ${file}`, () => run(join(modules, '.bin/deno'), 'run', '-A', file));
  }
  attempt('runtimes', 'workerd', tryWorkerd);
  attempt('runtimes', 'chromium', tryChromium);
}

function tryWorkerd(): string {
  const worker = `import { all } from './all.mjs'; export default { test() { all(); } };`;
  writeFileSync(join(folder, 'worker.mjs'), worker);
  esbuild('worker.mjs', 'worker.js', '--bundle', '--format=esm');
  writeFileSync(
    join(folder, 'worker.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
);`,
  );
  return run(join(modules, '.bin/workerd'), 'test', 'worker.capnp');
}

function tryChromium(): string {
  const browser = browsers.find((name) => existsSync(join('/usr/bin', name)));
  if (browser === undefined) throw new Error('not installed: apt-get install chromium');

  const page = `import { all } from './all.mjs'; document.body.textContent = all();`;
  writeFileSync(join(folder, 'page.mjs'), page);
  esbuild('page.mjs', 'page.js', '--bundle', '--format=iife', '--minify');
  writeFileSync(
    join(folder, 'page.html'),
    '<!doctype html><meta charset="utf-8"><body><script src="page.js"></script></body>',
  );
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--dump-dom'];
  const dom = run(browser, ...flags, `file://${folder}/page.html`);
  const said = /<body>(?<text>ok[^<]*)/.exec(dom)?.groups?.['text'];
  if (said === undefined) throw new Error(dom);
  return said;
}

installTools();
installPackage();
if (only !== 'runtimes') tryCompilers();
if (only !== 'compilers') tryRuntimes();

rmSync(folder, { recursive: true, force: true });
writeReport('consumers', suites);
process.exitCode = Object.values(suites).every((counts) => counts.failed === 0) ? 0 : 1;

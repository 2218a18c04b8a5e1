/**
 * The floor plan, enforced. Style that only a person can see is forgotten; style that a test can see
 * is kept. Each rule is first shown to bite on a file made up for it, then held against all of src.
 *
 * @see TigerBeetle, src/tidy.zig, for the idea.
 */
import { describe, expect, it } from 'vitest';

import { cycles, forbiddenImports, importsOf, mayImport, roomOf } from './imports.ts';
import { impurities } from './purity.ts';
import { badNames, badOpening, bannedSyntax, columnarKernels, tooLarge } from './shape.ts';
import { sourceOf, sources } from './source.ts';

const METRIC = 'src/analytics/metrics/x.ts';

describe('the table of who imports whom', () => {
  it('names only rooms it has, so that no row promises what cannot be', () => {
    const rooms = new Set(Object.keys(mayImport));
    const named = Object.values(mayImport)
      .flat()
      .map((name) => name.replace(/^type /, ''));

    const families = ['analytics/*', 'host/*'];
    const missing = named.filter(
      (name) => !rooms.has(name) && !families.includes(name) && roomOf(name) === null,
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['kernel', 'kernel'],
    ['time/holidays/france', 'time'],
    ['domains/loyalty', 'domains/loyalty'],
    ['domains/complaints/regimes/fca', 'domains/complaints'],
    ['analytics/metrics', 'analytics/metrics'],
    ['analytics', null],
    ['domains', null],
    ['elsewhere', null],
    ['', null],
  ])('puts src/%s in room %s', (folder, room) => {
    expect(roomOf(folder)).toBe(room);
  });

  it.each([
    ['src/kernel/x.ts', `import { a } from './a.ts';`],
    ['src/numerics/x.ts', `import { a } from '../kernel/a.ts';`],
    [METRIC, `import { a } from '../transactions/a.ts';`],
    [METRIC, `import type { A } from '../../domains/loyalty/a.ts';`],
    [METRIC, `import { type A, type B } from '../../domains/loyalty/a.ts';`],
    ['src/analytics/accounting/x.ts', `import { a } from '../../domains/loyalty/decide.ts';`],
    ['src/analytics/charts/x.ts', `import type { A } from '../metrics/a.ts';`],
    ['src/domains/complaints/regimes/fca/x.ts', `import { a } from '../../decide.ts';`],
    ['src/domains/loyalty/schema.ts', `import * as z from 'zod/mini';`],
    ['src/domains/lifecycle/evolve.ts', `import { produce } from 'immer';`],
    ['src/time/zone.ts', `import { addMonths } from 'date-fns/addMonths';`],
    ['src/host/workers/x.ts', `import { a } from '../../analytics/models/a.ts';`],
    ['src/host/testing/x.ts', `import { a } from '../../domains/loyalty/a.ts';`],
    ['src/host/storage/sqlite/x.ts', `import { DatabaseSync } from 'node:sqlite';`],
    ['src/index.ts', `export { a } from './analytics/metrics/a.ts';`],
  ])('lets %s write %s', (path, text) => {
    expect(forbiddenImports(sourceOf(path, text))).toEqual([]);
  });

  it.each([
    ['src/kernel/x.ts', `import { a } from '../numerics/a.ts';`, 'kernel may not import'],
    ['src/kernel/x.ts', `import type { A } from '../time/a.ts';`, 'kernel may not import'],
    ['src/kernel/x.ts', `export type { A } from '../time/a.ts';`, 'kernel may not import'],
    ['src/kernel/x.ts', `type A = import('../time/a.ts').A;`, 'kernel may not import'],
    ['src/kernel/x.ts', `const a = await import('../time/a.ts');`, 'kernel may not import'],
    ['src/numerics/x.ts', `import { a } from '../time/a.ts';`, 'numerics may not import'],
    [METRIC, `import { a } from '../charts/a.ts';`, 'analytics/metrics may not import'],
    [METRIC, `import { a } from '../models/a.ts';`, 'analytics/metrics may not import'],
    [METRIC, `import { a } from '../../domains/loyalty/a.ts';`, 'analytics/metrics may not import'],
    [METRIC, `import { type A, b } from '../../domains/loyalty/a.ts';`, 'may not import'],
    ['src/domains/loyalty/x.ts', `import { a } from '../complaints/a.ts';`, 'may not import'],
    ['src/domains/loyalty/x.ts', `import { a } from '../../analytics/metrics/a.ts';`, 'may not'],
    ['src/domains/complaints/x.ts', `import { a } from './regimes/fca/a.ts';`, 'is in a sub-room'],
    ['src/domains/complaints/regimes/fca/x.ts', `import { a } from '../cfpb/a.ts';`, 'sub-room'],
    [
      'src/host/runtime/x.ts',
      `import { a } from '../workers/a.ts';`,
      'host/runtime may not import',
    ],
    [METRIC, `import { a } from './index.ts';`, 'is an index'],
    [METRIC, `import { a } from '../../kernel/index.ts';`, 'is an index'],
    [METRIC, `import { a } from '../../index.ts';`, 'is an index'],
    ['src/index.ts', `export { a } from './kernel/index.ts';`, 'is an index'],
    [METRIC, `import { a } from '../../kernel/money';`, 'is no file with its extension'],
    [METRIC, `import { a } from '../../kernel';`, 'is no file with its extension'],
    [METRIC, `import { a } from '../../../test/a.ts';`, 'lies outside src'],
    [METRIC, `import { a } from '../../elsewhere/a.ts';`, 'stands in no room'],
    ['src/elsewhere/x.ts', '', 'stands in no room'],
    ['src/analytics/x.ts', '', 'stands in no room'],
    [METRIC, `import { a } from 'everbond/kernel';`, 'is not a package'],
    [METRIC, `import { merge } from 'lodash';`, 'is not a package'],
    [METRIC, `import { addMonths } from 'date-fns';`, 'is not a package'],
    [METRIC, `import { z } from 'zod';`, 'is not a package'],
    [METRIC, `import * as z from 'zod/mini';`, 'belongs in schema.ts'],
    [METRIC, `import { produce } from 'immer';`, 'is for the evolve of a domain'],
    [METRIC, `import { readFileSync } from 'node:fs';`, 'the core is pure'],
    [METRIC, 'const a = await import(name);', '(computed)'],
  ])('refuses %s to write %s', (path, text, complaint) => {
    const complaints = forbiddenImports(sourceOf(path, text));

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it('is kept by every file', () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([]);
  });

  it('is read from files that do import, so that it is not kept by reading nothing', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(sources.length);
  });
});

describe('no two files need each other', () => {
  it('sees a cycle, through a type and through a third file', () => {
    const a = sourceOf('src/kernel/a.ts', `import { b } from './b.ts';`);
    const b = sourceOf('src/kernel/b.ts', `import type { C } from './c.ts';`);
    const c = sourceOf('src/kernel/c.ts', `export { a } from './a.ts';`);
    const leaf = sourceOf('src/kernel/leaf.ts', `import { a } from './a.ts';`);

    expect(cycles([a, b, c, leaf])).toEqual([a.path, b.path, c.path]);
    expect(cycles([a, b, leaf])).toEqual([]);
  });

  it('and none do', () => {
    expect(cycles(sources)).toEqual([]);
  });
});

describe('the core is pure', () => {
  it.each([
    ['const t = Date.now();', 'reads the clock'],
    ['const t = new Date();', 'reads the clock'],
    ['const t = Date();', 'reads the clock'],
    ['const t = new Date(2026, 0, 1);', "host's zone"],
    [`const t = Date.parse('2026');`, 'engine to engine'],
    ['const y = date.getFullYear();', "host's zone"],
    ['date.setHours(0);', "host's zone"],
    ['const r = Math.random();', 'draws chance'],
    ['const { random } = Math; const id = crypto.randomUUID();', 'world outside'],
    ['const e = process.env;', 'world outside'],
    ['console.log(1);', 'world outside'],
    ['const g = globalThis;', 'world outside'],
    ['setTimeout(() => {}, 1);', 'world outside'],
    [`fetch('x');`, 'world outside'],
    ['const t = performance.now();', 'world outside'],
    ['const title = document.title;', 'world outside'],
    ['a.localeCompare(b);', 'language'],
    ['a.toLocaleString();', 'language'],
    ['a.toLocaleUpperCase();', 'language'],
    ['new Intl.NumberFormat();', 'without a locale'],
    [`new Intl.DateTimeFormat(undefined, { timeZone: 'UTC' });`, 'without a locale'],
    ['Intl.Collator([]);', 'without a locale'],
  ])('refuses %s', (text, complaint) => {
    const complaints = impurities(sourceOf(METRIC, text));

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it.each([
    'const d = new Date(ms).toISOString();',
    'const y = new Date(ms).getUTCFullYear();',
    'function f({ window }: { window: string }) { return window; }',
    'const facts = { process: 1, window: 2 };',
    'const a = facts.process;',
    `new Intl.DateTimeFormat('en-US', { timeZone: zone });`,
    `Intl.supportedValuesOf('timeZone');`,
    'interface Report { readonly performance: number }',
  ])('lets pass %s', (text) => {
    expect(impurities(sourceOf(METRIC, text))).toEqual([]);
  });

  it('everywhere', () => {
    expect(sources.flatMap(impurities)).toEqual([]);
  });
});

describe('a file says what it is and fits on a page', () => {
  it.each(['src/kernel/iso-text.ts', 'src/analytics/metrics/rfm.ts'])(
    'may be called %s',
    (path) => {
      expect(badNames(sourceOf(path, ''))).toEqual([]);
    },
  );

  it.each([
    'src/kernel/isoText.ts',
    'src/kernel/Money.ts',
    'src/kernel/iso_text.ts',
    'src/utils/money.ts',
    'src/kernel/helpers.ts',
    'src/common/misc.ts',
  ])('may not be called %s', (path) => {
    expect(badNames(sourceOf(path, ''))).not.toEqual([]);
  });

  it('opens with a sentence', () => {
    const opening = (text: string, path = METRIC) => badOpening(sourceOf(path, text));

    expect(opening('/** Money: an exact amount. */')).toEqual([]);
    expect(opening('/**\n * Money: an exact\n * amount.\n */')).toEqual([]);
    expect(opening('/** `x` is what it is. */')).toEqual([]);
    expect(opening(`import { a } from './a.ts';\n/** Late. */`)).not.toEqual([]);
    expect(opening('// Money.')).not.toEqual([]);
    expect(opening('/** money */')).not.toEqual([]);
    expect(opening('/** Money without an end */')).not.toEqual([]);
    expect(opening('/**\n * Money\n *\n * Its sentence comes too late.\n */')).not.toEqual([]);
    expect(opening('/** The doorway. */', 'src/kernel/index.ts')).not.toEqual([]);
    expect(opening('/**\n * The doorway.\n *\n * @module\n */', 'src/kernel/index.ts')).toEqual([]);
  });

  it('has at most 250 lines of at most 100 columns', () => {
    const sizes = (text: string) => tooLarge(sourceOf(METRIC, text));

    expect(sizes('\n'.repeat(249).concat('x\n'))).toEqual([]);
    expect(sizes('\n'.repeat(250).concat('x\n'))).toEqual([`${METRIC}: 251 lines`]);
    expect(sizes(`// ${'x'.repeat(97)}`)).toEqual([]);
    expect(sizes(`// ${'x'.repeat(98)}`)).toEqual([`${METRIC}:1: over 100 columns`]);
  });

  it('has functions of at most 70 lines of their own', () => {
    const f = (lines: number) => `function f() {${'\n'.repeat(lines - 1)}}`;

    expect(tooLarge(sourceOf(METRIC, f(70)))).toEqual([]);
    expect(tooLarge(sourceOf(METRIC, f(71)))).toEqual([`${METRIC}:1: a function of 71 lines`]);
    expect(tooLarge(sourceOf(METRIC, `function g() {\n${f(70)}\n${f(70)}\n}`))).toEqual([]);
  });

  it.each([
    ['class Ledger {}', 'a class'],
    ['const C = class {};', 'a class'],
    ['enum Tier { Gold }', 'an enum'],
    ['namespace Tiers { export const a = 1; }', 'a namespace'],
    ['export default function f() {}', 'a default export'],
    ['const a = 1; export default a;', 'a default export'],
    [`export * from './a.ts';`, 'export *'],
    [`export * as a from './a.ts';`, 'export *'],
    ['const a: any = 1;', 'any'],
    ['const a = b as any;', 'any'],
  ])('does without %s', (text, complaint) => {
    const complaints = bannedSyntax(sourceOf(METRIC, text));

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it('has classes for errors alone', () => {
    const text = 'export class ContractError extends Error {}';

    expect(bannedSyntax(sourceOf('src/kernel/errors.ts', text))).toEqual([]);
    expect(bannedSyntax(sourceOf('src/kernel/money.ts', text))).toHaveLength(1);
    expect(bannedSyntax(sourceOf(METRIC, 'switch (a) { default: }'))).toEqual([]);
  });

  it('and every file does', () => {
    const rules = [badNames, badOpening, tooLarge, bannedSyntax];

    expect(sources.flatMap((source) => rules.flatMap((rule) => rule(source)))).toEqual([]);
  });

  it('and each exception still stands and still needs one', () => {
    const paths = sources.map((source) => source.path);

    expect(paths).toEqual(expect.arrayContaining([...columnarKernels]));
  });
});

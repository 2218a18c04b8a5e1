/**
 * Who may import whom: the floor plan of the house as a table, and the rules that read it.
 *
 * The table is whole, with rooms that are not built yet, so that a new room finds its place in it.
 */
import { dirname, posix } from 'node:path';
import ts from 'typescript';

import { nodesOf, placeOf, type Source } from './source.ts';

const COLUMNS = ['kernel', 'numerics', 'time'];
const METRICS = [
  ...COLUMNS,
  'analytics/transactions',
  'analytics/subscriptions',
  'type domains/*', // events flow into the analytics as plain data
];
const CHARTS = [...METRICS, 'analytics/metrics', 'analytics/models', 'analytics/accounting'];

/** A room to the rooms it may import; `*` is any name, `type` lets in types alone. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  numerics: ['kernel'],
  time: ['kernel'],
  mechanisms: ['kernel', 'time'],
  'domains/*': ['kernel', 'numerics', 'time', 'mechanisms'],
  'analytics/transactions': COLUMNS,
  'analytics/subscriptions': COLUMNS,
  'analytics/metrics': METRICS,
  'analytics/models': METRICS,
  'analytics/accounting': [...METRICS, 'domains/loyalty'], // its decider
  'analytics/charts': CHARTS,
  'analytics/warehouse': CHARTS,
  'host/storage': ['kernel'],
  'host/runtime': ['kernel', 'time', 'mechanisms', 'host/storage'],
  'host/workers': ['kernel', 'analytics/*'],
  'host/testing': [
    'kernel',
    'numerics',
    'time',
    'mechanisms',
    'domains/*',
    'analytics/*',
    'host/*',
  ],
};

/** A package to the files that may import it, and how it is spelt there. */
const packages: readonly {
  readonly name: RegExp;
  readonly within: RegExp;
  readonly rule: string;
}[] = [
  { name: /^zod\/mini$/, within: /[/-]schema\.ts$/, rule: 'zod/mini belongs in schema.ts' },
  { name: /^@standard-schema\/spec$/, within: /[/-]schema\.ts$/, rule: 'belongs in schema.ts' },
  { name: /^date-fns\/[a-zA-Z]+$/, within: /^src\//, rule: '' },
  { name: /^@date-fns\/tz$/, within: /^src\//, rule: '' },
  { name: /^immer$/, within: /^src\/domains\//, rule: 'immer is for the evolve of a domain' },
  { name: /^node:/, within: /^src\/host\/(storage|workers)\//, rule: 'the core is pure' },
];

/** One import, re-export, or type taken from another file. */
interface Import {
  readonly node: ts.Node;
  readonly name: string;
  readonly typeOnly: boolean;
}

/** All imports of a file; a type counts as much as a value. */
export function importsOf(source: Source): readonly Import[] {
  return nodesOf(source.tree).flatMap((node): Import[] => {
    const specifier = specifierOf(node);
    return specifier === null ? [] : [{ node, name: specifier, typeOnly: isTypeOnly(node) }];
  });
}

function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return textOf(node.argument.literal);
  }
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  const loads =
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      node.expression.getText() === 'require');
  return loads ? (textOf(node.arguments[0]) ?? '(computed)') : null;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause !== undefined && ts.isNamedExports(node.exportClause);
    return node.isTypeOnly || (named && allTypes(node.exportClause.elements));
  }
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { name, namedBindings, phaseModifier } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return name === undefined && named && allTypes(namedBindings.elements);
}

function allTypes(elements: readonly { readonly isTypeOnly: boolean }[]): boolean {
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}

/** The row of the table that a folder such as `analytics/metrics` or `domains/loyalty/x` falls in. */
export function roomOf(folder: string): string | null {
  const parts = folder.split('/');
  const room = Object.keys(mayImport).find((row) =>
    row
      .split('/')
      .every((part, index) => parts[index] !== undefined && matches(part, parts[index])),
  );
  return room === undefined ? null : parts.slice(0, room.split('/').length).join('/');
}

function matches(pattern: string, part: string): boolean {
  return pattern === '*' || pattern === part;
}

function rowOf(room: string): readonly string[] {
  const row = mayImport[room] ?? mayImport[room.replace(/\/[^/]+$/, '/*')];
  return row ?? [];
}

/** What a file imports and may not. */
export function forbiddenImports(source: Source): readonly string[] {
  if (source.path !== 'src/index.ts' && roomOf(folderOf(source.path)) === null) {
    return [`${source.path}: stands in no room of the floor plan`];
  }
  return importsOf(source).flatMap((found) => {
    const complaint = found.name.startsWith('.')
      ? complaintAboutFile(source, found)
      : complaintAboutPackage(source, found);
    return complaint === null ? [] : [`${placeOf(source, found.node)}: ${found.name} ${complaint}`];
  });
}

function complaintAboutPackage(source: Source, { name }: Import): string | null {
  const known = packages.find((row) => row.name.test(name));
  if (known === undefined) return 'is not a package that this library depends on, as it spells it';
  return known.within.test(source.path) ? null : `is not for this file: ${known.rule}`;
}

function complaintAboutFile(source: Source, { name, typeOnly }: Import): string | null {
  const target = resolve(source.path, name);
  if (!/^\.\.?\/(?:.*\/)?[a-z0-9-]+\.ts$/.test(name)) return 'is no file with its extension';
  if (target.endsWith('/index.ts')) return 'is an index; import the file itself';
  if (!target.startsWith('src/')) return 'lies outside src';
  if (source.path === 'src/index.ts') return null;

  const from = folderOf(source.path);
  const to = folderOf(target);
  const home = roomOf(from) ?? '';
  const room = roomOf(to);
  if (room === null) return 'stands in no room of the floor plan';
  if (room === home) {
    const own = from === to || from.startsWith(`${to}/`);
    return own ? null : 'is in a sub-room; only the sub-room imports its parent';
  }
  const row = rowOf(home);
  const admits = (pattern: string) =>
    pattern.split('/').every((part, index) => matches(part, room.split('/')[index] ?? ''));
  const allowed = row.some((entry) =>
    entry.startsWith('type ') ? typeOnly && admits(entry.slice(5)) : admits(entry),
  );
  return allowed ? null : `is in ${room}, which ${home} may not import`;
}

function folderOf(path: string): string {
  return dirname(path).replace(/^src\/?/, '');
}

function resolve(from: string, name: string): string {
  return posix.normalize(posix.join(dirname(from), name));
}

/** Files that reach themselves through imports, types included. */
export function cycles(files: readonly Source[]): readonly string[] {
  const next = new Map(
    files.map((file) => [file.path, importsOf(file).map(({ name }) => resolve(file.path, name))]),
  );
  return files
    .map((file) => file.path)
    .filter((path) => {
      const seen = new Set<string>();
      const toVisit = [...(next.get(path) ?? [])];
      for (let at = toVisit.pop(); at !== undefined; at = toVisit.pop()) {
        if (seen.has(at)) continue;
        seen.add(at);
        toVisit.push(...(next.get(at) ?? []));
      }
      return seen.has(path);
    });
}

/**
 * Turns every ```ts fence of a doc comment in src, of docs and of the README into a test module, so
 * that an example is type-checked by tsc and run by vitest like any other test. In an example
 *
 *     expression; // => value        must be equal to the value
 *     expression; // ~> number       must be equal to 9 significant digits
 *     statement;  // throws /text/   must throw an error with that text
 *
 * A claim may stand alone on the lines below the expression. An example must claim something,
 * unless its fence says `ts no-claim` (still run) or `ts no-test` (neither run nor compiled).
 */
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { root } from './entries.ts';

const OUT = join(root, 'test/doctest');
const FENCE = /^([ \t]*(?:\*[ \t]?)?)```ts(?<info>[^\n]*)\n(?<body>[\s\S]*?)^\1```/gm;
const CLAIM = /\/\/[ \t]*(?<kind>=>|~>|throws)(?<value>[\s\S]*)/;

/** The test module of one example. */
export function toTest(code: string, title: string, mustClaim: boolean): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  const imports: string[] = [];
  const statements: string[] = [];
  let claims = 0;

  for (const [index, statement] of source.statements.entries()) {
    const text = statement.getText(source);
    if (ts.isImportDeclaration(statement)) {
      imports.push(text);
      continue;
    }
    const end = source.statements[index + 1]?.getStart(source) ?? code.length;
    const claim = CLAIM.exec(code.slice(statement.getEnd(), end))?.groups;
    if (claim !== undefined) claims += 1;
    statements.push(claim === undefined ? text : check(statement, text, claim, source));
  }
  if (mustClaim && claims === 0) {
    statements.push(`throw new Error('the example at ${title} claims nothing');`);
  }

  const body = statements.join('\n');
  return [
    `// from ${title}`,
    `import { expect, test } from 'vitest';`,
    ...imports,
    `test(${JSON.stringify(title)}, async () => {\n${body}\n});`,
    '',
  ].join('\n');
}

function check(
  statement: ts.Statement,
  text: string,
  claim: Record<string, string>,
  source: ts.SourceFile,
): string {
  const value = (claim['value'] ?? '').replaceAll(/^[ \t]*\/\/ ?/gm, '').trim();
  if (claim['kind'] === 'throws') {
    return `await expect((async () => { ${text} })()).rejects.toThrow(${value});`;
  }
  const declared = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.at(-1)?.name.getText(source)
    : undefined;
  const actual = declared ?? text.replace(/;$/, '');
  const claimed =
    claim['kind'] === '~>'
      ? `expect(Number(${actual}).toPrecision(9)).toBe((${value}).toPrecision(9));`
      : `expect(${actual}).toEqual(${value});`;
  return declared === undefined ? claimed : `${text}\n${claimed}`;
}

/**
 * Writes one test module an example, and takes away those whose example is gone; returns how many.
 * What is already right stays untouched, so that a run in progress does not lose its files.
 */
export function writeDoctests(): number {
  const wanted = new Map(findExamples().map(({ name, module }) => [name, module]));
  mkdirSync(OUT, { recursive: true });
  for (const name of readdirSync(OUT)) {
    if (!wanted.has(name)) rmSync(join(OUT, name), { force: true });
  }
  for (const [name, module] of wanted) {
    const path = join(OUT, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== module) writeFileSync(path, module);
  }
  return wanted.size;
}

function findExamples(): readonly { readonly name: string; readonly module: string }[] {
  const files = globSync(['src/**/*.ts', 'docs/**/*.md', 'README.md'], {
    cwd: root,
    exclude: ['docs/api/**', 'docs/api-report/**'],
  });
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(FENCE)].flatMap((match) => {
      const info = match.groups?.['info'] ?? '';
      if (info.includes('no-test')) return [];
      const code = unindent(match.groups?.['body'] ?? '', match[1] ?? '');
      const line = text.slice(0, match.index).split('\n').length;
      const name = `${file.replaceAll(/[^\w]+/g, '-')}-${line}.test.ts`;
      return [{ name, module: toTest(code, `${file}:${line}`, !info.includes('no-claim')) }];
    });
  });
}

function unindent(body: string, prefix: string): string {
  return body
    .split('\n')
    .map((line) => line.slice((line.startsWith(prefix) ? prefix : prefix.trimEnd()).length))
    .join('\n');
}

if (import.meta.main) console.log(`${writeDoctests()} examples`);

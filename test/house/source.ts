/** The source files of the package, parsed, for the rules of the house to read. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { root } from '../../scripts/entries.ts';

/** One file of the package. */
export interface Source {
  /** From the root of the repository, such as `src/kernel/money.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A file that exists, or one that a test makes up to see a rule bite. */
export function sourceOf(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

/** Every file of `src`. */
export const sources: readonly Source[] = globSync('src/**/*.ts', { cwd: root })
  .sort()
  .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')));

/** A node and all that is below it, parents first. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [node];
  ts.forEachChild(node, (child) => {
    nodes.push(...nodesOf(child));
  });
  return nodes;
}

/** `src/kernel/money.ts:12`, as a terminal can click it. */
export function placeOf(source: Source, node: ts.Node): string {
  const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
  return `${source.path}:${line + 1}`;
}

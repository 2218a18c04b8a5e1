/** The shape of a source file: its name, its first sentence, its size, and the syntax it does without. */
import ts from 'typescript';

import { nodesOf, placeOf, type Source } from './source.ts';

const LINES_MAX = 250;
const COLUMNS_MAX = 100;
const FUNCTION_LINES_MAX = 70;

/** Columnar kernels, whose inner loops read better in one piece. Each is named here or is short. */
export const columnarKernels: readonly string[] = [];

const shapeless = /^(?:utils?|common|misc|helpers?|shared|lib)$/;

/** Names that are not kebab-case, or that would fit anything. */
export function badNames(source: Source): readonly string[] {
  const parts = source.path.replace(/\.ts$/, '').split('/');
  return parts
    .filter((part) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part) || shapeless.test(part))
    .map((part) => `${source.path}: ${part} is no kebab-case name that says what is inside`);
}

/** A file that does not open with a sentence that says what it is. */
export function badOpening(source: Source): readonly string[] {
  const comment = /^\/\*\*(?<text>[\s\S]*?)\*\//.exec(source.text)?.groups?.['text'];
  if (comment === undefined) return [`${source.path}: opens with no doc comment`];

  const text = comment.replaceAll(/^[ \t]*\*[ \t]?/gm, '').trim();
  const complaints = isSentence(text) ? [] : [`${source.path}: opens with no sentence`];
  const front = source.path.endsWith('/index.ts') && !text.endsWith('@module');
  return front
    ? [...complaints, `${source.path}: the comment of an entry ends in @module`]
    : complaints;
}

/** Whether a text begins with a sentence: a capital or code, and a period within its paragraph. */
export function isSentence(text: string): boolean {
  const paragraph = text.split(/\n\s*\n|\n\s*@/)[0] ?? '';
  return /^[\p{Lu}\d`{[]/u.test(paragraph) && /\.(?:\s|$)/.test(paragraph);
}

/** Lines, files and functions that do not fit on a page. */
export function tooLarge(source: Source): readonly string[] {
  const lines = source.text.replace(/\n$/, '').split('\n');
  const wide = lines.flatMap((line, index) =>
    line.length > COLUMNS_MAX ? [`${source.path}:${index + 1}: over ${COLUMNS_MAX} columns`] : [],
  );
  if (columnarKernels.includes(source.path)) return wide;

  const long = lines.length > LINES_MAX ? [`${source.path}: ${lines.length} lines`] : [];
  return [...wide, ...long, ...longFunctions(source)];
}

/** A function's own lines: those of the functions inside it count for themselves. */
function longFunctions(source: Source): readonly string[] {
  return nodesOf(source.tree).flatMap((node) => {
    if (!ts.isFunctionLike(node)) return [];
    const inner = outermostFunctions(node).map(linesOf);
    const count = linesOf(node) - inner.reduce((sum, lines) => sum + lines - 1, 0);
    return count > FUNCTION_LINES_MAX
      ? [`${placeOf(source, node)}: a function of ${count} lines`]
      : [];
  });

  function linesOf(node: ts.Node): number {
    return node.getText(source.tree).split('\n').length;
  }
}

function outermostFunctions(parent: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  ts.forEachChild(parent, (child) => {
    found.push(...(ts.isFunctionLike(child) ? [child] : outermostFunctions(child)));
  });
  return found;
}

/** Syntax this house does without. */
export function bannedSyntax(source: Source): readonly string[] {
  const mayHaveClasses = source.path.endsWith('/errors.ts');
  return nodesOf(source.tree).flatMap((node) => {
    const complaint = complaintAbout(node, mayHaveClasses);
    return complaint === null ? [] : [`${placeOf(source, node)}: ${complaint}`];
  });
}

function complaintAbout(node: ts.Node, mayHaveClasses: boolean): string | null {
  if (ts.isClassLike(node) && !mayHaveClasses) return 'a class that is no error';
  if (ts.isEnumDeclaration(node)) return 'an enum; write a union of literals';
  if (ts.isModuleDeclaration(node)) return 'a namespace; write a file';
  if (ts.isDecorator(node)) return 'a decorator';
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any; write unknown';
  if (ts.isExportAssignment(node)) return 'a default export; name it';
  if (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) {
    return 'a default export; name it';
  }
  const isStar =
    ts.isExportDeclaration(node) &&
    (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause));
  return isStar ? 'export *; list the names by hand' : null;
}

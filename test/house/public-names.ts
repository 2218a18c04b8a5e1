/**
 * What the package makes public: each name that an entry lists, followed to its declaration.
 *
 * Entries list their names by hand, file by file, so parsing is enough; no type checker is asked.
 */
import { posix } from 'node:path';
import ts from 'typescript';

import type { Source } from './source.ts';

/** One public name and where it is declared; overloads are one name. */
export interface PublicName {
  readonly entry: string;
  readonly name: string;
  readonly source: Source;
  readonly node: ts.Declaration;
}

/** The public names of an entry, or complaints about names that lead nowhere. */
export function publicNames(
  entry: Source,
  files: readonly Source[],
): readonly (PublicName | string)[] {
  return exportedNames(entry).map(({ name, from }) => {
    const path = posix.normalize(posix.join(posix.dirname(entry.path), from));
    const source = files.find((file) => file.path === path);
    const node = source?.tree.statements.flatMap(declarations).find((at) => nameOf(at) === name);
    return source === undefined || node === undefined
      ? `${entry.path}: ${name} is declared nowhere in ${from}`
      : { entry: entry.path, name, source, node };
  });
}

/** The names that an entry lists, and the file it takes each from. */
function exportedNames(entry: Source): readonly { name: string; from: string }[] {
  return entry.tree.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    const from =
      moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
        ? moduleSpecifier.text
        : posix.basename(entry.path);
    return exportClause.elements.map((element) => ({
      name: (element.propertyName ?? element.name).text,
      from: `./${from.replace(/^\.\//, '')}`,
    }));
  });
}

function declarations(statement: ts.Statement): readonly ts.Declaration[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations;
  const declares =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return declares ? [statement] : [];
}

function nameOf(node: ts.Declaration): string | undefined {
  return ts.getNameOfDeclaration(node)?.getText();
}

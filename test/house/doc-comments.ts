/** What the doc comment of a public name must hold, so that a reader who hovers over it is served. */
import ts from 'typescript';

import type { PublicName } from './public-names.ts';
import { isSentence } from './shape.ts';
import { placeOf, type Source } from './source.ts';

const CODES = '`[A-Z_]+`(?:(?:,| or) `[A-Z_]+`)*';
const THROWS = new RegExp(`^(?:ContractError|FailureError ${CODES}) [a-z][\\s\\S]*\\.$`);
const FENCE = /```ts\n[\s\S]*?from 'everbond(?:\/[a-z-]+)*'[\s\S]*?```/;

/** What is missing from the comment of a public name. */
export function undocumented({ name, source, node }: PublicName): readonly string[] {
  const at = `${placeOf(source, node)}: ${name}`;
  const text = descriptionOf(node);
  if (text === null) return [`${at} has no doc comment`];

  const opening = isSentence(text) ? [] : [`${at} does not open with a sentence`];
  const signature = functionOf(node);
  const details =
    signature === null ? membersWithout(source, name, node) : gapsIn(at, node, signature);
  return [...opening, ...details];
}

function descriptionOf(node: ts.Node): string | null {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  return comment === undefined ? null : (ts.getTextOfJSDocComment(comment.comment) ?? '');
}

type Signature = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

function functionOf(node: ts.Declaration): Signature | null {
  if (ts.isFunctionDeclaration(node)) return node;
  const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  const isFunction =
    value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
  return isFunction ? value : null;
}

function gapsIn(at: string, node: ts.Declaration, signature: Signature): readonly string[] {
  const tags = ts.getJSDocTags(node);
  const textsOf = (name: string) =>
    tags
      .filter((tag) => tag.tagName.text === name)
      .map((tag) => ts.getTextOfJSDocComment(tag.comment)?.trim() ?? '');
  const throws = textsOf('throws');
  const gaps: string[] = [];

  for (const parameter of signature.parameters) {
    const described = ts.getJSDocParameterTags(parameter).some((tag) => (tag.comment ?? '') !== '');
    if (!described) gaps.push(`no @param for ${parameter.name.getText()}`);
  }
  if (answers(signature) && !textsOf('returns').some((text) => text !== '')) {
    gaps.push('no @returns');
  }
  if (!textsOf('example').some((text) => FENCE.test(text))) {
    gaps.push('no @example with a ts fence that imports from the package');
  }
  for (const text of throws.filter((said) => !THROWS.test(said))) {
    gaps.push(`a @throws that does not say which error, if what: “${text}”`);
  }
  for (const error of thrownIn(signature)) {
    if (!throws.some((said) => said.startsWith(error))) gaps.push(`no @throws ${error}`);
  }
  return gaps.map((gap) => `${at} has ${gap}`);
}

function answers(signature: Signature): boolean {
  const kind = signature.type?.kind;
  return kind !== ts.SyntaxKind.VoidKeyword && kind !== ts.SyntaxKind.NeverKeyword;
}

/** Errors that the function throws itself: not those of what it calls or hands out. */
function thrownIn(node: ts.Node): ReadonlySet<string> {
  const errors = new Set<string>();
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionDeclaration(child) || ts.isMethodDeclaration(child)) return;
    const thrown = ts.isThrowStatement(child) ? child.expression : undefined;
    if (ts.isCallExpression(child) && child.expression.getText() === 'breach') {
      errors.add('ContractError');
    } else if (thrown !== undefined && ts.isNewExpression(thrown)) {
      errors.add(thrown.expression.getText());
    }
    for (const error of thrownIn(child)) errors.add(error);
  });
  return errors;
}

function membersWithout(source: Source, name: string, node: ts.Declaration): readonly string[] {
  if (!ts.isInterfaceDeclaration(node)) return [];
  return node.members
    .filter((member) => descriptionOf(member) === null)
    .map((member) => {
      const field = member.name?.getText() ?? 'a signature';
      return `${placeOf(source, member)}: ${name}.${field} has no doc comment`;
    });
}

/**
 * The core is given time, chance and identity; it never fetches them, and it asks nothing of the
 * machine it runs on: the same input gives the same bytes anywhere.
 */
import ts from 'typescript';

import { nodesOf, placeOf, type Source } from './source.ts';

const worldly = new Set(
  `Bun Buffer Deno Function WebSocket Worker alert clearInterval clearTimeout console crypto document
  eval fetch global globalThis localStorage navigator performance process queueMicrotask require self
  setImmediate setInterval setTimeout structuredClone window`.split(/\s+/),
);

const readsTheHost: Readonly<Record<string, string>> = {
  'Date.now': 'reads the clock',
  'Date.parse': 'reads text differently from engine to engine',
  'Math.random': 'draws chance',
};

const local =
  /^(?:[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|toDateString|toTimeString|localeCompare|toLocale\w*)$/;

/** Where a file reaches for the clock, chance, the world, or the host's zone and language. */
export function impurities(source: Source): readonly string[] {
  const nodes = nodesOf(source.tree);
  const declared = new Set(nodes.flatMap(declaredName));
  return nodes.flatMap((node) => {
    const complaint = complaintAbout(node, declared);
    return complaint === null ? [] : [`${placeOf(source, node)}: ${complaint}`];
  });
}

function complaintAbout(node: ts.Node, declared: ReadonlySet<string>): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.name.text;
    const reads = readsTheHost[node.getText()];
    if (reads !== undefined) return `${node.getText()} ${reads}`;
    return local.test(name) ? `${name} depends on the host's zone or language` : null;
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    return complaintAboutCall(
      node.expression.getText(),
      node.arguments ?? [],
      ts.isNewExpression(node),
    );
  }
  const global = ts.isIdentifier(node) && worldly.has(node.text) && !declared.has(node.text);
  return global && !isName(node) ? `${node.text} belongs to the world outside` : null;
}

function complaintAboutCall(
  name: string,
  given: readonly ts.Node[],
  isNew: boolean,
): string | null {
  if (name === 'Date' && !isNew) return 'Date() reads the clock';
  if (name === 'Date' && given.length === 0) return 'new Date() reads the clock';
  if (name === 'Date' && given.length > 1) return "new Date(year, …) counts in the host's zone";
  const locale = given[0]?.getText();
  const anyLocale = locale === undefined || locale === 'undefined' || locale === '[]';
  return name.startsWith('Intl.') && /^Intl\.[A-Z]\w+$/.test(name) && anyLocale
    ? `${name} without a locale depends on the host's language`
    : null;
}

function declaredName(node: ts.Node): readonly string[] {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isImportSpecifier(node);
  return declares && node.name !== undefined && ts.isIdentifier(node.name) ? [node.name.text] : [];
}

/** The name of a property or a member, which means nothing outside its object. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}

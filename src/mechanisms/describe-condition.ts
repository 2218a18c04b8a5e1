/** Description of conditions: the sentence that a person reads, in English. */
import type { Comparison, Condition, LeafCondition } from './condition.ts';

const OF_AMOUNTS: Readonly<Record<Comparison, string>> = {
  eq: 'is',
  ne: 'is not',
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is more than',
  gte: 'is at least',
};

/** Only dates and instants are texts with an order. */
const OF_TIMES: Readonly<Record<Comparison, string>> = {
  ...OF_AMOUNTS,
  lt: 'is before',
  lte: 'is not after',
  gt: 'is after',
  gte: 'is not before',
};

/**
 * A condition as an English sentence without its period, the same for the same condition always.
 *
 * Parentheses keep what belongs together; texts stand in quotation marks, as JSON writes them.
 *
 * @param condition A condition.
 * @param labels The host's words for facts, by path; a fact without one is called by its path.
 * @returns The sentence; `always` for the empty `all`, `never` for the empty `any`.
 * @example
 * ```ts
 * import { describeCondition } from 'everbond/mechanisms';
 *
 * describeCondition(
 *   {
 *     all: [
 *       { compare: 'orders', is: 'gte', to: 3 },
 *       { any: [{ in: 'stage', values: ['new', 'lost'] }, { not: { exists: 'email' } }] },
 *     ],
 *   },
 *   { orders: 'the order count' },
 * );
 * // => 'the order count is at least 3 and (stage is one of "new", "lost" or email is not known)'
 * ```
 */
export function describeCondition(
  condition: Condition,
  labels: Readonly<Record<string, string>> = {},
): string {
  return sentence(condition, (path) => (Object.hasOwn(labels, path) ? labels[path] : null) ?? path);
}

type NameOf = (path: string) => string;

function sentence(condition: Condition, nameOf: NameOf): string {
  if ('all' in condition) return joined(condition.all, 'and', 'always', nameOf);
  if ('any' in condition) return joined(condition.any, 'or', 'never', nameOf);
  if (!('not' in condition)) return leafSentence(condition, nameOf);
  const { not } = condition;
  return 'exists' in not ? `${nameOf(not.exists)} is not known` : `not (${sentence(not, nameOf)})`;
}

function joined(
  conditions: readonly Condition[],
  word: 'and' | 'or',
  ofNone: string,
  nameOf: NameOf,
): string {
  const [only] = conditions;
  if (only === undefined) return ofNone;
  if (conditions.length === 1) return sentence(only, nameOf);
  return conditions
    .map((part) => (isSeveral(part) ? `(${sentence(part, nameOf)})` : sentence(part, nameOf)))
    .join(` ${word} `);
}

function isSeveral(condition: Condition): boolean {
  return 'all' in condition || 'any' in condition;
}

function leafSentence(leaf: LeafCondition, nameOf: NameOf): string {
  if ('exists' in leaf) return `${nameOf(leaf.exists)} is known`;
  if ('in' in leaf) return `${nameOf(leaf.in)} is one of ${leaf.values.map(valueText).join(', ')}`;
  if ('between' in leaf) {
    const [from, to] = [valueText(leaf.from), valueText(leaf.to)];
    const whether = leaf.bounds === 'closed' ? 'included' : 'not included';
    return `${nameOf(leaf.between)} is from ${from} to ${to}, the latter ${whether}`;
  }
  const words = typeof leaf.to === 'string' ? OF_TIMES : OF_AMOUNTS;
  return `${nameOf(leaf.compare)} ${words[leaf.is]} ${valueText(leaf.to)}`;
}

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { minor, currency } = value as { readonly minor: number; readonly currency: string };
  return `${minor} minor units of ${currency}`;
}

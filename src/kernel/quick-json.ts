/**
 * Quick JSON: copies a small JSON value, or leaves it to those who can say what is wrong with it.
 *
 * Commands and events are small and sound nearly always. What is accepted here is accepted by
 * `parseJsonValue`, with the same copy; what is not is looked at again there, from the beginning.
 */
import type { JsonValue } from './json-value.ts';
import { ownNames } from './plain-data.ts';
import { isStorableText } from './text.ts';

/** Values in all up to which a look from inside out is worth it. */
const NODES = 200;

interface Budget {
  nodes: number;
  readonly depth: number;
  readonly textLength: number;
}

/** A copy, or `undefined` if there is anything unusual about the value. No getter runs. */
export function quickJson(
  from: unknown,
  { depth, nodes, textLength }: Pick<Budget, 'nodes' | 'depth' | 'textLength'>,
): JsonValue | undefined {
  try {
    return copyOf(from, { nodes: Math.min(nodes, NODES), depth, textLength }, 1);
  } catch {
    return undefined; // a proxy whose trap throws, or one that was revoked
  }
}

function copyOf(value: unknown, budget: Budget, depth: number): JsonValue | undefined {
  budget.nodes -= 1;
  if (budget.nodes < 0) return undefined;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    return value.length <= budget.textLength && isStorableText(value) ? value : undefined;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : undefined;
  }
  if (typeof value !== 'object' || depth > budget.depth) return undefined;
  return Array.isArray(value) ? listOf(value, budget, depth) : objectOf(value, budget, depth);
}

function listOf(source: object, budget: Budget, depth: number): JsonValue[] | undefined {
  const count = (ownNames(source)?.length ?? 0) - 1; // the indexes and `length`
  const copy: JsonValue[] = [];
  for (let index = 0; index < count; index += 1) {
    const descriptor = Reflect.getOwnPropertyDescriptor(source, index);
    if (descriptor === undefined || !('value' in descriptor)) return undefined;
    const element = copyOf(descriptor.value, budget, depth + 1);
    if (element === undefined) return undefined;
    copy.push(element);
  }
  return Reflect.getOwnPropertyDescriptor(source, 'length')?.value === count ? copy : undefined;
}

function objectOf(
  source: object,
  budget: Budget,
  depth: number,
): { [field: string]: JsonValue } | undefined {
  const names = ownNames(source);
  if (names === null || Reflect.getPrototypeOf(source) !== Object.prototype) return undefined;
  const copy: { [field: string]: JsonValue } = {};
  for (const key of names) {
    if (key === '__proto__') return undefined;
    if (key.length > budget.textLength || !isStorableText(key)) return undefined;
    const descriptor = Reflect.getOwnPropertyDescriptor(source, key);
    if (descriptor?.enumerable !== true || !('value' in descriptor)) return undefined;
    const field = copyOf(descriptor.value, budget, depth + 1);
    if (field === undefined) return undefined;
    copy[key] = field;
  }
  return copy;
}

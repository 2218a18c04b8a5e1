/** Fact at a path: the value to show in an explanation, read as conditions read it. */
import type { JsonValue } from '../../kernel/json-value.ts';

/** The value at a path of own fields; `null` if it is not there. */
export function factAt(facts: unknown, path: string): JsonValue {
  let value = facts;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return (value ?? null) as JsonValue;
}

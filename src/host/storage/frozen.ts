/** Frozen: a JSON value that nobody can change any more. */
import type { JsonValue } from '../../kernel/json-value.ts';

/** Freezes a value with all that is in it. Calls itself: what a store holds is not deep. */
export function frozen<Value extends JsonValue>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const child of Object.values(value)) frozen(child);
  return Object.freeze(value);
}

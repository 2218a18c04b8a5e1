/** Canonical JSON: one text for one value, however its fields were ordered, for fingerprints. */
import { breach } from './errors.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { type JsonLimits, parseJsonValue } from './parse-json-value.ts';

/**
 * The canonical text of a JSON value: equal values give equal texts.
 *
 * No blanks; fields in the order of their names by UTF-16 units; numbers and texts as
 * `JSON.stringify` writes them. Compare or hash this text to know whether two commands are one.
 *
 * @param value A JSON value within the limits.
 * @param limits Limits other than `JSON_LIMITS`.
 * @returns JSON text that reads back as an equal value.
 * @throws ContractError if the value is no JSON or exceeds a limit.
 * @see Anders Rundgren and others, RFC 8785, "JSON Canonicalization Scheme (JCS)" (2020).
 * @example
 * ```ts
 * import { canonicalJson } from 'everbond/kernel';
 *
 * canonicalJson({ b: [1, 2.5], a: null }); // => '{"a":null,"b":[1,2.5]}'
 * ```
 */
export function canonicalJson(value: JsonValue, limits: Partial<JsonLimits> = {}): string {
  const read = parseJsonValue(value, limits);
  if (!read.ok) breach('canonicalJson', 'value', `must be JSON, got ${read.issues[0]?.code}`);

  return textOf(read.value);
}

/** Calls itself: the value was read within its limit of depth. */
function textOf(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(textOf).join(',')}]`;

  const fields = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${textOf(value[name] ?? null)}`);
  return `{${fields.join(',')}}`;
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

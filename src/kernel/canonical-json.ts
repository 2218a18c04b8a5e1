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

  return canonicalText(read.value);
}

/** The canonical text of a value known to be JSON. Calls itself: such a value is not deep. */
export function canonicalText(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  let text = '';
  if (isList(value)) {
    for (const element of value) text += `${text === '' ? '' : ','}${canonicalText(element)}`;
    return `[${text}]`;
  }
  for (const name of sorted(Object.keys(value))) {
    const field = `${quoted(name)}:${canonicalText(value[name] ?? null)}`;
    text += text === '' ? field : `,${field}`;
  }
  return `{${text}}`;
}

/** Names in the order of their UTF-16 units. Few, which `sort` takes longer to prepare for. */
function sorted(names: string[]): readonly string[] {
  if (names.length > 16) return names.sort();
  for (let place = 1; place < names.length; place += 1) {
    const name = names[place] ?? '';
    let free = place;
    for (; free > 0 && (names[free - 1] ?? '') > name; free -= 1) {
      names[free] = names[free - 1] ?? '';
    }
    names[free] = name;
  }
  return names;
}

/** Characters that stand in JSON as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

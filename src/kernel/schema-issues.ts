/** Schema issues: what a schema found wrong, as issues of this library, without a caller's text. */
import type { JsonValue } from './json-value.ts';
import { JSON_LIMITS } from './parse-json-value.ts';
import type { Issue } from './parsed.ts';

/** What is read of an issue of the schema; its message only where {@link knownFields} wrote it. */
export interface RawIssue {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  /** Set by the checks that a schema of ours makes itself. */
  readonly params?: { readonly [field: string]: unknown } | undefined;
}

/** What a check that a schema of ours makes itself says of a value. */
export function fault(code: string, message: string) {
  return { params: { code, message } };
}

/** The same as an issue. */
export function rawIssue(input: unknown, code: string, message: string) {
  return { code: 'custom' as const, input, ...fault(code, message) };
}

/** What the schema is told to say of fields that it does not know: which ones it does. */
export function knownFields({ code, inst }: { code?: string; inst?: unknown }): string | undefined {
  if (code !== 'unrecognized_keys') return undefined;
  const { _zod } = inst as { _zod: { def: { shape: object } } };
  const known = Object.keys(_zod.def.shape);
  return known.length === 0 ? 'must have no field' : `must have no field but ${known.join(', ')}`;
}

/** The issues, those of the kernel's limit at most, in the order they were found. */
export function issuesOf(raw: readonly RawIssue[], json: JsonValue): readonly Issue[] {
  return raw.slice(0, JSON_LIMITS.issues).map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const [code, message] = isMissing(json, path) ? ['MISSING', 'must be given'] : wording(issue);
    return { path, code, message };
  });
}

function wording(issue: RawIssue): readonly [code: string, message: string] {
  const { code = '', message = '', params, expected, values, minimum, maximum } = issue;
  switch (code) {
    case 'custom':
      return [String(params?.['code']), String(params?.['message'])];
    case 'invalid_type':
      return ['WRONG_TYPE', `must be ${TYPES[String(expected)] ?? String(expected)}`];
    case 'invalid_value':
      return ['UNKNOWN_VALUE', `must be one of: ${(values ?? []).map(String).join(', ')}`];
    case 'unrecognized_keys':
      return ['UNKNOWN_FIELD', message];
    case 'too_small':
      return ['OUT_OF_RANGE', `must be at least ${String(minimum)}`];
    case 'too_big':
      return ['OUT_OF_RANGE', `must be at most ${String(maximum)}`];
    default:
      return ['UNKNOWN_VALUE', 'must be one of the forms that are known'];
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Whether nothing stands where the issue points. The value was read: fields are plain data. */
function isMissing(json: JsonValue, path: readonly (string | number)[]): boolean {
  let value: unknown = json;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return true;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return false;
}

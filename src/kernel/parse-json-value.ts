/**
 * Parsing of JSON values: proves that data from outside is JSON, within limits, and copies it.
 *
 * The walk keeps its own queue instead of calling itself, so no nesting can exhaust the stack, and
 * reads fields by descriptor, so no getter runs. What comes back is a copy: what the caller, or a
 * proxy, changes later is not in it.
 */
import { breach } from './errors.ts';
import type { JsonValue } from './json-value.ts';
import { type Issue, type Parsed, parsed } from './parsed.ts';
import { isList, plainElements, plainFields } from './plain-data.ts';
import { quickJson } from './quick-json.ts';
import { shown } from './shown.ts';
import { isStorableText } from './text.ts';

/** How much JSON is accepted at once. Every limit is a whole number, 1 or more. */
export interface JsonLimits {
  /** How many lists and objects may stand inside one another; at most 1000. */
  readonly depth: number;
  /** How many values there may be in all, lists and objects included. */
  readonly nodes: number;
  /** How long a text or the name of a field may be, in UTF-16 units. */
  readonly textLength: number;
  /** After how many issues the search stops. */
  readonly issues: number;
}

/** The limits that hold where none are given. */
export const JSON_LIMITS: JsonLimits = Object.freeze({
  depth: 32,
  nodes: 100_000,
  textLength: 100_000,
  issues: 100,
});

const DEPTH_MAX = 1000;

/**
 * Reads a JSON value from data that may be anything.
 *
 * JSON is `null`, `true` and `false`, finite numbers other than -0, well-formed texts without NUL,
 * lists without holes, and plain objects whose fields are all visible data. A field called
 * `__proto__` is refused: code that copies it by assignment would change a prototype instead.
 * One object in two places is read twice; an object inside itself is an issue.
 *
 * @param from Anything; hostile data included.
 * @param limits Limits other than {@link JSON_LIMITS}.
 * @returns A copy made of plain lists and objects, or the issues with their paths, outer ones
 *   first: `NOT_JSON`, `NOT_FINITE`, `NEGATIVE_ZERO`, `NOT_STORABLE`, `TOO_LONG`, `NOT_PLAIN`,
 *   `BAD_FIELD_NAME`, `CYCLE`, `TOO_DEEP` or `TOO_MANY_NODES`.
 * @throws ContractError if a limit is not a whole number from 1, or the depth is over 1000.
 * @see RFC 8259, "The JavaScript Object Notation (JSON) Data Interchange Format" (2017).
 * @example
 * ```ts
 * import { parseJsonValue } from 'everbond/kernel';
 *
 * parseJsonValue({ points: [1, 2] }); // => { ok: true, value: { points: [1, 2] } }
 * parseJsonValue({ points: Number.NaN }).ok; // => false
 * ```
 */
export function parseJsonValue(from: unknown, limits: Partial<JsonLimits> = {}): Parsed<JsonValue> {
  const whole: JsonLimits = { ...JSON_LIMITS, ...limits };
  requireLimits(whole);
  const quick = quickJson(from, whole);
  if (quick !== undefined) return parsed(quick);

  const scan: Scan = { limits: whole, issues: [], queue: [], nodes: 0 };
  const value = read(scan, from, null, '');
  for (const container of scan.queue) if (!fill(scan, container)) break;
  return scan.issues.length === 0 ? parsed(value) : { ok: false, issues: scan.issues };
}

interface Scan {
  readonly limits: JsonLimits;
  readonly issues: Issue[];
  /** Lists and objects seen, outer ones first; each is filled when its turn comes. */
  readonly queue: Container[];
  nodes: number;
}

interface Container {
  readonly source: object;
  readonly copy: JsonValue[] | { [field: string]: JsonValue };
  readonly parent: Container | null;
  readonly key: string | number;
  readonly depth: number;
}

/** Copies what stands in a list or object; `false` once a limit says that this is enough. */
function fill(scan: Scan, container: Container): boolean {
  const { limits } = scan;
  const { source, copy } = container;
  if (scan.issues.length >= limits.issues) return false;
  const children = isList(source)
    ? plainElements(source, limits.nodes - scan.nodes)?.entries()
    : plainFields(source)?.entries();
  if (children === undefined) {
    report(scan, 'NOT_PLAIN', 'must be a plain list or object of data', pathTo(container));
    return true;
  }

  for (const [key, child] of children) {
    if (scan.issues.length >= limits.issues) return false;
    if (scan.nodes >= limits.nodes) {
      report(scan, 'TOO_MANY_NODES', `must hold at most ${limits.nodes} values`, []);
      return false;
    }
    if (typeof key === 'string' && !isFieldName(key, limits.textLength)) {
      report(scan, 'BAD_FIELD_NAME', 'must have field names that can be kept', pathTo(container));
    } else {
      (copy as Record<string | number, JsonValue>)[key] = read(scan, child, container, key);
    }
  }
  return true;
}

/** One value; lists and objects come back empty and are put into the queue. */
function read(
  scan: Scan,
  value: unknown,
  parent: Container | null,
  key: string | number,
): JsonValue {
  scan.nodes += 1;
  const fault =
    typeof value === 'object' && value !== null
      ? faultOfContainer(value, parent, scan.limits.depth)
      : faultOfScalar(value, scan.limits.textLength);
  if (fault !== null) {
    return report(scan, ...fault, parent === null ? [] : [...pathTo(parent), key]);
  }
  if (typeof value !== 'object' || value === null) return value as JsonValue;

  const copy = isList(value) ? [] : {};
  scan.queue.push({ source: value, copy, parent, key, depth: (parent?.depth ?? 0) + 1 });
  return copy;
}

function faultOfScalar(value: unknown, textLength: number): readonly [string, string] | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return ['NOT_FINITE', 'must be a finite number'];
    return Object.is(value, -0) ? ['NEGATIVE_ZERO', 'must not be -0'] : null;
  }
  if (typeof value !== 'string') return ['NOT_JSON', 'must be JSON'];
  if (value.length > textLength) {
    return ['TOO_LONG', `must have at most ${textLength} characters, got ${value.length}`];
  }
  return isStorableText(value) ? null : ['NOT_STORABLE', 'must be well-formed text without NUL'];
}

function faultOfContainer(
  source: object,
  parent: Container | null,
  depthMax: number,
): readonly [string, string] | null {
  for (let outer = parent; outer !== null; outer = outer.parent) {
    if (outer.source === source) return ['CYCLE', 'must not hold itself'];
  }
  return parent !== null && parent.depth >= depthMax
    ? ['TOO_DEEP', `must nest at most ${depthMax} deep`]
    : null;
}

function report(
  scan: Scan,
  code: string,
  message: string,
  path: readonly (string | number)[],
): null {
  scan.issues.push({ path, code, message });
  return null;
}

function pathTo({ parent, key }: Container): readonly (string | number)[] {
  return parent === null ? [] : [...pathTo(parent), key];
}

function isFieldName(name: string, lengthMax: number): boolean {
  return name !== '__proto__' && name.length <= lengthMax && isStorableText(name);
}

function requireLimits(limits: JsonLimits): void {
  for (const limit of ['depth', 'nodes', 'textLength', 'issues'] as const) {
    const value = limits[limit];
    if (Number.isInteger(value) && value >= 1) continue;
    breach(
      'parseJsonValue',
      `limits.${limit}`,
      `must be whole and at least 1, got ${shown(value)}`,
    );
  }
  if (limits.depth <= DEPTH_MAX) return;
  breach('parseJsonValue', 'limits.depth', `must be at most ${DEPTH_MAX}, got ${limits.depth}`);
}

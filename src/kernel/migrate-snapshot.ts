/**
 * Migrating a snapshot: from the form an older release saved it in, step by step, to that of today.
 *
 * Events have a list of steps without gaps. Snapshots may be thrown away and made again from the
 * events, so old steps may be dropped: then the step that is missing is named.
 */
import type { JsonObject, JsonValue } from './json-value.ts';
import { type JsonLimits, parseJsonValue } from './parse-json-value.ts';
import { type Parsed, parsed, rejected } from './parsed.ts';

/** What a machine saves today, and how it reads what it saved before. */
export interface SnapshotForm {
  /** The name of the machine. */
  readonly machine: string;
  /** The version it writes today: whole, 1 or more. */
  readonly version: number;
  /** By version, the step that leads to the next one. Pure: it answers a new object. */
  readonly steps: { readonly [version: number]: (snapshot: JsonObject) => JsonObject };
}

/**
 * A snapshot in the form of today.
 *
 * @returns The snapshot with today's version; or one issue: of the JSON, `NOT_A_SNAPSHOT`,
 *   `OTHER_MACHINE`, `NOT_A_VERSION`, `NEWER_VERSION`, or `MISSING_STEP` with both versions.
 */
export function migrateSnapshot(
  from: unknown,
  { machine, version, steps }: SnapshotForm,
  limits: Partial<JsonLimits> = {},
): Parsed<JsonObject> {
  const json = parseJsonValue(from, limits);
  if (!json.ok) return json;
  if (!isObject(json.value)) return rejected('NOT_A_SNAPSHOT', 'must be a snapshot');

  const { machine: savedBy, version: saved } = json.value;
  if (savedBy !== machine) return rejected('OTHER_MACHINE', 'must be of this machine', ['machine']);
  if (typeof saved !== 'number' || !Number.isSafeInteger(saved) || saved < 1) {
    return rejected('NOT_A_VERSION', 'must be whole and at least 1', ['version']);
  }
  if (saved > version) {
    const message = `must be at most ${version}, got ${saved}: a newer release saved it`;
    return rejected('NEWER_VERSION', message, ['version']);
  }

  let snapshot: JsonObject = json.value;
  for (let at = saved; at < version; at += 1) {
    const step = Object.hasOwn(steps, at) ? steps[at] : undefined;
    if (step === undefined) {
      const message = `must have a step from version ${at} to ${at + 1}, and there is none`;
      return rejected('MISSING_STEP', message, ['version']);
    }
    snapshot = { ...step(snapshot), machine, version: at + 1 };
  }
  return parsed(snapshot);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

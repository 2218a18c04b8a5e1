/**
 * Upcasting: events stored by an older release, brought to the form of this one.
 *
 * What was stored is never rewritten. Each type of event has a list of steps, from version 1 to 2,
 * from 2 to 3 and so on; a list has no gaps, so no version can be missed.
 */
import type { JsonObject, JsonValue } from './json-value.ts';
import { type Parsed, parsed, rejected } from './parsed.ts';
import { plainFields } from './plain-data.ts';

/** An event as a store keeps it. */
export interface StoredEvent {
  /** What happened, in the past tense: `Redeemed`. */
  readonly type: string;
  /** The version of this type's form: whole, 1 or more. */
  readonly version: number;
  /** The facts. */
  readonly [fact: string]: JsonValue;
}

/** From the form of one version to that of the next. Pure: it answers a new object. */
export type UpcastStep = (event: StoredEvent) => JsonObject;

/**
 * The types of event that are known, each with its steps: the first leads from version 1 to 2. A
 * type that never changed has an empty list.
 */
export interface EventFormats {
  /** The steps of one type. */
  readonly [type: string]: readonly UpcastStep[];
}

/**
 * The version in which events of a type are written today.
 *
 * @param formats The types that are known.
 * @param type The type of event.
 * @returns One more than the type has steps; `null` if the type is not known.
 * @example
 * ```ts
 * import { currentVersion } from 'everbond/kernel';
 *
 * currentVersion({ Earned: [] }, 'Earned'); // => 1
 * currentVersion({ Earned: [] }, 'Burned'); // => null
 * ```
 */
export function currentVersion(formats: EventFormats, type: string): number | null {
  const steps = stepsOf(formats, type);
  return steps === null ? null : steps.length + 1;
}

/**
 * A stored event in the form of today.
 *
 * @param stored What came out of the store; should be JSON within limits, see `parseJsonValue`.
 * @param formats The types that are known, with their steps.
 * @returns The event with today's version, a new object; or one issue: `NOT_AN_EVENT`,
 *   `UNKNOWN_TYPE`, `NOT_A_VERSION`, or `NEWER_VERSION` if a newer release wrote it.
 * @example Points were once called coins
 * ```ts
 * import { type EventFormats, upcastEvent } from 'everbond/kernel';
 *
 * const formats = { Earned: [({ coins = 0 }) => ({ points: coins })] } satisfies EventFormats;
 *
 * upcastEvent({ type: 'Earned', version: 1, coins: 5 }, formats);
 * // => { ok: true, value: { type: 'Earned', version: 2, points: 5 } }
 * ```
 */
export function upcastEvent(stored: unknown, formats: EventFormats): Parsed<StoredEvent> {
  const fields = plainFields(stored);
  const [type, version] = [fields?.get('type'), fields?.get('version')];
  if (fields === null || typeof type !== 'string') {
    return rejected('NOT_AN_EVENT', 'must be an event with a type and a version');
  }
  const steps = stepsOf(formats, type);
  if (steps === null) return rejected('UNKNOWN_TYPE', 'must be a type that is known', ['type']);
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    return rejected('NOT_A_VERSION', 'must be whole and at least 1', ['version']);
  }
  const newest = steps.length + 1;
  if (version > newest) {
    const message = `must be at most ${newest}, got ${version}: a newer release wrote it`;
    return rejected('NEWER_VERSION', message, ['version']);
  }

  let event = { ...Object.fromEntries(fields), type, version } as StoredEvent;
  for (const step of steps.slice(version - 1)) {
    event = { ...step(event), type, version: event.version + 1 };
  }
  return parsed(event);
}

function stepsOf(formats: EventFormats, type: string): readonly UpcastStep[] | null {
  return Object.hasOwn(formats, type) ? (formats[type] ?? null) : null;
}

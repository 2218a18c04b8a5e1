/** Event of today: a stored event in the form of this release, whichever release wrote it. */
import type { JsonValue } from './json-value.ts';
import { type Parsed, parsed } from './parsed.ts';
import { type EventFormats, upcastEvent } from './upcast.ts';

/**
 * The facts of an event without its version. An event that has none is of today.
 *
 * @returns The facts, or one issue of the kernel's `upcastEvent`.
 */
export function eventOfToday(from: JsonValue, formats: EventFormats): Parsed<JsonValue> {
  const isVersioned = typeof from === 'object' && from !== null && Object.hasOwn(from, 'version');
  if (!isVersioned) return parsed(from);

  const upcast = upcastEvent(from, formats);
  if (!upcast.ok) return upcast;
  const facts = Object.entries(upcast.value).filter(([field]) => field !== 'version');
  return parsed(Object.fromEntries(facts));
}

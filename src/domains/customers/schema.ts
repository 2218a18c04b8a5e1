/**
 * Customer schemas: commands, events, snapshots and timeline entries from anything at all.
 *
 * The compiler holds each equal to its hand-written type. JSON is read within the kernel's limits
 * first, fields that are not known are refused, and all that is wrong is named.
 *
 * @module
 */
import { checked, jsonSchemaOf, standard } from '../../kernel/domain-schema.ts';
import { eventOfToday } from '../../kernel/event-of-today.ts';
import type { JsonObject } from '../../kernel/json-value.ts';
import { migrateSnapshot } from '../../kernel/migrate-snapshot.ts';
import { parseJsonValue } from '../../kernel/parse-json-value.ts';
import type { Parsed } from '../../kernel/parsed.ts';
import { faultsOfEvent, faultsOfSnapshot } from './coherence.ts';
import type { CustomerCommand } from './customer-command.ts';
import type { CustomerEvent } from './customer-event.ts';
import { customerFormats } from './customer-formats.ts';
import { command, event } from './customer-schema.ts';
import { type CustomerSnapshot, SNAPSHOT_FORM } from './customer-snapshot.ts';
import { entry, snapshot } from './record-schema.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/**
 * Reads a command from data that may be anything.
 *
 * @param from Anything.
 * @returns The command in canonical form, or every issue with its path: `NOT_A_WORD` where text
 *   stands in the place of a name.
 * @example
 * ```ts
 * import { parseCustomerCommand } from 'everbond/customers/schema';
 *
 * const told = { type: 'AskQuestion', at: '2026-05-01T10:00Z', by: 'web', fact: 'What is it?' };
 * const read = parseCustomerCommand(told);
 *
 * read.ok ? [] : read.issues.map(({ code, path }) => [code, ...path]);
 * // => [['NOT_A_WORD', 'fact']]
 * ```
 */
export function parseCustomerCommand(from: unknown): Parsed<CustomerCommand> {
  const json = parseJsonValue(from);
  return json.ok ? checked(command, json.value) : json;
}

/**
 * Reads an event from data that may be anything, in whichever form it was stored.
 *
 * @param from Anything. An event without a `version` counts as of today.
 * @returns The event without its version, or every issue with its path; `NEWER_VERSION` if a newer
 *   release wrote it.
 * @example
 * ```ts
 * import { parseCustomerEvent } from 'everbond/customers/schema';
 *
 * const read = parseCustomerEvent({ type: 'Erased', version: 2 });
 *
 * read.ok ? [] : read.issues.map(({ code }) => code); // => ['NEWER_VERSION']
 * ```
 */
export function parseCustomerEvent(from: unknown): Parsed<CustomerEvent> {
  const json = parseJsonValue(from);
  if (!json.ok) return json;
  const form = eventOfToday(json.value, customerFormats);
  return form.ok ? checked(event, form.value, faultsOfEvent) : form;
}

/**
 * Reads a snapshot from data that may be anything, in whichever form it was saved.
 *
 * @param from Anything.
 * @returns The snapshot in the form of today, or every issue with its path: `OTHER_MACHINE`,
 *   `NEWER_VERSION`, or `MISSING_STEP` if no step leads on from its version.
 * @example
 * ```ts
 * import { NO_CUSTOMER, saveCustomer } from 'everbond/customers';
 * import { parseCustomerSnapshot } from 'everbond/customers/schema';
 * import { instant } from 'everbond/kernel';
 *
 * const saved = saveCustomer(NO_CUSTOMER, instant('2026-05-11T10:00Z'));
 *
 * parseCustomerSnapshot(JSON.parse(JSON.stringify(saved))); // => { ok: true, value: saved }
 * ```
 */
export function parseCustomerSnapshot(from: unknown): Parsed<CustomerSnapshot> {
  const form = migrateSnapshot(from, SNAPSHOT_FORM);
  return form.ok ? checked(snapshot, form.value, faultsOfSnapshot) : form;
}

/**
 * Reads an entry of a timeline from data that may be anything.
 *
 * @param from Anything.
 * @returns The entry, or every issue with its path.
 * @example
 * ```ts
 * import { parseTimelineEntry } from 'everbond/customers/schema';
 *
 * const order = { kind: 'transaction', what: 'bought', customer: 'ada', id: 'order-1' };
 *
 * parseTimelineEntry({ ...order, at: '2026-05-01T10:00Z', amount: null }).ok; // => true
 * parseTimelineEntry({ ...order, at: 'yesterday', amount: null }).ok; // => false
 * ```
 */
export function parseTimelineEntry(from: unknown): Parsed<TimelineEntry> {
  const json = parseJsonValue(from);
  return json.ok ? checked(entry, json.value) : json;
}

/** The same ways in, for whatever takes a Standard Schema. */
export const customerSchemas = Object.freeze({
  command: standard(parseCustomerCommand),
  event: standard(parseCustomerEvent),
  snapshot: standard(parseCustomerSnapshot),
  entry: standard(parseTimelineEntry),
});

/**
 * The JSON Schema of what may be handed in.
 *
 * @param part Commands, events, snapshots or timeline entries, in their form of today.
 * @returns A JSON Schema of the draft 2020-12; what lies beyond the shape only the parsers check.
 * @see JSON Schema, "Draft 2020-12", json-schema.org.
 * @example
 * ```ts
 * import { customerJsonSchema } from 'everbond/customers/schema';
 *
 * Object.keys(customerJsonSchema('snapshot')['properties'] ?? {});
 * // => ['machine', 'version', 'savedAt', 'state', 'context']
 * ```
 */
export function customerJsonSchema(part: 'command' | 'event' | 'snapshot' | 'entry'): JsonObject {
  return jsonSchemaOf({ command, event, snapshot, entry }[part]);
}
